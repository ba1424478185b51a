"""One run: what it does, what it took so far, how it ended. The page follows it while it works."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from optimizations import queries
from optimizations.models import AICall, Optimization, Run, RunEvent
from optimizations.services import optimizing, runs
from optimizations.views.offers import label_of

_PATIENCE = 20  # seconds after which a waiting run's page says what it waits for


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the progress list; `seconds` of the running step grow."""

    label: str
    state: str
    calls: int
    answered: int
    seconds: float | None
    cost: Decimal


@dataclass(frozen=True, slots=True)
class CallBar:
    """A call on the time axis: start and width in per cent of it."""

    call: AICall
    start: float
    width: float

    @property
    def seconds(self) -> float:
        return self.call.latency_ms / 1000


@login_required
@require_GET
def show_run(request: WorkspaceRequest, run_id: UUID) -> HttpResponse:
    return render(
        request, "optimizations/run.html", _page(queries.find_optimization_of_run(request.workspace, run_id))
    )


@login_required
@require_GET
def show_progress(request: WorkspaceRequest, run_id: UUID) -> HttpResponse:
    """The moving part of the page, asked for every second; once the run has ended it leads on."""
    optimization = queries.find_optimization_of_run(request.workspace, run_id)
    if not optimization.run.is_finished:
        return render(request, "optimizations/run.html#live", _page(optimization))
    response = HttpResponse()
    if optimization.run.status == Run.Status.COMPLETED:
        response["HX-Redirect"] = reverse("optimizations:review", args=[optimization.pk])
    else:
        response["HX-Refresh"] = "true"
    return response


@login_required
@writers_only
@require_POST
def cancel(request: WorkspaceRequest, run_id: UUID) -> HttpResponse:
    runs.cancel(run_id=run_id, workspace_id=request.workspace.pk, user=request.user)
    return redirect("optimizations:run", run_id=run_id)


@login_required
@writers_only
@require_POST
def again(request: WorkspaceRequest, run_id: UUID) -> HttpResponse:
    """The same request once more; with `rules` by the built-in rules."""
    former = queries.find_optimization_of_run(request.workspace, run_id)
    optimization = optimizing.try_again(
        optimization_id=former.pk,
        workspace=request.workspace,
        user=request.user,
        rules_only=bool(request.POST.get("rules")),
    )
    return redirect("optimizations:run", run_id=optimization.run_id)


def _page(optimization: Optimization) -> dict[str, Any]:
    run = optimization.run
    calls = list(queries.calls_of(run))
    events = queries.events_of(run)
    now = run.finished_at or timezone.now()
    elapsed = (now - (run.started_at or run.created_at)).total_seconds()
    steps = _steps(run, calls, events, now)
    bars, ticks = _axis(run, calls, elapsed)
    position = next((place for place, step in enumerate(steps, 1) if step.state == "running"), 0)
    return {
        "optimization": optimization,
        "run": run,
        "postings_count": len(optimization.posting_ids),
        "strategy": label_of(optimization.strategy_id),
        "models": ", ".join(dict.fromkeys(call.model for call in calls)),
        "elapsed": max(elapsed, 0),
        "is_slow_to_start": run.status == Run.Status.PENDING and elapsed > _PATIENCE,
        "steps": steps,
        "position": position,
        "answered": sum(call.is_answered for call in calls),
        "kept": sum(call.cache_hit for call in calls),
        "bars": bars,
        "ticks": ticks,
        "events": events,
    }


def _steps(run: Run, calls: list[AICall], events: list[RunEvent], now: datetime) -> list[StepRow]:
    began = {event.data.get("step"): event.created_at for event in reversed(events) if event.kind == "step"}
    rows = []
    for step in run.steps:
        own = [call for call in calls if call.step == step["key"]]
        seconds = step["seconds"]
        if step["state"] == "running" and step["key"] in began:
            seconds = (now - began[step["key"]]).total_seconds()
        answered = sum(call.is_answered for call in own)
        cost = sum((call.cost for call in own), Decimal(0))
        state = step["state"] if not run.is_finished or step["state"] != "running" else "stopped"
        rows.append(StepRow(step["label"], state, step["calls"], answered, seconds, cost))
    return rows


def _axis(run: Run, calls: list[AICall], elapsed: float) -> tuple[list[CallBar], list[tuple[int, float]]]:
    """The calls on an axis of whole seconds, with five marks (per cent, second)."""
    if not calls or run.started_at is None:
        return [], []
    quarter = max(1, -(-int(elapsed + 1) // 4))
    length = 4 * quarter
    bars = []
    for call in calls:
        ended = (call.created_at - run.started_at).total_seconds()
        width = call.latency_ms / 1000
        start = min(max(ended - width, 0), length)
        share = 100 / length
        bars.append(CallBar(call, round(start * share, 2), round(max(width * share, 0.4), 2)))
    return bars, [(25 * mark, quarter * mark) for mark in range(5)]
