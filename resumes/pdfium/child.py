"""The child process itself: a hostile file can neither hang nor crash its reader.

Spoken over stdin and stdout: a request is the file's length, the most pages allowed and whether plain text is enough
(4 bytes each), then the file; an answer is a 4-byte length and JSON.
"""

import io
import json
import logging
import struct
import sys
from typing import Any, BinaryIO

import pypdfium2.raw as pdfium

from resumes.pdfium.pages import read_document


def read_plainly(data: bytes, max_pages: int) -> dict[str, Any]:
    """The text alone, by pypdf, which reads some files that PDFium does not."""
    import pypdf  # takes a third of a second, and is rarely needed

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        return {"texts": [page.extract_text() for page in reader.pages[:max_pages]]}
    except Exception:  # pypdf raises whatever a hostile file provokes; no text is the answer to all of it
        return {"texts": []}


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit holds there alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _read_exactly(stream: BinaryIO, length: int) -> bytes | None:
    data = stream.read(length)
    return data if len(data) == length else None


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer one request after the other until the parent closes the pipe."""
    while (head := _read_exactly(requests, 12)) is not None:
        length, max_pages, plain = struct.unpack("<III", head)
        data = _read_exactly(requests, length)
        if data is None:
            return
        try:
            answer = read_plainly(data, max_pages) if plain else read_document(data, max_pages)
        except MemoryError:
            answer = {"error": "too_heavy"}
        body = json.dumps(answer).encode()
        answers.write(struct.pack("<I", len(body)) + body)
        answers.flush()


def main() -> None:
    _limit_memory(2 * 1024**3)
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2)
    pdfium.FPDF_InitLibraryWithConfig(config)
    serve(sys.stdin.buffer, sys.stdout.buffer)
