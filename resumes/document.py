"""The resume document: a plain dict in JSON Resume v1 form, and JSON Pointers (RFC 6901) into it."""

import copy
import itertools
import re
from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]

# Reading order of the schema's sections; a document may hold them in another order, which is kept.
SECTIONS = (
    "basics",
    "work",
    "volunteer",
    "education",
    "skills",
    "projects",
    "certificates",
    "languages",
    "awards",
    "publications",
    "interests",
    "references",
)

# Keys whose strings are data to act on (addresses, dates, codes), not prose that a person wrote.
_DATA_KEYS = frozenset(
    {
        "$schema",
        "countryCode",
        "date",
        "email",
        "endDate",
        "image",
        "lastModified",
        "phone",
        "postalCode",
        "releaseDate",
        "startDate",
        "url",
        "website",
        "canonical",
        "version",
    }
)

# Within an entry, what a reader meets first. Keys not named here follow in their own order.
_KEY_ORDER = (
    "position",
    "title",
    "label",
    "name",
    "institution",
    "organization",
    "issuer",
    "publisher",
    "awarder",
    "studyType",
    "area",
    "location",
    "description",
    "summary",
    "highlights",
    "keywords",
)

_WORD = re.compile(r"\w+(?:[-'’.+#&/@]+\w+)*[+#]*")
# Scripts written without spaces: each character counts as half a word, the usual rule of thumb.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


class PathError(ValueError):
    """A JSON Pointer that is malformed, or that leads through something that is not there."""


def pointer(*tokens: str | int) -> str:
    """The JSON Pointer of the given keys and indexes, escaped."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def split_pointer(path: str) -> list[str]:
    """The unescaped tokens of a JSON Pointer; '' is the whole document."""
    if path == "":
        return []
    if not path.startswith("/"):
        raise PathError(f"A path starts with '/': {path!r}")
    return [token.replace("~1", "/").replace("~0", "~") for token in path[1:].split("/")]


def get_at(doc: Document, path: str) -> Any:
    """The value at a path, or None where there is nothing."""
    value: Any = doc
    for token in split_pointer(path):
        if isinstance(value, dict):
            value = value.get(token)
        elif isinstance(value, list) and _is_index(token) and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value


def set_at(doc: Document, path: str, value: Any) -> Document:
    """A copy of the document with the value put at the path.

    None removes what is there; a path that ends with '/-' appends. Missing parents are made, so that a first
    skill can be added to a document without skills.
    """
    tokens = split_pointer(path)
    if not tokens:
        if not isinstance(value, dict):
            raise PathError("The whole document can only be replaced by an object")
        return copy.deepcopy(value)
    changed = copy.deepcopy(doc)
    parent = _parent(changed, tokens, create=value is not None)
    if parent is not None:
        _put(parent, tokens[-1], copy.deepcopy(value), path)
    return changed


def iter_texts(doc: Document) -> Iterator[tuple[str, str]]:
    """(pointer, text) for every text a person wrote, in reading order; no dates, addresses or codes."""
    basics = doc.get("basics")
    if isinstance(basics, dict):
        yield from _texts_of_basics(basics)
    for section, content in doc.items():
        if section not in ("basics", "meta", "$schema"):
            yield from _texts(content, pointer(section))


def plain_text(doc: Document) -> str:
    """Every text of the document, one a line."""
    return "\n".join(text for _, text in iter_texts(doc))


def word_count(doc: Document) -> int:
    """Words in the document's texts; in scripts without spaces two characters count as one word."""
    text = plain_text(doc)
    unspaced = len(_UNSPACED.findall(text))
    spaced = len(_WORD.findall(_UNSPACED.sub(" ", text)))
    return spaced + (unspaced + 1) // 2


def normalise(doc: Document) -> Document:
    """A copy without empty texts, lists and objects, texts trimmed; the order of sections and keys is kept."""
    cleaned = _clean(doc)
    return cleaned if isinstance(cleaned, dict) else {}


def _is_index(key: str) -> bool:
    return key.isascii() and key.isdigit() and (key == "0" or not key.startswith("0"))


def _parent(doc: Document, tokens: list[str], *, create: bool) -> Any:
    """The container that holds the last key; None where it is missing and not to be made."""
    value: Any = doc
    for key, following in itertools.pairwise(tokens):
        child: Any
        if isinstance(value, dict):
            child = value.get(key)
        elif isinstance(value, list) and _is_index(key) and int(key) < len(value):
            child = value[int(key)]
        else:
            raise PathError(f"Nothing at {key!r} in {pointer(*tokens)}")
        if child is None:
            if not create:
                return None
            child = [] if following == "-" or _is_index(following) else {}
            value[int(key) if isinstance(value, list) else key] = child
        value = child
    return value


def _put(parent: Any, key: str, value: Any, path: str) -> None:
    if isinstance(parent, dict):
        if value is None:
            parent.pop(key, None)
        else:
            parent[key] = value
    elif isinstance(parent, list) and key == "-":
        if value is not None:
            parent.append(value)
    elif isinstance(parent, list) and _is_index(key) and int(key) < len(parent):
        if value is None:
            del parent[int(key)]
        else:
            parent[int(key)] = value
    else:
        raise PathError(f"Nothing at {path}")


def _texts_of_basics(basics: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name, label, place and profiles first, the summary last, as on the page."""
    for key in ("name", "label"):
        if isinstance(basics.get(key), str) and basics[key].strip():
            yield f"/basics/{key}", basics[key]
    others = {key: value for key, value in basics.items() if key not in ("name", "label", "summary")}
    yield from _texts(others, "/basics")
    if isinstance(basics.get("summary"), str) and basics["summary"].strip():
        yield "/basics/summary", basics["summary"]


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}/{index}")
    elif isinstance(value, dict):
        known = [key for key in _KEY_ORDER if key in value]
        for key in (*known, *(key for key in value if key not in _KEY_ORDER)):
            if key not in _DATA_KEYS:
                yield from _texts(value[key], path + pointer(key))


def _clean(value: Any) -> Any:
    """The value trimmed and without empty parts; None where nothing is left. Numbers and booleans stay."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [item for item in map(_clean, value) if item is not None] or None
    if isinstance(value, dict):
        pairs = ((key, _clean(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item is not None} or None
    return value
