"""Putting a task on the queue."""

from typing import Any

from django_q.tasks import async_task

from jobanalyzer.queue.lanes import Lane

RUNNER = "jobanalyzer.queue.run.run"


def enqueue(function: str, *ids: Any, lane: str = Lane.STANDARD) -> str:
    """Run `function` (a dotted path in some `tasks.py`) with `ids`, as strings, in a worker; returns the task's id.

    Tasks take ids, are idempotent, and enter their tenancy context themselves. Called inside a transaction the
    task appears when that commits, because the queue is a table of the same database.
    """
    return str(async_task(RUNNER, function, *(str(value) for value in ids), q_options={"cluster": str(lane)}))
