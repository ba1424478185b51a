"""Tasks that the tests put on the queue: they leave a line in a file, so that processes can be watched."""

import os
import signal
import time
from pathlib import Path


def note(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{word} {os.getpid()}\n")


def slow(path: str, seconds: str) -> None:
    note(path, "begin")
    time.sleep(float(seconds))
    note(path, "end")


def kill_own_worker(path: str) -> None:
    note(path, "begin")
    os.kill(os.getpid(), signal.SIGKILL)


def fail(path: str, secret: str) -> None:
    note(path, "begin")
    raise ValueError(f"a text that must not be logged: {secret}")
