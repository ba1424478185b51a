"""Typst in a child process: laid-out pages out of a template and its data, and letters that no face holds.

One child serves a process; it starts with the first page that is drawn, leaves when nothing was drawn for some minutes,
and is replaced when it has died.
"""

import atexit
import json
import struct
import threading
import time
from pathlib import Path
from typing import Any, Literal

from resumes.child_process import ChildProcess

Format = Literal["pdf", "svg"]

TIME_LIMIT = 20.0
IDLE_SECONDS = 300.0
_WORKER = Path(__file__).with_name("typst_worker.py")
_ATTEMPTS = 2


class CompileError(Exception):
    """Typst refused. `diagnostic` is its full account; `message` its first line."""

    def __init__(self, message: str, diagnostic: str = "") -> None:
        super().__init__(message)
        self.message, self.diagnostic = message, diagnostic


class Compiler:
    """The child and who may speak to it: one thread at a time."""

    def __init__(self, time_limit: float = TIME_LIMIT, idle_seconds: float = IDLE_SECONDS) -> None:
        self.time_limit, self.idle_seconds = time_limit, idle_seconds
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        atexit.register(self.stop)

    def compile(self, template: str, data: dict[str, Any], form: Format) -> list[bytes]:
        """One PDF, or one image a page. Raises CompileError."""
        # ASCII escapes, so that a stray surrogate cannot make the data unreadable.
        inputs = json.dumps(data)
        return self._ask({"template": template, "inputs": inputs, "format": form})

    def try_source(self, source: str) -> None:
        """Compiles a text to PDF/UA and keeps nothing. Raises CompileError."""
        self._ask({"source": source})

    @property
    def process_id(self) -> int | None:
        """The child's, while it lives."""
        return self._child.process.pid if self._child and self._child.usable else None

    def stop(self) -> None:
        """End the child; the next page starts another."""
        child, self._child = self._child, None
        if child:
            child.stop()

    def _ask(self, request: dict[str, Any]) -> list[bytes]:
        body = json.dumps(request).encode()
        with self._lock:
            answer = self._answer(struct.pack("<I", len(body)) + body)
        line, _, rest = answer.partition(b"\n")
        head = json.loads(line)
        if "error" in head:
            raise CompileError(head["error"], head["diagnostic"])
        files, at = [], 0
        for size in head["sizes"]:
            files.append(rest[at : at + size])
            at += size
        return files

    def _answer(self, request: bytes) -> bytes:
        """A child that has died, or left after long idling, is replaced once; what kills two is not tried again."""
        for _ in range(_ATTEMPTS):
            if self._child is None or not self._child.usable:
                self.stop()
                self._child = ChildProcess(str(_WORKER), str(self.idle_seconds))
            try:
                return self._child.ask(request, deadline=time.monotonic() + self.time_limit)
            except TimeoutError:
                self.stop()
                raise CompileError("it takes too long") from None
            except (EOFError, OSError):
                self.stop()
        raise CompileError("the program that draws its pages broke off")


compiler = Compiler()
