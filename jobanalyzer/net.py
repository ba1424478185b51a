"""Fetching an address that a person typed, without letting it reach into private networks.

Every hop is resolved once, every resolved address must be public, and the connection goes to exactly the address
that was checked (so a name that changes its mind between check and connection gains nothing). Time, size and
redirects are bounded. `settings.ALLOW_PRIVATE_ADDRESSES` opens private networks for an operator who wants that.
"""

from __future__ import annotations  # the names of httpx below must not load it

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from django.conf import settings

from jobanalyzer.errors import AppError
from jobanalyzer.lazy import lazy_module

if TYPE_CHECKING:
    import httpx
else:
    httpx = lazy_module("httpx")  # 15 MB with what it brings: fetching is for workers

MAX_BYTES: Final = 5 * 1024 * 1024
DEADLINE: Final = 20.0
MAX_REDIRECTS: Final = 5
WEB_PORTS: Final = frozenset({80, 443, 8000, 8080, 8443})
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
# Reserved for protocols; some clouds answer there with the machine's own credentials.
_PROTOCOLS: Final = ipaddress.ip_network("192.0.0.0/24")
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

Resolver = Callable[[str, int], Awaitable[list[str]]]

# getaddrinfo cannot be interrupted; in a pool of our own, a hanging name server does not hold up the caller.
_names = ThreadPoolExecutor(max_workers=8, thread_name_prefix="names")


class FetchFailed(AppError):
    """The page could not be had; `code` says why, the message says what to do."""

    code = "fetch_failed"
    status = 502


class AddressRefused(FetchFailed):
    code = "address_refused"
    status = 400


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the last address, the media type without parameters, the declared charset, the body."""

    final_url: str
    content_type: str
    charset: str
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, by the declared charset, else UTF-8 with what is unreadable replaced."""
        try:
            return self.body.decode(self.charset or "utf-8", errors="replace")
        except LookupError:
            return self.body.decode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class _Target:
    url: httpx.URL
    addresses: tuple[str, ...]


def fetch(
    url: str,
    *,
    accept: str = "text/html,application/xhtml+xml,text/plain;q=0.8",
    max_bytes: int = MAX_BYTES,
    deadline: float = DEADLINE,
    resolve: Resolver | None = None,
) -> Fetched:
    """GET `url` within `deadline` seconds and `max_bytes` (also after decompression). Raises FetchFailed."""

    async def bounded() -> Fetched:
        try:
            async with asyncio.timeout(deadline):
                return await _follow(url, accept, max_bytes, resolve or _resolve)
        except TimeoutError:
            raise _too_slow() from None

    # A thread of its own: the caller may already stand inside an event loop.
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(lambda: asyncio.run(bounded())).result()


def check_address(url: str) -> None:
    """Raise AddressRefused unless `url` is http(s) and leads to a public address; for addresses kept for later use."""

    async def checked() -> None:
        try:
            async with asyncio.timeout(DEADLINE):
                await _target(url, _resolve)
        except TimeoutError:
            raise _too_slow() from None

    with ThreadPoolExecutor(max_workers=1) as one:
        one.submit(lambda: asyncio.run(checked())).result()


