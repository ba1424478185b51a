"""Reads across postings: the list with its search, filters and order; counts for the shelves."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Workspace
from jobanalyzer.postgres.written import Written, given
from jobs.lexicon.load import default_lexicon
from jobs.models import JobPosting, Match, PostingImport, PostingQuerySet, PostingSkill
from resumes.models import Resume

MAX_IDS: Final = 200
SORTS: Final = ("relevance", "match", "posted_at", "title", "company", "location", "salary")
# What is best first; the others begin with A
_DESCENDING: Final = frozenset({"relevance", "match", "posted_at", "salary"})
# The calendar's last day with a whole week after it
_LAST_MONDAY: Final = date(9999, 12, 20)
AGES: Final = (7, 14, 30, 90)
SALARIES: Final = (30_000, 40_000, 50_000, 60_000, 80_000, 100_000, 150_000)


@dataclass(frozen=True, slots=True)
class PostingFilters:
    """What the list and the market are narrowed to; the same words in the address of both."""

    q: str = ""
    shelf: str = ""
    source: str = ""
    skills: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    days: int | None = None
    remote: str = ""
    location: str = ""
    company: str = ""
    min_salary: int | None = None
    salary: str = ""
    currency: str = ""
    seniority: str = ""
    week: date | None = None
    match_from: int | None = None
    ids: tuple[UUID, ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict) -> "PostingFilters":
        """Whatever cannot be read counts as not asked for: an address is never an error.

        `requirement` says of every `skill` how it must be asked for; `required` and `preferred` name skills themselves.
        """
        asked = {name: _skills(query, name) for name in ("skill", "required", "preferred")}
        if (requirement := query.get("requirement", "")) in PostingSkill.Requirement.values:
            asked[requirement] = (*asked[requirement], *asked.pop("skill"))
        return cls(
            q=query.get("q", "").strip()[:200],
            shelf=_one_of(query.get("shelf", ""), ("shortlist", "unread")),
            source=_one_of(query.get("source", ""), JobPosting.Source.values),
            skills=asked.get("skill", ()),
            required=asked["required"],
            preferred=asked["preferred"],
            days=_number(query.get("days", ""), 3650),
            remote=_one_of(query.get("remote", ""), [*JobPosting.Remote.values, "unstated"]),
            location=query.get("location", "").strip()[:100],
            company=query.get("company", "").strip()[:200],
            min_salary=_number(query.get("min_salary", ""), 10**8),
            salary=_one_of(query.get("salary", ""), ("stated", "unstated")),
            currency=query.get("currency", "").strip().upper()[:3],
            seniority=_one_of(query.get("seniority", ""), [*JobPosting.Seniority.values, "unstated"]),
            week=_day(query.get("week", "")),
            match_from=_number(query.get("match_from", ""), 100),
            ids=_ids(query.get("ids", "")),
        )

    def to_query(self, **changes: Any) -> str:
        """The filters as a query string without `?`; `changes` replace fields."""
        return urlencode(replace(self, **changes).pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """(name, value) as an address or a form carries them."""
        found = [("skill", skill) for skill in self.skills]
        for name in self.__slots__:
            value = getattr(self, name)
            if name == "ids" and value:
                found.append(("ids", ",".join(key.hex for key in value)))
            elif name in ("required", "preferred"):
                found += [(name, skill) for skill in value]
            elif name not in ("skills", "ids") and value not in ("", None):
                found.append((name, str(value)))
        return found

    def narrowed_to(self, *names: str, kind: str = "skills") -> str:
        """The query of this selection's postings that also ask for these skills, in any way or as `kind` says."""
        return self.to_query(**{kind: tuple(dict.fromkeys((*getattr(self, kind), *names)))})

    @property
    def is_set(self) -> bool:
        return self != PostingFilters()

    def apply(self, postings: PostingQuerySet, resume: Resume | None = None) -> PostingQuerySet:
        """`postings` narrowed to these filters. `match_from` needs the resume."""
        found = postings.filter(self._columns())
        for asked in self._asked():
            rows = PostingSkill.objects.filter(asked, posting=OuterRef("pk"), workspace=OuterRef("workspace"))
            found = found.filter(pk__in=rows.values("posting"))
        if self.match_from is not None and resume is not None:
            reached = Match.objects.filter(
                workspace=resume.workspace_id, resume=resume, score__gte=self.match_from
            )
            found = found.filter(pk__in=reached.values("posting"))
        return found

    def _asked(self) -> list[Q]:
        """One condition per skill, on the rows of postings' skills."""
        return [
            *(Q(name=name) for name in self.skills),
            *(Q(name=name, requirement="required") for name in self.required),
            *(Q(name=name, requirement="preferred") for name in self.preferred),
        ]

    def _columns(self) -> Q:
        today = timezone.now().date()
        conditions = {
            "search_vector": search_query(self.q) if self.q else None,
            "shortlisted": True if self.shelf == "shortlist" else None,
            "read_at__isnull": True if self.shelf == "unread" else None,
            "source": self.source or None,
            "posted_at__gte": today - timedelta(days=self.days) if self.days is not None else None,
            "remote": ("" if self.remote == "unstated" else self.remote) if self.remote else None,
            "seniority": ("" if self.seniority == "unstated" else self.seniority) if self.seniority else None,
            "location__icontains": self.location or None,
            "company__iexact": self.company or None,
            "salary_annual_max__gte": self.min_salary,
            "salary_annual_max__isnull": self.salary == "unstated" if self.salary else None,
            "salary_currency": self.currency or None,
            "posted_at__range": (self.week, self.week + timedelta(days=6)) if self.week else None,
            "pk__in": self.ids or None,
        }
        return Q(**{name: value for name, value in conditions.items() if value is not None})


