"""One posting's page and its edit form."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts import tenancy
from jobs.matching import Evidence, Part
from jobs.models import JobPosting
from jobs.templatetags.postings import pay
from jobs.views.match_answers import Answer, Line, render_answers
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume


@pytest.fixture
def posting(alice: Person) -> JobPosting:
    with tenancy.workspace(alice.workspace.pk):
        return make_posting(alice.workspace, url="https://bakery.example/7")


def page(person: Person, posting: JobPosting) -> str:
    response = person.client.get(f"/postings/{posting.pk}/")
    assert response.status_code == 200
    return str(response.content, "utf-8")


def test_skills_and_facts_are_marked_with_footnotes_that_lead_somewhere(
    alice: Person, posting: JobPosting
) -> None:
    content = page(alice, posting)
    assert "<mark>Docker</mark>" in content
    assert '<mark class="pref">Kubernetes</mark>' in content
    for number in range(1, 9):
        assert (f'id="t{number}"' in content) == (f'id="m{number}"' in content)
        assert content.count(f'id="m{number}"') <= 1
        assert content.count(f'id="t{number}"') <= 1
    assert "Add a resume" in content


def test_with_a_resume_every_part_shows_its_evidence(alice: Person, posting: JobPosting) -> None:
    with tenancy.workspace(alice.workspace.pk):
        make_resume(alice.workspace)
    assert "rank " not in page(alice, posting)  # among none
    alice.client.get("/postings/")
    content = page(alice, posting)
    assert "Required skills" in content
    assert "Not in the resume" in content
    assert "rank 1 of 1" in content
    assert "<mark>Python</mark>" in content
    for number in range(1, 9):
        assert (f'id="t{number}"' in content) == (f'id="m{number}"' in content)


def test_an_answer_in_other_words_names_the_skill_and_phrases_share_a_line() -> None:
    name = "Infrastructure as code"
    quote = Evidence("required_skills", name, "resume", "Terraform", "/work/0/highlights/0", 0, 9)
    skills = Answer(Part("required_skills", 40, 40.0, True), [Line(17, name, [quote])])
    phrases = Answer(
        Part("phrases", 15, 0.0, True),
        [Line(0, "light <rail>", state="missing"), Line(0, "transport", state="missing")],
    )
    drawn = render_answers([skills, phrases])
    assert '<span class="s">Infrastructure as code</span> <span class="ev"><mark>Terraform</mark>' in drawn
    assert drawn.count("Not in the resume: light &lt;rail&gt;, transport") == 1


def test_opening_a_posting_marks_it_read(alice: Person, posting: JobPosting, viewer: Client) -> None:
    viewer.get(f"/postings/{posting.pk}/")
    assert alice.client.get("/postings/").context["shelves"].unread == 1
    page(alice, posting)
    assert alice.client.get("/postings/").context["shelves"].unread == 0


def test_the_page_takes_a_bounded_number_of_queries(
    alice: Person, posting: JobPosting, django_assert_max_num_queries: Any
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        make_resume(alice.workspace)
    page(alice, posting)
    with django_assert_max_num_queries(14):
        page(alice, posting)


@pytest.mark.parametrize("path", ["", "edit/"])
def test_strangers_get_404_and_the_signed_out_a_sign_in(
    alice: Person, bob: Person, posting: JobPosting, client: Client, path: str
) -> None:
    address = f"/postings/{posting.pk}/{path}"
    assert bob.client.get(address).status_code == 404
    assert bob.client.post(f"/postings/{posting.pk}/edit/", {"title": "Mine"}).status_code == 404
    assert client.get(address)["Location"].startswith("/auth/login/")


def test_a_removed_posting_is_404(alice: Person, posting: JobPosting) -> None:
    alice.client.post("/postings/delete/", {"ids": [posting.pk.hex]})
    assert alice.client.get(f"/postings/{posting.pk}/").status_code == 404


def form_of(client: Client, posting: JobPosting) -> dict[str, Any]:
    form = client.get(f"/postings/{posting.pk}/edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_saving_nothing_changes_nothing(alice: Person, posting: JobPosting) -> None:
    data = form_of(alice.client, posting)
    assert alice.client.post(f"/postings/{posting.pk}/edit/", data).status_code == 302
    with tenancy.workspace(alice.workspace.pk):
        fresh = JobPosting.objects.get(pk=posting.pk)
    assert (fresh.stated, fresh.title, fresh.description) == ({}, posting.title, posting.description)


def test_an_edit_is_saved_and_read_again(alice: Person, posting: JobPosting) -> None:
    data = form_of(alice.client, posting) | {
        "title": "Master Baker",
        "remote": "onsite",
        "salary_min": "1000",
        "salary_max": "",
        "salary_currency": "CHF",
        "salary_period": "month",
    }
    response = alice.client.post(f"/postings/{posting.pk}/edit/", data, follow=True)
    assert b"Saved, and read again" in response.content
    with tenancy.workspace(alice.workspace.pk):
        fresh = JobPosting.objects.get(pk=posting.pk)
    assert (fresh.title, fresh.remote, fresh.salary_currency) == ("Master Baker", "onsite", "CHF")
    assert (fresh.salary_annual_min, fresh.salary_annual_max) == (12000, 12000)
    data = form_of(alice.client, posting) | {"salary_min": "", "remote": ""}
    alice.client.post(f"/postings/{posting.pk}/edit/", data)
    with tenancy.workspace(alice.workspace.pk):
        fresh = JobPosting.objects.get(pk=posting.pk)
    assert (fresh.stated, fresh.remote, fresh.salary_annual_max) == ({}, "hybrid", 60000)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": ""}, "required"),
        ({"description": "too short"}, "too short"),
        ({"salary_min": "9", "salary_max": "5"}, "less than"),
        ({"salary_min": "9", "salary_currency": ""}, "in which currency"),
        ({"posted_at": "2999-01-01"}, "not come yet"),
    ],
)
def test_a_wrong_edit_is_shown_at_its_field_and_keeps_the_rest(
    alice: Person, posting: JobPosting, wrong: dict[str, str], message: str
) -> None:
    data = form_of(alice.client, posting) | {"company": "Typed by hand"} | wrong
    response = alice.client.post(f"/postings/{posting.pk}/edit/", data)
    assert response.status_code == 400
    assert message in str(response.content, "utf-8")
    assert b"Typed by hand" in response.content


def test_a_link_that_another_posting_has_is_refused(alice: Person, posting: JobPosting) -> None:
    with tenancy.workspace(alice.workspace.pk):
        other = make_posting(alice.workspace, 2)
    data = form_of(alice.client, other) | {"url": "https://bakery.example/7"}
    response = alice.client.post(f"/postings/{other.pk}/edit/", data)
    assert response.status_code == 400
    assert b"has this link already" in response.content
    alice.client.post(f"/postings/{posting.pk}/edit/", form_of(alice.client, posting))


@pytest.mark.parametrize(
    ("low", "high", "period", "told"),
    [
        ("52000", "61500", "year", "52–61.5 k€"),
        ("87500", "125400", "year", "87.5–125 k€"),
        ("19.50", "22", "hour", "19.50–22.00 € / h"),
        ("18", "18", "hour", "18 € / h"),
        (None, "3100", "month", "to 3,100 € / month"),
        ("420.50", None, "day", "from 420 € / day"),
    ],
)
def test_pay_is_written_out(low: str | None, high: str | None, period: str, told: str) -> None:
    bounds = {"salary_min": low and Decimal(low), "salary_max": high and Decimal(high)}
    shown = pay(JobPosting(salary_currency="EUR", salary_period=period, **bounds))
    assert re.sub(r"<[^>]+>", " ", shown).strip() == told