def look_up(host: str, port: int, *, seconds: float = DEADLINE) -> list[str]:
    """The addresses that a name means now; none if nobody knows it, or no name server answers within `seconds`."""
    try:
        found = _names.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM).result(seconds)
    except (OSError, UnicodeError):  # TimeoutError is an OSError
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is on the open internet, also when an IPv4 address hides inside an IPv6 one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    elif ip in _PROTOCOLS:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local)


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(
            _names, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def _target(url: str, resolve: Resolver) -> _Target:
    try:
        parsed = httpx.URL(url.strip())
        host = parsed.host  # decodes an international name, which may be none
    except (httpx.InvalidURL, UnicodeError):
        raise AddressRefused("This is not a web address. Copy the whole link from the browser.") from None
    if parsed.scheme not in ("http", "https") or not host:
        raise AddressRefused("Only addresses that begin with http:// or https:// can be read.")
    if parsed.userinfo:
        raise AddressRefused(
            "The address carries a user name or password. Remove it, or paste the text instead."
        )
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    if port not in WEB_PORTS and not settings.ALLOW_PRIVATE_ADDRESSES:
        raise AddressRefused(f"Pages on port {port} are not read. Paste the text instead.")
    addresses = await resolve(host, port)
    if not addresses:
        raise FetchFailed(
            f"There is no site called {host}. Check the link for a typing mistake.",
            code="unknown_host",
        )
    if not settings.ALLOW_PRIVATE_ADDRESSES and not all(map(is_public, addresses)):
        raise AddressRefused(
            f"{host} is on a private network, which is not read from here. Paste the text instead."
        )
    return _Target(parsed, tuple(addresses))


async def _follow(url: str, accept: str, max_bytes: int, resolve: Resolver) -> Fetched:
    limits = httpx.Timeout(10.0)
    async with httpx.AsyncClient(timeout=limits, trust_env=False, follow_redirects=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            target = await _target(url, resolve)
            response = await _send(client, target, accept)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    url = _redirected(target.url, response.headers["location"])
                    continue
                _check_status(response.status_code, target.url.host)
                body = await _read(response, max_bytes)
            except httpx.TimeoutException:
                raise _too_slow() from None
            except (httpx.HTTPError, zlib.error):
                raise FetchFailed(
                    f"{target.url.host} broke off in the middle. Try again, or paste the text.",
                    code="broken_off",
                ) from None
            finally:
                await response.aclose()
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(str(target.url), kind, response.charset_encoding or "", body)
    raise FetchFailed(
        "The page keeps redirecting. Open it in the browser and paste the text.", code="redirects"
    )


def _redirected(url: httpx.URL, location: str) -> str:
    try:
        return urljoin(str(url), location)
    except ValueError:
        raise FetchFailed(
            f"{url.host} leads on to something that is no web address. Paste the text instead.",
            code="bad_answer",
        ) from None


async def _send(client: httpx.AsyncClient, target: _Target, accept: str) -> httpx.Response:
    """Connect to the checked addresses in turn; Host and TLS still speak of the name."""
    headers = {
        "Host": target.url.netloc.decode("ascii"),
        "Accept": accept,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en,*;q=0.5",
        "User-Agent": f"JobAnalyzer/1.0 (+{settings.SITE_URL})",
    }
    for address in target.addresses:
        request = client.build_request(
            "GET",
            target.url.copy_with(host=address.split("%")[0], fragment=None),
            headers=headers,
            extensions={"sni_hostname": target.url.raw_host.decode("ascii")},
        )
        try:
            return await client.send(request, stream=True)
        except httpx.ConnectError:
            continue
        except httpx.TimeoutException:
            raise _too_slow() from None
        except (httpx.HTTPError, UnicodeError):  # also where it leads on to a name that is none
            raise FetchFailed(
                f"{target.url.host} did not answer as a web site does. Paste the text instead.",
                code="bad_answer",
            ) from None
    raise FetchFailed(
        f"{target.url.host} could not be reached. Check the link, or try again later.", code="unreachable"
    )


async def _read(response: httpx.Response, max_bytes: int) -> bytes:
    """The body, decompressed here so that a small download cannot grow past the bound."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > max_bytes:
        raise _too_large(max_bytes)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise FetchFailed(
            "The page is packed in a way that cannot be read. Paste the text instead.", code="encoding"
        )
    # 32 + 15: zlib or gzip, told by the first bytes
    unpack = zlib.decompressobj(wbits=47) if encoding not in ("identity", "") else None
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > max_bytes:
            raise _too_large(max_bytes)
    return bytes(body)


def _check_status(status: int, host: str) -> None:
    if status < 300:
        return
    if status in (404, 410):
        raise FetchFailed("This page is gone: the posting was probably closed.", code="gone")
    if status in (401, 403, 407, 429, 451, 503, 999):
        raise FetchFailed(
            f"{host} does not let programs read this page. Open it in the browser and send it with the bookmarklet, "
            "or paste the text.",
            code="blocked",
        )
    raise FetchFailed(
        f"{host} answered with error {status}. Try again later, or paste the text.", code="bad_status"
    )


def _too_slow() -> FetchFailed:
    return FetchFailed(
        "The site took too long to answer. Try again later, or paste the text.", code="too_slow"
    )


def _too_large(max_bytes: int) -> FetchFailed:
    return FetchFailed(
        f"The page is larger than {max_bytes // (1024 * 1024)} MB. Paste the posting's text instead.",
        code="too_large",
    )
