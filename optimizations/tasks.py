"""Background work of the room: tasks take ids, enter their workspace, call one service."""

from uuid import UUID

from accounts import tenancy
from optimizations.models import Run
from optimizations.services import optimizing, runs


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


def end_overdue_runs() -> None:
    runs.end_overdue_runs()
