"""What the person confirmed: listed by what it is about, taken back."""

from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from optimizations.models import ConfirmedFact
from optimizations.services import facts

PAGE = "optimizations:facts"
_KINDS = {
    "number": "Number", "people": "People", "money": "Amount", "percent": "Percentage", "duration": "Duration",
    "date": "Date", "employer": "Organisation", "school": "School", "title": "Title", "degree": "Degree",
    "certificate": "Certificate", "skill": "Skill", "name": "Name", "scope": "Your part", "content": "Statement",
    "award": "Award", "project": "Project", "level": "Level", "place": "Place",
}  # fmt: skip


class About(NamedTuple):
    """The facts of one entry, or of the whole resume; `title` and `person` as the resume names them."""

    title: str
    person: str
    facts: list[tuple[ConfirmedFact, str]]


@login_required
@require_GET
def show_facts(request: WorkspaceRequest) -> HttpResponse:
    rows = facts.shown_facts(request.workspace).select_related("user").order_by("scope", "-created_at")
    listed = [
        About(*_about(scope), [(row, _KINDS.get(row.kind, row.kind.capitalize())) for row in found])
        for scope, found in groupby(rows, key=lambda row: row.scope)
    ]
    context = {
        "about": listed,
        "workspace": request.workspace,
        "several_people": len({item.person for item in listed}) > 1,
        "may_write": request.membership is not None and request.membership.can_write,
    }
    return render(request, "optimizations/facts.html", context)


@login_required
@require_POST
@writers_only
def withdraw_fact(request: WorkspaceRequest, fact_id: UUID) -> HttpResponse:
    facts.withdraw_fact(fact_id=fact_id, workspace=request.workspace, user=request.user)
    messages.success(request, "Taken back. Later runs will ask you again.")
    return redirect(PAGE)


def _about(scope: str) -> tuple[str, str]:
    _, name, title, person = [*scope.split("|"), "", "", "", ""][:4]
    return ", ".join(part for part in (title, name) if part) or "The whole resume", person
