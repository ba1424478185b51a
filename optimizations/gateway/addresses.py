"""Base URLs that people type: tidied when they are kept, checked when they are kept and before they are called."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from jobanalyzer import net
from jobanalyzer.errors import InvalidInput

_LOOK_UP_SECONDS: Final = 5.0
_LOWEST_PORT: Final = 1024  # below it, only the web's own
_WEB_PORTS: Final = frozenset({80, 443})
LONGEST: Final = 500
_OWN_ADDRESSES: Final = frozenset({"::1", "::", "0.0.0.0"})  # noqa: S104  # recognised, not listened at
# What clients add themselves, and what people copy with it
_ENDPOINTS: Final = ("/chat/completions", "/completions", "/models", "/messages", "/embeddings")


class BadAddress(InvalidInput):
    code = "bad_address"


class PrivateAddress(BadAddress):
    code = "private_address"


def tidy_address(text: str) -> str:
    """The base URL as it is kept: no spaces, no slash at the end, no endpoint that clients add themselves."""
    address = text.strip().rstrip("/")
    if address and "://" not in address:
        address = f"http://{address}" if host_is_local(f"//{address}") else f"https://{address}"
    for ending in _ENDPOINTS:
        address = address.removesuffix(ending)
    return address.rstrip("/")


def check_address(base_url: str) -> None:
    """Raise BadAddress unless `base_url` may be called: http(s), and public unless the operator allows others.

    A name that nobody knows passes: nothing can be reached by it. The gateway looks again when it connects.
    """
    host, port = _host_and_port(base_url)
    if settings.ALLOW_PRIVATE_ADDRESSES:
        return
    if port not in _WEB_PORTS and port < _LOWEST_PORT:
        raise BadAddress(f"Model providers do not answer on port {port}. Check the address.")
    if not all(map(net.is_public, net.look_up(host, port, seconds=_LOOK_UP_SECONDS))):
        raise PrivateAddress(
            f"{host} is on a private network, and the operator of this site does not let addresses lead there "
            "(ALLOW_PRIVATE_ADDRESSES is off). A server of your own must have a public address."
        )


def _host_and_port(base_url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise BadAddress("This is not a web address. It looks like https://models.example.org/v1.") from None
    is_text = base_url.isprintable() and " " not in base_url
    if not is_text or parts.scheme not in ("http", "https") or not host or len(base_url) > LONGEST:
        raise BadAddress("An address begins with http:// or https:// and names a server.")
    if parts.username or parts.password:
        raise BadAddress("The address carries a user name or password. Put the key into its own field.")
    if parts.query or parts.fragment:
        raise BadAddress("Leave out what comes after ? or # in the address.")
    return host, port or (443 if parts.scheme == "https" else 80)


def host_is_local(base_url: str) -> bool:
    """Whether the address names the very machine, or container, that asks."""
    try:
        host = (urlsplit(base_url).hostname or "").rstrip(".")
    except ValueError:
        return False
    is_name = host == "localhost" or host.endswith(".localhost")
    return (
        is_name
        or host in _OWN_ADDRESSES
        or (host.startswith("127.") and host[4:].replace(".", "").isdecimal())
    )


def in_container(root: Path = Path("/")) -> bool:
    """Whether this process runs in Docker, Podman, Kubernetes or the like, where localhost is the container itself."""
    if (root / ".dockerenv").exists() or (root / "run/.containerenv").exists():
        return True
    try:
        groups = (root / "proc/1/cgroup").read_text()
    except OSError:
        return False
    return any(word in groups for word in ("docker", "kubepods", "containerd", "libpod", "/lxc/"))
