"""Processes that end with the one that started them, however that one ends: an orphan would hold its port and work on."""

import os
import signal
from collections.abc import Callable
from threading import Thread
from time import sleep

_LOOK_SECONDS = 0.5


def end_with(parent: int, end: Callable[[], None] | None = None) -> None:
    """Once `parent` is not this process's parent any more, do `end`: by default, what SIGTERM does."""
    Thread(target=_watch, args=[parent, end or _terminate], daemon=True).start()


def _watch(parent: int, end: Callable[[], None]) -> None:
    while os.getppid() == parent:
        sleep(_LOOK_SECONDS)
    end()


def _terminate() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
