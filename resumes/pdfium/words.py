"""A page's characters gathered into words, and words that nobody can see apart from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from resumes.pdfium.style import Frame, Style
from resumes.pdfium.surfaces import Surfaces

TINY_POINTS = 3.0
# No font's space is narrower than this share of its size; letters set apart are closer.
SPACE_WIDTH = 0.17
# Between 'L' and 'A' kerning narrows even a space; letters that touch otherwise do not stand so far apart.
KERNED_SPACE, SMALL_SPACE, CLOSE = 0.12, 0.06, 0.03
# Some Arabic letters do not join the next one; a space is wider than what is between them.
UNJOINED = 0.18
INVISIBLE_MODE = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """A character as it stands on the page; '' where a word ends, ' ' where a gap may be a space."""

    letter: str
    style: Style | None = None
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    y: float = 0.0


# A line's end that the file does not hold may be guessed between letters that touch.
BREAK, GUESSED_SPACE, LINE_END = Sign(""), Sign(" "), Sign("\n")
TOUCHING = 0.05


def runs_left(letter: str) -> bool:
    """Whether a letter belongs to a script that is written from right to left."""
    return "\u0590" <= letter[-1:] <= "\u08ff" or "\ufb1d" <= letter[-1:] <= "\ufefc"


class Collector:
    """Gathers a page's characters into words, and words that nobody can see apart from them."""

    def __init__(self, frame: Frame, surfaces: Surfaces, *, trust_invisible: bool) -> None:
        self.frame, self.surfaces, self.trust_invisible = frame, surfaces, trust_invisible
        self.words: list[list[Any]] = []
        self.hidden: list[str] = []
        self.invisible = 0
        self._letters: list[str] = []
        self._box = [0.0, 0.0, 0.0, 0.0]
        self._y = 0.0
        self._style: Style | None = None
        self._hidden_run = False
        self._gaps: list[float] = []
        self._guessed = False
        self._ended = False
        self._set_apart = 0.0

    def take(self, signs: Iterable[Sign]) -> None:
        """Gather the words of a page."""
        for sign in signs:
            if sign.style is not None:
                self.add(sign.letter, sign.style, sign.box, sign.y)
            elif sign.letter == "\n":
                self._ended = True
            elif sign.letter:
                self.guess_space()
            else:
                self.flush()
        self.flush()

    def add(self, letter: str, style: Style, box: tuple[float, float, float, float], y: float) -> None:
        if self._ended and self._letters and not self._touches(style, box, y):
            self.flush()
        self._ended = False
        if self._letters and (
            self._breaks(letter, style, box, y) or (self._guessed and self._is_space(style, box))
        ):
            self.flush()
        if self._letters:
            self._gaps.append(box[0] - self._box[2])
        self._guessed = False
        if not self._letters:
            self._gaps = []
            self._box, self._y, self._style = list(box), y, style
        self._letters.append(letter)
        self._box = [
            min(self._box[0], box[0]),
            min(self._box[1], box[1]),
            max(self._box[2], box[2]),
            max(self._box[3], box[3]),
        ]

    def _touches(self, style: Style, box: tuple[float, float, float, float], y: float) -> bool:
        near = TOUCHING * max(style.size, 1.0)
        return bool(abs(y - self._y) <= near and abs(box[0] - self._box[2]) <= near)

    def guess_space(self) -> None:
        """A space that the file does not hold: a gap that may also be one between letters set apart."""
        if self._letters and not self._letters[-1].isascii() and not runs_left(self._letters[-1]):
            self.flush()
        self._guessed = bool(self._letters)

    def _is_space(self, style: Style, box: tuple[float, float, float, float]) -> bool:
        if runs_left(self._letters[-1]):
            return bool(max(self._box[0] - box[2], box[0] - self._box[2]) > UNJOINED * style.size)
        if len(self._letters) < 2:
            return bool(box[0] - self._box[2] > SPACE_WIDTH * style.size)
        usual = sorted(self._gaps)[len(self._gaps) // 2]
        if len(self._gaps) < 2 and self._set_apart > 0.06 * style.size:
            # Kerning may draw the first two letters of a spaced word together.
            usual = max(usual, self._set_apart)
        return usual < 0.06 * style.size or box[0] - self._box[2] > 1.7 * usual

    def _breaks(self, letter: str, style: Style, box: tuple[float, float, float, float], y: float) -> bool:
        if self._style is None:
            return False
        size = max(style.size, self._style.size, 1.0)
        gap = box[0] - self._box[2]
        if box[2] < self._box[0] + 0.3 * size and runs_left(self._letters[-1]):
            gap = self._box[0] - box[2]
        if abs(y - self._y) > 0.45 * size or gap > 0.6 * size or gap < -3 * size:
            return True
        if runs_left(self._letters[-1]):
            return bool(gap > UNJOINED * size)
        # 'AnnaBell': the space between was set in a smaller size, or as none at all.
        capital = letter.isupper() and self._letters[-1].islower()
        if len(self._gaps) > 1 and max(self._gaps) < CLOSE * size:
            return bool(gap > (SMALL_SPACE if capital else KERNED_SPACE) * size)
        if (style.bold, style.italic) == (self._style.bold, self._style.italic):
            return False
        return bool(gap > (0.045 if capital else 0.12) * size)

    def flush(self) -> None:
        if not self._letters or self._style is None:
            return
        text, style, box = "".join(self._letters), self._style, self._box
        if len(self._gaps) > 2:
            self._set_apart = sorted(self._gaps)[len(self._gaps) // 2]
        self._letters = []
        if style.mode == INVISIBLE_MODE:
            self.invisible += len(text)
        if self._unseen(style, box):
            if self._hidden_run and self.hidden:
                self.hidden[-1] += " " + text
            else:
                self.hidden.append(text)
            self._hidden_run = True
            return
        self._hidden_run = False
        size = style.size if style.size > 1.5 else box[3] - box[1]
        self.words.append(
            [
                text,
                *(round(edge, 2) for edge in box),
                round(self._y, 2),
                round(size, 2),
                style.bold,
                style.italic,
            ]
        )

    def _unseen(self, style: Style, box: list[float]) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (-1 <= x <= self.frame.width + 1 and -1 <= y <= self.frame.height + 1):
            return True
        if style.mode == INVISIBLE_MODE:
            return not self.trust_invisible
        if min(style.size, box[3] - box[1]) < TINY_POINTS:
            return True
        return self.surfaces.doubtful(style, x, y) and self.surfaces.flat((box[0], box[1], box[2], box[3]))


def letter_of(code: int, style: Style) -> str:
    """The character to keep: icons fall away, symbol bullets become bullets, soft hyphens become hyphens."""
    if code in (0x02, 0xAD):
        return "-"
    if style.icon and not (style.symbol and 0x20 < code < 0x7F):
        return ""
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return "•" if style.symbol or code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC) else ""
    if style.symbol and chr(code) in "·§¨nlouØüvq":
        return "•"
    if code in (0, 0xFFFE, 0xFFFF):
        return ""
    return chr(code)
