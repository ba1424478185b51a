"""The studio: the form, its autosave, undo and redo, and the pages as they print."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.gzip import gzip_page

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import Conflict, InvalidInput
from resumes import queries
from resumes.comparing import Change, compare
from resumes.document import normalise
from resumes.editor import apply_operation, find_hints, read_document, show_document
from resumes.forms import DesignForm, present_sections, read_design, section_rows
from resumes.history import group_versions
from resumes.models import Resume, ResumeVersion
from resumes.queries import find_resume, find_version
from resumes.rendering import Design
from resumes.services import versions
from resumes.services.drafts import Draft, save_draft
from resumes.services.preview import draw_pages
from resumes.views.access import base_version, by_script, writes

_RECENT = 60
_SHOWN_GROUPS = 8


@login_required
def studio(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    return render(request, "resumes/studio.html", _page(request, resume))


def _page(
    request: WorkspaceRequest, resume: Resume, document: dict[str, Any] | None = None
) -> dict[str, Any]:
    current = find_version(resume, resume.version)
    return {
        **_form(request, resume, document),
        **_preview(resume, current),
        "can_undo": _can_undo(resume, current),
        "can_redo": bool(current.undone),
        "base_version": resume.version,
        "exported": _last_export(request, resume),
    }


def _form(
    request: WorkspaceRequest, resume: Resume, document: dict[str, Any] | None = None
) -> dict[str, Any]:
    sections, rest = show_document(document or resume.content)
    readonly = not request.membership.can_write
    design = Design.from_json(resume.design)
    return {
        "resume": resume,
        "sections": sections,
        "rest": rest,
        "readonly": readonly,
        "design_form": DesignForm(design, disabled=readonly),
        "section_rows": section_rows(design, present_sections(resume.content)),
    }


def _preview(resume: Resume, version: ResumeVersion) -> dict[str, Any]:
    recent = queries.versions_of(resume)[:_RECENT]
    return {
        "resume": resume,
        "version": version,
        "preview": draw_pages(version),
        "design": Design.from_json(version.design),
        "version_groups": group_versions(recent)[:_SHOWN_GROUPS],
    }


def _can_undo(resume: Resume, current: ResumeVersion) -> bool:
    state = queries.version_of(resume, current.state) if current.same_as else current
    return state is not None and state.previous is not None


def _last_export(request: WorkspaceRequest, resume: Resume) -> Any:
    """The export that the page before made, with what was found wanting in it."""
    try:
        wanted = UUID(request.GET.get("exported", ""))
    except ValueError:
        return None
    return queries.exports_of(request.workspace).filter(pk=wanted, resume=resume).first()


@writes
def save(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    """Save the whole form. Scripts get JSON; a plain form gets the page again."""
    resume = find_resume(request.workspace, resume_id)
    document = read_document(request.POST.dict())
    operation = request.POST.get("op", "")
    if operation:
        document = apply_operation(document, operation)
    draft = Draft(document, read_design(request.POST, resume.design), request.POST.get("title", ""))
    try:
        saved = save_draft(
            resume=resume,
            base_version=base_version(request),
            draft=draft,
            user=request.user,
            autosave=by_script(request),
            overrule="overrule" in request.POST,
        )
    except Conflict as error:
        return _conflict(request, resume, draft, error)
    if by_script(request):
        answer = _answer(request, resume, saved.version, with_form=saved.merged)
        return JsonResponse({**answer, "hints": find_hints(request.POST.dict())})
    if operation:
        # An entry without content is not stored: the page shows it from what was sent.
        return render(request, "resumes/studio.html", _page(request, resume, document))
    messages.success(request, f"Saved as version {resume.version}.")
    return redirect("resumes:studio", resume.pk)


def _answer(
    request: WorkspaceRequest, resume: Resume, version: ResumeVersion, *, with_form: bool
) -> dict[str, Any]:
    """What the script learns of a version that was saved."""
    answer: dict[str, Any] = {
        "version": resume.version,
        "saved": version.created_at.isoformat(),
        "title": resume.title,
        "words": resume.word_count,
        "can_undo": _can_undo(resume, version),
        "can_redo": bool(version.undone),
    }
    if with_form:
        context = _form(request, resume)
        answer["form"] = render_to_string("resumes/studio.html#content", context, request)
        answer["design"] = render_to_string("resumes/studio.html#design", context, request)
    return answer


def _conflict(request: WorkspaceRequest, resume: Resume, draft: Draft, error: Conflict) -> HttpResponse:
    """The choice between mine and theirs, beside what both hold. Nothing was stored."""
    resume.refresh_from_db()
    paths = [path.removeprefix("/content") for path in error.details.get("paths", [])]
    context = {"resume": resume, "error": error, "changes": _overlap(resume, draft, paths)}
    if by_script(request):
        panel = render_to_string("resumes/studio.html#conflict", context, request)
        return JsonResponse({"panel": panel, "version": resume.version}, status=error.status)
    page = {**_page(request, resume, draft.content), **context, "base_version": base_version(request)}
    return render(request, "resumes/studio.html", page, status=error.status)


def _overlap(resume: Resume, draft: Draft, paths: list[str]) -> list[Change]:
    changes = compare(resume.content, normalise(draft.content))
    return [change for change in changes if any(change.path.startswith(path) for path in paths if path)][:20]


@writes
def undo(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    return _step(request, resume_id, versions.undo)


@writes
def redo(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    return _step(request, resume_id, versions.redo)


def _step(request: WorkspaceRequest, resume_id: UUID, step: Callable[..., ResumeVersion]) -> HttpResponse:
    resume = find_resume(request.workspace, resume_id)
    try:
        version = step(resume=resume, base_version=base_version(request), user=request.user)
    except (Conflict, InvalidInput) as error:
        if by_script(request):
            raise
        messages.error(request, error.message)
        return redirect("resumes:studio", resume.pk)
    if by_script(request):
        return JsonResponse(_answer(request, resume, version, with_form=True))
    return redirect("resumes:studio", resume.pk)


@login_required
def preview(request: WorkspaceRequest, resume_id: UUID) -> HttpResponse:
    """The pages of the current version and the recent versions: what a save changes beside the form."""
    resume = find_resume(request.workspace, resume_id)
    context = _preview(resume, find_version(resume, resume.version))
    return render(request, "resumes/studio.html#after_save", context)


@login_required
@gzip_page
def page_image(request: WorkspaceRequest, resume_id: UUID, number: int, page: int) -> HttpResponse:
    """One page of a version as SVG: shapes alone. A version never changes, so a browser may keep it."""
    version = find_version(find_resume(request.workspace, resume_id), number)
    pages = draw_pages(version).pages
    if not 1 <= page <= len(pages):
        raise Http404
    response = HttpResponse(pages[page - 1], content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response
