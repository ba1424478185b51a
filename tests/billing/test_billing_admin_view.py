"""Staff put people on plans and adjust credits, each with a reason; everything else about money they only read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts import tenancy
from accounts.models import ActivityLog, User
from billing.models import CreditTransaction, Meter, Reservation, Subscription
from billing.plans import ENTERPRISE, FREE, PRO, Action, Metric
from billing.queries import what_is_left
from billing.services.entitlements import plan_of
from billing.services.metering import reserve_action, settle
from tests.billing.factories import assert_books_balance, balance, put_on
from tests.conftest import Person

pytestmark = pytest.mark.django_db
MODELS = [CreditTransaction, Meter, Reservation, Subscription]


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough passphrase"))
    return client


@pytest.fixture
def _rows(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            put_on(person.workspace, "pro")
            for number in range(4):
                for action in (Action.OPTIMIZATION, Action.CHAT_MESSAGE):
                    reserve_action(workspace=person.workspace, action=action, key=f"{action}:{number}")
                    settle(workspace=person.workspace, key=f"{action}:{number}")


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:billing_{model._meta.model_name}_{page}", args=args)


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("model", MODELS)
def test_lists_and_rows_open_in_few_queries(
    staff: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        page = staff.get(url(model, "changelist"), {"q": "Alice"})
    assert page.status_code == 200
    assert {row.workspace.name for row in page.context["cl"].result_list} == {"Alice Arden"}
    with tenancy.system():
        row = model.objects.first()
    assert staff.get(url(model, "change", row.pk)).status_code == 200


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("model", MODELS)
def test_nobody_deletes_and_only_plans_change(staff: Client, model: Any) -> None:
    with tenancy.system():
        row = model.objects.first()
    assert staff.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    if model is not Subscription:
        assert staff.post(url(model, "change", row.pk), {"amount": 999}).status_code == 403
    if model in (Meter, Reservation):
        assert staff.get(url(model, "add")).status_code == 403


def plan_form(**fields: Any) -> dict[str, Any]:
    return {"tier": "pro", "reason": "Pilot", "current_period_end_0": "", "current_period_end_1": ""} | fields


def test_a_plan_is_assigned_and_changed(staff: Client, alice: Person) -> None:
    answer = staff.post(url(Subscription, "add"), plan_form(workspace=alice.workspace.pk))
    assert answer.status_code == 302
    with tenancy.workspace(alice.workspace.pk):
        assert plan_of(alice.workspace) is PRO
        row = Subscription.objects.get()
    answer = staff.post(
        url(Subscription, "change", row.pk),
        plan_form(
            tier="enterprise", current_period_end_0="2100-01-01", current_period_end_1="00:00", reason="More"
        ),
    )
    assert answer.status_code == 302
    with tenancy.workspace(alice.workspace.pk):
        assert plan_of(alice.workspace) is ENTERPRISE
        logged = ActivityLog.objects.filter(event_type="subscription.changed").order_by("created_at")
        assert [row.description for row in logged] == [
            "Plan changed from Free to Pro: Pilot",
            "Plan changed from Pro to Enterprise: More",
        ]
        assert logged[0].user is not None
        assert logged[0].user.email == "staff@example.org"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"tier": "gold"}, "tier"),
        ({"current_period_end_0": "2020-01-01", "current_period_end_1": "00:00"}, "current_period_end"),
    ],
)
def test_a_plan_without_sense_is_shown_again(
    staff: Client, alice: Person, wrong: dict[str, str], field: str
) -> None:
    answer = staff.post(url(Subscription, "add"), plan_form(workspace=alice.workspace.pk, **wrong))
    assert answer.status_code == 200
    assert field in errors(answer)
    with tenancy.workspace(alice.workspace.pk):
        assert plan_of(alice.workspace) is FREE


def test_credits_are_adjusted(staff: Client, alice: Person) -> None:
    for amount, left in ((30, 80), (-80, 0)):
        answer = staff.post(
            url(CreditTransaction, "add"),
            {"workspace": alice.workspace.pk, "amount": amount, "reason": "Outage"},
        )
        assert answer.status_code == 302
        with tenancy.workspace(alice.workspace.pk):
            assert balance(alice.workspace) == left
    with tenancy.workspace(alice.workspace.pk):
        assert_books_balance(alice.workspace)
        staff_changes = ActivityLog.objects.filter(event_type="staff.changed")
        assert staff_changes.count() == 2


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": -51, "reason": "Too much"}, "amount"),
        ({"amount": 0, "reason": "Nothing"}, "amount"),
        ({"amount": 5, "reason": ""}, "reason"),
    ],
)
def test_an_adjustment_without_sense_is_shown_again(
    staff: Client, alice: Person, fields: dict[str, Any], field: str
) -> None:
    answer = staff.post(url(CreditTransaction, "add"), {"workspace": alice.workspace.pk} | fields)
    assert answer.status_code == 200
    assert field in errors(answer)
    with tenancy.workspace(alice.workspace.pk):
        assert what_is_left(alice.workspace, Metric.CREDITS).left == 50


def test_people_have_no_way_in(alice: Person) -> None:
    for model in MODELS:
        assert alice.client.get(url(model, "changelist")).status_code == 302
