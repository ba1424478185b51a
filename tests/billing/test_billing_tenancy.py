"""One workspace's plan, meters and credits are nobody else's business."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import tenancy
from billing import queries
from billing.models import CreditTransaction, Meter, Reservation, Subscription
from billing.plans import FREE, PRO, Action, Metric
from billing.services.entitlements import plan_of
from billing.services.metering import refund, reserve_action, settle
from tests.billing.factories import put_on
from tests.conftest import Person

MODELS = [CreditTransaction, Meter, Reservation, Subscription]


@pytest.fixture
def _alice_spends(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        put_on(alice.workspace, "pro")
        for action in (Action.AI_FIX, Action.OPTIMIZATION):
            reserve_action(workspace=alice.workspace, action=action, key=f"{action}:1")


@pytest.mark.usefixtures("_alice_spends")
@pytest.mark.parametrize("model", MODELS)
def test_a_raw_select_shows_nothing_foreign(model: Any, bob: Person) -> None:
    with tenancy.system():
        assert model.objects.exists()
    with tenancy.workspace(bob.workspace.pk), connection.cursor() as cursor:
        cursor.execute(f'select * from "{model._meta.db_table}"')
        assert cursor.fetchall() == []
    assert not model.objects.exists()


@pytest.mark.usefixtures("_alice_spends")
def test_the_same_key_is_another_reservation_elsewhere(alice: Person, in_bob: Person) -> None:
    assert settle(workspace=alice.workspace, key="optimization:1") is None
    assert refund(workspace=alice.workspace, key="ai_fix:1") is None
    reserve_action(workspace=in_bob.workspace, action=Action.OPTIMIZATION, key="optimization:1")
    settle(workspace=in_bob.workspace, key="optimization:1")
    assert plan_of(in_bob.workspace) is FREE
    assert queries.what_is_left(in_bob.workspace, Metric.CREDITS).left == 50
    with tenancy.workspace(alice.workspace.pk):
        assert plan_of(alice.workspace) is PRO
        assert queries.what_is_left(alice.workspace, Metric.OPTIMIZATIONS).reserved == 1
        assert queries.what_is_left(alice.workspace, Metric.CREDITS).left == 549


def test_nobody_spends_from_a_foreign_purse(alice: Person, in_bob: Person) -> None:
    for action in (Action.AI_FIX, Action.OPTIMIZATION):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            reserve_action(workspace=alice.workspace, action=action, key="theft")
