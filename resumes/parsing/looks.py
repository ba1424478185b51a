"""How lines are set, as far as headings are told by it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resumes.reading.types import Line


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set, as far as headings are told by it."""

    size: float
    bold: bool
    caps: bool
    level: int


def look_of(line: Line) -> Look:
    return Look(round(line.size * 2) / 2, line.bold, is_caps(line.text), line.heading)


def is_caps(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) > 0.85 * len(letters)


def body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
