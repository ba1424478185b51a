"""Staff edit models and close breakers, each act logged; the cost page adds up, with the mark-up where it belongs."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts import tenancy
from accounts.models import ActivityLog
from optimizations import queries
from optimizations.models import AICall, AIModel, ProviderState, Run
from tests.accounts.factories import UserFactory
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.asking import listed

MODELS = reverse("admin:optimizations_aimodel_changelist")
STATES = reverse("admin:optimizations_providerstate_changelist")
COSTS = reverse("admin:optimizations_costs")


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory(email="staff@example.org", is_staff=True, is_superuser=True))
    return client


def act(client: Client, url: str, action: str, *keys: Any) -> None:
    response = client.post(url, {"action": action, "_selected_action": [str(key) for key in keys]})
    assert response.status_code == 302, response.content.decode()


def logged() -> list[str]:
    with tenancy.system():
        rows = ActivityLog.objects.filter(event_type="staff.changed").order_by("pk")
        return list(rows.values_list("metadata__change", flat=True))


def test_models_are_enabled_disabled_and_marked(staff: Client) -> None:
    row = listed("groq", "m", is_enabled=False)
    for action, field, value in (
        ("enable", "is_enabled", True),
        ("mark_beta", "is_beta", True),
        ("unmark_beta", "is_beta", False),
        ("disable", "is_enabled", False),
    ):
        act(staff, MODELS, action, row.pk)
        row.refresh_from_db()
        assert getattr(row, field) is value
    assert logged() == ["enable", "mark_beta", "unmark_beta", "disable"]
    assert not row.edited_by_hand


def form(row: AIModel, **changes: Any) -> dict[str, Any]:
    names = ("provider", "model", "label", "tier", "rank", "price_in", "price_out")
    values = {name: getattr(row, name) for name in names} | {"context_tokens": "", "max_output_tokens": ""}
    return {**values, "is_enabled": "on", "can_structure": "on", "can_stream": "on", **changes}


def test_a_price_changed_by_hand_is_kept_from_the_table(staff: Client) -> None:
    row = listed("groq", "m")
    url = reverse("admin:optimizations_aimodel_change", args=[row.pk])
    assert staff.post(url, form(row, rank=5)).status_code == 302
    row.refresh_from_db()
    assert (row.rank, row.edited_by_hand) == (5, False)
    assert staff.post(url, form(row, price_out="0.0150")).status_code == 302
    row.refresh_from_db()
    assert (row.price_out, row.edited_by_hand) == (Decimal("0.0150"), True)
    assert logged() == ["changed", "changed"]
    assert b"Select a valid choice" in staff.post(url, form(row, provider="acme")).content
    act(staff, MODELS, "follow_the_table", row.pk)
    row.refresh_from_db()
    assert not row.edited_by_hand


def test_breakers_are_seen_with_their_age_and_closed(staff: Client) -> None:
    now = timezone.now()
    ProviderState.objects.create(
        address="groq",
        failures=5,
        open_until=now + timedelta(seconds=25),
        last_error="unavailable",
        last_failure_at=now - timedelta(minutes=3),
    )
    ProviderState.objects.create(address="openai", failures=7, open_until=now - timedelta(seconds=1))
    html = staff.get(STATES).content.decode()
    for words in ("resting, 2", "next call tries it", "unavailable", "3\xa0minutes ago"):
        assert words in html
    act(staff, STATES, "close_breaker", "groq")
    assert ProviderState.objects.get(pk="groq").open_until is None
    assert ProviderState.objects.get(pk="openai").open_until is not None
    assert logged() == ["close_breaker"]
    change = reverse("admin:optimizations_providerstate_change", args=["groq"])
    assert staff.post(change, {"failures": "3"}).status_code == 403


def call(run: Run, provider: str, cost: str, **fields: Any) -> None:
    AICall.objects.create(
        workspace_id=run.workspace_id,
        run=run,
        step="s",
        provider=provider,
        model="m",
        cost=Decimal(cost),
        tokens_in=10,
        tokens_out=5,
        **{"outcome": "ok", **fields},
    )


@pytest.fixture
def paid(alice: Person, bob: Person) -> list[Run]:
    runs = []
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            runs.append(factories.start(person).run)
    with tenancy.system():
        call(runs[0], "groq", "0.10")
        call(runs[0], "openai", "0.50", own_key=True)
        call(runs[0], "groq", "0", cache_hit=True)
        call(runs[1], "openai", "1.00")
        call(runs[1], "openai", "0", outcome="failed", error="timeout")
    return runs


def test_costs_add_up_by_run_workspace_provider_and_strategy(
    paid: list[Run], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with tenancy.system():
        Run.objects.filter(pk=paid[1].pk).update(
            status=Run.Status.FAILED, finished_at=timezone.now(), cost_aside=Decimal("0.25")
        )
        with django_assert_num_queries(5):  # one for each list, one for what nobody saw
            report = queries.cost_report(days=7)
        providers = {row.name: row for row in report.providers}
        assert providers["openai"].billed == Decimal("1.70")  # 1.00 and 20 % on it, 0.50 as it is
        assert (providers["openai"].platform, providers["openai"].own) == (Decimal("1.00"), Decimal("0.50"))
        assert providers["openai"].failed == 1
        assert providers["groq"].billed == Decimal("0.12")
        assert providers["groq"].saved == 1
        assert report.billed == Decimal("1.82")
        assert report.cost == Decimal("1.60")
        assert report.unseen == Decimal("0.25")
        assert [(row.name, row.calls) for row in report.strategies] == [("quick_optimize", 5)]
        assert [(row.name, row.billed) for row in report.workspaces] == [
            ("Bob Brandt", Decimal("1.20")),
            ("Alice Arden", Decimal("0.62")),
        ]
        assert {row.name: row.billed for row in report.runs} == {
            str(paid[0].pk): Decimal("0.62"),
            str(paid[1].pk): Decimal("1.20"),
        }
        (of_alice,) = (row for row in report.runs if row.name == str(paid[0].pk))
        assert (of_alice.cost, of_alice.tokens_in) == (Decimal("0.60"), 30)


def test_a_workspace_sees_its_own_costs_only(paid: list[Run], bob: Person) -> None:
    with tenancy.workspace(bob.workspace.pk):
        assert queries.cost_report(days=7).billed == Decimal("1.20")


def test_staff_see_the_costs(staff: Client, paid: list[Run]) -> None:
    html = staff.get(COSTS, {"days": "7"}).content.decode()
    for words in ("1.8200", "1.7000", "quick_optimize", "Alice Arden", "20 %", "<b>7 days</b>"):
        assert words in html
    assert staff.get(COSTS, {"days": "nonsense"}).status_code == 200
    assert COSTS in staff.get(MODELS).content.decode()


def test_nobody_else_sees_them(alice: Person) -> None:
    assert alice.client.get(COSTS).status_code in {302, 403, 404}
