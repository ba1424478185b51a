"""Whether a passage that the scan met is one term by itself, not words of two sentences or part of a compound."""

import re
from typing import Final

_HARD_BREAK: Final = re.compile(r"[,;:()|!?•·\[\]{}\"“”„«»]|[.…] |\n\s*[\-*•–—·▪●]|[-–—] [-–—]")
_GLUE: Final = frozenset("-\u2010\u2011'’.&@_")
_GERMAN_TAIL: Final = re.compile(
    r"-(?:Kenntnis|Erfahr|Entwickl|Programm|Projekt|Umfeld|based|related)", re.IGNORECASE
)
_WRAPPED: Final = 45


def is_one_term(text: str, start: int, end: int) -> bool:
    """Whether no sentence, clause or list item ends inside a passage of several words."""
    quote = text[start:end]
    if _HARD_BREAK.search(quote):
        return False
    return "\n" not in quote or _reads_on(text, start, end)


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a short name is part of a compound ("e-commerce", "R&D")."""
    if start and text[start - 1] in _GLUE:
        return True
    if end < len(text) and text[end] in _GLUE:
        return text[end + 1 : end + 2].isalnum() and _GERMAN_TAIL.match(text, end) is None
    return False


def _reads_on(text: str, start: int, end: int) -> bool:
    """Whether the line break inside a passage is a soft wrap, not the end of a list item."""
    at = text.find("\n", start, end)
    line = text.rfind("\n", 0, at) + 1
    if at - line >= _WRAPPED:
        return True
    two_items = not text[line:start].strip() and text[end : end + 2].strip(" \t")[:1] in ("", "\n")
    return not two_items and not text[at + 1 : end].lstrip()[:1].isupper()
