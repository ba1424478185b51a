"""The rows a market is read from, and sets of them that are cheap to cut and count."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from jobs.extraction.types import Requirement, Salary, Seniority
from jobs.lexicon.load import Category
from jobs.matching.posting import PostingProfile


class MarketRow(NamedTuple):
    """One posting of the selection.

    `posted_week` is the Monday of the week it was posted in; `profile` is only needed for gaps, unlocks and matches.
    """

    id: Hashable
    posted_week: date | None
    skills: tuple[tuple[str, Category, Requirement], ...]
    salary: Salary | None = None
    seniority: Seniority | None = None
    remote: str | None = None
    company: str = ""
    profile: PostingProfile | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of the postings, and the choice that opens them: `{"skill": ["Python"]}`, `{"seniority": ["senior"]}`."""

    count: int
    of: int
    opens: dict[str, list[str]]

    @property
    def percent(self) -> float:
        """0–100, one decimal."""
        return round(self.count * 100 / self.of, 1) if self.of else 0.0

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"count": self.count, "of": self.of, "percent": self.percent, "opens": self.opens}


UNKNOWN: Final = "unknown"


class Index:
    """The rows of a selection as bit sets: bit `n` of a set stands for row `n`."""

    def __init__(self, rows: Sequence[MarketRow]) -> None:
        self.rows: Final = rows
        self.skills: Final[dict[str, int]] = {}
        self.required: Final[dict[str, int]] = {}
        self.categories: Final[dict[str, Category]] = {}
        self.weeks: Final[dict[date, int]] = {}
        self.seniorities: Final[dict[str, int]] = {}
        self.remotes: Final[dict[str, int]] = {}
        self.companies: Final[dict[str, int]] = {}
        for at, row in enumerate(rows):
            bit = 1 << at
            for name, category, requirement in row.skills:
                self.skills[name] = self.skills.get(name, 0) | bit
                self.categories[name] = category
                if requirement == "required":
                    self.required[name] = self.required.get(name, 0) | bit
            if row.posted_week is not None:
                self.weeks[row.posted_week] = self.weeks.get(row.posted_week, 0) | bit
            _put(self.seniorities, row.seniority, bit)
            _put(self.remotes, row.remote, bit)
            if company := " ".join(row.company.split()):
                _put(self.companies, company, bit)

    def ids(self, chosen: int) -> tuple[Hashable, ...]:
        """The ids of the rows in a bit set, in the rows' order."""
        found = []
        while chosen:
            lowest = chosen & -chosen
            found.append(self.rows[lowest.bit_length() - 1].id)
            chosen ^= lowest
        return tuple(found)

    def by_frequency(self) -> list[str]:
        """Skill names, the most asked for first, then by name."""
        return sorted(self.skills, key=lambda name: (-self.skills[name].bit_count(), name.casefold()))


def _put(sets: dict[str, int], value: str | None, bit: int) -> None:
    key = value or UNKNOWN
    sets[key] = sets.get(key, 0) | bit


def shares(sets: dict[str, int], of: int, key: str, order: Iterable[str] = ()) -> dict[str, Share]:
    """Each set's share of all rows, in the given order, else the largest first; 'unknown' comes last."""
    known = [name for name in order if name in sets] or sorted(
        (name for name in sets if name != UNKNOWN),
        key=lambda name: (-sets[name].bit_count(), name.casefold()),
    )
    names = [*known, UNKNOWN] if UNKNOWN in sets else known
    return {name: Share(sets[name].bit_count(), of, {key: [name]}) for name in names}
