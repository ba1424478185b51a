"""Reads postings as JSON lines and prints their skills and facts as JSON lines; needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.extraction.posting import read_posting
from jobs.extraction.serialize import facts_to_json


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
        for answer in _answers(lines):
            failed += "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        return failed


def _answers(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        item: Any = None
        try:
            item = json.loads(line)
            yield _answer(item)
        except (ValueError, TypeError) as error:
            key = item.get("id") if isinstance(item, dict) else None
            yield {"id": key, "line": number, "error": _plain(error)}


def _answer(item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise TypeError("the line is not a JSON object")
    text, title = item.get("text"), item.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str):
        raise TypeError('"text" must be a string, and "title" too where it is given')
    if not text.strip():
        raise ValueError('"text" is empty')
    return {"id": item.get("id"), **facts_to_json(read_posting(text, title))}


def _plain(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text"
    return str(error)
