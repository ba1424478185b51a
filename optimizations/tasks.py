"""What workers do for optimizations: tasks take ids, enter their workspace, call one service."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts import tenancy
from optimizations.models import Run
from optimizations.services import (
    answer_cache,
    breaker,
    catalogue,
    key_test_worker,
    notifying,
    optimizing,
    runs,
    slots,
)


def _workspace_of(run_id: UUID) -> UUID | None:
    with tenancy.system():
        return Run.objects.filter(pk=run_id).values_list("workspace_id", flat=True).first()


def execute_optimization(run_id: str) -> None:
    key = UUID(run_id)
    workspace_id = _workspace_of(key)
    if workspace_id is None:
        return
    with tenancy.workspace(workspace_id):
        optimizing.execute(key)


def test_provider_key(run_id: str, key_id: str) -> None:
    workspace_id = _workspace_of(UUID(run_id))
    if workspace_id is None:
        return
    with tenancy.workspace(workspace_id):
        key_test_worker.execute(UUID(run_id), UUID(key_id))


def end_overdue_runs() -> None:
    runs.end_overdue_runs()


def mail_ended_run(run_id: str) -> None:
    key = UUID(run_id)
    workspace_id = _workspace_of(key)
    if workspace_id is None:
        return
    with tenancy.workspace(workspace_id):
        notifying.mail_ended_run(key)


def tidy_gateway() -> None:
    """Answers whose time is up, and what workspaces' own addresses left behind."""
    answer_cache.remove_expired()
    slots.forget_idle()
    breaker.forget_idle(timezone.now() - timedelta(days=30))


def fill_empty_catalogue() -> None:
    catalogue.fill_empty()
