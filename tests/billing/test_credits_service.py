"""Credits: the welcome, the monthly ones, what is spent and given back, and the ledger that says so."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import ActivityLog
from billing import queries
from billing.models import CreditTransaction, Reservation
from billing.plans import PRICES, Action, Metric
from billing.services import credits
from billing.services.metering import refund, reserve, reserve_action, settle
from jobanalyzer.errors import InvalidInput, QuotaExceeded
from tests.billing.clock import at
from tests.billing.factories import assert_books_balance, balance, put_on
from tests.conftest import Person


def lines(person: Person) -> list[tuple[str, int, int]]:
    """Type, amount and balance after it, the oldest first."""
    rows = CreditTransaction.objects.in_workspace(person.workspace).order_by("number")
    return [(row.type, row.amount, row.balance_after) for row in rows]


def test_free_has_fifty_once(in_alice: Person) -> None:
    for month in (1, 2, 3):
        with at(2026, month, 5):
            assert queries.usage(in_alice.workspace).credits.left == 50
            assert queries.usage(in_alice.workspace).credits.renews_on is None
    assert lines(in_alice) == [("grant", 50, 50)]


def test_pro_has_five_hundred_a_month_and_keeps_what_is_left(in_alice: Person) -> None:
    with at(2026, 1, 5):
        queries.usage(in_alice.workspace)
        put_on(in_alice.workspace, "pro")
        queries.usage(in_alice.workspace)
        usage = queries.usage(in_alice.workspace)
        assert str(usage.credits.renews_on) == "2026-02-01"
    with at(2026, 2, 1, 0):
        assert queries.what_is_left(in_alice.workspace, Metric.CREDITS).left == 1050
    assert lines(in_alice) == [("grant", 50, 50), ("renewal", 500, 550), ("renewal", 500, 1050)]
    with at(2026, 2, 28):
        latest = queries.ledger(in_alice.workspace, 1)[0]
    assert latest.description == "Pro credits of February 2026"


def test_leaving_and_coming_back_in_a_month_gives_them_once(in_alice: Person) -> None:
    with at(2026, 1, 5):
        for tier in ("pro", "free", "pro", "enterprise", "pro"):
            put_on(in_alice.workspace, tier)
            queries.usage(in_alice.workspace)
    assert balance(in_alice.workspace) == 550


@pytest.mark.parametrize("action", [action for action in Action if PRICES[action].metric == Metric.CREDITS])
def test_an_action_takes_its_price_and_failure_gives_it_back(in_alice: Person, action: Action) -> None:
    price = PRICES[action].amount
    reserve_action(workspace=in_alice.workspace, action=action, key="work:1")
    assert balance(in_alice.workspace) == 50 - price
    refund(workspace=in_alice.workspace, key="work:1")
    reserve_action(workspace=in_alice.workspace, action=action, key="work:2")
    settle(workspace=in_alice.workspace, key="work:2")
    refund(workspace=in_alice.workspace, key="work:2")
    assert lines(in_alice) == [
        ("grant", 50, 50),
        ("spend", -price, 50 - price),
        ("refund", price, 50),
        ("spend", -price, 50 - price),
    ]
    label = PRICES[action].label
    assert [row.description for row in queries.ledger(in_alice.workspace, 3)] == [
        label,
        f"Refund: {label}",
        label,
    ]
    assert_books_balance(in_alice.workspace)


def test_too_few_credits(in_alice: Person) -> None:
    for number in range(5):
        reserve_action(workspace=in_alice.workspace, action=Action.AI_REVIEW, key=f"review:{number}")
    refund(workspace=in_alice.workspace, key="review:0")
    reserve_action(workspace=in_alice.workspace, action=Action.AI_RESUME, key="resume:1")
    reserve_action(workspace=in_alice.workspace, action=Action.COVER_LETTER, key="letter:1")
    with pytest.raises(QuotaExceeded) as caught:
        reserve_action(workspace=in_alice.workspace, action=Action.COVER_LETTER, key="letter:2")
    assert caught.value.message == "This takes 3 credits and 2 are left. Pro has 500 a month."
    assert caught.value.details["plan"] == "pro"
    assert caught.value.details["left"] == 2
    assert caught.value.details["renews_on"] is None
    assert not Reservation.objects.filter(key="letter:2").exists()
    assert balance(in_alice.workspace) == 2
    assert_books_balance(in_alice.workspace)


def test_enterprise_spends_without_a_price(in_alice: Person) -> None:
    put_on(in_alice.workspace, "enterprise")
    for number in range(6):
        reserve_action(workspace=in_alice.workspace, action=Action.AI_REVIEW, key=f"review:{number}")
    assert queries.usage(in_alice.workspace).credits.left is None
    assert lines(in_alice)[1:] == [("spend", 0, 50)] * 6
    assert queries.ledger(in_alice.workspace, 1)[0].description == "AI review (included in the plan)"
    # What took nothing gives nothing back, on whatever plan it ends.
    put_on(in_alice.workspace, "free")
    refund(workspace=in_alice.workspace, key="review:0")
    assert balance(in_alice.workspace) == 50
    assert_books_balance(in_alice.workspace)


def test_a_grant_is_given_once_for_its_key(in_alice: Person) -> None:
    for _ in range(3):
        credits.grant(workspace=in_alice.workspace, amount=100, key="invoice-7", description="100 credits")
    credits.grant(workspace=in_alice.workspace, amount=100, key="invoice-8", description="100 credits")
    assert balance(in_alice.workspace) == 250
    with pytest.raises(InvalidInput):
        credits.grant(workspace=in_alice.workspace, amount=0, key="invoice-9", description="Nothing")


def test_staff_adjust_with_a_reason_and_never_below_nothing(in_alice: Person) -> None:
    def adjust(amount: int, reason: str = "Long outage") -> CreditTransaction:
        return credits.adjust(workspace=in_alice.workspace, amount=amount, reason=reason, user=in_alice.user)

    assert adjust(25).balance_after == 75
    reserve(workspace=in_alice.workspace, metric=Metric.CREDITS, key="work:1", amount=70)
    with pytest.raises(InvalidInput, match="Only 5 credits are left"):
        adjust(-6)
    line = adjust(-5, " Given twice ")
    assert (line.balance_after, line.description) == (0, "Given twice")
    for amount, reason in ((0, "Nothing"), (5, " "), (2_000_000, "Much")):
        with pytest.raises(InvalidInput):
            adjust(amount, reason)
    assert_books_balance(in_alice.workspace)
    logged = ActivityLog.objects.filter(event_type="credits.adjusted")
    assert [row.metadata["amount"] for row in logged.order_by("created_at")] == [25, -5]


def test_the_ledger_is_append_only(in_alice: Person) -> None:
    credits.renew(workspace=in_alice.workspace)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CreditTransaction.objects.update(amount=5000)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CreditTransaction.objects.all().delete()
    assert lines(in_alice) == [("grant", 50, 50)]


def test_a_reservation_that_ended_is_never_changed(in_alice: Person) -> None:
    reserve(workspace=in_alice.workspace, metric=Metric.OPTIMIZATIONS, key="run:1")
    with pytest.raises(DatabaseError, match="ends once"), transaction.atomic():
        Reservation.objects.update(charged=0)
    settle(workspace=in_alice.workspace, key="run:1")
    with pytest.raises(DatabaseError, match="ends once"), transaction.atomic():
        Reservation.objects.update(status="reserved", ended_at=None)
    with pytest.raises(DatabaseError, match="ends once"), transaction.atomic():
        Reservation.objects.all().delete()


def test_the_database_refuses_a_balance_below_nothing(in_alice: Person) -> None:
    with pytest.raises(DatabaseError, match="ledger_never_negative"), transaction.atomic():
        CreditTransaction.objects.create(
            workspace=in_alice.workspace, number=1, key="x", type="spend", amount=-1, balance_after=-1
        )
