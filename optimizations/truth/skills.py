"""Skills that a text claims, read through the lexicon."""

import re
from functools import lru_cache

from jobs.extraction.aside import is_aside
from jobs.extraction.posting import find_skills
from jobs.lexicon.load import Lexicon, default_lexicon
from optimizations.truth.language import language_of
from optimizations.truth.normalise import clean, fold
from optimizations.truth.numerals import NUMBER_WORDS
from optimizations.truth.unsaid import unsaid

_MEASURE = re.compile(r"\d+\s+\w")  # “5 s” measures a time, it is not the 5S method


@lru_cache(maxsize=2048)
def skills_in(
    text: str, lexicon: Lexicon | None = None, *, shown: bool = False
) -> dict[str, tuple[str, str]]:
    """Canonical name to (category, the words that name it). With `shown` only where the text can prove it."""
    found: dict[str, tuple[str, str]] = {}
    for hit in find_skills(clean(text), lexicon, shown=shown):
        found[hit.name] = (hit.category, hit.evidence[0].quote)
    return found


# Numbers, and what is a trade's term in one language and an everyday phrase in another.
_ORDINARY = NUMBER_WORDS | {"mise en place"}


def new_skills(
    after: str, before: str, proof: str, lexicon: Lexicon | None, *, around: str = ""
) -> dict[str, tuple[str, str]]:
    """Skills, but for soft ones, that the text before does not name and ``proof`` neither shows nor implies.

    Things, not deeds, that ``around`` tells of may be part of a phrase that says no more than the text before.
    """
    book = lexicon or default_lexicon()
    held = set(skills_in(before, lexicon)) | set(skills_in(proof, lexicon, shown=True))
    held |= {wider for name in tuple(held) for wider in book.broader(name)}
    beginnings = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", fold(f"{before}\n{proof}"))}
    german = language_of(proof) == "de"
    opening = fold(after)
    return {
        name: (category, quote)
        for name, (category, quote) in skills_in(after, lexicon).items()
        if name not in held
        and category != "soft"
        and not _MEASURE.fullmatch(quote)
        and fold(quote) not in _ORDINARY
        and not _named(quote, before)
        and not _named(quote, proof, shown=True)
        and not _paraphrases(quote, beginnings)
        and not _says_the_same(quote, before, around, word=german or opening.startswith(fold(quote)))
    }


# What a thing is called beside its name: a “scan tool” is a scanner
_MERE_HEADS = frozenset({"tool", "tools", "system", "systems", "software", "equipment", "device", "devices"})


def _paraphrases(quote: str, beginnings: set[str]) -> bool:
    """“Code reviews” of somebody who “reviewed code”: the same words in another order or form."""
    words = [
        word for word in re.findall(r"[^\W_]+", fold(quote)) if len(word) > 3 and word not in _MERE_HEADS
    ]
    if len(words) == 1 and fold(quote) == words[0]:
        return _compound(words[0], beginnings)
    return len(words) > 1 and all(word[:5] in beginnings for word in words)


def _says_the_same(quote: str, before: str, around: str, *, word: bool) -> bool:
    """“Cleaning” of somebody who “cleaned”; a name with a capital is no word's form, but German nouns have one."""
    if not before or not all(
        part.islower() or part in before or (word and not place and part[1:].islower())
        for place, part in enumerate(quote.split())
    ):
        return False
    return not unsaid(quote, before, around if len(quote.split()) > 1 else "")


def _compound(word: str, beginnings: set[str]) -> bool:
    """“Kundenzufriedenheit” of somebody who speaks of “Zufriedenheit der Kunden”."""
    return word[:5] in beginnings and any(
        word[place : place + 5] in beginnings for place in range(5, len(word) - 4)
    )


def item_is_known(item: str, proof: str, lexicon: Lexicon | None) -> bool:
    """Whether the texts show an item of a skills list, in any of its spellings."""
    if _named(item, proof, shown=True):
        return True
    book = lexicon or default_lexicon()
    entry = book.resolve(clean(item))
    if entry is None:
        return False
    held = skills_in(proof, lexicon, shown=True)
    return entry.name in held or any(entry.name in book.broader(name) for name in held)


def _named(phrase: str, text: str, *, shown: bool = False) -> bool:
    """Whether the phrase stands in a text, whatever its separators and a plural s; with `shown`, where it proves."""
    words = re.findall(r"[^\W_]+[+#]*|[+#.]+[^\W_]*", fold(phrase))
    if not words:
        return False
    joined = r"[\s\-/.]*".join(re.escape(word) for word in words)
    plain, folded = clean(text), fold(text)
    if len(plain) != len(folded):  # folding changed lengths: read the form whose places are known
        plain = folded
    matches = re.finditer(rf"(?<![\w]){joined}(?:s|es)?(?![\w+#])", folded)
    return any(not (shown and is_aside(plain, *match.span())) for match in matches)
