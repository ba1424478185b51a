"""Matches a resume file with postings as JSON lines and prints scores as JSON lines; needs no database."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs.extraction.posting import read_posting
from jobs.lexicon.load import default_lexicon
from jobs.matching import PostingProfile, ResumeProfile, match
from jobs.posting_lines import PostingLine, read_lines
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
        for line in read_lines(lines):
            answer = _answer(line, resume)
            failed += "error" in answer
            if hidden and "error" not in answer:
                answer["hidden"] = list(hidden)
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


def _answer(line: PostingLine, resume: ResumeProfile | ReadError) -> dict[str, Any]:
    if line.error:
        return line.failure()
    if isinstance(resume, ReadError):
        return replace(line, error=f"the resume: {resume.message}").failure()
    profile = PostingProfile.from_facts(read_posting(line.text, line.title), line.title, line.text)
    return {"id": line.id, **match(resume, profile, text=line.text).to_json()}
