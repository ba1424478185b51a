"""The cost calculator: what each strategy would cost with each model, for this resume and so many postings."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.middleware import WorkspaceRequest
from jobs.filters import Order
from jobs.models import JobPosting
from optimizations.gateway import providers
from optimizations.gateway.providers import ListedModel
from optimizations.gateway.wire import OPENAI_COMPATIBLE, PROVIDERS
from optimizations.services import routing
from optimizations.services.market_context import build_context
from optimizations.services.quoting import Quote, quote
from optimizations.strategies import STRATEGIES
from optimizations.views.offers import label_of
from resumes import queries as resume_queries
from resumes.models import Resume

COUNTS: Final = (1, 5, 10, 25, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model and a quote for each strategy. `is_ready`: this workspace could ask it now."""

    model: ListedModel
    provider: str
    is_ready: bool
    quotes: tuple[Quote, ...]

    @property
    def has_price(self) -> bool:
        return self.model.price_in is not None


@login_required
@require_GET
def show_costs(request: WorkspaceRequest) -> HttpResponse:
    resumes = list(resume_queries.kept_resumes(request.workspace).without_content())
    if not resumes:
        return render(request, "optimizations/costs.html", {"resumes": resumes})
    named = next((each for each in resumes if str(each.pk) == request.GET.get("resume")), None)
    resume = named or next((each for each in resumes if each.is_active), resumes[0])
    wanted = request.GET.get("postings", "")
    count = int(wanted) if wanted in map(str, COUNTS) else 25
    tailor = bool(request.GET.get("each"))
    context = {
        "resumes": resumes,
        "resume": resume,
        "counts": COUNTS,
        "count": count,
        "each": tailor,
        "strategies": [(name, label_of(name)) for name in STRATEGIES],
        **_table(request, resume, count, tailor=tailor),
    }
    return render(request, "optimizations/costs.html", context)


def _table(request: WorkspaceRequest, resume: Resume, count: int, *, tailor: bool) -> dict[str, object]:
    """A row for each enabled model. Prompts are those of the best matching postings, as many as there are."""
    found = JobPosting.objects.in_workspace(request.workspace).active()
    ordered = Order("match", True).apply(found.light(), q="", resume=resume)
    ids = [posting.pk for posting in ordered[: 1 if tailor else count]]
    context = build_context(request.workspace, ids)
    plans = [strategy.plan(resume.content, context) for strategy in STRATEGIES.values()]
    mine = routing.load_routes(request.workspace, preferred=request.user.preferred_ai_provider)
    times = count if tailor else 1
    rows = []
    operators = [providers.operators_model()] if OPENAI_COMPATIBLE in mine.platform else []
    for model in (*operators, *mine.models):
        alone = routing.Routes((replace(model, is_beta=False),), (), (model.provider,))
        rows.append(
            ModelRow(
                model,
                PROVIDERS[model.provider].label if model.provider in PROVIDERS else model.provider,
                bool(mine.offers(model.tier, model_id=f"{model.provider}/{model.model}")),
                tuple(_times(quote(plan, alone), times) for plan in plans),
            )
        )
    rows.sort(key=lambda row: (not row.is_ready, not row.has_price, row.quotes[0].cost_high, row.model.model))
    return {"rows": rows, "used": len(ids), "missing": max(0, count - len(ids)) if not tailor else 0}


def _times(each: Quote, times: int) -> Quote:
    return replace(
        each,
        calls=each.calls * times,
        cost_low=each.cost_low * Decimal(times),
        cost_high=each.cost_high * Decimal(times),
    )
