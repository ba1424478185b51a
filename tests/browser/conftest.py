"""A real browser against the real servers: granian and a worker on the test database, mail in files."""

import re
import shutil
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from tests.processes import environment, running_worker

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
AXE_OPTIONS = {"resultTypes": ["violations"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collected static files, once for all browser tests."""
    var = tmp_path_factory.mktemp("var")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0", "-i", "redoc"],
        cwd=settings.BASE_DIR,
        env=environment_without_database(var),
        check=True,
    )
    return var / "static"


def environment_without_database(var: Path) -> dict[str, str]:
    import os

    return {**os.environ, "SECRET_KEY": settings.SECRET_KEY, "VAR_DIR": str(var)}


@dataclass
class Site:
    """The running product; `start()` again changes its environment."""

    var: Path
    port: int = 0
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self, **extra: str) -> Iterator["Site"]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))  # cookies hold for every port of the host
            self.port = int(probe.getsockname()[1])
        env = environment(
            VAR_DIR=str(self.var),
            SITE_URL=self.url,
            MAIL_BACKEND="file",
            ALLOW_PRIVATE_ADDRESSES="true",
            WORKERS="1",
            **extra,
        )
        command = [
            *(sys.executable, "-m", "jobanalyzer.web", "--host", "127.0.0.1", "--port", str(self.port)),
            *("--processes", "1", "--threads", "4"),
        ]
        with ExitStack() as stack:
            web = subprocess.Popen(command, cwd=settings.BASE_DIR, env=env)
            stack.callback(web.wait, 10)
            stack.callback(web.terminate)
            stack.enter_context(running_worker(str(self.var / "worker.log"), **{k: env[k] for k in env}))
            self._wait()
            yield self

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("the web server did not start")

    def mailed_link(self) -> str:
        """The link in the newest mail."""
        newest = max((self.var / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
        body = message_from_bytes(newest.read_bytes()).get_payload(decode=True)
        link = re.search(rb"http://127\.0\.0\.1:\d+/\S+", body if isinstance(body, bytes) else b"")
        assert link, "the mail holds no link"
        return link[0].decode()


@pytest.fixture
def site(static_root: Path, tmp_path: Path) -> Site:
    (tmp_path / "static").symlink_to(static_root)
    return Site(tmp_path)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        warnings.warn("NO CHROMIUM ON THIS MACHINE: the browser tests did not run", stacklevel=1)
        pytest.skip("no chromium on this machine: the browser tests cannot run")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained of: script errors and policy violations; must stay empty."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(15_000)

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    opened.on("console", listen)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()


Look = Callable[[str], None]


@pytest.fixture
def look(page: Page, request: pytest.FixtureRequest) -> Look:
    """Check a page as it stands with axe, in light and dark, wide and narrow; keep pictures where SHOTS names a folder."""
    import os

    shots = os.environ.get("SHOTS")
    axe = Axe()

    def check(name: str) -> None:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 375):
                page.set_viewport_size({"width": width, "height": 900})
                if shots:
                    page.screenshot(path=f"{shots}/{name}-{width}-{scheme}.png", full_page=True)
                if width == 375:
                    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    assert overflow <= 0, f"{name} is {overflow} px wider than a phone"
            found = axe.run(page, options=AXE_OPTIONS).response["violations"]
            told = [
                f"{violation['id']}: {node['html'][:160]}"
                for violation in found
                for node in violation["nodes"][:3]
            ]
            assert not told, f"axe on {name} ({scheme}):\n" + "\n".join(told)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})

    return check
