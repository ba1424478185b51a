"""The broker: django-q2's table in Postgres, with short leases and lanes instead of one long lock and no order.

A task is leased to one worker for LEASE_SECONDS, which a heartbeat prolongs while it works (see `run.py`). A
worker that dies stops the heartbeat, and the task is free again after at most one lease. Until a task starts,
the column `lock` holds the time it was enqueued, so `now() - lock` is its waiting time.
"""

import logging
from time import sleep
from typing import Any

from django.db import DatabaseError, connection, connections
from django_q.brokers.orm import ORM
from django_q.conf import Conf

from jobanalyzer.queue.lanes import LANES, Lane

logger = logging.getLogger(__name__)

LEASE_SECONDS = 6
FAIR_TURN = 5

_WEIGHT = " ".join(f"when '{lane}' then {weight}" for lane, weight in LANES.items())
_DEQUEUE = f"""
update django_q_ormq set lock = clock_timestamp() + interval '{LEASE_SECONDS} seconds'
where id = (
    select id from django_q_ormq
    where key = any(%s) and lock < clock_timestamp()
    order by extract(epoch from clock_timestamp() - lock)
        * (case when %s then 1 else case key {_WEIGHT} else {LANES[Lane.STANDARD]} end end) desc
    limit 1
    for update skip locked
)
returning id, lock, payload
"""  # noqa: S608  # built from constants


class LeaseBroker(ORM):
    """Hands out one task at a time, the one whose waiting time × weight of its lane is the greatest.

    Every fifth time it is simply the one that waited longest: paid work that comes faster than it is done
    would else leave free work waiting for ever.
    """

    _taken = 0

    def dequeue(self) -> list[tuple[str, str]] | None:
        try:
            with connection.cursor() as cursor:
                longest_first = self._taken % FAIR_TURN == FAIR_TURN - 1
                cursor.execute(_DEQUEUE, [[*LANES, Conf.CLUSTER_NAME], longest_first])
                row = cursor.fetchone()
        except DatabaseError:
            # Postgres is away for a moment: come back with a fresh connection rather than let the pusher die.
            logger.warning("the queue cannot be read; trying again")
            connections.close_all()
            sleep(0.5)
            return None
        if row is None:
            sleep(Conf.POLL)
            return None
        self._taken += 1
        task_id, lock, payload = row
        return [(f"{task_id}|{lock.isoformat()}", payload)]

    def acknowledge(self, task_id: str) -> None:
        """Nothing: the worker that holds the lease removes the task itself, so that nobody else's is removed."""

    def fail(self, task_id: str) -> None:
        """A payload that cannot be read can never run."""
        self.delete(int(str(task_id).split("|")[0]))

    def set_stat(self, key: str, value: str, timeout: int) -> None:
        """No statistics in the cache twice a second: `queries.queue_state` reads the table."""

    def get_stat(self, key: str) -> Any:
        return None

    def get_stats(self, pattern: str) -> list[Any]:
        return []
