"""Aligns the words of a new text with what it rests on: a word that nothing there says, in any form, is a claim."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from optimizations.truth.alike import classes_of, is_everyday, is_light, names_deed, vouches_for
from optimizations.truth.content import FREQUENCY, IRREGULAR, NUMBERS, UNITS
from optimizations.truth.kinship import LINKS, Family
from optimizations.truth.language import SMALL_WORDS, language_of
from optimizations.truth.normalise import fold, words
from optimizations.truth.quantities import TIME

_WORD = re.compile(r"[^\W\d_]{3,}")


_MEASURES = (UNITS | set(TIME)) - words("real reals mark marks rand crown crowns sol won own")
# Latter parts that only say that it is somebody's work: “Telefondienst”, “Kassenführung”.
_PARTS = words(
    "dienst arbeit arbeiten tatigkeit tatigkeiten fuhrung betreuung erstellung durchfuhrung bereich aufgabe work"
)
_SHORT_DEEDS = frozenset({"set", "won", "win"})
# Adverbs tell how it was done; those that claim something are judged with the scope words.
_HOW = re.compile(
    r"(?!famil|supply|assembl|reply|appl|anomal|independ|autonom|single|sole|unaided|medical)[^\W\d_]{4,}(?:ly|mente|erweise)"
)
# Languages that write compounds as one word.
_COMPOUNDING = frozenset({"de", "nl"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text says: its words, and the classes of words that they vouch for."""

    words: frozenset[str]
    family: Family
    vouched: frozenset[int]
    deeds: frozenset[str]

    def says(self, word: str) -> bool:
        """Whether one of the words is this one in another form, or may stand for it."""
        return bool(classes_of(word) & self.vouched) or self.family.has(word)


@lru_cache(maxsize=256)
def spoken(text: str, *, compounds: bool = False) -> Spoken:
    """The words of a text, ready to be asked; with ``compounds`` also the latter parts of long words."""
    said = set(map(_base, _WORD.findall(fold(text))))
    words = frozenset(said)
    if compounds:
        said |= {word[place:] for word in said if len(word) > 9 for place in range(4, len(word) - 4)}
    vouched: frozenset[int] = frozenset().union(*map(vouches_for, said))
    return Spoken(words, Family(said), vouched, frozenset(filter(names_deed, words)))


def unsaid(
    after: str, before: str, around: str, *, own: bool = True, judged: Iterable[str] = ()
) -> list[str]:
    """The words of the new text that neither the old one nor its surroundings say, in their order.

    What somebody did must stand in the old text itself where it is one of an entry (``own``): another bullet's deed
    is another deed. ``judged`` are parts of the new text that were compared in other ways.
    """
    compounds = bool({language_of(after), language_of(around)} & _COMPOUNDING)
    old, near = spoken(before, compounds=compounds), spoken(around)
    small = SMALL_WORDS[language_of(after)]
    # A thing of which no deed was told, or none that is gone
    told = spoken(after)
    mere = all(told.says(deed) or is_light(deed) for deed in old.deeds)
    swapped = any(len(word) > 3 and not told.says(word) and not is_light(word) for word in old.words)
    found = []
    for word in map(_base, _WORD.findall(_without(fold(after), judged))):
        if (
            (len(word) < 4 and word not in _SHORT_DEEDS)
            or word in small
            or word in NUMBERS
            or word in _MEASURES
        ):
            continue
        if old.says(word) or is_light(word) or _HOW.fullmatch(word) or (mere and is_light(word, faint=True)):
            continue
        if near.says(word) and not (
            own and names_deed(word) and not _from_a_line(word, told, before, around)
        ):
            continue
        if swapped and is_everyday(word):
            swapped = False  # one deed stands in the place of one
        elif not _composed(word, old, near, compounds=compounds):
            found.append(word)
    return list(dict.fromkeys(found))


def _from_a_line(word: str, told: Spoken, before: str, around: str) -> bool:
    """Whether another bullet tells this deed, and something else of that bullet came along with it."""
    old = spoken(before)
    for line in around.split("\n"):
        if line != before and spoken(line).family.has(word):
            rest = (other for other in _WORD.findall(fold(line)) if len(other) > 3 and not names_deed(other))
            if any(told.family.has(other) and not old.says(other) and not is_light(other) for other in rest):
                return True
    return False


def _base(word: str) -> str:
    return IRREGULAR.get(word, word)


def _without(folded: str, judged: Iterable[str]) -> str:
    rest = FREQUENCY.sub(" ", folded)
    for part in judged:
        rest = rest.replace(part, " ")
    return rest


def _composed(word: str, old: Spoken, near: Spoken, *, compounds: bool) -> bool:
    """Whether a compound's parts are all known, or a known compound holds the word."""
    if compounds and (old.family.holds_part(word) or near.family.holds_part(word)):
        return True
    return any(
        _known_part(word[:place], old, near) and _known_part(word[place:], old, near)
        for place in range(4, len(word) - 3)
    )


def _known_part(part: str, old: Spoken, near: Spoken) -> bool:
    forms = {part.removesuffix(link) for link in LINKS if part.endswith(link)}
    return any(
        len(form) >= 4 and (old.says(form) or near.family.has(form) or form in _MEASURES or form in _PARTS)
        for form in forms
    )