def search_query(text: str) -> SearchQuery:
    """As people type it: words, "phrases", or, -not; as English words or exactly as written."""
    return SearchQuery(text, config="english", search_type="websearch") | SearchQuery(
        text, config="simple", search_type="websearch"
    )


def _one_of(value: str, allowed: Any) -> str:
    return value if value in allowed else ""


def _number(value: str, highest: int) -> int | None:
    plain = value.isascii() and value.isdecimal() and len(value) <= 12
    return int(value) if plain and int(value) <= highest else None


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day <= _LAST_MONDAY else None


def _ids(value: str) -> tuple[UUID, ...]:
    found: list[UUID] = []
    for word in value.split(",")[:MAX_IDS]:
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return tuple(found)


def _skills(query: QueryDict, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_skill(name) for name in query.getlist(key) if name.strip()))[:5]


def _skill(name: str) -> str:
    """The lexicon's name of a typed skill: 'k8s' means Kubernetes."""
    entry = default_lexicon().resolve(name)
    return entry.name if entry else name.strip()[:200]


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by and its direction."""

    column: str
    descending: bool

    @classmethod
    def from_text(cls, text: str, *, searching: bool, matching: bool) -> "Order":
        column, descending = text.removeprefix("-"), text.startswith("-")
        usable = {"relevance": searching, "match": matching}
        if column in SORTS and usable.get(column, True):
            return cls(column, descending)
        column = "relevance" if searching else "posted_at"
        return cls(column, True)

    def to_text(self) -> str:
        return f"-{self.column}" if self.descending else self.column

    def turned_to(self, column: str) -> str:
        """What a click on `column`'s heading asks for: turns the current one round, begins another at its best."""
        descending = not self.descending if column == self.column else column in _DESCENDING
        return f"-{column}" if descending else column

    def apply(self, postings: PostingQuerySet, *, q: str, resume: Resume | None) -> PostingQuerySet:
        expression: Any
        if self.column == "relevance":
            postings = postings.annotate(rank=SearchRank(F("search_vector"), search_query(q)))
            expression = F("rank")
        elif self.column == "match" and resume is not None:
            score = Match.objects.filter(
                workspace=resume.workspace_id, posting=OuterRef("pk"), resume=resume, version=resume.version
            ).values("score")
            postings = postings.annotate(score=Subquery(score, output_field=IntegerField()))
            expression = F("score")
        elif self.column == "salary":
            expression = F("salary_annual_max")
        elif self.column == "posted_at":  # in the words of its own index: the date and the id, both falling
            return postings.order_by("-posted_at" if self.descending else "posted_at", "-id")
        else:
            expression = Lower(self.column)
        ordered = expression.desc(nulls_last=True) if self.descending else expression.asc(nulls_last=True)
        return postings.order_by(ordered, "-posted_at", "-id")


@dataclass(frozen=True, slots=True)
class WholeList:
    """All of a workspace's postings, to be paged through like a queryset: the list as most visits ask for it, so its
    statements are kept. Not for orders by relevance or match."""

    workspace: Workspace
    order: Order
    total: int

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[JobPosting]:
        if part.start == part.stop:
            return []
        return _slice(self.order, part.start, part.stop).rows(workspace=self.workspace.pk)


@lru_cache(maxsize=64)
def _slice(order: Order, start: int, stop: int) -> Written[JobPosting]:
    postings = JobPosting.objects.in_workspace(given("workspace")).active().light()
    return Written(lambda: order.apply(postings, q="", resume=None)[start:stop])


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


def rank_of(resume: Resume, score: int) -> tuple[int, int]:
    """The place a score takes among the resume's matches, and how many those are."""
    place, matches = _rows(_RANK, [score, resume.workspace_id, resume.pk, resume.version])[0]
    return place, matches
