"""Units of the plan's meters: reserved, settled, refunded, renewed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts import tenancy
from billing import queries
from billing.models import Meter, Reservation
from billing.plans import Action, Metric
from billing.services.metering import (
    charge,
    refund,
    refund_lost,
    reserve,
    reserve_action,
    settle,
)
from billing.services.subscriptions import assign_plan
from billing.tasks import refund_lost_reservations
from jobanalyzer.errors import Conflict, InvalidInput, QuotaExceeded
from tests.billing.clock import at
from tests.billing.factories import assert_books_balance, put_on
from tests.conftest import Person

OPTIMIZATIONS = Metric.OPTIMIZATIONS


def counts(person: Person, metric: Metric = OPTIMIZATIONS) -> tuple[int, int, int | None]:
    left = queries.what_is_left(person.workspace, metric)
    return left.used, left.reserved, left.left


def test_reserved_then_settled(in_alice: Person) -> None:
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1")
    assert counts(in_alice) == (0, 1, 9)
    settled = settle(workspace=in_alice.workspace, key="run:1")
    assert settled is not None
    assert settled.status == "settled"
    assert counts(in_alice) == (1, 0, 9)


def test_reserved_then_refunded(in_alice: Person) -> None:
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1")
    refund(workspace=in_alice.workspace, key="run:1")
    assert counts(in_alice) == (0, 0, 10)


@pytest.mark.parametrize(("first", "then"), [(settle, refund), (refund, settle)])
def test_the_first_end_decides(in_alice: Person, first: object, then: object) -> None:
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1")
    assert callable(first)
    assert callable(then)
    for end in (first, then, first, then):
        row = end(workspace=in_alice.workspace, key="run:1")
        assert row.status == ("settled" if first is settle else "refunded")
    assert counts(in_alice) == ((1, 0, 9) if first is settle else (0, 0, 10))
    assert_books_balance(in_alice.workspace)


def test_the_same_key_takes_once(in_alice: Person) -> None:
    one = reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=2)
    two = reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=2)
    assert one.pk == two.pk
    assert counts(in_alice) == (0, 2, 8)
    with pytest.raises(Conflict):
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=3)
    with pytest.raises(Conflict):
        reserve(workspace=in_alice.workspace, metric=Metric.CANDIDATES, key="run:1", amount=2)
    settle(workspace=in_alice.workspace, key="run:1")
    assert (
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=2).status == "settled"
    )
    assert counts(in_alice) == (2, 0, 8)


def test_a_key_known_stays_known_when_nothing_is_left(in_alice: Person) -> None:
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=10)
    assert reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=10).amount == 10


def test_what_was_never_reserved_ends_quietly(in_alice: Person) -> None:
    assert settle(workspace=in_alice.workspace, key="run:0") is None
    assert refund(workspace=in_alice.workspace, key="run:0") is None
    assert not Meter.objects.exists()


@pytest.mark.parametrize("wrong", [{"amount": 0}, {"amount": -1}, {"key": ""}, {"key": "k" * 201}])
def test_senseless_reservations_are_refused(in_alice: Person, wrong: dict[str, object]) -> None:
    wish: dict[str, object] = {"metric": OPTIMIZATIONS, "key": "run:1"} | wrong
    with pytest.raises(InvalidInput):
        reserve(workspace=in_alice.workspace, **wish)  # type: ignore[arg-type]  # wrong on purpose


def test_an_exhausted_plan_says_when_it_renews_and_who_has_more(in_alice: Person) -> None:
    with at(2026, 11, 21):
        for number in range(10):
            reserve_action(workspace=in_alice.workspace, action=Action.OPTIMIZATION, key=f"run:{number}")
        with pytest.raises(QuotaExceeded) as caught:
            reserve_action(workspace=in_alice.workspace, action=Action.OPTIMIZATION, key="run:10")
    assert caught.value.status == 402
    assert caught.value.message == (
        "All 10 optimizations this month are used. More come on 1 December. Pro has 100 a month."
    )
    assert caught.value.details == {
        "metric": "optimizations",
        "limit": 10,
        "left": 0,
        "asked": 1,
        "renews_on": "2026-12-01",
        "plan": "pro",
        "current_plan": "free",
    }
    assert not Reservation.objects.filter(key="run:10").exists()


def test_too_much_at_once_says_what_is_left(in_alice: Person) -> None:
    with at(2026, 11, 21):
        charge(workspace=in_alice.workspace, metric=Metric.POSTINGS, key="import:1", amount=48)
        with pytest.raises(QuotaExceeded, match="takes 3 postings and 2 of 50 are left today") as caught:
            charge(workspace=in_alice.workspace, metric=Metric.POSTINGS, key="import:2", amount=3)
        assert "Pro has no limit" in caught.value.message
        assert counts(in_alice, Metric.POSTINGS) == (48, 0, 2)
    with at(2026, 11, 22):
        charge(workspace=in_alice.workspace, metric=Metric.POSTINGS, key="import:2", amount=50)


def test_a_month_renews_when_somebody_looks(in_alice: Person) -> None:
    with at(2026, 11, 30, 23):
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=10)
        assert queries.what_is_left(in_alice.workspace, OPTIMIZATIONS).renews_on == date(2026, 12, 1)
    with at(2026, 12, 1, 0):
        assert counts(in_alice) == (0, 0, 10)
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:2")
        # What was held in November goes back to November, not to December.
        refund(workspace=in_alice.workspace, key="run:1")
        assert counts(in_alice) == (0, 1, 9)
    assert_books_balance(in_alice.workspace)


def test_an_upgrade_counts_at_once_and_a_downgrade_never_below_none(in_alice: Person) -> None:
    workspace, user = in_alice.workspace, in_alice.user
    reserve(workspace=workspace, metric=OPTIMIZATIONS, key="run:1", amount=10)
    assign_plan(workspace=workspace, tier="pro", reason="Paid", user=user)
    assert Meter.objects.get().limit == 100
    assert counts(in_alice) == (0, 10, 90)
    reserve(workspace=workspace, metric=OPTIMIZATIONS, key="run:2", amount=30)
    assign_plan(workspace=workspace, tier="free", reason="Paid no more", user=user)
    assert counts(in_alice) == (0, 40, 0)
    with pytest.raises(QuotaExceeded, match="All 10"):
        reserve(workspace=workspace, metric=OPTIMIZATIONS, key="run:3")
    settle(workspace=workspace, key="run:2")
    assert counts(in_alice) == (30, 10, 0)


def test_a_plan_that_begins_or_ends_by_itself_counts_at_once(in_alice: Person) -> None:
    with at(2026, 5, 2):
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=10)
    subscription = put_on(in_alice.workspace, "pro")
    subscription.current_period_end = datetime(2026, 5, 20, tzinfo=UTC)
    subscription.cancel_at_period_end = True
    subscription.save()
    with at(2026, 5, 19):
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:2")
        assert counts(in_alice) == (0, 11, 89)
    with at(2026, 5, 21), pytest.raises(QuotaExceeded):
        reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:3")


def test_enterprise_has_no_limit_and_is_counted(in_alice: Person) -> None:
    put_on(in_alice.workspace, "enterprise")
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1", amount=5000)
    settle(workspace=in_alice.workspace, key="run:1")
    left = queries.what_is_left(in_alice.workspace, OPTIMIZATIONS)
    assert (left.used, left.limit, left.left) == (5000, None, None)


def test_a_reservation_goes_with_the_work_that_failed_to_be_made(in_alice: Person) -> None:
    def make() -> None:
        with transaction.atomic():
            reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make()
    assert counts(in_alice) == (0, 0, 10)
    assert not Reservation.objects.exists()


def test_lost_reservations_are_swept_up(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            reserve(workspace=person.workspace, metric=OPTIMIZATIONS, key="run:lost")
            reserve(workspace=person.workspace, metric=OPTIMIZATIONS, key="run:done")
            settle(workspace=person.workspace, key="run:done")
    with tenancy.workspace(alice.workspace.pk):
        Reservation.objects.filter(key="run:lost").update(created_at=timezone.now() - timedelta(hours=25))
    assert refund_lost() == 1
    refund_lost_reservations()
    with tenancy.workspace(alice.workspace.pk):
        assert counts(alice) == (1, 0, 9)
    with tenancy.workspace(bob.workspace.pk):
        assert counts(bob) == (1, 1, 8)


def test_every_purse_at_once_in_few_queries(in_alice: Person, django_assert_max_num_queries: object) -> None:
    queries.usage(in_alice.workspace)
    reserve(workspace=in_alice.workspace, metric=OPTIMIZATIONS, key="run:1")
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(6):  # of which two open and close the credits' transaction
        usage = queries.usage(in_alice.workspace)
    assert usage.plan.id == "free"
    assert (usage.optimizations.left, usage.postings.left, usage.candidates.left) == (9, 50, 5)
    assert usage.credits.left == 50
