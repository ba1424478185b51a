"""`worker`: runs the background cluster in a process group of its own, and starts it again when it dies."""

import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from jobanalyzer.lineage import end_with

GRACE_SECONDS = 5


class Command(BaseCommand):
    help = "Runs background work until SIGTERM or Ctrl-C; survives the death of any worker process."
    requires_system_checks = []  # they load every page; `make test` and `manage.py check` run them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--cluster", action="store_true", help="run the cluster itself (used by the supervisor)"
        )
        parser.add_argument("--end-with", type=int, help="the process without which this one ends, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["end_with"]:
            end_with(options["end_with"])
        if options["cluster"]:
            from jobanalyzer.queue.cluster import run_cluster

            run_cluster()
        else:
            Supervisor().run()


class Supervisor:
    """Keeps one cluster alive. A short pause between starts keeps a broken installation from spinning."""

    def __init__(self) -> None:
        self.stopping = False
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self.stopping:
            started = time.monotonic()
            self.child = subprocess.Popen(
                [sys.executable, "manage.py", "worker", "--cluster"], cwd=settings.BASE_DIR
            )
            while self.child.poll() is None and not self.stopping:
                time.sleep(0.1)
            if self.stopping:
                break
            _kill_group(self.child)
            if time.monotonic() - started < 2:
                time.sleep(2)
        self._end_child()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _end_child(self) -> None:
        """SIGTERM lets running tasks end; after the grace the group is killed and the leases return its tasks."""
        child = self.child
        if child is None or child.poll() is not None:
            return
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE_SECONDS)
        _kill_group(child)
        child.wait()


def _kill_group(leader: subprocess.Popen[bytes]) -> None:
    """Whatever the cluster left behind: it would work on beside the next one."""
    with suppress(ProcessLookupError):
        os.killpg(leader.pid, signal.SIGKILL)
