"""`manage.py parse_resume FILE…`: resumes to JSON lines, for scripts. No database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resumes.parsing.report import parse_path


class Command(BaseCommand):
    help = "Print one JSON line per file: file, ok, error, resume (JSON Resume), confidence, warnings."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="PDF, DOCX, DOC, text, Markdown or JSON Resume"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for name in options["files"]:
            report = parse_path(Path(name))
            failed = failed or not report["ok"]
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        if failed:
            raise SystemExit(1)
