"""A market context from postings as they were read, for work without a database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jobs.extraction.types import Facts
from optimizations.context import MarketContext, MarketSkill
from optimizations.edits import Evidence


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """One posting as the context needs it."""

    id: str
    title: str
    facts: Facts


def read_market(postings: Sequence[PostingFacts]) -> MarketContext:
    """The market of these postings. A required mention weighs whole, a preferred one half."""
    required: Counter[str] = Counter()
    preferred: Counter[str] = Counter()
    evidence: dict[str, list[Evidence]] = {}
    for posting in postings:
        for hit in posting.facts.skills:
            (required if hit.requirement == "required" else preferred)[hit.name] += 1
            if hit.evidence:
                quote = Evidence(hit.evidence[0].quote, f"posting:{posting.id}")
                evidence.setdefault(hit.name, []).append(quote)
    skills = [
        MarketSkill(
            name=name,
            weight=round((required[name] + preferred[name] / 2) / len(postings), 4),
            required_share=round(required[name] / (required[name] + preferred[name]), 4),
            postings=required[name] + preferred[name],
            evidence=tuple(evidence.get(name, ())),
            spelling=usual_spelling(name, [item.quote for item in evidence.get(name, ())]),
        )
        for name in {*required, *preferred}
    ]
    skills.sort(key=lambda skill: (-skill.weight, -skill.postings, skill.name))
    titles = Counter(posting.title.strip() for posting in postings if posting.title.strip())
    ordered = sorted(titles, key=lambda title: (-titles[title], title))
    return MarketContext(tuple(skills), len(postings), tuple(ordered))


def usual_spelling(name: str, quotes: Sequence[str]) -> str:
    """How the postings write a skill most often; the lexicon's name where they disagree."""
    best = Counter(" ".join(quote.split()) for quote in quotes if quote).most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[0][1] == best[1][1]) or best[0][0].islower():
        return name
    return best[0][0]
