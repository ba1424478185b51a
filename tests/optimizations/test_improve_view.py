"""Choosing what to improve: the page, its quote, its empty states, who may start a run."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts import tenancy
from accounts.models import Membership
from jobs.models import JobPosting
from optimizations.models import Run
from optimizations.strategies import STRATEGIES
from tests.conftest import Person
from tests.optimizations import factories


@pytest.fixture
def ready(alice: Person) -> Person:
    """Alice with a resume and three postings."""
    with tenancy.workspace(alice.workspace.pk):
        factories.make_resume(alice)
        factories.make_postings(alice)
    return alice


def postings(person: Person) -> list[JobPosting]:
    with tenancy.workspace(person.workspace.pk):
        return list(JobPosting.objects.order_by("title"))


def resume_id(person: Person) -> str:
    with tenancy.workspace(person.workspace.pk):
        from resumes.models import Resume

        return str(Resume.objects.get().pk)


def page(person: Person, query: str = "", **headers: Any) -> str:
    response = person.client.get(f"/improve/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_with_nothing_the_page_leads_to_the_first_step(alice: Person) -> None:
    assert "/resumes/add/" in page(alice)
    with tenancy.workspace(alice.workspace.pk):
        factories.make_resume(alice)
    html = page(alice)
    assert "/postings/add/" in html
    assert "/resumes/add/" not in html


def test_the_active_resume_and_the_best_postings_are_chosen(ready: Person) -> None:
    html = page(ready)
    assert "Backend (active)" in html
    assert html.count('name="posting"') == 3
    assert "Best matching" in html
    assert "No model is configured here" in html
    assert html.count("Built-in rules, no AI") == len(STRATEGIES)  # one for each strategy
    assert 'id="go"' in html


def test_a_shortlist_goes_first(ready: Person) -> None:
    with tenancy.workspace(ready.workspace.pk):
        JobPosting.objects.filter(company="Fennel Foods").update(shortlisted=True)
    html = page(ready)
    assert "Shortlist" in html
    assert html.count('name="posting"') == 1
    assert page(ready, "?set=best").count('name="posting"') == 3


@pytest.mark.parametrize("name", ["ids", "postings"])
def test_a_selection_is_handed_over(ready: Person, name: str) -> None:
    chosen = postings(ready)[:2]
    html = page(ready, f"?{name}={','.join(str(posting.pk) for posting in chosen)}")
    assert "Your selection" in html
    assert html.count('name="posting"') == 2


def test_filters_are_handed_over(ready: Person) -> None:
    assert page(ready, "?skill=Docker").count('name="posting"') == 1


def test_a_foreign_selection_falls_back(ready: Person, bob: Person) -> None:
    with tenancy.workspace(bob.workspace.pk):
        foreign = factories.make_postings(bob)[0]
    html = page(ready, f"?ids={foreign.pk}")
    assert "Your selection" not in html
    assert str(foreign.pk) not in html


def test_the_quote_names_the_model_and_stands_on_the_button(ready: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    html = page(ready)
    assert "gpt-oss-120b" in html
    assert "gpt-oss-20b" in html
    button = html[html.index('id="go"') :].partition("</button>")[0]
    assert " to $0.0" in button
    assert 'value="rules"' in html


def test_the_quote_follows_what_is_ticked(ready: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    data = {"resume": resume_id(ready), "strategy": "budget_optimizer", "posting": [postings(ready)[0].pk]}
    html = ready.client.post("/improve/quote/", data, headers={"HX-Request": "true"}).content.decode()
    assert 'id="quotes"' in html
    assert 'hx-swap-oob="true"' in html
    assert "<html" not in html
    nothing = ready.client.post("/improve/quote/", {**data, "posting": []}, headers={"HX-Request": "true"})
    assert "Tick at least one posting" in nothing.content.decode()


def test_starting_leads_to_the_run(ready: Person) -> None:
    data = {
        "resume": resume_id(ready),
        "strategy": "quick_optimize",
        "posting": [each.pk for each in postings(ready)],
    }
    response = ready.client.post("/improve/start/", data)
    with tenancy.workspace(ready.workspace.pk):
        run = Run.objects.get()
    assert response.headers["Location"] == f"/improve/runs/{run.pk}/"
    assert "Waiting" in page(ready)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"posting": []}, 400),
        ({"posting": ["no-id"]}, 400),
        ({"resume": "no-id"}, 400),
        ({"strategy": "does_not_exist"}, 400),
        ({"resume": "0190c7a0-0000-7000-8000-000000000000"}, 404),
    ],
)
def test_what_cannot_start_says_why(ready: Person, change: dict[str, Any], status: int) -> None:
    data = {
        "resume": resume_id(ready),
        "strategy": "quick_optimize",
        "posting": [postings(ready)[0].pk],
        **change,
    }
    response = ready.client.post("/improve/start/", data)
    assert response.status_code == status
    assert b"That did not work" in response.content
    with tenancy.workspace(ready.workspace.pk):
        assert not Run.objects.exists()


def test_a_foreign_resume_is_not_found(ready: Person, bob: Person) -> None:
    data = {"resume": resume_id(ready), "strategy": "quick_optimize", "posting": [postings(ready)[0].pk]}
    assert bob.client.post("/improve/start/", data).status_code == 404
    assert bob.client.post("/improve/quote/", data).status_code == 404


def test_a_viewer_looks_and_does_not_start(ready: Person) -> None:
    with tenancy.system():
        Membership.objects.filter(pk=ready.membership.pk).update(role="viewer")
    button = page(ready).partition('id="go"')[2].partition(">")[0]
    assert "disabled" in button
    data = {"resume": resume_id(ready), "strategy": "quick_optimize", "posting": [postings(ready)[0].pk]}
    assert ready.client.post("/improve/start/", data).status_code == 403


@pytest.mark.parametrize("path", ["/improve/", "/improve/quote/", "/improve/start/"])
def test_signed_out_leads_to_sign_in(db: None, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 302
    assert "/auth/login/" in response.headers["Location"]


def test_the_number_of_queries_does_not_grow(
    ready: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with tenancy.workspace(ready.workspace.pk):
        factories.finished(ready)
    page(ready)  # matches are written once
    with django_assert_num_queries(FEW):
        page(ready)
    with tenancy.workspace(ready.workspace.pk):
        for number in range(3):
            rows = [
                (f"Developer {number}", f"Firm {number}", f"Must have:\n- Python\n- Skill {number}\n- SQL")
            ]
            factories.make_postings(ready, rows)
            factories.finished(ready)
    page(ready)
    with django_assert_num_queries(FEW):
        page(ready)


FEW = 14
