"""Files made from a resume version: the PDF, read back to see that nothing was lost, and the JSON Resume."""

import json
import re
from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from accounts.services import activity
from billing.services.entitlements import plan_of
from jobanalyzer.errors import InvalidInput
from resumes import queries
from resumes.models import Export, Resume, ResumeVersion
from resumes.rendering import Design, RenderError, render_pdf
from resumes.rendering.reextract import lost_texts

_SHOWN_LOST = 5
_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_UNSAFE = re.compile(r"[^\w.-]+")


def export_pdf(*, resume: Resume, version_number: int, user: User | None) -> Export:
    """The PDF of a version. `warnings` of the export say what could not be printed or does not read back."""
    version = queries.find_version(resume, version_number)
    try:
        rendering = render_pdf(version.content, Design.from_json(version.design))
        warnings = [*rendering.warnings, *_losses(lost_texts(rendering))]
    except RenderError as error:
        raise InvalidInput(str(error), code="not_printable") from error
    export = Export(format=Export.Format.PDF, pages=rendering.pages, warnings=warnings)
    return _keep(export, version, rendering.pdf, user)


def export_json(*, resume: Resume, version_number: int, user: User | None) -> Export:
    """The document as a JSON Resume file."""
    version = queries.find_version(resume, version_number)
    document = {"$schema": _SCHEMA, **version.content}
    data = json.dumps(document, ensure_ascii=False, indent=2).encode()
    return _keep(Export(format=Export.Format.JSON), version, data, user)


def count_download(*, export: Export) -> None:
    Export.objects.filter(pk=export.pk).update(download_count=F("download_count") + 1)


def filename(export: Export) -> str:
    """What the file is called at home: the person's name and the resume's title, in letters of any script."""
    basics = export.resume.content.get("basics", {})
    name = str(basics.get("name", "")) if isinstance(basics, dict) else ""
    stem = _UNSAFE.sub("-", f"{name} {export.resume.title}".strip()).strip("-.")[:80] or "resume"
    return f"{stem}.{export.format}"


@transaction.atomic
def _keep(export: Export, version: ResumeVersion, data: bytes, user: User | None) -> Export:
    _remove_expired(version)
    export.workspace_id, export.resume, export.version = version.workspace_id, version.resume, version.number
    export.expires_at = timezone.now() + timedelta(days=plan_of(version.workspace_id).export_days)
    # The storage's name cannot be guessed; what the person sees is `filename`.
    export.file.save(f"{version.workspace_id}/{uuid4().hex}.{export.format}", ContentFile(data), save=False)
    export.save(force_insert=True)
    activity.record(
        "resume.exported",
        f"Exported version {version.number} of {version.resume.title!r} as {export.get_format_display()}",
        workspace=version.workspace_id,
        user=user,
        resume=str(version.resume_id),
        version=version.number,
        format=export.format,
        warnings=len(export.warnings),
    )
    return export


def _remove_expired(version: ResumeVersion) -> None:
    expired = Export.objects.in_workspace(version.workspace_id).filter(expires_at__lte=timezone.now())
    for export in expired[:50]:
        name, storage = export.file.name, export.file.storage
        export.delete()
        if name:
            transaction.on_commit(partial(storage.delete, name))


def _losses(lost: list[str]) -> list[str]:
    if not lost:
        return []
    shown = "; ".join(f"“{text[:80]}”" for text in lost[:_SHOWN_LOST])
    more = f" and {len(lost) - _SHOWN_LOST} more" if len(lost) > _SHOWN_LOST else ""
    return [f"Read back from the PDF, these texts do not come out as written: {shown}{more}."]
