"""Users, workspaces, memberships, API tokens and the activity log."""

from accounts.models.activity import ActivityLog
from accounts.models.tenant import TenantModel, TenantQuerySet
from accounts.models.token import ApiToken
from accounts.models.user import User
from accounts.models.workspace import Membership, Workspace

__all__ = ["ActivityLog", "ApiToken", "Membership", "TenantModel", "TenantQuerySet", "User", "Workspace"]
