"""Bringing postings in from a link or a file: asked for by a page, done by a worker, told in a report."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer import net
from jobanalyzer.errors import AppError, InvalidInput
from jobanalyzer.queue import enqueue
from jobs.dedupe import canonical_url
from jobs.importing import boards, files
from jobs.importing.markup import tidy
from jobs.importing.pages import JobGone, read_page
from jobs.importing.records import RawPosting
from jobs.importing.structured import read_json_ld
from jobs.models import JobPosting, PostingImport
from jobs.services.bulk import Outcome, create_postings, with_guessed_header
from jobs.services.postings import create_posting

logger = logging.getLogger(__name__)

Fetch = Callable[..., net.Fetched]
MAX_ATTEMPTS: Final = 3
MAX_FILE_BYTES: Final = 10 * 1024 * 1024
# Rows that are read while the person waits; a larger file goes to the worker.
ROWS_AT_ONCE: Final = 30
_BATCH: Final = 50
_STATUS = PostingImport.Status


def known_posting(workspace: Workspace, url: str) -> JobPosting | None:
    """The posting that has this address already."""
    canonical = canonical_url(url)
    if not canonical:
        return None
    return JobPosting.objects.in_workspace(workspace).active().filter(canonical_url=canonical).light().first()


@transaction.atomic
def start_url_import(*, workspace: Workspace, user: User, url: str) -> PostingImport:
    """Ask the worker to fetch `url`. An address that the workspace has already is answered at once."""
    url = url.strip()
    if "://" not in url:
        url = f"https://{url}"
    if not canonical_url(url) or len(url) > 2000 or not url.lower().startswith(("https://", "http://")):
        raise InvalidInput("This is not a web address. Copy the whole link from the browser.")
    row = PostingImport(workspace=workspace, user=user, kind=PostingImport.Kind.URL, url=url)
    if known := known_posting(workspace, url):
        row.status, row.posting, row.was_known, row.finished_at = (
            _STATUS.COMPLETED,
            known,
            True,
            timezone.now(),
        )
    row.save(force_insert=True)
    if row.is_running:
        enqueue("jobs.tasks.run_import", row.pk)
    return row


@transaction.atomic
def start_file_import(*, workspace: Workspace, user: User, name: str, content: bytes) -> PostingImport:
    """Read the rows of a file; a small one is kept at once, the rest is the worker's."""
    if len(content) > MAX_FILE_BYTES:
        raise InvalidInput("The file is larger than 10 MB. Split it.", code="too_large")
    try:
        rows = files.read_file(name, content)
    except files.UnreadableFile as error:
        raise InvalidInput(str(error), code="unreadable_file") from error
    refused = [Outcome(row.number, "", "failed", row.problem) for row in rows if row.posting is None]
    read = [(row.number, row.posting) for row in rows if row.posting is not None]
    record = PostingImport.objects.create(
        workspace=workspace,
        user=user,
        kind=PostingImport.Kind.FILE,
        filename=PurePath(name).name[:200],
        rows=[{"row": number, **files.to_json(posting)} for number, posting in read],
        report=[outcome.to_json() for outcome in refused],
        total=len(rows),
    )
    if len(read) <= ROWS_AT_ONCE:
        run_file_import(record)
    else:
        enqueue("jobs.tasks.run_import", record.pk)
    return record


def run_import(record: PostingImport, *, fetch: Fetch = net.fetch) -> None:
    """Do what was asked for. Done again after a crash it goes on where it stopped, at most three times."""
    claimed = PostingImport.objects.filter(
        pk=record.pk, workspace=record.workspace_id, status__in=(_STATUS.PENDING, _STATUS.PROCESSING)
    ).update(
        status=_STATUS.PROCESSING,
        attempts=F("attempts") + 1,
        started_at=record.started_at or timezone.now(),
        updated_at=timezone.now(),
    )
    if not claimed:
        return
    record.refresh_from_db()
    if record.attempts > MAX_ATTEMPTS:
        _fail(record, "interrupted", "The work was interrupted again and again. Try once more later.")
        return
    try:
        if record.kind == PostingImport.Kind.URL:
            _run_url_import(record, fetch)
        else:
            run_file_import(record)
    except AppError as error:
        _fail(record, error.code, error.message)
    except Exception:
        logger.exception("import %s failed", record.pk)
        _fail(record, "internal", "Something went wrong here, not with your link. Paste the text instead.")


