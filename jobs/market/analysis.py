"""One look at the market: all figures of a selection of postings, made in one go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from jobs.extraction.types import SENIORITIES
from jobs.lexicon.load import Category
from jobs.market.rows import Index, MarketRow, Share, shares
from jobs.market.salaries import CurrencySpread, salary_spreads
from jobs.market.trends import Pair, Trend, pairs, trends, weeks_of
from jobs.market.unlocks import TARGET, Fit, fit
from jobs.matching.resume import ResumeProfile

CATEGORIES: Final[tuple[Category, ...]] = ("technical", "soft", "certification", "other")
_TRENDS: Final = 12
_PAIRS: Final = 20
_COMPANIES: Final = 20


@dataclass(frozen=True, slots=True)
class Demand:
    """How many postings ask for a skill, and in how many of them it is a must."""

    name: str
    category: Category
    share: Share
    required: int

    @property
    def preferred(self) -> int:
        """In how many it is only welcome."""
        return self.share.count - self.required

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "category": self.category,
            **self.share.to_json(),
            "required": self.required,
            "preferred": self.preferred,
        }


@dataclass(frozen=True, slots=True)
class Market:
    """Every figure of a selection. `fit` is None without a resume."""

    total: int
    skills: tuple[Demand, ...]
    together: tuple[Pair, ...]
    weeks: tuple[date, ...]
    trends: tuple[Trend, ...]
    salaries: tuple[CurrencySpread, ...]
    seniorities: dict[str, Share]
    remotes: dict[str, Share]
    companies: dict[str, Share]
    fit: Fit | None

    def by_category(self, category: Category) -> tuple[Demand, ...]:
        """The skills of one category, the most asked for first."""
        return tuple(demand for demand in self.skills if demand.category == category)


def analyse(
    rows: Iterable[MarketRow], resume: ResumeProfile | None = None, *, target: int = TARGET
) -> Market:
    """All figures of the postings; with a resume also its matches, gaps and unlocks (`target` is a match's score)."""
    held = list(rows)
    index = Index(held)
    total = len(held)
    names = index.by_frequency()
    weeks = weeks_of(index)
    return Market(
        total=total,
        skills=tuple(_demand(index, name, total) for name in names),
        together=pairs(index, names, _PAIRS),
        weeks=weeks,
        trends=trends(index, names[:_TRENDS], weeks),
        salaries=salary_spreads(held),
        seniorities=shares(index.seniorities, total, "seniority", SENIORITIES),
        remotes=shares(index.remotes, total, "remote", ("remote", "hybrid", "onsite")),
        companies=dict(list(shares(index.companies, total, "company").items())[:_COMPANIES]),
        fit=fit(index, resume, names, target=target) if resume else None,
    )


def _demand(index: Index, name: str, total: int) -> Demand:
    share = Share(index.skills[name].bit_count(), total, {"skill": [name]})
    return Demand(name, index.categories[name], share, index.required.get(name, 0).bit_count())
