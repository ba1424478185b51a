"""The list of postings: search, filters, order, pages, and what is done with a selection."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.timezone import is_naive
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import InvalidInput
from jobanalyzer.htmx import is_fragment
from jobs import queries
from jobs.filters import AGES, SALARIES, Order, PostingFilters
from jobs.models import JobPosting, PostingQuerySet
from jobs.queries import WholeList
from jobs.services import matching, postings
from jobs.views.posting_rows import render_posting_rows
from resumes.models import Resume

PAGE_SIZE = 20
# What a filter offers: (value, label)
_REMOTES: Final = (
    *((value, str(label)) for value, label in JobPosting.Remote.choices),
    ("unstated", "Not said"),
)
_SALARIES: Final = tuple((value, f"From {value:,}") for value in SALARIES)
_AGES: Final = tuple((value, f"Up to {value} days") for value in AGES)


@login_required
@require_GET
def list_postings(request: WorkspaceRequest) -> HttpResponse:
    filters = PostingFilters.from_query(request.GET)
    resume, matched = matching.active_and_matched(request.workspace)
    if resume is not None and not matched:
        matching.keep_matched(resume)
    order = Order.from_text(
        request.GET.get("sort", ""), searching=bool(filters.q), matching=resume is not None
    )
    shelves = None if is_fragment(request) else queries.shelves(request.workspace)
    listed: Any
    if shelves is not None and WholeList.serves(filters, order):
        listed = WholeList(request.workspace, order, shelves.total)
    else:
        found = filters.apply(JobPosting.objects.in_workspace(request.workspace).active(), resume)
        listed = order.apply(found.light(), q=filters.q, resume=resume)
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    chosen_order = order.to_text() if "sort" in request.GET else ""
    context: dict[str, Any] = {
        "filters": filters,
        "order": order,
        "resume": resume,
        "page": page,
        "lines": _lines(request, page, resume),
        "base_query": _join(filters.to_query(), f"sort={chosen_order}" if chosen_order else ""),
        "sorted": chosen_order,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "removed_at": request.session.pop("removed_at", None),
        "removed_count": request.session.pop("removed_count", 0),
    }
    if shelves is None:
        response = render(request, "jobs/postings.html#results", context)
    else:
        context |= {"shelves": shelves, "sources": _sources(shelves)}
        context |= {"remotes": _REMOTES, "salaries": _SALARIES, "ages": _AGES}
        template = "jobs/postings.html" if shelves.total else "jobs/empty.html"
        response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _join(*queries_: str) -> str:
    return "&".join(filter(None, queries_))


def _lines(request: WorkspaceRequest, page: Page[JobPosting], resume: Resume | None) -> SafeString:
    postings_ = list(page)
    ids = [posting.pk for posting in postings_]
    skills = queries.skills_of(request.workspace, ids)
    fits = queries.fits_of(resume, ids) if resume else None
    return render_posting_rows(postings_, skills, fits, reverse("jobs:postings"))


def _sources(shelves: queries.Shelves) -> list[tuple[str, str, int]]:
    """Where postings come from, with the name and how many."""
    return [
        (value, label, shelves.sources[value])
        for value, label in JobPosting.Source.choices
        if value in shelves.sources
    ]


def chosen(request: WorkspaceRequest) -> tuple[PostingFilters, PostingQuerySet]:
    """The selection that a form sends: ticked ids, or everything the list's filters find."""
    if request.POST.get("all"):
        filters = PostingFilters.from_query(QueryDict(request.POST.get("query", "")))
    else:
        given = QueryDict(mutable=True)
        given["ids"] = ",".join(request.POST.getlist("ids"))
        filters = PostingFilters.from_query(given)
        if not filters.ids:
            raise InvalidInput("Select at least one posting first.")
    resume = matching.active_resume(request.workspace)
    return filters, filters.apply(JobPosting.objects.in_workspace(request.workspace).active(), resume)


def _back(request: WorkspaceRequest) -> HttpResponseRedirect:
    query = PostingFilters.from_query(QueryDict(request.POST.get("query", ""))).to_query()
    return redirect(reverse("jobs:postings") + (f"?{query}" if query else ""))


@login_required
@require_POST
def use_selection(request: WorkspaceRequest) -> HttpResponse:
    """Read the market of the selected postings, or improve the resume for them."""
    filters, _ = chosen(request)
    if request.POST.get("action") == "improve":
        ids = ",".join(str(key) for key in filters.ids)
        query = urlencode({"postings": ids}) if ids else filters.to_query()
        return redirect(f"{reverse('optimizations:improve')}?{query}")
    return redirect(f"{reverse('jobs:market')}?{filters.to_query()}")


@login_required
@writers_only
@require_POST
def shortlist(request: WorkspaceRequest) -> HttpResponse:
    filters, found = chosen(request)
    wanted = request.POST.get("action") != "unshortlist"
    count = postings.set_shortlisted(workspace=request.workspace, postings=found, shortlisted=wanted)
    word = "put on" if wanted else "taken off"
    messages.success(request, f"{count} {'posting' if count == 1 else 'postings'} {word} the shortlist.")
    if request.POST.get("back") == "posting" and filters.ids:
        return redirect("jobs:posting", posting_id=filters.ids[0])
    return _back(request)


@login_required
@writers_only
@require_POST
def delete(request: WorkspaceRequest) -> HttpResponse:
    """Remove the selected postings; the list then offers to undo it."""
    _, found = chosen(request)
    count, moment = postings.delete_postings(workspace=request.workspace, user=request.user, postings=found)
    if count:
        request.session["removed_at"] = moment.isoformat()
        request.session["removed_count"] = count
    return _back(request)


@login_required
@writers_only
@require_POST
def restore(request: WorkspaceRequest) -> HttpResponse:
    try:
        moment: datetime | None = parse_datetime(request.POST.get("removed_at", "").replace(" ", "+"))
    except ValueError:  # a date that no calendar has
        moment = None
    if moment is None or is_naive(moment):
        raise InvalidInput("There is nothing to bring back.")
    count = postings.restore_postings(workspace=request.workspace, user=request.user, removed_at=moment)
    messages.success(request, f"{count} {'posting is' if count == 1 else 'postings are'} back.")
    return _back(request)


@login_required
@require_GET
def skill_names(request: WorkspaceRequest) -> HttpResponse:
    """Suggestions for the skill filter, fetched when it is first used."""
    names = queries.common_skills(request.workspace, like=request.GET.get("skill", "").strip()[:60])
    return render(request, "jobs/postings.html#skill_names", {"names": names})
