"""Adding, changing, removing and bringing back postings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from billing.plans import Metric
from billing.services import metering
from jobanalyzer.errors import Conflict, InvalidInput
from jobs.dedupe import is_near_identical
from jobs.importing.markup import tidy
from jobs.importing.records import RawPosting, one_line
from jobs.lexicon.load import Lexicon
from jobs.models import JobPosting, Match, PostingSkill
from jobs.services import reading

MAX_DESCRIPTION: Final = 60_000
# What the plan's postings a day do not count
NOT_COUNTED: Final = frozenset({JobPosting.Source.SAMPLE})


class Added(NamedTuple):
    """A posting, and whether it is new: a posting met again is the one that was there."""

    posting: JobPosting
    is_new: bool


@transaction.atomic
def create_posting(*, workspace: Workspace, user: User | None, raw: RawPosting, source: str) -> Added:
    """Read and keep one posting, unless the workspace has it already."""
    lock_additions(workspace)
    read = read_raw(workspace=workspace, raw=raw, source=source, lexicon=reading.workspace_lexicon(workspace))
    if known := find_duplicate(read.posting):
        return Added(known, False)
    if source not in NOT_COUNTED:
        metering.charge(workspace=workspace, metric=Metric.POSTINGS, key=f"posting:{read.posting.pk}")
    read.posting.save(force_insert=True)
    PostingSkill.objects.bulk_create(read.skills)
    activity.record(
        "job.created",
        f"Added {read.posting}",
        workspace=workspace,
        user=user,
        posting=str(read.posting.pk),
        source=source,
    )
    return Added(read.posting, True)


def read_raw(*, workspace: Workspace, raw: RawPosting, source: str, lexicon: Lexicon) -> reading.Reading:
    """A row for `raw` with everything read from it, not saved. Raises InvalidInput where there is nothing to keep."""
    description = tidy(raw.description)
    if not description:
        raise InvalidInput("The posting has no text.")
    if len(description) > MAX_DESCRIPTION:
        raise InvalidInput(
            f"The text is longer than {MAX_DESCRIPTION:,} characters. Keep only the posting itself."
        )
    title = one_line(raw.title, 300)
    if not title:
        raise InvalidInput("Give the posting a title.")
    posting = JobPosting(
        workspace=workspace,
        title=title,
        company=one_line(raw.company, 200),
        location=one_line(raw.location, 200),
        description=description,
        url=_web_address(raw.url),
        source=source,
        stated=reading.stated_by(raw),
        posted_at_stated=raw.posted_at is not None,
    )
    if raw.posted_at is not None:
        posting.posted_at = min(raw.posted_at, timezone.now().date())
    return reading.fill(posting, lexicon)


def _web_address(url: str) -> str:
    """Only http(s) addresses are kept: the page shows them as links."""
    url = url.strip()
    if url and "://" not in url and "." in url.split("/")[0]:
        url = f"https://{url}"
    return url[:2000] if url.lower().startswith(("https://", "http://")) else ""


def lock_additions(workspace: Workspace) -> None:
    """Two additions to one workspace wait for each other, so that neither misses the other as its duplicate."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 7))", [str(workspace.pk)])


def find_duplicate(posting: JobPosting) -> JobPosting | None:
    """The workspace's posting with the same address or nearly the same title, company and text."""
    others = JobPosting.objects.in_workspace(posting.workspace_id).active().exclude(pk=posting.pk)
    if posting.canonical_url:
        same = others.filter(canonical_url=posting.canonical_url).light().first()
        if same is not None:
            return same
    alike = others.filter(fingerprint_keys__overlap=posting.fingerprint_keys).values_list("pk", "fingerprint")
    for key, printed in alike[:200]:
        if is_near_identical(posting.fingerprint, printed):
            return others.light().get(pk=key)
    return None


