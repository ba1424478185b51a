"""The HTTP under LiteLLM: one deadline for a whole call, a stop that is heard while waiting, and what really came.

LiteLLM's own timeouts count from byte to byte, so that a server which sends a blank now and then is never given up,
and some of its streams have none at all. Its exceptions lose headers and mix up causes. So the connections are ours.
"""

import re
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from jobanalyzer.net import is_public

CONNECT_SECONDS = 10.0
POLL_SECONDS = 0.2
MOST_BYTES = 8 * 1024 * 1024
MOST_ERROR_BYTES = 64 * 1024
# What the formats' own fields say; inside a model's text their quotes would stand escaped.
_REFUSAL = re.compile(rb'"refusal":\s?"[^"]')
_CUT_SHORT = re.compile(
    rb'"(?:stop_reason|stopReason)":\s?"max_tokens"|"finishReason":\s?"MAX_TOKENS"|"finish_reason":\s?"length"'
)
_END = re.compile(
    rb'data: \[DONE\]|"(?:finish_reason|finishReason|stop_reason|stopReason|blockReason)":\s?"\w'
)
_LONGEST_MARK = 64


@dataclass(slots=True)
class Watch:
    """One call: when it must end (by `monotonic()`), and what was seen of it. `check` raises to stop it.

    `is_guarded`: a person typed the address, so it must be public whatever its name resolves to.
    """

    deadline: float
    check: Callable[[], None]
    is_guarded: bool = False
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    error_body: str = ""
    failure: type[Exception] | None = None  # of the connection
    stopped_by: BaseException | None = None
    is_refused_address: bool = False
    # What LiteLLM loses of streams: a refusal in a field of its own, the token limit, whether an end came at all.
    has_refusal: bool = False
    is_cut_short: bool = False
    has_end: bool = False
    _tail: bytes = b""
    _received: int = 0
    _response: httpcore.Response | None = None

    def left(self) -> float:
        """Seconds until the deadline. Raises what `check` raises, and ReadTimeout when the time is up."""
        try:
            self.check()
        except BaseException as stop:
            self.stopped_by = stop
            raise
        left = self.deadline - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the call's time is up")
        return left

    @property
    def is_packed(self) -> bool:
        return self.headers.get("content-encoding", "identity") != "identity"

    def saw(self, part: bytes) -> None:
        """Look at a part of a good answer's body as it passes."""
        self._received += len(part)
        if self._received > MOST_BYTES:
            raise httpcore.ReadError("the answer does not end")
        window = self._tail + part
        self.has_refusal = self.has_refusal or bool(_REFUSAL.search(window))
        self.is_cut_short = self.is_cut_short or bool(_CUT_SHORT.search(window))
        self.has_end = self.has_end or bool(_END.search(window))
        self._tail = window[-_LONGEST_MARK:]

    def close(self) -> None:
        """Hang up, so that a provider whose stream was left stops writing."""
        if self._response is not None:
            self._response.close()


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)
        watch.close()


class _Stream(httpcore.NetworkStream):
    """A connection whose reads wait in short pieces, so that a stop is heard and the deadline holds."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        watch = _watch.get()
        if watch is None:
            return self._inner.read(max_bytes, timeout)
        while True:
            piece = min(watch.left(), POLL_SECONDS)
            try:
                return self._inner.read(max_bytes, piece)
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        watch = _watch.get()
        self._inner.write(buffer, timeout if watch is None else watch.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Network(httpcore.SyncBackend):
    def __init__(self, *, is_guarded: bool) -> None:
        self._is_guarded = is_guarded

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no such host")
        for at in _public_addresses(host, port) if self._is_guarded else [host]:
            try:
                return _Stream(super().connect_tcp(at, port, timeout, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


def _public_addresses(host: str, port: int) -> list[str]:
    """What the name means now; the connection goes to exactly these, if they are all public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise httpcore.ConnectError("no such host") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(map(is_public, addresses)):
        if (watch := _watch.get()) is not None:
            watch.is_refused_address = True
        raise httpcore.ConnectError("a private address")
    return addresses


class WatchedTransport(httpx.BaseTransport):
    """For all of LiteLLM's clients at once. Guarded calls share no connection with others."""

    def __init__(self, ssl_context: ssl.SSLContext) -> None:
        self._ssl_context = ssl_context
        self._pools: dict[tuple[bool, str], httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        watch = _watch.get()
        if watch is None:
            raise httpx.ConnectError("no call is on its way")  # nothing leaves on LiteLLM's own account
        with _as_httpx(watch):
            left = watch.left()
            response = self._pool(request.url, watch).handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    # Never packed: the body is looked at as it passes.
                    headers=httpx.Headers({**request.headers, "Accept-Encoding": "identity"}).raw,
                    content=request.stream,
                    extensions={"timeout": {"connect": min(left, CONNECT_SECONDS), "pool": left}},
                )
            )
        watch.status, watch.headers = response.status, httpx.Headers(response.headers)
        watch._response = response
        if 200 <= response.status < 300:
            stream: httpx.SyncByteStream = _Body(response, watch)
        else:
            stream = httpx.ByteStream(_read_error(response, watch))
        if 300 <= response.status < 400:
            raise httpx.RemoteProtocolError("the address leads elsewhere")
        return httpx.Response(response.status, headers=response.headers, stream=stream)

    def close(self) -> None:
        """LiteLLM closes clients as it forgets them; the connections are shared and stay."""

    def _pool(self, url: httpx.URL, watch: Watch) -> httpcore.ConnectionPool:
        proxy = "" if watch.is_guarded else _proxy(url)
        key = (watch.is_guarded, proxy)
        if key not in self._pools:
            settings: dict[str, Any] = {
                "ssl_context": self._ssl_context,
                "max_connections": 100,
                "max_keepalive_connections": 20,
                "keepalive_expiry": 15.0,
                "network_backend": _Network(is_guarded=watch.is_guarded),
            }
            self._pools[key] = (
                httpcore.HTTPProxy(proxy, **settings) if proxy else httpcore.ConnectionPool(**settings)
            )
        return self._pools[key]


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response, watch: Watch) -> None:
        self._response = response
        self._watch = watch

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx(self._watch):
            for part in self._response.iter_stream():
                self._watch.saw(part)
                yield part

    def close(self) -> None:
        self._response.close()


def _read_error(response: httpcore.Response, watch: Watch) -> bytes:
    """The body of an answer that is an error, kept for its reasons and handed on to LiteLLM."""
    raw = b""
    try:
        with _as_httpx(watch):
            for part in response.iter_stream():
                raw += part
                if len(raw) > MOST_ERROR_BYTES:
                    break
        watch.error_body = httpx.Response(response.status, headers=response.headers, content=raw).text
    except httpx.HTTPError:
        watch.failure = None  # the status says enough
    finally:
        response.close()
    return raw


@contextmanager
def _as_httpx(watch: Watch) -> Iterator[None]:
    """httpcore's failures by httpx's names, which are the same; noted on the watch."""
    kind: type[Exception] | None = None
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        kind = getattr(httpx, type(error).__name__)
    except (httpcore.ProxyError, httpcore.UnsupportedProtocol):
        kind = httpx.ConnectError
    if kind is not None:
        watch.failure = kind
        raise kind("the connection failed")


def _proxy(url: httpx.URL) -> str:
    """The proxy that the environment names for this address, or nothing."""
    proxy = getproxies().get(url.scheme, "")
    return proxy if proxy.startswith("http") and not proxy_bypass(url.host) else ""
