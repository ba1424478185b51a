"""The list: what it shows, finds, sorts, and what is done with a selection."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from accounts import tenancy
from jobs.models import JobPosting
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume

PAGES = [
    "/postings/",
    "/postings/add/",
    "/postings/add/browser/",
    "/postings/market/",
    "/postings/market/fit/",
    "/postings/market/skills.csv",
    "/postings/skills/",
]


@pytest.fixture
def shelf(alice: Person) -> Iterator[list[JobPosting]]:
    today = timezone.now().date()
    with tenancy.workspace(alice.workspace.pk):
        yield [
            make_posting(alice.workspace, 1, title="Python Baker", posted_at=today, location="Leeds, UK"),
            make_posting(
                alice.workspace,
                2,
                title="Nurse",
                company="Hill Hospital",
                location="Cork",
                posted_at=today - timedelta(days=40),
                remote="onsite",
                salary_min=30000.0,
                salary_max=40000.0,
                salary_currency="GBP",
                description="We need a registered nurse who can triage patients and knows Excel well. " * 3,
            ),
            make_posting(
                alice.workspace,
                3,
                title="Chef",
                posted_at=today - timedelta(days=3),
                source="file",
                remote="remote",
            ),
        ]


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/postings/{query}")
    assert response.status_code == 200
    return [posting.title for posting in response.context["page"]]


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_asked_to_sign_in(client: Client, db: None, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 302
    assert response["Location"].startswith("/auth/login/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_an_empty_workspace_open(alice: Person, page: str) -> None:
    assert alice.client.get(page).status_code == 200


def test_an_empty_list_offers_sample_data(alice: Person) -> None:
    assert b"Load sample postings" in alice.client.get("/postings/").content
    alice.client.post("/postings/samples/")
    response = alice.client.get("/postings/")
    assert response.context["shelves"].sources["sample"] >= 40
    response = alice.client.post("/postings/samples/remove/", follow=True)
    assert response.context["shelves"].total == 0
    assert b"Undo" in response.content


def test_nobody_sees_anothers_postings(shelf: list[JobPosting], bob: Person) -> None:
    response = bob.client.get("/postings/?q=Python")
    assert b"Python Baker" not in response.content
    assert bob.client.get(f"/postings/?ids={shelf[0].pk.hex}").context["page"].paginator.count == 0


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Python Baker", "Chef", "Nurse"]),
        ("?q=nurse", ["Nurse"]),
        ("?q=nursing", ["Nurse"]),
        ("?q=bakers", ["Python Baker"]),
        ("?q=hill+hospital", ["Nurse"]),
        ('?q="registered nurse"', ["Nurse"]),
        ("?q=python+-chef", ["Python Baker"]),
        ("?q=%27%22%3B--+%26|!", []),
        ("?skill=python", ["Python Baker", "Chef"]),
        ("?skill=k8s&requirement=preferred", ["Python Baker", "Chef"]),
        ("?skill=k8s&requirement=required", []),
        ("?skill=Python&preferred=k8s&location=nowhere", []),
        ("?skill=Python&preferred=k8s", ["Python Baker", "Chef"]),
        ("?skill=Python&skill=Docker", ["Python Baker", "Chef"]),
        ("?source=file", ["Chef"]),
        ("?days=7", ["Python Baker", "Chef"]),
        ("?remote=onsite", ["Nurse"]),
        ("?location=cork", ["Nurse"]),
        ("?min_salary=50000", ["Python Baker", "Chef"]),
        ("?min_salary=35000", ["Python Baker", "Chef", "Nurse"]),
        ("?currency=GBP&salary=stated", ["Nurse"]),
        ("?company=hill+hospital", ["Nurse"]),
        ("?shelf=shortlist", []),
        ("?sort=title", ["Chef", "Nurse", "Python Baker"]),
        ("?sort=-title", ["Python Baker", "Nurse", "Chef"]),
        ("?sort=posted_at", ["Nurse", "Chef", "Python Baker"]),
        ("?sort=salary", ["Nurse", "Python Baker", "Chef"]),
        ("?sort=nonsense&days=x&ids=y&week=z&min_salary=-1", ["Python Baker", "Chef", "Nurse"]),
        ("?page=99", ["Python Baker", "Chef", "Nurse"]),
    ],
)
def test_search_filters_and_order(alice: Person, query: str, expected: list[str]) -> None:
    found = titles(alice.client, quote(query, safe="?=&+%;-"))
    assert sorted(found) == sorted(expected) if "salary" in query else found == expected


def test_a_title_ranks_above_a_mention(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        make_posting(
            alice.workspace, 1, title="Baker", extra="You may meet a welder.", posted_at=date(2026, 11, 10)
        )
        make_posting(alice.workspace, 2, title="Welder", posted_at=date(2026, 9, 10))
    assert titles(alice.client, "?q=welder") == ["Welder", "Baker"]


def test_matches_are_shown_and_sorted_by(shelf: list[JobPosting], alice: Person) -> None:
    make_resume(alice.workspace)
    assert titles(alice.client, "?sort=-match")[-1] == "Nurse"
    response = alice.client.get("/postings/?sort=-match")
    scores = [int(score) for score in re.findall(r'<span class="score">(\d+) ', response.content.decode())]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert b'aria-label="Required skills' in response.content
    assert b'<span class="chip miss">' in response.content
    assert len(titles(alice.client, "?match_from=101")) == 3, "what cannot be is not asked for"
    assert titles(alice.client, "?match_from=100") == []


def test_pages_keep_the_filters(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        for number in range(27):
            make_posting(alice.workspace, number)
    response = alice.client.get("/postings/?location=leeds")
    assert len(response.context["page"]) == 20
    assert b"?location=leeds&amp;page=2" in response.content
    assert len(titles(alice.client, "?location=leeds&page=2")) == 7


def test_the_list_takes_the_same_queries_for_one_and_for_many(
    alice: Person, django_assert_max_num_queries: Any
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        make_resume(alice.workspace)
        for number in range(12):
            make_posting(alice.workspace, number)
    alice.client.get("/postings/")
    with django_assert_max_num_queries(15) as captured:
        alice.client.get("/postings/")
    assert not any("description" in query["sql"].split(" FROM ")[0] for query in captured.captured_queries)


def test_htmx_gets_the_results_alone(shelf: list[JobPosting], alice: Person) -> None:
    response = alice.client.get("/postings/?q=nurse", headers={"HX-Request": "true"})
    assert b"Nurse" in response.content
    assert b"<html" not in response.content
    assert "HX-Request" in response["Vary"]
    whole = alice.client.get(
        "/postings/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )
    assert b"<html" in whole.content


def test_markup_in_a_posting_stays_text(alice: Person) -> None:
    evil = "<script>alert(1)</script>"
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(
            alice.workspace, title=f"Baker {evil}", company=evil, location=evil, extra=evil
        )
    for page in (
        "/postings/",
        f"/postings/?q={quote(evil)}",
        f"/postings/{posting.pk}/",
        "/postings/market/",
    ):
        assert b"<script>alert" not in alice.client.get(page).content


# --- selections ----------------------------------------------------------------------------------


def ids(*postings: JobPosting) -> list[str]:
    return [posting.pk.hex for posting in postings]


def test_the_selected_are_removed_and_brought_back(shelf: list[JobPosting], alice: Person) -> None:
    response = alice.client.post("/postings/delete/", {"ids": ids(*shelf[:2]), "query": ""}, follow=True)
    assert [posting.title for posting in response.context["page"]] == ["Chef"]
    assert b"2 postings deleted" in response.content
    moment = response.context["removed_at"]
    response = alice.client.post("/postings/restore/", {"removed_at": moment}, follow=True)
    assert response.context["page"].paginator.count == 3
    assert response.context["removed_at"] is None


def test_everything_found_can_be_selected(shelf: list[JobPosting], alice: Person) -> None:
    alice.client.post("/postings/delete/", {"all": "1", "query": "skill=Python", "ids": ids(shelf[0])})
    assert titles(alice.client) == ["Nurse"]


def test_what_the_fields_do_not_show_is_named_and_carried_on(alice: Person, shelf: list[JobPosting]) -> None:
    query = "week=2026-11-09&seniority=senior&required=Python&currency=EUR&salary=stated&skill=Kubernetes&skill=Docker"
    content = str(alice.client.get(f"/postings/?q=x&{query}").content, "utf-8")
    for words in ("Docker", "Python, required", "week of 9 Nov", "Senior", "pay stated in EUR"):
        assert f'<span class="chip on">{words}</span>' in content
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', content.split("</form>")[1])
    assert sorted(f"{name}={value}" for name, value in hidden) == sorted(
        pair for pair in query.split("&") if pair != "skill=Kubernetes"
    )
    kept = '<input type="hidden" name="sort" value="-title" form="find">'
    fragment = alice.client.get("/postings/?sort=-title", headers={"HX-Request": "true"})
    assert kept in str(fragment.content, "utf-8")
    assert 'name="sort"' not in content


def test_an_empty_selection_says_so(alice: Person, shelf: list[JobPosting]) -> None:
    response = alice.client.post("/postings/delete/", {"query": ""})
    assert response.status_code == 400
    assert b"Select at least one" in response.content
    assert len(titles(alice.client)) == 3


def test_the_shortlist(shelf: list[JobPosting], alice: Person) -> None:
    alice.client.post("/postings/shortlist/", {"ids": ids(shelf[1]), "action": "shortlist"})
    assert titles(alice.client, "?shelf=shortlist") == ["Nurse"]
    response = alice.client.post(
        "/postings/shortlist/", {"ids": ids(shelf[1]), "action": "unshortlist", "back": "posting"}
    )
    assert response["Location"] == f"/postings/{shelf[1].pk}/"
    assert titles(alice.client, "?shelf=shortlist") == []


def test_a_selection_opens_its_market(shelf: list[JobPosting], alice: Person) -> None:
    response = alice.client.post(
        "/postings/selection/", {"ids": ids(*shelf[:2]), "action": "market"}, follow=True
    )
    assert response.context["market"].total == 2
    response = alice.client.post(
        "/postings/selection/", {"all": "1", "query": "q=nurse", "action": "market"}, follow=True
    )
    assert response.context["market"].total == 1


def test_anothers_postings_cannot_be_touched(shelf: list[JobPosting], alice: Person, bob: Person) -> None:
    bob.client.post("/postings/delete/", {"ids": ids(*shelf)})
    bob.client.post("/postings/shortlist/", {"ids": ids(*shelf)})
    assert len(titles(alice.client)) == 3
    assert titles(alice.client, "?shelf=shortlist") == []


WRITES = [
    *("delete", "restore", "shortlist", "samples", "samples/remove", "market/terms"),
    *("add", "add/keep", "add/link", "add/file", "add/browser"),
]


@pytest.mark.parametrize("path", WRITES)
def test_a_viewer_reads_and_does_not_write(shelf: list[JobPosting], viewer: Client, path: str) -> None:
    assert b"Python Baker" in viewer.get("/postings/").content
    assert viewer.post(f"/postings/{path}/", {"ids": ids(*shelf), "name": "x"}).status_code == 403
    assert len(titles(viewer)) == 3


def test_skill_names_are_suggested(shelf: list[JobPosting], alice: Person) -> None:
    content = alice.client.get("/postings/skills/?skill=pyth").content
    assert b'<option value="Python">2 postings</option>' in content
    assert b"Docker" not in content
