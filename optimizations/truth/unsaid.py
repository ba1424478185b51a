"""Aligns the words of a new text with what it rests on: a word that nothing there says, in any form, is a claim."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from optimizations.truth.alike import (
    AUTHORED,
    FAINT,
    LIGHT,
    classes_of,
    is_everyday,
    is_light,
    meant_by,
    names_deed,
    vouches_for,
    without_sayings,
)
from optimizations.truth.content import FREQUENCY, IRREGULAR, NUMBERS, UNITS
from optimizations.truth.kinship import LINKS, Family
from optimizations.truth.language import SMALL_WORDS, language_of
from optimizations.truth.normalise import fold, words
from optimizations.truth.quantities import TIME

_WORD = re.compile(r"[^\W\d_]{3,}")


_SMALL = frozenset[str]().union(*SMALL_WORDS.values())
_MEASURES = (UNITS | set(TIME)) - words("real reals mark marks rand crown crowns sol won own")
# Latter parts that only say that it is somebody's work: “Telefondienst”, “Kassenführung”.
_PARTS = words(
    "dienst arbeit arbeiten tatigkeit tatigkeiten fuhrung betreuung erstellung durchfuhrung bereich aufgabe work"
)
# Nouns that add nothing to a known word before them: “mortgage products”, “pet food supplies”.
_HEADS = words(
    "product products option options supplies material materials item items service services solution solutions data "
    "information detail details record records result results issue issues matter matters process processes procedure "
    "procedures activity activities operations task tasks requirement requirements request requests level levels area areas "
    "session sessions dimensions location locations treatment treatments figures status purposes appointments needs"
)
_SHORT_DEEDS = frozenset({"set", "won", "win", "run", "buy", "dig", "sew", "lay"})
# When or by what something was done: who worked “before opening” opened nothing, who built “nach Plan” planned nothing.
_CIRCUMSTANCE = re.compile(
    r"\b(?:(?:before|after|during) [^\W\d_]+(?:ing|ion|ment)(?=[.,;]|$)"
    r"|(?:according to|per|from|against)(?: (?:the|an?|our))?(?: [^\W\d_]+){1,2}"
    r"|(?:nach|laut|gemass|selon|d'apres|segun|conforme a|secondo)"
    r"(?: (?:der|dem|den|die|le|la|les|el|los|las|un|une))? [^\W\d_]+)"
)
# Who was only there did not act: no deed stands in the place of these.
_ATTENDED = re.compile(r"\W*(?:attend|watch|observ|shadow|listen)\w*\b")
# Who arranged a thing did not do it, whatever words for doing stand there now.
_ARRANGED = re.compile(r"\W*(?:arrang|book|schedul|attend|watch|observ|shadow)\w*")
_DID = re.compile(r"\W*(conduct|perform|carried|carrying|held|hold|execut)\w*")
# Verbs at the head of a clause, or at its end as in German.
_HEADING = re.compile(r"(?:^|[.,;:]\s*|\b(?:and|then) )([^\W\d_]+)|([^\W\d_]+(?:t|en))(?=[.,;]|$| und\b)")
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
def spoken(text: str, *, compounds: bool = False, meant: bool = False) -> Spoken:
    """The words of a text, ready to be asked.

    With ``compounds`` also the latter parts of long words, with ``meant`` also what its plain sayings mean.
    """
    said = set(map(_base, _WORD.findall(fold(text))))
    words = frozenset(said)
    if meant:
        said |= meant_by(fold(text))
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
    old, near = spoken(before, compounds=compounds, meant=True), spoken(around)
    told = spoken(after)
    light = _light_here(before, old, told)
    swapped = not _ATTENDED.match(fold(before)) and any(
        len(word) > 3 and not told.says(word) and not is_light(word) for word in old.words
    )
    found = [*_of_circumstance(before, after), *_done_now(before, after)]
    added_to = _added_to(before, after, told)
    rest = without_sayings(_without(fold(after), judged), old.says)
    left = ""
    for word in map(_base, _WORD.findall(rest)):
        modifier, left = left, word
        if word in _HEADS and len(modifier) > 3 and (old.says(modifier) or near.says(modifier)):
            continue
        if _is_small(word) or _HOW.fullmatch(word):
            continue
        if old.says(word) and not (added_to and names_deed(word) and not old.family.has(word)):
            continue
        if any(is_light(word, weight=weight) for weight in light):
            continue
        elsewhere = own and names_deed(word) and not _from_a_line(word, told, before, around)
        if near.says(word) and not elsewhere:
            continue
        if swapped and is_everyday(word):
            swapped = False  # one deed stands in the place of one
        elif not _composed(word, old, near, compounds=compounds):
            found.append(word)
    return list(dict.fromkeys(found))


def _added_to(before: str, after: str, told: Spoken) -> bool:
    """Whether the new text is the old one with more behind it: then no word of it stands in another one's place."""
    kept = all(told.family.has(_base(word)) for word in _WORD.findall(fold(before)) if word not in _SMALL)
    opening = fold(before).split(" ")[0].rstrip(",.;:")
    return kept and bool(opening) and fold(after).startswith(opening)


def _light_here(before: str, old: Spoken, told: Spoken) -> tuple[int, ...]:
    """Which words claim nothing here: more do beside a thing of which no deed was told, or none that is gone."""
    if not all(told.says(deed) or is_light(deed) for deed in old.deeds):
        return (LIGHT,)
    return (LIGHT, FAINT) if opening_deed(before) else (LIGHT, FAINT, AUTHORED)


def _is_small(word: str) -> bool:
    """Whether the word is too short or too common to name a deed or a thing."""
    short = len(word) < 4 and word not in _SHORT_DEEDS
    return short or word in _SMALL or word in NUMBERS or word in _MEASURES


def opening_deed(before: str) -> str:
    """The English verb that opens the old text, unless it claims nothing."""
    opening = re.match(r"\W*([^\W\d_]{2,})", fold(before))
    verb = opening[1] if opening else ""
    if not (verb.endswith("ed") or verb in IRREGULAR) or is_light(verb) or is_light(_base(verb)):
        return ""
    return verb


def _of_circumstance(before: str, after: str) -> list[str]:
    """Verbs of the new text of which the old one says only when or by what something was done."""
    folded = fold(before)
    rest = _CIRCUMSTANCE.sub(" ", folded)
    if rest == folded:
        return []
    told = _CIRCUMSTANCE.sub(" ", fold(after))
    verbs = [_base(match[1] or match[2]) for match in _HEADING.finditer(told)]
    whole, without = spoken(before), spoken(rest, meant=True)
    return [
        verb
        for verb in verbs
        if len(verb) > 3 and whole.family.has(verb) and not (without.says(verb) or is_light(verb))
    ]


def _done_now(before: str, after: str) -> list[str]:
    """The word for doing that opens the new text, where the old one tells of arranging or of being there."""
    did = _DID.match(fold(after))
    if did is None or not _ARRANGED.match(fold(before)):
        return []
    arranged = re.findall(r"[^\W\d_]+", fold(before))[0]
    return [] if spoken(after).says(_base(arranged)) else [did.group().strip()]


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
