"""One posting: its text with the evidence marked, its facts, its match; editing it."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, Conflict
from jobs import queries
from jobs.forms import EditForm
from jobs.marking import Mark, apart, mark_text
from jobs.matching import MatchResult
from jobs.models import JobPosting
from jobs.queries import AskedSkill, find_posting
from jobs.services import matching, postings
from jobs.templatetags.postings import pay
from jobs.views.match_answers import answers_of, render_answers, render_skills, unanswered

_UNSAID: Final = mark_safe('<span class="qq">not said</span>')
_UNASKED: Final = mark_safe('<span class="qq">not asked for</span>')
_UNPAID: Final = mark_safe('<span class="qq">not stated</span>')


@login_required
@require_GET
def show_posting(request: WorkspaceRequest, posting_id: UUID) -> HttpResponse:
    posting = find_posting(request.workspace, posting_id)
    skills = queries.asked_skills(request.workspace, posting.pk)
    resume = matching.active_resume(request.workspace)
    result = matching.explain(resume, posting) if resume else None
    marks = _marks(posting, skills)
    numbers = {mark.about: mark.number for mark in marks}
    if request.membership.can_write:
        postings.mark_read(posting)
    required = [skill for skill in skills if skill.requirement == "required"]
    preferred = [skill for skill in skills if skill.requirement == "preferred"]
    context: dict[str, Any] = {
        "posting": posting,
        "text": mark_text(posting.description, marks),
        "facts": _facts(posting, numbers),
        "counts": (len(required), len(preferred)),
        "resume": resume,
        "result": result,
    }
    if resume and result:
        answers = answers_of(result, numbers)
        others = unanswered(skills, numbers, answers)
        context |= {
            "answers": render_answers(answers),
            "others": render_skills(others, numbers, answered=True),
            "rank": queries.rank_of(resume, result.score) if result.score else None,
            "gap": _first_gap(result),
        }
    else:
        context |= {
            "required": render_skills(required, numbers, answered=False),
            "preferred": render_skills(preferred, numbers, answered=False),
        }
    return render(request, "jobs/posting.html", context)


def _marks(posting: JobPosting, skills: list[AskedSkill]) -> list[Mark]:
    """The passages to mark, numbered as they come in the text; what lies inside a longer one is not marked."""
    wanted = [
        Mark(start, end, 0, skill.requirement == "preferred", skill.name)
        for skill in skills
        for start, end in skill.evidence
    ]
    wanted += [Mark(start, end, 0, False, f"fact:{fact}") for fact, (start, end) in posting.evidence.items()]
    numbers: dict[str, int] = {}
    return [
        mark._replace(number=numbers.setdefault(mark.about, len(numbers) + 1))
        for mark in apart(wanted, len(posting.description))
    ]


def _facts(posting: JobPosting, numbers: dict[str, int]) -> list[tuple[str, str, int, bool]]:
    """What is known of the posting: (label, as it is shown, the footnote of its passage, whether it was stated)."""
    years = f"{posting.years} or more" if posting.years is not None else ""
    yearly = '<span class="unit">a year</span>' if posting.salary_period == "year" else ""
    salary = format_html("{}{}", pay(posting), mark_safe(yearly)) if posting.salary_currency else ""  # noqa: S308  # a constant
    shown = {
        "remote": ("Workplace", posting.get_remote_display() or _UNSAID),
        "salary": ("Pay", salary or _UNPAID),
        "employment_type": ("Contract", posting.get_employment_type_display() or _UNSAID),
        "seniority": ("Level", posting.get_seniority_display() or _UNSAID),
        "years": ("Years", years or _UNSAID),
        "education": ("Education", posting.get_education_display() or _UNASKED),
    }
    return [
        (label, text, numbers.get(f"fact:{fact}", 0), posting.stated_fact(fact))
        for fact, (label, text) in shown.items()
    ]


def _first_gap(result: MatchResult) -> str:
    """The one required skill to ask about: the first that is missing."""
    return next(
        (item.name for item in result.missing if item.part == "required_skills" and not item.weak), ""
    )


@login_required
@writers_only
@require_http_methods(["GET", "POST"])
def edit_posting(request: WorkspaceRequest, posting_id: UUID) -> HttpResponse:
    posting = find_posting(request.workspace, posting_id)
    form = EditForm(request.POST or None, instance=posting)
    if request.method == "POST" and form.is_valid():
        fresh = find_posting(request.workspace, posting_id)
        try:
            postings.update_posting(
                posting=fresh, user=request.user, changes=form.changes(), stated=form.stated()
            )
        except Conflict as error:
            form.add_error("url", error.message)
        except AppError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Saved, and read again.")
            return redirect("jobs:posting", posting_id=posting.pk)
    status = 400 if form.is_bound else 200
    return render(request, "jobs/edit.html", {"form": form, "posting": posting}, status=status)
