"""The strategies: ways to spend model calls on a resume."""

from optimizations.strategies.base import (
    AllLost,
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
from optimizations.strategies.cascade_refinement import CascadeRefinement
from optimizations.strategies.market_fit import MarketFit
from optimizations.strategies.parallel_ensemble import ParallelEnsemble
from optimizations.strategies.quick_optimize import QuickOptimize
from optimizations.strategies.review_panel import ReviewPanel
from optimizations.strategies.section_specialists import SectionSpecialists

STRATEGIES: dict[str, Strategy] = {
    strategy.id: strategy
    for strategy in (
        QuickOptimize(),
        BudgetOptimizer(),
        CascadeRefinement(),
        SectionSpecialists(),
        ParallelEnsemble(),
        ReviewPanel(),
        MarketFit(),
    )
}

__all__ = [
    "STRATEGIES",
    "AllLost",
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
