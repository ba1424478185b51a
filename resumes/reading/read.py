"""One door for every kind of file: bytes in, visible text with its layout out, or a clear refusal."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO

import docx2txt

from resumes.reading import docx, kinds, office, pdf, plain, quality
from resumes.reading.layout import lines_of_pages
from resumes.reading.types import Kind, Line, PageWords, ReadError, Run, SourceText

MAX_BYTES = 10 * 1024 * 1024
MAX_TEXT = 400_000

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\xa0": " ",
    "\xad": "",
}
_TABLE = str.maketrans(_LIGATURES)


def read_file(data: bytes, filename: str) -> SourceText:
    """The visible text of a file and where each line stood. Raises ReadError with a message for the person."""
    if len(data) > MAX_BYTES:
        raise ReadError(
            "too_large", "This file is larger than 10 MB. Save it with smaller pictures and upload that."
        )
    kind = kinds.sniff(data, filename)
    if kind == "pdf":
        return _read_pdf(data)
    if kind in ("doc", "odt", "rtf"):
        return _read_docx(office.to_docx(data, kind), kind)
    if kind == "docx":
        return _read_docx(data, kind)
    return read_text(plain.decode(data), kind)


def read_text(text: str, kind: Kind = "txt", *, pasted: bool = False) -> SourceText:
    """Pasted or decoded text. JSON passes as it is: it is a document, not a page."""
    if len(text) > MAX_TEXT:
        raise ReadError("too_large", "This text is far longer than a resume. Upload the resume alone.")
    if kind == "json":
        return SourceText(text=text, kind=kind, reader="text")
    links: list[str] = []
    if kind == "html":
        lines, links = plain.lines_of_markdown(plain.markdown_of_html(text))
    elif kind == "markdown":
        lines, links = plain.lines_of_markdown(text)
    else:
        lines = plain.lines_of_text(text)
    quality.check_text("\n".join(line.text for line in lines), pasted=pasted)
    return _assemble(lines, kind, links=links, reader="text")


def _read_pdf(data: bytes) -> SourceText:
    try:
        pages = pdf.read_pdf(data)
    except ReadError as error:
        text = pdf.read_pdf_plainly(data) if error.code == "damaged" and b"%%EOF" in data[-2048:] else ""
        if not text.strip():
            raise
        return _plain_pdf(text, 1, ["The PDF is damaged; only its plain text could be read."])
    _check_pages(pages)
    lines = lines_of_pages(pages)
    text = "\n".join(line.text for line in lines)
    if quality.garbage_share(text) > 0.3:
        other = pdf.read_pdf_plainly(data)
        if other.strip() and quality.garbage_share(other) < 0.1:
            return _plain_pdf(other, len(pages), ["The layout could not be read; only the plain text was."])
    quality.check_text(text)
    warnings = []
    if any(page.recognised for page in pages):
        warnings.append("This is a scan with recognised text: check every field for misread letters.")
    hidden = [text for page in pages for text in page.hidden]
    links = [link for page in pages for link in page.links]
    return _assemble(
        lines, "pdf", pages=len(pages), links=links, hidden=hidden, warnings=warnings, reader="layout"
    )


def _plain_pdf(text: str, pages: int, warnings: list[str]) -> SourceText:
    quality.check_text(text)
    return _assemble(plain.lines_of_text(text), "pdf", pages=pages, warnings=warnings, reader="plain")


def _check_pages(pages: Sequence[PageWords]) -> None:
    """Raise ReadError where the pages show pictures of text, or nothing."""
    letters = sum(len(word.text) for page in pages for word in page.words)
    if letters >= quality.MIN_LETTERS:
        return
    if any(page.image_share > 0.2 for page in pages) or not any(page.hidden for page in pages):
        raise ReadError(
            "image_only",
            "This PDF shows pictures of text, without the text itself: it was probably scanned. Export it from the "
            "program it was written in, or run it through text recognition (OCR), and upload that.",
        )
    raise ReadError(
        "empty", "This PDF holds no text that can be seen. Choose the file that holds your resume."
    )


def _read_docx(data: bytes, kind: Kind) -> SourceText:
    lines, links, hidden = docx.read_docx(data)
    warnings = []
    text = "\n".join(line.text for line in lines)
    if sum(letter.isalpha() for letter in text) < quality.MIN_LETTERS:
        other = _docx_plainly(data)
        if len(other.strip()) > 2 * len(text) and not hidden:
            lines = plain.lines_of_text(other)
            text = other
            warnings.append("The layout could not be read; only the plain text was.")
    if not any(letter.isalpha() for letter in text) and any(
        name.startswith(b"word/media/") for name in _names(data)
    ):
        raise ReadError(
            "image_only",
            "This document shows pictures of text, without the text itself. Upload it with its text.",
        )
    quality.check_text(text)
    return _assemble(lines, kind, links=links, hidden=hidden, warnings=warnings, reader="layout")


def _docx_plainly(data: bytes) -> str:
    """The text alone, by docx2txt: a second opinion for documents that are built in an unusual way."""
    try:
        return str(docx2txt.process(BytesIO(data)))
    except Exception:  # it raises whatever a damaged package provokes; the first reader's answer stands then
        return ""


def _names(data: bytes) -> list[bytes]:
    return [name.encode() for name in zipfile.ZipFile(BytesIO(data)).namelist()]


def _closed_up(text: str) -> str:
    """'A N N A   P.  B E L L' without the spaces between its letters; words are as far apart as cells are."""
    words = re.split(r" {2,}|\t+", text) if len(text) > 7 else []
    initials = [word for word in words if len(word) < 3]
    spread = [word for word in words if len(word) > 2 and all(len(letter) == 1 for letter in word.split(" "))]
    apart = spread and len(initials) + len(spread) == len(words)
    return " ".join(word.replace(" ", "") for word in words) if apart else text


def _assemble(
    lines: Iterable[Line],
    kind: Kind,
    *,
    pages: int = 1,
    links: Iterable[str] = (),
    hidden: Iterable[str] = (),
    warnings: Iterable[str] = (),
    reader: str,
) -> SourceText:
    """Lines joined to one text, each knowing its offset; ligatures resolved, invisible characters dropped."""
    placed: list[Line] = []
    start = 0
    for line in lines:
        text = line.text.translate(_TABLE).strip()
        if not text:
            continue
        runs = tuple(replace(run, text=run.text.translate(_TABLE)) for run in line.runs)
        closed = _closed_up(text)
        if closed != text:
            text, runs = closed, (Run(closed, line.bold, line.italic, line.size),)
        placed.append(replace(line, text=text, start=start, runs=runs))
        start += len(text) + 1
    hidden_text = tuple(text for text in hidden if sum(letter.isalnum() for letter in text) > 1)
    notes = list(warnings)
    if hidden_text:
        notes.append(f"Text that a reader cannot see was left out ({len(hidden_text)} passages).")
    return SourceText(
        text="\n".join(line.text for line in placed),
        kind=kind,
        pages=pages,
        lines=tuple(placed),
        links=tuple(dict.fromkeys(links)),
        hidden_text=hidden_text,
        warnings=tuple(notes),
        reader=reader,
    )
