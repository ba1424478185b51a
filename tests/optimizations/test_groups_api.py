"""Comparing and tailoring over the API; the log of a run; runs repeated and deleted; the writing style."""

from typing import Any

import pytest

from accounts import tenancy
from jobs.models import JobPosting
from optimizations.models import Optimization, Run, WritingStyle
from optimizations.services import optimizing_worker
from tests.accounts.api import ApiClient, api_of, assert_problem
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider

VERB = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}


@pytest.fixture
def api(alice: Person, settings: Any) -> Any:
    with running_provider(always(Answer(factories.proposal(VERB)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        with tenancy.workspace(alice.workspace.pk):
            factories.make_resume(alice)
            factories.make_postings(alice)
        yield api_of(alice)


def postings(person: Person) -> list[str]:
    with tenancy.workspace(person.workspace.pk):
        return [str(key) for key in JobPosting.objects.values_list("pk", flat=True)]


def work(person: Person) -> None:
    with tenancy.workspace(person.workspace.pk):
        for run_id in Run.objects.filter(status="pending").order_by("pk").values_list("pk", flat=True):
            optimizing_worker.execute(run_id)


def compare(api: ApiClient, person: Person, *strategies: str) -> Any:
    wish = {"posting_ids": postings(person), "strategy_ids": list(strategies)}
    return api.post("optimization-groups/compare/", wish)


def test_strategies_are_compared_and_edits_taken(api: ApiClient, alice: Person) -> None:
    started = compare(api, alice, "quick_optimize", "rules")
    assert started.status_code == 202
    address = started.headers["Location"].split("/api/v1/")[1]
    work(alice)
    group = api.get(address).json()
    assert [each["status"] for each in group["optimizations"]] == ["completed", "completed"]
    first = group["optimizations"][0]["id"]
    edits = api.get(f"optimizations/{first}/result/").json()["edits"]
    bullet = next(edit["id"] for edit in edits if edit["path"] == factories.SAFE.path)
    made = api.post(f"{address}take/", {"edit_ids": [bullet]})
    assert (made.status_code, made.json()["version"], made.json()["applied"]) == (201, 2, 1)
    assert api.get("optimization-groups/").json()["count"] == 1


def test_more_than_the_plan_has_is_a_problem_that_names_the_plan(api: ApiClient, alice: Person) -> None:
    problem = assert_problem(compare(api, alice, "quick_optimize", "market_fit"), 403, "plan_required")
    assert problem["plan"] == "pro"
    assert_problem(compare(api, alice, "quick_optimize"), 400, "invalid")


def test_a_quota_that_is_used_up_is_a_problem(api: ApiClient, alice: Person) -> None:
    wish = {"posting_ids": postings(alice), "strategy_id": "quick_optimize"}
    for _ in range(3):
        assert api.post("optimization-groups/tailor/", wish).status_code == 202
    problem = assert_problem(api.post("optimization-groups/tailor/", wish), 402, "quota_exceeded")
    assert (problem["metric"], problem["plan"]) == ("optimizations", "pro")


def test_resumes_are_tailored(api: ApiClient, alice: Person) -> None:
    wish = {"posting_ids": postings(alice), "strategy_id": "quick_optimize"}
    group = api.post("optimization-groups/tailor/", wish).json()
    work(alice)
    made = api.post(f"optimization-groups/{group['id']}/resumes/")
    assert (made.status_code, len(made.json()["resumes"])) == (201, 3)
    after = api.get(f"optimization-groups/{group['id']}/").json()
    assert {each["resume_out"] for each in after["optimizations"]} == set(made.json()["resumes"])
    cancelled = api.post(f"optimization-groups/{group['id']}/cancel/").json()
    assert {each["status"] for each in cancelled["optimizations"]} == {"completed"}


def test_the_log_is_followed(api: ApiClient, alice: Person) -> None:
    wish = {"posting_ids": postings(alice), "strategy_id": "quick_optimize"}
    optimization = api.post("optimizations/", wish).json()["id"]
    log = api.get(f"optimizations/{optimization}/events/").json()
    assert (log["status"], [event["kind"] for event in log["events"]]) == ("pending", ["queued"])
    work(alice)
    rest = api.get(f"optimizations/{optimization}/events/?after={log['last']}").json()
    kinds = [event["kind"] for event in rest["events"]]
    assert rest["status"] == "completed"
    assert "queued" not in kinds
    assert kinds[-1] == "completed"
    none = api.get(f"optimizations/{optimization}/events/?after={rest['last']}").json()
    assert (none["events"], none["last"]) == ([], rest["last"])
    assert_problem(api.get(f"optimizations/{optimization}/events/?after=x"), 400, "invalid")


def test_a_run_is_repeated_with_another_strategy_and_deleted(api: ApiClient, alice: Person) -> None:
    wish = {"posting_ids": postings(alice), "strategy_id": "quick_optimize"}
    first = api.post("optimizations/", wish).json()["id"]
    assert_problem(api.delete(f"optimizations/{first}/"), 409, "unfinished")
    work(alice)
    again = api.post(f"optimizations/{first}/again/", {"strategy_id": "budget_optimizer"})
    assert (again.status_code, again.json()["strategy_id"]) == (202, "budget_optimizer")
    assert api.delete(f"optimizations/{first}/").status_code == 204
    assert_problem(api.get(f"optimizations/{first}/"), 404, "not_found")
    with tenancy.workspace(alice.workspace.pk):
        assert Optimization.objects.count() == 1


def test_the_writing_style_is_replaced(api: ApiClient, alice: Person, bob: Person) -> None:
    given = {"samples": ["I keep things running."], "banned": ["synergy"], "language": "postings"}
    assert api.put("writing-style/", given).json() == given
    assert api.get("writing-style/").json() == given
    assert api_of(bob).get("writing-style/").json()["banned"] == []
    assert_problem(api.put("writing-style/", {"banned": ["x" * 81]}), 400, "invalid")


def test_the_style_page_keeps_samples_and_words_apart(alice: Person) -> None:
    form = {
        "samples": "First one.\r\n\r\nSecond one.",
        "banned": "synergy\nrockstar\n\nSynergy",
        "language": "",
    }
    assert alice.client.post("/improve/style/", form).status_code == 302
    with tenancy.workspace(alice.workspace.pk):
        style = WritingStyle.objects.get()
    assert style.samples == ["First one.", "Second one."]
    assert style.banned == ["synergy", "rockstar"]
    page = alice.client.get("/improve/style/").content.decode()
    assert "rockstar" in page
    too_much = alice.client.post("/improve/style/", {"samples": "\n\n".join(map(str, range(9)))})
    assert too_much.status_code == 400
    assert "at most 5 samples" in too_much.content.decode()
