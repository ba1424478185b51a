"""Improvements over the API: quoted, started, worked on by the real rules, decided, made a version."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import tenancy
from accounts.models import Membership
from jobs.models import JobPosting
from optimizations import tasks
from optimizations.models import Run
from optimizations.strategies import STRATEGIES
from resumes.models import ResumeVersion
from tests.accounts.api import ApiClient, api_of, assert_problem
from tests.conftest import Person
from tests.optimizations.factories import finished, make_postings, make_resume


@pytest.fixture
def alice_api(alice: Person) -> ApiClient:
    return api_of(alice)


@pytest.fixture
def wish(alice: Person) -> dict[str, Any]:
    """A request body for alice's resume and three postings."""
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        resume = make_resume(alice)
        postings = make_postings(alice)
    return {"resume": str(resume.pk), "posting_ids": [str(posting.pk) for posting in postings]}


@pytest.fixture
def reviewed(alice: Person) -> str:
    """The id of a finished improvement with a safe, a doubtful, a blocked and an ordering edit."""
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        return str(finished(alice).pk)


def test_from_the_wish_to_the_new_version(alice_api: ApiClient, wish: dict[str, Any], alice: Person) -> None:
    started = alice_api.post("optimizations/", wish)
    assert started.status_code == 202, started.content
    body = started.json()
    assert (body["status"], body["strategy_id"], body["version_in"]) == ("pending", "quick_optimize", 1)
    assert body["run"]["engine"] == "rules"
    assert (body["run"]["cost_high"], body["run"]["calls_planned"]) == ("0.000000", 0)
    path = started.headers["Location"].split("/api/v1/")[1]
    assert alice_api.get(f"{path}result/").json()["edits"] == []

    tasks.execute_optimization(body["run"]["id"])

    followed = alice_api.get(path).json()
    assert (followed["status"], followed["run"]["progress"]) == ("completed", 100)
    assert {step["state"] for step in followed["run"]["steps"]} == {"done"}
    result = alice_api.get(f"{path}result/").json()
    safe = [edit for edit in result["edits"] if edit["status"] == "safe"]
    assert safe
    assert result["questions"]
    assert alice_api.post(f"{path}accept-safe/").json() == {"accepted": len(safe)}
    made = alice_api.post(f"{path}apply/")
    assert made.status_code == 201, made.content
    assert (made.json()["version"], made.json()["applied"], made.json()["misfits"]) == (2, len(safe), [])
    assert alice_api.get(path).json()["version_out"] == 2
    with tenancy.workspace(alice.workspace.pk):
        version = ResumeVersion.objects.get(number=2)
    assert version.author == "ai"
    assert alice_api.get(f"resumes/{wish['resume']}/").json()["content"] == version.content


def test_the_active_resume_serves_where_none_is_named(alice_api: ApiClient, wish: dict[str, Any]) -> None:
    body = alice_api.post("optimizations/", {"posting_ids": wish["posting_ids"]}).json()
    assert body["resume"] == wish["resume"]


def test_every_strategy_is_quoted_and_nothing_starts(alice_api: ApiClient, wish: dict[str, Any]) -> None:
    quotes = alice_api.post("optimizations/quote/", wish).json()["quotes"]
    assert {quote["strategy_id"] for quote in quotes} == set(STRATEGIES)
    assert {quote["engine"] for quote in quotes} == {"rules"}
    assert alice_api.get("optimizations/").json()["count"] == 0


def test_what_cannot_be_improved_is_refused(alice_api: ApiClient, wish: dict[str, Any], bob: Person) -> None:
    foreign = api_of(bob).post(
        "jobs/", {"title": "Cook", "description": "We look for a cook who knows HACCP and Italian cooking."}
    )
    ids = [*wish["posting_ids"], foreign.json()["id"]]
    problem = assert_problem(
        alice_api.post("optimizations/", {**wish, "posting_ids": ids}), 400, "unknown_postings"
    )
    assert problem["posting_ids"] == [foreign.json()["id"]]
    for changes, status, code in (
        ({"posting_ids": []}, 400, "invalid"),
        ({"posting_ids": ["x"]}, 400, "invalid"),
        ({"strategy_id": "magic"}, 400, "invalid"),
        ({"resume": str(uuid4())}, 404, "not_found"),
    ):
        assert_problem(alice_api.post("optimizations/", {**wish, **changes}), status, code)
    assert alice_api.get("optimizations/").json()["count"] == 0


