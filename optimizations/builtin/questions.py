"""Questions for what only the person can know."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.lexicon.load import Entry, Lexicon, default_lexicon
from optimizations.builtin.fields import PRODUCT_FILES, is_concrete
from optimizations.context import MarketContext, MarketSkill
from optimizations.spelling import names_person
from optimizations.truth.language import language_of
from optimizations.truth.normalise import fold
from optimizations.truth.skills import skills_in
from optimizations.truth.unsaid import spoken
from resumes.document import Document, iter_texts, plain_text

MOST = 8
MANY_POSTINGS = 10
# Who writes in a language is not asked whether they speak it
_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A skill that postings ask for and the resume does not mention."""

    skill: str
    text: str
    postings: int

    def to_json(self) -> dict[str, object]:
        return {"skill": self.skill, "text": self.text, "postings": self.postings}


def ask(document: Document, context: MarketContext, lexicon: Lexicon | None = None) -> list[Question]:
    """The questions: most wanted skill first, then those of the postings that are nearest to the resume.

    None is about soft skills, which a list cannot prove, nor about whole fields.
    """
    text = plain_text(document)
    language = language_of(text)
    book = lexicon or default_lexicon()
    answered = _answered(context, document, text, lexicon)
    least = 2 if context.postings_count >= MANY_POSTINGS else 1  # one posting among many is no demand
    wanted = [
        skill
        for skill in context.skills
        if skill.postings >= least
        and skill.name not in answered
        and skill.name != _LANGUAGES.get(language)
        and _is_concrete(book.get(skill.name))
    ]
    nearness = _nearness(context.skills, answered)
    wanted.sort(key=lambda skill: (-skill.postings, -sum(nearness[key] for key in skill.asked_by)))
    return [_question(skill, language, book) for skill in wanted[:MOST]]


def _held(document: Document, text: str, lexicon: Lexicon | None) -> set[str]:
    """Skills that the resume names, also in lists that write them short or small, and what those imply."""
    book = lexicon or default_lexicon()
    listed = (book.resolve(item) for path, item in iter_texts(document) if path.startswith("/skills/"))
    held = set(skills_in(text, lexicon)) | {entry.name for entry in listed if entry is not None}
    return held | {wider for name in held for wider in book.broader(name)}


def _answered(context: MarketContext, document: Document, text: str, lexicon: Lexicon | None) -> set[str]:
    """Skills that the resume tells of, be it in another form: who is a teacher is not asked about teaching."""
    told = spoken(text)
    names = {(skill.name, name) for skill in context.skills for name in (skill.name, skill.spelling)}
    return _held(document, text, lexicon) | {
        skill
        for skill, name in names
        if fold(name) in told.words or (name.isalpha() and not name.isupper() and told.family.has(fold(name)))
    }


def _is_concrete(entry: Entry | None) -> bool:
    return entry is None or is_concrete(entry)


def _nearness(skills: Iterable[MarketSkill], held: set[str]) -> dict[str, float]:
    """Posting to the share of what it asks for that the resume tells of."""
    asked: dict[str, int] = {}
    met: dict[str, int] = {}
    for skill in skills:
        for key in skill.asked_by:
            asked[key] = asked.get(key, 0) + 1
            met[key] = met.get(key, 0) + (skill.name in held)
    return {key: met[key] / count for key, count in asked.items()}


def _question(skill: MarketSkill, language: str, book: Lexicon) -> Question:
    asks = "1 posting asks" if skill.postings == 1 else f"{skill.postings} postings ask"
    name = skill.named_in(language)
    return Question(skill.name, f"{asks} for {name}: {_rest(book.get(skill.name), name)}", skill.postings)


# Names of what one does, not of what one uses
_DONE = re.compile(
    r"(?:ing|tion|sion|(?<!depart)ment|ance|ence|ship|control|assessment|analysis|care)$", re.I
)


# Common nouns among the names of products
_COMMON = re.compile(r" [a-z]+$|(?:ity|ics|ism|ology|graphy|bases|boards|systems|services|tools|apps)$")


def _rest(entry: Entry | None, name: str) -> str:
    if entry is not None and entry.category == "certification":
        return "do you hold it, and since when?"
    if entry is not None and entry.field == "languages":
        return "do you speak it, and how well?"
    if names_person(name):
        return "have you been one, and where?"
    if _DONE.search(name):
        return "have you done this, and where?"
    if entry is not None and _is_product(entry):
        return "have you used it, and where?"
    return "have you worked with this, and where?"


def _is_product(entry: Entry) -> bool:
    """Whether it is a tool with a name: “Google Analytics”, “Kafka”."""
    further = entry.name.split()[1:]
    named = bool(further) and further[-1][:1].isupper()
    return named or (entry.field in PRODUCT_FILES and _COMMON.search(entry.name) is None)
