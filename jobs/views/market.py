"""The market: what a selection of postings asks for, and how far the resume is from it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from accounts.middleware import WorkspaceRequest
from accounts.services import activity
from jobanalyzer.csv_files import csv_response
from jobs.filters import PostingFilters
from jobs.models import JobPosting
from jobs.services import lexicon, market, matching
from jobs.services.page_cache import cached, postings_stamp
from jobs.views import charts
from jobs.views.skill_rows import render_skill_rows
from resumes.models import Resume


@login_required
@require_GET
def show_market(request: WorkspaceRequest) -> HttpResponse:
    filters = PostingFilters.from_query(request.GET)
    resume = matching.active_resume(request.workspace)
    figures = _cached(request, "market", filters, resume, lambda: _figures(request, filters, resume))
    if not figures:
        return render(request, "jobs/market_empty.html", {"filters": filters})
    candidates = lexicon.candidates(request.workspace)
    return render(request, "jobs/market.html", {"figures": mark_safe(figures), "candidates": candidates})  # noqa: S308  # rendered by a template


def _cached(
    request: WorkspaceRequest,
    part: str,
    filters: PostingFilters,
    resume: Resume | None,
    make: Callable[[], str],
) -> str:
    """A rendered part of the page, kept while postings and resume stay as they are.

    What is read or matched changes without a posting's change, so a selection by that is never kept.
    """
    if filters.shelf or filters.match_from is not None:
        return make()
    version = (resume.pk, resume.version, resume.title) if resume else None
    everything = "skills" in request.GET
    stamp = postings_stamp(request.workspace)
    return cached((part, request.workspace.pk, stamp, filters, version, everything), make)


def _figures(request: WorkspaceRequest, filters: PostingFilters, resume: Resume | None) -> str:
    """Everything but the candidate terms; '' where the selection holds no posting."""
    read = market.read_market(workspace=request.workspace, filters=filters, resume=resume, with_fit=False)
    if not read.market.total:
        return ""
    context = _figures_context(read, filters, resume, "skills" in request.GET)
    return str(render_to_string("jobs/market.html#figures", context, request))


def _figures_context(
    read: market.MarketReading, filters: PostingFilters, resume: Resume | None, everything: bool
) -> dict[str, Any]:
    found = read.market
    return {
        "filters": filters,
        "query": filters.to_query(),
        "resume": resume,
        "market": found,
        "demands": render_skill_rows(
            found,
            filters,
            matching.credits_of(resume) if resume else None,
            everything=everything,
            root=reverse("jobs:postings"),
        ),
        "everything": everything,
        "glance": _glance(read, filters),
        "weeks": charts.week_bars(read.per_week, found.weeks, filters),
        "together": [(pair, filters.narrowed_to(pair.first, pair.second)) for pair in found.together[:10]],
        "trends": charts.small_multiples(found.trends, found.weeks, filters),
        "pay": charts.pay_rows(found.salaries, filters),
        "mix": charts.mix(found.seniorities, dict(JobPosting.Seniority.choices), "seniority", filters),
        "places": charts.mix(found.remotes, dict(JobPosting.Remote.choices), "remote", filters),
        "covered": charts.window(read.per_week),
        "last_week": max(1, len(found.weeks) - 1),
        "latest_week": found.weeks[-1] if found.weeks else None,
        "remote_query": filters.to_query(remote="remote"),
        "unpaid": found.total - sum(spread.overall.count for spread in found.salaries),
        "unpaid_query": filters.to_query(salary="unstated"),
    }


@login_required
@require_GET
def show_fit(request: WorkspaceRequest) -> HttpResponse:
    """The gap between the market and the active resume; asked for by the page once it stands."""
    filters = PostingFilters.from_query(request.GET)
    resume = matching.active_resume(request.workspace)
    return HttpResponse(_cached(request, "fit", filters, resume, lambda: _fit(request, filters, resume)))


def _fit(request: WorkspaceRequest, filters: PostingFilters, resume: Resume | None) -> str:
    found = market.read_market(
        workspace=request.workspace, filters=filters, resume=resume, with_fit=True
    ).market
    fit = found.fit
    credits = matching.credits_of(resume) if resume else {}
    most = max((len(unlock.ids) for unlock in fit.unlocks), default=1) if fit else 1
    context = {
        "filters": filters,
        "query": filters.to_query(),
        "resume": resume,
        "market": found,
        "fit": fit,
        "gaps": [(gap, filters.narrowed_to(gap.name)) for gap in fit.gaps[:12]] if fit else [],
        "unlocks": [
            (
                unlock,
                100 * len(unlock.ids) / most,
                PostingFilters(ids=unlock.ids[:200]).to_query(),  # type: ignore[arg-type]  # rows are named by their keys
                filters.narrowed_to(unlock.name),
            )
            for unlock in (fit.unlocks if fit else ())
        ],
        "held": sum(demand.name in credits and credits[demand.name] >= 1 for demand in found.skills),
        "reached_query": filters.to_query(match_from=fit.target) if fit else "",
    }
    return str(render_to_string("jobs/market_fit.html", context, request))


@login_required
@require_GET
def download_csv(request: WorkspaceRequest) -> HttpResponse:
    filters = PostingFilters.from_query(request.GET)
    found = market.read_market(
        workspace=request.workspace, filters=filters, resume=None, with_fit=False
    ).market
    activity.record(
        "market.exported",
        f"Downloaded the figures of {found.total} postings",
        workspace=request.workspace,
        user=request.user,
    )
    return csv_response(
        "market",
        ["skill", "category", "postings", "of", "percent", "required", "preferred"],
        (
            [
                demand.name,
                demand.category,
                demand.share.count,
                demand.share.of,
                demand.share.percent,
                demand.required,
                demand.preferred,
            ]
            for demand in found.skills
        ),
    )


def _glance(read: market.MarketReading, filters: PostingFilters) -> dict[str, Any]:
    """The figures of the first line."""
    found = read.market
    return {
        "latest": read.per_week[-1] if read.per_week else 0,
        "latest_query": filters.to_query(week=found.weeks[-1]) if found.weeks else "",
        "companies": read.companies,
        "pay": found.salaries[0].overall if found.salaries else None,
        "remote": found.remotes.get("remote"),
        "skills": len(found.skills),
    }
