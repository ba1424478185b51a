"""What the chosen postings ask for, as plain data: the market context that a strategy receives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobs.extraction.types import Facts
from optimizations.edits import Evidence
from optimizations.spelling import usual_spelling

# How much a preferred mention counts beside a required one
PREFERRED_WEIGHT: Final = 0.4
# A list of skills cannot prove these, so nobody is asked to put them there
UNLISTED_CATEGORY: Final = "soft"


@dataclass(frozen=True, slots=True)
class MarketSkill:
    """A skill that postings ask for, by the lexicon's name and in their own `spelling`. `weight` is between 0 and 1:
    how much proving it would count over all chosen postings."""

    name: str
    weight: float
    postings: int
    evidence: tuple[Evidence, ...] = ()
    spelling: str = ""
    # The language of the posting that spells it so, where that is known, and the ids of those that ask for it
    language: str = ""
    asked_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.spelling:
            object.__setattr__(self, "spelling", self.name)

    def named_in(self, language: str) -> str:
        """The postings' own spelling in a text of that language; the lexicon's name where they speak another."""
        return self.spelling if self.language in ("", language) else self.name


@dataclass(frozen=True, slots=True)
class MarketContext:
    """The demand of the chosen postings, most wanted skill first."""

    skills: tuple[MarketSkill, ...] = ()
    postings_count: int = 0
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """One posting as it was read, for work without a database."""

    id: str
    title: str
    facts: Facts
    language: str = ""


def demand_weight(required: int, preferred: int, postings: int) -> float:
    """The weight of a skill that so many of `postings` require, and so many only prefer."""
    return round((required + PREFERRED_WEIGHT * preferred) / max(postings, 1), 4)


def context_of(postings: Sequence[PostingFacts]) -> MarketContext:
    """The market context of these postings; `services.market_context` reads the same from stored ones."""
    required: Counter[str] = Counter()
    preferred: Counter[str] = Counter()
    evidence: dict[str, list[Evidence]] = {}
    asked_by: dict[str, list[str]] = {}
    languages = {f"posting:{posting.id}": posting.language for posting in postings}
    for posting in postings:
        for hit in posting.facts.skills:
            if hit.category == UNLISTED_CATEGORY:
                continue
            (required if hit.requirement == "required" else preferred)[hit.name] += 1
            asked_by.setdefault(hit.name, []).append(posting.id)
            if hit.evidence:
                quote = Evidence(hit.evidence[0].quote, f"posting:{posting.id}")
                evidence.setdefault(hit.name, []).append(quote)
    skills = []
    for name in {*required, *preferred}:
        quotes = evidence.get(name, [])
        spelling = usual_spelling(name, [item.quote for item in quotes])
        spelled = (item.source for item in quotes if item.quote.casefold() == spelling.casefold())
        skills.append(
            MarketSkill(
                name=name,
                weight=demand_weight(required[name], preferred[name], len(postings)),
                postings=required[name] + preferred[name],
                evidence=tuple(quotes),
                spelling=spelling,
                language=languages.get(next(spelled, ""), ""),
                asked_by=tuple(asked_by[name]),
            )
        )
    skills.sort(key=lambda skill: (-skill.weight, -skill.postings, skill.name))
    titles = Counter(posting.title.strip() for posting in postings if posting.title.strip())
    ordered = sorted(titles, key=lambda title: (-titles[title], title))
    return MarketContext(tuple(skills), len(postings), tuple(ordered))
