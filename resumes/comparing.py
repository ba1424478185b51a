"""What differs between two resume documents, field by field and word by word."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from resumes.document import SECTIONS, Document, pointer
from resumes.pointers import place_of, section_name
from resumes.wording import Piece, diff_words

# Lists that read as one line.
_ENUMERATED = ("keywords", "roles", "courses")
_ALIKE = 0.3
_MOST_PAIRS = 1500


@dataclass(frozen=True, slots=True)
class Change:
    """One text that differs. `path` is where it stands in the later document, or stood in the earlier one."""

    path: str
    section: str
    label: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def pieces(self) -> list[Piece]:
        return diff_words(self.before, self.after)


def changed_sections(before: Document, after: Document) -> list[str]:
    """The names of the sections that differ, in reading order."""
    keys = dict.fromkeys((*SECTIONS, *before, *after))
    return [section_name(key) for key in keys if before.get(key) != after.get(key)]


def compare(before: Document, after: Document) -> list[Change]:
    """Every text that came, went or changed, in reading order. Moving alone is no change of text."""
    changes: list[Change] = []
    for section in dict.fromkeys((*SECTIONS, *before, *after)):
        for path, old, new in _walk(before.get(section), after.get(section), pointer(section)):
            place = place_of(path)
            changes.append(Change(path, place.section, place.rest, old, new))
    return changes


def _walk(before: Any, after: Any, path: str) -> Iterator[tuple[str, str, str]]:
    if before == after:
        return
    if isinstance(before, dict) or isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        new = after if isinstance(after, dict) else {}
        for key in dict.fromkeys((*new, *old)):
            yield from _walk(old.get(key), new.get(key), path + pointer(key))
    elif path.rsplit("/", 1)[-1] in _ENUMERATED and _are_texts(before) and _are_texts(after):
        yield path, ", ".join(before or []), ", ".join(after or [])
    elif isinstance(before, list) or isinstance(after, list):
        old_items = before if isinstance(before, list) else []
        new_items = after if isinstance(after, list) else []
        for index, old_item, new_item in _pairs(old_items, new_items):
            yield from _walk(old_item, new_item, path + pointer(index))
    else:
        yield path, _text(before), _text(after)


def _are_texts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _pairs(before: list[Any], after: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Items that belong together: equal ones never come, the others by their likeness, one side None where alone."""
    gone = [item for item in before if item not in after]
    come = [(index, item) for index, item in enumerate(after) if item not in before]
    many = len(gone) * len(come) > _MOST_PAIRS  # then whatever stands first is taken for its like
    for index, item in come:
        likest = max(gone[:1] if many else gone, key=partial(_likeness, item), default=None)
        if likest is not None and _likeness(item, likest) >= _ALIKE:
            gone.remove(likest)
            yield index, likest, item
        else:
            yield index, None, item
    for item in gone:
        yield before.index(item), item, None


def _likeness(one: Any, other: Any) -> float:
    first, second = (json.dumps(item, ensure_ascii=False, sort_keys=True)[:600] for item in (one, other))
    return SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
