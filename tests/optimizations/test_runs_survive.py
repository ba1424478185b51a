"""Runs in real worker processes that die, freeze, lose Postgres or their provider: each ends once, charged once or not."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, urlsplit

import psutil
import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from accounts import tenancy
from billing.plans import Metric
from billing.queries import what_is_left
from jobanalyzer import embedded
from optimizations.models import AICall, ProposedEdit, Run, RunEvent
from optimizations.services import runs
from tests.billing.factories import assert_books_balance
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, Provider, running_provider
from tests.processes import database_url, environment, running_worker, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]

ROOT = Path(__file__).parents[2]
GOOD = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}


class Stall:
    """A provider's script that holds its first answer back until `go` is called; later ones come at once."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._go = threading.Event()
        self._lock = threading.Lock()

    def __call__(self, request: dict[str, Any]) -> Answer:
        with self._lock:
            first = not self.asked.is_set()
            self.asked.set()
        if first:
            self._go.wait(60)
        return Answer(factories.proposal(GOOD))

    def go(self) -> None:
        self._go.set()


@contextmanager
def held(statement: str, *values: Any) -> Iterator[None]:
    """A lock that another session holds: who needs it waits, exactly there."""
    with psycopg.connect(database_url()) as other:
        other.execute("select set_config('app.lo', %s, true), set_config('app.hi', %s, true)", [_LO, _HI])
        other.execute(statement, values)
        yield
        other.rollback()


_LO, _HI = "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass
class Workshop:
    """A provider and a supervised worker that asks it, for all tests of this file: LiteLLM takes seconds to load."""

    provider: Provider
    supervisor: psutil.Process

    def kill(self) -> None:
        """Every process of the cluster at once, as a machine that loses its power would."""
        for process in self.supervisor.children(recursive=True):
            process.kill()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nobody takes up anything meanwhile."""
        processes = self.supervisor.children(recursive=True)
        for process in processes:
            process.suspend()
        yield
        for process in processes:
            process.resume()


@pytest.fixture(scope="module")
def workshop(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workshop]:
    log = tmp_path_factory.mktemp("survive") / "log"
    with django_db_blocker.unblock(), running_provider(Stall()) as provider:
        given = {"WORKERS": "1", "RUN_SECONDS": "12", "OPENAI_COMPATIBLE_BASE_URL": provider.url}
        with running_worker(str(log), **given) as supervisor:
            yield Workshop(provider, supervisor)


@pytest.fixture
def stall(workshop: Workshop, settings: Any) -> Iterator[Stall]:
    """The provider's script for one test; whatever happens, nobody is left waiting for it."""
    settings.OPENAI_COMPATIBLE_BASE_URL = workshop.provider.url
    settings.RUN_SECONDS = 12
    script = Stall()
    workshop.provider.script = script
    yield script
    script.go()


def worker_process(supervisors: Sequence[psutil.Process], provider: Provider) -> psutil.Process:
    """The process that holds a connection to the provider."""
    port = urlsplit(provider.url).port
    for process in (child for each in supervisors for child in each.children(recursive=True)):
        if any(link.raddr and link.raddr.port == port for link in process.net_connections("tcp")):
            return process
    raise AssertionError("no worker talks to the provider")


