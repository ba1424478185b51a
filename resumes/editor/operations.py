"""Adding, moving and removing entries and bullets, for pages without scripts: `add:/work`, `up:/work/1`."""

from typing import Any

from jobanalyzer.errors import InvalidInput
from resumes.document import Document, PathError, get_at, set_at


def apply_operation(document: Document, operation: str) -> Document:
    """A copy of the document with one operation done. Raises InvalidInput for one that leads nowhere."""
    verb, _, path = operation.partition(":")
    parent, _, token = path.rpartition("/")
    try:
        if verb == "add":
            return _add(document, path)
        if verb == "remove":
            return set_at(document, path, None)
        if verb in ("up", "down"):
            return _move(document, parent, int(token), -1 if verb == "up" else 1)
    except (PathError, ValueError):
        pass
    raise InvalidInput("That entry is not there any more. Reload the page.")


def _add(document: Document, path: str) -> Document:
    blank: Any = "" if path.endswith("/highlights") else {}
    return set_at(document, f"{path}/-", blank)


def _move(document: Document, parent: str, index: int, step: int) -> Document:
    values = get_at(document, parent)
    if not isinstance(values, list) or not 0 <= index < len(values):
        raise PathError(parent)
    target = index + step
    if not 0 <= target < len(values):
        return document
    moved = list(values)
    moved[index], moved[target] = moved[target], moved[index]
    return set_at(document, parent, moved)
