"""Proposed edits as a reader sees them: where, what differs, why, and on whose word."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from accounts.models import Workspace
from optimizations import queries
from optimizations.models import ProposedEdit
from optimizations.queries import PostingName
from optimizations.services.applying import Misfit
from resumes.document import Document
from resumes.pointers import place_of
from resumes.wording import Piece, diff_words

Status, Decision = ProposedEdit.Status, ProposedEdit.Decision

# Tabs of the review: name, label, which edits.
TABS = (
    ("all", "All"),
    ("todo", "To decide"),
    ("safe", "Safe"),
    ("word", "Needs your word"),
    ("blocked", "Blocked"),
    ("accepted", "Accepted"),
)
_SHAPES = {Status.SAFE: "ok", Status.NEEDS_CONFIRMATION: "ask", Status.BLOCKED: "no"}
_CLAIMS = {
    "money": "amount",
    "percent": "percentage",
    "employer": "organisation",
    "scope": "claim",
    "content": "statement",
    "contact": "address",
    "hidden": "hidden text",
}
# Where notes of a run name a place
_NOTED = re.compile(r"^(A second change of )?(/[A-Za-z]+(?:/(?:\d+|[A-Za-z]+|-(?!\w)))*)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage and who says it; `url` leads there where it is a posting."""

    text: str
    cite: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One edit, ready to be written down."""

    row: ProposedEdit
    place: str
    pieces: tuple[Piece, ...]
    order: tuple[tuple[str, bool], ...]
    quotes: tuple[Quote, ...]
    finding: str
    misfit: str

    @property
    def shape(self) -> str:
        return _SHAPES[Status(self.row.status)]

    @property
    def look(self) -> str:
        """The article's class: what was decided, else what the guard says."""
        if self.row.decision == Decision.ACCEPTED:
            return "done"
        if self.row.decision == Decision.REJECTED:
            return f"gone {self.shape}"
        return {"ok": "todo"}.get(self.shape, self.shape)

    @property
    def text(self) -> str:
        """What a rewrite starts from, an item a line."""
        return "\n".join(_items(self.row.value)) or "\n".join(_items(self.row.before))

    @property
    def is_list(self) -> bool:
        return not isinstance(self.row.value, str) and self.row.value is not None

    @property
    def message(self) -> str:
        message: str = self.row.verdict.get("message", "")
        return message


def tab_of(row: ProposedEdit) -> set[str]:
    """The tabs an edit stands under."""
    tabs = {"all"}
    tabs |= {
        name
        for name, status in (
            ("safe", Status.SAFE),
            ("word", Status.NEEDS_CONFIRMATION),
            ("blocked", Status.BLOCKED),
        )
        if row.status == status
    }
    if row.decision == Decision.OPEN and row.status != Status.BLOCKED:
        tabs.add("todo")
    if row.decision == Decision.ACCEPTED:
        tabs.add("accepted")
    return tabs


def tabs(rows: Sequence[ProposedEdit]) -> list[tuple[str, str, int]]:
    """(name, label, count), in order."""
    counts = Counter(name for row in rows for name in tab_of(row))
    return [(name, label, counts[name]) for name, label in TABS]


def note_in_words(note: str, document: Document) -> str:
    """A run's note with the place that it is about as a reader would say it."""
    return _NOTED.sub(lambda found: f"{found[1] or ''}{place_of(found[2], document)}", note, count=1)


def show(
    rows: Sequence[ProposedEdit],
    document: Document,
    workspace: Workspace,
    misfits: Sequence[Misfit] = (),
) -> list[Shown]:
    """The edits for the page; the titles of quoted postings are read in one go."""
    names = queries.posting_names(workspace, {key for row in rows for key in _postings_of(row)})
    reasons = {misfit.edit.pk: misfit.reason for misfit in misfits}
    return [_shown(row, document, names, reasons.get(row.pk, "")) for row in rows]


def _shown(row: ProposedEdit, document: Document, names: Mapping[UUID, PostingName], misfit: str) -> Shown:
    order = _order(row.before, row.value)
    return Shown(
        row=row,
        place=str(place_of(row.path, document)),
        pieces=() if order else tuple(diff_words(_text(row.before), _text(row.value))),
        order=order,
        quotes=tuple(_quotes(row, document, names)),
        finding=_finding(row),
        misfit=misfit,
    )


def _order(before: Any, after: Any) -> tuple[tuple[str, bool], ...]:
    """A list put into another order: its items, and whether each moved ahead or is spelled anew."""
    if not isinstance(before, list) or not isinstance(after, list) or len(before) != len(after):
        return ()
    folded = [str(item).casefold() for item in before]
    found = []
    for place, item in enumerate(map(str, after)):
        was = folded.index(item.casefold()) if item.casefold() in folded else None
        found.append((item, was is None or was > place or item not in before))
    return tuple(found)


def _items(value: Any) -> list[str]:
    if isinstance(value, dict):
        keywords = value.get("keywords")
        return _items(keywords) if keywords else [str(value.get("name", ""))]
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)] if value else []


def _text(value: Any) -> str:
    if isinstance(value, dict):
        named = str(value.get("name", ""))
        keywords = ", ".join(map(str, value.get("keywords", [])))
        return f"{named}: {keywords}" if keywords else named
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value) if value is not None else ""


def _postings_of(row: ProposedEdit) -> list[UUID]:
    found = []
    for item in row.evidence:
        kind, _, key = str(item.get("source", "")).partition(":")
        if kind == "posting":
            try:
                found.append(UUID(key))
            except ValueError:
                continue
    return found


def _quotes(row: ProposedEdit, document: Document, names: Mapping[UUID, PostingName]) -> list[Quote]:
    """The evidence with its sources in words; the text that is being changed is no evidence for itself."""
    found = []
    for item in row.evidence:
        text, source = str(item.get("quote", "")), str(item.get("source", ""))
        if not text or (source == row.path and text == row.before):
            continue
        if source.startswith("posting:"):
            name = names.get(next(iter(_postings_of_source(source)), UUID(int=0)))
            found.append(_posting_quote(text, name))
        else:
            place = f"Resume, {place_of(source, document)}" if source.startswith("/") else "Resume"
            found.append(Quote(text, place, ""))
    return found


def _postings_of_source(source: str) -> list[UUID]:
    try:
        return [UUID(source.removeprefix("posting:"))]
    except ValueError:
        return []


def _posting_quote(text: str, name: PostingName | None) -> Quote:
    if name is None:
        return Quote(text, "A posting", "")
    url = "" if name.removed else reverse("jobs:posting", args=[name.id])
    return Quote(text, f"{name.title}, {name.company}" if name.company else name.title, url)


def _finding(row: ProposedEdit) -> str:
    """What the guard found, in a few words for the margin."""
    if row.status == Status.SAFE:
        return "Facts unchanged"
    kinds = Counter(str(claim.get("kind", "")) for claim in row.verdict.get("claims", []))
    parts = []
    for kind, count in kinds.items():
        word = _CLAIMS.get(kind, kind)
        parts.append(f"{count} new {word}{'' if count == 1 else 's'}")
    return ", ".join(parts[:2]) or "New facts"
