"""The life of a run: made, started, followed step by step, ended in exactly one way.

Every change of status goes through a locked row, so that a cancel, a watchdog and a worker never end a run twice.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import tenancy
from accounts.models import User
from accounts.services import activity
from billing.services import metering
from jobanalyzer.errors import NotFound
from optimizations.gateway.types import CallRecord, Kept
from optimizations.models import AICall, Run, RunEvent
from optimizations.services import notifying
from resumes.models import Resume

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
WAITING_SECONDS = 3600
_LEFT_BY_WORKERS = (
    "The background worker stopped several times while it worked on this. Nothing was changed. Try again; if it "
    "happens again, tell us."
)
_OVERDUE = "This took longer than it may and was ended. Nothing was changed. Try again."
_NEVER_STARTED = (
    "No background worker took this up within an hour. Nothing was changed. Try again; if it happens again, check "
    "that the worker runs."
)


def log(run: Run, kind: str, text: str, **data: Any) -> None:
    RunEvent.objects.create(workspace_id=run.workspace_id, run=run, kind=kind, text=text[:300], data=data)


def begin(run_id: UUID) -> Run | None:
    """Claim the run for this worker. None: it has ended, or ends now (cancelled, or started too often)."""
    with transaction.atomic():
        run = Run.objects.select_for_update().filter(pk=run_id).first()
        if run is None or run.is_finished:
            return None
        if run.cancel_requested_at:
            _end(run, Run.Status.CANCELLED)
            return None
        if run.attempts >= MAX_ATTEMPTS:
            _end(run, Run.Status.FAILED, "worker_lost", _LEFT_BY_WORKERS)
            return None
        now = timezone.now()
        run.attempts += 1
        run.status = Run.Status.PROCESSING
        run.started_at = run.started_at or now
        run.deadline_at = now + timedelta(seconds=settings.RUN_SECONDS)
        run.steps = [{**step, "state": "waiting", "seconds": None} for step in run.steps]
        run.progress = 0
        run.save(
            update_fields=[
                "attempts",
                "status",
                "started_at",
                "deadline_at",
                "steps",
                "progress",
                "updated_at",
            ]
        )
        log(run, "started", "Started" if run.attempts == 1 else "Started again after its worker was lost")
    return run


class Progress:
    """Marks the steps of a run as they begin and end. One worker writes them, so no lock is needed."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._running: dict[str, float] = {}

    def __call__(self, *keys: str) -> None:
        """These steps are at work now; those that were and are not among them have ended."""
        if set(keys) == set(self._running):
            return
        self._close(except_for=keys)
        for key in keys:
            if key not in self._running:
                self._begin(key)
        self._save()

    def _begin(self, key: str) -> None:
        self._running[key] = monotonic()
        step = self._step(key)
        if step is not None:
            step["state"] = "running"
            log(self.run, "step", step["label"], step=key)

    def finish(self) -> None:
        self._close()
        for step in self.run.steps:
            if step["state"] == "waiting":
                step["state"] = "skipped"
        self._save()

    def _close(self, except_for: Iterable[str] = ()) -> None:
        for key in set(self._running) - set(except_for):
            since = self._running.pop(key)
            step = self._step(key)
            if step is not None:
                step["state"] = "done"
                step["seconds"] = round((step["seconds"] or 0) + monotonic() - since, 2)

    def _step(self, key: str) -> dict[str, Any] | None:
        return next((step for step in self.run.steps if step["key"] == key), None)

    def _save(self) -> None:
        done = sum(
            1.0 if step["state"] in {"done", "skipped"} else 0.5
            for step in self.run.steps
            if step["state"] != "waiting"
        )
        self.run.progress = round(100 * done / max(len(self.run.steps), 1))
        Run.objects.filter(pk=self.run.pk, status=Run.Status.PROCESSING).update(
            steps=self.run.steps, progress=self.run.progress
        )


