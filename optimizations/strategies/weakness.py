"""Which bullets need work most, told without a model."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.lexicon.load import Lexicon
from optimizations.builtin.openings import strengthen
from optimizations.builtin.tidying import LONG_WORDS
from optimizations.context import MarketContext
from optimizations.truth.language import reading_language
from optimizations.truth.skills import skills_in
from resumes.document import Document, iter_texts, plain_text

_BULLET = re.compile(r"/(?:work|volunteer|projects)/(\d+)/(?:highlights/\d+|summary|description)")
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class WeakBullet:
    """A bullet and how much there is to gain; the larger, the weaker."""

    path: str
    text: str
    weakness: float


def reworkable(document: Document) -> list[tuple[str, str]]:
    """The texts that can be reworded one by one: bullets and what tells of an entry."""
    return [(path, text) for path, text in iter_texts(document) if _BULLET.fullmatch(path)]


def weakest_texts(
    texts: Iterable[tuple[str, str]],
    document: Document,
    context: MarketContext,
    limit: int,
    lexicon: Lexicon | None = None,
) -> list[WeakBullet]:
    """The weakest first among texts that stand, or would stand, at these places; those of recent jobs weigh more."""
    whole = plain_text(document)
    demand = {skill.name for skill in context.skills}
    found = []
    for path, text in texts:
        match = _BULLET.fullmatch(path)
        if match is not None:
            points = _weakness(text, reading_language(text, whole), demand, lexicon)
            found.append(WeakBullet(path, text, round(points / (1 + 0.2 * int(match[1])), 3)))
    found.sort(key=lambda bullet: (-bullet.weakness, bullet.path))
    return [bullet for bullet in found[:limit] if bullet.weakness > 0]


def _weakness(text: str, language: str, demand: set[str], lexicon: Lexicon | None) -> float:
    words = len(text.split())
    points = 0.0
    if strengthen(text, language, past_tense=True):
        points += 3
    if not re.search(r"\d", text):
        points += 2
    if not any(name in demand for name in skills_in(text, lexicon)):
        points += 1.5
    if words > LONG_WORDS or words < _FEW_WORDS:
        points += 1
    return points
