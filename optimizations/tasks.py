"""What workers do for optimizations: tasks take ids, enter their workspace, call one service."""

from collections.abc import Callable
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
    optimizing_worker,
    runs,
    slots,
)


def _for_run(run_id: str, act: Callable[[UUID], object]) -> None:
    """`act` on the run within its workspace; nothing where the run is gone."""
    key = UUID(run_id)
    with tenancy.system():
        workspace_id = Run.objects.filter(pk=key).values_list("workspace_id", flat=True).first()
    if workspace_id is not None:
        with tenancy.workspace(workspace_id):
            act(key)


def execute_optimization(run_id: str) -> None:
    _for_run(run_id, optimizing_worker.execute)


def test_provider_key(run_id: str, key_id: str) -> None:
    _for_run(run_id, lambda run: key_test_worker.execute(run, UUID(key_id)))


def end_overdue_runs() -> None:
    runs.end_overdue_runs()


def mail_ended_run(run_id: str) -> None:
    _for_run(run_id, notifying.mail_ended_run)


def tidy_gateway() -> None:
    """Answers whose time is up, and what workspaces' own addresses left behind."""
    answer_cache.remove_expired()
    slots.forget_idle()
    breaker.forget_idle(timezone.now() - timedelta(days=30))


def fill_empty_catalogue() -> None:
    catalogue.fill_empty()