def somebody_waits() -> bool:
    """Whether a session of this database waits for a lock that another one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_stat_activity where datname = current_database() "
            "and wait_event_type = 'Lock')"
        )
        return bool(cursor.fetchone()[0])


def assert_ended_once(person: Person, status: str, *, used: int, edits: int) -> Run:
    """One end, one set of results, and a purse that says the same."""
    with tenancy.workspace(person.workspace.pk):
        run = Run.objects.get()
        assert run.status == status, (run.status, run.error_code, run.error_message)
        ends = RunEvent.objects.filter(kind__in=["completed", "failed", "cancelled"]).count()
        assert ends == 1
        assert ProposedEdit.objects.filter(path=factories.SAFE.path).count() == edits
        left = what_is_left(person.workspace, Metric.OPTIMIZATIONS)
        assert (left.used, left.reserved) == (used, 0)
        assert_books_balance(person.workspace)
    return run


def finished() -> bool:
    return Run.objects.get().is_finished


def queue_is_empty() -> bool:
    return not OrmQ.objects.exists()


# Where a run can be killed: the lock that stops it there, and whether it is taken only once the model was asked.
PLACES = {
    "before it begins": ("select 1 from optimizations_run for update", False),
    "while it reads the market": ("lock table jobs_postingskill in access exclusive mode", False),
    "in the call": ("", True),
    "while it scores": ("lock table jobs_jobposting, jobs_postingskill in access exclusive mode", True),
    "while it writes": ("lock table optimizations_proposededit in access exclusive mode", True),
}


@pytest.mark.parametrize("place", PLACES)
def test_killed_at_any_step_it_comes_back_and_ends_once(
    place: str, alice: Person, workshop: Workshop, stall: Stall
) -> None:
    statement, once_asked = PLACES[place]
    with tenancy.workspace(alice.workspace.pk), ExitStack() as lock:
        if once_asked:
            factories.start(alice)
            wait_for(stall.asked.is_set, what="the call")
        else:
            with workshop.paused():
                factories.start(alice)
                lock.enter_context(held(statement))
            stall.go()
        if once_asked and statement:
            lock.enter_context(held(statement))
            stall.go()
        if statement:
            wait_for(somebody_waits, what="a run that waits for the lock")
        workshop.kill()
        lock.close()
        stall.go()
        wait_for(finished, what="the end of the run")
    run = assert_ended_once(alice, "completed", used=1, edits=1)
    assert run.attempts == (1 if place == "before it begins" else 2)


def test_two_workers_on_one_task(alice: Person, workshop: Workshop, stall: Stall, tmp_path: Path) -> None:
    """One freezes in its call, loses its lease to another, and wakes up when that one has finished."""
    variables = {"WORKERS": "1", "OPENAI_COMPATIBLE_BASE_URL": workshop.provider.url}
    with tenancy.workspace(alice.workspace.pk):
        factories.start(alice)
        wait_for(stall.asked.is_set, what="the first call")
        frozen = worker_process([workshop.supervisor], workshop.provider)
        with running_worker(str(tmp_path / "log"), **variables):
            frozen.suspend()
            wait_for(finished, what="the end of the run by another worker")
            frozen.resume()
            stall.go()
            wait_for(lambda: AICall.objects.count() >= 2 or not frozen.is_running(), what="the late answer")
            time.sleep(1)
    run = assert_ended_once(alice, "completed", used=1, edits=1)
    assert run.attempts == 2


def test_a_provider_that_hangs_ends_with_the_runs_deadline(
    alice: Person, workshop: Workshop, stall: Stall
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        factories.start(alice)
        wait_for(stall.asked.is_set, what="the call")
        Run.objects.update(deadline_at=timezone.now() - timedelta(seconds=1))  # as if it had hung that long
        runs.end_overdue_runs()
        stall.go()  # the answer comes after all, and nobody takes it
        wait_for(queue_is_empty, what="an empty queue")
    run = assert_ended_once(alice, "failed", used=0, edits=0)
    assert run.error_code == "deadline"


def test_a_call_that_outlasts_the_run_is_given_up_by_its_worker(
    alice: Person, workshop: Workshop, stall: Stall
) -> None:
    """No watchdog here: the worker itself stops at the deadline, while the provider still holds the line."""
    with tenancy.workspace(alice.workspace.pk):
        factories.start(alice)
        wait_for(finished, seconds=40, what="the end of the run")
    run = assert_ended_once(alice, "failed", used=0, edits=0)
    assert run.error_code in {"deadline", "timeout"}
    assert run.started_at is not None
    assert run.finished_at is not None
    assert (run.finished_at - run.started_at).total_seconds() < 17


def test_an_answer_that_comes_after_the_cancel_is_dropped(
    alice: Person, workshop: Workshop, stall: Stall
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimization = factories.start(alice)
        wait_for(stall.asked.is_set, what="the call")
        runs.cancel(run_id=optimization.run_id, workspace_id=alice.workspace.pk, user=alice.user)
        time.sleep(0.5)
        stall.go()
        wait_for(finished, what="the end of the run")
        wait_for(queue_is_empty, what="an empty queue")
    assert_ended_once(alice, "cancelled", used=0, edits=0)


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """Where the embedded server's own user may go: pytest's directories are closed to it."""
    with TemporaryDirectory(prefix="postgres-") as path:
        Path(path).chmod(0o755)
        yield Path(path)


@pytest.mark.slow  # half a minute for a server and a database of its own
def test_postgres_away_for_five_seconds(tmp_path: Path, open_directory: Path) -> None:
    """Real Postgres, stopped in the middle of a call. A server of its own, because others use the tests' one."""
    data = open_directory / "pg"
    address = embedded.ensure_started(data)
    url = (
        f"postgres://{embedded.ROLE}@{quote(address['host'], safe='')}:{address['port']}/{embedded.DATABASE}"
    )
    variables = {"DATABASE_URL": url, "VAR_DIR": str(tmp_path), "RUN_SECONDS": "120"}
    stall = Stall()
    try:
        with running_provider(stall) as provider:
            variables["OPENAI_COMPATIBLE_BASE_URL"] = provider.url
            _manage("prepare", **variables)
            _manage("shell", "-c", _START, **variables)
            with running_worker(str(tmp_path / "log"), WORKERS="1", **variables):
                wait_for(stall.asked.is_set, what="the call")
                embedded.stop(data)
                stall.go()
                time.sleep(5)
                _start_server(data)
                with embedded.superuser_connection(address, embedded.DATABASE) as connection_:
                    wait_for(
                        lambda: _value(connection_, "select finished_at from optimizations_run"),
                        what="the end of the run",
                    )
                    assert _value(connection_, "select status from optimizations_run") == "completed"
                    held_and_used = (
                        "select used * 10 + reserved from billing_meter where metric = 'optimizations'"
                    )
                    assert _value(connection_, held_and_used) == 10
                    edits = (
                        "select count(*) from optimizations_proposededit where path = '/work/0/highlights/0'"
                    )
                    assert _value(connection_, edits) == 1
                    wait_for(
                        lambda: _value(connection_, "select count(*) = 0 from django_q_ormq"),
                        what="an empty queue",
                    )
    finally:
        embedded.stop(data)


