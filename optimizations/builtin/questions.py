"""Questions for what only the person can know."""

from dataclasses import dataclass

from jobs.lexicon.load import Lexicon, default_lexicon
from optimizations.context import MarketContext
from optimizations.truth.skills import skills_in

MOST = 8


@dataclass(frozen=True, slots=True)
class Question:
    """A skill that postings ask for and the resume does not mention."""

    skill: str
    text: str
    postings: int

    def to_json(self) -> dict[str, object]:
        return {"skill": self.skill, "text": self.text, "postings": self.postings}


def ask(text: str, context: MarketContext, lexicon: Lexicon | None = None) -> list[Question]:
    """The questions, most wanted skill first; none about soft skills, which a list cannot prove."""
    book = lexicon or default_lexicon()
    held = set(skills_in(text, lexicon))
    held |= {wider for name in tuple(held) for wider in book.broader(name)}
    questions = []
    for skill in context.skills:
        entry = book.get(skill.name)
        if skill.name in held or (entry is not None and entry.category == "soft"):
            continue
        asks = "1 posting asks" if skill.postings == 1 else f"{skill.postings} postings ask"
        certified = entry is not None and entry.category == "certification"
        rest = "do you hold it, and since when?" if certified else "have you used it, and where?"
        questions.append(Question(skill.name, f"{asks} for {skill.name}: {rest}", skill.postings))
    questions.sort(key=lambda question: -question.postings)
    return questions[:MOST]
