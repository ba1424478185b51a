"""Timing and printing: each figure beside the value it must reach."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


def times_of(work: Callable[[], object], *, runs: int, warm: int = 1) -> list[float]:
    """Seconds of each of `runs` calls, after `warm` that are not counted."""
    for _ in range(warm):
        work()
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Report:
    """Prints one line a figure; `missed` counts those beyond their bound."""

    missed: int = 0
    lines: list[str] = field(default_factory=list)

    def section(self, title: str) -> None:
        print(f"\n{title}", flush=True)

    def figure(
        self,
        name: str,
        value: float,
        unit: str,
        *,
        bound: float | None = None,
        least: float | None = None,
        note: str = "",
    ) -> None:
        """`bound` is what the value must stay under, `least` what it must reach."""
        mark = ""
        if bound is not None:
            held = value <= bound
            self.missed += not held
            mark = f"  at most {bound:g} {unit}  {'ok' if held else 'MISSED'}"
        if least is not None:
            held = value >= least
            self.missed += not held
            mark = f"  at least {least:g} {unit}  {'ok' if held else 'MISSED'}"
        print(f"  {name:<58} {value:>10.3f} {unit:<5}{mark}{'  ' + note if note else ''}", flush=True)

    def median_ms(self, name: str, seconds: Sequence[float], *, bound: float | None = None) -> float:
        value = statistics.median(seconds) * 1000
        spread = f"min {min(seconds) * 1000:.1f}, max {max(seconds) * 1000:.1f}, {len(seconds)} runs"
        self.figure(name, value, "ms", bound=bound, note=spread)
        return value
