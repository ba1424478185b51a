"""API tokens: made, found by their secret, revoked."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import queries, tenancy
from accounts.models import ApiToken, User, Workspace
from accounts.services import activity
from jobanalyzer.errors import NotFound
from jobanalyzer.postgres.compiled import CompiledQuery, parameter

PREFIX = "ja_"
_USE_NOTED_EVERY = timedelta(minutes=5)
_LIVE: Final = CompiledQuery(
    lambda: ApiToken.objects.filter(
        ApiToken.live(), digest=parameter("digest"), user__is_active=True, user__deleted_at=None
    )
)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def create_token(
    *, user: User, workspace: Workspace, name: str, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Return the row and its secret; the secret is not kept and cannot be shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        workspace=workspace,
        user=user,
        name=name,
        digest=_digest(secret),
        last_four=secret[-4:],
        expires_at=expires_at,
    )
    activity.record(
        "key.created", f"Made API token {name!r}", workspace=workspace, user=user, token=str(token.pk)
    )
    return token, secret


@transaction.atomic
def revoke_token(*, user: User, workspace: Workspace, token_id: UUID) -> None:
    token = ApiToken.objects.in_workspace(workspace).filter(user=user, pk=token_id).first()
    if token is None:
        raise NotFound("This token is gone already.")
    token.delete()
    activity.record("key.deleted", f"Revoked API token {token.name!r}", workspace=workspace, user=user)


def find_live_token(secret: str) -> ApiToken | None:
    """The token of `secret` with its user, if they may still use it."""
    with tenancy.system():
        token = _LIVE.first(digest=_digest(secret))
        if token is None:
            return None
        memberships = queries.memberships_of(token.user_id)
        if all(known.workspace_id != token.workspace_id for known in memberships):
            return None
        token.user = memberships[0].user
        token.user.known_memberships = memberships
        now = timezone.now()
        if token.last_used_at is None or now - token.last_used_at > _USE_NOTED_EVERY:
            token.last_used_at = now
            token.save(update_fields=["last_used_at"])
    return token
