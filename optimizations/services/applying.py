"""Accepted edits become a new version of the resume, on top of whatever it is by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import Conflict, InvalidInput
from jobs.services.reading import workspace_lexicon
from optimizations.edits import Edit, apply_edits, summarise
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.rebasing import rebase
from optimizations.services.facts import standing_facts
from optimizations.services.review import Decision, Status, find_reviewable, source_document
from optimizations.truth import judge
from resumes.document import Document
from resumes.models import Resume, ResumeVersion
from resumes.services import resumes, versions

_GONE = "the entry it speaks of is no longer there"
_UNPROVEN = "your resume no longer says what it rests on"


@dataclass(frozen=True, slots=True)
class Misfit:
    """An edit that the resume, as it is now, cannot take, and why."""

    edit: ProposedEdit
    reason: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """The resume with every edit that fits, those edits, and the others."""

    document: Document
    edits: tuple[ProposedEdit, ...]
    applied: tuple[Edit, ...]
    misfits: tuple[Misfit, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The version that was made, how many edits it took in, and those that stay behind."""

    version: int
    applied: int
    misfits: tuple[Misfit, ...]


@transaction.atomic
def make_version(*, optimization_id: UUID, workspace: Workspace, user: User) -> Made:
    """A new version with every accepted edit that is in none yet. A second click finds nothing left to do.

    Raises InvalidInput where nothing was accepted, Conflict where nothing accepted fits any more.
    """
    optimization = find_reviewable(optimization_id, workspace, lock=True)
    rows = list(
        optimization.proposed_edits.filter(decision=Decision.ACCEPTED)
        .select_related("optimization__run", "optimization__resume")
        .select_for_update(of=("self",))
        .order_by("position")
    )
    if not rows:
        raise InvalidInput("Accept at least one edit first.", code="nothing_accepted")
    return take_in(rows=rows, workspace=workspace, user=user)


@transaction.atomic
def take_in(*, rows: list[ProposedEdit], workspace: Workspace, user: User) -> Made:
    """A new version with these accepted, locked edits; they may be of several optimizations of one resume version."""
    optimization = rows[0].optimization
    waiting = _accepted(row for row in rows if row.applied_version is None)
    if not waiting:
        return Made(max(row.applied_version or 0 for row in rows), 0, ())
    resume = versions.lock_resume(optimization.resume)
    fitted = fit(optimization, source_document(optimization), resume.content, waiting)
    if not fitted.edits:
        raise Conflict(
            f"No version was made. None of the accepted edits fits version {resume.version}: "
            f"{fitted.misfits[0].reason}. All of them are kept here.",
            code="nothing_fits",
        )
    version = versions.save_version(
        resume=resume,
        base_version=resume.version,
        content=fitted.document,
        change=_change(optimization, fitted),
        author=ResumeVersion.Author.AI,
        user=user,
    )
    _mark(fitted, version.number)
    _note(
        optimization, fitted, user, f"Made version {version.number} of {resume.title!r} from accepted edits"
    )
    return Made(version.number, len(fitted.edits), fitted.misfits)


@transaction.atomic
def make_resume(*, optimization: Optimization, title: str, user: User) -> Resume:
    """A resume of its own: the version that was improved, with the accepted edits. Raises as `make_version`."""
    rows = _accepted(
        optimization.proposed_edits.filter(decision=Decision.ACCEPTED)
        .select_for_update()
        .order_by("position")
    )
    if not rows:
        raise InvalidInput("Accept at least one edit first.", code="nothing_accepted")
    source = source_document(optimization)
    fitted = fit(optimization, source, source, rows)
    if not fitted.edits:
        raise Conflict(f"No resume was made: {fitted.misfits[0].reason}.", code="nothing_fits")
    resume = resumes.create_resume(
        workspace=optimization.workspace,
        user=user,
        title=title,
        content=fitted.document,
        design=optimization.resume.design,
        template=optimization.resume.template,
        author=ResumeVersion.Author.AI,
        change=_change(optimization, fitted),
    )
    optimization.resume_out = resume
    optimization.save(update_fields=["resume_out", "updated_at"])
    _mark(fitted, resume.version)
    _note(optimization, fitted, user, f"Made resume {resume.title!r} from accepted edits")
    return resume


def _accepted(rows: Iterable[ProposedEdit]) -> list[ProposedEdit]:
    """Only what may become part of a resume: accepted by the person, cleared by the guard or vouched for."""
    found = list(rows)
    for row in found:
        cleared = row.status == Status.SAFE or (row.status == Status.NEEDS_CONFIRMATION and row.confirmed)
        if row.decision != Decision.ACCEPTED or not cleared:
            raise InvalidInput("Only accepted edits can become part of a resume.", code="not_accepted")
    return found