def cancel_requested(run_id: UUID, attempt: int) -> bool:
    """Whether the work should stop: the person cancelled, the watchdog ended the run, or another worker took it up."""
    row = Run.objects.filter(pk=run_id).values_list("status", "cancel_requested_at", "attempts").first()
    return row is None or row != (Run.Status.PROCESSING, None, attempt)


def set_aside(run_id: UUID, amount: Decimal) -> None:
    """Hold `amount` US dollars for a call that goes out; a negative one gives back what the call did not need."""
    if amount:
        Run.objects.filter(pk=run_id).update(cost_aside=F("cost_aside") + amount)


def record_call(run: Run, step: str, record: CallRecord, *, own_key: bool = False) -> None:
    """Keep what a call cost, whatever becomes of the run."""
    with transaction.atomic():
        AICall.objects.create(
            workspace_id=run.workspace_id,
            run=run,
            step=step,
            provider=record.target.provider,
            model=record.target.model[:100],
            tokens_in=record.tokens_in,
            tokens_out=record.tokens_out,
            cost=record.cost,
            latency_ms=record.latency_ms,
            own_key=own_key,
            outcome=record.outcome,
            error=record.error,
        )
        Run.objects.filter(pk=run.pk).update(
            cost=F("cost") + record.cost,
            tokens_in=F("tokens_in") + record.tokens_in,
            tokens_out=F("tokens_out") + record.tokens_out,
        )
        log(run, "call", _call_in_words(record), step=step, outcome=record.outcome)


@transaction.atomic
def record_kept_answer(run: Run, step: str, kept: Kept) -> None:
    """An answer that was paid for before served again: a call of no tokens and no cost."""
    AICall.objects.create(
        workspace_id=run.workspace_id,
        run=run,
        step=step,
        provider=kept.provider,
        model=kept.model,
        cache_hit=True,
        outcome=AICall.Outcome.OK,
    )
    saved = f", ${kept.cost:f} saved" if kept.cost else ""
    log(run, "call", f"{kept.model} answered before, nothing to pay{saved}", step=step, outcome="cached")


_TROUBLES = {
    "authentication": "did not accept the key",
    "no_credit": "has no credit left",
    "not_found": "is not known to its provider",
    "refused": "refused the text",
    "too_long": "found the text too long",
    "cut_short": "broke off at its limit",
    "cancelled": "was hung up on",
    "rate_limited": "asked to slow down",
    "unavailable": "had an error of its own",
    "timeout": "did not answer in time",
    "connection": "could not be reached",
    "bad_answer": "answered nonsense",
}


def _call_in_words(record: CallRecord) -> str:
    name = record.target.model
    seconds = f"{record.latency_ms / 1000:.1f} s"
    if record.error:
        trouble = _TROUBLES.get(record.error, f"failed ({record.error.replace('_', ' ')})")
        return f"{name} {trouble} after {seconds}" + ("; trying again" if record.outcome == "retried" else "")
    price = f"${record.cost:f}" if record.target.price_in is not None else "no known price"
    return f"{name} answered after {seconds}: {record.tokens_in + record.tokens_out:,} tokens, {price}"


def claim_completion(run_id: UUID) -> Run | None:
    """Inside a transaction that writes the results: the locked run, if it still may complete.

    An answer that arrives after a cancel finds None and is dropped.
    """
    run = Run.objects.select_for_update().get(pk=run_id)
    if run.status != Run.Status.PROCESSING:
        return None
    if run.cancel_requested_at:
        _end(run, Run.Status.CANCELLED)
        return None
    _end(run, Run.Status.COMPLETED)
    return run


def fail(run_id: UUID, code: str, message: str, *, attempt: int | None = None) -> None:
    """End the run as failed; not if it is another worker's by now, whose `attempt` is a later one."""
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=run_id)
        if run.is_finished or attempt not in (None, run.attempts):
            return
        if run.cancel_requested_at:
            _end(run, Run.Status.CANCELLED)
        else:
            _end(run, Run.Status.FAILED, code, message)


