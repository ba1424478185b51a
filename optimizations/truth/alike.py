"""Words that may stand for one another, and words that claim nothing, read from the word lists."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from optimizations.truth.data_files import as_pattern, read_groups, read_lines
from optimizations.truth.normalise import fold


@dataclass(slots=True)
class _Stems:
    """Whole words and beginnings, each with the numbers of its classes."""

    whole: dict[str, set[int]] = field(default_factory=dict)
    starts: dict[str, set[int]] = field(default_factory=dict)

    def add(self, entry: str, number: int) -> None:
        folded = fold(entry)
        table = self.starts if folded.endswith("*") else self.whole
        table.setdefault(folded.rstrip("*"), set()).add(number)

    def of(self, word: str) -> frozenset[int]:
        found: set[int] = set()
        for form in {word, _SOFTENED.sub(_hard, word)}:
            found |= self.whole.get(form, set())
            for end in range(2, len(form) + 1):
                found |= self.starts.get(form[:end], set())
        return frozenset(found)


# Spanish spells a stem's end anew before e: “realicé” of “realizar”, “busqué” of “buscar”, “entregué” of “entregar”.
_SOFTENED = re.compile(r"(?<=\w\w\w)(c|qu|gu)e(?=n?$|mos$)")
_HARD = {"c": "z", "qu": "c", "gu": "g"}


def _hard(match: re.Match[str]) -> str:
    return _HARD[match[1]] + "e"


@dataclass(frozen=True, slots=True)
class _Classes:
    said: _Stems
    vouching: _Stems
    deeds: frozenset[int]
    weighty: frozenset[int]
    everyday: frozenset[int]


@lru_cache(maxsize=1)
def _classes() -> _Classes:
    said, vouching = _Stems(), _Stems()
    members: dict[str, set[int]] = {}
    for number, (group, line) in enumerate(read_lines("alike.txt")):
        alike, _, implying = line.partition(" < ")
        for entry in filter(None, map(str.strip, alike.split(","))):
            said.add(entry, number)
            vouching.add(entry, number)
        for entry in filter(None, map(str.strip, implying.split(","))):
            vouching.add(entry, number)
        members.setdefault(group, set()).add(number)
    weighty, everyday, likewise = (frozenset(members[group]) for group in ("deeds", "everyday", "likewise"))
    return _Classes(said, vouching, weighty | everyday | likewise, weighty, everyday)


LIGHT, FAINT, AUTHORED = range(3)
_WEIGHTS = {"faint": FAINT, "authored": AUTHORED}


@lru_cache(maxsize=1)
def _light() -> _Stems:
    light = _Stems()
    for group, entries in read_groups("light.txt").items():
        for entry in entries:
            light.add(entry, _WEIGHTS.get(group, LIGHT))
    return light


@lru_cache(maxsize=16384)
def is_light(word: str, *, weight: int = LIGHT) -> bool:
    """Whether the folded word claims nothing by itself; ``FAINT``: nothing beside a mere thing; ``AUTHORED``: nothing
    where no deed is told of it."""
    return weight in _light().of(word)


@lru_cache(maxsize=16384)
def classes_of(word: str) -> frozenset[int]:
    """The classes that the folded word needs one of to be vouched for."""
    return _classes().said.of(word)


@lru_cache(maxsize=16384)
def vouches_for(word: str) -> frozenset[int]:
    """The classes of which the folded word vouches for every word."""
    return _classes().vouching.of(word)


def names_deed(word: str) -> bool:
    """Whether the folded word may name something that a person did."""
    return bool(classes_of(word) & _classes().deeds)


def is_everyday(word: str) -> bool:
    """Whether the folded word names a deed that is part of any work, and none that weighs more."""
    named, kinds = classes_of(word), _classes()
    return bool(named & kinds.everyday) and not named & kinds.weighty


Saying = tuple[str, re.Pattern[str], tuple[str, ...]]


@lru_cache(maxsize=1)
def _sayings() -> dict[str, list[Saying]]:
    """By the first two letters: how a saying begins, its pattern, the words it means."""
    found: dict[str, list[Saying]] = {}
    for _, line in read_lines("sayings.txt"):
        meant, _, said = line.partition(" < ")
        words = tuple(fold(word.strip()) for word in meant.split(","))
        for saying in map(str.strip, said.split(",")):
            start = re.split(r"[ *-]", fold(saying))[0]
            pattern = re.compile(rf"(?<!\w){as_pattern(saying)}(?!\w)")
            found.setdefault(start[:2], []).append((start, pattern, words))
    return found


def _said_in(folded: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    table = _sayings()
    for letters in sorted({word[:2] for word in re.findall(r"\w+", folded)}):
        for start, pattern, words in table.get(letters, ()):
            match = pattern.search(folded) if start in folded else None
            if match:
                yield match, words


@lru_cache(maxsize=512)
def meant_by(folded: str) -> frozenset[str]:
    """The words for what a folded text says plainly: “put together the stand” means “organise”."""
    return frozenset(word for _, words in _said_in(folded) for word in words)


def without_sayings(folded: str, says: Callable[[str], bool]) -> str:
    """The text without the plain sayings whose meaning was said before; what stands between their words remains.

    A single word is no saying here: it is compared as a word.
    """
    for match, words in list(_said_in(folded)):
        if len(match.group().split()) > 1 and any(map(says, words)):
            within = re.sub(r"^\S+|\S+$", lambda ends: " " * len(ends.group()), match.group())
            folded = folded[: match.start()] + within + folded[match.end() :]
    return folded
