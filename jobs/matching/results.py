"""What matching hands out: a score, its parts, what is missing, and the evidence for each."""

from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

PartName = Literal["required_skills", "preferred_skills", "title", "experience", "phrases", "education"]
Side = Literal["resume", "posting"]

WEIGHTS: Final[dict[PartName, int]] = {
    "required_skills": 40,
    "preferred_skills": 15,
    "title": 15,
    "experience": 10,
    "phrases": 15,
    "education": 5,
}


class Evidence(NamedTuple):
    """A passage that a part rests on: `text[start:end] == quote`, in the posting's text or at a resume's path.

    `about` is what the passage shows: a skill, a phrase, 'years', 'seniority'. `path` is a JSON Pointer for the
    resume's side and None for the posting's.
    """

    part: PartName
    about: str
    side: Side
    quote: str
    path: str | None
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """The evidence as plain data."""
        return self._asdict()


class Missing(NamedTuple):
    """Something the posting asks for and the resume does not show (or, `weak`, shows only faintly).

    `any_of` names the alternatives where the posting asks for one of several.
    """

    part: PartName
    name: str
    any_of: tuple[str, ...] = ()
    weak: bool = False

    def to_json(self) -> dict[str, Any]:
        """The missing thing as plain data."""
        return {**self._asdict(), "any_of": list(self.any_of)}


class Part(NamedTuple):
    """One part of a score: of `weight` points `earned` were reached; where it is not `asked`, it does not count."""

    name: PartName
    weight: int
    earned: float
    asked: bool
    held: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[Evidence, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The part as plain data, without its evidence."""
        return {
            "weight": self.weight,
            "earned": round(self.earned, 1),
            "asked": self.asked,
            "held": list(self.held),
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class MatchResult:
    """How a resume fits a posting, 0–100; None with a reason where there is nothing to compare."""

    score: int | None
    parts: tuple[Part, ...]
    missing: tuple[Missing, ...]
    reason: str = ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every part's evidence, in the order of the parts."""
        return tuple(item for part in self.parts for item in part.evidence)

    def part(self, name: PartName) -> Part:
        """The part of this name."""
        return next(part for part in self.parts if part.name == name)

    def to_json(self) -> dict[str, Any]:
        """The result as plain data: score, reason, parts by name, missing, evidence."""
        return {
            "score": self.score,
            "reason": self.reason,
            "parts": {part.name: part.to_json() for part in self.parts},
            "missing": [item.to_json() for item in self.missing],
            "evidence": [item.to_json() for item in self.evidence],
        }
