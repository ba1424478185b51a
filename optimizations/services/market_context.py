"""The market context of chosen postings, from what is stored of them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from accounts.models import Workspace
from jobs.models import JobPosting, PostingSkill
from optimizations.context import UNLISTED_CATEGORY, MarketContext, MarketSkill, demand_weight
from optimizations.edits import Evidence
from optimizations.spelling import usual_spelling
from optimizations.truth.language import language_of

MOST_SKILLS = 120
QUOTES_FROM = 40  # evidence is quoted for the most wanted skills only


class Quoted(NamedTuple):
    spelling: str
    language: str
    evidence: Evidence


def build_context(workspace: Workspace | UUID, posting_ids: Sequence[UUID]) -> MarketContext:
    """What `posting_ids` ask for, as `optimizations.context` weighs it."""
    rows = (
        PostingSkill.objects.in_workspace(workspace)
        .filter(posting__in=posting_ids)
        .exclude(category=UNLISTED_CATEGORY)
        .values_list("name", "requirement", "posting_id", "evidence")
    )
    asked: dict[str, dict[str, int]] = defaultdict(lambda: {"required": 0, "preferred": 0})
    first: dict[str, tuple[UUID, list[list[int]]]] = {}
    asked_by: dict[str, list[str]] = defaultdict(list)
    for name, requirement, posting_id, evidence in rows:
        asked[name][requirement] += 1
        first.setdefault(name, (posting_id, evidence))
        asked_by[name].append(str(posting_id))
    total = len(posting_ids)
    weights = {
        name: demand_weight(counts["required"], counts["preferred"], total) for name, counts in asked.items()
    }
    ranked = sorted(weights, key=lambda name: (-weights[name], name))[:MOST_SKILLS]
    quotes = _quotes(workspace, {name: first[name] for name in ranked[:QUOTES_FROM]})
    skills = tuple(
        MarketSkill(
            name=name,
            weight=weights[name],
            postings=asked[name]["required"] + asked[name]["preferred"],
            evidence=(quotes[name].evidence,) if name in quotes else (),
            spelling=quotes[name].spelling if name in quotes else "",
            language=quotes[name].language if name in quotes else "",
            asked_by=tuple(asked_by[name]),
        )
        for name in ranked
    )
    titles = (
        JobPosting.objects.in_workspace(workspace).filter(pk__in=posting_ids).values_list("title", flat=True)
    )
    return MarketContext(skills=skills, postings_count=total, titles=tuple(dict.fromkeys(titles))[:20])


def _quotes(
    workspace: Workspace | UUID, places: dict[str, tuple[UUID, list[list[int]]]]
) -> dict[str, Quoted]:
    """How a posting spells each skill, and the sentence that asks for it."""
    wanted = {posting_id for posting_id, _ in places.values()}
    texts = dict(
        JobPosting.objects.in_workspace(workspace).filter(pk__in=wanted).values_list("pk", "description")
    )
    found: dict[str, Quoted] = {}
    for name, (posting_id, spans) in places.items():
        text = texts.get(posting_id, "")
        if text and spans:
            start, end = spans[0]
            quote = Evidence(_sentence(text, start, end), f"posting:{posting_id}")
            found[name] = Quoted(usual_spelling(name, [text[start:end]]), language_of(text), quote)
    return found


def _sentence(text: str, start: int, end: int, longest: int = 160) -> str:
    """The words around a span, within its line; always a substring of `text`."""
    left = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0)
    stops = [place for place in (text.find("\n", end), text.find(". ", end)) if place != -1]
    right = min(stops) if stops else len(text)
    if right - left > longest:
        left, right = _whole_words(text, max(left, start - longest // 2), start, end, right, longest)
    return text[left:right].strip(" •-*\t")


def _whole_words(text: str, left: int, start: int, end: int, right: int, longest: int) -> tuple[int, int]:
    """The bounds moved inwards to spaces, never into the span itself."""
    right = min(right, max(left + longest, end))
    if left > 0 and not text[left - 1].isspace():
        space = text.find(" ", left, start)
        left = space + 1 if space != -1 else left
    if right < len(text) and not text[right].isspace():
        space = text.rfind(" ", end, right)
        right = space if space != -1 else right
    return left, right
