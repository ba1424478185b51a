"""What the form sends, as a document. Order on the page is order in the document."""

import json
from collections.abc import Mapping
from typing import Any

from jobanalyzer.errors import InvalidInput
from resumes.document import Document, split_pointer
from resumes.editor.schema import SCHEMAS, Schema
from resumes.editor.values import fits, from_text

REST = "@rest"
COMPLETE = "complete"
_MAX_REST = 200_000

Node = dict[str, Any]


def read_document(sent: Mapping[str, str]) -> Document:
    """Build the document out of fields named by pointers; raise InvalidInput where the form came in part.

    An index in a name only says which fields belong together. `@rest` carries what no field shows.
    """
    if COMPLETE not in sent:
        raise InvalidInput("The form arrived in part, so nothing was saved. Try again.", code="incomplete")
    tree = _tree(sent)
    document: Document = _rest(tree)
    basics = _object(document.get("basics"))
    document["basics"] = basics
    for schema in SCHEMAS:
        node = _at(tree, schema.path)
        if not schema.entry:
            _fill(basics, schema, node)
        elif schema.id == "profiles":
            basics["profiles"] = _entries(schema, node)
        else:
            document[schema.id] = _entries(schema, node)
    return document


def _tree(sent: Mapping[str, str]) -> Node:
    tree: Node = {}
    for name, value in sent.items():
        if not name.startswith("/"):
            continue
        node = tree
        *parents, last = split_pointer(name)
        for token in parents:
            child = node.setdefault(token, {})
            if not isinstance(child, dict):
                raise InvalidInput(f"The form sent {name} twice. Nothing was saved.")
            node = child
        node[last] = value
    return tree


def _at(tree: Node, path: str) -> Node:
    node: Any = tree
    for token in split_pointer(path):
        node = node.get(token) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}


def _entries(schema: Schema, node: Node) -> list[dict[str, Any]]:
    entries = []
    for child in node.values():
        if isinstance(child, dict):
            entry = _rest(child)
            _fill(entry, schema, child)
            entries.append(entry)
    return entries


def _fill(entry: dict[str, Any], schema: Schema, node: Node) -> None:
    for field in schema.fields:
        *parents, key = field.key.split("/")
        inner, target = node, entry
        for token in parents:
            inner = inner.get(token) or {}
            if not isinstance(target.get(token), dict):
                target[token] = {}
            target = target[token]
        value = inner.get(key)
        if field.kind == "bullets":
            texts = value.values() if isinstance(value, dict) else ()
            found: Any = [from_text("area", text) for text in texts if isinstance(text, str)]
        else:
            found = from_text(field.kind, value) if isinstance(value, str) else ""
        if found or fits(field.kind, target.get(key)):
            target[key] = _number_kept(target.get(key), found)


def _number_kept(former: Any, found: Any) -> Any:
    """A number that came as a number and was not touched stays one."""
    return former if isinstance(former, (int, float)) and str(former) == found else found


def _rest(node: Node) -> dict[str, Any]:
    text = node.get(REST)
    if not isinstance(text, str) or not text:
        return {}
    if len(text) > _MAX_REST:
        raise InvalidInput("The form is too large. Nothing was saved.")
    try:
        return _object(json.loads(text))
    except (ValueError, RecursionError):
        raise InvalidInput("A hidden part of the form is damaged. Reload the page and try again.") from None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
