"""The salary spread of a selection by currency and seniority, for full years of work."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from jobs.extraction.types import SENIORITIES, Salary
from jobs.market.rows import UNKNOWN, MarketRow

PERCENTILES: Final = (10, 25, 50, 75, 90)
# With fewer figures than this a percentile is only one posting's pay.
FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """Percentiles 10, 25, 50, 75, 90 of yearly pay in one currency; too few postings leave only the median.

    A posting with a range counts with its middle, one with a single bound with that bound.
    """

    currency: str
    seniority: str | None
    count: int
    low: int
    high: int
    percentiles: tuple[int, ...] | None
    median: int
    opens: dict[str, list[str]]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        named = (
            None
            if self.percentiles is None
            else dict(zip(map(str, PERCENTILES), self.percentiles, strict=True))
        )
        return {
            "currency": self.currency,
            "seniority": self.seniority,
            "count": self.count,
            "low": self.low,
            "high": self.high,
            "percentiles": named,
            "median": self.median,
            "opens": self.opens,
        }


@dataclass(frozen=True, slots=True)
class CurrencySpread:
    """One currency's pay: over all its postings, and by seniority. Currencies are never mixed or converted."""

    currency: str
    overall: Spread
    by_seniority: tuple[Spread, ...]


def salary_spreads(rows: Iterable[MarketRow]) -> tuple[CurrencySpread, ...]:
    """The spreads, the currency of most postings first."""
    pay: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        yearly = yearly_pay(row.salary) if row.salary else None
        if row.salary and yearly:
            pay[row.salary.currency][row.seniority or UNKNOWN].append(yearly)
    spreads = []
    for currency, levels in pay.items():
        everything = [value for values in levels.values() for value in values]
        order = [level for level in (*SENIORITIES, UNKNOWN) if level in levels]
        by_level = tuple(_spread(currency, level, levels[level]) for level in order)
        spreads.append(CurrencySpread(currency, _spread(currency, None, everything), by_level))
    return tuple(sorted(spreads, key=lambda spread: (-spread.overall.count, spread.currency)))


def yearly_pay(salary: Salary) -> int | None:
    """The middle of the yearly range, or its one known bound; None where nothing positive is stated."""
    bounds = [bound for bound in salary.annual() if bound and bound > 0]
    return round(sum(bounds) / len(bounds)) if bounds else None


def percentile(ordered: list[int], percent: int) -> int:
    """The percentile of sorted values, between neighbours by straight line."""
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (place - below))


def _spread(currency: str, level: str | None, values: list[int]) -> Spread:
    ordered = sorted(values)
    enough = len(ordered) >= FEWEST
    return Spread(
        currency,
        level,
        len(ordered),
        ordered[0],
        ordered[-1],
        tuple(percentile(ordered, percent) for percent in PERCENTILES) if enough else None,
        percentile(ordered, 50),
        {"currency": [currency], **({"seniority": [level]} if level else {})},
    )
