"""Words of a page into chunks and rows: what shares a baseline, and what is set apart on it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resumes.reading.types import Word
from resumes.vocabulary.headings import section_of

CHUNK_GAP = 0.95
DATE = re.compile(
    r"(?:19|20)\d\d|\b(?:0?[1-9]|1[0-2])[/.]\d\d\b|\b(?:present|current|today|now|date|heute|aktuell|présent|aujourd'hui|presente|actualidad|attuale|oggi|atual|heden|nu|obecnie|teraz|настоящее|halen|günümüz)\b",
    re.I,
)

_TIME = r"(?:[^\W\d_]{3,10}\.?\s)?(?:\d{1,2}[./-])?(?:(?:19|20)\d\d|\d\d)(?:-\d\d)?"
WHOLE_DATE = re.compile(rf"{_TIME}\s?[-–—]\s?(?:{_TIME}|{DATE.pattern})", re.I)


@dataclass(slots=True)
class Chunk:
    """Words of one baseline without a wide gap between them."""

    words: list[Word]
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.x0 = min(word.x0 for word in self.words)
        self.x1 = max(word.x1 for word in self.words)
        self.y = self.words[0].y
        self.size = max(word.size for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Row:
    """Chunks that share a baseline, from left to right."""

    chunks: list[Chunk]

    @property
    def y(self) -> float:
        return self.chunks[0].y

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return max(chunk.x1 for chunk in self.chunks)


@dataclass(slots=True)
class Block:
    """Rows read from top to bottom, and the width they share."""

    rows: list[Row]
    split: bool = False
    side: int = 0

    @property
    def x0(self) -> float:
        return min(row.x0 for row in self.rows)

    @property
    def x1(self) -> float:
        return max(row.x1 for row in self.rows)


def make_rows(words: Sequence[Word], edges: frozenset[int] = frozenset()) -> list[Row]:
    """Rows of chunks, top to bottom; at the given edges a cell may begin after a narrow gap."""
    return [Row(_chunks(row, edges)) for row in _baselines(words)]


def _baselines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by baseline; words of different sizes on one baseline share a row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        for row in reversed(rows[-3:]):
            if abs(row[0].y - word.y) <= max(0.22 * min(row[0].size, word.size), 1.2):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def common_edges(pages: Sequence[Sequence[Word]]) -> frozenset[int]:
    """Where many rows begin: a word there after a narrow gap begins a cell of its own (dates set tightly beside)."""
    rows = [row for words in pages for row in _baselines(words)]
    starts = Counter(round(row[0].x0) for row in rows)
    # A cell beside a label on the right of its column begins after a gap that no space between words has.
    starts.update(
        round(word.x0)
        for row in rows
        for before, word in pairwise(row)
        if word.x0 - before.x1 > 0.6 * max(min(word.size, before.size), 4.0)
    )
    return frozenset(edge for edge, count in starts.items() if count >= max(4, len(rows) // 8))


def _chunks(words: list[Word], edges: frozenset[int]) -> list[Chunk]:
    groups: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap, size = word.x0 - before.x1, max(min(word.size, before.size), 4.0)
        cell = len(groups) == 1 and round(word.x0) in edges and sum(len(w.text) for w in groups[0]) < 28
        cell = cell and (gap > 0.45 * size or (gap > 0.1 * size and _ends_cell(groups[0], word)))
        if gap > CHUNK_GAP * size or cell:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Chunk(group) for group in groups]


def _ends_cell(words: list[Word], following: Word) -> bool:
    """Whether words at the margin are a whole heading or a whole date, however close the text beside them stands."""
    text = " ".join(word.text for word in words)
    if section_of(text):
        return True
    return bool(WHOLE_DATE.fullmatch(text)) and following.text[0].isalpha()
