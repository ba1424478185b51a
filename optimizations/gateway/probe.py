"""What stands at an address, for people whose call failed: whether somebody listens, and which models are listed.

It opens connections, so it is for workers only.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from jobanalyzer import net
from optimizations.gateway.transport import Watch, WatchedTransport, watching

SECONDS: Final = 8.0
MOST_MODELS: Final = 500
_LONGEST_NAME: Final = 100
_NAME_SECONDS: Final = 5.0


class Seen(StrEnum):
    UNKNOWN_HOST = "unknown_host"  # no name server knows it
    NOBODY = "nobody"  # the connection was refused, or nothing leads there
    SILENCE = "silence"  # no answer in time
    REFUSES_KEY = "refuses_key"
    PAGE = "page"  # a web page, made for people
    LEADS_ELSEWHERE = "leads_elsewhere"  # a redirect
    MODELS = "models"  # a list of models, which may be empty
    SOMETHING = "something"  # an answer, and no list of models


@dataclass(frozen=True, slots=True)
class Sight:
    """`base_url` is where the list stood: the one that was asked for, or it with `/v1` at the end."""

    seen: Seen
    base_url: str
    models: tuple[str, ...] = ()


def look(base_url: str, api_key: str, *, is_guarded: bool) -> Sight:
    """Ask for the list of models as OpenAI-compatible servers have it; once more under `/v1` where it is not there."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if not net.look_up(host, parts.port or 443, seconds=_NAME_SECONDS):
        return Sight(Seen.UNKNOWN_HOST, base_url)
    found = _list_at(base_url, api_key, is_guarded=is_guarded)
    if found.seen in (Seen.PAGE, Seen.SOMETHING) and not base_url.endswith("/v1"):
        second = _list_at(f"{base_url}/v1", api_key, is_guarded=is_guarded)
        if second.seen is Seen.MODELS:
            return second
    return found


def _list_at(base_url: str, api_key: str, *, is_guarded: bool) -> Sight:
    headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
    watch = Watch(monotonic() + SECONDS, _go_on, is_guarded=is_guarded)
    with watching(watch):
        try:
            body = _get(f"{base_url}/models", headers)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
            return Sight(_failed(watch), base_url)
    if watch.status in (401, 403):
        return Sight(Seen.REFUSES_KEY, base_url)
    names = _names(body) if watch.status == 200 else None
    if names is not None:
        return Sight(Seen.MODELS, base_url, tuple(names))
    return Sight(Seen.PAGE if "html" in watch.headers.get("content-type", "") else Seen.SOMETHING, base_url)


def _failed(watch: Watch) -> Seen:
    if watch.status is not None:
        return Seen.LEADS_ELSEWHERE if 300 <= watch.status < 400 else Seen.SOMETHING
    if watch.failure is not None and issubclass(watch.failure, httpx.TimeoutException):
        return Seen.SILENCE
    if watch.failure is not None and issubclass(watch.failure, httpx.ConnectError):
        return Seen.NOBODY
    return Seen.SOMETHING  # it answered, and not in HTTP


def _get(url: str, headers: Mapping[str, str]) -> bytes:
    with httpx.Client(transport=_transport(), follow_redirects=False) as client:
        return client.get(url, headers={**headers, "Accept": "application/json"}).content


@lru_cache(maxsize=1)
def _transport() -> WatchedTransport:
    return WatchedTransport(httpx.create_ssl_context())


def _names(body: bytes) -> list[str] | None:
    """The models' names; None where the body is no list of models."""
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    rows = value.get("data", value.get("models")) if isinstance(value, dict) else value
    if not isinstance(rows, list):
        return None
    names = (row.get("id") or row.get("name") for row in rows[:MOST_MODELS] if isinstance(row, dict))
    return [
        name
        for name in names
        if isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME and name.isprintable()
    ]


def _go_on() -> None:
    """Nobody waits to stop it."""
