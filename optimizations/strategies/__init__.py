"""The strategies: ways to spend model calls on a resume."""

from optimizations.context import MarketContext
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
from optimizations.strategies.steps import RunInputs, StagedStrategy
from resumes.document import Document

_ALL: tuple[StagedStrategy, ...] = (
    QuickOptimize(),
    BudgetOptimizer(),
    CascadeRefinement(),
    SectionSpecialists(),
    ParallelEnsemble(),
    ReviewPanel(),
    MarketFit(),
)
STRATEGIES: dict[str, Strategy] = {strategy.id: strategy for strategy in _ALL}


def plan_all(document: Document, context: MarketContext) -> dict[str, Plan]:
    """Each strategy's plan; what they have in common is read once."""
    inputs = RunInputs(document, context)
    return {strategy.id: strategy.plan_at(inputs) for strategy in _ALL}


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
    "plan_all",
]
