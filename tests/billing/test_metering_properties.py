"""Whatever happens in whatever order, the books balance: random histories against a plain model of them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts import tenancy
from accounts.models import User, Workspace
from billing import queries
from billing.models import CreditTransaction, Meter, Reservation
from billing.plans import PLANS, Metric, Plan, period_of
from billing.services import credits
from billing.services.metering import refund, refund_lost, reserve, settle
from billing.services.subscriptions import assign_plan
from jobanalyzer.errors import Conflict, InvalidInput, QuotaExceeded
from tests.accounts.factories import UserFactory
from tests.billing.factories import assert_books_balance

KEYS = st.sampled_from([f"work:{number}" for number in range(12)])
METRICS = st.sampled_from(list(Metric))
AMOUNTS = st.sampled_from([1, 1, 1, 3, 5, 10, 40])


class CrashError(Exception):
    """The process dies before it commits."""


def _crash_after(step: Callable[[], object]) -> None:
    with suppress(CrashError), transaction.atomic():
        step()
        raise CrashError


@dataclass
class Held:
    """What the model knows of a reservation."""

    metric: Metric
    period: object
    amount: int
    charged: int
    since: datetime
    status: str = "reserved"


class Books(RuleBasedStateMachine):
    """A workspace's billing beside the simplest model of it: dictionaries and sums."""

    user: User

    @initialize()
    def open(self) -> None:
        self.now = datetime(2026, 1, 10, 12, tzinfo=UTC)
        self.clock = mock.patch("django.utils.timezone.now", side_effect=lambda: self.now)
        self.clock.start()
        with tenancy.system():
            self.workspace = Workspace.objects.create(name="Books")
        self.scope = tenancy.workspace(self.workspace.pk)
        self.scope.__enter__()
        self.plan: Plan = PLANS["free"]
        self.held: dict[str, Held] = {}
        self.granted: dict[str, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "scope"):
            self.scope.__exit__(None, None, None)
            self.clock.stop()

    # --- the model -------------------------------------------------------------------------------

    def look(self) -> None:
        """Somebody looks at the credits: what is due by now is given."""
        self.granted.setdefault("welcome", 50)
        if self.plan.credits_a_month:
            self.granted.setdefault(f"monthly {self.now:%Y-%m}", self.plan.credits_a_month)

    def total(self, metric: Metric, period: object, *statuses: str) -> int:
        return sum(
            held.charged
            for held in self.held.values()
            if (held.metric, held.period) == (metric, period) and held.status in statuses
        )

    def left(self, metric: Metric) -> int | None:
        period = period_of(metric, self.now.date())
        limit = sum(self.granted.values()) if metric == Metric.CREDITS else self.plan.limits[metric]
        return None if limit is None else limit - self.total(metric, period, "reserved", "settled")

    def end(self, key: str, status: str) -> None:
        if key in self.held and self.held[key].status == "reserved":
            self.held[key].status = status

    # --- what happens ----------------------------------------------------------------------------

    @rule(key=KEYS, metric=METRICS, amount=AMOUNTS)
    def work_begins(self, key: str, metric: Metric, amount: int) -> None:
        if metric == Metric.CREDITS:
            unlimited = self.plan.has_unlimited_credits
            charged = 0 if unlimited else amount
            self.look()
        else:
            charged = amount
        known, left = self.held.get(key), self.left(metric)
        expected: type[Exception] | None = None
        if known is not None:
            expected = None if (known.metric, known.amount) == (metric, amount) else Conflict
        elif left is not None and left < charged:
            expected = QuotaExceeded
        if expected is not None:
            if metric == Metric.CREDITS:
                credits.renew(workspace=self.workspace)  # the look is kept when the wish is refused
            with pytest.raises(expected):
                reserve(workspace=self.workspace, metric=metric, key=key, amount=amount)
            return
        row = reserve(workspace=self.workspace, metric=metric, key=key, amount=amount)
        if known is None:
            period = period_of(metric, self.now.date())
            self.held[key] = Held(metric, period, amount, charged, self.now)
        assert (row.status, row.charged) == (self.held[key].status, self.held[key].charged)

    @rule(key=KEYS)
    def work_succeeds(self, key: str) -> None:
        settle(workspace=self.workspace, key=key)
        self.end(key, "settled")

    @rule(key=KEYS)
    def work_fails(self, key: str) -> None:
        refund(workspace=self.workspace, key=key)
        self.end(key, "refunded")

    @rule(key=KEYS, order=st.permutations(["settle", "refund", "settle", "refund"]))
    def the_end_is_told_many_times(self, key: str, order: list[str]) -> None:
        for name in order:
            {"settle": settle, "refund": refund}[name](workspace=self.workspace, key=key)
        self.end(key, "settled" if order[0] == "settle" else "refunded")

    @rule(key=KEYS, metric=METRICS)
    def the_process_dies_before_it_commits(self, key: str, metric: Metric) -> None:
        with suppress(QuotaExceeded):
            _crash_after(lambda: reserve(workspace=self.workspace, metric=metric, key=f"lost {key}"))
        _crash_after(lambda: settle(workspace=self.workspace, key=key))
        _crash_after(lambda: refund(workspace=self.workspace, key=key))

    @rule(tier=st.sampled_from(sorted(PLANS)))
    def the_plan_changes(self, tier: str) -> None:
        assign_plan(workspace=self.workspace, tier=tier, reason="Sold", user=self.user)
        self.plan = PLANS[tier]

    @rule(hours=st.sampled_from([1, 12, 24, 24 * 7, 24 * 31]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def the_lost_are_swept_up(self) -> None:
        refund_lost()
        for key, held in self.held.items():
            if self.now - held.since > timedelta(hours=24):
                self.end(key, "refunded")

    @rule(amount=st.integers(-80, 80))
    def staff_adjust(self, amount: int) -> None:
        credits.renew(workspace=self.workspace)
        self.look()
        left = self.left(Metric.CREDITS)
        assert left is not None
        if amount == 0 or left + amount < 0:
            with pytest.raises(InvalidInput):
                credits.adjust(workspace=self.workspace, amount=amount, reason="Care", user=self.user)
        else:
            credits.adjust(workspace=self.workspace, amount=amount, reason="Care", user=self.user)
            self.granted[f"adjustment {len(self.granted)}"] = amount

    @rule(number=st.integers(1, 3))
    def credits_are_bought(self, number: int) -> None:
        credits.grant(workspace=self.workspace, amount=20, key=str(number), description="20 credits")
        self.look()
        self.granted[f"bought {number}"] = 20

    # --- what always holds -----------------------------------------------------------------------

    @precondition(lambda self: hasattr(self, "scope"))
    @invariant()
    def the_books_balance(self) -> None:
        assert_books_balance(self.workspace)

    @precondition(lambda self: hasattr(self, "scope"))
    @invariant()
    def the_rows_are_the_model(self) -> None:
        rows = {row.key: row.status for row in Reservation.objects.in_workspace(self.workspace)}
        assert rows == {key: held.status for key, held in self.held.items()}
        for meter in Meter.objects.in_workspace(self.workspace):
            metric = Metric(meter.metric)
            assert meter.used == self.total(metric, meter.period, "settled"), "only what succeeded is charged"
            assert meter.reserved == self.total(metric, meter.period, "reserved")

    @precondition(lambda self: hasattr(self, "scope"))
    @invariant()
    def what_is_shown_is_what_is_left(self) -> None:
        self.look()
        usage = queries.usage(self.workspace)
        for purse in (usage.optimizations, usage.postings, usage.candidates):
            left = self.left(purse.metric)
            assert purse.left == (None if left is None else max(0, left))
        balance = self.left(Metric.CREDITS)
        assert balance is not None
        assert balance >= 0
        assert usage.credits.left == (None if self.plan.has_unlimited_credits else balance)
        assert (
            CreditTransaction.objects.order_by("-number").values_list("balance_after", flat=True)[0]
            == balance
        )


def _run(**how: Any) -> None:
    Books.user = UserFactory()
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    how |= {"deadline": None, "database": None, "suppress_health_check": checks}
    run_state_machine_as_test(Books, settings=settings(**how))


@pytest.mark.django_db
def test_the_books_balance_whatever_happens() -> None:
    _run(max_examples=20, stateful_step_count=30, derandomize=True)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_books_balance_over_many_long_histories() -> None:
    _run(max_examples=150, stateful_step_count=50)
