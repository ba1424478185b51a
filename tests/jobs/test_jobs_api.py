"""Postings over the API: the same services as the pages, JSON in and out, problems for every failure."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import tenancy
from accounts.models import ActivityLog, Membership
from jobs.models import JobPosting, PostingImport
from resumes.services.resumes import create_resume
from tests.accounts.api import ApiClient, api_of, assert_problem
from tests.conftest import Person

BAKER = {
    "title": "Baker",
    "company": "Morning Loaf",
    "location": "Hull",
    "description": "Our bakery looks for a baker. You must have HACCP training and three years of experience with "
    "sourdough. A forklift licence is a plus. Full-time, £14 an hour.",
}
ANALYST = {
    "title": "Data analyst",
    "company": "Northlight",
    "location": "Oslo",
    "description": "We need a data analyst. Required: SQL, Python, Tableau. Nice to have: dbt. Remote within Norway. "
    "Salary 60,000 to 70,000 EUR per year.",
    "posted_at": "2026-11-01",
}


@pytest.fixture
def alice_api(alice: Person) -> ApiClient:
    return api_of(alice)


def add(api: ApiClient, posting: dict[str, Any]) -> dict[str, Any]:
    response = api.post("jobs/", posting)
    assert response.status_code == 201, response.content
    body: dict[str, Any] = response.json()
    return body


def test_a_posting_is_added_read_and_shows_its_evidence(alice_api: ApiClient) -> None:
    made = add(alice_api, ANALYST)
    read = alice_api.get(f"jobs/{made['id']}/").json()
    assert read == made
    assert (read["title"], read["source"], read["posted_at"]) == ("Data analyst", "api", "2026-11-01")
    skills = {skill["name"]: skill for skill in read["skills"]}
    assert {"SQL", "Python", "Tableau"} <= set(skills)
    assert skills["SQL"]["requirement"] == "required"
    for skill in read["skills"]:
        for span in skill["evidence"]:
            assert read["description"][span["start"] : span["end"]] == span["quote"]
    assert (read["salary_annual_min"], read["salary_annual_max"]) == (60_000, 70_000)
    assert read["evidence"]["salary"]["quote"] in read["description"]
    assert read["match_score"] is None


def test_a_repost_is_answered_with_the_one_that_is_there(alice_api: ApiClient) -> None:
    made = add(alice_api, BAKER)
    again = alice_api.post("jobs/", BAKER)
    assert again.status_code == 200
    assert again.json()["id"] == made["id"]
    assert alice_api.get("jobs/").json()["count"] == 1


def test_the_list_filters_sorts_and_pages_like_the_page(alice_api: ApiClient) -> None:
    baker, analyst = add(alice_api, BAKER), add(alice_api, ANALYST)

    def ids(query: str) -> list[str]:
        return [row["id"] for row in alice_api.get(f"jobs/?{query}").json()["results"]]

    assert ids("q=sourdough") == [baker["id"]]
    assert ids("skill=python") == [analyst["id"]]
    assert ids("remote=remote") == [analyst["id"]]
    assert ids("min_salary=65000") == [analyst["id"]]
    assert ids(f"ids={baker['id']}") == [baker["id"]]
    assert ids("sort=title") == [baker["id"], analyst["id"]]
    assert ids("sort=-title") == [analyst["id"], baker["id"]]
    for size in ("0", "x", "-1", ""):
        assert (
            "page_size" in assert_problem(alice_api.get(f"jobs/?page_size={size}"), 400, "invalid")["errors"]
        )
    page = alice_api.get("jobs/?page_size=1&sort=title").json()
    assert page["count"] == 2
    assert page["previous"] is None
    assert "page=2" in page["next"]
    assert "description" not in page["results"][0]
    assert_problem(alice_api.get("jobs/?page=9"), 404, "not_found")


@pytest.mark.parametrize("query", ["remote=moon", "days=x", "ids=1", "sort=colour", "min_salary=-1"])
def test_a_filter_that_is_none_is_refused(alice_api: ApiClient, query: str) -> None:
    problem = assert_problem(alice_api.get(f"jobs/?{query}"), 400, "invalid")
    assert list(problem["errors"]) == [query.split("=")[0]]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"description": "Too short"}, "description"),
        ({**BAKER, "posted_at": "2999-01-01"}, "posted_at"),
        ({**BAKER, "remote": "moon"}, "remote"),
        ({**BAKER, "salary_min": 10, "salary_max": 5}, "salary_max"),
        ({**BAKER, "salary_min": 10}, "salary_currency"),
        ({**BAKER, "url": "javascript:alert(1)"}, "url"),
    ],
)
def test_a_posting_that_cannot_be_kept_names_the_field(
    alice_api: ApiClient, data: dict[str, Any], field: str
) -> None:
    problem = assert_problem(alice_api.post("jobs/", data), 400, "invalid")
    assert field in problem["errors"]
    assert alice_api.get("jobs/").json()["count"] == 0


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        (b"{", "parse_error", 400),
        (b'{"description": "' + b"\\u0000 " * 40 + b'"}', "parse_error", 400),
        (b'{"description": "' + b"\\ud800 " * 40 + b'"}', "parse_error", 400),
        (b"[" * 100_000, "parse_error", 400),
        (b'{"a":"\xff"}', "parse_error", 400),
        (b'"' + b"x" * (4 * 1024 * 1024 + 1) + b'"', "too_large", 413),
    ],
    ids=["half", "nul", "half a pair", "deep", "not utf-8", "huge"],
)
def test_hostile_json_is_a_problem(alice_api: ApiClient, body: bytes, code: str, status: int) -> None:
    assert_problem(alice_api.post("jobs/", body), status, code)


def test_a_posting_is_changed_and_read_again(alice_api: ApiClient) -> None:
    made = add(alice_api, BAKER)
    path = f"jobs/{made['id']}/"
    changed = alice_api.patch(path, {"description": BAKER["description"] + " You speak Spanish.", "years": 5})
    assert changed.status_code == 200, changed.content
    body = changed.json()
    assert body["years"] == 5
    assert "Spanish" in {skill["name"] for skill in body["skills"]}
    assert alice_api.patch(path, {"years": None}).json()["years"] == 3  # back to what the text says
    pay = {"salary_min": 30000, "salary_currency": "GBP", "salary_period": "year"}
    assert alice_api.patch(path, pay).json()["salary_annual_min"] == 30000
    assert alice_api.patch(path, {"shortlisted": True}).json()["shortlisted"] is True
    assert_problem(alice_api.patch(path, {"title": ""}), 400, "invalid")


def test_a_removed_posting_is_gone(alice_api: ApiClient, alice: Person) -> None:
    made = add(alice_api, BAKER)
    assert alice_api.delete(f"jobs/{made['id']}/").status_code == 204
    assert_problem(alice_api.get(f"jobs/{made['id']}/"), 404, "not_found")
    assert_problem(alice_api.delete(f"jobs/{made['id']}/"), 404, "not_found")
    with tenancy.workspace(alice.workspace.pk):
        events = set(ActivityLog.objects.values_list("event_type", flat=True))
    assert {"job.created", "job.deleted"} <= events


def test_many_at_once_are_judged_one_by_one(alice_api: ApiClient) -> None:
    response = alice_api.post("jobs/bulk/", {"jobs": [BAKER, {"title": "No text"}, BAKER, ANALYST]})
    assert response.status_code == 200, response.content
    body = response.json()
    assert (body["added"], body["duplicates"], body["failed"]) == (2, 1, 1)
    assert [line["outcome"] for line in body["results"]] == ["added", "failed", "duplicate", "added"]
    assert [line["row"] for line in body["results"]] == [1, 2, 3, 4]
    assert "description" in body["results"][1]["message"]
    assert alice_api.get("jobs/").json()["count"] == 2
    assert_problem(alice_api.post("jobs/bulk/", {"jobs": []}), 400, "invalid")
    assert_problem(alice_api.post("jobs/bulk/", {"jobs": [BAKER] * 201}), 400, "invalid")


def test_a_link_is_fetched_in_the_background(alice_api: ApiClient, alice: Person) -> None:
    response = alice_api.post("jobs/imports/", {"url": "https://example.org/jobs/1"})
    assert response.status_code == 202, response.content
    body = response.json()
    assert body["status"] == "pending"
    follow = response.headers["Location"].split("/api/v1/")[1]
    assert alice_api.get(follow).json()["id"] == body["id"]
    with tenancy.workspace(alice.workspace.pk):
        assert PostingImport.objects.get().url == "https://example.org/jobs/1"
    assert_problem(alice_api.post("jobs/imports/", {"url": "file:///etc/passwd"}), 400, "invalid")


def test_the_market_of_a_selection(alice_api: ApiClient) -> None:
    baker, _ = add(alice_api, BAKER), add(alice_api, ANALYST)
    body = alice_api.get("skills/analysis/").json()
    assert body["total"] == 2
    sql = next(skill for skill in body["skills"] if skill["name"] == "SQL")
    assert (sql["count"], sql["of"], sql["percent"], sql["required"]) == (1, 2, 50.0, 1)
    assert sql["opens"] == {"skill": ["SQL"]}
    assert body["fit"] is None
    chosen = alice_api.get(f"skills/analysis/?ids={baker['id']}").json()
    assert chosen["total"] == 1
    assert "SQL" not in {skill["name"] for skill in chosen["skills"]}
    assert_problem(alice_api.get("skills/analysis/?remote=moon"), 400, "invalid")


def test_the_match_with_a_resume_and_the_fit(alice_api: ApiClient, alice: Person) -> None:
    made = add(alice_api, ANALYST)
    assert_problem(alice_api.get(f"jobs/{made['id']}/match/"), 404, "not_found")
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        resume = create_resume(
            workspace=alice.workspace,
            user=alice.user,
            title="Analyst",
            content={
                "basics": {"name": "Alice Arden"},
                "work": [
                    {
                        "name": "Fjord",
                        "position": "Data analyst",
                        "startDate": "2020-01",
                        "highlights": ["Wrote SQL and Python for weekly sales reports"],
                    }
                ],
            },
        )
    match = alice_api.get(f"jobs/{made['id']}/match/").json()
    assert match["resume"] == str(resume.pk)
    assert 0 < match["score"] < 100
    assert "Tableau" in {item["name"] for item in match["missing"]}
    assert match["parts"]["required_skills"]["weight"] == 40
    assert match["evidence"]
    assert alice_api.get(f"jobs/{made['id']}/match/?resume={resume.pk}").json() == match
    assert_problem(alice_api.get(f"jobs/{made['id']}/match/?resume={uuid4()}"), 404, "not_found")
    assert_problem(alice_api.get(f"jobs/{made['id']}/match/?resume=x"), 404, "not_found")
    listed = alice_api.get("jobs/?sort=-match").json()["results"]
    assert listed[0]["match_score"] == match["score"]
    fit = alice_api.get("skills/analysis/?fit=true").json()["fit"]
    assert "Tableau" in {gap["name"] for gap in fit["gaps"]}


def test_skills_are_found_in_a_text_and_nothing_is_kept(alice_api: ApiClient, alice: Person) -> None:
    text = "You must know SQL. A forklift licence is welcome."
    body = alice_api.post("skills/extract/", {"text": text}).json()
    found = {skill["name"]: skill for skill in body["skills"]}
    assert found["SQL"]["requirement"] == "required"
    span = found["SQL"]["evidence"][0]
    assert text[span["start"] : span["end"]] == span["quote"] == "SQL"
    with tenancy.workspace(alice.workspace.pk):
        assert not JobPosting.objects.exists()


def test_a_stranger_finds_nothing(alice_api: ApiClient, bob: Person) -> None:
    made = add(alice_api, BAKER)
    link = alice_api.post("jobs/imports/", {"url": "https://example.org/jobs/1"}).json()
    bob_api = api_of(bob)
    path = f"jobs/{made['id']}/"
    for response in (
        bob_api.get(path),
        bob_api.patch(path, {"title": "Mine"}),
        bob_api.delete(path),
        bob_api.get(f"{path}match/"),
        bob_api.get(f"jobs/imports/{link['id']}/"),
        bob_api.get("jobs/not-an-id/"),
    ):
        assert_problem(response, 404, "not_found")
    assert bob_api.get("jobs/").json()["count"] == 0
    assert bob_api.get(f"jobs/?ids={made['id']}").json()["count"] == 0
    assert bob_api.get(f"skills/analysis/?ids={made['id']}").json()["total"] == 0
    assert alice_api.get(path).json()["title"] == "Baker"


def test_nobody_without_a_token(alice_api: ApiClient) -> None:
    made = add(alice_api, BAKER)
    for path in ("jobs/", f"jobs/{made['id']}/", "skills/analysis/", f"jobs/{made['id']}/match/"):
        response = ApiClient("").get(path)
        assert_problem(response, 401, "not_authenticated")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_viewer_reads_and_extracts_and_changes_nothing(alice_api: ApiClient, alice: Person) -> None:
    made = add(alice_api, BAKER)
    with tenancy.system():
        Membership.objects.filter(pk=alice.membership.pk).update(role=Membership.Role.VIEWER)
    assert alice_api.get(f"jobs/{made['id']}/").status_code == 200
    assert alice_api.post("skills/extract/", {"text": "SQL"}).status_code == 200
    for response in (
        alice_api.post("jobs/", ANALYST),
        alice_api.post("jobs/bulk/", {"jobs": [ANALYST]}),
        alice_api.post("jobs/imports/", {"url": "https://example.org/jobs/1"}),
        alice_api.patch(f"jobs/{made['id']}/", {"title": "x"}),
        alice_api.delete(f"jobs/{made['id']}/"),
    ):
        assert_problem(response, 403, "forbidden")
    assert alice_api.get("jobs/").json()["count"] == 1


def test_a_repeated_creation_is_done_once(alice_api: ApiClient, bob: Person) -> None:
    first = alice_api.post("jobs/", BAKER, Idempotency_Key="k-1")
    again = alice_api.post("jobs/", BAKER, Idempotency_Key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert_problem(alice_api.post("jobs/", ANALYST, Idempotency_Key="k-1"), 400, "key_reused")
    other = api_of(bob).post("jobs/", BAKER, Idempotency_Key="k-1")  # his own key, his own posting
    assert other.status_code == 201
    assert other.json()["id"] != first.json()["id"]


def test_a_failed_creation_may_be_mended_under_its_key(alice_api: ApiClient) -> None:
    assert_problem(alice_api.post("jobs/", {"title": "x"}, Idempotency_Key="k-2"), 400, "invalid")
    assert alice_api.post("jobs/", BAKER, Idempotency_Key="k-2").status_code == 201
    assert_problem(alice_api.post("jobs/", BAKER, Idempotency_Key="k" * 201), 400, "invalid")


def test_the_list_takes_a_fixed_number_of_queries(alice_api: ApiClient) -> None:
    add(alice_api, BAKER)
    with CaptureQueriesContext(connection) as few:
        alice_api.get("jobs/")
    different = [
        {**ANALYST, "title": f"Role {n}", "description": " ".join(f"word{n}x{i}" for i in range(60))}
        for n in range(12)
    ]
    assert alice_api.post("jobs/bulk/", {"jobs": different}).json()["added"] == 12
    with CaptureQueriesContext(connection) as many:
        assert alice_api.get("jobs/").json()["count"] == 13
    assert len(many) <= len(few)
