"""Signing in over the API: short-lived access tokens and refresh tokens that are used once, both RS256.

A refresh token that comes a second time was stolen or sent twice by mistake; nobody can tell which, so the whole
session ends. Access tokens are checked against their session, so signing out ends them at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from uuid_utils.compat import uuid7

from accounts import queries, tenancy
from accounts.models import ActivityLog, ApiSession, User, Workspace
from accounts.network import client_address
from accounts.services import activity
from jobanalyzer.errors import AppError, NotFound
from jobanalyzer.lazy import lazy_module

if TYPE_CHECKING:
    from accounts.services import signing
else:
    signing = lazy_module("accounts.services.signing")  # 10 MB that only a program's sign-in needs

ACCESS: Final = timedelta(minutes=15)
REFRESH: Final = timedelta(days=7)
_ENDED_ARE_KEPT: Final = timedelta(days=30)
TokenType = Literal["access", "refresh"]


class NotSignedIn(AppError):
    code = "not_authenticated"
    status = 401


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a sign-in or a refresh hands out; the seconds say how long each is good for."""

    access_token: str
    refresh_token: str
    expires_in: int
    refresh_expires_in: int


def start_session(*, user: User, workspace: Workspace, request: HttpRequest) -> Tokens:
    """A new session of a person whose credentials were checked."""
    with transaction.atomic(), tenancy.system():
        stale = timezone.now() - _ENDED_ARE_KEPT
        ApiSession.objects.filter(user=user, expires_at__lt=stale).delete()
        session = ApiSession.objects.create(
            workspace=workspace,
            user=user,
            expires_at=timezone.now() + REFRESH,
            ip_address=client_address(request),
            user_agent=request.headers.get("User-Agent", "")[:300],
        )
    activity.record("auth.logged_in", "Signed in over the API", workspace=workspace, user=user)
    return _issue(session)


def refresh_session(*, token: str) -> Tokens:
    """New tokens for a refresh token that was not used yet; the session lives on for another seven days."""
    claims = _read(token, "refresh")
    if claims is None:
        raise _refused()
    with transaction.atomic(), tenancy.system():
        session = (
            ApiSession.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(pk=claims["sid"])
            .first()
        )
        if session is None or not _is_open(session):
            raise _refused()
        reused = str(session.refresh_id) != claims["jti"]
        if reused:
            _end(session, ApiSession.End.REUSED)
        else:
            session.refresh_id, session.expires_at = uuid7(), timezone.now() + REFRESH
            session.save(update_fields=["refresh_id", "expires_at", "updated_at"])
    if not reused:
        return _issue(session)
    activity.record(
        "auth.token_reused",
        "A used refresh token came again; the API session was ended",
        workspace=session.workspace_id,
        user=session.user,
        severity=ActivityLog.Severity.WARNING,
        session=str(session.pk),
    )
    raise _refused()


def end_session(*, token: str) -> None:
    """Sign out by a refresh or an access token; one that is not good any more is signed out already."""
    claims = _read(token, "refresh") or _read(token, "access")
    if claims is None:
        return
    with transaction.atomic(), tenancy.system():
        session = (
            ApiSession.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(pk=claims["sid"], ended_at=None)
            .first()
        )
        if session is None:
            return
        _end(session, ApiSession.End.LOGGED_OUT)
    activity.record(
        "auth.logged_out", "Signed out over the API", workspace=session.workspace_id, user=session.user
    )


@transaction.atomic
def close_session(*, user: User, workspace: Workspace, session_id: UUID) -> None:
    """End one of the person's own sessions, wherever it is used; its tokens stop working at once."""
    session = queries.open_api_sessions(workspace, user).select_for_update().filter(pk=session_id).first()
    if session is None:
        raise NotFound("This session has ended already.")
    _end(session, ApiSession.End.LOGGED_OUT)
    activity.record("auth.logged_out", "Ended an API session", workspace=workspace, user=user)


def end_sessions_of(*, user: User) -> int:
    """After a changed password every session of the person ends."""
    with tenancy.system():
        return ApiSession.objects.filter(user=user, ended_at=None).update(
            ended_at=timezone.now(), end=ApiSession.End.PASSWORD, updated_at=timezone.now()
        )


def find_open_session(token: str) -> ApiSession | None:
    """The session of an access token with its user, if both are still good."""
    claims = _read(token, "access")
    if claims is None:
        return None
    with tenancy.system():
        session = ApiSession.objects.select_related("user").filter(pk=claims["sid"]).first()
        if session is None or not _is_open(session):
            return None
        session.user.known_memberships = queries.memberships_of(session.user_id)
    return session


def _is_open(session: ApiSession) -> bool:
    user = session.user
    alive = user.is_active and user.deleted_at is None
    return alive and session.ended_at is None and session.expires_at > timezone.now()


def _end(session: ApiSession, reason: str) -> None:
    session.ended_at, session.end = timezone.now(), reason
    session.save(update_fields=["ended_at", "end", "updated_at"])


def _refused() -> NotSignedIn:
    return NotSignedIn("This refresh token is not good any more. Sign in again.", code="invalid_token")


def _issue(session: ApiSession) -> Tokens:
    now = timezone.now()
    return Tokens(
        access_token=_sign(session, "access", uuid7(), now, ACCESS),
        refresh_token=_sign(session, "refresh", session.refresh_id, now, REFRESH),
        expires_in=int(ACCESS.total_seconds()),
        refresh_expires_in=int(REFRESH.total_seconds()),
    )


def _sign(session: ApiSession, kind: TokenType, key: UUID, now: datetime, life: timedelta) -> str:
    return signing.sign(
        {
            "sub": str(session.user_id),
            "sid": str(session.pk),
            "jti": str(key),
            "typ": kind,
            "iat": now,
            "exp": now + life,
        }
    )


def _read(token: str, kind: TokenType) -> dict[str, Any] | None:
    """The claims of a token that we signed, of this kind and not expired; ids are checked to be ids."""
    claims = signing.read(token)
    if claims is None or claims.get("typ") != kind:
        return None
    try:
        UUID(claims["sid"])
    except (ValueError, AttributeError, TypeError):
        return None
    return claims
