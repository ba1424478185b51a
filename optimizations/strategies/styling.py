"""The person's style, held by code: no banned phrase, no other language enters by an edit."""

from dataclasses import replace
from typing import Any

from optimizations.edits import Edit
from optimizations.strategies.base import Style
from optimizations.strategies.languages import Wanted, strays
from optimizations.strategies.phrases import banned_in, without_banned
from optimizations.truth.language import reading_language
from resumes.document import Document, plain_text


def restyled(edit: Edit, style: Style, wanted: Wanted, document: Document) -> tuple[Edit | None, str]:
    """The edit as the person would have it, with a note if it was repaired; None and a note if that cannot be."""
    texts = texts_of(edit.after)
    if not texts:
        return edit, ""
    if _is_foreign(edit, texts, style, wanted):
        return None, f"{edit.path}: a text in another language than {wanted.name} was left out"
    old = "\n".join(texts_of(edit.before))
    banned = [phrase for phrase in style.banned if not banned_in(old, [phrase])]
    found = list(dict.fromkeys(phrase for text in texts for phrase in banned_in(text, banned)))
    if not found:
        return edit, ""
    names = ", ".join(f"“{phrase}”" for phrase in found)
    whole = plain_text(document)
    repaired = {
        text: without_banned(text, found, wanted.code or reading_language(text, whole)) for text in texts
    }
    if any(not text for text in repaired.values()):
        return None, f"{edit.path}: a text with {names}, which you never use, was left out"
    return replace(edit, after=_with(edit.after, repaired)), f"{edit.path}: {names} was said otherwise"


def texts_of(value: Any) -> list[str]:
    """All texts of an edit's value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_of(item)]
    return []


def _is_foreign(edit: Edit, texts: list[str], style: Style, wanted: Wanted) -> bool:
    """A text that was in another language before may stay in it, unless the person wants the postings' language."""
    if edit.path.startswith("/skills"):
        return False
    was = "\n".join(texts_of(edit.before))
    if style.language == "resume" and strays(was, wanted.code):
        return False
    return any(strays(text, wanted.code) for text in texts)


def _with(value: Any, texts: dict[str, str | None]) -> Any:
    if isinstance(value, str):
        return texts.get(value) or value
    if isinstance(value, list):
        return [_with(item, texts) for item in value]
    if isinstance(value, dict):
        return {key: _with(item, texts) for key, item in value.items()}
    return value
