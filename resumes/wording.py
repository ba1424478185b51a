"""Word-level differences, grouped so that a person can read them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "insert", "delete"]
_WORD = re.compile(r"\s+|[^\W_]+(?:['’.,/&+#-]+[^\W_]+)*[+#]*|[^\w\s]|_")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")
# Of two texts with a thousand words each, and the spaces between them
_MOST_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    kind: Kind
    text: str


def diff_words(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, a deletion before the insertion that takes its place.

    The pieces that are not insertions make up ``before``, those that are not deletions ``after``. Single small words
    that happen to stay between two changes are taken into the change, so that it reads as one.
    """
    old, new = _units(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changes = [(tag == "equal", old[i1:i2], new[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
    return _pieces(_join(changes))


def _units(before: str, after: str) -> tuple[list[str], list[str]]:
    """What is compared: words, in long texts sentences, in endless ones the whole. Comparing takes the square of it."""
    for unit in (_WORD, _SENTENCE):
        old, new = unit.findall(before), unit.findall(after)
        if len(old) * len(new) <= _MOST_PAIRS:
            return old, new
    return [before], [after]


def _join(
    changes: list[tuple[bool, list[str], list[str]]],
) -> Iterable[tuple[bool, list[str], list[str]]]:
    """Merge neighbouring changes across stretches too short to help the reader."""
    joined: list[tuple[bool, list[str], list[str]]] = []
    for index, (equal, old, new) in enumerate(changes):
        inside = 0 < index < len(changes) - 1
        absorbed = equal and inside and _is_slight(old)
        if joined and not joined[-1][0] and (not equal or absorbed):
            last = joined[-1]
            joined[-1] = (False, last[1] + old, last[2] + new)
        else:
            joined.append((equal, old, new))
    return joined


def _is_slight(words: list[str]) -> bool:
    """Spaces, signs, or one short word."""
    meaningful = [word for word in words if re.match(r"\w", word)]
    return not meaningful or (len(meaningful) == 1 and len(meaningful[0]) <= 3)


def _pieces(changes: Iterable[tuple[bool, list[str], list[str]]]) -> list[Piece]:
    pieces: list[Piece] = []
    for equal, old, new in changes:
        if equal:
            pieces.append(Piece("same", "".join(old)))
            continue
        gone, come = "".join(old), "".join(new)
        if gone == come:
            pieces.append(Piece("same", gone))
            continue
        if gone:
            pieces.append(Piece("delete", gone))
        if come:
            pieces.append(Piece("insert", come))
    return pieces
