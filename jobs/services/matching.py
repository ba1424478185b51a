"""Keeping matches of a resume with the workspace's postings up to date."""

from datetime import date
from threading import Lock
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from accounts.models import Workspace
from jobanalyzer.postgres.compiled import CompiledQuery, parameter
from jobanalyzer.queue import enqueue
from jobs.lexicon.load import Lexicon
from jobs.matching import MatchResult, PostingProfile, ResumeProfile, match, posting_profile
from jobs.models import JobPosting, Match
from jobs.services.reading import workspace_lexicon
from resumes.models import Resume

# As many as fit into a page's answer; more are matched by the worker.
AT_ONCE: Final = 300
_PROFILES_KEPT: Final = 64
_profiles: dict[tuple[UUID, int, date], tuple[Lexicon, ResumeProfile]] = {}
_profiles_lock: Final = Lock()
_MATCH_COLUMNS: Final = ["version", "score", "parts", "missing", "updated_at"]


def _active() -> QuerySet[Resume]:
    resumes = Resume.objects.in_workspace(parameter("workspace")).filter(is_active=True, deleted_at=None)
    return resumes.defer("content", "design")


def _with_counts(resumes: QuerySet[Resume]) -> QuerySet[Resume]:
    counts = RawSQL(
        "(select count(*) from jobs_jobposting p where p.workspace_id = %s and p.deleted_at is null) "
        "= (select count(*) from jobs_match m where m.workspace_id = resumes_resume.workspace_id "
        "and m.resume_id = resumes_resume.id and m.version = resumes_resume.version)",
        [parameter("workspace")],
        output_field=BooleanField(),
    )
    return resumes.annotate(matched=counts)


_ACTIVE: Final = CompiledQuery(lambda: _active()[:1])
_ACTIVE_AND_MATCHED: Final = CompiledQuery(lambda: _with_counts(_active())[:1])


def active_resume(workspace: Workspace) -> Resume | None:
    """The resume that postings are matched with."""
    return _ACTIVE.first(workspace=workspace.pk)


def active_and_matched(workspace: Workspace) -> tuple[Resume | None, bool]:
    """The same resume, and `is_matched` of it, in one statement."""
    resume = _ACTIVE_AND_MATCHED.first(workspace=workspace.pk)
    return resume, resume is not None and bool(vars(resume).pop("matched"))


def profile_of(resume: Resume) -> ResumeProfile:
    """What matching knows of the resume's current version; kept in memory, for a version never changes."""
    lexicon = workspace_lexicon(resume.workspace_id)
    key = (resume.pk, resume.version, timezone.now().date())
    known, profile = _profiles.get(key, (None, None))
    if profile is None or known is not lexicon:
        profile = ResumeProfile.from_document(resume.content, lexicon, key[2])
        with _profiles_lock:
            while len(_profiles) >= _PROFILES_KEPT:
                del _profiles[next(iter(_profiles))]
            _profiles[key] = (lexicon, profile)
    return profile


def unmatched(resume: Resume) -> QuerySet[JobPosting]:
    """Postings without a match of the resume's current version."""
    current = Match.objects.filter(
        workspace=resume.workspace_id, posting=OuterRef("pk"), resume=resume, version=resume.version
    )
    return JobPosting.objects.in_workspace(resume.workspace_id).active().filter(~Exists(current))


def is_matched(resume: Resume) -> bool:
    """Whether every posting has a match of the current version: removed postings keep none, so counting tells."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from jobs_jobposting where workspace_id = %(workspace)s and deleted_at is null) "
            "= (select count(*) from jobs_match where workspace_id = %(workspace)s and resume_id = %(resume)s "
            "and version = %(version)s)",
            {"workspace": resume.workspace_id, "resume": resume.pk, "version": resume.version},
        )
        return bool(cursor.fetchone()[0])


def keep_matched(resume: Resume) -> bool:
    """Match what is new, as much as fits into a page's answer; what is left over goes to the worker."""
    if is_matched(resume):
        return True
    if refresh_matches(resume, limit=AT_ONCE):
        return True
    enqueue("jobs.tasks.refresh_matches", resume.workspace_id, resume.pk)
    return False


def refresh_matches(resume: Resume, *, limit: int | None = None) -> bool:
    """Match what is not matched yet, at most `limit`; returns whether everything is matched now."""
    waiting = list(unmatched(resume).values_list("pk", "profile")[: limit + 1 if limit is not None else None])
    if not waiting:
        return True
    chosen = waiting if limit is None else waiting[:limit]
    profile = profile_of(resume)
    rows = []
    for key, stored in chosen:
        result = _result(profile, posting_profile(stored))
        rows.append(
            Match(
                workspace_id=resume.workspace_id,
                resume=resume,
                version=resume.version,
                posting_id=key,
                score=result.score if result else None,
                parts={part.name: part.to_json() for part in result.parts} if result else {},
                missing=[item.to_json() for item in result.missing] if result else [],
            )
        )
    Match.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["workspace", "posting", "resume"],
        update_fields=_MATCH_COLUMNS,
    )
    return len(chosen) == len(waiting)


def _result(resume: ResumeProfile, posting: PostingProfile | None) -> MatchResult | None:
    return match(resume, posting, evidence=False) if posting else None


def explain(resume: Resume, posting: JobPosting) -> MatchResult | None:
    """The match with its evidence, computed now, for the posting's page."""
    profile = posting_profile(posting.profile)
    return match(profile_of(resume), profile, text=posting.description) if profile else None


def credits_of(resume: Resume) -> dict[str, float]:
    """The skills a resume shows: 1 with proof, less for a weak mention."""
    return dict(profile_of(resume).credits)
