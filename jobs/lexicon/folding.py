"""Folds text for scanning: case, separators and typesetting are levelled while every offset can be traced back.

Letters become lower case, everything that is not a letter, a digit or one of `+ # &` becomes a space. One original
character gives one folded character, except at the irregular places (runs of blanks, soft hyphens, ligatures,
decomposed accents), which are recorded as shifts.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_KEPT: Final = "+#&"


def _fold_char(char: str) -> str:
    if char in _KEPT or unicodedata.combining(char):
        return char
    if not char.isalnum():
        return " "
    low = char.lower()
    return low if len(low) == 1 else char


class _FoldTable(dict[int, str]):
    """A table for `str.translate` that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_TABLE: Final = _FoldTable()
# Western European letters, dashes, quotes, bullets and the euro sign all have one byte here; most texts need no more.
_CODEC: Final = "cp1252"


def _fold_bytes() -> bytes:
    """What each byte of the code page becomes."""
    shown = (bytes((code,)).decode(_CODEC, "replace") for code in range(256))
    return b"".join(_fold_char(char).encode(_CODEC) for char in shown)


_WESTERN: Final = _fold_bytes()
# Folded letters that have another place in Latin-1 than in the code page.
_NOT_LATIN: Final = tuple({code for code in _WESTERN if 0x80 <= code < 0xA0})


def _blank_or_fail(error: UnicodeError) -> tuple[bytes, int]:
    """Encodes punctuation outside the code page as blanks; letters and what takes no room go down the slow path."""
    try:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        chunk = error.object[error.start : error.end]
        for char in chunk:
            if char.isalnum() or unicodedata.combining(char) or unicodedata.category(char) == "Cf":
                raise error
        return b"-" * len(chunk) if "\u2010" in chunk else b"\0" * len(chunk), error.end
    finally:
        del error  # it and this frame would hold one another, and the text, until they are collected


codecs.register_error("jobs.blank_or_fail", _blank_or_fail)


def fold_chars(text: str) -> str:
    """One folded character for each character of `text`."""
    return _shown(_encoded(text)) or _fold_mixed(text)


def _encoded(text: str) -> bytes:
    """A text of the code page and plain punctuation alone, one byte a character; nothing for any other."""
    try:
        return text.encode(_CODEC, "jobs.blank_or_fail")
    except UnicodeEncodeError:
        return b""


def _shown(encoded: bytes) -> str:
    """The folded characters of an encoded text."""
    folded = encoded.translate(_WESTERN)
    for code in _NOT_LATIN:
        if code in folded:
            return folded.decode(_CODEC)
    return folded.decode("latin-1")  # the same letters, several times as fast


# With more foreign words than these a text is not Western, and looking up every character is the faster way.
_FOREIGN_RUNS: Final = 60


def _fold_mixed(text: str) -> str:
    """The same for a text with some letters from outside the code page: these are looked up one by one."""
    pieces: list[str] = []
    place = 0
    for _ in range(_FOREIGN_RUNS):
        rest = text[place:]
        try:
            rest.encode(_CODEC, "jobs.blank_or_fail")
        except UnicodeEncodeError as error:
            pieces.append(fold_chars(rest[: error.start]))
            pieces.append(rest[error.start : error.end].translate(_TABLE))
            place += error.end
        else:
            return "".join((*pieces, _shown(_encoded(rest))))
    return "".join((*pieces, text[place:].translate(_TABLE)))


def _loosen_signs(folded: str) -> str:
    """Blanks signs that do not belong to a name: `+` and `#` before a letter, `&` at a word's start or between words."""
    places = [
        at
        for sign in _KEPT
        if sign in folded
        for at in _places(folded, sign)
        if (_joins_words(folded, at) if sign == "&" else folded[at + 1 : at + 2].isalpha())
    ]
    if not places:
        return folded
    chars = list(folded)
    for at in places:
        chars[at] = " "
    return "".join(chars)


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _joins_words(folded: str, at: int) -> bool:
    before, after = folded[max(0, at - 2) : at], folded[at + 1 : at + 3]
    if not before.strip() or before.endswith(" "):
        return bool(after.strip()) and after[0] != " "
    return len(before) == len(after) == 2 and before.isalnum() and after.isalnum()


_BLANK: Final = r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u3000]"
_INVISIBLE: Final = r"\u00ad\u200b-\u200f\u2060\ufeff"
# The first character alone rejects most places; what follows looks back at it.
_IRREGULAR: Final = re.compile(
    rf"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u3000\n\-\u2010{_INVISIBLE}]"
    rf"(?:(?<={_BLANK})(?:{_BLANK}*\n{_BLANK}*|{_BLANK}+)|(?<=\n){_BLANK}+|(?<=[\-\u2010]){_BLANK}*\n{_BLANK}*"
    rf"|(?<=[{_INVISIBLE}])[{_INVISIBLE}]*(?:\n{_BLANK}*)?)"
)
_GLYPHS: Final = re.compile(rf"{_IRREGULAR.pattern}|[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f]+")
_LINE_HYPHENS: Final = ("-", "\u2010")
# What makes a text irregular, looked for in its encoded form, where that is fastest; an uneven line end or beginning
# comes last, and the pattern that finds it begins with the one character that is rare.
_UNEVEN: Final = (b"\t", b"\r", b"\f", b"\v", b"\xad", b"\xa0", b"  ")
_UNEVEN_LINES: Final = re.compile(rb"\n(?: |(?<=[ \-]\n))")
_WIDE_SIGNS: Final = (
    "\u2010\n",
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff"),
    *("\ufb00", "\ufb01", "\ufb02", "\ufb03", "\ufb04"),
    *("\u0300", "\u0301", "\u0302", "\u0303", "\u0308", "\u030a", "\u030c", "\u0327"),
)
_READ_ON: Final = 60


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, padded with a blank at both ends, and the way back to the original offsets."""

    text: str
    original: str
    marks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    western: bool = False  # it holds no letters beyond the code page and nothing that cannot be seen

    def origin(self, index: int) -> int:
        """The offset in the original of the character at `index` of the folded text."""
        if not self.marks:
            return index - 1
        return index - 1 + self.shifts[bisect_right(self.marks, index)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded characters from `start` up to, not including, `end`."""
        if not self.marks:
            return start - 1, end - 1
        return self.origin(start), self.origin(end - 1) + 1


