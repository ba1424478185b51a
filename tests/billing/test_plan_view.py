"""The plan page, the ledger as CSV, the API of usage, and the card that names a better plan."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from accounts import tenancy
from billing.plans import Action, Metric
from billing.queries import what_is_left
from billing.services import credits, metering
from jobanalyzer.errors import PlanRequired
from jobanalyzer.middleware import AppErrorMiddleware
from jobs.importing.records import RawPosting
from jobs.models import JobPosting
from jobs.services.bulk import create_postings
from tests.accounts.api import api_of
from tests.billing.factories import put_on
from tests.conftest import Person

pytestmark = pytest.mark.django_db


def _use(person: Person) -> None:
    with tenancy.workspace(person.workspace.pk):
        metering.charge(workspace=person.workspace, metric=Metric.OPTIMIZATIONS, key="a", amount=3)
        metering.reserve(workspace=person.workspace, metric=Metric.OPTIMIZATIONS, key="b")
        metering.reserve_action(workspace=person.workspace, action=Action.COVER_LETTER, key="c")


def test_the_page_shows_what_is_used_held_and_left(alice: Person) -> None:
    _use(alice)
    page = alice.client.get("/plan/").content.decode()
    assert '<span>4<span class="unit">of 10</span></span>' in page
    assert "1 held by work under way" in page
    assert "Cover letter" in page
    assert '<td class="n b">-3</td><td class="n">47</td>' in page


def test_a_plan_without_limits_says_so(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        put_on(alice.workspace, "enterprise")
    page = alice.client.get("/plan/").content.decode()
    assert page.count("no limit") > 5
    assert "Enterprise, $199 a month" in page


def test_the_ledger_comes_whole_as_csv(alice: Person, bob: Person) -> None:
    _use(alice)
    response = alice.client.get("/plan/ledger.csv")
    rows = list(csv.DictReader(StringIO(response.content.decode())))
    assert [(row["amount"], row["balance_after"]) for row in rows] == [("50", "50"), ("-3", "47")]
    assert "attachment" in response["Content-Disposition"]
    others = list(csv.DictReader(StringIO(bob.client.get("/plan/ledger.csv").content.decode())))
    assert [row["amount"] for row in others] == ["50"]


def test_no_text_of_the_ledger_runs_as_a_formula(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        credits.adjust(workspace=alice.workspace, amount=-5, reason="=1+1", user=alice.user)
    rows = list(csv.DictReader(StringIO(alice.client.get("/plan/ledger.csv").content.decode())))
    assert (rows[-1]["description"], rows[-1]["amount"]) == ("'=1+1", "-5")


def test_the_api_tells_usage_and_ledger(alice: Person, bob: Person) -> None:
    _use(alice)
    usage = api_of(alice).get("usage/").json()
    assert usage["plan"]["id"] == "free"
    assert usage["optimizations"] | {"renews_on": None} == {
        "used": 3, "reserved": 1, "limit": 10, "left": 6, "renews_on": None,
    }  # fmt: skip
    assert api_of(bob).get("usage/").json()["optimizations"]["used"] == 0
    lines = api_of(alice).get("credits/").json()
    assert [line["amount"] for line in lines["results"]] == [-3, 50]


_POSTING = (
    "Cook (m/f/d)\nHarbour Inn, Lisbon\nWe look for a cook with two years of experience. You know HACCP, you keep "
    "your station clean and you cook fish, meat and vegetables to order for eighty guests an evening."
)


def _keep(person: Person, **headers: str) -> Any:
    form = {"title": "Cook", "company": "Harbour Inn", "location": "Lisbon", "description": _POSTING}
    return person.client.post("/postings/add/keep/", form, headers=headers)


def test_asking_for_more_than_the_plan_has_names_the_plan_that_has_it(alice: Person) -> None:
    """Nothing is kept and nothing is lost: the form is there again with what was typed."""
    with tenancy.workspace(alice.workspace.pk):
        metering.charge(workspace=alice.workspace, metric=Metric.POSTINGS, key="all", amount=50)
    answer = _keep(alice)
    assert answer.status_code == 402
    page = answer.content.decode()
    assert "All 50 postings today are used." in page
    assert 'href="/plan/"' in page
    assert "keep your station clean" in " ".join(page.replace("\n", " ").split())
    with tenancy.workspace(alice.workspace.pk):
        assert not JobPosting.objects.in_workspace(alice.workspace).exists()


@pytest.mark.parametrize("fragment", [False, True])
def test_a_refusal_by_plan_is_a_card_that_leads_to_the_comparison(fragment: bool) -> None:
    error = PlanRequired(
        "Review panel is part of Pro.", details={"feature": "strategy:review_panel", "plan": "pro"}
    )
    request = RequestFactory().get("/", headers={"HX-Request": "true"} if fragment else {})
    request.user = AnonymousUser()
    response = AppErrorMiddleware(lambda request: HttpResponse()).process_exception(request, error)
    assert response is not None
    assert response.status_code == 403
    page = response.content.decode()
    assert "Review panel is part of Pro." in page
    assert 'href="/plan/?feature=strategy%3Areview_panel"' in page


def test_a_file_adds_as_many_postings_as_the_plan_has_left(in_alice: Person) -> None:
    metering.charge(workspace=in_alice.workspace, metric=Metric.POSTINGS, key="most", amount=48)
    rows = [
        (
            number,
            RawPosting(title=f"Cook {word}", company=word, description=f"{_POSTING} We are {word}. " * 2),
        )
        for number, word in enumerate(["Ash", "Birch", "Cedar", "Elm"], 1)
    ]
    outcomes = create_postings(workspace=in_alice.workspace, rows=rows, source="file")
    assert [outcome.outcome for outcome in outcomes] == ["added", "added", "failed", "failed"]
    assert "50 postings a day" in outcomes[-1].message
    assert what_is_left(in_alice.workspace, Metric.POSTINGS).left == 0


def test_a_posting_met_again_and_samples_are_not_counted(in_alice: Person) -> None:
    rows = [(1, RawPosting(title="Cook", company="Harbour Inn", description=_POSTING))]
    create_postings(workspace=in_alice.workspace, rows=rows, source="sample")
    again = create_postings(workspace=in_alice.workspace, rows=rows, source="file")
    assert again[0].outcome == "duplicate"
    assert what_is_left(in_alice.workspace, Metric.POSTINGS).used == 0


def test_the_card_of_a_feature_names_its_plan(alice: Person) -> None:
    page = alice.client.get("/plan/?feature=strategy:market_fit").content.decode()
    assert "part of the <b>Pro</b> plan: $29 a month" in page
    assert "What you asked for" not in alice.client.get("/plan/?feature=nonsense").content.decode()
