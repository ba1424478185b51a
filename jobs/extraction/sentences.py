"""Sentences and lines of a text: where they begin and end, and what stands around a passage."""

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, count
from operator import add
from typing import Final, NamedTuple

_CLOSING_SIGNS: Final = ".!?…"
_SENTENCE_REACH: Final = 400
_ITEM_LENGTH: Final = 60
_ITEMS_AROUND: Final = 3


class _Ends(NamedTuple):
    """Where the lines of a text end, and where its sentences do; both begin with the place before the text."""

    lines: list[int]
    sentences: list[int]


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line around `text[start:end]`, at most a few hundred characters each way."""
    ends = _ends(text)[1]
    index = bisect_left(ends, start, 1)
    low, high = ends[index - 1] + 1, ends[index]
    if high < end:
        high = ends[bisect_left(ends, end, index)]
    if high - low > _SENTENCE_REACH:
        return max(low, start - _SENTENCE_REACH), min(high, end + _SENTENCE_REACH)
    return low, high


@lru_cache(maxsize=4)
def _ends(text: str) -> _Ends:
    """A sentence ends with its line, or at a closing sign with a blank behind it.

    Plain looks, several times as fast as a pattern.
    """
    lengths = accumulate(map(len, text.split("\n")))
    lines = [-1, *map(add, lengths, count())]  # for the last line, the end of the text
    sentences = lines.copy()
    for sign in _CLOSING_SIGNS:
        at = text.find(sign)
        while at >= 0:
            if text[at + 1 : at + 2].isspace():
                sentences.append(at)
            at = text.find(sign, at + 1)
    sentences.sort()
    return _Ends(lines, sentences)


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a passage; for an item of a list of short lines, its neighbours too."""
    low, high = sentence_bounds(text, start, end)
    if high - low > _ITEM_LENGTH:
        return low, high
    ends = _ends(text)[0]
    first = bisect_left(ends, start, 1)
    last = first if ends[first] >= end else bisect_left(ends, end, first)
    if ends[last] - ends[first - 1] > _ITEM_LENGTH + 1:
        return low, high
    above, below = max(1, first - _ITEMS_AROUND), min(len(ends) - 1, last + _ITEMS_AROUND)
    while first > above and ends[first - 1] - ends[first - 2] <= _ITEM_LENGTH:
        first -= 1
    while last < below and ends[last + 1] - ends[last] <= _ITEM_LENGTH:
        last += 1
    return min(low, ends[first - 1] + 1), max(high, ends[last])
