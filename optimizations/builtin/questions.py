"""Questions for what only the person can know."""

import re
from dataclasses import dataclass

from jobs.lexicon.load import Entry, Lexicon, default_lexicon
from optimizations.context import MarketContext
from optimizations.truth.skills import skills_in

MOST = 8
MANY_POSTINGS = 10
# Whole fields, which nobody can answer for with a yes: asking is for tools, methods and papers.
_FIELDS = frozenset(
    """
    administration|analytics|artificial intelligence|banking|biology|business|chemistry|computer science|construction|data
    design|economics|education|engineering|finance|health and social care|healthcare|health care|hospitality|human resources
    information technology|innovation|insurance|it|law|logistics|management|manufacturing|marketing|mathematics|medicine
    operations|physics|public administration|quality|research|retail|sales|science|social sciences|software
    software development|software engineering|scientific research|statistics|sustainability|technology|web development
    mechanical engineering|electrical engineering|civil engineering|chemical engineering|industrial engineering
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
_BROAD_ENDINGS = (
    " infrastructure",
    " technology",
    " technologies",
    " sciences",
    " industry",
    " trends",
    " environment",
    " environments",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A skill that postings ask for and the resume does not mention."""

    skill: str
    text: str
    postings: int

    def to_json(self) -> dict[str, object]:
        return {"skill": self.skill, "text": self.text, "postings": self.postings}


def ask(text: str, context: MarketContext, lexicon: Lexicon | None = None) -> list[Question]:
    """The questions, most wanted skill first; none about soft skills, which a list cannot prove, nor about whole fields."""
    book = lexicon or default_lexicon()
    held = set(skills_in(text, lexicon))
    held |= {wider for name in tuple(held) for wider in book.broader(name)}
    least = 2 if context.postings_count >= MANY_POSTINGS else 1  # one posting among many is no demand
    questions = []
    for skill in context.skills:
        entry = book.get(skill.name)
        if skill.name in held or skill.postings < least or (entry is not None and not _is_concrete(entry)):
            continue
        asks = "1 posting asks" if skill.postings == 1 else f"{skill.postings} postings ask"
        rest = _rest(entry, skill.spelling)
        questions.append(Question(skill.name, f"{asks} for {skill.spelling}: {rest}", skill.postings))
    questions.sort(key=lambda question: -question.postings)
    return questions[:MOST]


# Names of what one does, not of what one uses
_DONE = re.compile(r"(?:ing|tion|sion|ment|ance|ence|ship|control|assessment|analysis|care)$")


def _rest(entry: Entry | None, spelling: str) -> str:
    if entry is not None and entry.category == "certification":
        return "do you hold it, and since when?"
    if entry is not None and entry.field == "languages":
        return "do you speak it, and how well?"
    if _DONE.search(spelling):
        return "have you done this, and where?"
    several = spelling.split()
    if len(several) > 1 and several[-1].islower():
        return "have you worked with this, and where?"
    return "have you used it, and where?"


def _is_concrete(entry: Entry) -> bool:
    """Whether one either has used a thing or has not."""
    name = entry.name.lower()
    return entry.category != "soft" and name not in _FIELDS and not name.endswith(_BROAD_ENDINGS)