def test_a_waiting_run_is_cancelled_at_once(alice_api: ApiClient, wish: dict[str, Any]) -> None:
    body = alice_api.post("optimizations/", wish).json()
    path = f"optimizations/{body['id']}/"
    cancelled = alice_api.post(f"{path}cancel/").json()
    assert (cancelled["status"], cancelled["run"]["finished_at"] is None) == ("cancelled", False)
    tasks.execute_optimization(body["run"]["id"])
    assert alice_api.get(path).json()["status"] == "cancelled"
    assert alice_api.post(f"{path}cancel/").json()["status"] == "cancelled"
    assert_problem(alice_api.post(f"{path}apply/"), 409, "not_completed")
    listed = alice_api.get("optimizations/?status=cancelled").json()
    assert [row["id"] for row in listed["results"]] == [body["id"]]
    assert alice_api.get("optimizations/?status=completed").json()["count"] == 0
    assert_problem(alice_api.get("optimizations/?status=odd"), 400, "invalid")


def edits_of(api: ApiClient, pk: str) -> dict[str, dict[str, Any]]:
    """The first edit of each status."""
    found: dict[str, dict[str, Any]] = {}
    for edit in api.get(f"optimizations/{pk}/result/").json()["edits"]:
        found.setdefault(edit["status"], edit)
    return found


def test_edits_are_decided_and_the_guard_holds(alice_api: ApiClient, reviewed: str) -> None:
    path = f"optimizations/{reviewed}/edits/"
    edits = edits_of(alice_api, reviewed)
    safe, doubtful, blocked = (
        f"{path}{edits[name]['id']}/" for name in ("safe", "needs_confirmation", "blocked")
    )
    assert alice_api.post(safe, {"decision": "accepted"}).json()["decision"] == "accepted"
    assert alice_api.post(safe, {"decision": "rejected"}).json()["decision"] == "rejected"
    assert alice_api.post(safe, {"decision": "open"}).json()["decision"] == "open"
    assert_problem(alice_api.post(doubtful, {"decision": "accepted"}), 400, "needs_confirmation")
    vouched = alice_api.post(doubtful, {"decision": "accepted", "confirm": True, "words": "I ran it there."})
    assert (vouched.json()["decision"], vouched.json()["confirmed"]) == ("accepted", True)
    assert_problem(alice_api.post(blocked, {"decision": "accepted"}), 400, "blocked")
    assert_problem(alice_api.post(blocked, {"decision": "accepted", "confirm": True}), 400, "blocked")
    for body in ({}, {"decision": "maybe"}, {"decision": "rejected", "confirm": True}):
        assert_problem(alice_api.post(safe, body), 400, "invalid")


def test_an_own_wording_is_judged_too(alice_api: ApiClient, reviewed: str) -> None:
    edits = edits_of(alice_api, reviewed)
    path = f"optimizations/{reviewed}/edits/{edits['needs_confirmation']['id']}/"
    plain = alice_api.post(path, {"text": "Repaired nightly import jobs."}).json()
    assert (plain["rewritten"], plain["status"], plain["decision"]) == (
        "Repaired nightly import jobs.",
        "safe",
        "accepted",
    )
    bold = alice_api.post(path, {"text": "Repaired 900 nightly import jobs."}).json()
    assert (bold["status"], bold["decision"]) == ("needs_confirmation", "open")
    other = f"optimizations/{reviewed}/edits/{edits['blocked']['id']}/"
    against = alice_api.post(other, {"text": "Sparbanken"}).json()
    assert (against["status"], against["verdict"]["contradicts"]) == ("needs_confirmation", True)
    said = alice_api.post(other, {"decision": "accepted", "confirm": True}).json()
    assert (said["decision"], said["confirmed"]) == ("accepted", True)