def end_cancelled(run_id: UUID) -> None:
    """A cancel was heard: the run ends now, although calls may still be out. Another end stands."""
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=run_id)
        if not run.is_finished and run.cancel_requested_at:
            _end(run, Run.Status.CANCELLED)


@transaction.atomic
def cancel(*, run_id: UUID, workspace_id: UUID, user: User | None) -> Run:
    """Ask a run to stop. A waiting one ends at once; a working one before its next call."""
    run = Run.objects.select_for_update().filter(pk=run_id, workspace=workspace_id).first()
    if run is None:
        raise NotFound("This run is gone.")
    if run.is_finished or run.cancel_requested_at:
        return run
    run.cancel_requested_at = timezone.now()
    run.save(update_fields=["cancel_requested_at", "updated_at"])
    log(run, "cancel", "Cancel asked for")
    activity.record(
        "run.cancelled", "Cancelled a run", workspace=run.workspace_id, user=user, run=str(run.pk)
    )
    if run.status == Run.Status.PENDING:
        _end(run, Run.Status.CANCELLED)
    return run


def cancel_for_resume(resume: Resume, user: User | None) -> None:
    """Nobody needs what still waits or works for a resume that was deleted."""
    found = Run.objects.in_workspace(resume.workspace_id).unfinished().filter(optimization__resume=resume)
    for run_id in found.order_by("pk").values_list("pk", flat=True):
        cancel(run_id=run_id, workspace_id=resume.workspace_id, user=user)


def purse_key(run_id: UUID) -> str:
    """The name under which a run's optimization is reserved, settled or given back: once each."""
    return f"run:{run_id}"


def _end(run: Run, status: str, code: str = "", message: str = "") -> None:
    run.status = status
    run.finished_at = timezone.now()
    run.error_code = code
    run.error_message = message
    if status == Run.Status.COMPLETED:
        run.progress = 100
    run.save(update_fields=["status", "finished_at", "error_code", "error_message", "progress", "updated_at"])
    if status != Run.Status.COMPLETED:
        metering.refund(workspace=run.workspace_id, key=purse_key(run.pk))
    log(run, status, message or run.get_status_display())
    notifying.mail_if_long(run)
    activity.record(
        f"run.{status}",
        f"{run.kind.replace('_', ' ').capitalize()}: {run.get_status_display().lower()}",
        workspace=run.workspace_id,
        severity="warning" if status == Run.Status.FAILED else "info",
        run=str(run.pk),
        code=code,
        cost=str(run.cost or Decimal(0)),
    )


def end_overdue_runs() -> int:
    """The watchdog: runs past their deadline fail, whoever holds them. Returns how many."""
    with tenancy.system():
        overdue = list(
            Run.objects.unfinished().filter(deadline_at__lt=timezone.now()).values_list("pk", "workspace_id")
        )
    return sum(_end_overdue(run_id, workspace_id) for run_id, workspace_id in overdue)


def _end_overdue(run_id: UUID, workspace_id: UUID) -> int:
    with tenancy.workspace(workspace_id), transaction.atomic():
        run = Run.objects.select_for_update().get(pk=run_id)
        if run.is_finished or run.deadline_at is None or run.deadline_at >= timezone.now():
            return 0
        if run.status == Run.Status.PENDING:
            _end(run, Run.Status.FAILED, "never_started", _NEVER_STARTED)
        else:
            _end(run, Run.Status.FAILED, "deadline", _OVERDUE)
        return 1


def plan_steps(steps: Iterable[tuple[str, str, int]]) -> list[dict[str, Any]]:
    """The steps of a run as they are stored: key, label, calls."""
    return [
        {"key": key, "label": label, "calls": calls, "state": "waiting", "seconds": None}
        for key, label, calls in steps
    ]
