"""A person's own profile."""

from typing import Any

from django.db import transaction

from accounts.models import User, Workspace
from accounts.services import activity


@transaction.atomic
def update_profile(*, user: User, workspace: Workspace, changes: dict[str, Any]) -> User:
    """Write `changes` (fields of User that a person may set); filed under the workspace they were made in."""
    for field, value in changes.items():
        setattr(user, field, value)
    user.save(update_fields=[*changes, "updated_at"])
    activity.record("account.updated", "Changed the profile", workspace=workspace, user=user)
    return user
