"""Reads across people and workspaces."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import ActivityLog, ApiToken, Membership, User, Workspace


def memberships_of(user: User | UUID) -> QuerySet[Membership]:
    """The person's memberships, their own workspace first. Needs the `person` context or a wider one."""
    return Membership.objects.filter(user=user).select_related("workspace").order_by("created_at")


def known_memberships(user: User) -> list[Membership]:
    """The same rows; without a query where the person was read with them."""
    if user.known_memberships is None:
        return list(memberships_of(user))
    return user.known_memberships


def choose_membership(user: User, wanted: str | None) -> Membership | None:
    """The membership of the workspace `wanted` (an id kept in the session), else the person's first."""
    memberships = known_memberships(user)
    for membership in memberships:
        if str(membership.workspace_id) == wanted:
            return membership
    return memberships[0] if memberships else None


def recent_activity(workspace: Workspace | UUID, limit: int = 50) -> QuerySet[ActivityLog]:
    return ActivityLog.objects.filter(workspace=workspace).select_related("user")[:limit]


def api_tokens(workspace: Workspace, user: User) -> QuerySet[ApiToken]:
    return ApiToken.objects.in_workspace(workspace).filter(user=user)
