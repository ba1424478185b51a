"""Reads across postings: one of them, pages of the list, counts for the shelves, skills and matches for its lines."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from accounts.models import Workspace
from jobanalyzer.errors import NotFound
from jobanalyzer.postgres.compiled import CompiledQuery, parameter
from jobs.filters import Order, PostingFilters
from jobs.models import JobPosting, Match, PostingImport, PostingSkill
from resumes.models import Resume

_POSTING: Final = CompiledQuery(
    lambda: (
        JobPosting.objects.in_workspace(parameter("workspace"))
        .active()
        .filter(pk=parameter("posting"))
        .defer("search_vector", "fingerprint", "fingerprint_keys", "unknown_terms")
    )
)


def find_posting(workspace: Workspace, posting_id: UUID) -> JobPosting:
    """Raises NotFound where there is none, or it was removed."""
    posting = _POSTING.first(workspace=workspace.pk, posting=posting_id)
    if posting is None:
        raise NotFound("This posting is not here. It may have been deleted.")
    return posting


@dataclass(frozen=True, slots=True)
class WholeList:
    """All of a workspace's postings, to be paged through like a queryset: the list as most visits ask for it, so its
    statements are kept. Not for orders by relevance or match. With `columns` it yields dictionaries of these."""

    workspace: Workspace
    order: Order
    total: int
    columns: tuple[str, ...] = ()

    @classmethod
    def serves(cls, filters: PostingFilters, order: Order) -> bool:
        return not filters.is_set and order.column not in ("relevance", "match")

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[Any]:
        if part.start == part.stop:
            return []
        return _slice(self.order, self.columns, part.start, part.stop).rows(workspace=self.workspace.pk)


@lru_cache(maxsize=64)
def _slice(order: Order, columns: tuple[str, ...], start: int, stop: int) -> CompiledQuery[Any]:
    postings = JobPosting.objects.in_workspace(parameter("workspace")).active().light()
    ordered: Any = order.apply(postings, q="", resume=None)
    return CompiledQuery(lambda: (ordered.values(*columns) if columns else ordered)[start:stop])


@dataclass(frozen=True, slots=True)
class Shelves:
    """How many postings stand where."""

    total: int = 0
    shortlisted: int = 0
    unread: int = 0
    sources: dict[str, int] = field(default_factory=dict)


# Every view of the list asks these, and writing a statement takes Django several times as long as its answer. They run
# under row-level security like every other.
_SHELVES: Final = """
select source, count(*), count(*) filter (where shortlisted), count(*) filter (where read_at is null)
from jobs_jobposting where workspace_id = %s and deleted_at is null group by source order by 2 desc, 1
"""
_COUNT: Final = "select count(*) from jobs_jobposting where workspace_id = %s and deleted_at is null"
_SKILLS: Final = """
select posting_id, array_agg(
    array[name, category, requirement] order by requirement <> 'required', category = 'soft', id
) from jobs_postingskill where workspace_id = %s and posting_id = any(%s) group by posting_id
"""
_ASKED: Final = """
select name, category, requirement, count, evidence from jobs_postingskill
where workspace_id = %s and posting_id = %s order by id
"""
_RANK: Final = """
select count(*) filter (where score > %s) + 1, count(*) from jobs_match
where workspace_id = %s and resume_id = %s and version = %s
"""
_SCORES: Final = """
select posting_id, score from jobs_match
where workspace_id = %s and resume_id = %s and version = %s and posting_id = any(%s)
"""
_FITS: Final = """
select posting_id, score, parts from jobs_match
where workspace_id = %s and resume_id = %s and version = %s and posting_id = any(%s)
"""


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def shelves(workspace: Workspace) -> Shelves:
    rows = _rows(_SHELVES, [workspace.pk])
    return Shelves(
        total=sum(row[1] for row in rows),
        shortlisted=sum(row[2] for row in rows),
        unread=sum(row[3] for row in rows),
        sources={source: count for source, count, _, _ in rows},
    )


def count_postings(workspace: Workspace) -> int:
    ((count,),) = _rows(_COUNT, [workspace.pk])
    return int(count)


def skills_of(workspace: Workspace, ids: list[UUID]) -> dict[UUID, list[tuple[str, str, str]]]:
    """(name, category, requirement) per posting: required first, technical before soft, as the text names them."""
    found: dict[UUID, list[tuple[str, str, str]]] = {key: [] for key in ids}
    for key, skills in _rows(_SKILLS, [workspace.pk, ids]):
        found[key] = [(name, category, requirement) for name, category, requirement in skills]
    return found


class AskedSkill(NamedTuple):
    """A skill of one posting, with the passages that name it: [[start, end], …]."""

    name: str
    category: str
    requirement: str
    times: int
    evidence: list[list[int]]


def asked_skills(workspace: Workspace, posting: UUID) -> list[AskedSkill]:
    """As the text names them."""
    rows = _rows(_ASKED, [workspace.pk, posting])
    return [AskedSkill._make((*row[:-1], json.loads(row[-1]))) for row in rows]


def matches_of(resume: Resume, ids: list[UUID]) -> dict[UUID, Match]:
    """Current matches of these postings with the resume."""
    rows = (
        Match.objects.in_workspace(resume.workspace_id)
        .filter(resume=resume, version=resume.version, posting__in=ids)
        .defer("missing")
    )
    return {match.posting_id: match for match in rows}


def scores_of(resume: Resume, ids: list[UUID]) -> dict[UUID, int | None]:
    """The scores alone of these matches."""
    return dict(_rows(_SCORES, [resume.workspace_id, resume.pk, resume.version, ids]))


class Fit(NamedTuple):
    """A current match as a list shows it."""

    score: int | None
    parts: dict[str, Any]


def fits_of(resume: Resume, ids: list[UUID]) -> dict[UUID, Fit]:
    """The same matches, as much of them as a list shows."""
    rows = _rows(_FITS, [resume.workspace_id, resume.pk, resume.version, ids])
    return {key: Fit(score, json.loads(parts)) for key, score, parts in rows}


def common_skills(workspace: Workspace, *, like: str = "", limit: int = 40) -> list[tuple[str, int]]:
    """The skills most postings ask for, for the filter's suggestions."""
    asked = PostingSkill.objects.in_workspace(workspace).filter(posting__deleted_at=None)
    if like:
        asked = asked.filter(name__icontains=like)
    rows = asked.values("name").annotate(n=Count("pk")).order_by("-n", "name")
    return list(rows.values_list("name", "n")[:limit])


def recent_imports(workspace: Workspace, limit: int = 5) -> QuerySet[PostingImport]:
    return (
        PostingImport.objects.in_workspace(workspace)
        .select_related("posting")
        .defer("rows", "report", "posting__description", "posting__search_vector", "posting__profile")[:limit]
    )


def rank_of(resume: Resume, score: int) -> tuple[int, int] | None:
    """The place a score takes among the resume's matches, and how many those are; None while they are reckoned anew."""
    place, matches = _rows(_RANK, [score, resume.workspace_id, resume.pk, resume.version])[0]
    return (place, matches) if matches else None
