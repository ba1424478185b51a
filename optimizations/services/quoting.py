"""What a run would take, told before it starts: who does the work, how many calls, how much, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.conf import settings

from accounts.models import Workspace
from jobanalyzer.errors import InvalidInput
from optimizations.models import Run
from optimizations.services.market_context import build_context
from optimizations.services.routing import Offer, Routes, load_routes
from optimizations.strategies import STRATEGIES, Plan, PlannedCall, Strategy, plan_all
from resumes.document import Document

SECONDS_PER_CALL = (4, 45)
# What a call sends besides its prompt: the schema of the answer; and for a repair the schema again and the bad answer.
SCHEMA_TOKENS = 1500
REPAIR_TOKENS = 6000
RULES_SECONDS = (1, 3)


@dataclass(frozen=True, slots=True)
class Quote:
    """What a run would take: US dollars, seconds, calls; `engine` says whether a model would be asked at all."""

    engine: str
    model: str
    calls: int
    cost_low: Decimal
    cost_high: Decimal
    seconds_low: int
    seconds_high: int

    @property
    def by_rules(self) -> bool:
        return self.engine == Run.Engine.RULES

    @property
    def is_free(self) -> bool:
        """Nothing to pay as far as prices are known; a model on one's own machine has none."""
        return not self.cost_high


def find_strategy(strategy_id: str) -> Strategy:
    strategy = STRATEGIES.get(strategy_id)
    if strategy is None:
        raise InvalidInput(f"There is no strategy {strategy_id!r}. Choose one of: {', '.join(STRATEGIES)}.")
    return strategy


def engine_for(routes: Routes, *, rules_only: bool) -> str:
    """Rules serve where the workspace may ask no model, or on wish; nothing pretends to be a model."""
    return Run.Engine.MODEL if routes and not rules_only else Run.Engine.RULES


def quote(plan: Plan | None, routes: Routes | None = None) -> Quote:
    """From the strategy's own plan and the prices of the models that may be asked; None: the rules work."""
    if plan is None or routes is None:
        return Quote(Run.Engine.RULES, "", 0, Decimal(0), Decimal(0), *RULES_SECONDS)
    low = high = Decimal(0)
    names = []
    for call in plan.calls:
        offers = routes.offers(call.tier, seat=call.seat)
        names.append(offers[0].model)
        # A plan leaves room for what the run brings to later prompts; much of it may stay empty
        low += offers[0].cost(call.input_tokens // 2, call.output_low)
        high += max(highest_cost(offer, call) for offer in offers)
    rounds = sum(-(-len(step.calls) // settings.PROVIDER_CONCURRENCY) for step in plan.steps)
    if plan.cost_cap is not None:
        high = min(high, plan.cost_cap)
    return Quote(
        engine=Run.Engine.MODEL,
        model=", ".join(dict.fromkeys(names)),
        calls=len(plan.calls),
        cost_low=min(low, high),
        cost_high=high,
        seconds_low=SECONDS_PER_CALL[0] * rounds,
        seconds_high=SECONDS_PER_CALL[1] * rounds,
    )


def highest_cost(offer: Offer, call: PlannedCall) -> Decimal:
    """The most a call may cost at this offer: answered at full length, then repaired once, which sends all again."""
    tokens_in = call.input_tokens * 3 // 2 + SCHEMA_TOKENS
    tokens_out = offer.output_limit(call.output_high)
    return offer.cost(2 * tokens_in + REPAIR_TOKENS, 2 * tokens_out)


def quote_strategies(
    *, workspace: Workspace, document: Document, posting_ids: Sequence[UUID], routes: Routes | None = None
) -> dict[str, Quote]:
    """A quote per strategy for this resume and these postings; the market is read once."""
    routes = load_routes(workspace) if routes is None else routes
    if not routes:
        return {strategy_id: quote(None) for strategy_id in STRATEGIES}
    context = build_context(workspace, posting_ids)
    return {name: quote(plan, routes) for name, plan in plan_all(document, context).items()}
