"""What a reader hands on: the text of a file with where and how each line stood, and typed refusals."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["pdf", "docx", "doc", "odt", "rtf", "html", "txt", "markdown", "json"]

ErrorCode = Literal[
    "too_large",
    "encrypted",
    "image_only",
    "damaged",
    "unsupported",
    "empty",
    "garbage",
    "not_a_resume",
]


class ReadError(Exception):
    """A file that cannot be used, with a message that says what to do about it."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code: ErrorCode = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page. Coordinates in points from the top left; in characters for plain text.

    A tab in `text` marks a wide gap (a tab stop, a table cell, a right-aligned date). `start` is the line's offset in
    the whole text. `column` numbers the stretches that are read from top to bottom without a jump. `wraps`: the
    file breaks lines where the page ends, so that a following line may continue this one; `right` is where they end.
    """

    text: str
    start: int = 0
    page: int = 0
    column: int = 0
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    heading: int = 0
    wraps: bool = True
    gap_before: float = 0.0
    right: float = 0.0
    runs: tuple[Run, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The visible text of a file in reading order, its lines, and what was left out or looked odd."""

    text: str
    kind: Kind
    pages: int = 1
    lines: tuple[Line, ...] = ()
    links: tuple[str, ...] = ()
    hidden_text: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the top left corner; `y` is its baseline."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as a reader found it, before its lines are put in order."""

    width: float
    height: float
    words: tuple[Word, ...] = ()
    links: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    image_share: float = 0.0
    recognised: bool = False
