"""`serve`: Postgres, web and worker together, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jobanalyzer import embedded, env
from jobanalyzer.staticfiles import collect_if_changed

STOP_SECONDS = 8
# What was served by a command that was killed ends by itself, but not in the same moment.
ENDING_SECONDS = 2
# Two seconds on a machine of its own; ten times that on one that is busy.
SERVED_SECONDS = 120
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Threads share two memory arenas in place of one each: a third less memory for the same work.
LEAN = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _trouble_with(host: str, port: int) -> str:
    """Why nothing can be served there, or an empty text."""
    with socket.socket(_family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            return str(getattr(error, "strerror", None) or error)
    return ""


def _interrupt_on_signals() -> None:
    """All as Ctrl-C does; only a closed terminal is ignored where `nohup` asked for it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


class Command(BaseCommand):
    help = "Migrates, seeds a demo workspace on first run, and serves web and worker until Ctrl-C."
    requires_system_checks = []  # they load every page; `make test` and `manage.py check` run them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.number("PORT", 8000, 1, 65535))
        parser.add_argument("--no-demo", action="store_true", help="do not seed the demo workspace")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        self._require_free(host, port)
        os.environ["PORT"] = str(port)  # the children's links lead here
        children: list[subprocess.Popen[bytes]] = []
        _interrupt_on_signals()
        keeper = embedded.Keeper(settings.POSTGRES_DIRECTORY) if settings.EMBEDDED_POSTGRES else None
        try:
            # The demo login is public: never on a real site, nor where other machines can reach it.
            self.has_demo = not options["no_demo"] and not settings.HTTPS and host in LOOPBACK
            self._prepare()
            children = [self._start_web(host, port)]
            self._wait_until_served(host, port, children[0])
            children.append(self._start_worker())  # only now: both would load the same at the same time
            self._greet(host, port)
            self._watch(children)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping…")
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            self._stop(children)
            if keeper is not None:
                keeper.stop()
        self.stdout.write("Stopped.")

    def _require_free(self, host: str, port: int) -> None:
        deadline = time.monotonic() + ENDING_SECONDS
        while (why := _trouble_with(host, port)) and time.monotonic() < deadline:
            time.sleep(0.1)
        if why:
            raise CommandError(
                f"port {port} on {host} cannot be used ({why}). Stop what uses it, or: make run PORT=8001"
            )

    def _prepare(self) -> None:
        self._require_cache()
        call_command("prepare", verbosity=0)
        collect_if_changed()
        if self.has_demo:
            call_command("seed_demo", verbosity=0)

    def _require_cache(self) -> None:
        if settings.REDIS_URL:
            from redis import RedisError  # only where it is used: it takes 0.1 s to load

            try:
                caches["default"].get("any")
            except RedisError as error:
                raise CommandError(f"the cache at REDIS_URL cannot be used: {error}") from None

    def _start_web(self, host: str, port: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "jobanalyzer.web", "--end-with", str(os.getpid())),
                *("--host", host, "--port", str(port)),
            ],
            cwd=settings.BASE_DIR,
            start_new_session=True,
            env={**LEAN, **os.environ},
        )

    def _start_worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", "worker", "--end-with", str(os.getpid())],
            cwd=settings.BASE_DIR,
            start_new_session=True,
        )

    def _wait_until_served(self, host: str, port: int, web: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SERVED_SECONDS
        while time.monotonic() < deadline:
            if web.poll() is not None:
                raise CommandError(
                    f"the web process ended with code {web.returncode}; its lines above say why."
                )
            with socket.socket(_family(host)) as probe:
                if probe.connect_ex((host, port)) == 0:
                    return
            time.sleep(0.05)
        raise CommandError(f"the web process did not answer within {SERVED_SECONDS} seconds.")

    def _greet(self, host: str, port: int) -> None:
        name = f"[{host}]" if ":" in host else host
        self.stdout.write(f"\nJob Analyzer is at http://{name}:{port}")
        if self.has_demo:
            self.stdout.write(f"Demo login: {settings.DEMO_EMAIL} / {settings.DEMO_PASSWORD}")
        self.stdout.write("Ctrl-C stops everything.\n")
        self.stdout.flush()

    def _watch(self, children: list[subprocess.Popen[bytes]]) -> None:
        while True:
            for child in children:
                if child.poll() is not None:
                    raise CommandError(f"a process ended with code {child.returncode}: {child.args!r}")
            time.sleep(0.3)

    def _stop(self, children: list[subprocess.Popen[bytes]]) -> None:
        for child in children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # whatever the child left behind in its group