def test_a_question_is_answered(alice_api: ApiClient, reviewed: str) -> None:
    path = f"optimizations/{reviewed}/questions/"
    answered = alice_api.post(f"{path}0/", {"used": True, "place": "/work/0", "words": "Ran two clusters"})
    assert answered.status_code == 200, answered.content
    assert answered.json()["edits"]
    assert alice_api.post(f"{path}1/", {"used": False}).json()["edits"] == []
    questions = alice_api.get(f"optimizations/{reviewed}/result/").json()["questions"]
    assert [question["state"] for question in questions] == ["used", "not_used"]
    assert_problem(alice_api.post(f"{path}9/", {"used": False}), 404, "not_found")


def test_a_stranger_finds_nothing(alice_api: ApiClient, reviewed: str, bob: Person) -> None:
    edit = edits_of(alice_api, reviewed)["safe"]
    bob_api = api_of(bob)
    path = f"optimizations/{reviewed}/"
    for response in (
        bob_api.get(path),
        bob_api.get(f"{path}result/"),
        bob_api.post(f"{path}cancel/"),
        bob_api.post(f"{path}accept-safe/"),
        bob_api.post(f"{path}apply/"),
        bob_api.post(f"{path}edits/{edit['id']}/", {"decision": "accepted"}),
        bob_api.post(f"{path}questions/0/", {"used": True}),
    ):
        assert_problem(response, 404, "not_found")
    assert bob_api.get("optimizations/").json()["count"] == 0
    assert edits_of(alice_api, reviewed)["safe"]["decision"] == "open"


def test_an_edit_answers_only_under_its_own_improvement(
    alice_api: ApiClient, reviewed: str, alice: Person
) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        other = finished(alice)
    edit = edits_of(alice_api, reviewed)["safe"]
    path = f"optimizations/{other.pk}/edits/{edit['id']}/"
    assert_problem(alice_api.post(path, {"decision": "accepted"}), 404, "not_found")


def test_a_viewer_reads_only(
    alice_api: ApiClient, reviewed: str, alice: Person, wish: dict[str, Any]
) -> None:
    with tenancy.system():
        Membership.objects.filter(pk=alice.membership.pk).update(role=Membership.Role.VIEWER)
    path = f"optimizations/{reviewed}/"
    assert alice_api.get(f"{path}result/").status_code == 200
    for response in (
        alice_api.post("optimizations/", wish),
        alice_api.post(f"{path}cancel/"),
        alice_api.post(f"{path}accept-safe/"),
        alice_api.post(f"{path}apply/"),
    ):
        assert_problem(response, 403, "forbidden")


def test_nobody_without_a_token(alice_api: ApiClient, reviewed: str) -> None:
    for path in ("optimizations/", f"optimizations/{reviewed}/", f"optimizations/{reviewed}/result/"):
        assert_problem(ApiClient("").get(path), 401, "not_authenticated")


def test_a_repeated_wish_starts_one_run(alice_api: ApiClient, wish: dict[str, Any], alice: Person) -> None:
    first = alice_api.post("optimizations/", wish, Idempotency_Key="o-1")
    again = alice_api.post("optimizations/", wish, Idempotency_Key="o-1")
    assert again.status_code == 202
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    with tenancy.workspace(alice.workspace.pk):
        assert Run.objects.count() == 1


def test_the_list_takes_a_fixed_number_of_queries(alice_api: ApiClient, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        finished(alice)
    with CaptureQueriesContext(connection) as few:
        alice_api.get("optimizations/")
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        for _ in range(5):
            finished(alice)
        assert JobPosting.objects.count() == 3
    with CaptureQueriesContext(connection) as many:
        assert alice_api.get("optimizations/").json()["count"] == 6
    assert len(many) <= len(few)
