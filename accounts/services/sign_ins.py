"""Attempts to sign in that led nowhere, and floods of requests, for the log."""

from django.core.cache import caches
from django.http import HttpRequest

from accounts import queries
from accounts.models import ActivityLog, User
from accounts.network import client_address
from accounts.services import activity

# The log must not grow as fast as a flood: one line a minute for each address.
_NOTED_SECONDS = 60


def record_failure(*, email: str) -> None:
    """The address is not written down: a password typed into the wrong field must not reach the log."""
    _record("auth.login_failed", "Failed sign-in", email)


def record_flood(*, email: str = "", request: HttpRequest) -> None:
    """More requests or failed attempts than one address, or one account, may send."""
    if caches["throttle"].add(f"flood:{client_address(request)}:{email}", 1, timeout=_NOTED_SECONDS):
        _record("auth.rate_limited", f"Too many requests to {request.path}", email)


def _record(event_type: str, description: str, email: str) -> None:
    user = User.objects.filter(email__iexact=email).first() if email else None
    activity.record(
        event_type,
        description,
        workspace=queries.first_workspace_id(user) if user else None,
        user=user,
        severity=ActivityLog.Severity.WARNING,
    )
