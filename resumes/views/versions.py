"""The history of a resume: every version, two of them compared, an old one brought back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import Conflict
from jobanalyzer.numbers import whole_number
from resumes import queries
from resumes.comparing import compare
from resumes.forms import design_changes
from resumes.history import group_versions
from resumes.queries import find_resume, find_version
from resumes.rendering import Design
from resumes.services import versions as service
from resumes.services.preview import draw_pages
from resumes.views.access import base_version, writes

_PER_PAGE = 100


@login_required
def versions(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    page = Paginator(queries.versions_of(resume), _PER_PAGE).get_page(request.GET.get("page"))
    context = {"resume": resume, "page": page, "version_groups": group_versions(page)}
    return render(request, "resumes/versions.html", context)


@login_required
def version(request: WorkspaceRequest, resume_id: UUID, number: int) -> HttpResponse:
    """One version as it printed."""
    resume = find_resume(request.workspace, resume_id)
    shown = find_version(resume, number)
    context = {
        "resume": resume,
        "version": shown,
        "preview": draw_pages(shown),
        "design": Design.from_json(shown.design),
    }
    return render(request, "resumes/version.html", context)


@login_required
def compare_versions(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    """`?a=3&b=12`: what came, went and changed from a to b; without numbers, the last change."""
    resume = find_resume(request.workspace, resume_id)
    later = find_version(resume, whole_number(request.GET.get("b")) or resume.version)
    earlier = find_version(resume, whole_number(request.GET.get("a")) or max(1, later.number - 1))
    if earlier.number > later.number:
        earlier, later = later, earlier
    context = {
        "resume": resume,
        "earlier": earlier,
        "later": later,
        "changes": compare(earlier.content, later.content),
        "moved": earlier.content != later.content,
        "design": design_changes(Design.from_json(earlier.design), Design.from_json(later.design)),
        "numbers": queries.versions_of(resume).only("number", "change", "created_at", "created_by")[:200],
    }
    return render(request, "resumes/compare.html", context)


@writes
def restore_version(request: WorkspaceRequest, resume_id: UUID, number: int) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    try:
        service.restore_version(
            resume=resume,
            number=number,
            base_version=base_version(request) or resume.version,
            user=request.user,
        )
    except Conflict as error:
        messages.error(request, error.message)
        return redirect("resumes:versions", resume.pk)
    messages.success(request, f"Version {number} is back, as version {resume.version}. Undo leaves it again.")
    return redirect("resumes:studio", resume.pk)
