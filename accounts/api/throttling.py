"""How many requests a token, or a person in the browser, may send in a minute."""

import time
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts import queries
from accounts.models import ActivityLog, ApiSession, ApiToken, User
from accounts.network import client_address
from accounts.services import activity

_WINDOW: Final = 60
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class MinuteThrottle(BaseThrottle):
    """Counts reads and writes apart, in windows of one minute, in the cache named `throttle`."""

    def allow_request(self, request: Request, view: Any) -> bool:
        kind = "read" if request.method in _READS else "write"
        limit: int = settings.API_READS_PER_MINUTE if kind == "read" else settings.API_WRITES_PER_MINUTE
        count = _count(f"api:{kind}:{_caller(request)}:{int(time.time()) // _WINDOW}")
        if count == limit + 1:  # once a window: the log must not grow as fast as the flood
            _note(request, kind, limit)
        return count <= limit

    def wait(self) -> float:
        """Seconds until the next window opens."""
        return _WINDOW - time.time() % _WINDOW


def _caller(request: Request) -> str:
    if isinstance(request.auth, ApiToken | ApiSession):
        return str(request.auth.pk)
    return str(request.user.pk or client_address(request))


def _count(key: str) -> int:
    cache = caches["throttle"]
    if cache.add(key, 1, timeout=2 * _WINDOW):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # dropped between the two calls
        cache.set(key, 1, timeout=2 * _WINDOW)
        return 1


def _note(request: Request, kind: str, limit: int) -> None:
    user = request.user if isinstance(request.user, User) else None
    activity.record(
        "api.rate_limited",
        f"More than {limit} API {kind}s in a minute",
        workspace=_workspace_id(request, user),
        user=user,
        severity=ActivityLog.Severity.WARNING,
        kind=kind,
        limit=limit,
    )


def _workspace_id(request: Request, user: User | None) -> Any:
    if isinstance(request.auth, ApiToken | ApiSession):
        return request.auth.workspace_id
    return queries.first_workspace_id(user) if user else None
