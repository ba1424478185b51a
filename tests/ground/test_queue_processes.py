"""The queue with real worker processes: nothing is lost, nothing runs twice, nothing blocks for good."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from jobanalyzer.models import TaskStart
from jobanalyzer.queue import Lane, enqueue
from jobanalyzer.queue.broker import LeaseBroker
from jobanalyzer.queue.run import MAX_STARTS
from tests.processes import running_worker, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("processes")]

TASKS = "tests.ground.tasks"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes"
    path.touch()
    return path


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[psutil.Process]:
    with running_worker(str(tmp_path / "log"), WORKERS="2") as process:
        yield process


def words(notes: Path) -> list[str]:
    return [line.split()[0] for line in notes.read_text().splitlines()]


def pid_of(notes: Path, word: str) -> int:
    return next(int(line.split()[1]) for line in notes.read_text().splitlines() if line.startswith(word))


def queue_is_empty() -> bool:
    return not OrmQ.objects.exists()


def test_a_task_runs_once_and_leaves_the_queue(worker: psutil.Process, notes: Path) -> None:
    enqueue(f"{TASKS}.slow", notes, 8)  # longer than a lease: the heartbeat holds it
    wait_for(lambda: "end" in words(notes), what="the end of the task")
    wait_for(queue_is_empty, what="an empty queue")
    time.sleep(1)
    assert words(notes) == ["begin", "end"]
    assert not TaskStart.objects.exists()


def test_killed_workers_idle_and_busy(worker: psutil.Process, notes: Path) -> None:
    enqueue(f"{TASKS}.note", notes, "first")
    wait_for(lambda: "first" in words(notes), what="the first task")
    psutil.Process(pid_of(notes, "first")).kill()  # idle by now
    enqueue(f"{TASKS}.slow", notes, 3)
    wait_for(lambda: "begin" in words(notes), what="work after an idle worker died")
    psutil.Process(pid_of(notes, "begin")).kill()  # busy
    wait_for(lambda: "end" in words(notes), what="the end of the task after its worker died")
    wait_for(queue_is_empty, what="an empty queue")
    assert words(notes).count("end") == 1


def test_a_failing_task_goes_and_its_text_is_not_logged(
    worker: psutil.Process, notes: Path, tmp_path: Path
) -> None:
    enqueue(f"{TASKS}.fail", notes, "my-secret-text")
    wait_for(queue_is_empty, what="an empty queue")
    log = tmp_path / "log"
    wait_for(lambda: "ValueError" in log.read_text(), what="a line in the log")
    assert "my-secret-text" not in log.read_text()
    assert words(notes) == ["begin"]


@pytest.mark.slow
def test_a_task_that_kills_its_worker_is_given_up(worker: psutil.Process, notes: Path) -> None:
    enqueue(f"{TASKS}.kill_own_worker", notes)
    wait_for(queue_is_empty, seconds=120, what="an empty queue")
    assert words(notes) == ["begin"] * MAX_STARTS


def test_a_task_enqueued_in_a_rolled_back_transaction_never_was() -> None:
    with transaction.atomic():
        enqueue(f"{TASKS}.note", "/dev/null", "x")
        transaction.set_rollback(True)
    assert queue_is_empty()


def test_paid_work_starts_first_and_free_work_ages_in() -> None:
    for name, lane, seconds in (
        ("free", Lane.FREE, 10),
        ("paid", Lane.PAID, 10),
        ("paid late", Lane.PAID, 1),
    ):
        enqueue(f"{TASKS}.note", name, lane=lane)
        newest = OrmQ.objects.latest("pk")
        OrmQ.objects.filter(pk=newest.pk).update(lock=timezone.now() - timedelta(seconds=seconds))
    broker = LeaseBroker()
    order = []
    while taken := broker.dequeue():
        order.append(OrmQ.objects.get(pk=taken[0][0].split("|")[0]).task["args"][1])
    assert order == ["paid", "free", "paid late"]
