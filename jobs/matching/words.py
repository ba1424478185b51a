"""Words made comparable across inflection, case and accents, in English, German, French and Spanish."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?[+#]*|\d+[^\W\d_]+")
_BREAK: Final = re.compile(r"[.!?](?=\s|$)|[\n;:•·▪●|]|\s[-–—]\s|^\s*[-*]\s", re.MULTILINE)

_SHORTEST_STEM: Final = 4


def _word_lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    section = ""
    for line in (Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            lists.setdefault(section, []).extend(line.split())
    return lists


_LISTS: Final = _word_lists()
_ENDINGS: Final = tuple(sorted(_LISTS["endings"], key=len, reverse=True))
STOPWORDS: Final = {name: frozenset(_LISTS[f"stopwords {name}"]) for name in ("en", "de", "fr", "es")}
ALL_STOPWORDS: Final = frozenset().union(*STOPWORDS.values())
GENERIC: Final = frozenset(_LISTS["generic"])
DULL: Final = frozenset(_LISTS["dull"])
NOUNS_IN_ING: Final = frozenset(_LISTS["nouns in ing"])
ADJECTIVE_ENDS: Final = tuple(_LISTS["adjective ends"])


def _forms(verb: str) -> Iterator[str]:
    """The forms of an English verb as far as they are regular."""
    yield verb
    root = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2:-1] not in "aeo":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield from (f"{verb}s", f"{verb}es", f"{root}ed", f"{root}ing")
    yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


VERBS: Final = frozenset(form for verb in _LISTS["verbs"] for form in _forms(verb))


class Word(NamedTuple):
    """A word of a text, folded and stemmed, with its place."""

    stem: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """Lower case without accents; ß becomes ss, the typographic apostrophe the plain one."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(character for character in plain if not unicodedata.combining(character))


# A resume tells in the past what a posting asks for: “led teams” shows “leading teams”.
_IRREGULAR: Final = {
    "led": "lead", "ran": "run", "wrote": "write", "written": "write", "built": "build", "taught": "teach", "sold": "sell",
    "bought": "buy", "drew": "draw", "grew": "grow", "drove": "drive", "oversaw": "oversee", "dealt": "deal",
    "spoke": "speak", "found": "find", "sent": "send", "held": "hold", "brought": "bring", "fed": "feed",
    "rebuilt": "rebuild", "rewrote": "rewrite",
}  # fmt: skip


@lru_cache(maxsize=8_192)
def stem(folded: str) -> str:
    """A rough common root of a folded word: 'managing', 'manager' and 'management' become one."""
    word = folded.split("'")[-1] if folded[1:2] == "'" else folded.removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    while True:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            return word


def clear_caches() -> None:
    """Forget the words seen so far: for who has gone through thousands that will hardly come again."""
    fold.cache_clear()
    stem.cache_clear()


def words(text: str, offset: int = 0) -> list[Word]:
    """The words of a text with offsets into it, stopwords included."""
    found = []
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        found.append(Word(stem(folded), folded, match.start() + offset, match.end() + offset))
    return found


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of the sentences, lines and list items of a text."""
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield start, text[start : match.start()]
        start = match.end()
    if start < len(text):
        yield start, text[start:]


def content_words(found: list[Word]) -> list[Word]:
    """Without stopwords and single letters."""
    return [word for word in found if len(word.folded) > 1 and word.folded not in ALL_STOPWORDS]


def pair_key(first: str, second: str) -> str:
    """One key for two stems in either order: 'classroom management' and 'management of classrooms' agree."""
    return f"{first} {second}" if first <= second else f"{second} {first}"


def language_of(text: str) -> str | None:
    """en, de, fr or es by the share of its commonest words; None where the text is too short or of another tongue."""
    folded = [fold(match.group()) for match in _WORD.finditer(text[:20_000])]
    if len(folded) < 20:
        return None
    shares = {name: sum(word in known for word in folded) / len(folded) for name, known in STOPWORDS.items()}
    best, second = sorted(shares.values(), reverse=True)[:2]
    if best < 0.12 or best - second < 0.02:
        return None
    return max(shares, key=lambda name: shares[name])
