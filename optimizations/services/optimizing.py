"""Improving a resume for chosen postings: quoted, queued, worked on in the background, its edits written once."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from billing.plans import Action
from billing.plans import strategy as strategy_feature
from billing.services import entitlements, metering
from jobanalyzer.errors import InvalidInput
from jobanalyzer.queue import enqueue
from jobanalyzer.storable import storable
from jobs.models import JobPosting
from optimizations import queries
from optimizations.edits import Edit
from optimizations.models import Optimization, ProposedEdit, Run, RunGroup
from optimizations.services import runs
from optimizations.services.market_context import build_context
from optimizations.services.quoting import engine_for, find_strategy, quote
from optimizations.services.routing import Routes, load_routes
from optimizations.strategies import Plan
from resumes.models import Resume
from resumes.services import versions

TASK = "optimizations.tasks.execute_optimization"
MOST_POSTINGS = 200


@transaction.atomic
def create_optimization(
    *,
    workspace: Workspace,
    user: User,
    resume: Resume,
    posting_ids: Sequence[UUID],
    strategy_id: str,
    rules_only: bool = False,
    group: RunGroup | None = None,
) -> Optimization:
    """Quote and queue an improvement of the resume's current version. Returns at once."""
    chosen = _chosen(workspace, posting_ids)
    strategy = find_strategy(strategy_id)
    contract = entitlements.require(workspace, strategy_feature(strategy_id))
    routes = load_routes(workspace, preferred=user.preferred_ai_provider)
    engine = engine_for(routes, rules_only=rules_only)
    resume = versions.lock_resume(resume)
    running = None if group else _same_unfinished(resume, chosen, strategy_id, engine)
    if running:
        return running  # a double click asks once
    plan = None
    if engine == Run.Engine.MODEL:
        plan = strategy.plan(resume.content, build_context(workspace, chosen))
    run = _quoted_run(workspace, user, routes, strategy_id, postings=len(chosen), plan=plan)
    optimization = Optimization.objects.create(
        workspace=workspace,
        group=group,
        run=run,
        strategy_id=strategy_id,
        resume=resume,
        version_in=resume.version,
        posting_ids=chosen,
    )
    runs.log(run, "queued", "Waiting for a worker")
    activity.record(
        "run.created",
        f"Improve {resume.title}",
        workspace=workspace,
        user=user,
        run=str(run.pk),
        strategy=strategy_id,
    )
    enqueue(TASK, run.pk, lane=contract.lane)
    return optimization


def _chosen(workspace: Workspace, posting_ids: Sequence[UUID]) -> list[UUID]:
    """Those of the postings that are there; InvalidInput where they are too many or none."""
    if len(set(posting_ids)) > MOST_POSTINGS:
        raise InvalidInput(f"Choose at most {MOST_POSTINGS} postings.")
    postings = JobPosting.objects.in_workspace(workspace).active().filter(pk__in=posting_ids)
    chosen = list(postings.order_by("pk").values_list("pk", flat=True))
    if not chosen:
        raise InvalidInput("Choose at least one posting to improve the resume for.")
    return chosen


def _quoted_run(
    workspace: Workspace, user: User, routes: Routes, strategy_id: str, *, postings: int, plan: Plan | None
) -> Run:
    """The run with its quote; a run that asks a model holds one of the plan's optimizations from now on."""
    terms = quote(plan, routes)
    run = Run.objects.create(
        workspace=workspace,
        kind=Run.Kind.IMPROVE,
        strategy_id=strategy_id,
        engine=terms.engine,
        created_by=user,
        steps=_run_steps(postings, plan),
        cost_low=terms.cost_low,
        cost_high=terms.cost_high,
        seconds_low=terms.seconds_low,
        seconds_high=terms.seconds_high,
        calls_planned=terms.calls,
        deadline_at=timezone.now() + timedelta(seconds=runs.WAITING_SECONDS),
    )
    if run.engine == Run.Engine.MODEL:  # what rules do costs nothing
        metering.reserve_action(workspace=workspace, action=Action.OPTIMIZATION, key=runs.purse_key(run.pk))
    return run


def try_again(
    *,
    optimization_id: UUID,
    workspace: Workspace,
    user: User,
    strategy_id: str = "",
    rules_only: bool = False,
) -> Optimization:
    """The same request once more, for the resume as it is now; with another strategy where one is named.

    What the rules did they do again: nobody is charged for a model that was not asked for.
    """
    former = queries.find_optimization(workspace, optimization_id)
    return create_optimization(
        workspace=workspace,
        user=user,
        resume=former.resume,
        posting_ids=former.posting_ids,
        strategy_id=strategy_id or former.strategy_id,
        rules_only=rules_only or (not strategy_id and former.run.engine == Run.Engine.RULES),
    )


def _same_unfinished(
    resume: Resume, posting_ids: Sequence[UUID], strategy_id: str, engine: str
) -> Optimization | None:
    """An unfinished run of the very same request."""
    return (
        Optimization.objects.in_workspace(resume.workspace_id)
        .select_related("run")
        .filter(
            resume=resume,
            version_in=resume.version,
            strategy_id=strategy_id,
            posting_ids=list(posting_ids),
            run__engine=engine,
            run__status__in=[Run.Status.PENDING, Run.Status.PROCESSING],
            run__cancel_requested_at=None,
        )
        .first()
    )


def _run_steps(postings: int, plan: Plan | None) -> list[dict[str, object]]:
    noun = "posting" if postings == 1 else "postings"
    middle = (
        [(step.id, step.label, len(step.calls)) for step in plan.steps]
        if plan
        else [("rules", "Apply the built-in rules, check every change against the resume", 0)]
    )
    return runs.plan_steps(
        [
            ("market", f"Read {postings} {noun}, weigh their skills", 0),
            *middle,
            ("score", "Match before and after", 0),
        ]
    )


def row_of(
    optimization: Optimization, position: int, edit: Edit, *, gain: Decimal | None, origin: str
) -> ProposedEdit:
    """The row of a judged edit, not yet saved."""
    data = storable(edit.to_json())
    verdict = data["verdict"]
    blocked = verdict["status"] == ProposedEdit.Status.BLOCKED
    return ProposedEdit(
        workspace_id=optimization.workspace_id,
        optimization=optimization,
        position=position,
        path=data["path"],
        before=data["before"],
        after=data["after"],
        reason=data["reason"][:500],
        keywords=data["keywords"],
        evidence=data["evidence"],
        origin=origin,
        status=verdict["status"],
        verdict=verdict,
        gain=None if blocked else gain,
    )
