"""Reads postings as JSON lines and prints their skills and facts as JSON lines; needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.extraction.posting import read_posting
from jobs.extraction.serialize import facts_to_json
from jobs.posting_lines import PostingLine, read_lines


class Command(BaseCommand):
    """`manage.py extract_skills [FILE|-]`."""

    help = 'Reads {"id", "title", "text"} lines from FILE or standard input and prints skills and facts, a line each.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="a JSON lines file; - or nothing for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = str(options["file"])
        if name == "-":
            failed = self.print_answers(sys.stdin.buffer)
        else:
            try:
                with Path(name).open("rb") as lines:
                    failed = self.print_answers(lines)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise CommandError(f"cannot read {name}: {error.strerror}") from error
        if failed:
            sys.exit(1)

    def print_answers(self, lines: Iterable[bytes]) -> int:
        """Prints an answer for each line; returns how many failed."""
        failed = 0
        for line in read_lines(lines):
            failed += bool(line.error)
            self.stdout.write(json.dumps(_answer(line), ensure_ascii=False))
        return failed


def _answer(line: PostingLine) -> dict[str, Any]:
    if line.error:
        return line.failure()
    return {"id": line.id, **facts_to_json(read_posting(line.text, line.title))}
