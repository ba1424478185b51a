"""Whether two words are of one family: inflected, derived, or parts of a compound."""

import re
from collections.abc import Iterable
from functools import lru_cache

from optimizations.truth.data_files import read_lines

# What may follow a shared beginning.
_ENDINGS = frozenset(
    form
    for _, line in read_lines("endings.txt")
    for ending in ("", *line.split())
    for form in (ending, ending.replace("qu", "c").replace("z", "c"))
)
_SEPARABLE = r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zusammen|bereit)?"
_PARTICIPLE = re.compile(
    rf"^({_SEPARABLE})(?:ge|zu)(?=[^aeiou]?[^\W\d_]{{3,}}(?:t|te|ten|en)$|[^\W\d_]{{3,}}(?:te[nmrs]?|ene[nmrs]?)$)"
)
_VERBAL = re.compile(r"(?:ung|ungen|en|te|ten|t|e|er)$")
LINKS = ("", "s", "n", "en", "es", "er", "e")


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """What forms leave of a word: “ausgebessert” is “ausbessert”, “coloqué” like “colocar”, “cierre” like “cerrar”."""
    word = _PARTICIPLE.sub(r"\1", word) if len(word) > 6 else word
    return word.replace("qu", "c").replace("z", "c").replace("ie", "e").replace("ue", "o")


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    """Consonants of a verb's stem, which vowel changes leave alone: “streichen”, “gestrichen”."""
    return re.sub(r"[aeiouy]", "", _VERBAL.sub("", plain(word)))


@lru_cache(maxsize=65536)
def akin(first: str, second: str) -> bool:
    """Whether two folded words are forms of one."""
    return first == second or _same_stem(plain(first), plain(second)) or _same_bones(first, second)


def _same_stem(first: str, second: str) -> bool:
    shared = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        shared += 1
    if shared < 3 or (shared == 3 and min(len(first), len(second)) > 6):
        return False
    rests = first[shared:], second[shared:]
    if shared >= 6 and max(map(len, rests)) <= 4 and len(rests[0]) + len(rests[1]) <= 6:
        return True
    last = first[shared - 1]
    return all(rest in _ENDINGS or (rest[:1] == last and rest[1:] in _ENDINGS) for rest in rests)


def _same_bones(first: str, second: str) -> bool:
    if first[0] != second[0] and plain(first)[0] != plain(second)[0]:
        return False
    bones = _skeleton(first)
    return len(bones) >= 4 and bones == _skeleton(second)


class Family:
    """The words of a text, to be asked whether another word is kin to one of them."""

    __slots__ = ("_by_start", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        by_start: dict[str, list[str]] = {}
        for word in self._words:
            for start in {word[:2], plain(word)[:2]}:
                by_start.setdefault(start, []).append(word)
        self._by_start = by_start

    def has(self, word: str) -> bool:
        """Whether a word of the family is a form of this one."""
        if word in self._words:
            return True
        starts = {word[:2], plain(word)[:2]}
        return any(akin(word, other) for start in starts for other in self._by_start.get(start, ()))

    def holds_part(self, word: str) -> bool:
        """Whether a compound of the family has this word as a part: “Auftragserfassung” holds “Aufträge”."""
        if len(word) < 4:
            return False
        stem = word[: max(4, len(word) - 2)]
        return any(
            len(other) >= len(word) + 3
            and (other.startswith(stem) or stem in other[len(other) - len(word) - 2 :])
            for other in self._words
        )
