"""Edits: the currency of all AI work on a resume, and how accepted ones are applied to a document."""

import copy
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from resumes.document import Document, PathError, split_pointer

Status = Literal["safe", "needs_confirmation", "blocked"]
STATUSES: tuple[Status, ...] = ("safe", "needs_confirmation", "blocked")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and where it stands: a JSON Pointer into the resume, or ``posting:<id>``."""

    quote: str
    source: str

    def to_json(self) -> dict[str, str]:
        return {"quote": self.quote, "source": self.source}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Evidence":
        return cls(quote=str(data.get("quote", "")), source=str(data.get("source", "")))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a text states that must be true. ``key`` is its normal form; two claims of one kind and key are equal."""

    kind: str
    text: str
    key: str = ""
    need: str = ""
    path: str = ""

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind, "text": self.text, "key": self.key, "need": self.need, "path": self.path}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Claim":
        return cls(**{name: str(data.get(name) or "") for name in ("kind", "text", "key", "need", "path")})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the truth guard says of one edit; ``claims`` are those that the source does not hold.

    ``contradicts`` where one of them stands against the source: such a proposal is blocked, while a person's own words
    need their confirmation.
    """

    status: Status
    claims: tuple[Claim, ...] = ()
    message: str = ""
    contradicts: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "status": self.status,
            "claims": [claim.to_json() for claim in self.claims],
            "message": self.message,
            "contradicts": self.contradicts,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Verdict":
        status = data.get("status")
        if status not in STATUSES:
            raise ValueError(f"unknown verdict {status!r}")
        claims = tuple(Claim.from_json(item) for item in data.get("claims") or ())
        return cls(
            status=cast(Status, status),
            claims=claims,
            message=str(data.get("message") or ""),
            contradicts=bool(data.get("contradicts")),
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One proposed change at a JSON Pointer of the document.

    ``before`` None inserts: at the end of a list (path ends with ``/-``), before the item of an index, or as a new
    key. ``after`` None removes. A whole list may be a value. A text item of a list may become several: ``after`` is
    then a list of texts that takes its place.
    """

    path: str
    before: Any | None
    after: Any | None
    reason: str = ""
    keywords: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict | None = None

    @property
    def is_safe(self) -> bool:
        """Whether the truth guard has cleared it. An edit that was not judged yet is neither safe nor blocked."""
        return self.verdict is not None and self.verdict.status == "safe"

    @property
    def is_blocked(self) -> bool:
        return self.verdict is not None and self.verdict.status == "blocked"

    def with_verdict(self, verdict: Verdict) -> "Edit":
        return replace(self, verdict=verdict)

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "before": copy.deepcopy(self.before),
            "after": copy.deepcopy(self.after),
            "reason": self.reason,
            "keywords": list(self.keywords),
            "evidence": [item.to_json() for item in self.evidence],
            "verdict": self.verdict.to_json() if self.verdict else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Edit":
        verdict = data.get("verdict")
        return cls(
            path=str(data["path"]),
            before=copy.deepcopy(data.get("before")),
            after=copy.deepcopy(data.get("after")),
            reason=str(data.get("reason") or ""),
            keywords=tuple(str(word) for word in data.get("keywords") or ()),
            evidence=tuple(Evidence.from_json(item) for item in data.get("evidence") or ()),
            verdict=Verdict.from_json(verdict) if verdict else None,
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit that could not be applied, and why."""

    edit: Edit
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The new document, the edits it holds, and those that it could not take."""

    document: Document
    applied: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts for the review page, and one line that describes a version."""

    total: int
    safe: int
    needs_confirmation: int
    blocked: int
    unjudged: int
    sections: dict[str, int]
    text: str


def value_at(document: Any, tokens: Sequence[str]) -> Any:
    """The value at the tokens; raises LookupError when nothing stands there."""
    value = document
    for token in tokens:
        if isinstance(value, Mapping):
            value = value[token]
        elif isinstance(value, list) and token.isascii() and token.isdigit():
            value = value[int(token)]
        else:
            raise LookupError(token)
    return value


def apply_edits(document: Document, edits: Iterable[Edit]) -> Applied:
    """Apply edits whose paths all speak of ``document`` as it is; the result does not depend on their order.

    An edit is refused, with its reason, when its ``before`` no longer stands, when its place is gone, or when it
    overlaps another edit that wants something else (then both are refused). The given document is never changed.
    """
    unique: dict[str, Edit] = {}
    for edit in edits:
        unique.setdefault(_identity(edit), edit)
    ordered = [unique[key] for key in sorted(unique)]
    conflicts: list[Conflict] = []
    standing: list[tuple[tuple[str, ...], Edit]] = []
    for edit in ordered:
        problem = _stale(document, edit)
        if problem:
            conflicts.append(Conflict(edit, problem))
        else:
            standing.append((tuple(split_pointer(edit.path)), edit))
    clashing = _overlaps(standing)
    conflicts += [Conflict(edit, clashing[i]) for i, (_, edit) in enumerate(standing) if i in clashing]
    chosen = [pair for i, pair in enumerate(standing) if i not in clashing]
    result = copy.deepcopy(document)
    for tokens, edit in sorted(chosen, key=_application_order):
        _apply(result, tokens, edit)
    return Applied(result, tuple(edit for _, edit in chosen), tuple(conflicts))


def summarise(edits: Iterable[Edit]) -> Summary:
    """Counts per verdict and per section, and a line such as ``2 texts reworded, 1 skill added``."""
    listed = list(edits)
    statuses = Counter(edit.verdict.status if edit.verdict else "unjudged" for edit in listed)
    sections = Counter((split_pointer(edit.path) or ["document"])[0] for edit in listed)
    deeds = Counter(_deed(edit) for edit in listed)
    parts = []
    for (noun, plural, verb), count in sorted(deeds.items(), key=lambda item: (-item[1], item[0])):
        parts.append(f"{count} {noun if count == 1 else plural} {verb}")
    return Summary(
        total=len(listed),
        safe=statuses["safe"],
        needs_confirmation=statuses["needs_confirmation"],
        blocked=statuses["blocked"],
        unjudged=statuses["unjudged"],
        sections=dict(sorted(sections.items())),
        text=", ".join(parts) or "no changes",
    )


def _identity(edit: Edit) -> str:
    """Path and values as one sortable text: equal edits are one, whatever their reasons."""
    return json.dumps([edit.path, edit.before, edit.after], sort_keys=True, ensure_ascii=False)


def _stale(document: Document, edit: Edit) -> str:
    """Why the edit does not fit the document, or an empty text."""
    try:
        tokens = split_pointer(edit.path)
    except PathError:
        return "the path is not a JSON Pointer"
    if not tokens:
        return "the whole document cannot be replaced"
    if edit.before is None and edit.after is None:
        return "the edit changes nothing"
    try:
        parent = value_at(document, tokens[:-1])
    except LookupError:
        parent = None
    if parent is None and edit.before is None and tokens[-1] == "-" and _may_create(document, tokens[:-1]):
        return ""
    if not isinstance(parent, (dict, list)):
        return "the place it speaks of is no longer there"
    if edit.before is None:
        return _insertion_problem(parent, tokens[-1])
    try:
        current = value_at(document, tokens)
    except LookupError:
        return "the text it would change is no longer there"
    return "" if current == edit.before else "the text it would change has changed since"


def _may_create(document: Document, tokens: Sequence[str]) -> bool:
    """Whether the last token is a key that is missing from an object that stands, so that a list can be begun there."""
    try:
        holder = value_at(document, tokens[:-1])
    except LookupError:
        return False
    return isinstance(holder, dict) and not holder.get(tokens[-1])


def _insertion_problem(parent: dict[str, Any] | list[Any], place: str) -> str:
    if isinstance(parent, list):
        if place == "-" or (place.isascii() and place.isdigit() and int(place) <= len(parent)):
            return ""
        return "there is no such place in the list"
    if place == "-":
        return "there is no list to add to"
    return "" if parent.get(place) is None else "something stands there already"


def _overlaps(standing: Sequence[tuple[tuple[str, ...], Edit]]) -> dict[int, str]:
    """Indexes of the edits that contradict each other, with the reason."""
    clashing: dict[int, str] = {}
    for i, (tokens, edit) in enumerate(standing):
        for j in range(i + 1, len(standing)):
            other_tokens, other = standing[j]
            if _contradict(tokens, edit, other_tokens, other):
                reason = "another edit changes the same text"
                clashing.setdefault(i, f"{reason}: {other.path}")
                clashing.setdefault(j, f"{reason}: {edit.path}")
    return clashing


def _contradict(first: tuple[str, ...], one: Edit, second: tuple[str, ...], two: Edit) -> bool:
    if first == second:
        inserts_item = first[-1] == "-" or (first[-1].isdigit() and one.before is None)
        both_insert = inserts_item and two.before is None and one.before is None
        return not both_insert and (one.before is None) == (two.before is None)
    if len(first) > len(second):
        first, one, second, two = second, two, first, one
    if second[: len(first)] != first:
        return False
    if one.before is None and first[-1].isdigit():
        return False  # an insertion before an item leaves what is inside that item alone
    # Appending to a list that is put into another order holds for either.
    return not (second == (*first, "-") and isinstance(one.after, list) and isinstance(one.before, list))


def _application_order(pair: tuple[tuple[str, ...], Edit]) -> tuple[Any, ...]:
    """Whole values first, then deep before shallow and high index before low, so that no index shifts too early."""
    tokens, edit = pair
    appends = tokens[-1] == "-"
    index = int(tokens[-1]) if tokens[-1].isdigit() else -1
    shifts = index >= 0 and (edit.before is None or edit.after is None or _splits(edit))
    if appends:
        phase = 1
    elif shifts:
        phase = 2
    else:
        phase = 0
    places = tuple(-int(token) if token.isdigit() else 0 for token in tokens)
    return (phase, -len(tokens) if shifts else 0, places, edit.before is None, _identity(edit))


def _splits(edit: Edit) -> bool:
    return isinstance(edit.before, str) and isinstance(edit.after, list)


def _apply(document: Document, tokens: tuple[str, ...], edit: Edit) -> None:
    if tokens[-1] == "-" and edit.before is None:
        try:
            parent = value_at(document, tokens[:-1])
        except LookupError:
            parent = None
        if parent is None:
            parent = []
            value_at(document, tokens[:-2])[tokens[-2]] = parent
        parent.append(copy.deepcopy(edit.after))
        return
    parent = value_at(document, tokens[:-1])
    after = copy.deepcopy(edit.after)
    if isinstance(parent, dict):
        if edit.after is None:
            del parent[tokens[-1]]
        else:
            parent[tokens[-1]] = after
        return
    index = int(tokens[-1])
    if edit.before is None:
        parent.insert(index, after)
    elif edit.after is None:
        del parent[index]
    elif _splits(edit):
        parent[index : index + 1] = after
    else:
        parent[index] = after


def _deed(edit: Edit) -> tuple[str, str, str]:
    """What an edit does, as (noun, plural, verb) for the summary line."""
    tokens = split_pointer(edit.path) or ["document"]
    if tokens[0] == "skills":
        noun = ("skill", "skills")
        if isinstance(edit.before, list) and isinstance(edit.after, list):
            same = sorted(map(str, edit.before)) == sorted(map(str, edit.after))
            return ("skills list", "skills lists", "reordered" if same else "changed")
    elif "highlights" in tokens:
        noun = ("bullet", "bullets")
    else:
        noun = ("text", "texts")
    if edit.before is None:
        return (*noun, "added")
    if edit.after is None:
        return (*noun, "removed")
    return (*noun, "split" if _splits(edit) else "reworded")
