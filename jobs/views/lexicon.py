"""Candidate terms: words that recur in the postings and that the lexicon does not know."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.htmx import is_fragment
from jobs.services import lexicon


@login_required
@writers_only
@require_POST
def judge_term(request: WorkspaceRequest) -> HttpResponse:
    """Add a term to the workspace's lexicon, or do not offer it again."""
    name = request.POST.get("name", "")
    if request.POST.get("action") == "add":
        term = lexicon.add_term(workspace=request.workspace, user=request.user, name=name)
    else:
        term = lexicon.dismiss_term(workspace=request.workspace, user=request.user, name=name)
    if not is_fragment(request):
        return redirect("jobs:market")
    context = {"candidates": lexicon.candidates(request.workspace), "judged": term}
    return render(request, "jobs/market.html#terms", context)
