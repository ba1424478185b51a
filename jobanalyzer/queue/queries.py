"""What staff want to know about the queue."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class QueueState:
    """Counts of tasks, and the age in seconds of the oldest waiting one."""

    waiting: int
    running: int
    oldest_seconds: float


def queue_state() -> QueueState:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) filter (where lock <= clock_timestamp()), "
            "count(*) filter (where lock > clock_timestamp()), "
            "coalesce(extract(epoch from clock_timestamp() - min(lock) filter (where lock <= clock_timestamp())), 0) "
            "from django_q_ormq"
        )
        waiting, running, oldest = cursor.fetchone()
    return QueueState(waiting, running, float(oldest))