def _run_url_import(record: PostingImport, fetch: Fetch) -> None:
    raw = with_guessed_header(read_address(record.url, fetch=fetch))
    if not raw.title:
        raise net.FetchFailed(
            "The page was read, but it names no job title. Paste the text and type the title.",
            code="no_title",
        )
    with transaction.atomic():
        added = create_posting(
            workspace=record.workspace, user=record.user, raw=raw, source=JobPosting.Source.URL
        )
        record.posting, record.was_known = added.posting, not added.is_new
        _finish(record, ["posting", "was_known"])


def read_address(url: str, *, fetch: Fetch = net.fetch) -> RawPosting:
    """A posting by its address: the page's structured data, a known board's JSON, else the page's main text."""
    board = boards.recognise(url)
    page, problem = None, None
    try:
        page = fetch(url)
    except net.FetchFailed as error:
        problem = error
        if board is None or isinstance(error, net.AddressRefused):
            raise
    if page is not None and (posting := read_json_ld(page.text, url)):
        return posting
    board = board or (boards.recognise(page.final_url) if page else None)
    if board is not None and (posting := _from_board(board, fetch)):
        return replace(posting, url=url)
    if page is None:
        raise problem or net.FetchFailed("The page could not be read. Paste the text instead.")
    if page.content_type == "text/plain":
        return RawPosting(description=tidy(page.text), url=url)
    if page.content_type and "html" not in page.content_type and "xml" not in page.content_type:
        raise net.FetchFailed(
            f"The link leads to a file ({page.content_type}), not a page. Open it and paste its text.",
            code="not_a_page",
        )
    try:
        found = read_page(page.text, url)
    except JobGone as error:
        raise net.FetchFailed(
            "The page says that this job is no longer open, or is not there. If you kept its text, paste it instead.",
            code="gone",
        ) from error
    if found:
        return found
    raise net.FetchFailed(
        "The page holds no text of a posting; it may need a sign-in, or builds itself with scripts. Open it in the "
        "browser and send it with the bookmark, or paste the text.",
        code="no_text",
    )


def _from_board(board: boards.BoardAddress, fetch: Fetch) -> RawPosting | None:
    try:
        answer = fetch(board.api_url, accept="application/json")
    except net.FetchFailed:
        return None
    return boards.read_answer(board, answer.text)


def run_file_import(record: PostingImport) -> None:
    """Keep the waiting rows batch by batch; each batch and its lines of the report are saved together."""
    while record.rows:
        batch, rest = record.rows[:_BATCH], record.rows[_BATCH:]
        with transaction.atomic():
            outcomes = create_postings(
                workspace=record.workspace,
                rows=[
                    (row["row"], files.from_json({k: v for k, v in row.items() if k != "row"}))
                    for row in batch
                ],
                source=JobPosting.Source.FILE,
            )
            record.report = sorted(
                [*record.report, *(outcome.to_json() for outcome in outcomes)], key=lambda line: line["row"]
            )
            record.rows = rest
            record.save(update_fields=["rows", "report", "updated_at"])
    _finish(record, [])
    count = sum(line["outcome"] == "added" for line in record.report)
    activity.record(
        "job.imported",
        f"Imported {count} of {record.total} rows from {record.filename}",
        workspace=record.workspace_id,
        user=record.user,
        posting_import=str(record.pk),
    )


def _finish(record: PostingImport, fields: list[str]) -> None:
    record.status, record.finished_at = _STATUS.COMPLETED, timezone.now()
    record.save(update_fields=["status", "finished_at", "updated_at", *fields])


def _fail(record: PostingImport, code: str, message: str) -> None:
    record.status, record.finished_at = _STATUS.FAILED, timezone.now()
    record.error_code, record.error_message = code[:40], message[:500]
    record.save(update_fields=["status", "finished_at", "error_code", "error_message", "updated_at"])


def added_ids(record: PostingImport) -> list[UUID]:
    """The postings that a file import added."""
    return [UUID(line["posting"]) for line in record.report if line["outcome"] == "added"]


def seconds_of(record: PostingImport) -> int:
    """How long the import has been or was at work."""
    end: datetime = record.finished_at or timezone.now()
    return max(0, round((end - record.created_at).total_seconds()))
