"""Single values between document and form: lists as text and back, dates as people write them."""

import re
from typing import Any

from resumes.editor.schema import Kind
from resumes.parsing.dates import find_spans
from resumes.rendering.labels import LABELS

_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
_OUTSIDE_BRACKETS = re.compile(r"[,;](?![^(\[]*[)\]])")
_NOW = {"today", "now", "current", "ongoing", "-", "–"} | {
    words["present"].casefold() for words in LABELS.values()
}


def fits(kind: Kind, value: Any) -> bool:
    """Whether a field of this kind can show the value; what it cannot is carried along unseen."""
    if kind in ("words", "lines", "bullets"):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str) or (isinstance(value, (int, float)) and not isinstance(value, bool))


def to_text(kind: Kind, value: Any) -> str:
    """The value as a field shows it; `from_text` reads it back to the same value."""
    if kind == "words":
        joined = ", ".join(value)
        return joined if split_words(joined) == value else "\n".join(value) + "\n"
    if kind == "lines":
        return "\n".join(value)
    return str(value)


def from_text(kind: Kind, text: str) -> Any:
    """What a field of this kind sends, as the document holds it; '' and [] mean nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if kind == "words":
        return split_words(text)
    if kind == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if kind == "date":
        return read_date(text)
    return text.strip() if kind == "area" else " ".join(text.split())


def split_words(text: str) -> list[str]:
    """A list out of commas or, where there are several lines, out of lines; commas in brackets do not part."""
    parts = text.split("\n") if "\n" in text else _OUTSIDE_BRACKETS.split(text)
    return [part.strip() for part in parts if part.strip()]


def read_date(text: str) -> str:
    """'March 2021' and '03/2021' as '2021-03', words for now as nothing; what is no date stays as written."""
    text = " ".join(text.split())
    if _ISO.fullmatch(text):
        return text
    if text.casefold() in _NOW:
        return ""
    spans = find_spans(text)
    if len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text)):
        span = spans[0]
        if span.first == span.last and not span.ranged:
            return span.first
    return text
