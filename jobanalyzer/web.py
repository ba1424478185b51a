"""The web server: `python -m jobanalyzer.web`. The application is loaded once, and granian's processes are forked from
it, so that they start at once and share what they do not change: half of their memory."""

import multiprocessing
import os
from argparse import ArgumentParser
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from jobanalyzer import env
from jobanalyzer.lineage import end_with

PROCESSES: Final = 2
# Pages are worked out, not waited for: more threads in a process only get in each other's way.
THREADS: Final = 2
# Connections that only wait count among those a process takes on: room for many, and an end to those that send nothing,
# which granian's guessing between HTTP/1 and 2 would never come to.
CONNECTIONS: Final = 512
SILENT_MILLISECONDS: Final = 15_000


def main() -> None:
    env.load(Path(__file__).resolve().parent.parent / ".env")
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--application", default="jobanalyzer.wsgi:application")
    parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=env.number("PORT", 8000, 1, 65535))
    parser.add_argument("--processes", type=int, default=env.number("WEB_PROCESSES", PROCESSES, at_least=1))
    parser.add_argument("--threads", type=int, default=env.number("WEB_THREADS", THREADS, at_least=1))
    parser.add_argument("--end-with", type=int, help="the process without which this one ends, too")
    given = parser.parse_args()
    if given.end_with:
        end_with(given.end_with)
    os.register_at_fork(after_in_child=partial(_end_with_server, os.getpid()))
    multiprocessing.set_start_method("fork")
    import_module(given.application.partition(":")[0])
    Granian(
        given.application,
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.processes,
        blocking_threads=given.threads,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=SILENT_MILLISECONDS),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()


def _end_with_server(server: int) -> None:
    if os.getppid() == server:  # forked from the server itself: one of those that answer
        end_with(server)


if __name__ == "__main__":
    main()
