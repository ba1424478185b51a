"""The plan: what is used and left, what each plan gives, and the ledger of credits."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.middleware import WorkspaceRequest
from billing import queries
from billing.models import Subscription
from billing.plans import PLANS, PRICES, Metric, Plan, plan_with
from billing.queries import Left
from jobanalyzer.csv_files import csv_response

_LABELS: Final = {
    Metric.OPTIMIZATIONS: "Improvements by a model",
    Metric.POSTINGS: "Postings added today",
    Metric.CANDIDATES: "Candidates screened",
    Metric.CREDITS: "Credits",
}
_LEDGER_LINES: Final = 50


@dataclass(frozen=True, slots=True)
class Gauge:
    """One purse as a bar: `share` is how full it is, in per cent; None without limit."""

    label: str
    left: Left
    share: int | None

    @property
    def taken(self) -> int:
        return self.left.used + self.left.reserved


@login_required
@require_GET
def show_plan(request: WorkspaceRequest) -> HttpResponse:
    usage = queries.usage(request.workspace)
    subscription = Subscription.objects.in_workspace(request.workspace).first()
    wanted = plan_with(request.GET["feature"]) if request.GET.get("feature") else None
    return render(
        request,
        "billing/plan.html",
        {
            "usage": usage,
            "gauges": [_gauge(left) for left in (usage.optimizations, usage.postings, usage.candidates)],
            "subscription": subscription if subscription and usage.plan.price else None,
            "plans": list(PLANS.values()),
            "wanted": wanted,
            "rows": _comparison(),
            "prices": [price for price in PRICES.values() if price.metric == Metric.CREDITS],
            "lines": queries.ledger(request.workspace, _LEDGER_LINES),
        },
    )


@login_required
@require_GET
def ledger_csv(request: WorkspaceRequest) -> HttpResponse:
    """Every line of the ledger, oldest first."""
    lines = queries.ledger_lines(request.workspace).order_by("number").iterator(500)
    return csv_response(
        "credits",
        ["number", "when", "type", "description", "amount", "balance_after"],
        (
            [
                line.number,
                line.created_at.isoformat(timespec="seconds"),
                line.type,
                line.description,
                line.amount,
                line.balance_after,
            ]
            for line in lines
        ),
    )


def _gauge(left: Left) -> Gauge:
    share = None
    if left.limit is not None:
        share = min(100, round(100 * (left.used + left.reserved) / left.limit)) if left.limit else 100
    return Gauge(_LABELS[left.metric], left, share)


def _comparison() -> list[tuple[str, list[str]]]:
    """What differs between the plans: a label and one text for each plan."""
    plans = list(PLANS.values())
    return [
        ("Improvements by a model, a month", [_count(plan.limits[Metric.OPTIMIZATIONS]) for plan in plans]),
        ("Strategies", ["all seven" if plan.allows("strategy:*") else "Quick and Budget" for plan in plans]),
        ("Model providers", [_providers(plan) for plan in plans]),
        ("Your own provider keys", [_OWN_KEYS[plan.own_keys.value] for plan in plans]),
        ("Postings added, a day", [_count(plan.limits[Metric.POSTINGS]) for plan in plans]),
        ("Candidates screened, a month", [_count(plan.limits[Metric.CANDIDATES]) for plan in plans]),
        ("Credits", [_credits(plan) for plan in plans]),
        ("Exports kept", [_days(plan.export_days) for plan in plans]),
        ("Data kept", [_days(plan.retention_days) for plan in plans]),
        ("Built-in rules, matching, market, PDF", ["free"] * len(plans)),
    ]


_OWN_KEYS: Final = {"platform": "–", "optional": "if you like", "required": "yes, needed"}


def _count(number: int | None) -> str:
    return "no limit" if number is None else f"{number:,}"


def _providers(plan: Plan) -> str:
    if plan.allows("provider:*"):
        return "all"
    names = sorted(feature.partition(":")[2] for feature in plan.features if feature.startswith("provider:"))
    shown = {"groq": "Groq", "deepseek": "DeepSeek"}
    return ", ".join(shown[name] for name in names if name in shown)


def _credits(plan: Plan) -> str:
    if plan.credits_a_month is None:
        return "no limit"
    return f"{plan.credits_a_month} a month" if plan.credits_a_month else f"{plan.credits_once} once"


def _days(days: int | None) -> str:
    if days is None:
        return "as long as you stay"
    if days >= 365:
        years = round(days / 365)
        return f"{years} year{'' if years == 1 else 's'}"
    return f"{round(days / 30.5)} months" if days > 60 else f"{days} days"
