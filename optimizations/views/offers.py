"""What the page of choices offers: strategies with their quotes, and what the chosen ones take together."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from accounts.middleware import WorkspaceRequest
from billing.plans import Plan, plan_with
from billing.plans import strategy as strategy_feature
from billing.services.entitlements import plan_of
from optimizations.forms import COMPARE, ONE, TAILOR
from optimizations.services import grouping, quoting
from optimizations.services.grouping import RULES
from optimizations.services.quoting import Quote
from optimizations.services.routing import load_routes
from optimizations.strategies import STRATEGIES
from resumes.models import Resume

MODES: Final = (
    (ONE, "One run"),
    (COMPARE, "Compare strategies"),
    (TAILOR, "A resume for each posting"),
)
DESCRIPTIONS: Final = {
    "quick_optimize": "One call with the whole resume to a good model.",
    "budget_optimizer": "Only the weakest bullets, to the cheapest model, under a hard cost cap.",
    "cascade_refinement": "A cheap draft, a critique, a strong rewrite. Stops when the score stops rising.",
    "section_specialists": "One specialist for each section, all at once.",
    "parallel_ensemble": "Several models draft; the best of each place is kept.",
    "review_panel": "A writer against two reviewers, until both accept.",
    "market_fit": "Gaps first, then specialists, drafts and proofreading. The most thorough.",
    RULES: "Strong verbs, proven skills, order by demand. The same result every time.",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A strategy with its quote, as one row of the table; `needs` is the plan that has it, if the present one has not."""

    name: str
    label: str
    description: str
    quote: Quote
    is_chosen: bool = False
    needs: Plan | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """What all runs that would start take together: US dollars, calls, runs that count against the plan."""

    runs: int
    calls: int
    cost_low: Decimal
    cost_high: Decimal
    by_rules: bool

    @property
    def is_free(self) -> bool:
        return not self.cost_high


def label_of(strategy_id: str) -> str:
    if strategy_id == RULES:
        return "Built-in rules"
    strategy = STRATEGIES.get(strategy_id)
    return strategy.short_label if strategy else strategy_id


def page_of(
    request: WorkspaceRequest,
    resume: Resume,
    ids: Sequence[UUID],
    *,
    mode: str = ONE,
    strategy: str = "",
    strategies: Sequence[str] = (),
) -> dict[str, Any]:
    """The context of the table: for one run and for a comparison quoted for all `ids`, else for one of them."""
    routes = load_routes(request.workspace, preferred=request.user.preferred_ai_provider)
    quotes = quoting.quote_strategies(
        workspace=request.workspace,
        document=resume.content,
        posting_ids=ids[:1] if mode == TAILOR else ids,
        routes=routes,
    )
    if routes:
        quotes = {**quotes, RULES: quoting.quote(None)}
    plan = plan_of(request.workspace)
    allowed = [name for name in quotes if name == RULES or plan.allows(strategy_feature(name))]
    chosen = _chosen(mode, allowed, strategy, strategies)
    offers = [
        _offer(name, quote, is_chosen=name in chosen, is_allowed=name in allowed)
        for name, quote in quotes.items()
    ]
    return {
        "mode": mode,
        "modes": MODES,
        "offers": offers,
        "chosen": next((offer for offer in offers if offer.is_chosen), offers[0]),
        "total_quote": _total(offers, len(ids) if mode == TAILOR else 1),
        "problem_of_choice": _problem(mode, chosen, len(ids)),
        "chosen_count": len(ids),
        "has_provider": bool(routes),
        "why_rules": routes.why_none,
    }


def _offer(name: str, quote: Quote, *, is_chosen: bool, is_allowed: bool) -> Offer:
    needs = None if is_allowed else plan_with(strategy_feature(name))
    return Offer(name, label_of(name), DESCRIPTIONS.get(name, ""), quote, is_chosen=is_chosen, needs=needs)


def _chosen(mode: str, allowed: Sequence[str], strategy: str, strategies: Sequence[str]) -> list[str]:
    first = strategy if strategy in allowed else allowed[0]
    if mode != COMPARE:
        return [first]
    ticked = [name for name in strategies if name in allowed]
    # Just switched over: what was chosen, and the next beside it
    return ticked or [first, *(name for name in allowed if name != first)][:2]


def _total(offers: Sequence[Offer], times: int) -> Total:
    quotes = [offer.quote for offer in offers if offer.is_chosen]
    return Total(
        runs=times * len(quotes),
        calls=times * sum(quote.calls for quote in quotes),
        cost_low=times * sum((quote.cost_low for quote in quotes), Decimal(0)),
        cost_high=times * sum((quote.cost_high for quote in quotes), Decimal(0)),
        by_rules=all(quote.by_rules for quote in quotes),
    )


def _problem(mode: str, chosen: Sequence[str], postings: int) -> str:
    """What keeps the runs from starting, in words; empty when nothing does."""
    if not postings:
        return "Tick at least one posting to improve the resume for."
    if mode == COMPARE and len(chosen) < 2:
        return "Tick at least two strategies to compare."
    if mode == TAILOR and postings > grouping.MOST_TAILORED:
        return f"Tick at most {grouping.MOST_TAILORED} postings: each gets a run and a resume of its own."
    return ""
