"""What may be stored as a resume's content: the shape is checked, characters that a database refuses are dropped."""

import json
import math
from typing import Any

from jobanalyzer.errors import InvalidInput
from jobanalyzer.storable import storable
from resumes.document import SECTIONS, Document, normalise, pointer

MAX_CHARACTERS = 400_000
_MAX_DEPTH = 12
_MOST_ITEMS = 500
_LISTS = frozenset(SECTIONS) - {"basics"}


def clean_content(value: Any) -> Document:
    """The document without empty parts. Raises InvalidInput with the path of what is not as JSON Resume has it."""
    if not isinstance(value, dict):
        raise InvalidInput("A resume is a JSON object with basics, work, education and so on.")
    document = normalise(_clean(value, ""))
    _check_shape(document)
    if len(json.dumps(document, ensure_ascii=False)) > MAX_CHARACTERS:
        raise InvalidInput("This resume is far longer than a resume can be. Shorten it, then save again.")
    document.setdefault("basics", {})
    return document


def _clean(value: Any, path: str) -> Any:
    if path.count("/") > _MAX_DEPTH:
        raise InvalidInput(f"The resume is nested too deeply at {path}.", details={"path": path})
    if isinstance(value, str):
        return storable(value.replace("\r\n", "\n"))
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidInput(f"There is no finite number at {path}.", details={"path": path})
    if isinstance(value, list):
        if len(value) > _MOST_ITEMS:
            raise InvalidInput(f"There are more than {_MOST_ITEMS} items at {path}.", details={"path": path})
        return [_clean(item, path + pointer(index)) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {storable(str(key)): _clean(item, path + pointer(str(key))) for key, item in value.items()}
    return value


def _check_shape(document: Document) -> None:
    if not isinstance(document.get("basics", {}), dict):
        raise InvalidInput("/basics is an object in JSON Resume.", details={"path": "/basics"})
    for section in _LISTS & document.keys():
        entries = document[section]
        if not isinstance(entries, list):
            path = pointer(section)
            raise InvalidInput(f"{path} is a list in JSON Resume.", details={"path": path})
        for index, entry in enumerate(entries):
            if not isinstance(entry, dict):
                path = pointer(section, index)
                raise InvalidInput(f"{path} is an object in JSON Resume.", details={"path": path})
