"""What every view here starts with: the workspace's own rows, and the right to write."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, Forbidden
from resumes import queries
from resumes.models import Resume, ResumeImport, ResumeVersion

P = ParamSpec("P")
View = Callable[Concatenate[WorkspaceRequest, P], HttpResponse]


def check_writer(request: WorkspaceRequest) -> None:
    if not request.membership.can_write:
        raise Forbidden("You can read this workspace, not change it. Ask its owner for another role.")


def writes(view: View[P]) -> Callable[..., Any]:
    """A signed-in member who may write, by POST. The studio's script gets failures as JSON, to say them in place."""

    @login_required
    @require_POST
    @wraps(view)
    def checked(request: WorkspaceRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            check_writer(request)
            return view(request, *args, **kwargs)
        except AppError as error:
            if not by_script(request):
                raise
            return JsonResponse({"message": error.message}, status=error.status)

    return checked


def by_script(request: WorkspaceRequest) -> bool:
    return "X-Studio" in request.headers


def find_resume(request: WorkspaceRequest, resume_id: UUID) -> Resume:
    resume = queries.kept_resumes(request.workspace).filter(pk=resume_id).first()
    if resume is None:
        raise Http404
    return resume


def find_version(resume: Resume, number: int) -> ResumeVersion:
    version = queries.version_of(resume, number)
    if version is None:
        raise Http404
    return version


def find_import(request: WorkspaceRequest, import_id: UUID) -> ResumeImport:
    imported = ResumeImport.objects.in_workspace(request.workspace).filter(pk=import_id).first()
    if imported is None:
        raise Http404
    return imported


def base_version(request: WorkspaceRequest) -> int:
    """The version that what is sent was made from; 0 (no version) where it is missing."""
    value = request.POST.get("base_version", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
