"""The language that new texts are to be in, and whether they are."""

import re
from dataclasses import dataclass

from optimizations.context import MarketContext
from optimizations.truth.language import SMALL_WORDS, language_of
from optimizations.truth.normalise import fold, words

NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
}  # fmt: skip
UNSURE = "the language the resume is written in"
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.04
# Small words of languages that we do not read, so that Danish is not taken for English or Polish for Italian.
_OTHERS = words(
    "og och av af med som til till på jag jeg ikke inte fra från för når samt på han hun vi ved "
    "w z się oraz dla przez jest lub ve ile bir için pro nebo jsem się että sekä oli és egy az hogy și cu din pentru"
)
_OTHER_WORDS = frozenset(fold(word) for word in _OTHERS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The language to write in: its code where we are sure, and how a prompt says it."""

    code: str | None
    name: str


def sure_language(text: str) -> str | None:
    """The code of a longer text's language, None where the text says too little or is in one we do not read."""
    counts, found = _counts(text[:6000])
    best = max(counts, key=lambda code: counts[code])
    rival = sorted(counts.values())[-2]
    others = sum(word in _OTHER_WORDS for word in found)
    sure = counts[best] >= max(3, _LEAST_SHARE * len(found)) and counts[best] * 4 >= rival * 5
    return best if sure and others * 3 < counts[best] else None


def wanted_language(whole: str, context: MarketContext, choice: str) -> Wanted:
    """The resume's language, or the postings' where the person wants that and we can tell it."""
    code = sure_language(whole)
    if choice == "postings":
        quotes = [item.quote for skill in context.skills for item in skill.evidence]
        code = sure_language("\n".join([*context.titles, *quotes])) or code
    return Wanted(code, NAMES[code] if code else UNSURE)


def strays(text: str, wanted: str | None) -> bool:
    """Whether a short text is clearly in another language than the wanted one."""
    if wanted is None:
        return False
    own = language_of(text, wanted)
    if own == wanted:
        return False
    counts, _ = _counts(text)
    return counts[own] >= counts[wanted] + (3 if counts[wanted] else 2)


def _counts(text: str) -> tuple[dict[str, int], list[str]]:
    found = _WORD.findall(fold(text))
    return {code: sum(word in small for word in found) for code, small in SMALL_WORDS.items()}, found
