"""What extraction hands out: skills with evidence, facts, the guessed header and candidate terms."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from jobs.lexicon.load import Category

Requirement = Literal["required", "preferred"]
Period = Literal["year", "month", "week", "day", "hour"]
Remote = Literal["remote", "hybrid", "onsite"]
Seniority = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"]
EmploymentType = Literal["full-time", "part-time", "contract", "internship", "temporary", "freelance"]
Education = Literal["secondary", "vocational", "associate", "bachelor", "master", "doctorate"]

SENIORITIES: Final[tuple[Seniority, ...]] = (
    "intern",
    "junior",
    "mid",
    "senior",
    "lead",
    "manager",
    "director",
    "executive",
)
EDUCATIONS: Final[tuple[Education, ...]] = (
    "secondary",
    "vocational",
    "associate",
    "bachelor",
    "master",
    "doctorate",
)
EMPLOYMENT_TYPES: Final[tuple[EmploymentType, ...]] = (
    "full-time",
    "part-time",
    "contract",
    "internship",
    "temporary",
    "freelance",
)

_UNITS_A_YEAR: Final[dict[str, int]] = {"year": 1, "month": 12, "week": 52, "day": 220, "hour": 2080}


class Span(NamedTuple):
    """A passage: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


class SkillHit(NamedTuple):
    """A skill found in a text, with every passage that names it."""

    name: str
    category: Category
    requirement: Requirement
    evidence: tuple[Span, ...]

    @property
    def count(self) -> int:  # type: ignore[override]  # nobody counts values in a skill; this is its field's word
        """How often the text names it."""
        return len(self.evidence)


@dataclass(frozen=True, slots=True)
class Salary:
    """Pay as stated; `currency` is an ISO 4217 code. Either bound may be open."""

    minimum: int | float | None
    maximum: int | float | None
    currency: str
    period: Period

    def annual(self) -> tuple[int | None, int | None]:
        """Both bounds for a full year of work (220 days, 2,080 hours)."""
        units = _UNITS_A_YEAR[self.period]
        low = None if self.minimum is None else round(self.minimum * units)
        high = None if self.maximum is None else round(self.maximum * units)
        return low, high


@dataclass(frozen=True, slots=True)
class Facts:
    """What a posting says. An evidence span lies in the text, except seniority's when it was read from the title."""

    skills: tuple[SkillHit, ...] = ()
    years: int | None = None
    seniority: Seniority | None = None
    salary: Salary | None = None
    remote: Remote | None = None
    employment_type: EmploymentType | None = None
    education: Education | None = None
    years_evidence: Span | None = None
    seniority_evidence: Span | None = None
    seniority_source: Literal["title", "text"] | None = None
    salary_evidence: Span | None = None
    remote_evidence: Span | None = None
    employment_type_evidence: Span | None = None
    education_evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A posting's head as guessed from its text; None where unsure."""

    title: str | None = None
    company: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that looks like a skill and is not in the lexicon."""

    text: str
    span: Span
