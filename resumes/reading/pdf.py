"""PDF to words with positions: PDFium in a child process; pypdf where PDFium finds no usable text."""

import atexit
import json
import struct
import time
from pathlib import Path
from typing import Any

from resumes.child_process import ChildProcess
from resumes.reading.types import PageWords, ReadError, Word

MAX_PAGES = 60
TIME_LIMIT = 12.0
_ALL_PAGES = 10_000
# The child sees nothing of this environment but the project's own folder.
_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.append(sys.argv[1]); from resumes.pdfium.child import main; main()"

_MESSAGES = {
    "encrypted": "This PDF is locked with a password. Save a copy without one and upload that.",
    "damaged": "This PDF is damaged or cut off. Export it again from the program it was made with and upload that.",
    "too_large": f"This PDF has more than {MAX_PAGES} pages. Upload the resume alone.",
    "too_heavy": "This PDF takes too long to read. Print it to a new, simpler PDF, or upload a DOCX, and try again.",
}


# A child waits here for the next file; another is started when it is busy. list.pop and append are atomic.
_idle: list[ChildProcess] = []


@atexit.register
def _stop_idle() -> None:
    while _idle:
        _idle.pop().stop()


def _take_worker() -> ChildProcess:
    while _idle:
        worker = _idle.pop()
        if worker.usable:
            return worker
        worker.stop()
    return ChildProcess("-c", _START, str(_ROOT))


def _ask_worker(data: bytes, *, plain: bool = False, max_pages: int = MAX_PAGES) -> dict[str, Any]:
    worker = _take_worker()
    head = struct.pack("<III", len(data), max_pages, int(plain))
    try:
        answer: dict[str, Any] = json.loads(worker.ask(head, data, deadline=time.monotonic() + TIME_LIMIT))
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
    return "\n".join(_ask_worker(data, plain=True).get("texts", ()))


def page_texts(data: bytes) -> list[str]:
    """The text of each page of a PDF made here, by pypdf; nothing if it cannot be read."""
    return list(_ask_worker(data, plain=True, max_pages=_ALL_PAGES).get("texts", ()))