@transaction.atomic
def update_posting(
    *, posting: JobPosting, user: User, changes: dict[str, Any], stated: dict[str, Any]
) -> JobPosting:
    """Write `changes` (title, company, location, url, description, posted_at) and read the text again.

    `stated` holds corrections of facts; a value of None returns that fact to what the text says.
    """
    lock_additions(posting.workspace)
    for field, value in changes.items():
        setattr(posting, field, value)
    posting.description = tidy(posting.description)
    posting.url = _web_address(posting.url)
    posting.stated = {
        key: value for key, value in {**posting.stated, **stated}.items() if value not in (None, "")
    }
    read = reading.fill(posting, reading.workspace_lexicon(posting.workspace))
    if posting.canonical_url:
        others = JobPosting.objects.in_workspace(posting.workspace_id).active().exclude(pk=posting.pk)
        if known := others.filter(canonical_url=posting.canonical_url).light().first():
            raise Conflict(f"“{known}” has this link already.", details={"posting": str(known.pk)})
    posting.save(update_fields=[*changes, *reading.READ_FIELDS, "stated", "updated_at"])
    _replace_skills(posting, read.skills)
    activity.record(
        "job.updated",
        f"Changed {posting}",
        workspace=posting.workspace_id,
        user=user,
        posting=str(posting.pk),
    )
    return posting


def read_again(*, workspace: Workspace, ids: Iterable[UUID]) -> int:
    """Read stored texts anew, after the workspace's lexicon changed. Returns how many.

    Each row is locked while it is read: the text may be changed, or read again by another worker, at the same moment.
    """
    lexicon = reading.workspace_lexicon(workspace)
    return sum(_read_again(workspace, key, lexicon) for key in ids)


@transaction.atomic
def _read_again(workspace: Workspace, key: UUID, lexicon: Lexicon) -> bool:
    locked = JobPosting.objects.in_workspace(workspace).active().select_for_update()
    posting = locked.filter(pk=key).first()
    if posting is None:
        return False
    read = reading.fill(posting, lexicon)
    posting.save(update_fields=[*reading.READ_FIELDS, "updated_at"])
    _replace_skills(posting, read.skills)
    return True


def _replace_skills(posting: JobPosting, skills: list[PostingSkill]) -> None:
    PostingSkill.objects.in_workspace(posting.workspace_id).filter(posting=posting).delete()
    PostingSkill.objects.bulk_create(skills)
    Match.objects.in_workspace(posting.workspace_id).filter(posting=posting).delete()


@transaction.atomic
def delete_postings(
    *, workspace: Workspace, user: User, postings: QuerySet[JobPosting]
) -> tuple[int, datetime]:
    """Take `postings` out of every list. They can be brought back for 30 days by the moment that is returned."""
    moment = timezone.now()
    # A removed posting keeps no match: see matching.is_matched.
    removed = postings.filter(workspace=workspace, deleted_at=None).values("pk")
    Match.objects.in_workspace(workspace).filter(posting__in=removed).delete()
    count = postings.filter(workspace=workspace, deleted_at=None).update(deleted_at=moment, updated_at=moment)
    if count:
        activity.record(
            "job.deleted", f"Removed {_postings(count)}", workspace=workspace, user=user, count=count
        )
    return count, moment


@transaction.atomic
def restore_postings(*, workspace: Workspace, user: User, removed_at: datetime) -> int:
    """Bring back what was removed at that moment, except what was added again since."""
    lock_additions(workspace)
    removed = JobPosting.objects.in_workspace(workspace).filter(deleted_at=removed_at)
    taken = (
        JobPosting.objects.in_workspace(workspace)
        .active()
        .exclude(canonical_url="")
        .filter(canonical_url__in=removed.values("canonical_url"))
        .values("canonical_url")
    )
    count = removed.exclude(canonical_url__in=taken).update(deleted_at=None, updated_at=timezone.now())
    if count:
        activity.record(
            "job.restored", f"Brought back {_postings(count)}", workspace=workspace, user=user, count=count
        )
    return count


def _postings(count: int) -> str:
    return f"{count} posting" if count == 1 else f"{count} postings"


def purge_removed(*, before: datetime) -> int:
    """Delete for good what was removed earlier than `before`; for a schedule, in the system context."""
    _, per_model = JobPosting.objects.filter(deleted_at__lt=before).delete()
    return per_model.get("jobs.JobPosting", 0)


def mark_read(posting: JobPosting) -> None:
    if posting.read_at is None:
        posting.read_at = timezone.now()
        JobPosting.objects.filter(pk=posting.pk, workspace=posting.workspace_id).update(
            read_at=posting.read_at
        )


def set_shortlisted(*, workspace: Workspace, postings: QuerySet[JobPosting], shortlisted: bool) -> int:
    chosen = postings.filter(workspace=workspace, deleted_at=None)
    return chosen.update(shortlisted=shortlisted, updated_at=timezone.now())
