"""Requests of one person that arrive at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from accounts import tenancy
from tests.conftest import Person


def at_once(person: Person, *acts: Callable[[], object]) -> None:
    """All acts begun together in the person's workspace; whatever one raises is raised here."""
    begin = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            with tenancy.workspace(person.workspace.pk):
                connection.ensure_connection()
                begin.wait()
                act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))
