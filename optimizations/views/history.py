"""All runs so far: filtered, repeated, repeated with another strategy, deleted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from billing.plans import strategy as strategy_feature
from billing.services.entitlements import plan_of
from optimizations import queries
from optimizations.forms import HistoryForm
from optimizations.services import grouping, optimizing
from optimizations.services.grouping import RULES
from optimizations.strategies import STRATEGIES
from optimizations.views.offers import label_of
from resumes import queries as resume_queries

PAGE = 30


@login_required
@require_GET
def history(request: WorkspaceRequest) -> HttpResponse:
    resumes = resume_queries.kept_resumes(request.workspace).without_content()
    form = HistoryForm(request.GET, resumes=resumes)
    found = queries.recent_optimizations(request.workspace).select_related("run", "resume", "group")
    page = Paginator(form.apply(found), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    plan = plan_of(request.workspace)
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "is_filtered": form.is_set,
        "labels": {name: label_of(name) for name in STRATEGIES},
        "strategies": [
            *((name, label_of(name)) for name in STRATEGIES if plan.allows(strategy_feature(name))),
            (RULES, label_of(RULES)),
        ],
    }
    return render(request, "optimizations/history.html", context)


@login_required
@writers_only
@require_POST
def duplicate(request: WorkspaceRequest, optimization_id: UUID) -> HttpResponse:
    """The same resume, as it is now, and the same postings, with the strategy that was chosen."""
    strategy = request.POST.get("strategy", "")
    optimization = optimizing.try_again(
        optimization_id=optimization_id,
        workspace=request.workspace,
        user=request.user,
        strategy_id="" if strategy == RULES else strategy,
        rules_only=strategy == RULES,
    )
    return redirect("optimizations:run", run_id=optimization.run_id)


@login_required
@writers_only
@require_POST
def delete(request: WorkspaceRequest, optimization_id: UUID) -> HttpResponse:
    grouping.delete_optimization(
        optimization_id=optimization_id, workspace=request.workspace, user=request.user
    )
    messages.success(request, "Deleted. Versions made from it stay in the resume.")
    return redirect("optimizations:history")