def _note(optimization: Optimization, fitted: Fitted, user: User, description: str) -> None:
    activity.record(
        "optimization.applied",
        description,
        workspace=optimization.workspace_id,
        user=user,
        optimization=str(optimization.pk),
        edits=len(fitted.edits),
        left=len(fitted.misfits),
    )


def fit(
    optimization: Optimization,
    source: Document,
    current: Document,
    rows: list[ProposedEdit],
    guard: "_Guard | None" = None,
) -> Fitted:
    """Lead the edits to their places in the current document, and apply those that hold there.

    The guard judges every edit once more, whatever its row says: this is the one way into a resume.
    """
    moved = source != current
    guard = guard or _Guard(optimization, current)
    standing: list[tuple[ProposedEdit, Edit]] = []
    misfits: list[Misfit] = []
    for row in rows:
        edit = rebase(row.to_edit(), source, current) if moved else row.to_edit()
        alone = apply_edits(current, [edit]) if edit is not None else None
        if edit is None or alone is None:
            misfits.append(Misfit(row, _GONE))
        elif alone.conflicts:
            misfits.append(Misfit(row, alone.conflicts[0].reason))
        elif not guard.clears(row, edit):
            misfits.append(Misfit(row, _UNPROVEN))
        else:
            standing.append((row, edit))
    outcome = apply_edits(current, [edit for _, edit in standing])
    reasons = [(conflict.edit, conflict.reason) for conflict in outcome.conflicts]
    taken = []
    for row, edit in standing:
        reason = next((reason for refused, reason in reasons if refused == edit), None)
        if reason is None:
            taken.append(row)
        else:
            misfits.append(Misfit(row, reason.partition(": /")[0]))
    return Fitted(outcome.document, tuple(taken), outcome.applied, tuple(misfits))


def misfits_of(
    optimization: Optimization, source: Document, rows: list[ProposedEdit], current: Document
) -> tuple[Misfit, ...]:
    """What the next version could not take: accepted edits together, those still to decide each for itself."""
    waiting = [row for row in rows if row.applied_version is None]
    accepted = [row for row in waiting if row.decision == Decision.ACCEPTED]
    found = list(fit(optimization, source, current, accepted).misfits) if accepted else []
    open_rows = [row for row in waiting if row.decision == Decision.OPEN and row.status != Status.BLOCKED]
    if source != current and open_rows:
        guard = _Guard(optimization, current)  # what it knows is read once for all of them
        for row in open_rows:
            found += fit(optimization, source, current, [row], guard).misfits
    return tuple(misfit for misfit in found if not _waits_for_a_word(misfit))


def _waits_for_a_word(misfit: Misfit) -> bool:
    """Not yet confirmed is no misfit."""
    row = misfit.edit
    return row.status == Status.NEEDS_CONFIRMATION and not row.confirmed and misfit.reason == _UNPROVEN


class _Guard:
    """The truth guard over one document, with what the person confirmed so far."""

    def __init__(self, optimization: Optimization, document: Document) -> None:
        self._document = document
        self._lexicon = workspace_lexicon(optimization.workspace_id)
        self._facts = standing_facts(optimization.workspace_id)
        self._today = timezone.now().date()

    def clears(self, row: ProposedEdit, edit: Edit) -> bool:
        """What an edit rested on may have been taken out of the resume since, or taken back by the person."""
        said = row.confirmed_claims if row.confirmed else ()
        verdict = judge(
            edit,
            self._document,
            (*said, *self._facts),
            lexicon=self._lexicon,
            today=self._today,
            own_words=row.in_own_words,
        )
        return verdict.status == "safe"


def _change(optimization: Optimization, fitted: Fitted) -> str:
    """One line for the history: what changed, and what the person vouched for."""
    confirmed = [claim.text for row in fitted.edits if row.confirmed for claim in row.confirmed_claims]
    word = f"; on your word: {', '.join(dict.fromkeys(confirmed))}" if confirmed else ""
    engine = "built-in rules" if optimization.run.engine == Run.Engine.RULES else "AI"
    return f"Improved with {engine}: {summarise(fitted.applied).text}{word}"[:300]


def _mark(fitted: Fitted, number: int) -> None:
    """Every edit that went in, and each optimization it came from, knows the version."""
    now = timezone.now()
    ProposedEdit.objects.filter(pk__in=[row.pk for row in fitted.edits]).update(
        applied_version=number, updated_at=now
    )
    origins = {row.optimization_id for row in fitted.edits}
    Optimization.objects.filter(pk__in=origins).update(version_out=number, updated_at=now)
