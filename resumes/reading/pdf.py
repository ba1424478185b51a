"""PDF to words with positions: PDFium in a child process; pypdf where PDFium finds no usable text."""

import atexit
import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from resumes.reading.types import PageWords, ReadError, Word

MAX_PAGES = 60
TIME_LIMIT = 12.0
_WORKER = Path(__file__).with_name("pdf_worker.py")

_MESSAGES = {
    "encrypted": "This PDF is locked with a password. Save a copy without one and upload that.",
    "damaged": "This PDF is damaged or cut off. Export it again from the program it was made with and upload that.",
    "too_large": f"This PDF has more than {MAX_PAGES} pages. Upload the resume alone.",
    "too_heavy": "This PDF takes too long to read. Print it to a new, simpler PDF, or upload a DOCX, and try again.",
}


class _Worker:
    """One child process and the pipe to it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )

    def ask(self, data: bytes, deadline: float, *, plain: bool) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(struct.pack("<III", len(data), MAX_PAGES, int(plain)))
        self.process.stdin.write(data)
        self.process.stdin.flush()
        pipe = self.process.stdout.fileno()
        (length,) = struct.unpack("<I", _receive(pipe, 4, deadline))
        answer: dict[str, Any] = json.loads(_receive(pipe, length, deadline))
        return answer

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


# A child waits here for the next file; another is started when it is busy. list.pop and append are atomic.
_idle: list[_Worker] = []


@atexit.register
def _stop_idle() -> None:
    while _idle:
        _idle.pop().stop()


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


def _take_worker() -> _Worker:
    while _idle:
        worker = _idle.pop()
        if worker.usable:
            return worker
        worker.stop()
    return _Worker()


def _ask_worker(data: bytes, *, plain: bool = False) -> dict[str, Any]:
    worker = _take_worker()
    try:
        answer = worker.ask(data, time.monotonic() + TIME_LIMIT, plain=plain)
    except TimeoutError:
        worker.stop()
        return {"error": "too_heavy"}
    except (EOFError, OSError, ValueError):
        worker.stop()
        return {"error": "damaged"}
    if _idle:
        worker.stop()
    else:
        _idle.append(worker)
    return answer


def read_pdf(data: bytes) -> list[PageWords]:
    """The pages of a PDF. Raises ReadError for files that cannot be opened or take too long."""
    answer = _ask_worker(data)
    error = answer.get("error")
    if error == "too_many_pages":
        raise ReadError("too_large", _MESSAGES["too_large"])
    if error == "too_heavy":
        raise ReadError("too_large", _MESSAGES["too_heavy"])
    if error == "encrypted":
        raise ReadError("encrypted", _MESSAGES["encrypted"])
    if error or not answer.get("pages"):
        raise ReadError("damaged", _MESSAGES["damaged"])
    return [_page(page) for page in answer["pages"]]


def _page(page: dict[str, Any]) -> PageWords:
    words = tuple(
        Word(text, x0, x1, top, bottom, y, size, bold, italic)
        for text, x0, top, x1, bottom, y, size, bold, italic in page["words"]
    )
    return PageWords(
        width=page["width"],
        height=page["height"],
        words=words,
        links=tuple(page["links"]),
        hidden=tuple(page["hidden"]),
        image_share=page["image_share"],
        recognised=bool(page.get("recognised")),
    )


def read_pdf_plainly(data: bytes) -> str:
    """The text alone, by pypdf: a second opinion where the fonts' tables led PDFium astray. '' if it fails too."""
    return str(_ask_worker(data, plain=True).get("text", ""))
