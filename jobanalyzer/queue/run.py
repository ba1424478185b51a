"""What a worker runs for every task: hold the lease, count the start, call the function, remove the task."""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from time import monotonic, sleep
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections
from django.utils.module_loading import import_string
from django_q.signals import pre_execute

from jobanalyzer.queue.broker import LEASE_SECONDS

logger = logging.getLogger(__name__)

MAX_STARTS = 5
HEARTBEAT_SECONDS = LEASE_SECONDS / 3

_current: dict[str, str] = {}


def _note_lease(sender: Any, task: dict[str, Any], **kwargs: Any) -> None:
    _current["ack_id"] = str(task.get("ack_id") or "")


pre_execute.connect(_note_lease, dispatch_uid="jobanalyzer.queue")


@dataclass
class Lease:
    """The right to work on one row of the queue, proven by the exact time in its `lock` column."""

    task_id: int
    lock: datetime

    @classmethod
    def current(cls) -> "Lease | None":
        """The lease of the task this process runs; None when a task is called directly."""
        task_id, _, lock = _current.pop("ack_id", "").partition("|")
        return cls(int(task_id), datetime.fromisoformat(lock)) if lock else None

    def renew(self) -> bool:
        """Prolong it; False when somebody else holds the task by now."""
        with connection.cursor() as cursor:
            cursor.execute(
                "update django_q_ormq set lock = clock_timestamp() + make_interval(secs => %s) "
                "where id = %s and lock = %s returning lock",
                [LEASE_SECONDS, self.task_id, self.lock],
            )
            row = cursor.fetchone()
        if row is None:
            return False
        self.lock = row[0]
        return True

    def count_start(self) -> int:
        """How often this task was started, this start included."""
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into jobanalyzer_taskstart (task_id, starts) values (%s, 1) "
                "on conflict (task_id) do update set starts = jobanalyzer_taskstart.starts + 1 returning starts",
                [self.task_id],
            )
            return int(cursor.fetchone()[0])

    def remove_task(self, patience: float = 30) -> None:
        """Take the finished task off the queue; waits out a Postgres that is away for a moment."""
        deadline = monotonic() + patience
        while True:
            try:
                with connection.cursor() as cursor:
                    cursor.execute(
                        "delete from django_q_ormq where id = %s and lock = %s", [self.task_id, self.lock]
                    )
                    cursor.execute("delete from jobanalyzer_taskstart where task_id = %s", [self.task_id])
                return
            except DatabaseError:
                connections.close_all()
                if monotonic() > deadline:
                    logger.error("task %s is done but still on the queue; it will run again", self.task_id)
                    return
                sleep(0.5)


class Heartbeat(threading.Thread):
    """Prolongs a lease until it is stopped. Its own thread has its own database connection."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.lease = lease
        self._done = threading.Event()

    def run(self) -> None:
        try:
            while not self._done.wait(HEARTBEAT_SECONDS):
                try:
                    if not self.lease.renew():
                        return
                except DatabaseError:
                    connections.close_all()
        finally:
            connections.close_all()

    def stop(self) -> None:
        self._done.set()
        self.join()


def run(function: str, *ids: str) -> str:
    """Call the task `function` with `ids` under the lease of this worker. Returns the outcome in one word.

    Exceptions end here: their text may hold what a person wrote, so the log gets the type and the place only.
    """
    lease = Lease.current()
    if lease is None:
        import_string(function)(*ids)
        return "done"
    if not lease.renew():
        return "taken over"
    starts = lease.count_start()
    if starts > MAX_STARTS:
        logger.error("%s was started %s times and never ended; given up", function, MAX_STARTS)
        lease.remove_task()
        return "given up"
    heartbeat = Heartbeat(lease)
    heartbeat.start()
    again = False
    try:
        import_string(function)(*ids)
        return "done"
    except (OperationalError, InterfaceError) as error:
        logger.warning("%s lost the database (%s); it will be started again", function, type(error).__name__)
        connections.close_all()
        again = True
        return "database lost"
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        logger.error("%s failed: %s at %s", function, type(error).__name__, place)
        return f"failed: {type(error).__name__}"
    finally:
        heartbeat.stop()
        if not again:  # else the lease runs out, and the task is there for whoever comes first
            lease.remove_task()
