"""Users, workspaces, memberships, API tokens and sessions, provider keys, and the activity log."""

from accounts.models.activity import ActivityLog
from accounts.models.api_session import ApiSession
from accounts.models.idempotency import IdempotentAnswer
from accounts.models.provider_key import ProviderKey
from accounts.models.tenant import TenantModel, TenantQuerySet
from accounts.models.token import ApiToken
from accounts.models.user import User
from accounts.models.workspace import Membership, Workspace

__all__ = [
    "ActivityLog",
    "ApiSession",
    "ApiToken",
    "IdempotentAnswer",
    "Membership",
    "ProviderKey",
    "TenantModel",
    "TenantQuerySet",
    "User",
    "Workspace",
]
