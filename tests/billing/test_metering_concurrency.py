"""Many requests at once, each on a connection of its own: the last unit goes to one of them."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts import tenancy
from billing import queries
from billing.models import CreditTransaction, Meter, Reservation
from billing.plans import Action, Metric
from billing.services.metering import refund, reserve, reserve_action, settle
from jobanalyzer.errors import QuotaExceeded
from tests.billing.clock import at
from tests.billing.factories import assert_books_balance, balance, put_on
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 16
REQUESTS = 200


def at_once(person: Person, request: Callable[[int], str], requests: int = REQUESTS) -> Counter[str]:
    """How the requests ended, sent by threads that begin together."""
    begin = threading.Barrier(THREADS)

    def client(first: int) -> list[str]:
        try:
            begin.wait()
            outcomes = []
            for number in range(first, requests, THREADS):
                with tenancy.workspace(person.workspace.pk):
                    try:
                        outcomes.append(request(number))
                    except QuotaExceeded:
                        outcomes.append("exceeded")
            return outcomes
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(outcome for part in pool.map(client, range(THREADS)) for outcome in part)


def test_the_last_optimization_goes_to_exactly_one(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        reserve(workspace=alice.workspace, metric=Metric.OPTIMIZATIONS, key="former", amount=9)

    def request(number: int) -> str:
        return reserve_action(
            workspace=alice.workspace, action=Action.OPTIMIZATION, key=f"run:{number}"
        ).status

    assert at_once(alice, request) == {"reserved": 1, "exceeded": REQUESTS - 1}
    with tenancy.workspace(alice.workspace.pk):
        assert Reservation.objects.count() == 2
        assert_books_balance(alice.workspace)


def test_the_last_credit_goes_to_exactly_one_on_the_very_first_look(alice: Person) -> None:
    def request(number: int) -> str:
        return reserve(
            workspace=alice.workspace, metric=Metric.CREDITS, key=f"work:{number}", amount=50
        ).status

    assert at_once(alice, request) == {"reserved": 1, "exceeded": REQUESTS - 1}
    with tenancy.workspace(alice.workspace.pk):
        assert [line.amount for line in CreditTransaction.objects.order_by("number")] == [50, -50]
        assert_books_balance(alice.workspace)


def test_a_new_month_is_given_once_whoever_looks_first(alice: Person) -> None:
    with at(2026, 4, 30), tenancy.workspace(alice.workspace.pk):
        put_on(alice.workspace, "pro")
        assert queries.what_is_left(alice.workspace, Metric.CREDITS).left == 550

    def request(number: int) -> str:
        return str(queries.what_is_left(alice.workspace, Metric.CREDITS).left)

    with at(2026, 5, 1):
        assert at_once(alice, request) == {"1050": REQUESTS}
    with tenancy.workspace(alice.workspace.pk):
        assert [line.type for line in CreditTransaction.objects.order_by("number")] == [
            "grant",
            "renewal",
            "renewal",
        ]


def test_one_key_is_reserved_and_ended_once(alice: Person) -> None:
    """The same few pieces of work, each reserved, settled and refunded by everybody at once."""

    def request(number: int) -> str:
        key = f"work:{number % 5}"
        reserve_action(workspace=alice.workspace, action=Action.COVER_LETTER, key=key)
        end = settle if number % 3 else refund
        row = end(workspace=alice.workspace, key=key)
        assert row is not None
        return f"{key} {row.status}"

    outcomes = at_once(alice, request)
    assert len(outcomes) == 5, "each piece of work ends in one way, whoever asks"
    with tenancy.workspace(alice.workspace.pk):
        settled = Reservation.objects.filter(status="settled").count()
        assert Reservation.objects.count() == 5
        assert balance(alice.workspace) == 50 - 3 * settled
        assert_books_balance(alice.workspace)


def test_reservations_while_a_month_begins_never_lock_each_other_out(alice: Person) -> None:
    """Each month's credits fall due while everybody reserves the same few keys: Postgres finds no deadlock."""
    with tenancy.workspace(alice.workspace.pk):
        put_on(alice.workspace, "pro")
    for month in range(1, 9):

        def request(number: int, month: int = month) -> str:
            key = f"work:{month}:{number % 8}"
            reserve_action(workspace=alice.workspace, action=Action.CHAT_MESSAGE, key=key)
            row = settle(workspace=alice.workspace, key=key)
            return row.status if row else "lost"

        with at(2026, month, 1):
            assert at_once(alice, request, 2 * THREADS) == {"settled": 2 * THREADS}
    with tenancy.workspace(alice.workspace.pk):
        assert balance(alice.workspace) == 50 + 8 * (500 - 8)
        assert_books_balance(alice.workspace)


def test_ends_that_race_free_what_was_held(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        for number in range(10):
            reserve_action(workspace=alice.workspace, action=Action.OPTIMIZATION, key=f"run:{number}")

    def request(number: int) -> str:
        end = settle if number % 2 else refund
        assert end(workspace=alice.workspace, key=f"run:{number % 10}") is not None
        return "ended"

    at_once(alice, request)
    with tenancy.workspace(alice.workspace.pk):
        left = queries.what_is_left(alice.workspace, Metric.OPTIMIZATIONS)
        assert (left.used, left.reserved, left.left) == (5, 0, 5)
        assert Meter.objects.count() == 1
        assert_books_balance(alice.workspace)
