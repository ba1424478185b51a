"""Improve: choose a resume, the postings and a strategy; see what it would take; start it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from billing.plans import Metric
from billing.queries import what_is_left
from jobanalyzer.errors import InvalidInput
from jobanalyzer.htmx import is_fragment
from jobs.filters import Order, PostingFilters
from jobs.models import JobPosting, PostingQuerySet
from jobs.services import matching
from optimizations import queries
from optimizations.forms import COMPARE, ONE, TAILOR, ImproveForm, posting_ids
from optimizations.services import grouping, optimizing
from optimizations.views import offers
from resumes import queries as resume_queries
from resumes.models import Resume

BEST = 25
RECENT = 12


@dataclass(frozen=True, slots=True)
class PostingSet:
    """A way to choose postings, and how many it holds."""

    name: str
    label: str
    count: int


@login_required
@require_GET
def improve(request: WorkspaceRequest) -> HttpResponse:
    resumes = list(resume_queries.kept_resumes(request.workspace).without_content())
    total = JobPosting.objects.in_workspace(request.workspace).active().count()
    context: dict[str, Any] = {
        "recent": queries.recent_optimizations(request.workspace)[:RECENT],
        "resumes": resumes,
        "total": total,
    }
    if not resumes or not total:
        return render(request, "optimizations/improve_empty.html", context)
    resume = _chosen_resume(resumes, request.GET.get("resume", ""))
    matching.keep_matched(resume)
    filters = _handed_over(request.GET)
    sets = _sets(request, filters, total)
    chosen = next((each for each in sets if each.name == request.GET.get("set")), sets[0])
    postings = _postings(request, resume, chosen.name, filters)
    context |= {
        "left": what_is_left(request.workspace, Metric.OPTIMIZATIONS),
        "resume": resume,
        "sets": sets,
        "set": chosen,
        "filter_query": filters.to_query() if filters.is_set else "",
        "postings": postings,
        "scores": [row["score"] for row in postings],
        **offers.page_of(
            request,
            resume,
            [row["pk"] for row in postings],
            mode=_mode(request.GET.get("mode", "")),
            strategy=request.GET.get("strategy", ""),
            strategies=request.GET.getlist("strategies"),
        ),
    }
    if is_fragment(request):
        return render(request, "optimizations/improve.html#choice", {**context, "swapped": True})
    return render(request, "optimizations/improve.html", context)


@login_required
@require_POST
def show_quote(request: WorkspaceRequest) -> HttpResponse:
    """The quotes for what is ticked now."""
    form = ImproveForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Choose a resume first.")
    page = offers.page_of(
        request,
        resume_queries.find_resume(request.workspace, form.cleaned_data["resume"]),
        posting_ids(request.POST)[: optimizing.MOST_POSTINGS],
        mode=form.cleaned_data["mode"],
        strategy=form.cleaned_data["strategy"],
        strategies=form.cleaned_data["strategies"],
    )
    return render(request, "optimizations/improve.html#quotes", {**page, "swapped": True})


@login_required
@writers_only
@require_POST
def start(request: WorkspaceRequest) -> HttpResponse:
    form = ImproveForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Choose a resume, postings and a strategy.")
    asked: dict[str, Any] = {
        "workspace": request.workspace,
        "user": request.user,
        "resume": resume_queries.find_resume(request.workspace, form.cleaned_data["resume"]),
        "posting_ids": posting_ids(request.POST),
    }
    if form.cleaned_data["mode"] == COMPARE:
        strategies = form.cleaned_data["strategies"]
        group = grouping.create_comparison(**asked, strategy_ids=strategies)
        return redirect("optimizations:group", group_id=group.pk)
    if form.cleaned_data["mode"] == TAILOR:
        group = grouping.create_batch(**asked, strategy_id=form.cleaned_data["strategy"])
        return redirect("optimizations:group", group_id=group.pk)
    optimization = optimizing.create_optimization(
        **asked, strategy_id=form.strategy_id, rules_only=form.rules_only
    )
    return redirect("optimizations:run", run_id=optimization.run_id)


def _mode(wanted: str) -> str:
    return wanted if wanted in dict(offers.MODES) else ONE


def _chosen_resume(resumes: Sequence[Resume], wanted: str) -> Resume:
    """The one asked for, else the active one, else the one changed last."""
    named = next((resume for resume in resumes if str(resume.pk) == wanted), None)
    return named or next((resume for resume in resumes if resume.is_active), resumes[0])


def _handed_over(query: QueryDict) -> PostingFilters:
    """A selection that the list of postings or the market hands over: ids, or its filters."""
    given = query.copy()
    if not given.get("ids"):
        given["ids"] = query.get("postings", "")
    return PostingFilters.from_query(given)


def _sets(request: WorkspaceRequest, filters: PostingFilters, total: int) -> list[PostingSet]:
    """The sets that hold anything, the likeliest choice first."""
    found: list[PostingSet] = []
    active = JobPosting.objects.in_workspace(request.workspace).active()
    if filters.is_set:
        resume = matching.active_resume(request.workspace)
        count = min(filters.apply(active, resume).count(), optimizing.MOST_POSTINGS)
        if count:
            found.append(PostingSet("selection", "Your selection", count))
    shortlisted = min(active.filter(shortlisted=True).count(), optimizing.MOST_POSTINGS)
    if shortlisted:
        found.append(PostingSet("shortlist", "Shortlist", shortlisted))
    found.append(PostingSet("best", "Best matching", min(BEST, total)))
    if total > BEST:
        most = min(total, optimizing.MOST_POSTINGS)
        label = "All postings" if total == most else f"The best {most}"
        found.append(PostingSet("all", label, most))
    return found


def _postings(
    request: WorkspaceRequest, resume: Resume, name: str, filters: PostingFilters
) -> list[dict[str, Any]]:
    """(pk, title, company, score) of the set, best match first."""
    found: PostingQuerySet = JobPosting.objects.in_workspace(request.workspace).active()
    if name == "selection":
        found = filters.apply(found, matching.active_resume(request.workspace))
    elif name == "shortlist":
        found = found.filter(shortlisted=True)
    ordered = Order("match", True).apply(found.light(), q="", resume=resume)
    limit = BEST if name == "best" else optimizing.MOST_POSTINGS
    return [
        {"pk": row.pk, "title": row.title, "company": row.company, "score": getattr(row, "score", None)}
        for row in ordered[:limit]
    ]
