"""One import on its way: progress while it works, then the posting, the report or what to do."""

from collections import Counter
from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import NotFound
from jobanalyzer.htmx import is_fragment
from jobs.filters import MAX_IDS
from jobs.models import PostingImport
from jobs.services import importing

# What was not read comes first: it is what a person can do something about
_URGENCY: Final = {"failed": 0, "duplicate": 1, "added": 2}


def _import_or_404(request: WorkspaceRequest, import_id: UUID) -> PostingImport:
    record = PostingImport.objects.in_workspace(request.workspace).filter(pk=import_id).first()
    if record is None:
        raise NotFound("This import is not here.")
    return record


@login_required
@require_GET
def show_import(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    record = _import_or_404(request, import_id)
    is_link = record.kind == PostingImport.Kind.URL
    if (
        is_link
        and record.status == PostingImport.Status.COMPLETED
        and record.posting
        and not record.was_known
    ):
        address = reverse("jobs:posting", args=[record.posting_id])
        if is_fragment(request):
            response = HttpResponse(status=204)
            response["HX-Redirect"] = address
            return response
        return redirect(address)
    outcomes = Counter(line["outcome"] for line in record.report)
    added = importing.added_ids(record)
    context = {
        "record": record,
        "is_link": is_link,
        "seconds": importing.seconds_of(record),
        "done": record.total - len(record.rows),
        "added": outcomes["added"],
        "duplicates": outcomes["duplicate"],
        "failed": outcomes["failed"],
        "report": sorted(record.report, key=lambda line: _URGENCY[line["outcome"]]),
        "most": MAX_IDS,
        "added_query": "ids=" + ",".join(key.hex for key in added[:MAX_IDS]),
    }
    template = "jobs/import.html#progress" if is_fragment(request) else "jobs/import.html"
    return render(request, template, context)


@login_required
@writers_only
@require_POST
def try_again(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Fetch the link of a failed import once more."""
    record = _import_or_404(request, import_id)
    fresh = importing.start_url_import(workspace=request.workspace, user=request.user, url=record.url)
    return redirect("jobs:import", import_id=fresh.pk)
