"""The address guard, against real servers on loopback."""

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from jobanalyzer import net
from tests.jobs.pages import Site, serving


@pytest.fixture
def site() -> Any:
    with serving() as found:
        yield found


@pytest.fixture
def private_allowed(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = True


@pytest.fixture(autouse=True)
def _private_refused(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = False


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "192.0.0.192",
        "::127.0.0.1",
        "64:ff9b:1::7f00:1",
    ],
)
def test_addresses_off_the_open_internet_are_known(address: str) -> None:
    assert not net.is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_public_addresses_pass(address: str) -> None:
    assert net.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8080/",
    ],
)
def test_private_addresses_are_refused_in_every_spelling(url: str) -> None:
    with pytest.raises(net.AddressRefused, match="private network"):
        net.fetch(url)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", ""]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(net.AddressRefused):
        net.fetch(url)


def test_other_ports_and_credentials_are_refused() -> None:
    with pytest.raises(net.AddressRefused, match="port 22"):
        net.fetch("http://example.org:22/")
    with pytest.raises(net.AddressRefused, match="password"):
        net.fetch("http://me:secret@example.org/")


def test_an_unknown_host_is_named() -> None:
    async def nobody(host: str, port: int) -> list[str]:
        return []

    with pytest.raises(net.FetchFailed, match="no site called") as caught:
        net.fetch("http://nowhere.example/", resolve=nobody)
    assert caught.value.code == "unknown_host"


@pytest.mark.usefixtures("private_allowed")
def test_a_page_is_fetched(site: Site) -> None:
    found = net.fetch(site.page("/job", "<h1>Bäcker</h1>"))
    assert (found.content_type, found.charset, found.text) == ("text/html", "utf-8", "<h1>Bäcker</h1>")
    assert found.final_url == site.address + "/job"


@pytest.mark.usefixtures("private_allowed")
def test_redirects_are_followed_and_bounded(site: Site) -> None:
    site.page("/end", "here")
    assert net.fetch(site.status("/start", 302, Location="/end")).final_url.endswith("/end")
    with pytest.raises(net.FetchFailed, match="redirecting"):
        net.fetch(site.status("/round", 302, Location="/round"))


def test_a_redirect_to_a_private_address_is_refused(site: Site, settings: Any) -> None:
    """Private addresses are open for the first hop only, so that the guard of the second is what is seen."""
    settings.ALLOW_PRIVATE_ADDRESSES = True

    def redirect(handler: BaseHTTPRequestHandler) -> None:
        settings.ALLOW_PRIVATE_ADDRESSES = False
        handler.send_response(302)
        handler.send_header("Location", "http://127.0.0.1/secret")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.answers["/"] = redirect
    with pytest.raises(net.AddressRefused, match="private network"):
        net.fetch(site.address + "/")
    assert len(site.asked) == 1


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, settings: Any) -> None:
    """A name that changes its mind after the check is asked only once, and Host still carries the name."""
    settings.ALLOW_PRIVATE_ADDRESSES = True
    calls: list[str] = []

    async def changing(host: str, port: int) -> list[str]:
        calls.append(host)
        return ["127.0.0.1"] if len(calls) == 1 else ["10.255.255.1"]

    port = site.address.rsplit(":", 1)[1]
    site.page("/", "pinned")
    found = net.fetch(f"http://board.example:{port}/", resolve=changing, deadline=5)
    assert found.text == "pinned"
    assert calls == ["board.example"]
    assert site.asked == [(f"board.example:{port}", "/")]
    assert found.final_url == f"http://board.example:{port}/"


def test_one_private_address_among_public_ones_is_refused() -> None:
    async def mixed(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "192.168.0.5"]

    with pytest.raises(net.AddressRefused):
        net.fetch("http://mixed.example/", resolve=mixed)


@pytest.mark.usefixtures("private_allowed")
def test_large_bodies_are_cut_off(site: Site) -> None:
    with pytest.raises(net.FetchFailed, match="larger than") as caught:
        net.fetch(site.page("/big", b"x" * 300_000), max_bytes=200_000)
    assert caught.value.code == "too_large"


@pytest.mark.usefixtures("private_allowed")
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_small_download_cannot_unpack_past_the_bound(site: Site, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    assert net.fetch(site.page("/ok", pack(b"fits"), Content_Encoding=encoding)).text == "fits"
    bomb = site.page("/bomb", pack(b"0" * 50_000_000), Content_Encoding=encoding)
    with pytest.raises(net.FetchFailed, match="larger than"):
        net.fetch(bomb)


@pytest.mark.usefixtures("private_allowed")
def test_a_body_that_is_not_what_it_says_is_a_failure(site: Site) -> None:
    with pytest.raises(net.FetchFailed):
        net.fetch(site.page("/lie", b"not gzip at all", Content_Encoding="gzip"))
    with pytest.raises(net.FetchFailed, match="packed"):
        net.fetch(site.page("/odd", b"??", Content_Encoding="zstd"))


@pytest.mark.usefixtures("private_allowed")
def test_a_slow_server_meets_the_deadline(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(60):
            try:
                handler.wfile.write(b"X-Drip: 1\r\n")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    site.answers["/drip"] = drip
    began = time.monotonic()
    with pytest.raises(net.FetchFailed, match="too long"):
        net.fetch(site.address + "/drip", deadline=0.5)
    assert time.monotonic() - began < 2


@pytest.mark.usefixtures("private_allowed")
@pytest.mark.parametrize(
    ("status", "code"), [(404, "gone"), (403, "blocked"), (429, "blocked"), (500, "bad_status")]
)
def test_refusals_say_what_to_do(site: Site, status: int, code: str) -> None:
    with pytest.raises(net.FetchFailed) as caught:
        net.fetch(site.status("/x", status))
    assert caught.value.code == code


@pytest.mark.usefixtures("private_allowed")
def test_nobody_listening_is_unreachable(site: Site) -> None:
    with pytest.raises(net.FetchFailed) as caught:
        net.fetch("http://127.0.0.1:9/")
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize(
    "url", ["http://xn--/", "http://[/", "http://exa mple/", "http://\x00/", "http://a:b/"]
)
def test_half_an_address_is_refused_in_clear_words(url: str) -> None:
    with pytest.raises(net.FetchFailed):
        net.fetch(url)


@pytest.mark.usefixtures("private_allowed")
@pytest.mark.parametrize("location", ["http://[", "http://[::1", "http://xn--/"])
def test_a_redirect_to_no_address_is_a_failure_in_clear_words(site: Site, location: str) -> None:
    def lead_on(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
        )

    site.answers["/odd"] = lead_on
    with pytest.raises(net.FetchFailed):
        net.fetch(site.address + "/odd")


def test_a_name_is_looked_up_within_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert net.look_up("127.0.0.1", 80) == ["127.0.0.1"]
    assert net.look_up("nobody.invalid", 80) == []
    assert net.look_up("a" * 300, 80) == []
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: time.sleep(1))
    began = time.monotonic()
    assert net.look_up("slow.example.org", 80, seconds=0.1) == []
    assert time.monotonic() - began < 0.8
