"""Comparing, tailoring, the history and the cost calculator as pages."""

from typing import Any

import pytest

from accounts import tenancy
from optimizations.models import Optimization, Run, RunGroup
from optimizations.services import optimizing_worker
from resumes.models import Resume
from tests.billing.factories import put_on
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider

VERB = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}


@pytest.fixture
def ready(alice: Person, settings: Any) -> Any:
    """Alice with a resume, three postings and a model."""
    with running_provider(always(Answer(factories.proposal(VERB)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        with tenancy.workspace(alice.workspace.pk):
            factories.make_resume(alice)
            factories.make_postings(alice)
        yield alice


def wish(person: Person, mode: str, **chosen: Any) -> dict[str, Any]:
    with tenancy.workspace(person.workspace.pk):
        from jobs.models import JobPosting

        postings = [str(key) for key in JobPosting.objects.values_list("pk", flat=True)]
        return {"resume": str(Resume.objects.get().pk), "posting": postings, "mode": mode, **chosen}


def start(person: Person, mode: str, **chosen: Any) -> str:
    response = person.client.post("/improve/start/", wish(person, mode, **chosen))
    assert response.status_code == 302, response.content.decode()[:500]
    return str(response["Location"])


def work(person: Person) -> None:
    with tenancy.workspace(person.workspace.pk):
        for run_id in Run.objects.filter(status="pending").order_by("pk").values_list("pk", flat=True):
            optimizing_worker.execute(run_id)


def page(person: Person, address: str, **headers: str) -> str:
    response = person.client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_choice_turns_into_ticks_and_sums_up(ready: Person) -> None:
    html = ready.client.post("/improve/quote/", wish(ready, "compare")).content.decode()
    assert html.count('type="checkbox" name="strategies"') >= 3
    assert "Compare 2 strategies" in html
    one = ready.client.post(
        "/improve/quote/", wish(ready, "compare", strategies=["quick_optimize"])
    ).content.decode()
    assert "Tick at least two strategies" in one
    tailor = ready.client.post("/improve/quote/", wish(ready, "tailor")).content.decode()
    assert "Tailor for 3 postings" in tailor


def test_a_comparison_is_followed_and_shown_side_by_side(ready: Person) -> None:
    address = start(ready, "compare", strategies=["quick_optimize", "rules"])
    html = page(ready, address)
    assert "2 at work" in html
    assert "Cancel 2 runs" in html
    work(ready)
    fragment = ready.client.get(address, headers={"HX-Request": "true"})
    assert fragment["HX-Refresh"] == "true"
    html = page(ready, address)
    assert "2 strategies, one resume" in html
    assert html.count("Review edits") == 2
    assert "Match gained" in html
    assert "Take from several" in html


def test_edits_of_several_become_a_version(ready: Person) -> None:
    address = start(ready, "compare", strategies=["quick_optimize", "rules"])
    work(ready)
    with tenancy.workspace(ready.workspace.pk):
        first, second = Optimization.objects.order_by("created_at")
        bullet = first.proposed_edits.get(path=factories.SAFE.path)
        skills = second.proposed_edits.filter(path__startswith="/skills").first()
        assert skills is not None
    chosen = {"place-0": str(bullet.pk), "place-1": "", "place-2": str(skills.pk)}
    response = ready.client.post(f"{address}take/", chosen, follow=True)
    assert "Version 2 holds 2 edits." in response.content.decode()
    assert "taken" in page(ready, address)
    nothing = ready.client.post(f"{address}take/", {"place-0": ""}, follow=True)
    assert "Choose at least one edit." in nothing.content.decode()


def test_a_strategy_is_added_and_a_group_cancelled(ready: Person) -> None:
    address = start(ready, "compare", strategies=["quick_optimize", "rules"])
    work(ready)
    assert "Add it" in page(ready, address)
    ready.client.post(f"{address}add/", {"strategy": "budget_optimizer"})
    with tenancy.workspace(ready.workspace.pk):
        assert Optimization.objects.count() == 3
    ready.client.post(f"{address}cancel/")
    with tenancy.workspace(ready.workspace.pk):
        assert Run.objects.filter(status="cancelled").count() == 1


def test_a_batch_makes_a_resume_for_each_posting(ready: Person) -> None:
    address = start(ready, "tailor", strategy="quick_optimize")
    work(ready)
    html = page(ready, address)
    assert "A resume for each of 3 postings" in html
    assert "Make 3 resumes" in html
    done = ready.client.post(f"{address}resumes/", follow=True).content.decode()
    assert "3 tailored resumes made." in done
    for company in ("Halden Freight", "Marlow Grid", "Fennel Foods"):
        assert f"Backend, {company}" in done
    again = ready.client.post(f"{address}resumes/", follow=True).content.decode()
    assert "Nothing was made" in again


def test_strategies_of_another_plan_are_shown_and_locked(ready: Person) -> None:
    html = page(ready, "/improve/")
    from optimizations.strategies import STRATEGIES

    locked = len(STRATEGIES) - 2
    assert html.count("?feature=strategy:") == locked
    with tenancy.workspace(ready.workspace.pk):
        put_on(ready.workspace, "pro")
    assert "?feature=strategy:" not in page(ready, "/improve/")


def test_the_history_filters_repeats_and_deletes(ready: Person) -> None:
    start(ready, "one", strategy="quick_optimize")
    start(ready, "one", strategy="rules")
    work(ready)
    html = page(ready, "/improve/history/")
    assert "2 in all" in html
    assert "1 fit the filter" in page(ready, "/improve/history/?strategy=rules")
    assert "0 fit the filter" in page(ready, "/improve/history/?status=failed")
    assert page(ready, "/improve/history/?status=nonsense&since=yesterday&page=99")
    with tenancy.workspace(ready.workspace.pk):
        optimization = Optimization.objects.filter(run__engine="model").get()
    response = ready.client.post(f"/improve/{optimization.pk}/duplicate/", {"strategy": "budget_optimizer"})
    assert response.status_code == 302
    ready.client.post(f"/improve/{optimization.pk}/delete/")
    with tenancy.workspace(ready.workspace.pk):
        left = set(Optimization.objects.values_list("strategy_id", "run__engine"))
    assert left == {("quick_optimize", "rules"), ("budget_optimizer", "model")}


def test_the_number_of_queries_of_the_history_does_not_grow(
    ready: Person, django_assert_max_num_queries: Any
) -> None:
    for strategy in ("quick_optimize", "rules", "budget_optimizer"):
        start(ready, "one", strategy=strategy)
    work(ready)
    with django_assert_max_num_queries(11):
        page(ready, "/improve/history/")


def test_the_calculator_quotes_every_strategy_with_every_model(ready: Person) -> None:
    html = page(ready, "/improve/costs/")
    assert "gpt-5" in html
    assert "not set up for you" in html
    once = page(ready, "/improve/costs/?postings=10")
    each = page(ready, "/improve/costs/?postings=10&each=1")
    assert "for 10 runs" in each
    assert once != each
    assert page(ready, "/improve/costs/?postings=-1&resume=nonsense")


def test_without_a_resume_the_calculator_leads_to_one(alice: Person) -> None:
    assert "/resumes/add/" in page(alice, "/improve/costs/")


def test_a_deleted_comparison_is_gone(ready: Person, bob: Person) -> None:
    address = start(ready, "compare", strategies=["quick_optimize", "rules"])
    assert bob.client.get(address).status_code == 404
    with tenancy.workspace(ready.workspace.pk):
        RunGroup.objects.all().delete()
    assert ready.client.get(address).status_code == 404
