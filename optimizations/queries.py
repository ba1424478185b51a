"""Reads across runs and improvements: the recent ones, the edits under review, what a run's page shows, what calls cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, Count, DecimalField, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Workspace
from jobanalyzer.errors import NotFound
from jobs.models import JobPosting
from optimizations.models import AICall, Optimization, ProposedEdit, Run, RunEvent

# Calls with the platform's keys are billed with this much on top; calls with a workspace's own keys are not.
MARK_UP_PER_CENT: Final = 20
COST_PERIODS: Final = (1, 7, 30, 90)
_MOST_COST_ROWS = 50
_MONEY = DecimalField[Decimal, Decimal](max_digits=14, decimal_places=6)
_ZERO = Value(Decimal(0), output_field=_MONEY)
_FACTOR = Case(
    When(own_key=True, then=Value(Decimal(1))),
    default=Value(Decimal(100 + MARK_UP_PER_CENT) / 100),
    output_field=_MONEY,
)


def recent_optimizations(workspace: Workspace | UUID) -> QuerySet[Optimization]:
    """Newest first, with their runs and how many edits wait for a decision; without documents."""
    return (
        Optimization.objects.in_workspace(workspace)
        .select_related("run", "resume")
        .defer("resume__content", "resume__design", "questions", "notes")
        .annotate(
            edits_count=Count("proposed_edits"),
            open_count=Count("proposed_edits", filter=Q(proposed_edits__decision=ProposedEdit.Decision.OPEN)),
        )
        .order_by("-created_at")
    )


def find_optimization(workspace: Workspace | UUID, optimization_id: UUID) -> Optimization:
    """With its run and the resume's document. Raises NotFound."""
    found = Optimization.objects.in_workspace(workspace).select_related("run", "resume")
    return _found(found.filter(pk=optimization_id).first())


def find_optimization_of_run(workspace: Workspace | UUID, run_id: UUID) -> Optimization:
    """With its run, without the resume's document. Raises NotFound."""
    found = Optimization.objects.in_workspace(workspace).select_related("run", "resume")
    return _found(found.defer("resume__content", "resume__design").filter(run=run_id).first())


def _found(optimization: Optimization | None) -> Optimization:
    if optimization is None:
        raise NotFound("This run is not here. It may have been deleted.")
    return optimization


def calls_of(run: Run) -> QuerySet[AICall]:
    return AICall.objects.in_workspace(run.workspace_id).filter(run=run).order_by("pk")


def events_of(run: Run, limit: int = 60) -> list[RunEvent]:
    """The last lines of the log, newest first."""
    return list(RunEvent.objects.in_workspace(run.workspace_id).filter(run=run).order_by("-pk")[:limit])


def events_after(run: Run, after: UUID | None, limit: int = 200) -> list[RunEvent]:
    """Lines of the log after the one named, oldest first."""
    found = RunEvent.objects.in_workspace(run.workspace_id).filter(run=run).order_by("pk")
    return list((found.filter(pk__gt=after) if after else found)[:limit])


def edits_of(optimization: Optimization) -> list[ProposedEdit]:
    return list(
        ProposedEdit.objects.in_workspace(optimization.workspace_id)
        .filter(optimization=optimization)
        .order_by("position")
    )


@dataclass(frozen=True, slots=True)
class PostingName:
    """What a quote of a posting is signed with."""

    id: UUID
    title: str
    company: str
    removed: bool


def posting_names(workspace: Workspace | UUID, ids: set[UUID]) -> dict[UUID, PostingName]:
    rows = JobPosting.objects.in_workspace(workspace).filter(pk__in=ids)
    return {
        key: PostingName(key, title, company, removed is not None)
        for key, title, company, removed in rows.values_list("pk", "title", "company", "deleted_at")
    }


@dataclass(frozen=True, slots=True)
class Costs:
    """What the calls of one run, workspace, provider or strategy cost, in US dollars.

    `platform` was paid with the platform's keys, `own` with the workspace's; `billed` is the platform's part with its
    mark-up and the own part as it is. `saved`: answers that were served again and cost nothing.
    """

    name: str
    calls: int
    failed: int
    saved: int
    tokens_in: int
    tokens_out: int
    platform: Decimal
    own: Decimal
    billed: Decimal

    @property
    def cost(self) -> Decimal:
        return self.platform + self.own


@dataclass(frozen=True, slots=True)
class CostReport:
    """Each list dearest first. `unseen`: the most that calls may have cost whose end nobody saw (their worker died)."""

    unseen: Decimal
    providers: Sequence[Costs]
    strategies: Sequence[Costs]
    workspaces: Sequence[Costs]
    runs: Sequence[Costs]

    @property
    def billed(self) -> Decimal:
        return sum((row.billed for row in self.providers), Decimal(0))

    @property
    def cost(self) -> Decimal:
        return sum((row.cost for row in self.providers), Decimal(0))


def cost_report(*, days: int) -> CostReport:
    """Over the last `days`, as far as the tenancy context sees."""
    since = timezone.now() - timedelta(days=days)
    calls = AICall.objects.filter(created_at__gte=since)
    ended = Run.objects.filter(finished_at__gte=since)
    return CostReport(
        unseen=ended.aggregate(aside=Coalesce(Sum("cost_aside"), _ZERO))["aside"],
        providers=costs_by(calls, "provider"),
        strategies=costs_by(calls, "run__strategy_id"),
        workspaces=costs_by(calls, "workspace__name", "workspace_id"),
        runs=costs_by(calls, "run_id"),
    )


def costs_by(calls: QuerySet[AICall], *fields: str) -> list[Costs]:
    """The calls' costs grouped by the first field (and told apart by the others), dearest first."""
    rows = (
        calls.order_by()
        .values(*fields)
        .annotate(
            calls=Count("pk"),
            failed=Count("pk", filter=Q(outcome=AICall.Outcome.FAILED)),
            saved=Count("pk", filter=Q(cache_hit=True)),
            all_in=Coalesce(Sum("tokens_in"), 0),
            all_out=Coalesce(Sum("tokens_out"), 0),
            platform=Coalesce(Sum("cost", filter=Q(own_key=False)), _ZERO),
            own=Coalesce(Sum("cost", filter=Q(own_key=True)), _ZERO),
            billed=Coalesce(Sum(F("cost") * _FACTOR, output_field=_MONEY), _ZERO),
        )
        .order_by("-billed", "-calls")[:_MOST_COST_ROWS]
    )
    return [_costs(row, fields[0]) for row in rows]


def _costs(row: dict[str, Any], field: str) -> Costs:
    return Costs(
        name=str(row[field] or "–"),
        calls=row["calls"],
        failed=row["failed"],
        saved=row["saved"],
        tokens_in=row["all_in"],
        tokens_out=row["all_out"],
        platform=row["platform"],
        own=row["own"],
        billed=row["billed"],
    )
