"""Processes end with the one that started them, even if that was killed; the embedded server finds a new keeper."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from django.conf import settings

from jobanalyzer import embedded
from tests.processes import wait_for


@contextmanager
def running(code: str, *arguments: str) -> Iterator[tuple[psutil.Process, str]]:
    """A Python process with this code, and the first line that it wrote; killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield psutil.Process(process.pid), process.stdout.readline()
        finally:
            process.kill()


def test_a_child_ends_when_its_parent_is_killed() -> None:
    child = (
        "import os, time; from jobanalyzer.lineage import end_with; end_with(os.getppid()); "
        "print(os.getpid(), flush=True); time.sleep(60)"
    )
    with running("import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])", child) as (
        parent,
        line,
    ):
        orphan = psutil.Process(int(line))
        parent.kill()
        wait_for(lambda: not orphan.is_running(), seconds=10, what="the end of the child")


def test_who_stops_the_embedded_server(tmp_path: Path) -> None:
    data = tmp_path / "postgres"
    data.mkdir()
    waits = "print(flush=True); import time; time.sleep(60)"
    keeps = f"import sys, pathlib; from jobanalyzer import embedded; k = embedded.Keeper(pathlib.Path(sys.argv[1])); {waits}"
    with running(waits, str(data.resolve())) as (server, _):
        (data / "postmaster.pid").write_text(f"{server.pid}\n{data}\n")
        assert embedded.is_running(data)
        assert not embedded.Keeper(data).stops_it  # it was started by hand
        (data / "postmaster.pid").write_text("")
        with running(keeps, str(data)):
            (data / "postmaster.pid").write_text(f"{server.pid}\n{data}\n")
            assert not embedded.Keeper(data).stops_it  # another one does
        assert embedded.Keeper(data).stops_it


def test_a_number_that_is_another_programs_by_now_is_no_running_server(tmp_path: Path) -> None:
    with running("print(flush=True); input()", "something else") as (other, _):
        (tmp_path / "postmaster.pid").write_text(f"{other.pid}\n{tmp_path}\n")
        assert not embedded.is_running(tmp_path)
