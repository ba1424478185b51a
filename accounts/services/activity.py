"""Writing the activity log."""

from typing import Any
from uuid import UUID

from allauth.core import context as current

from accounts import tenancy
from accounts.models import ActivityLog, User, Workspace
from accounts.network import client_address


def record(
    event_type: str,
    description: str,
    *,
    workspace: Workspace | UUID | None = None,
    user: User | None = None,
    severity: str = ActivityLog.Severity.INFO,
    **metadata: Any,
) -> None:
    """Append one event such as `job.created`. `metadata` holds ids and counts: never a secret, never resume text.

    Inside a workspace context the event must belong to that workspace; events of no workspace (a failed
    sign-in) are written in the system context. Where it came from is read from the request at hand, if there is one.
    """
    request = current.request
    workspace_id = workspace.pk if isinstance(workspace, Workspace) else workspace
    entry = ActivityLog(
        workspace_id=workspace_id,
        user=user,
        event_type=event_type,
        event_category=event_type.split(".")[0],
        severity=severity,
        description=description[:500],
        metadata=metadata,
        ip_address=client_address(request) if request else None,
        user_agent=request.headers.get("User-Agent", "")[:300] if request else "",
    )
    if workspace_id is not None and str(workspace_id) == tenancy.current().lo:
        entry.save(force_insert=True)
    else:
        with tenancy.system():
            entry.save(force_insert=True)
