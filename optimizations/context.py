"""What the chosen postings ask for, as plain data: the market context that a strategy receives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from optimizations.edits import Evidence


@dataclass(frozen=True, slots=True)
class MarketSkill:
    """A skill that postings ask for, by the lexicon's name and in their own `spelling`. `weight` is between 0 and 1:
    how much proving it would count over all chosen postings; `required_share` the share that requires it."""

    name: str
    weight: float
    required_share: float
    postings: int
    evidence: tuple[Evidence, ...] = ()
    spelling: str = ""

    def __post_init__(self) -> None:
        if not self.spelling:
            object.__setattr__(self, "spelling", self.name)

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "weight": self.weight,
            "required_share": self.required_share,
            "postings": self.postings,
            "evidence": [item.to_json() for item in self.evidence],
            "spelling": self.spelling,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "MarketSkill":
        return cls(
            name=str(data["name"]),
            weight=float(data["weight"]),
            required_share=float(data["required_share"]),
            postings=int(data["postings"]),
            evidence=tuple(Evidence.from_json(item) for item in data.get("evidence") or ()),
            spelling=str(data.get("spelling") or ""),
        )


@dataclass(frozen=True, slots=True)
class MarketContext:
    """The demand of the chosen postings, most wanted skill first."""

    skills: tuple[MarketSkill, ...] = ()
    postings_count: int = 0
    titles: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "skills": [skill.to_json() for skill in self.skills],
            "postings_count": self.postings_count,
            "titles": list(self.titles),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "MarketContext":
        return cls(
            skills=tuple(MarketSkill.from_json(skill) for skill in data.get("skills", ())),
            postings_count=int(data.get("postings_count", 0)),
            titles=tuple(data.get("titles", ())),
        )
