"""Adding postings: pasted text, a link, a file, the page that is open in the browser; sample data."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, QuotaExceeded
from jobs import queries
from jobs.forms import FileForm, LinkForm, PasteForm, PostingForm
from jobs.importing.markup import tidy
from jobs.importing.records import RawPosting
from jobs.importing.structured import read_json_ld
from jobs.models import JobPosting
from jobs.services import demo, importing, postings
from jobs.services.bulk import with_guessed_header
from jobs.services.postings import MAX_DESCRIPTION

_LONGEST_TITLE = 80
_GUESSED = {"title": "title", "company": "company", "location": "place"}
# What the bookmark sends: the selection or the page's text, its title and address, and its structured data. It goes
# behind the "#", which no server sees, because our pages refuse to be scripted by the page that opened them.
_BOOKMARKLET = (
    "javascript:(()=>{const s=String(getSelection()),m=document.querySelector('main,article,[role=main]')||document.body,"
    "j=[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(e=>e.textContent)"
    ".filter(t=>t.includes('JobPosting')).join('\\n').slice(0,60000);"
    "open('%s#'+encodeURIComponent(JSON.stringify({title:document.title,url:location.href,"
    "text:(s.length>80?s:m.innerText).slice(0,60000),data:s.length>80?'':j})),'_blank','noopener')})()"
)


@login_required
@writers_only
@require_http_methods(["GET", "POST"])
def add(request: WorkspaceRequest) -> HttpResponse:
    """The ways in. A pasted text comes here first: what can be guessed from it is shown for correction."""
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _review(
            request, RawPosting(description=tidy(form.cleaned_data["text"])), JobPosting.Source.PASTE
        )
    return _page(request, paste_form=form, status=400 if form.is_bound else 200)


def _page(request: WorkspaceRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    address = settings.SITE_URL if not settings.DEBUG else request.build_absolute_uri("/").rstrip("/")
    context = {
        "paste_form": PasteForm(),
        "link_form": LinkForm(),
        "file_form": FileForm(),
        "imports": queries.recent_imports(request.workspace),
        "bookmarklet": _BOOKMARKLET % (address + reverse("jobs:add_from_browser")),
        **forms,
    }
    return render(request, "jobs/add.html", context, status=status)


def _review(request: WorkspaceRequest, raw: RawPosting, source: str) -> HttpResponse:
    """The form with what was guessed; nothing is kept before the person says so."""
    guessed = with_guessed_header(raw)
    if not guessed.title:  # the person sees it before it is kept, so the first line is a fair guess
        guessed = replace(guessed, title=_first_line(guessed.description))
    initial = {name: getattr(guessed, name) for name in PostingForm.Meta.fields}
    unsure = [label for name, label in _GUESSED.items() if not initial[name]]
    return render(
        request,
        "jobs/review.html",
        {"form": PostingForm(initial=initial), "source": source, "unsure": unsure},
    )


def _first_line(text: str) -> str:
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= _LONGEST_TITLE and not line.endswith((".", "!", "?")) else ""


@login_required
@writers_only
@require_POST
def keep(request: WorkspaceRequest) -> HttpResponse:
    """Keep the reviewed posting, or show the one that is there already."""
    source = JobPosting.Source.BROWSER if request.POST.get("source") == "browser" else JobPosting.Source.PASTE
    form, problem = PostingForm(request.POST), None
    if form.is_valid():
        raw = RawPosting(**{name: form.cleaned_data[name] for name in PostingForm.Meta.fields})
        try:
            added = postings.create_posting(
                workspace=request.workspace, user=request.user, raw=raw, source=source
            )
        except QuotaExceeded as error:
            problem = error
        except AppError as error:
            form.add_error(None, error.message)
        else:
            if not added.is_new:
                return render(request, "jobs/known.html", {"posting": added.posting, "raw": raw})
            messages.success(request, "Added. This is what was read from it.")
            return redirect("jobs:posting", posting_id=added.posting.pk)
    context = {"form": form, "source": source, "unsure": [], "problem": problem}
    return render(request, "jobs/review.html", context, status=problem.status if problem else 400)


@login_required
@writers_only
@require_http_methods(["GET", "POST"])
def add_from_browser(request: WorkspaceRequest) -> HttpResponse:
    """Where the bookmark leads: a script sends what it brought here, and the review follows."""
    if request.method == "GET":
        return render(request, "jobs/browser.html")
    sent = {name: request.POST.get(name, "") for name in ("title", "url", "text", "data")}
    structured = f'<script type="application/ld+json">{sent["data"]}</script>' if sent["data"] else ""
    raw = read_json_ld(structured, sent["url"]) if structured else None
    if raw is None:
        text = tidy(sent["text"])[:MAX_DESCRIPTION]
        if len(text) < 40:
            messages.error(
                request,
                "The page held no text. Select the posting’s text there and click the bookmark again.",
            )
            return redirect("jobs:add")
        raw = with_guessed_header(RawPosting(description=text, url=sent["url"][:2000]))
        raw = replace(raw, title=raw.title or sent["title"].split(" | ")[0].split(" - ")[0].strip()[:300])
    return _review(request, raw, JobPosting.Source.BROWSER)


@login_required
@writers_only
@require_POST
def add_link(request: WorkspaceRequest) -> HttpResponse:
    form = LinkForm(request.POST)
    if form.is_valid():
        try:
            record = importing.start_url_import(
                workspace=request.workspace, user=request.user, url=form.cleaned_data["url"]
            )
            return redirect("jobs:import", import_id=record.pk)
        except AppError as error:
            form.add_error("url", error.message)
    return _page(request, link_form=form, status=400)


@login_required
@writers_only
@require_POST
def add_file(request: WorkspaceRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            if upload.size > importing.MAX_FILE_BYTES:
                form.add_error("file", "The file is larger than 10 MB. Split it.")
            else:
                record = importing.start_file_import(
                    workspace=request.workspace, user=request.user, name=upload.name, content=upload.read()
                )
                return redirect("jobs:import", import_id=record.pk)
        except AppError as error:
            form.add_error("file", error.message)
    return _page(request, file_form=form, status=400)


@login_required
@writers_only
@require_POST
def load_samples(request: WorkspaceRequest) -> HttpResponse:
    count = demo.seed_demo_postings(request.workspace)
    messages.success(
        request, f"{count} sample postings are here. Delete them with one click whenever you like."
    )
    return redirect("jobs:postings")


@login_required
@writers_only
@require_POST
def remove_samples(request: WorkspaceRequest) -> HttpResponse:
    samples = (
        JobPosting.objects.in_workspace(request.workspace).active().filter(source=JobPosting.Source.SAMPLE)
    )
    count, moment = postings.delete_postings(workspace=request.workspace, user=request.user, postings=samples)
    if count:
        request.session["removed_at"], request.session["removed_count"] = moment.isoformat(), count
    return redirect("jobs:postings")
