"""Skills that a text claims, read through the lexicon."""

import re
from functools import lru_cache

from jobs.extraction.posting import find_skills
from jobs.lexicon.load import Lexicon, default_lexicon
from optimizations.truth.normalise import clean, fold

_MEASURE = re.compile(r"\d+\s+\w")  # “5 s” measures a time, it is not the 5S method


@lru_cache(maxsize=2048)
def skills_in(text: str, lexicon: Lexicon | None = None) -> dict[str, tuple[str, str]]:
    """Canonical name to (category, the words that name it)."""
    found: dict[str, tuple[str, str]] = {}
    for hit in find_skills(clean(text), lexicon):
        found[hit.name] = (hit.category, hit.evidence[0].quote)
    return found


def new_skills(after: str, known: str, lexicon: Lexicon | None, *, soft: bool) -> dict[str, tuple[str, str]]:
    """Skills of the new text that the known text neither names nor implies. Soft skills count only when asked."""
    book = lexicon or default_lexicon()
    held = set(skills_in(known, lexicon))
    held |= {wider for name in tuple(held) for wider in book.broader(name)}
    folded = fold(known)
    beginnings = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", folded)}
    return {
        name: (category, quote)
        for name, (category, quote) in skills_in(after, lexicon).items()
        if name not in held
        and (soft or category != "soft")
        and not _MEASURE.fullmatch(quote)
        and not _named(quote, folded)
        and not _paraphrases(quote, beginnings)
    }


def _paraphrases(quote: str, beginnings: set[str]) -> bool:
    """“Code reviews” of somebody who “reviewed code”: the same words in another order or form."""
    words = [word for word in re.findall(r"[^\W_]+", fold(quote)) if len(word) > 3]
    if len(words) == 1 and fold(quote) == words[0]:
        return _compound(words[0], beginnings)
    return len(words) > 1 and all(word[:5] in beginnings for word in words)


def _compound(word: str, beginnings: set[str]) -> bool:
    """“Kundenzufriedenheit” of somebody who speaks of “Zufriedenheit der Kunden”."""
    return word[:5] in beginnings and any(
        word[place : place + 5] in beginnings for place in range(5, len(word) - 4)
    )


def item_is_known(item: str, known: str, lexicon: Lexicon | None) -> bool:
    """Whether an item of a skills list stands in the known text, in any of its spellings."""
    if _named(item, fold(known)):
        return True
    book = lexicon or default_lexicon()
    entry = book.resolve(clean(item))
    if entry is None:
        return False
    held = skills_in(known, lexicon)
    return entry.name in held or any(entry.name in book.broader(name) for name in held)


def _named(phrase: str, folded: str) -> bool:
    """Whether the phrase stands in a folded text, whatever its separators and a plural s."""
    words = re.findall(r"[^\W_]+[+#]*|[+#.]+[^\W_]*", fold(phrase))
    if not words:
        return False
    joined = r"[\s\-/.]*".join(re.escape(word) for word in words)
    return re.search(rf"(?<![\w]){joined}(?:s|es)?(?![\w+#])", folded) is not None
