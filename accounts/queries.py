"""Reads across people and workspaces."""

from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts import tenancy
from accounts.models import ActivityLog, ApiSession, ApiToken, Membership, User, Workspace
from jobanalyzer.postgres.compiled import CompiledQuery, parameter

_MEMBERSHIPS: Final = CompiledQuery(
    lambda: (
        Membership.objects.filter(user=parameter("user"))
        .select_related("workspace", "user")
        .order_by("created_at")
    )
)


def memberships_of(user_id: UUID) -> list[Membership]:
    """The person's memberships with the person, their own workspace first. Needs the `person` context or a wider one."""
    return _MEMBERSHIPS.rows(user=user_id)


def known_memberships(user: User) -> list[Membership]:
    """The same rows; without a query where the person was read with them."""
    if user.known_memberships is None:
        return memberships_of(user.pk)
    return user.known_memberships


def choose_membership(user: User, wanted: str | None) -> Membership | None:
    """The membership of the workspace `wanted` (an id kept in the session), else the person's first."""
    memberships = known_memberships(user)
    for membership in memberships:
        if str(membership.workspace_id) == wanted:
            return membership
    return memberships[0] if memberships else None


def first_workspace_id(user: User) -> UUID | None:
    """Where an event that names a person and no workspace is filed: in the person's first workspace."""
    with tenancy.person(user.pk):
        membership = choose_membership(user, None)
    return membership.workspace_id if membership else None


def recent_activity(workspace: Workspace | UUID, limit: int = 50) -> QuerySet[ActivityLog]:
    return ActivityLog.objects.filter(workspace=workspace).select_related("user")[:limit]


def open_api_sessions(workspace: Workspace, user: User) -> QuerySet[ApiSession]:
    """Where a program is signed in as this person."""
    mine = ApiSession.objects.in_workspace(workspace).filter(user=user)
    return mine.filter(ended_at=None, expires_at__gt=timezone.now())


def api_tokens(workspace: Workspace, user: User) -> QuerySet[ApiToken]:
    return ApiToken.objects.in_workspace(workspace).filter(user=user)
