"""What the list of postings and the market are narrowed to, and how the list is sorted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils import timezone

from jobanalyzer.numbers import whole_number
from jobs.lexicon.load import default_lexicon
from jobs.models import JobPosting, Match, PostingQuerySet, PostingSkill
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
            days=whole_number(query.get("days"), at_most=3650),
            remote=_one_of(query.get("remote", ""), [*JobPosting.Remote.values, "unstated"]),
            location=query.get("location", "").strip()[:100],
            company=query.get("company", "").strip()[:200],
            min_salary=whole_number(query.get("min_salary"), at_most=10**8),
            salary=_one_of(query.get("salary", ""), ("stated", "unstated")),
            currency=query.get("currency", "").strip().upper()[:3],
            seniority=_one_of(query.get("seniority", ""), [*JobPosting.Seniority.values, "unstated"]),
            week=_day(query.get("week", "")),
            match_from=whole_number(query.get("match_from"), at_most=100),
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
