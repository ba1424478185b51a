"""Real processes to measure: web servers and workers on the benchmark's database, and what memory they take."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil
from django.conf import settings

from jobanalyzer.management.commands.serve import LEAN

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bench_database_url() -> str:
    """A fresh database beside the product's own, in the embedded server. Raises SystemExit with another server."""
    from jobanalyzer import embedded

    if not settings.EMBEDDED_POSTGRES:
        sys.exit("The page benchmarks need the embedded Postgres: unset DATABASE_URL.")
    address = embedded.ensure_started(settings.POSTGRES_DIRECTORY)
    with embedded.superuser_connection(address) as connection:
        connection.execute("drop database if exists jobanalyzer_bench with (force)")
        connection.execute(f"create database jobanalyzer_bench owner {embedded.ROLE}")
    return f"postgres://{embedded.ROLE}@{quote(address['host'], safe='')}:{address['port']}/jobanalyzer_bench"


def environment(url: str, **extra: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": "only-for-the-benchmark",
        "LOG_LEVEL": "ERROR",
        # One token sends more in a minute than any client may
        "API_READS_PER_MINUTE": "1000000",
        "API_WRITES_PER_MINUTE": "1000000",
        **extra,
    }


@contextmanager
def serving(
    url: str,
    application: str = "jobanalyzer.wsgi:application",
    processes: int = 2,
    extra: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """The web server as `serve` starts it, on a free port; yields the port. `extra` goes into its environment."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "jobanalyzer.web", "--application", application),
        *("--host", "127.0.0.1", "--port", str(port), "--processes", str(processes)),
        *("--end-with", str(os.getpid())),
    ]
    server = subprocess.Popen(command, cwd=ROOT, env=environment(url, **LEAN, **(extra or {})))
    try:
        _wait_for(port)
        yield port
    finally:
        _end(server)


@contextmanager
def working(url: str, extra: Mapping[str, str]) -> Iterator[None]:
    """`manage.py worker` on the database, until the block ends."""
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--end-with", str(os.getpid())],
        cwd=ROOT,
        env=environment(url, **extra),
    )
    try:
        yield
    finally:
        _end(worker)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it started; it may miss a signal while it starts."""
    family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for member in family:
        with suppress(psutil.NoSuchProcess):
            member.kill()


def _wait_for(port: int, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit("the web server did not answer")


def proportional_mb(process: psutil.Process) -> float:
    """Memory of a process with shared pages counted by share, in MB."""
    return float(process.memory_full_info().pss) / 1024 / 1024
