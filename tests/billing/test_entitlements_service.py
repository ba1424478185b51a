"""Which plan is in force, and what it says to those who ask for more."""

from datetime import UTC, datetime

import pytest

from billing.models import Subscription
from billing.plans import ENTERPRISE, FREE, PRO, SSO, strategy
from billing.services.entitlements import allows, plan_of, require
from billing.services.subscriptions import assign_plan
from jobanalyzer.errors import InvalidInput, PlanRequired
from tests.billing.clock import at
from tests.billing.factories import put_on
from tests.conftest import Person


def test_no_subscription_means_free(in_alice: Person) -> None:
    assert plan_of(in_alice.workspace) is FREE
    assert plan_of(in_alice.workspace.pk) is FREE


@pytest.mark.parametrize(
    ("status", "expected"),
    [("active", PRO), ("trialing", PRO), ("past_due", PRO), ("cancelled", FREE)],
)
def test_a_subscription_counts_while_it_runs(in_alice: Person, status: str, expected: object) -> None:
    subscription = put_on(in_alice.workspace, "pro")
    Subscription.objects.filter(pk=subscription.pk).update(status=status)
    assert plan_of(in_alice.workspace) is expected


@pytest.mark.parametrize(
    ("ends", "day", "expected"),
    [
        (False, 9, PRO),
        (False, 12, PRO),  # a late renewal has three days
        (False, 13, FREE),
        (True, 9, PRO),
        (True, 10, FREE),  # somebody who said goodbye has none
    ],
)
def test_a_period_that_ended(in_alice: Person, ends: bool, day: int, expected: object) -> None:
    subscription = put_on(in_alice.workspace, "pro")
    Subscription.objects.filter(pk=subscription.pk).update(
        current_period_end=datetime(2026, 5, 10, 12, tzinfo=UTC), cancel_at_period_end=ends
    )
    with at(2026, 5, day):
        assert plan_of(in_alice.workspace) is expected


def test_asking_for_more_says_which_plan_has_it(in_alice: Person) -> None:
    assert require(in_alice.workspace, strategy("quick_optimize")) is FREE
    with pytest.raises(PlanRequired) as caught:
        require(in_alice.workspace, strategy("review_panel"))
    assert caught.value.status == 403
    assert caught.value.message == "Review panel is part of the Pro plan ($29 a month). You are on Free."
    assert caught.value.details == {"feature": "strategy:review_panel", "plan": "pro", "current_plan": "free"}
    put_on(in_alice.workspace, "pro")
    assert require(in_alice.workspace, strategy("review_panel")) is PRO
    with pytest.raises(PlanRequired) as caught:
        require(in_alice.workspace, SSO)
    assert caught.value.details["plan"] == "enterprise"
    assert not allows(in_alice.workspace, "teleportation")
    with pytest.raises(PlanRequired, match="in no plan"):
        require(in_alice.workspace, "teleportation")


def test_assigning_a_plan(in_alice: Person) -> None:
    workspace, user = in_alice.workspace, in_alice.user
    assign_plan(workspace=workspace, tier="enterprise", reason="Pilot", user=user)
    assert plan_of(workspace) is ENTERPRISE
    again = assign_plan(
        workspace=workspace,
        tier="pro",
        reason="Pilot over",
        user=user,
        until=datetime(2100, 1, 1, tzinfo=UTC),
    )
    assert plan_of(workspace) is PRO
    assert again.cancel_at_period_end
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"tier": "gold"}, {"reason": "  "}, {"until": datetime(2020, 1, 1, tzinfo=UTC)}],
)
def test_a_plan_is_not_assigned_without_sense(in_alice: Person, wrong: dict[str, object]) -> None:
    wish: dict[str, object] = {"tier": "pro", "reason": "Pilot", "user": in_alice.user} | wrong
    with pytest.raises(InvalidInput):
        assign_plan(workspace=in_alice.workspace, **wish)  # type: ignore[arg-type]  # wrong on purpose
    assert not Subscription.objects.exists()
