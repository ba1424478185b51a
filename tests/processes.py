"""Real processes for tests: a worker on the test's own database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import psutil
from django.conf import settings
from django.db import connection


def database_url() -> str:
    """The address of the database this test runs on, for other processes."""
    parameters = connection.settings_dict
    host = quote(str(parameters["HOST"]), safe="")
    password = f":{quote(parameters['PASSWORD'], safe='')}" if parameters["PASSWORD"] else ""
    return (
        f"postgres://{parameters['USER']}{password}@{host}:{parameters['PORT'] or 5432}/{parameters['NAME']}"
    )


def environment(**extra: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "SECRET_KEY": settings.SECRET_KEY,
        "PYTHONPATH": str(settings.BASE_DIR),
        "LOG_LEVEL": "WARNING",
        **extra,
    }


@contextmanager
def running_worker(log_path: str = os.devnull, **extra: str) -> Iterator[psutil.Process]:
    """`manage.py worker` on the test database; every process of it is gone afterwards."""
    with open(log_path, "ab") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker"],
            cwd=settings.BASE_DIR,
            env=environment(**extra),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    supervisor = psutil.Process(process.pid)
    try:
        yield supervisor
    finally:
        family = [supervisor, *supervisor.children(recursive=True)] if supervisor.is_running() else []
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        finally:
            for member in family:
                if member.is_running():
                    member.kill()


def wait_for(condition: Callable[[], object], seconds: float = 60, what: str = "the condition") -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come true within {seconds} s")
