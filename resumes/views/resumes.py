"""The list of resumes, and what can be done to a whole one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from accounts.middleware import WorkspaceRequest
from resumes import queries
from resumes.demo import SAMPLE
from resumes.forms import TitleForm
from resumes.models import Resume
from resumes.queries import find_resume
from resumes.services import resumes as service
from resumes.views.access import writes


@login_required
def resumes(request: WorkspaceRequest) -> HttpResponse:
    kept = queries.kept_resumes(request.workspace).without_content().annotate(saves=Count("versions"))
    waiting = queries.waiting_imports(request.workspace)[:10]
    deleted = queries.deleted_resumes(request.workspace).without_content()[:10]
    just_deleted = [resume for resume in deleted if str(resume.pk) == request.GET.get("deleted")]
    return render(
        request,
        "resumes/resumes.html",
        {"resumes": kept, "waiting": waiting, "deleted": deleted, "just_deleted": just_deleted},
    )


@writes
def create_sample(request: WorkspaceRequest) -> HttpResponse:
    """An invented resume to try everything with."""
    resume = service.create_resume(
        workspace=request.workspace,
        user=request.user,
        title="Sample: data engineer",
        content=SAMPLE,
        change="Sample with an invented person",
    )
    return redirect("resumes:studio", resume.pk)


@writes
def create_blank(request: WorkspaceRequest) -> HttpResponse:
    """An empty resume that starts with what the account knows."""
    basics = {"name": request.user.get_full_name(), "email": request.user.email}
    resume = service.create_resume(
        workspace=request.workspace, user=request.user, title="New resume", content={"basics": basics}
    )
    return redirect("resumes:studio", resume.pk)


@writes
def activate(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = service.activate_resume(resume=find_resume(request.workspace, resume_id), user=request.user)
    messages.success(request, f"“{resume.title}” is now the one that postings are matched with.")
    return redirect("resumes:resumes")


@writes
def duplicate(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    copy = service.duplicate_resume(resume=find_resume(request.workspace, resume_id), user=request.user)
    return redirect("resumes:studio", copy.pk)


@writes
def rename(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    form = TitleForm(request.POST)
    if form.is_valid():
        service.rename_resume(resume=resume, title=form.cleaned_data["title"], user=request.user)
    else:
        messages.error(request, "A resume needs a name of at most 200 letters. It keeps its former one.")
    return redirect("resumes:resumes")


@writes
def delete(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    service.delete_resume(resume=resume, user=request.user)
    response = redirect("resumes:resumes")
    response["Location"] += f"?deleted={resume.pk}"
    return response


@writes
def restore(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = Resume.objects.in_workspace(request.workspace).filter(pk=resume_id).first()
    if resume is None:
        raise Http404
    service.restore_resume(resume=resume, user=request.user)
    messages.success(request, f"“{resume.title}” is back.")
    return redirect("resumes:resumes")
