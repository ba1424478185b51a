"""What each plan gives and what each action takes: declared here, nowhere else.

One action, one purse: an action takes either from one of the plan's meters or from the credits, never from both.
What the built-in rules do without a model takes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from jobanalyzer.queue.lanes import Lane


class Metric(StrEnum):
    OPTIMIZATIONS = "optimizations"
    POSTINGS = "postings"
    CANDIDATES = "candidates"
    CREDITS = "credits"


class Renewal(StrEnum):
    DAY = "day"
    MONTH = "month"
    NEVER = "never"


# Credits are one balance that what is granted adds to and what is spent takes from.
RENEWALS: Final[Mapping[Metric, Renewal]] = {
    Metric.OPTIMIZATIONS: Renewal.MONTH,
    Metric.POSTINGS: Renewal.DAY,
    Metric.CANDIDATES: Renewal.MONTH,
    Metric.CREDITS: Renewal.NEVER,
}
_BEGINNING: Final = date(1970, 1, 1)


def period_of(metric: Metric, day: date) -> date:
    """The first day of the metric's period that `day` falls in (UTC); periods are calendar days and months."""
    match RENEWALS[metric]:
        case Renewal.DAY:
            return day
        case Renewal.MONTH:
            return day.replace(day=1)
        case Renewal.NEVER:
            return _BEGINNING


def next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def next_period(metric: Metric, day: date) -> date | None:
    """The day on which the metric begins anew; None for one that never does."""
    match RENEWALS[metric]:
        case Renewal.DAY:
            return day + timedelta(days=1)
        case Renewal.MONTH:
            return next_month(day)
        case Renewal.NEVER:
            return None


class Action(StrEnum):
    OPTIMIZATION = "optimization"
    SCREENING = "screening"
    CHAT_MESSAGE = "chat_message"
    AI_FIX = "ai_fix"
    COVER_LETTER = "cover_letter"
    INTERVIEW_PREP = "interview_prep"
    AI_RESUME = "ai_resume"
    AI_REVIEW = "ai_review"


@dataclass(frozen=True, slots=True)
class Price:
    """What one action takes, from which purse; `label` is how the ledger names it."""

    metric: Metric
    amount: int
    label: str


PRICES: Final[Mapping[Action, Price]] = {
    Action.OPTIMIZATION: Price(Metric.OPTIMIZATIONS, 1, "Optimization"),
    Action.SCREENING: Price(Metric.CANDIDATES, 1, "Candidate screened"),
    Action.CHAT_MESSAGE: Price(Metric.CREDITS, 1, "Chat message"),
    Action.AI_FIX: Price(Metric.CREDITS, 1, "AI fix"),
    Action.COVER_LETTER: Price(Metric.CREDITS, 3, "Cover letter"),
    Action.INTERVIEW_PREP: Price(Metric.CREDITS, 3, "Interview preparation"),
    Action.AI_RESUME: Price(Metric.CREDITS, 5, "Resume written by AI"),
    Action.AI_REVIEW: Price(Metric.CREDITS, 10, "AI review"),
}


class OwnKeys(StrEnum):
    """Whose provider keys a plan's calls use."""

    PLATFORM = "platform"
    OPTIONAL = "optional"
    REQUIRED = "required"


ANY: Final = "*"
SSO: Final = "sso"
OWN_KEYS: Final = "own_keys"
PRIORITY: Final = "priority"


def strategy(strategy_id: str) -> str:
    """The feature that lets a workspace run a strategy."""
    return f"strategy:{strategy_id}"


def provider(name: str) -> str:
    """The feature that lets a workspace use the platform's key for a model provider."""
    return f"provider:{name}"


_NAMES: Final[Mapping[str, str]] = {
    SSO: "Single sign-on",
    OWN_KEYS: "Using your own provider keys",
    PRIORITY: "Going first in the queue",
}


def feature_name(feature: str) -> str:
    """How people read a feature: `strategy:review_panel` is “Review panel”."""
    if feature in _NAMES:
        return _NAMES[feature]
    return feature.split(":")[-1].replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Plan:
    """`limits`: units a period, None without limit. `credits_a_month`: None without limit; what is left is kept.

    `price` is in US dollars a month. `retention_days` None: as long as the account lives.
    """

    id: str
    name: str
    price: Decimal
    limits: Mapping[Metric, int | None]
    features: frozenset[str]
    credits_once: int
    credits_a_month: int | None
    export_days: int
    retention_days: int | None
    own_keys: OwnKeys
    lane: Lane

    def allows(self, feature: str) -> bool:
        """Whether the plan has the feature, by its name or by its whole kind (`strategy:*`)."""
        kind, colon, _ = feature.partition(":")
        return feature in self.features or (bool(colon) and f"{kind}:{ANY}" in self.features)

    @property
    def has_unlimited_credits(self) -> bool:
        return self.credits_a_month is None


FREE: Final = Plan(
    id="free",
    name="Free",
    price=Decimal(0),
    limits={Metric.OPTIMIZATIONS: 10, Metric.POSTINGS: 50, Metric.CANDIDATES: 5},
    features=frozenset(
        {
            strategy("quick_optimize"),
            strategy("budget_optimizer"),
            # The cheap models, and whatever address the operator runs for everybody
            provider("groq"),
            provider("deepseek"),
            provider("openai_compatible"),
        }
    ),
    credits_once=50,
    credits_a_month=0,
    export_days=7,
    retention_days=183,
    own_keys=OwnKeys.PLATFORM,
    lane=Lane.FREE,
)

PRO: Final = Plan(
    id="pro",
    name="Pro",
    price=Decimal(29),
    limits={Metric.OPTIMIZATIONS: 100, Metric.POSTINGS: None, Metric.CANDIDATES: 5},
    features=frozenset({strategy(ANY), provider(ANY), OWN_KEYS}),
    credits_once=50,
    credits_a_month=500,
    export_days=730,
    retention_days=730,
    own_keys=OwnKeys.OPTIONAL,
    lane=Lane.PAID,
)

ENTERPRISE: Final = Plan(
    id="enterprise",
    name="Enterprise",
    price=Decimal(199),
    limits={Metric.OPTIMIZATIONS: None, Metric.POSTINGS: None, Metric.CANDIDATES: None},
    features=frozenset({strategy(ANY), provider(ANY), OWN_KEYS, SSO, PRIORITY}),
    credits_once=50,
    credits_a_month=None,
    export_days=730,
    retention_days=None,
    own_keys=OwnKeys.REQUIRED,
    lane=Lane.PRIORITY,
)

# From the least to the most: “which plan has it” is answered by the first that does.
PLANS: Final[Mapping[str, Plan]] = {plan.id: plan for plan in (FREE, PRO, ENTERPRISE)}


def plan_with(feature: str) -> Plan | None:
    """The cheapest plan that has the feature."""
    return next((plan for plan in PLANS.values() if plan.allows(feature)), None)


def allowance(plan: Plan, metric: Metric) -> int | None:
    """What the plan gives of a metric each period (credits: each month); None without limit."""
    return plan.credits_a_month if metric == Metric.CREDITS else plan.limits[metric]


def plan_with_more(plan: Plan, metric: Metric) -> Plan | None:
    """The cheapest plan that gives more of the metric than `plan` does."""
    return next(_plans_with_more(plan, metric), None)


def _plans_with_more(plan: Plan, metric: Metric) -> Iterator[Plan]:
    has = allowance(plan, metric)
    for other in PLANS.values():
        gives = allowance(other, metric)
        if has is not None and (gives is None or gives > has):
            yield other
