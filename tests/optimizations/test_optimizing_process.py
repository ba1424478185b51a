"""A run in a real worker process that is killed in the middle: it comes back by itself, and its results are there once."""

import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest

from accounts import tenancy
from optimizations.models import ProposedEdit, Run, RunEvent
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, Provider, running_provider
from tests.processes import running_worker, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]


def busy_worker(supervisor: psutil.Process, provider: Provider) -> psutil.Process:
    """The process that holds a connection to the provider."""
    port = urlsplit(provider.url).port
    for process in supervisor.children(recursive=True):
        if any(link.raddr and link.raddr.port == port for link in process.net_connections("tcp")):
            return process
    raise AssertionError("no worker talks to the provider")


def test_a_worker_killed_in_the_middle_of_a_call(alice: Person, settings: Any, tmp_path: Path) -> None:
    asked, killed = threading.Event(), threading.Event()

    def script(request: dict[str, Any]) -> Answer:
        if asked.is_set():
            return Answer(factories.proposal(GOOD))
        asked.set()
        killed.wait(30)
        return Answer(factories.proposal(GOOD))

    with running_provider(script) as provider, tenancy.workspace(alice.workspace.pk):
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        optimization = factories.start(alice)
        with running_worker(
            str(tmp_path / "log"), WORKERS="2", OPENAI_COMPATIBLE_BASE_URL=provider.url
        ) as supervisor:
            wait_for(asked.is_set, seconds=60, what="the first call")
            assert Run.objects.get().status == "processing"
            busy_worker(supervisor, provider).kill()
            killed.set()
            wait_for(lambda: Run.objects.get().is_finished, seconds=60, what="the end of the run")
    with tenancy.workspace(alice.workspace.pk):
        run = Run.objects.get()
        assert (run.status, run.attempts) == ("completed", 2)
        assert RunEvent.objects.filter(kind="completed").count() == 1
        assert ProposedEdit.objects.filter(path=factories.SAFE.path).count() == 1
        assert len(provider.requests) == 2
        optimization.refresh_from_db()
        assert optimization.score_before is not None


GOOD = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}
