"""The page of confirmed facts and its API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership
from optimizations.models import ConfirmedFact
from optimizations.services import review
from tests.accounts.api import api_of
from tests.conftest import Person
from tests.optimizations import factories

PAGE = "/improve/facts/"


@pytest.fixture
def fact(in_alice: Person) -> ConfirmedFact:
    edit = factories.finished(in_alice).proposed_edits.get(status="needs_confirmation")
    review.confirm(edit_id=edit.pk, workspace=in_alice.workspace, user=in_alice.user, words="At night")
    return ConfirmedFact.objects.get(kind="skill")


def test_an_empty_page_says_what_it_is_for(alice: Person) -> None:
    page = alice.client.get(PAGE).content.decode()
    assert "None yet" in page
    assert reverse("optimizations:improve") in page


def test_facts_stand_under_what_they_are_about(alice: Person, fact: ConfirmedFact) -> None:
    page = alice.client.get(PAGE).content.decode()
    assert "Junior developer, Fjordpost" in page
    assert "Kubernetes" in page
    assert "“At night”" in page
    assert page.count("Take back<span") == 1


def test_taking_back_takes_it_off_the_page(alice: Person, fact: ConfirmedFact) -> None:
    answer = alice.client.post(reverse("optimizations:withdraw_fact", args=[fact.pk]), follow=True)
    assert "Taken back" in answer.content.decode()
    assert "None yet" in answer.content.decode()


def test_a_stranger_sees_nothing_and_takes_nothing_back(bob: Person, fact: ConfirmedFact) -> None:
    assert "Kubernetes" not in bob.client.get(PAGE).content.decode()
    assert bob.client.post(reverse("optimizations:withdraw_fact", args=[fact.pk])).status_code == 404
    fact.refresh_from_db()
    assert fact.withdrawn_at is None


def test_who_may_only_look_takes_nothing_back(alice: Person, fact: ConfirmedFact) -> None:
    Membership.objects.filter(pk=alice.membership.pk).update(role=Membership.Role.VIEWER)
    assert "Take back<span" not in alice.client.get(PAGE).content.decode()
    assert alice.client.post(reverse("optimizations:withdraw_fact", args=[fact.pk])).status_code == 403


def test_the_page_asks_the_same_whatever_its_length(alice: Person, fact: ConfirmedFact) -> None:
    alice.client.get(PAGE)
    few = _queries(alice)
    ConfirmedFact.objects.bulk_create(
        ConfirmedFact(
            workspace=alice.workspace,
            user=alice.user,
            kind="skill",
            key=f"k{n}",
            text=f"T{n}",
            scope=f"work|E{n}||",
        )
        for n in range(30)
    )
    assert _queries(alice) == few < 12
    assert alice.client.get(PAGE).content.decode().count("Take back<span") == 31


def _queries(person: Person) -> int:
    with CaptureQueriesContext(connection) as asked:
        person.client.get(PAGE)
    return len(asked)


def test_the_api_lists_and_takes_back(alice: Person, bob: Person, fact: ConfirmedFact) -> None:
    listed = api_of(alice).get("confirmed-facts/").json()["results"]
    assert [(row["kind"], row["words"]) for row in listed] == [("skill", "At night")]
    assert api_of(bob).get("confirmed-facts/").json()["results"] == []
    assert api_of(bob).send("DELETE", f"confirmed-facts/{fact.pk}/").status_code == 404
    assert api_of(alice).send("DELETE", f"confirmed-facts/{fact.pk}/").status_code == 204
    assert api_of(alice).get("confirmed-facts/").json()["results"] == []


def test_the_api_refuses_who_may_only_look(alice: Person, fact: ConfirmedFact) -> None:
    Membership.objects.filter(pk=alice.membership.pk).update(role=Membership.Role.VIEWER)
    assert api_of(alice).send("DELETE", f"confirmed-facts/{fact.pk}/").status_code == 403
