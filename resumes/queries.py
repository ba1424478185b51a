"""Reads across resumes, their versions, imports and exports."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Workspace
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


def waiting_imports(workspace: Workspace | UUID) -> QuerySet[ResumeImport]:
    """Imports that were read and not yet saved or discarded, without their texts."""
    return (
        ResumeImport.objects.in_workspace(workspace)
        .filter(status=ResumeImport.Status.REVIEW)
        .defer("source_text", "document", "confidence", "sources")
    )


def exports_of(workspace: Workspace | UUID) -> QuerySet[Export]:
    return Export.objects.in_workspace(workspace).select_related("resume")
