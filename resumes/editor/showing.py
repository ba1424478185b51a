"""A document as the fields of its form."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from resumes.document import Document, get_at, pointer
from resumes.editor.hints import CHECKED, find_hints
from resumes.editor.reading import REST
from resumes.editor.schema import SCHEMAS, Field, Kind, Schema
from resumes.editor.values import fits, to_text

# Stands for the index in the blank entry and the blank bullet that the page copies.
BLANK = "__i__"
BLANK_BULLET = "__j__"
_UNSURE = 0.6
_OPEN = ("basics", "work")


@dataclass(frozen=True, slots=True)
class FieldForm:
    """`place`: where the value stands in the source it was read from, as 'start-end'; `hint`: what is odd about it."""

    name: str
    label: str
    kind: Kind
    value: str
    help: str = ""
    hint: str = ""
    short: bool = False
    unsure: bool = False
    place: str = ""
    bullets: tuple["FieldForm", ...] = ()
    blank: "FieldForm | None" = None

    @property
    def id(self) -> str:
        return "f" + self.name.replace("/", "-")

    @property
    def is_checked(self) -> bool:
        """Whether a hint can come while somebody types."""
        return self.kind in CHECKED


@dataclass(frozen=True, slots=True)
class EntryForm:
    """One entry: `path` names it for moving and removing, `rest` is what no field shows."""

    path: str
    title: str
    fields: tuple[FieldForm, ...]
    rest: str

    @property
    def rest_name(self) -> str:
        return f"{self.path}/{REST}"

    @property
    def unsure(self) -> int:
        return sum(item.unsure for item in self.fields)


@dataclass(frozen=True, slots=True)
class SectionForm:
    id: str
    title: str
    path: str
    entry: str
    entries: tuple[EntryForm, ...]
    blank: EntryForm | None
    status: str
    open: bool
    unsure: int = 0


@dataclass(slots=True)
class _Sight:
    """The document, and which of its values a field has taken."""

    document: Document
    confidence: Mapping[str, float]
    sources: Mapping[str, Sequence[int]]
    rest: Document = field(default_factory=dict)


def show_document(
    document: Document,
    confidence: Mapping[str, float] | None = None,
    sources: Mapping[str, Sequence[int]] | None = None,
) -> tuple[list[SectionForm], str]:
    """The sections of the form, and as JSON what stands in none of them (it travels as `/@rest`).

    `confidence` by pointer marks the fields that a reader was not sure of, `sources` says where they stood.
    """
    sight = _Sight(document, confidence or {}, sources or {}, copy.deepcopy(document))
    sections = [_section(schema, sight) for schema in SCHEMAS]
    for schema in SCHEMAS:
        if schema.entry and schema.id != "profiles":
            sight.rest.pop(schema.id, None)
    return sections, _json(sight.rest)


def _section(schema: Schema, sight: _Sight) -> SectionForm:
    if not schema.entry:
        basics = sight.rest.setdefault("basics", {})
        found = get_at(sight.document, "/basics")
        fields = _fields(schema, schema.path, found if isinstance(found, dict) else {}, basics, sight)
        form = EntryForm(schema.path, schema.title, fields, "")
        filled = sum(bool(item.value) for item in fields)
        unsure = form.unsure
        words = sum(len(item.value.split()) for item in fields)
        status = f"{words} words" if schema.id == "summary" else f"{filled} of {len(fields)} fields"
        return SectionForm(
            schema.id, schema.title, schema.path, "", (form,), None, status, schema.id in _OPEN, unsure
        )
    values = get_at(sight.document, schema.path)
    if schema.id == "profiles":
        sight.rest.get("basics", {}).pop("profiles", None)
    entries = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    forms = tuple(_entry(schema, str(index), value, sight) for index, value in enumerate(entries))
    blank = _entry(schema, BLANK, {}, _Sight({}, {}, {}))
    unsure = sum(form.unsure for form in forms)
    opened = schema.id in _OPEN or bool(unsure)
    status = str(len(forms)) if forms else "none"
    return SectionForm(
        schema.id, schema.title, schema.path, schema.entry, forms, blank, status, opened, unsure
    )


def _entry(schema: Schema, index: str, value: dict[str, Any], sight: _Sight) -> EntryForm:
    path = schema.path + pointer(index)
    rest = copy.deepcopy(value)
    fields = _fields(schema, path, value, rest, sight)
    title = ", ".join(str(value[key]) for key in schema.title_keys if isinstance(value.get(key), str))
    return EntryForm(path, title or f"New {schema.entry}", fields, _json(rest))


def _fields(
    schema: Schema, path: str, value: dict[str, Any], rest: dict[str, Any], sight: _Sight
) -> tuple[FieldForm, ...]:
    """The fields of one object; what they show leaves `rest`."""
    fields = [_field(item, f"{path}/{item.key}", value, rest, sight) for item in schema.fields]
    hints = find_hints({item.name: item.value for item in fields})
    return tuple(replace(item, hint=hints.get(item.name, "")) for item in fields)


def _field(item: Field, name: str, value: dict[str, Any], rest: dict[str, Any], sight: _Sight) -> FieldForm:
    *parents, key = item.key.split("/")
    holder, left = _inside(value, parents), _inside(rest, parents)
    found = holder.get(key) if holder is not None else None
    shown = fits(item.kind, found)
    if shown and left is not None:
        if isinstance(found, (int, float)):
            left[key] = found  # stays, so that it comes back as a number
        else:
            left.pop(key, None)
    is_list = item.kind == "bullets"
    texts = found if is_list and shown and isinstance(found, list) else []
    return FieldForm(
        name=name,
        label=item.label,
        kind=item.kind,
        value=to_text(item.kind, found) if shown and not is_list else "",
        help=item.help,
        short=item.short,
        unsure=shown and _confidence(name, sight.confidence) < _UNSURE,
        place=_place(name, sight),
        bullets=tuple(_bullet(name, str(index), text, sight) for index, text in enumerate(texts)),
        blank=_bullet(name, BLANK_BULLET, "", sight) if is_list else None,
    )


def _inside(value: dict[str, Any], keys: Sequence[str]) -> dict[str, Any] | None:
    """The object that the keys lead to, if they lead to one."""
    inner: Any = value
    for key in keys:
        inner = inner.get(key) if isinstance(inner, dict) else None
    return inner if isinstance(inner, dict) else None


def _bullet(name: str, index: str, text: str, sight: _Sight) -> FieldForm:
    path = f"{name}/{index}"
    return FieldForm(path, "Bullet", "area", text, place=_place(path, sight))


def _place(path: str, sight: _Sight) -> str:
    found = sight.sources.get(path) or sight.sources.get(f"{path}/0") or ()
    return "-".join(str(int(offset)) for offset in found)


def _confidence(path: str, confidence: Mapping[str, float]) -> float:
    """The confidence noted for the path, or for the object that holds it."""
    while path:
        if path in confidence:
            return confidence[path]
        path = path.rpartition("/")[0]
    return 1.0


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
