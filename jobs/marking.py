"""A posting's text as safe HTML: its lines become paragraphs, headings and lists, its evidence becomes marks."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_BULLET: Final = re.compile(r"\s*(?:[•·▪◦‣●○■\-–—*+]|\d{1,2}[.)])\s+")
_SENTENCE_END: Final = re.compile(r"[.!?;,…]$")
_LONGEST_HEADING: Final = 70


class Mark(NamedTuple):
    """A passage to be marked. `number` is its footnote, 0 for none; `preferred` draws half a stroke.

    `about` names what it is evidence of, for the caller.
    """

    start: int
    end: int
    number: int = 0
    preferred: bool = False
    about: str = ""


class _Line(NamedTuple):
    kind: str
    start: int
    end: int


def mark_text(text: str, marks: Iterable[Mark]) -> SafeString:
    """HTML in which every character of the text is escaped. The marks must not overlap: see `apart`."""
    chosen = list(apart(marks, len(text)))
    pieces: list[str] = []
    noted: set[int] = set()
    open_list = False
    for line in _lines(text):
        if line.kind == "li" and not open_list:
            pieces.append('<ul dir="auto">')
        elif line.kind != "li" and open_list:
            pieces.append("</ul>")
        open_list = line.kind == "li"
        inside = (mark for mark in chosen if line.start < mark.end and mark.start < line.end)
        pieces.append(f"<{line.kind}>{_inline(text, line, inside, noted)}</{line.kind}>")
    if open_list:
        pieces.append("</ul>")
    return mark_safe("\n".join(pieces))  # noqa: S308  # every piece of the text went through escape()


def apart(marks: Iterable[Mark], length: int) -> Iterator[Mark]:
    """The marks in the order of the text; where some overlap, the first and longest stands."""
    behind = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if behind <= mark.start < mark.end <= length:
            yield mark
            behind = mark.end


def _lines(text: str) -> Iterator[_Line]:
    place = 0
    lines = text.split("\n")
    for at, raw in enumerate(lines):
        start, place = place, place + len(raw) + 1
        stripped = raw.strip()
        if not stripped:
            continue
        bullet = _BULLET.match(raw)
        if bullet and len(stripped) > 2:
            yield _Line("li", start + bullet.end(), start + len(raw))
        elif _is_heading(stripped, at, lines):
            yield _Line("h2", start, start + len(raw))
        else:
            yield _Line("p", start, start + len(raw))


def _is_heading(line: str, at: int, lines: list[str]) -> bool:
    """A short line without a full stop that stands above more text, and after a gap, a list or nothing."""
    if len(line) > _LONGEST_HEADING or len(line.split()) > 9:
        return False
    following = next((other for other in lines[at + 1 : at + 3] if other.strip()), "")
    if not following:
        return False
    if line.endswith(":"):
        return True
    before = lines[at - 1].strip() if at else ""
    parted = not before or bool(_BULLET.match(before))
    is_short = len(line.split()) <= 7
    goes_on = bool(_BULLET.match(following)) or len(following.strip()) > len(line) / 2
    return parted and is_short and not _SENTENCE_END.search(line) and goes_on


def _inline(text: str, line: _Line, marks: Iterable[Mark], noted: set[int]) -> str:
    pieces: list[str] = []
    at = line.start
    for mark in marks:
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        pieces.append(escape(text[at:start]))
        pieces.append(_marked(text[start:end], mark, noted))
        at = end
    pieces.append(escape(text[at : line.end]))
    return "".join(pieces).strip()


def _marked(quote: str, mark: Mark, noted: set[int]) -> str:
    kind = ' class="pref"' if mark.preferred else ""
    passage = f"<mark{kind}>{escape(quote)}</mark>"
    if not mark.number:
        return passage
    name = "" if mark.number in noted else f' id="t{mark.number}"'
    noted.add(mark.number)
    return f'{passage}<a class="ref" href="#m{mark.number}"{name}>{mark.number}</a>'
