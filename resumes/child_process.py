"""A child process that answers requests over a pipe: what may hang or crash, or weighs much, is done there."""

import contextlib
import os
import select
import struct
import subprocess
import sys
import time


class ChildProcess:
    """One process of Python with these arguments, cut off from this environment, and the pipe to it.

    An answer is a 4-byte length and so many bytes.
    """

    def __init__(self, *arguments: str) -> None:
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-I", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )

    def ask(self, *request: bytes, deadline: float) -> bytes:
        """The answer to a request. Raises TimeoutError, and EOFError or OSError where the process has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        for part in request:
            self.process.stdin.write(part)
        self.process.stdin.flush()
        pipe = self.process.stdout.fileno()
        (length,) = struct.unpack("<I", _receive(pipe, 4, deadline))
        return _receive(pipe, length, deadline)

    @property
    def usable(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def stop(self) -> None:
        """End it at once; a fork's copy of the handle leaves its parent's child alone."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _receive(pipe: int, length: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    missing = length
    while missing:
        ready, _, _ = select.select([pipe], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            raise TimeoutError
        part = os.read(pipe, min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
