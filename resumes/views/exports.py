"""Making and downloading files."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from accounts.middleware import WorkspaceRequest
from resumes import queries
from resumes.downloads import attachment
from resumes.models import Export
from resumes.queries import find_resume
from resumes.services import exports as service
from resumes.views.access import base_version, writes


@writes
def export(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    """Make the file. A faithful one is sent at once; else the studio says first what is wanting in it."""
    resume = find_resume(request.workspace, resume_id)
    make = service.export_json if request.POST.get("format") == Export.Format.JSON else service.export_pdf
    made = make(resume=resume, version_number=base_version(request) or resume.version, user=request.user)
    if not made.warnings:
        return redirect("resumes:download", made.pk)
    response = redirect("resumes:studio", resume.pk)
    response["Location"] += f"?exported={made.pk}"
    return response


@login_required
def download(request: WorkspaceRequest, export_id: UUID) -> HttpResponseBase:
    found = queries.exports_of(request.workspace).filter(pk=export_id).first()
    if found is None or found.is_expired or found.resume.deleted_at is not None:
        raise Http404
    response = attachment(found.file, service.filename(found))
    service.count_download(export=found)
    return response


@login_required
def source(request: WorkspaceRequest, resume_id: UUID) -> HttpResponseBase:
    """The file that the resume was imported from."""
    resume = find_resume(request.workspace, resume_id)
    name = resume.source_name if "." in resume.source_name else f"{resume.source_name or 'resume'}.txt"
    return attachment(resume.source_file, name)
