"""Keeping many postings at once, each judged alone: added, met before, or refused with a reason."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.models import Workspace
from billing.plans import Metric
from billing.queries import what_is_left
from billing.services import metering
from billing.services.entitlements import plan_of
from jobanalyzer.errors import AppError
from jobs.dedupe import is_near_identical
from jobs.extraction.header import guess_header
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, PostingSkill
from jobs.services import postings, reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row; `posting` is the one added, or the one that was there."""

    row: int
    title: str
    outcome: Literal["added", "duplicate", "failed"]
    message: str = ""
    posting: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class _Known:
    """Postings that a batch could repeat: stored ones, and those of the batch itself as they are taken."""

    def __init__(self, workspace: Workspace, batch: Sequence[JobPosting]) -> None:
        self.by_url: dict[str, UUID] = {}
        self.by_key: dict[str, list[tuple[str, UUID]]] = {}
        urls = {posting.canonical_url for posting in batch} - {""}
        keys = sorted({key for posting in batch for key in posting.fingerprint_keys})
        stored = (
            JobPosting.objects.in_workspace(workspace)
            .active()
            .filter(Q(canonical_url__in=urls) | Q(fingerprint_keys__overlap=keys))
        )
        for row in stored.values_list("pk", "canonical_url", "fingerprint", "fingerprint_keys"):
            self._note(*row)

    def _note(self, key: UUID, url: str, printed: str, lookups: list[str]) -> None:
        if url:
            self.by_url[url] = key
        for lookup in lookups:
            self.by_key.setdefault(lookup, []).append((printed, key))

    def same_as(self, posting: JobPosting) -> UUID | None:
        if posting.canonical_url in self.by_url:
            return self.by_url[posting.canonical_url]
        seen: set[UUID] = set()
        for lookup in posting.fingerprint_keys:
            for printed, key in self.by_key.get(lookup, ()):
                if key not in seen and is_near_identical(posting.fingerprint, printed):
                    return key
                seen.add(key)
        return None

    def take(self, posting: JobPosting) -> None:
        self._note(posting.pk, posting.canonical_url, posting.fingerprint, posting.fingerprint_keys)


@transaction.atomic
def create_postings(
    *, workspace: Workspace, rows: Sequence[tuple[int, RawPosting]], source: str
) -> list[Outcome]:
    """Keep what is new among `rows` (number and posting), in a few statements."""
    postings.lock_additions(workspace)
    lexicon = reading.workspace_lexicon(workspace)
    outcomes: list[Outcome] = []
    read: list[tuple[int, reading.Reading]] = []
    for number, raw in rows:
        try:
            named = with_guessed_header(raw)
            read.append(
                (number, postings.read_raw(workspace=workspace, raw=named, source=source, lexicon=lexicon))
            )
        except AppError as error:
            outcomes.append(Outcome(number, raw.title, "failed", error.message))
    known = _Known(workspace, [reading_.posting for _, reading_ in read])
    kept: list[reading.Reading] = []
    room = None if source in postings.NOT_COUNTED else what_is_left(workspace, Metric.POSTINGS).left
    for number, one in read:
        if same := known.same_as(one.posting):
            outcomes.append(
                Outcome(number, one.posting.title, "duplicate", "Already in your postings.", str(same))
            )
            continue
        if room is not None and len(kept) >= room:
            outcomes.append(Outcome(number, one.posting.title, "failed", _over_the_limit(workspace)))
            continue
        known.take(one.posting)
        kept.append(one)
        outcomes.append(Outcome(number, one.posting.title, "added", "", str(one.posting.pk)))
    if kept and source not in postings.NOT_COUNTED:
        key = f"postings:{kept[0].posting.pk}"
        metering.charge(workspace=workspace, metric=Metric.POSTINGS, key=key, amount=len(kept))
    JobPosting.objects.bulk_create([one.posting for one in kept], batch_size=200)
    PostingSkill.objects.bulk_create([skill for one in kept for skill in one.skills], batch_size=1000)
    return sorted(outcomes, key=lambda outcome: outcome.row)


def _over_the_limit(workspace: Workspace) -> str:
    plan = plan_of(workspace)
    limit = plan.limits[Metric.POSTINGS]
    return f"Not added: the {plan.name} plan adds {limit} postings a day. Send this row again tomorrow."


def with_guessed_header(raw: RawPosting) -> RawPosting:
    """What the source leaves out of title, company and place is guessed from the text."""
    if raw.title and raw.company and raw.location:
        return raw
    header = guess_header(raw.description)
    return replace(
        raw,
        title=raw.title or header.title or "",
        company=raw.company or header.company or "",
        location=raw.location or header.location or "",
    )
