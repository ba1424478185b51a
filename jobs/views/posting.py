"""One posting: its text with the evidence marked, its facts, its match; editing it."""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, Conflict
from jobs import queries
from jobs.forms import EditForm
from jobs.marking import Mark, apart, mark_text
from jobs.matching import Evidence, MatchResult, Part
from jobs.models import JobPosting, PostingSkill
from jobs.services import matching, postings
from jobs.views.access import posting_or_404, writers_only

_SKILL_PARTS: Final = ("required_skills", "preferred_skills")
_FACT_LABELS: Final = {
    "remote": "Where",
    "salary": "Pay",
    "employment_type": "Contract",
    "seniority": "Level",
    "years": "Years",
    "education": "Education",
}


@dataclass(slots=True)
class Line:
    """One line beneath a part of the match: its footnote, what it is about, the resume's passages."""

    number: int
    name: str
    quotes: list[Evidence] = field(default_factory=list)
    state: str = "held"

    @property
    def is_renamed(self) -> bool:
        """The resume says it in other words, which the reader can only place beside the posting's."""
        return bool(self.quotes) and self.name.casefold() not in {one.quote.casefold() for one in self.quotes}


@dataclass(slots=True)
class PartView:
    part: Part
    lines: list[Line]

    @property
    def percent(self) -> float:
        return 100 * self.part.earned / self.part.weight


@login_required
@require_GET
def show_posting(request: WorkspaceRequest, posting_id: UUID) -> HttpResponse:
    posting = posting_or_404(request, posting_id, "fingerprint", "fingerprint_keys", "unknown_terms")
    skills = list(PostingSkill.objects.in_workspace(request.workspace).filter(posting=posting).order_by("id"))
    resume = matching.active_resume(request.workspace)
    result = matching.explain(resume, posting) if resume else None
    marks = _marks(posting, skills)
    numbers = {mark.about: mark.number for mark in marks}
    if request.membership.can_write:
        postings.mark_read(posting)
    parts = _parts(result, numbers) if result else []
    context: dict[str, Any] = {
        "posting": posting,
        "text": mark_text(posting.description, marks),
        "facts": [
            (fact, label, numbers.get(f"fact:{fact}"), posting.stated_fact(fact))
            for fact, label in _FACT_LABELS.items()
        ],
        "required": [(numbers.get(s.name, 0), s) for s in skills if s.requirement == "required"],
        "preferred": [(numbers.get(s.name, 0), s) for s in skills if s.requirement == "preferred"],
        "resume": resume,
        "result": result,
        "parts": parts,
        "others": _unanswered(skills, numbers, parts) if result else [],
        "rank": queries.rank_of(resume, result.score) if resume and result and result.score else None,
        "gap": _first_gap(result),
    }
    return render(request, "jobs/posting.html", context)


def _marks(posting: JobPosting, skills: list[PostingSkill]) -> list[Mark]:
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


def _parts(result: MatchResult, numbers: dict[str, int]) -> list[PartView]:
    views = []
    for part in result.parts:
        if not part.asked:
            continue
        lines: dict[str, Line] = {}
        for evidence in part.evidence:
            if evidence.side == "resume":
                name = evidence.about.split(" (through ")[0]
                line = lines.setdefault(name, Line(numbers.get(name, 0), name))
                line.quotes.append(evidence)
        for missing in result.missing:
            if missing.part != part.name:
                continue
            names = " or ".join(missing.any_of) if missing.any_of else missing.name
            state = "weak" if missing.weak else "missing"
            line = lines.setdefault(missing.name, Line(numbers.get(missing.name, 0), names))
            line.state = state
        ordered = sorted(lines.values(), key=lambda line: line.number or 999)
        views.append(PartView(part, ordered))
    return views


def _unanswered(
    skills: list[PostingSkill], numbers: dict[str, int], parts: list[PartView]
) -> list[tuple[int, PostingSkill]]:
    """Marked skills that no part of the match speaks of; their footnotes lead here."""
    answered = {line.number for view in parts for line in view.lines}
    return [
        (numbers.get(skill.name, 0), skill)
        for skill in skills
        if numbers.get(skill.name, 0) not in answered | {0}
    ]


def _first_gap(result: MatchResult | None) -> str:
    """The one required skill to ask about: the first that is missing."""
    missing = result.missing if result else ()
    return next((item.name for item in missing if item.part == "required_skills" and not item.weak), "")


@login_required
@writers_only
@require_http_methods(["GET", "POST"])
def edit_posting(request: WorkspaceRequest, posting_id: UUID) -> HttpResponse:
    posting = posting_or_404(request, posting_id)
    form = EditForm(request.POST or None, instance=posting)
    if request.method == "POST" and form.is_valid():
        fresh = posting_or_404(request, posting_id)
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
