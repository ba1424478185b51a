"""Words that may stand for one another, and words that claim nothing, read from the word lists."""

from dataclasses import dataclass, field
from functools import lru_cache

from optimizations.truth.data_files import read_groups, read_lines
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
        found = set(self.whole.get(word, ()))
        for end in range(2, len(word) + 1):
            found |= self.starts.get(word[:end], set())
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Classes:
    said: _Stems
    vouching: _Stems
    deeds: frozenset[int]
    everyday: frozenset[int]


@lru_cache(maxsize=1)
def _classes() -> _Classes:
    said, vouching = _Stems(), _Stems()
    deeds: set[int] = set()
    everyday: set[int] = set()
    for number, (group, line) in enumerate(read_lines("alike.txt")):
        alike, _, implying = line.partition(" < ")
        for entry in filter(None, map(str.strip, alike.split(","))):
            said.add(entry, number)
            vouching.add(entry, number)
        for entry in filter(None, map(str.strip, implying.split(","))):
            vouching.add(entry, number)
        if group != "things":
            deeds.add(number)
        if group == "everyday":
            everyday.add(number)
    return _Classes(said, vouching, frozenset(deeds), frozenset(everyday))


@lru_cache(maxsize=1)
def _light() -> _Stems:
    light = _Stems()
    for group, entries in read_groups("light.txt").items():
        for entry in entries:
            light.add(entry, group == "faint")
    return light


@lru_cache(maxsize=16384)
def is_light(word: str, *, faint: bool = False) -> bool:
    """Whether the folded word claims nothing by itself; ``faint``: nothing beside a mere thing."""
    return faint in _light().of(word)


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
    named = classes_of(word) & _classes().deeds
    return bool(named) and named <= _classes().everyday
