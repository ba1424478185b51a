"""What a run would take, told before it starts: who does the work, how many calls, how much, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from accounts.models import Workspace
from jobanalyzer.errors import InvalidInput
from optimizations.gateway import providers
from optimizations.gateway.types import Tier
from optimizations.models import Run
from optimizations.services.market_context import build_context
from optimizations.strategies import STRATEGIES, Plan, Strategy
from resumes.document import Document

SECONDS_PER_CALL = (4, 45)
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


def engine_for(*, rules_only: bool) -> str:
    """Rules serve where no provider is configured, or on wish; nothing pretends to be a model."""
    return Run.Engine.MODEL if providers.configured() and not rules_only else Run.Engine.RULES


def quote(plan: Plan | None) -> Quote:
    """From the strategy's own plan and the prices of the models it would use; None: the rules work."""
    if plan is None:
        return Quote(Run.Engine.RULES, "", 0, Decimal(0), Decimal(0), *RULES_SECONDS)
    low = high = Decimal(0)
    names = []
    for call in plan.calls:
        target = providers.target(Tier(call.tier))
        if target is None:
            continue
        names.append(target.model)
        low += target.cost(call.input_tokens * 8 // 10, call.output_low)
        # High: answered at full length, then repaired once, which sends question and answer again.
        high += target.cost(call.input_tokens * 24 // 10 + call.output_high, call.output_high * 2)
    calls = len(plan.calls)
    if plan.cost_cap is not None:
        high = min(high, plan.cost_cap)
    return Quote(
        engine=Run.Engine.MODEL,
        model=", ".join(dict.fromkeys(names)),
        calls=calls,
        cost_low=min(low, high),
        cost_high=high,
        seconds_low=SECONDS_PER_CALL[0] * calls,
        seconds_high=SECONDS_PER_CALL[1] * calls,
    )


def quote_strategies(
    *, workspace: Workspace, document: Document, posting_ids: Sequence[UUID]
) -> dict[str, Quote]:
    """A quote per strategy for this resume and these postings; the market is read once."""
    if engine_for(rules_only=False) == Run.Engine.RULES:
        return {strategy_id: quote(None) for strategy_id in STRATEGIES}
    context = build_context(workspace, posting_ids)
    return {name: quote(strategy.plan(document, context)) for name, strategy in STRATEGIES.items()}
