"""Runs asked for together: a comparison of strategies, or a batch with one tailored resume for each posting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from billing.plans import strategy as strategy_feature
from billing.services.entitlements import plan_of
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from jobanalyzer.htmx import is_fragment
from jobanalyzer.middleware import show_error
from optimizations import queries
from optimizations.models import Run, RunGroup
from optimizations.services import grouping
from optimizations.services.grouping import RULES
from optimizations.services.review import source_document
from optimizations.strategies import STRATEGIES
from optimizations.views import comparing
from optimizations.views.comparing import Column
from optimizations.views.offers import label_of


@login_required
@require_GET
def show_group(request: WorkspaceRequest, group_id: UUID) -> HttpResponse:
    """The whole page; while runs are at work a fragment of it is asked for every second."""
    group = grouping.find_group(group_id, request.workspace)
    columns = comparing.columns_of(group)
    if not columns:
        raise NotFound("These runs were deleted.")
    page = _comparison(group, columns) if group.kind == RunGroup.Kind.COMPARE else _batch(group, columns)
    context = {
        "group": group,
        "columns": columns,
        "running": sum(not column.run.is_finished for column in columns),
        "done": sum(column.is_done for column in columns),
        "cost": sum(column.run.cost for column in columns),
        **page,
    }
    template = f"optimizations/{'compare' if group.kind == RunGroup.Kind.COMPARE else 'batch'}.html"
    if not is_fragment(request):
        return render(request, template, context)
    response = render(request, f"{template}#live", context)
    if not context["running"]:
        response["HX-Refresh"] = "true"  # the actions of a finished group stand in the page's head
    return response


def _comparison(group: RunGroup, columns: list[Column]) -> dict[str, Any]:
    document = source_document(columns[0].optimization)
    places = comparing.places_of(group, columns, document)
    there = {
        RULES if column.run.engine == Run.Engine.RULES else column.optimization.strategy_id
        for column in columns
    }
    plan = plan_of(group.workspace_id)
    others = [name for name in STRATEGIES if plan.allows(strategy_feature(name))]
    return {
        "rows": comparing.rows_of(columns, len(group.posting_ids)),
        "same": comparing.same_place(places, columns),
        "places": places,
        "addable": [(name, label_of(name)) for name in [*others, RULES] if name not in there],
        "is_current": group.resume.version == group.version_in,
    }


def _batch(group: RunGroup, columns: list[Column]) -> dict[str, Any]:
    names = queries.posting_names(group.workspace_id, set(group.posting_ids))
    return {
        "lines": [(column, names.get(column.optimization.posting_ids[0])) for column in columns],
        "to_make": sum(
            column.is_done and column.optimization.resume_out is None and column.safe > 0
            for column in columns
        ),
    }


@login_required
@writers_only
@require_POST
def cancel_group(request: WorkspaceRequest, group_id: UUID) -> HttpResponse:
    grouping.cancel_group(group_id=group_id, workspace=request.workspace, user=request.user)
    return redirect("optimizations:group", group_id=group_id)


@login_required
@writers_only
@require_POST
def add_strategy(request: WorkspaceRequest, group_id: UUID) -> HttpResponse:
    grouping.add_strategy(
        group_id=group_id,
        workspace=request.workspace,
        user=request.user,
        strategy_id=request.POST.get("strategy", ""),
    )
    return redirect("optimizations:group", group_id=group_id)


@login_required
@writers_only
@require_POST
def take_edits(request: WorkspaceRequest, group_id: UUID) -> HttpResponse:
    """A version from the chosen wordings; the form has one choice for each place."""
    try:
        made = grouping.take_edits(
            group_id=group_id, workspace=request.workspace, user=request.user, edit_ids=_edit_ids(request)
        )
    except (InvalidInput, Conflict) as error:
        show_error(request, error)
        return redirect("optimizations:group", group_id=group_id)
    messages.success(
        request,
        f"Version {made.version} holds {made.applied} edit{'' if made.applied == 1 else 's'}."
        + (f" {len(made.misfits)} did not fit: {made.misfits[0].reason}." if made.misfits else ""),
    )
    group = grouping.find_group(group_id, request.workspace)
    return redirect("resumes:studio", resume_id=group.resume_id)


def _edit_ids(request: WorkspaceRequest) -> list[UUID]:
    found = []
    for name, values in request.POST.lists():
        if name.startswith("place-"):
            for value in filter(None, values):
                try:
                    found.append(UUID(value))
                except ValueError:
                    raise InvalidInput("This is not one of the edits.") from None
    return found


@login_required
@writers_only
@require_POST
def make_tailored(request: WorkspaceRequest, group_id: UUID) -> HttpResponse:
    """Accept what is safe in every finished run of the batch, and make a resume of each."""
    made = grouping.make_all_tailored(group_id=group_id, workspace=request.workspace, user=request.user)
    if made:
        messages.success(request, f"{len(made)} tailored resume{'' if len(made) == 1 else 's'} made.")
    else:
        messages.info(request, "Nothing was made: no finished run has a safe edit that is not in a resume.")
    return redirect("optimizations:group", group_id=group_id)