def fold(text: str) -> Folded:
    """Folds `text` for scanning."""
    encoded = _encoded(text)
    if _is_irregular(encoded or text.encode(_CODEC, "replace")) or (
        not encoded and has_any(text, _WIDE_SIGNS)
    ):
        return _fold_irregular(text)
    folded = _shown(encoded) or _fold_mixed(text)
    return Folded(f" {_loosen_signs(folded)} ", text, western=bool(encoded))


def _is_irregular(encoded: bytes) -> bool:
    """Whether blanks and line ends make a place where one character does not give one folded character."""
    for sign in _UNEVEN:
        if sign in encoded:
            return True
    return _UNEVEN_LINES.search(encoded) is not None


def _fold_irregular(text: str) -> Folded:
    pieces: list[str] = []
    marks: list[int] = []
    shifts: list[int] = [0]
    done = 0
    length = 1
    pattern = _IRREGULAR if text.isascii() else _GLYPHS
    for found in pattern.finditer(text):
        start, end = found.span()
        new = _replacement(found)
        if len(new) == end - start:
            continue
        kept = text[done:start]
        pieces.append(kept)
        pieces.append(new)
        length += len(kept)
        _record_shift(marks, shifts, length, length + len(new), end - start)
        length += len(new)
        done = end
    pieces.append(text[done:])
    folded = _loosen_signs(fold_chars("".join(pieces)))
    return Folded(f" {folded} ", text, tuple(marks), tuple(shifts))


def _record_shift(marks: list[int], shifts: list[int], start: int, end: int, replaced: int) -> None:
    """Notes that folded characters `start:end` stand for `replaced` original ones."""
    base = shifts[-1]
    for extra in range(1, end - start - replaced + 1):
        marks.append(start + extra)
        shifts.append(base - extra)
    if replaced > end - start:
        marks.append(end)
        shifts.append(base + replaced - (end - start))


def _replacement(found: re.Match[str]) -> str:
    value = found.group()
    first = value[0]
    if first in _LINE_HYPHENS or first.isspace():
        return " \n" if "\n" in value and first not in _LINE_HYPHENS and _paragraph_end(found) else " "
    if unicodedata.category(first) == "Cf":
        return ""
    return unicodedata.normalize("NFC" if len(value) > 1 else "NFKC", value)


def _paragraph_end(found: re.Match[str]) -> bool:
    """Whether a blank line follows or precedes: then no term runs across."""
    text = found.string
    after = text[found.end() : found.end() + 1]
    return after in ("\n", "\r") or text[found.start() - 1 : found.start()] == "\n"


def joined_lines(text: str) -> list[Folded]:
    """Readings in which a word broken over two lines is whole ("Angu-/lar.js"), one for each such break."""
    if "-\n" not in text and "\u2010\n" not in text and "- \n" not in text:
        return []
    readings = []
    for found in _BROKEN_WORD.finditer(text):
        first, second = found.span()
        head = max(0, text.rfind("\n", 0, first) + 1, first - _READ_ON)
        stop = text.find("\n", second)
        tail = min(len(text) if stop < 0 else stop, second + _READ_ON)
        plain = fold_chars(text[head:first] + text[second:tail])
        mark = first - head + 1
        readings.append(
            Folded(f" {_loosen_signs(plain)} ", text, (0, mark), (0, head, head + second - first))
        )
    return readings


_BROKEN_WORD: Final = re.compile(rf"(?<=[^\W\d_])[\-\u2010]{_BLANK}*\r?\n{_BLANK}*(?=[^\W\d_])")


def fold_term(term: str) -> str:
    """A lexicon name or a phrase as the scanner sees it, without the padding."""
    if term.isascii() and term.replace(" ", "").isalnum():
        return " ".join(term.lower().split())
    return " ".join(_loosen_signs(fold_chars(unicodedata.normalize("NFC", term))).split())


def keep_case(term: str) -> str:
    """`term` with separators levelled but its case kept, to compare exact spellings."""
    if term.isalnum():
        return term
    return " ".join("".join(c if c.isalnum() or c in _KEPT else " " for c in term).split())


def has_any(folded: str, phrases: tuple[str, ...]) -> bool:
    """Whether any of the phrases stands in a folded text."""
    for phrase in phrases:  # noqa: SIM110 (a plain loop is faster here)
        if phrase in folded:
            return True
    return False
