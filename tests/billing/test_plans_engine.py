"""The plans and the price table as they are sold."""

from datetime import date
from decimal import Decimal

import pytest

from billing.plans import (
    ENTERPRISE,
    FREE,
    OWN_KEYS,
    PLANS,
    PRICES,
    PRO,
    SSO,
    Action,
    Metric,
    OwnKeys,
    Plan,
    next_period,
    period_of,
    plan_with,
    plan_with_more,
    provider,
    strategy,
)
from jobanalyzer.queue.lanes import Lane

FREE_STRATEGIES = {"quick_optimize", "budget_optimizer"}
STRATEGIES = FREE_STRATEGIES | {
    "cascade_refinement",
    "section_specialists",
    "parallel_ensemble",
    "review_panel",
    "market_fit",
}
PROVIDERS = {"openai", "anthropic", "gemini", "deepseek", "groq", "xai", "bedrock"}


@pytest.mark.parametrize(
    ("plan", "price", "optimizations", "postings", "candidates"),
    [
        (FREE, 0, 10, 50, 5),
        (PRO, 29, 100, None, 5),
        (ENTERPRISE, 199, None, None, None),
    ],
)
def test_price_and_limits(
    plan: Plan, price: int, optimizations: int | None, postings: int | None, candidates: int | None
) -> None:
    assert plan.price == Decimal(price)
    assert plan.limits == {
        Metric.OPTIMIZATIONS: optimizations,
        Metric.POSTINGS: postings,
        Metric.CANDIDATES: candidates,
    }


def test_free_has_the_two_free_strategies_and_the_cheap_models() -> None:
    assert {name for name in STRATEGIES if FREE.allows(strategy(name))} == FREE_STRATEGIES
    assert {name for name in PROVIDERS if FREE.allows(provider(name))} == {"groq", "deepseek"}
    assert FREE.own_keys == OwnKeys.PLATFORM
    assert not FREE.allows(OWN_KEYS)


@pytest.mark.parametrize("plan", [PRO, ENTERPRISE])
def test_paid_plans_have_every_strategy_and_provider(plan: Plan) -> None:
    assert all(plan.allows(strategy(name)) for name in STRATEGIES)
    assert all(plan.allows(provider(name)) for name in PROVIDERS)
    assert plan.allows(OWN_KEYS)


def test_a_feature_is_not_had_by_half_its_name() -> None:
    assert not PRO.allows(SSO)
    assert not PRO.allows("strategy")
    assert not PRO.allows("*")
    assert not FREE.allows("strategy:*")
    assert not PRO.allows("")


def test_who_pays_starts_first() -> None:
    assert [plan.lane for plan in PLANS.values()] == [Lane.FREE, Lane.PAID, Lane.PRIORITY]


def test_every_action_has_one_price_from_one_purse() -> None:
    prices = {action.value: (price.metric.value, price.amount) for action, price in PRICES.items()}
    assert prices == {
        "optimization": ("optimizations", 1),
        "screening": ("candidates", 1),
        "chat_message": ("credits", 1),
        "ai_fix": ("credits", 1),
        "cover_letter": ("credits", 3),
        "interview_prep": ("credits", 3),
        "ai_resume": ("credits", 5),
        "ai_review": ("credits", 10),
    }
    assert set(PRICES) == set(Action)


def test_which_plan_has_it() -> None:
    assert plan_with(strategy("quick_optimize")) is FREE
    assert plan_with(strategy("review_panel")) is PRO
    assert plan_with(SSO) is ENTERPRISE
    assert plan_with("teleportation") is None


def test_which_plan_has_more() -> None:
    assert plan_with_more(FREE, Metric.OPTIMIZATIONS) is PRO
    assert plan_with_more(PRO, Metric.OPTIMIZATIONS) is ENTERPRISE
    assert plan_with_more(ENTERPRISE, Metric.OPTIMIZATIONS) is None
    assert plan_with_more(FREE, Metric.CANDIDATES) is ENTERPRISE
    assert plan_with_more(FREE, Metric.CREDITS) is PRO
    assert plan_with_more(PRO, Metric.CREDITS) is ENTERPRISE


@pytest.mark.parametrize(
    ("metric", "day", "begins", "renews"),
    [
        (Metric.OPTIMIZATIONS, date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 1)),
        (Metric.OPTIMIZATIONS, date(2028, 2, 29), date(2028, 2, 1), date(2028, 3, 1)),
        (Metric.POSTINGS, date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 1)),
        (Metric.CREDITS, date(2026, 12, 31), date(1970, 1, 1), None),
    ],
)
def test_periods_follow_the_calendar(metric: Metric, day: date, begins: date, renews: date | None) -> None:
    assert period_of(metric, day) == begins
    assert next_period(metric, day) == renews
