"""What a file is, by its first bytes and its content; its name only decides between kinds of plain text."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from resumes.reading.types import Kind, ReadError

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_SVG = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<(?:\w+:)?svg[\s>]",
    re.S | re.I,
)
# Headings as Markdown writes them, whatever the file is called.
_MARKED = re.compile(rb"^#{1,4} \w", re.M)
_PICTURE = (
    "This is a picture, and pictures hold no text. Upload the document it was made from, or run it through "
    "text recognition (OCR) first."
)
_UNSUPPORTED = (
    "This kind of file is not supported. Upload a PDF, DOCX, DOC, text, Markdown or JSON Resume file, or paste"
    " the text."
)


def sniff(data: bytes, filename: str) -> Kind:
    """The kind of a file. Raises ReadError where it is none that can be read."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not head:
        raise ReadError("empty", "This file is empty. Choose the file that holds your resume.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_ole(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp":
        raise ReadError("image_only", _PICTURE)
    return _sniff_text(data, filename)


def _sniff_zip(data: bytes) -> Kind:
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ReadError(
            "damaged",
            "This document is damaged or cut off. Save it again in your word processor and upload that.",
        ) from None
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    raise ReadError("unsupported", _UNSUPPORTED)


def _sniff_ole(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(
            "encrypted", "This document is locked with a password. Save a copy without one and upload that."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise ReadError("unsupported", _UNSUPPORTED)


def _sniff_text(data: bytes, filename: str) -> Kind:
    sample = data[:8192]
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and (
        b"\x00" in sample or sum(byte < 9 or 13 < byte < 32 for byte in sample) > 0.02 * len(sample)
    ):
        raise ReadError("unsupported", _UNSUPPORTED)
    if _SVG.match(sample):
        raise ReadError("image_only", _PICTURE)
    suffix = PurePath(filename).suffix.lower()
    start = sample.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[") and (suffix == ".json" or _is_json(data)):
        return "json"
    lowered = start[:200].lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or b"<html" in lowered:
        return "html"
    marked = suffix in (".md", ".markdown", ".mdown") or len(_MARKED.findall(sample)) >= 2
    return "markdown" if marked else "txt"


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
