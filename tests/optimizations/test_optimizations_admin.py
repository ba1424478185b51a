"""Staff look at runs, calls and edits: searchable, read-only, logged, without a query per row."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts import tenancy
from accounts.models import ActivityLog
from optimizations.models import AICall, Optimization, ProposedEdit, Run
from tests.accounts.factories import UserFactory
from tests.conftest import Person
from tests.optimizations import factories

MODELS = ["run", "aicall", "runevent", "optimization", "proposededit"]


@pytest.fixture
def staff(db: None) -> Client:
    user = UserFactory(email="staff@example.org", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def optimization(alice: Person) -> Optimization:
    with tenancy.workspace(alice.workspace.pk):
        return filled(alice)


def filled(person: Person) -> Optimization:
    optimization = factories.finished(person)
    for outcome in ("retried", "ok"):
        AICall.objects.create(
            workspace=person.workspace,
            run=optimization.run,
            step="rewrite",
            provider="openai",
            model="tiny",
            outcome=outcome,
        )
    return optimization


def changelist(model: str) -> str:
    return reverse(f"admin:optimizations_{model}_changelist")


@pytest.mark.parametrize("model", MODELS)
def test_lists_are_searched_and_take_no_query_per_row(
    staff: Client,
    alice: Person,
    optimization: Optimization,
    model: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    assert staff.get(changelist(model), {"q": "Alice"}).status_code == 200
    with tenancy.workspace(alice.workspace.pk):
        for _ in range(3):
            filled(alice)
    with django_assert_max_num_queries(16):
        response = staff.get(changelist(model))
    assert response.status_code == 200


def test_a_run_shows_its_calls_and_is_read_only(staff: Client, optimization: Optimization) -> None:
    path = reverse("admin:optimizations_run_change", args=[optimization.run_id])
    html = staff.get(path).content.decode()
    assert "openai" in html
    assert "Failed, tried again" in html
    assert 'name="_save"' not in html
    assert staff.post(path, {"cost": "0"}).status_code == 403
    assert staff.get(reverse("admin:optimizations_run_add")).status_code == 403
    assert (
        staff.post(reverse("admin:optimizations_run_delete", args=[optimization.run_id])).status_code == 403
    )


def test_a_look_at_somebodys_edits_is_logged(staff: Client, optimization: Optimization) -> None:
    with tenancy.system():
        edit = ProposedEdit.objects.all()[0]
    staff.get(reverse("admin:optimizations_proposededit_change", args=[edit.pk]))
    with tenancy.system():
        entry: Any = ActivityLog.objects.filter(event_type="staff.read")[0]
    assert entry.metadata["object"] == str(edit.pk)
    assert entry.workspace_id == edit.workspace_id


def test_people_who_are_not_staff_stay_out(alice: Person, optimization: Optimization) -> None:
    response = alice.client.get(changelist("run"))
    assert response.status_code == 302
    with tenancy.workspace(alice.workspace.pk):
        assert Run.objects.count() == 1
