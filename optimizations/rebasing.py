"""Edits made for one version of a document, moved to the same places of a later version."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from optimizations.edits import Edit
from resumes.document import Document, PathError, pointer, split_pointer

# What makes two entries the same one, even when their texts were worked on.
_IDENTITY = (
    "name",
    "position",
    "institution",
    "area",
    "studyType",
    "title",
    "organization",
    "startDate",
    "issuer",
)


def rebase(edit: Edit, old: Document, new: Document) -> Edit | None:
    """The edit with its path in `new`; None where its entry is gone. Whether `before` stands is for applying to say."""
    try:
        keys = split_pointer(edit.path)
    except PathError:
        return None
    was: Any = old
    now: Any = new
    path: list[str | int] = []
    for place, key in enumerate(keys):
        last = place == len(keys) - 1
        if not isinstance(was, list):
            path.append(key)
            was, now = _member(was, key), _member(now, key)
            continue
        if last and (key == "-" or edit.before is None):  # an insertion: beside what is there
            path.append(key if key == "-" else min(int(key), len(now or [])))
            break
        index = _find(was, int(key), now) if key.isdigit() and isinstance(now, list) else None
        if index is None:
            return None
        path.append(index)
        was, now = was[int(key)], now[index]
    return replace(edit, path=pointer(*path))


def _member(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _find(was: Sequence[Any], index: int, now: Sequence[Any]) -> int | None:
    """Where the item stands by now: unchanged, or an entry of the same name and dates, or a text in its old place."""
    if index >= len(was):
        return None
    item = was[index]
    for alike in (lambda other: other == item, lambda other: _same_entry(item, other)):
        places = [place for place, other in enumerate(now) if alike(other)]
        if places:
            return min(places, key=lambda place: abs(place - index))
    same_size = len(was) == len(now)
    return index if index < len(now) and (same_size or not isinstance(item, dict)) else None


def _same_entry(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    first, second = ([entry.get(key) for key in _IDENTITY] for entry in (one, other))
    return first == second and any(first)
