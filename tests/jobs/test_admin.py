"""Staff look postings up: every list and page opens, in as many queries for many rows as for one."""

from typing import Any

import pytest
from django.test import Client

from accounts import tenancy
from jobs.models import JobPosting, LexiconTerm, PostingImport
from jobs.services import matching
from tests.accounts.factories import UserFactory
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume

MODELS = ["jobposting", "match", "postingimport", "lexiconterm"]


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory(email="staff@example.org", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def filled(alice: Person) -> JobPosting:
    with tenancy.workspace(alice.workspace.pk):
        resume = make_resume(alice.workspace)
        postings = [make_posting(alice.workspace, number) for number in range(5)]
        matching.refresh_matches(resume)
        for number in range(5):
            PostingImport.objects.create(
                workspace=alice.workspace, kind="url", url=f"https://a.example/{number}"
            )
            LexiconTerm.objects.create(workspace=alice.workspace, name=f"Term {number}", status="added")
    return postings[0]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("model", MODELS)
def test_lists_open_and_search_in_few_queries(
    staff: Client, model: str, django_assert_max_num_queries: Any
) -> None:
    address = f"/admin/jobs/{model}/"
    assert staff.get(address).status_code == 200
    with django_assert_max_num_queries(16):
        assert staff.get(address, {"q": "a"}).status_code == 200


def test_a_posting_opens_with_its_skills_and_cannot_be_changed(staff: Client, filled: JobPosting) -> None:
    response = staff.get(f"/admin/jobs/jobposting/{filled.pk}/change/")
    assert response.status_code == 200
    assert b"PostgreSQL" in response.content
    staff.post(f"/admin/jobs/jobposting/{filled.pk}/change/", {"title": "Changed"})
    with tenancy.system():
        assert JobPosting.objects.get(pk=filled.pk).title == filled.title


def test_people_do_not_get_in(alice: Person) -> None:
    assert alice.client.get("/admin/jobs/jobposting/").status_code == 302
