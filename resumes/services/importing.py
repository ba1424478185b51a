"""Files and pasted texts become imports, which wait for review before they are resumes."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import InvalidInput, NotFound
from jobanalyzer.storable import storable
from resumes.content import clean_content
from resumes.models import Resume, ResumeImport, ResumeVersion
from resumes.parsing.parse import parse_file, parse_text
from resumes.parsing.result import Parsed
from resumes.pointers import place_of
from resumes.reading import ReadError, SourceText
from resumes.services.resumes import create_resume

# Many times the longest resume: what is longer is something else, and reading it would take long
MAX_TEXT = 200_000
_MOST_WARNINGS = 30
_PASTED = "Pasted text"


def import_file(*, workspace: Workspace, user: User, data: bytes, filename: str) -> ResumeImport:
    """Read and parse a file. Raises InvalidInput, with what to do, where it is no resume that can be read."""
    source, parsed = _read(lambda: parse_file(data, filename))
    name = PurePath(filename.replace("\\", "/")).name[:255] or "resume"
    return _keep(workspace, user, source, parsed, name, data)


def import_text(*, workspace: Workspace, user: User, text: str) -> ResumeImport:
    """The same for a text that a person pasted."""
    source, parsed = _read(lambda: parse_text(text))
    return _keep(workspace, user, source, parsed, _PASTED, text.encode("utf-8", "replace"))


@transaction.atomic
def update_import(*, imported: ResumeImport, content: Any) -> ResumeImport:
    """Keep what the person corrected so far."""
    locked = _lock(imported)
    locked.document = clean_content(content)
    locked.save(update_fields=["document", "updated_at"])
    imported.document = locked.document
    return imported


@transaction.atomic
def save_import(*, imported: ResumeImport, user: User, title: str = "", content: Any = None) -> Resume:
    """The reviewed document becomes a resume with version 1; asked again, the resume that it became."""
    locked = _lock(imported, waiting=False)
    if locked.resume is not None and locked.status == ResumeImport.Status.SAVED:
        return locked.resume
    if locked.status != ResumeImport.Status.REVIEW:
        raise NotFound("This import was discarded. Upload the file again.")
    if content is not None:
        locked.document = clean_content(content)
    resume = create_resume(
        workspace=locked.workspace,
        user=user,
        title=title.strip() or suggested_title(locked),
        content=locked.document,
        source_file=locked.source_file.name,
        source_name=locked.source_name,
        author=ResumeVersion.Author.IMPORT,
        change=f"Imported from {locked.source_name}",
    )
    locked.status, locked.resume = ResumeImport.Status.SAVED, resume
    locked.save(update_fields=["status", "resume", "document", "updated_at"])
    imported.status, imported.resume = locked.status, resume
    return resume


@transaction.atomic
def discard_import(*, imported: ResumeImport, user: User) -> None:
    """The row and its file go; nothing of it becomes a resume."""
    locked = _lock(imported)
    name, storage = locked.source_file.name, locked.source_file.storage
    locked.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
    activity.record(
        "resume.import_discarded",
        f"Discarded the import of {imported.source_name!r}",
        workspace=imported.workspace_id,
        user=user,
    )


def suggested_title(imported: ResumeImport) -> str:
    """What the person does, else their name, else the file's name."""
    basics = imported.document.get("basics", {})
    for key in ("label", "name"):
        if isinstance(basics.get(key), str) and basics[key].strip():
            return str(basics[key])[:120]
    return PurePath(imported.source_name).stem or "Resume"


def _read(read: Callable[[], tuple[SourceText, Parsed]]) -> tuple[SourceText, Parsed]:
    try:
        return read()
    except ReadError as error:
        raise InvalidInput(error.message, code=error.code) from error


def _worded(warning: str) -> str:
    """A remark that begins with a pointer names the field in words."""
    path, colon, message = warning.partition(": ")
    return f"{place_of(path)}: {message}" if colon and path.startswith("/") else warning


@transaction.atomic
def _keep(
    workspace: Workspace, user: User, source: SourceText, parsed: Parsed, name: str, data: bytes
) -> ResumeImport:
    imported = ResumeImport(
        workspace=workspace,
        source_name=storable(name),
        source_text=storable(source.text),
        document=clean_content(parsed.document),
        confidence=parsed.confidence,
        sources={path: list(place) for path, place in parsed.sources.items()},
        warnings=[_worded(storable(warning)) for warning in parsed.warnings[:_MOST_WARNINGS]],
        created_by=user,
    )
    suffix = {"markdown": "md"}.get(source.kind, source.kind)
    # The storage's name cannot be guessed and is of our making; the person's own name is kept beside it.
    imported.source_file.save(f"{workspace.pk}/{uuid4().hex}.{suffix}", ContentFile(data), save=False)
    imported.save(force_insert=True)
    activity.record(
        "resume.imported",
        f"Read {imported.source_name!r} for review",
        workspace=workspace,
        user=user,
        kind=source.kind,
        pages=source.pages,
    )
    return imported


def _lock(imported: ResumeImport, *, waiting: bool = True) -> ResumeImport:
    locked = (
        ResumeImport.objects.select_for_update(of=("self",))
        .select_related("workspace", "resume")
        .filter(pk=imported.pk)
        .first()
    )
    if locked is None or (waiting and locked.status != ResumeImport.Status.REVIEW):
        raise NotFound("This import is not waiting for review any more.")
    return locked
