"""Improves a resume file for postings as JSON lines and prints edits, questions and scores as JSON; no database."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs.extraction.posting import read_posting
from jobs.lexicon.load import default_lexicon
from jobs.matching import PostingProfile, ResumeProfile, score
from jobs.posting_lines import PostingLine, read_lines
from optimizations.builtin import improve
from optimizations.builtin.questions import Question, ask
from optimizations.context import MarketContext, PostingFacts, context_of
from optimizations.edits import Edit, apply_edits, summarise
from optimizations.gateway import asking, providers
from optimizations.gateway.types import GatewayError, Tier, Trouble
from optimizations.strategies import STRATEGIES, AllLost, Answer, Call, Facts, Lost
from optimizations.strategies.impact import read_impact
from optimizations.truth.language import language_of
from resumes.document import Document
from resumes.parsing import parse_file
from resumes.reading import MAX_BYTES, ReadError
from resumes.rendering import Design, RenderError, render_pdf

RULES = "built-in rules, no AI"
_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the postings file, and what was read in it where it is a posting."""

    line: PostingLine
    read: PostingFacts | None = None
    profile: PostingProfile | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What came of the strategy, or of the rules."""

    engine: str
    edits: tuple[Edit, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


class Command(BaseCommand):
    """`manage.py improve_resume --resume FILE --postings POSTINGS.jsonl [--strategy ID] [--pdf OUT.pdf]`."""

    help = (
        "Prints one JSON line: edits with verdicts, questions, and each posting's score, and how the resume reads, "
        "before and after all safe edits. Asks a model where a provider is configured, else the built-in rules work."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--resume", required=True, help="PDF, DOCX, text, Markdown or JSON Resume")
        parser.add_argument("--postings", required=True, help='JSON lines of {"id", "title", "text"}')
        parser.add_argument("--strategy", default="quick_optimize", choices=sorted(STRATEGIES))
        parser.add_argument("--pdf", help="where to write the resume with all safe edits")

    def handle(self, *args: Any, **options: Any) -> None:
        answer: dict[str, Any] = {"file": str(options["resume"]), "strategy": str(options["strategy"])}
        data, postings = _read_bytes(Path(options["resume"])), _read_postings(Path(options["postings"]))
        try:
            improved = self.improve(answer, data, postings)
            if options["pdf"]:
                answer["pdf"] = _write_pdf(improved, Path(options["pdf"]))
        except (ReadError, GatewayError, AllLost, RenderError) as error:
            answer["error"] = str(error)
        self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if "error" in answer or any(posting.line.error for posting in postings):
            raise SystemExit(1)

    def improve(self, answer: dict[str, Any], data: bytes, postings: list[Posting]) -> Document:
        """Writes what came of it into `answer`; returns the resume with all safe edits."""
        _, parsed = parse_file(data, Path(answer["file"]).name)
        context = context_of([posting.read for posting in postings if posting.read])
        today = timezone.localdate()
        work = _work(parsed.document, context, answer["strategy"], today)
        safe = [edit for edit in work.edits if edit.is_safe]
        improved = apply_edits(parsed.document, safe)
        conflicts = (conflict.reason for conflict in improved.conflicts)
        answer.update(
            engine=work.engine,
            edits=[edit.to_json() for edit in work.edits],
            questions=[question.to_json() for question in work.questions],
            notes=[*parsed.warnings, *work.notes, *conflicts],
            summary=summarise(work.edits).text,
            **_scores(parsed.document, improved.document, postings, today),
            impact_before=read_impact(parsed.document, context).score,
            impact_after=read_impact(improved.document, context).score,
        )
        return improved.document


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error


def _read_postings(path: Path) -> list[Posting]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error
    postings = [_read_posting(line) for line in read_lines(lines)]
    if not any(posting.read for posting in postings):
        raise CommandError(f"{path} holds no posting that can be read")
    return postings


def _read_posting(line: PostingLine) -> Posting:
    if line.error:
        return Posting(line)
    facts = read_posting(line.text, line.title)
    key = str(line.number if line.id is None else line.id)
    return Posting(
        line,
        PostingFacts(key, line.title, facts, language_of(line.text)),
        PostingProfile.from_facts(facts, line.title, line.text),
    )


def _work(document: Document, context: MarketContext, strategy: str, today: date) -> Work:
    lexicon = default_lexicon()
    if not providers.configured():
        proposal = improve(document, context, lexicon=lexicon, today=today)
        return Work(RULES, proposal.edits, proposal.questions)
    outcome = STRATEGIES[strategy].run(document, context, _Asking(), Facts(lexicon, today))
    questions = tuple(ask(document, context, lexicon))
    return Work("model", outcome.edits, questions, outcome.notes)


class _Asking:
    """Asks through the gateway, with one deadline for the whole run."""

    def __init__(self) -> None:
        self.limits = asking.Limits(monotonic() + _SECONDS, lambda: False)

    def __call__(self, call: Call) -> Answer:
        target = providers.target(Tier(call.tier))
        if target is None:
            raise GatewayError(Trouble.CONNECTION)
        reply = asking.ask(
            target,
            system=call.system,
            user=call.user,
            schema=call.schema,
            max_tokens=call.max_output_tokens,
            limits=self.limits,
            record=lambda record: None,
        )
        return Answer(reply.parsed, reply.tokens_in, reply.tokens_out, reply.cost)

    def together(self, calls: Sequence[Call]) -> list[Answer | Lost]:
        with ThreadPoolExecutor(max(1, len(calls))) as pool:
            return list(pool.map(self._try, calls))

    def _try(self, call: Call) -> Answer | Lost:
        try:
            return self(call)
        except GatewayError as error:
            return Lost(str(error))


def _scores(before: Document, after: Document, postings: list[Posting], today: date) -> dict[str, Any]:
    """Each posting's match before and after, and the medians."""
    old, new = (
        ResumeProfile.from_document(document, default_lexicon(), today) for document in (before, after)
    )
    rows: list[dict[str, Any]] = []
    for posting in postings:
        if posting.profile is None:
            rows.append(posting.line.failure())
        else:
            first, second = score(old, posting.profile), score(new, posting.profile)
            rows.append({"id": posting.line.id, "before": first, "after": second})
    return {
        "scores": rows,
        "score_before": _median([row.get("before") for row in rows]),
        "score_after": _median([row.get("after") for row in rows]),
    }


def _median(values: list[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(median(known)) if known else None


def _write_pdf(document: Document, path: Path) -> str:
    pdf = render_pdf(document, Design()).pdf
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror}") from error
    return str(path)
