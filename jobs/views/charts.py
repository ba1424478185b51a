"""Figures of the market page as places and widths, ready to be drawn as SVG by the template."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from jobs.filters import PostingFilters
from jobs.market.rows import UNKNOWN, Share
from jobs.market.salaries import CurrencySpread, Spread
from jobs.market.trends import Trend
from jobs.models import JobPosting

# Classes and patterns of a stacked bar: no two of its pieces look alike
_TONES: Final = ("f2", "h", "f1", "d", "f3b", "x", "b", "v")
_FEWEST_WEEKS: Final = 3
_POSTINGS_A_POINT: Final = 12
_MOST_COVERED: Final = 4


@dataclass(frozen=True, slots=True)
class Multiple:
    """One skill's line over the weeks: an SVG path over 0…weeks-1 and 0…100, its last and its change in points."""

    skill: str
    path: str
    latest: float
    change: int | None
    direction: str
    query: str
    told: str


@dataclass(frozen=True, slots=True)
class WeekBar:
    week: date
    count: int
    x: float
    width: float
    height: float
    query: str

    @property
    def top(self) -> float:
        """Where the bar begins, from above."""
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class PayRow:
    """One level's pay on the axis of its currency, places in percent."""

    label: str
    spread: Spread
    line: tuple[float, float] | None
    box: tuple[float, float] | None
    median: float
    query: str


@dataclass(frozen=True, slots=True)
class PayChart:
    currency: str
    low: int
    high: int
    rows: list[PayRow]
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a stacked bar; `tone` is a class, or the id of a pattern."""

    label: str
    share: Share
    x: float
    width: float
    tone: str
    query: str

    @property
    def is_pattern(self) -> bool:
        return len(self.tone) == 1


def window(totals: Sequence[int]) -> int:
    """How many weeks a point of a trend covers, so that single postings do not make its line."""
    average = sum(totals) / len(totals) if totals else 0
    return max(1, min(_MOST_COVERED, ceil(_POSTINGS_A_POINT / average))) if average else 1


def small_multiples(
    trends: Sequence[Trend], weeks: Sequence[date], filters: PostingFilters
) -> list[Multiple]:
    if len(weeks) < _FEWEST_WEEKS:
        return []
    covered = window(trends[0].totals) if trends else 1
    return [_multiple(trend, covered, filters) for trend in trends]


def _shares(trend: Trend, covered: int) -> Iterator[tuple[int, float]]:
    """(week, share in percent) over the weeks up to each one."""
    for at in range(min(covered, len(trend.counts)) - 1, len(trend.counts)):
        span = slice(max(0, at - covered + 1), at + 1)
        if total := sum(trend.totals[span]):
            yield at, 100 * sum(trend.counts[span]) / total


def _multiple(trend: Trend, covered: int, filters: PostingFilters) -> Multiple:
    known = list(_shares(trend, covered))
    path = "M" + "L".join(f"{at} {100 - percent:.1f}" for at, percent in known) if known else ""
    first, last = (known[0][1], known[-1][1]) if known else (0.0, 0.0)
    told = f"{trend.skill}: {first:.0f} percent at first, {last:.0f} at last"
    change = None if trend.change is None else round(trend.change)
    return Multiple(trend.skill, path, last, change, trend.direction, filters.narrowed_to(trend.skill), told)


def week_bars(totals: Sequence[int], weeks: Sequence[date], filters: PostingFilters) -> list[WeekBar]:
    most = max(totals, default=0)
    if most == 0:
        return []
    step = 100 / len(weeks)
    return [
        WeekBar(
            week,
            count,
            at * step,
            step * 0.84,
            100 * count / most,
            filters.to_query(week=week) if count else "",
        )
        for at, (week, count) in enumerate(zip(weeks, totals, strict=True))
    ]


def pay_rows(spreads: Sequence[CurrencySpread], filters: PostingFilters) -> list[PayChart]:
    """One chart per currency; amounts of different currencies are never put on one axis."""
    names = dict(JobPosting.Seniority.choices)
    charts = []
    for spread in spreads[:3]:
        levels = [("All", spread.overall)]
        if len(spread.by_seniority) > 1:
            levels += [(names.get(one.seniority or "", "Not said"), one) for one in spread.by_seniority]
        low, high = _axis(spread.overall)
        rows = [_pay_row(label, one, low, high, filters) for label, one in levels]
        query = filters.to_query(currency=spread.currency, salary="stated")
        charts.append(PayChart(spread.currency, low, high, rows, spread.overall.count, query))
    return charts


def _axis(overall: Spread) -> tuple[int, int]:
    step = 10_000 if overall.high < 400_000 else 100_000
    low = overall.low // step * step
    high = -(-overall.high // step) * step
    return low, high if high > low else low + step


def _pay_row(label: str, spread: Spread, low: int, high: int, filters: PostingFilters) -> PayRow:
    def place(value: int) -> float:
        return 100 * (value - low) / (high - low)

    line = box = None
    if spread.percentiles:
        tenth, quarter, _, three_quarters, nine_tenths = map(place, spread.percentiles)
        line, box = (tenth, nine_tenths - tenth), (quarter, max(0.4, three_quarters - quarter))
    level = {} if spread.seniority is None else {"seniority": _stated(spread.seniority)}
    query = filters.to_query(currency=spread.currency, salary="stated", **level)
    return PayRow(label, spread, line, box, place(spread.median), query)


def mix(
    shares: Mapping[str, Share], names: Mapping[str, str], field: str, filters: PostingFilters
) -> list[Slice]:
    """Shares as slices of one bar that is filled from side to side."""
    slices = []
    at = 0.0
    for number, (value, share) in enumerate(shares.items()):
        width = 100 * share.count / share.of if share.of else 0.0
        tone = "f3" if value == UNKNOWN else _TONES[number % len(_TONES)]
        query = filters.to_query(**{field: _stated(value)})
        slices.append(Slice(names.get(value, "Not said"), share, at, max(0.0, width - 0.3), tone, query))
        at += width
    return slices


def _stated(value: str) -> str:
    return "unstated" if value == UNKNOWN else value
