"""The page of a run: followed while it works, clear when it failed, gone for strangers."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts import tenancy
from accounts.models import Membership
from optimizations.models import AICall, Optimization, Run
from optimizations.services import optimizing_worker, runs
from tests.conftest import Person
from tests.optimizations import factories


@pytest.fixture
def optimization(alice: Person) -> Optimization:
    with tenancy.workspace(alice.workspace.pk):
        return factories.start(alice)


def get(person: Person, optimization: Optimization, part: str = "") -> Any:
    headers = {"HX-Request": "true"} if part else {}
    return person.client.get(f"/improve/runs/{optimization.run_id}/{part}", headers=headers)


def test_a_waiting_run_is_followed_and_can_be_cancelled(alice: Person, optimization: Optimization) -> None:
    html = get(alice, optimization).content.decode()
    assert "Waiting for a worker" in html
    assert 'hx-trigger="every 250ms"' in html
    assert "Cancel run" in html
    assert "You can leave this page" in html
    part = get(alice, optimization, "progress/").content.decode()
    assert 'id="live"' in part
    assert "<html" not in part


def test_a_working_run_shows_its_step_and_calls(alice: Person, optimization: Optimization) -> None:
    with tenancy.workspace(alice.workspace.pk):
        run = runs.begin(optimization.run_id)
        assert run is not None
        runs.Progress(run)("market")
        AICall.objects.create(
            workspace=alice.workspace, run=run, step="market", provider="p", model="tiny", outcome="retried",
            error="rate_limited", latency_ms=900,
        )  # fmt: skip
    html = get(alice, optimization, "progress/").content.decode()
    assert "Step 1 of 3" in html
    assert 'aria-current="step"' in html
    assert "Failed, tried again" in html


def test_once_done_the_page_moves_on_to_the_review(alice: Person, optimization: Optimization) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimizing_worker.execute(optimization.run_id)
    response = get(alice, optimization, "progress/")
    assert response.headers["HX-Redirect"] == f"/improve/{optimization.pk}/"
    html = get(alice, optimization).content.decode()
    assert "Review the edits" in html
    assert 'hx-trigger="every' not in html


def test_a_failed_run_says_what_happened_and_what_to_do(alice: Person, optimization: Optimization) -> None:
    with tenancy.workspace(alice.workspace.pk):
        Run.objects.update(engine="model")
        runs.begin(optimization.run_id)
        runs.fail(optimization.run_id, "rate_limited", "The provider asked to slow down.")
    assert get(alice, optimization, "progress/").headers["HX-Refresh"] == "true"
    html = get(alice, optimization).content.decode()
    assert "This run failed" in html
    assert "The provider asked to slow down." in html
    assert "Your resume is as it was" in html
    assert "Try again" in html
    assert "Use the built-in rules" in html
    assert 'hx-trigger="every' not in html
    response = alice.client.post(f"/improve/runs/{optimization.run_id}/again/", {"rules": "1"})
    with tenancy.workspace(alice.workspace.pk):
        newest = Run.objects.order_by("-pk")[0]
    assert newest.engine == "rules"
    assert response.headers["Location"] == f"/improve/runs/{newest.pk}/"


def test_cancelling_from_the_page(alice: Person, optimization: Optimization) -> None:
    response = alice.client.post(f"/improve/runs/{optimization.run_id}/cancel/", follow=True)
    assert "This run was cancelled" in response.content.decode()


@pytest.mark.parametrize("part", ["", "progress/"])
def test_a_stranger_finds_nothing(bob: Person, optimization: Optimization, part: str) -> None:
    assert get(bob, optimization, part).status_code == 404


@pytest.mark.parametrize("act", ["cancel", "again"])
def test_a_stranger_and_a_viewer_change_nothing(
    alice: Person, bob: Person, optimization: Optimization, act: str
) -> None:
    path = f"/improve/runs/{optimization.run_id}/{act}/"
    assert bob.client.post(path).status_code == 404
    with tenancy.system():
        Membership.objects.filter(pk=alice.membership.pk).update(role="viewer")
    assert alice.client.post(path).status_code == 403
    assert alice.client.get(path).status_code in {403, 405}
    assert "Cancel run" not in get(alice, optimization).content.decode()
    with tenancy.workspace(alice.workspace.pk):
        assert Run.objects.get().status == "pending"


def test_signed_out_leads_to_sign_in(optimization: Optimization) -> None:
    response = Client().get(f"/improve/runs/{optimization.run_id}/")
    assert "/auth/login/" in response.headers["Location"]


def test_the_number_of_queries_does_not_grow(
    alice: Person, optimization: Optimization, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(FEW):
        get(alice, optimization, "progress/")
    with tenancy.workspace(alice.workspace.pk):
        for _ in range(8):
            runs.log(optimization.run, "step", "another line")
    with django_assert_num_queries(FEW):
        get(alice, optimization, "progress/")


FEW = 5
