"""Reads across resumes, their versions, imports and exports."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Workspace
from jobanalyzer.errors import NotFound
from resumes.models import Export, Resume, ResumeImport, ResumeVersion
from resumes.models.resume import ResumeQuerySet

RECENTLY = timedelta(days=30)


def kept_resumes(workspace: Workspace | UUID) -> ResumeQuerySet:
    """The workspace's resumes that are not deleted, last changed first."""
    return Resume.objects.in_workspace(workspace).kept()


def deleted_resumes(workspace: Workspace | UUID) -> ResumeQuerySet:
    """Those that were deleted within the last month, latest first."""
    since = timezone.now() - RECENTLY
    deleted = Resume.objects.in_workspace(workspace).filter(deleted_at__gte=since)
    return deleted.order_by("-deleted_at")


def active_resume(workspace: Workspace | UUID) -> Resume | None:
    """The resume that postings are matched with; None where there is no resume."""
    return kept_resumes(workspace).filter(is_active=True).first()


def find_resume(workspace: Workspace | UUID, resume_id: UUID) -> Resume:
    """Raises NotFound where there is none, or it was deleted."""
    resume = kept_resumes(workspace).filter(pk=resume_id).first()
    if resume is None:
        raise NotFound("This resume is not here. It may have been deleted.")
    return resume


def versions_of(resume: Resume) -> QuerySet[ResumeVersion]:
    """Every version, newest first, without the documents."""
    return (
        ResumeVersion.objects.in_workspace(resume.workspace_id)
        .filter(resume=resume)
        .select_related("created_by")
        .defer("content", "design")
    )


def version_of(resume: Resume, number: int) -> ResumeVersion | None:
    return (
        ResumeVersion.objects.in_workspace(resume.workspace_id).filter(resume=resume, number=number).first()
    )


def find_version(resume: Resume, number: int) -> ResumeVersion:
    """Raises NotFound where there is none."""
    version = version_of(resume, number)
    if version is None:
        raise NotFound(f"There is no version {number} of this resume.")
    return version


def find_import(workspace: Workspace | UUID, import_id: UUID) -> ResumeImport:
    """Raises NotFound where there is none."""
    imported = ResumeImport.objects.in_workspace(workspace).filter(pk=import_id).first()
    if imported is None:
        raise NotFound("This import is not here.")
    return imported


def waiting_imports(workspace: Workspace | UUID) -> QuerySet[ResumeImport]:
    """Imports that were read and not yet saved or discarded, without their texts."""
    return (
        ResumeImport.objects.in_workspace(workspace)
        .filter(status=ResumeImport.Status.REVIEW)
        .defer("source_text", "document", "confidence", "sources")
    )


def exports_of(workspace: Workspace | UUID) -> QuerySet[Export]:
    return Export.objects.in_workspace(workspace).select_related("resume")
