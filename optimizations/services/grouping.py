"""Runs that are asked for together: strategies side by side, or one tailored resume for each posting."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from jobs.models import JobPosting
from optimizations import queries
from optimizations.models import Optimization, ProposedEdit, Run, RunGroup
from optimizations.services import applying, review, runs
from optimizations.services.applying import Made
from optimizations.services.optimizing import create_optimization
from optimizations.strategies import STRATEGIES
from resumes.models import Resume
from resumes.services import versions

RULES: Final = "rules"
MOST_STRATEGIES: Final = 7
MOST_TAILORED: Final = 25


@transaction.atomic
def create_comparison(
    *,
    workspace: Workspace,
    user: User,
    resume: Resume,
    posting_ids: Sequence[UUID],
    strategy_ids: Sequence[str],
) -> RunGroup:
    """Two to seven strategies (`rules` is one of them) on one resume and the same postings: all of them, or none."""
    wanted = list(dict.fromkeys(strategy_ids))
    if not 2 <= len(wanted) <= MOST_STRATEGIES:
        raise InvalidInput(f"Choose two to {MOST_STRATEGIES} strategies to compare.")
    group = _group(RunGroup.Kind.COMPARE, workspace, user, resume, posting_ids)
    for strategy_id in wanted:
        _add(group, user, resume, posting_ids, strategy_id)
    _note(group, user, f"Compare {len(wanted)} strategies for {resume.title}")
    return group


@transaction.atomic
def add_strategy(*, group_id: UUID, workspace: Workspace, user: User, strategy_id: str) -> RunGroup:
    """One more column of a comparison, for the same version of the resume."""
    group = find_group(group_id, workspace, RunGroup.Kind.COMPARE)
    there = set(group.optimizations.values_list("strategy_id", "run__engine"))
    if len(there) >= MOST_STRATEGIES:
        raise InvalidInput(f"A comparison holds at most {MOST_STRATEGIES} strategies.")
    resume = versions.lock_resume(group.resume)
    if resume.version != group.version_in:
        raise Conflict(
            f"The resume has changed since: this comparison is of version {group.version_in}. Start a new one.",
            code="resume_changed",
        )
    _add(group, user, resume, group.posting_ids, strategy_id)
    return group


@transaction.atomic
def create_batch(
    *,
    workspace: Workspace,
    user: User,
    resume: Resume,
    posting_ids: Sequence[UUID],
    strategy_id: str,
) -> RunGroup:
    """One run for each posting, each for that posting alone: all of them, or none."""
    chosen = list(dict.fromkeys(posting_ids))
    if not 1 <= len(chosen) <= MOST_TAILORED:
        raise InvalidInput(f"Choose one to {MOST_TAILORED} postings to tailor the resume for.")
    group = _group(RunGroup.Kind.BATCH, workspace, user, resume, chosen)
    for posting_id in chosen:
        _add(group, user, resume, [posting_id], strategy_id)
    _note(group, user, f"Tailor {resume.title} for {len(chosen)} postings")
    return group


def find_group(group_id: UUID, workspace: Workspace, kind: str = "") -> RunGroup:
    found = RunGroup.objects.in_workspace(workspace).select_related("resume").filter(pk=group_id)
    group = (found.filter(kind=kind) if kind else found).first()
    if group is None:
        raise NotFound("These runs are not here.")
    return group


def cancel_group(*, group_id: UUID, workspace: Workspace, user: User) -> None:
    """Cancel whatever of it still waits or works."""
    group = find_group(group_id, workspace)
    for run_id in group.optimizations.filter(
        run__status__in=[Run.Status.PENDING, Run.Status.PROCESSING]
    ).values_list("run_id", flat=True):
        runs.cancel(run_id=run_id, workspace_id=workspace.pk, user=user)


@transaction.atomic
def take_edits(*, group_id: UUID, workspace: Workspace, user: User, edit_ids: Sequence[UUID]) -> Made:
    """A new version from edits of several strategies, at most one for each place.

    Raises InvalidInput for none, for two of one place and for what the guard has not cleared.
    """
    group = find_group(group_id, workspace, RunGroup.Kind.COMPARE)
    rows = list(
        ProposedEdit.objects.in_workspace(workspace)
        .filter(optimization__group=group, pk__in=edit_ids)
        .select_related("optimization__run", "optimization__resume")
        .select_for_update(of=("self",))
        .order_by("optimization", "position")
    )
    if not rows:
        raise InvalidInput("Choose at least one edit.", code="nothing_accepted")
    places = [row.path for row in rows if not row.path.endswith("/-")]
    if len(set(places)) < len(places):
        raise InvalidInput("Choose one edit for each place: two strategies rewrote the same one.")
    for row in rows:
        if row.applied_version is None and row.decision != ProposedEdit.Decision.ACCEPTED:
            review.decide(edit_id=row.pk, workspace=workspace, decision="accepted", user=user)
            row.decision = ProposedEdit.Decision.ACCEPTED
    return applying.take_in(rows=rows, workspace=workspace, user=user)


@transaction.atomic
def make_tailored(*, optimization_id: UUID, workspace: Workspace, user: User) -> Resume:
    """A resume of its own with every accepted edit; the one it was made from stays as it is. Asked again, the same."""
    optimization = review.find_reviewable(optimization_id, workspace, lock=True)
    if optimization.resume_out is not None and optimization.resume_out.deleted_at is None:
        return optimization.resume_out
    posting = JobPosting.objects.in_workspace(workspace).filter(pk__in=optimization.posting_ids).first()
    suffix = (posting.company or posting.title) if posting and len(optimization.posting_ids) == 1 else ""
    title = f"{optimization.resume.title}, {suffix or 'tailored'}"
    return applying.make_resume(optimization=optimization, title=title, user=user)


def make_all_tailored(*, group_id: UUID, workspace: Workspace, user: User) -> list[Resume]:
    """For each finished run of a batch: accept what is safe, make its resume. Returns the resumes made now."""
    group = find_group(group_id, workspace, RunGroup.Kind.BATCH)
    made = []
    for optimization in group.optimizations.filter(run__status=Run.Status.COMPLETED, resume_out=None):
        review.accept_safe(optimization_id=optimization.pk, workspace=workspace, user=user)
        accepted = optimization.proposed_edits.filter(decision=ProposedEdit.Decision.ACCEPTED)
        if accepted.exists():
            made.append(make_tailored(optimization_id=optimization.pk, workspace=workspace, user=user))
    return made


@transaction.atomic
def delete_optimization(*, optimization_id: UUID, workspace: Workspace, user: User) -> None:
    """Remove an improvement with its edits. What its calls cost stays in the books; versions made from it stay."""
    optimization = queries.find_optimization(workspace, optimization_id)
    if not optimization.run.is_finished:
        raise Conflict("This run is still at work. Cancel it first.", code="unfinished")
    group = optimization.group
    title = optimization.resume.title
    optimization.delete()
    if group is not None and not group.optimizations.exists():
        group.delete()
    activity.record(
        "optimization.deleted",
        f"Deleted an improvement of {title}",
        workspace=workspace,
        user=user,
        run=str(optimization.run_id),
    )


def _group(
    kind: str, workspace: Workspace, user: User, resume: Resume, posting_ids: Sequence[UUID]
) -> RunGroup:
    return RunGroup.objects.create(
        workspace=workspace,
        kind=kind,
        resume=resume,
        version_in=versions.lock_resume(resume).version,
        posting_ids=list(dict.fromkeys(posting_ids)),
        created_by=user,
    )


def _add(
    group: RunGroup, user: User, resume: Resume, posting_ids: Sequence[UUID], strategy_id: str
) -> Optimization:
    rules_only = strategy_id == RULES
    return create_optimization(
        workspace=group.workspace,
        user=user,
        resume=resume,
        posting_ids=posting_ids,
        strategy_id=next(iter(STRATEGIES)) if rules_only else strategy_id,
        rules_only=rules_only,
        group=group,
    )


def _note(group: RunGroup, user: User, description: str) -> None:
    activity.record(
        "run.group_created",
        description,
        workspace=group.workspace_id,
        user=user,
        group=str(group.pk),
        kind=group.kind,
    )
