"""Lines that run from right to left, put in the order they are read in by where their letters stand.

Browsers and word processors store such lines in whatever order they drew them; only the places of the letters are sure.
"""

from collections.abc import Sequence
from itertools import pairwise

from resumes.pdfium.words import BREAK, Sign, runs_left

# Letters of one word stand closer together than this share of their size; more so where the file holds its spaces.
WORD_GAP, WIDE_GAP = 0.2, 0.6
_ALEFS = "اأإآ"
_LAM = "ل"


def in_reading_order(signs: list[Sign]) -> Sequence[Sign]:
    """The signs of a page as they are read; a page without such a line stays as it is."""
    letters = [sign for sign in signs if sign.style is not None]
    if not any(runs_left(sign.letter) for sign in letters):
        return signs
    lines = _baselines(letters)
    spaces = [sign for sign in signs if sign.style is None and sign.box[0]]
    leftward = {id(sign) for line in lines if any(runs_left(sign.letter) for sign in line) for sign in line}
    ordered = [sign for sign in signs if id(sign) not in leftward]
    for line in lines:
        if id(line[0]) in leftward:
            for word in _words(line, _spaces_in(line, spaces)):
                ordered += [BREAK, *word]
            ordered.append(BREAK)
    return ordered


def _baselines(letters: Sequence[Sign]) -> list[list[Sign]]:
    lines: list[list[Sign]] = []
    for sign in sorted(letters, key=lambda sign: sign.y):
        size = sign.style.size if sign.style else 0.0
        if lines and abs(sign.y - lines[-1][0].y) <= max(0.25 * size, 1.0):
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return lines


def _spaces_in(line: Sequence[Sign], spaces: Sequence[Sign]) -> list[float]:
    """Where the file itself says that words of a line end."""
    size = max(sign.style.size for sign in line if sign.style is not None)
    left, right = min(sign.box[0] for sign in line), max(sign.box[2] for sign in line)
    return [
        space.box[0]
        for space in spaces
        if abs(space.y - line[0].y) < 0.25 * size and left < space.box[0] < right
    ]


def _words(line: Sequence[Sign], spaces: Sequence[float]) -> list[list[Sign]]:
    """Words from left to right, the letters of each in the order they are read."""
    placed = sorted(line, key=_middle)
    words: list[list[Sign]] = [[placed[0]]]
    right = placed[0].box[2]
    for before, sign in pairwise(placed):
        size = sign.style.size if sign.style else 10.0
        told = any(_middle(before) < space + 0.1 * size < _middle(sign) for space in spaces)
        if told or sign.box[0] - right > (WIDE_GAP if spaces else WORD_GAP) * size:
            words.append([sign])
            right = sign.box[2]
        else:
            words[-1].append(sign)
            right = max(right, sign.box[2])
    return [_turned(word) for word in words]


def _middle(sign: Sign) -> float:
    return (sign.box[0] + sign.box[2]) / 2


def _turned(word: list[Sign]) -> list[Sign]:
    """A word of letters that run left is read from its right end; numbers and Latin letters in it are not."""
    if not any(runs_left(sign.letter) for sign in word):
        return word
    turned: list[Sign] = []
    number: list[Sign] = []
    for sign in reversed(word):
        if sign.letter.isascii() and sign.letter.isalnum():
            number.insert(0, sign)
            continue
        turned += [*number, sign]
        number = []
    return _with_ligatures(turned + number)


def _with_ligatures(word: list[Sign]) -> list[Sign]:
    """Lam and alef drawn as one sign stand in one place: lam is read first."""
    for index in range(len(word) - 1):
        first, second = word[index], word[index + 1]
        if first.letter in _ALEFS and second.letter == _LAM and abs(first.box[0] - second.box[0]) < 0.5:
            word[index], word[index + 1] = second, first
    return word
