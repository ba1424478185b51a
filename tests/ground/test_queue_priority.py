"""Who goes first in the queue: paid work under load, and free work before it starves."""

from datetime import timedelta

import pytest
from django.db.models import F
from django_q.models import OrmQ

from jobanalyzer.queue import LANES, Lane, enqueue
from jobanalyzer.queue.broker import LeaseBroker

pytestmark = pytest.mark.django_db

TASK = "tests.ground.tasks.note"


def _take(broker: LeaseBroker) -> str:
    """The name of the task that a worker would take up now; it is done at once."""
    (taken,) = broker.dequeue() or []
    row = OrmQ.objects.get(pk=taken[0].split("|")[0])
    name = str(row.task["args"][1])
    row.delete()
    return name


def _let_pass(seconds: float) -> None:
    """Everything on the queue has waited that much longer."""
    OrmQ.objects.update(lock=F("lock") - timedelta(seconds=seconds))


def test_paid_runs_start_first_under_load() -> None:
    """Twenty free runs are there before four paid ones, and all wait for the one worker."""
    for number in range(20):
        enqueue(TASK, f"free {number}", lane=Lane.FREE)
    _let_pass(2)
    for number in range(4):
        enqueue(TASK, f"paid {number}", lane=Lane.PAID)
    _let_pass(1)  # paid: 1 s × 4; free: 3 s × 1
    broker = LeaseBroker()
    assert [_take(broker) for _ in range(4)] == ["paid 0", "paid 1", "paid 2", "paid 3"]
    assert _take(broker) == "free 0"


def test_priority_goes_before_paid() -> None:
    enqueue(TASK, "paid", lane=Lane.PAID)
    enqueue(TASK, "priority", lane=Lane.PRIORITY)
    _let_pass(1)
    assert _take(LeaseBroker()) == "priority"


def test_free_runs_are_never_starved() -> None:
    """Two paid runs come each second, and one run is done: the backlog only grows. The free ones get their turn."""
    broker = LeaseBroker()
    for number in range(3):
        enqueue(TASK, f"free {number}", lane=Lane.FREE)
    taken = []
    for second in range(40):
        enqueue(TASK, f"paid {second}a", lane=Lane.PAID)
        enqueue(TASK, f"paid {second}b", lane=Lane.PAID)
        _let_pass(1)
        taken.append(_take(broker))
    places = [taken.index(f"free {number}") for number in range(3)]
    assert places == sorted(places)
    assert places[-1] <= 14, taken
    assert sum(name.startswith("paid") for name in taken) == 37


def test_within_a_lane_the_oldest_goes_first() -> None:
    broker = LeaseBroker()
    for lane in LANES:
        for name in ("older", "newer"):
            enqueue(TASK, f"{lane} {name}", lane=lane)
            _let_pass(1)
    order = [_take(broker) for _ in range(8)]
    for lane in LANES:
        assert order.index(f"{lane} older") < order.index(f"{lane} newer")
