"""How the demand for skills moves from week to week, and which skills are asked for together."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final

from jobs.market.rows import Index

_WEEK: Final = timedelta(weeks=1)
MOST_WEEKS: Final = 53
# A direction is named only where both halves hold this many postings and the share moved this far, in points.
_FEWEST_A_HALF: Final = 8
_MOVED: Final = 8.0

_FEWEST_TOGETHER: Final = 3
_LEAST_SUPPORT: Final = 0.03
_LEAST_LIFT: Final = 1.2
_PAIRED_SKILLS: Final = 60


@dataclass(frozen=True, slots=True)
class Trend:
    """A skill's weeks: `counts` of the `totals` posted. `change` is in points of share, recent half less earlier half.

    `change` is None where there is too little to say. `weeks` is shared by all trends of a market.
    """

    skill: str
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    change: float | None
    opens: dict[str, list[str]]

    @property
    def percents(self) -> tuple[float | None, ...]:
        """Share per week, 0–100; None for a week without postings."""
        pairs = zip(self.counts, self.totals, strict=True)
        return tuple(round(count * 100 / total, 1) if total else None for count, total in pairs)

    @property
    def direction(self) -> str:
        """rising, falling, steady, or '' where too little is known."""
        if self.change is None:
            return ""
        return "rising" if self.change >= _MOVED else "falling" if self.change <= -_MOVED else "steady"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two skills asked for together in `count` postings, `lift` times as often as chance would have it."""

    first: str
    second: str
    count: int
    lift: float
    opens: dict[str, list[str]]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "first": self.first,
            "second": self.second,
            "count": self.count,
            "lift": self.lift,
            "opens": self.opens,
        }


def weeks_of(index: Index) -> tuple[date, ...]:
    """Every week from the first to the last posting, empty ones too; the latest 53 at most."""
    if not index.weeks:
        return ()
    last = max(index.weeks)
    first = max(min(index.weeks), last - _WEEK * (MOST_WEEKS - 1))
    return tuple(first + _WEEK * step for step in range((last - first) // _WEEK + 1))


def trends(index: Index, names: list[str], weeks: tuple[date, ...]) -> tuple[Trend, ...]:
    """A trend for each skill named."""
    sets = [index.weeks.get(week, 0) for week in weeks]
    totals = tuple(chosen.bit_count() for chosen in sets)
    middle = _middle(totals)
    found = []
    for name in names:
        held = index.skills[name]
        counts = tuple((chosen & held).bit_count() for chosen in sets)
        found.append(Trend(name, counts, totals, _change(counts, totals, middle), {"skill": [name]}))
    return tuple(found)


def _middle(totals: tuple[int, ...]) -> int:
    """The week that begins the recent half, so that both halves hold about as many postings."""
    reached = 0
    for at, total in enumerate(totals):
        if reached * 2 >= sum(totals):
            return at
        reached += total
    return len(totals)


def _change(counts: tuple[int, ...], totals: tuple[int, ...], middle: int) -> float | None:
    earlier, recent = sum(totals[:middle]), sum(totals[middle:])
    if min(earlier, recent) < _FEWEST_A_HALF:
        return None
    return round(sum(counts[middle:]) * 100 / recent - sum(counts[:middle]) * 100 / earlier, 1)


def pairs(index: Index, names: list[str], most: int) -> tuple[Pair, ...]:
    """What goes together among the commonest skills: the strongest ties first, each with enough postings behind it."""
    total = len(index.rows)
    fewest = max(_FEWEST_TOGETHER, round(total * _LEAST_SUPPORT))
    sets = [(name, index.skills[name], index.skills[name].bit_count()) for name in names[:_PAIRED_SKILLS]]
    found = []
    for (first, held, count), (second, other, other_count) in combinations(sets, 2):
        together = (held & other).bit_count()
        if together >= fewest:
            lift = together * total / (count * other_count)
            if lift >= _LEAST_LIFT:
                opens = {"skill": [first, second]}
                found.append(Pair(first, second, together, round(lift, 2), opens))
    # Lift alone favours the rare; weighed with support, ties that matter come first.
    found.sort(key=lambda pair: (-pair.count * (pair.lift - 1), pair.first, pair.second))
    return tuple(found[:most])
