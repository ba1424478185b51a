"""Matches a resume file with postings as JSON lines and prints scores as JSON lines; needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs.extraction.posting import read_posting
from jobs.lexicon.load import default_lexicon
from jobs.matching import PostingProfile, ResumeProfile, match
from resumes.parsing import parse_file
from resumes.reading import MAX_BYTES, ReadError


class Command(BaseCommand):
    """`manage.py match_resume --resume FILE [POSTINGS.jsonl|-]`."""

    help = (
        'Reads {"id", "title", "text"} lines and prints {"id", "score", "parts", "missing", "evidence"}, a line each. '
        "Text of the resume that a reader cannot see scores nothing and is reported."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--resume", required=True, help="PDF, DOCX, text, Markdown or JSON Resume")
        parser.add_argument(
            "postings", nargs="?", default="-", help="a JSON lines file; - or nothing for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        resume, hidden = _read_resume(Path(options["resume"]))
        if hidden:
            shown = "; ".join(" ".join(text.split())[:80] for text in hidden[:3])
            self.stderr.write(f"{len(hidden)} passages that a reader cannot see were left out: {shown}")
        name = str(options["postings"])
        try:
            lines = sys.stdin.buffer if name == "-" else BytesIO(Path(name).read_bytes())
        except OSError as error:
            raise CommandError(f"cannot read {name}: {error.strerror}") from error
        failed = 0
        for answer in _answers(lines, resume, hidden):
            failed += "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if failed:
            sys.exit(1)


def _read_resume(path: Path) -> tuple[ResumeProfile | ReadError, tuple[str, ...]]:
    """The resume's profile, or why it cannot be had, and the text in the file that nobody sees."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error
    try:
        source, parsed = parse_file(data, path.name)
    except ReadError as error:
        return error, ()
    profile = ResumeProfile.from_document(parsed.document, default_lexicon(), timezone.localdate())
    return profile, source.hidden_text


def _answers(
    lines: Iterable[bytes], resume: ResumeProfile | ReadError, hidden: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        item: Any = None
        try:
            item = json.loads(line)
            answer = _answer(item, resume)
        except (ValueError, TypeError) as error:
            key = item.get("id") if isinstance(item, dict) else None
            yield {"id": key, "line": number, "error": _plain(error)}
            continue
        yield {**answer, "hidden": list(hidden)} if hidden else answer


def _answer(item: Any, resume: ResumeProfile | ReadError) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise TypeError("the line is not a JSON object")
    if isinstance(resume, ReadError):
        raise ValueError(f"the resume: {resume.message}")
    text, title = item.get("text"), item.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str):
        raise TypeError('"text" must be a string, and "title" too where it is given')
    profile = PostingProfile.from_facts(read_posting(text, title), title, text)
    return {"id": item.get("id"), **match(resume, profile, text=text).to_json()}


def _plain(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text"
    return str(error)
