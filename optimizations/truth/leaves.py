"""Takes an edit's value apart into the single texts that change."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from resumes.document import pointer


class Leaf(NamedTuple):
    """One text that changes: where, from what, to what. None where there is or was none."""

    path: str
    before: str | None
    after: str | None


_IDENTITY = ("name", "institution", "organization", "title", "position", "language", "network", "startDate")


def leaves(path: str, before: Any, after: Any) -> Iterator[Leaf]:
    """The texts that differ, each with the pointer of its place in the old document."""
    if before == after:
        return
    if isinstance(after, dict) or (isinstance(before, dict) and after is None):
        yield from _of_objects(path, before if isinstance(before, dict) else {}, after or {})
    elif isinstance(before, str) and isinstance(after, list):
        yield Leaf(path, before, "\n".join(str(item) for item in after))
    elif isinstance(after, list) or (isinstance(before, list) and after is None):
        yield from _of_lists(path, before if isinstance(before, list) else [], after or [])
    else:
        yield Leaf(path, _text(before), _text(after))


def _of_objects(path: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Leaf]:
    for key in dict.fromkeys((*before, *after)):
        yield from leaves(path + pointer(key), before.get(key), after.get(key))


def _of_lists(path: str, before: list[Any], after: list[Any]) -> Iterator[Leaf]:
    """Equal items are the same wherever they stand; the rest is paired by likeness."""
    rest = list(enumerate(before))
    fresh = []
    for item in after:
        same = next((pair for pair in rest if pair[1] == item), None)
        if same:
            rest.remove(same)
        else:
            fresh.append(item)
    for item in fresh:
        partner = max(rest, key=lambda pair: _likeness(pair[1], item), default=None)
        if partner is not None and _likeness(partner[1], item) >= 0.4:
            rest.remove(partner)
            yield from leaves(f"{path}/{partner[0]}", partner[1], item)
        else:
            yield from leaves(f"{path}/-", None, item)


def _likeness(old: Any, new: Any) -> float:
    if isinstance(old, dict) and isinstance(new, dict):
        shared = [key for key in _IDENTITY if old.get(key) or new.get(key)]
        return sum(old.get(key) == new.get(key) for key in shared) / len(shared) if shared else 0.5
    if isinstance(old, str) and isinstance(new, str):
        return SequenceMatcher(None, old.casefold(), new.casefold()).ratio()
    return 0.0


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
