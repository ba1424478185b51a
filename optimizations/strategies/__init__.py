"""The strategies: ways to spend model calls on a resume."""

from optimizations.strategies.base import (
    Answer,
    Ask,
    Call,
    CapReached,
    Facts,
    Lost,
    Outcome,
    Plan,
    PlannedCall,
    Step,
    Strategy,
    Style,
    Tier,
)
from optimizations.strategies.budget_optimizer import BudgetOptimizer
from optimizations.strategies.quick_optimize import QuickOptimize

STRATEGIES: dict[str, Strategy] = {strategy.id: strategy for strategy in (QuickOptimize(), BudgetOptimizer())}

__all__ = [
    "STRATEGIES",
    "Answer",
    "Ask",
    "Call",
    "CapReached",
    "Facts",
    "Lost",
    "Outcome",
    "Plan",
    "PlannedCall",
    "Step",
    "Strategy",
    "Style",
    "Tier",
]