@pytest.mark.slow  # a server of its own
def test_a_server_that_another_process_started_anew_is_stopped(open_directory: Path) -> None:
    data = open_directory / "pg"
    embedded.ensure_started(data)
    try:
        number = int((data / "postmaster.pid").read_text().split()[0])
        psutil.Process(number).kill()
        wait_for(lambda: not psutil.pid_exists(number), what="the end of the server")
        _start_server(data)
        assert embedded.is_running(data)
    finally:
        embedded.stop(data)
    assert not embedded.is_running(data)


def _start_server(data: Path) -> None:
    """In a process of its own: the package takes a server that this process stopped for a running one."""
    code = f"from pathlib import Path; from jobanalyzer import embedded; embedded.ensure_started(Path({str(data)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


_START = """
from accounts import tenancy
from accounts.models import Membership
from tests.accounts.factories import UserFactory
from tests.conftest import Person
from tests.optimizations import factories
user = UserFactory(email="petra@example.org")
with tenancy.system():
    membership = Membership.objects.select_related("workspace").get(user=user)
with tenancy.workspace(membership.workspace_id, user_id=user.pk):
    factories.start(Person(user, membership.workspace, membership, None))
"""


def _manage(*arguments: str, **variables: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(
        command,
        cwd=ROOT,
        env={**environment(), **variables},
        check=True,
        capture_output=True,
    )


def _value(open_connection: Any, sql: str) -> Any:
    row = open_connection.execute(sql).fetchone()
    return row[0] if row else None
