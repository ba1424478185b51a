"""The shape of a model's answer, and how it becomes edits that speak of this document and no other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from optimizations.context import MarketContext
from optimizations.edits import Edit, Evidence
from optimizations.strategies.masking import Mask
from optimizations.strategies.prompting import CHANGEABLE
from resumes.document import Document, PathError, get_at, plain_text, split_pointer

_POINTER = re.compile(r"(?:/(?:[A-Za-z]{1,16}|\d{1,4}|-)){1,6}")
_LONGEST_TEXT = 1500
_MOST_EDITS = 80
# The one text that a resume without it may be given
_SUMMARY = "/basics/summary"


@dataclass(frozen=True, slots=True)
class ProposedEvidence:
    """A quote from the resume or a posting."""

    quote: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One change as the model proposes it."""

    path: str
    before: str | None = None
    after: str | list[str] | None = None
    reason: str = ""
    keywords: list[str] = field(default_factory=list)
    evidence: list[ProposedEvidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ProposedChanges:
    """A model's whole answer."""

    edits: list[ProposedChange]

    @staticmethod
    def mended(value: Any, wrong: Iterable[tuple[int | str, ...]]) -> Any:
        """One change of the wrong shape spoils no other: it is emptied, and refused by its place later."""
        edits = value.get("edits") if isinstance(value, dict) else None
        spoiled = {place[1] for place in wrong if place[:1] == ("edits",) and len(place) > 1}
        if not isinstance(edits, list) or len(spoiled) == len(edits):
            return value
        kept = [{"path": _path_of(item)} if at in spoiled else item for at, item in enumerate(edits)]
        return {**value, "edits": kept}


def _path_of(item: Any) -> str:
    path = item.get("path") if isinstance(item, dict) else None
    return path if isinstance(path, str) else ""


def to_edits(
    answer: ProposedChanges,
    document: Document,
    context: MarketContext,
    mask: Mask,
    *,
    allowed: frozenset[str] | None = None,
) -> tuple[list[Edit], list[str]]:
    """The usable edits, and notes on the others. ``allowed`` limits the places to those that were sent."""
    edits: list[Edit] = []
    notes: list[str] = []
    quotable = _flat("\n".join([plain_text(document), *_quotes(context)]))
    wanted = {
        name.casefold(): skill.name for skill in context.skills for name in (skill.name, skill.spelling)
    }
    for change in answer.edits[:_MOST_EDITS]:
        problem = _problem(change, document, mask, allowed)
        if problem:
            notes.append(f"{_shown(change.path)}: {problem}")
            continue
        before = None if change.path.endswith("/-") else get_at(document, change.path)
        after = _restored(change.after, mask)
        if after == before:
            continue
        evidence = _found_evidence(change, quotable, mask)
        lost = len(change.evidence) - len(evidence)
        notes += [f"{_shown(change.path)}: a quote that stands nowhere was left out"] * lost
        keywords = tuple(
            dict.fromkeys(wanted[word.casefold()] for word in change.keywords if word.casefold() in wanted)
        )
        edits.append(Edit(change.path, before, after, mask.restore(change.reason)[:300], keywords, evidence))
    if len(answer.edits) > _MOST_EDITS:
        notes.append(
            f"{len(answer.edits) - _MOST_EDITS} changes beyond the first {_MOST_EDITS} were left out"
        )
    return edits, notes


def _found_evidence(change: ProposedChange, quotable: str, mask: Mask) -> tuple[Evidence, ...]:
    """The quotes that stand in the resume or in a posting."""
    quotes = [(mask.restore(item.quote).strip(), item.source) for item in change.evidence]
    return tuple(
        Evidence(quote, source if _POINTER.fullmatch(source) else "")
        for quote, source in quotes
        if quote and _flat(quote) in quotable
    )


def _problem(change: ProposedChange, document: Document, mask: Mask, allowed: frozenset[str] | None) -> str:
    """Why a change cannot be taken, or an empty text."""
    if not CHANGEABLE.fullmatch(change.path) or (allowed is not None and change.path not in allowed):
        return "not a place that may be changed"
    texts = change.after if isinstance(change.after, list) else [change.after or ""]
    if any(len(text) > _LONGEST_TEXT for text in texts):
        return "the new text is too long"
    if isinstance(change.after, list) and not re.search(r"/highlights/\d+$", change.path):
        return "only a bullet can become several"
    if change.path.endswith("/-"):
        return _insertion_problem(change, document)
    current = get_at(document, change.path)
    if change.path == _SUMMARY and not (current or change.before) and isinstance(change.after, str):
        return "" if change.after.strip() else "an addition needs a text"
    if not isinstance(current, str):
        return "nothing stands there"
    if change.after is None and "/highlights/" not in change.path:
        return "only a bullet can be removed"
    if not "".join(texts).strip() and change.after is not None:
        return "the new text is empty"
    if change.before is None or _flat(mask.restore(change.before)) != _flat(current):
        return "the text before is not what stands there"
    return ""


def _insertion_problem(change: ProposedChange, document: Document) -> str:
    try:
        tokens = split_pointer(change.path)
    except PathError:
        return "not a place that may be changed"
    entry = get_at(document, f"/{tokens[0]}/{tokens[1]}")
    if not isinstance(entry, dict):
        return "nothing stands there"
    return "" if isinstance(change.after, str) and change.after.strip() else "an addition needs a text"


def _restored(after: str | list[str] | None, mask: Mask) -> Any:
    if isinstance(after, list):
        texts = [" ".join(mask.restore(text).split()) for text in after if text.strip()]
        return texts[0] if len(texts) == 1 else texts
    return None if after is None else " ".join(mask.restore(after).split())


def _quotes(context: MarketContext) -> list[str]:
    return [item.quote for skill in context.skills for item in skill.evidence]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _shown(path: str) -> str:
    """A model may write anything for a path: only what looks like one is shown."""
    return path if _POINTER.fullmatch(path) else "an unknown place"
