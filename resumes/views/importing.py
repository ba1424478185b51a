"""Upload or paste, review beside the source, save as a resume."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.access import require_writer
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, InvalidInput
from resumes.downloads import attachment
from resumes.editor import apply_operation, read_document, show_document
from resumes.forms import UploadForm
from resumes.models import ResumeImport
from resumes.queries import find_import
from resumes.services import importing
from resumes.views.access import by_script, writes


@login_required
def add(request: WorkspaceRequest) -> HttpResponse:
    """The way in: a file or a text, read at once; what cannot be read comes back with the reason."""
    if request.method != "POST":
        return render(request, "resumes/add.html", {"form": UploadForm()})
    require_writer(request.membership)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return redirect("resumes:review", _read(request, form).pk)
        except InvalidInput as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", error.message)
    return render(request, "resumes/add.html", {"form": form}, status=400)


def _read(request: WorkspaceRequest, form: UploadForm) -> ResumeImport:
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if file:
        return importing.import_file(
            workspace=request.workspace, user=request.user, data=file.read(), filename=file.name
        )
    return importing.import_text(workspace=request.workspace, user=request.user, text=text)


@login_required
def review(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    imported = find_import(request.workspace, import_id)
    if imported.status == ResumeImport.Status.SAVED and imported.resume_id:
        return redirect("resumes:studio", imported.resume_id)
    return render(request, "resumes/review.html", _page(request, imported, imported.document))


def _page(request: WorkspaceRequest, imported: ResumeImport, document: dict[str, Any]) -> dict[str, Any]:
    sections, rest = show_document(document, imported.confidence, imported.sources)
    return {
        "imported": imported,
        "sections": sections,
        "rest": rest,
        "lines": _lines(imported.source_text),
        "unsure": sum(section.unsure for section in sections),
        "title": request.POST.get("title") or importing.suggested_title(imported),
        "readonly": not request.membership.can_write,
    }


def _lines(text: str) -> list[tuple[int, int, str]]:
    """(start, end, line): where each line of the source stands, for fields to point at."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line), line))
        start += len(line) + 1
    return found


@writes
def save_review(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Keep corrections while the person reviews."""
    imported = find_import(request.workspace, import_id)
    document = read_document(request.POST.dict())
    if operation := request.POST.get("op", ""):
        document = apply_operation(document, operation)
    importing.update_import(imported=imported, content=document)
    if by_script(request):
        return JsonResponse({"saved": timezone.now().isoformat()})
    return render(request, "resumes/review.html", _page(request, imported, document))


@writes
def keep(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Save the reviewed document as a resume. A refusal shows the page again, with everything that was typed."""
    imported = find_import(request.workspace, import_id)
    document = read_document(request.POST.dict())
    try:
        resume = importing.save_import(
            imported=imported, user=request.user, title=request.POST.get("title", ""), content=document
        )
    except InvalidInput as error:
        context = {**_page(request, imported, document), "error": error}
        return render(request, "resumes/review.html", context, status=400)
    messages.success(request, "Saved as a resume. Every change from here on is a version.")
    return redirect("resumes:studio", resume.pk)


@writes
def discard(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    imported = find_import(request.workspace, import_id)
    try:
        importing.discard_import(imported=imported, user=request.user)
    except AppError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"“{imported.source_name}” was discarded.")
    return redirect("resumes:resumes")


@login_required
def import_source(request: WorkspaceRequest, import_id: UUID) -> HttpResponseBase:
    imported = find_import(request.workspace, import_id)
    name = imported.source_name if "." in imported.source_name else f"{imported.source_name}.txt"
    return attachment(imported.source_file, name)
