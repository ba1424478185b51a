"""Strategies compared, one tailored resume for each posting, runs deleted: all of it or nothing, paid for once."""

from typing import Any

import pytest

from billing.models import Reservation
from billing.plans import Metric
from billing.queries import what_is_left
from billing.services import metering
from jobanalyzer.errors import Conflict, InvalidInput, NotFound, PlanRequired, QuotaExceeded
from jobs.models import JobPosting
from optimizations.models import AICall, Optimization, ProposedEdit, Run, RunGroup
from optimizations.services import grouping, optimizing, optimizing_worker, review, runs
from optimizations.views.comparing import columns_of, rows_of
from resumes.models import Resume
from tests.billing.factories import assert_books_balance, put_on
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider

FREE_TWO = ["quick_optimize", "budget_optimizer"]
VERB = "Maintained the payment API in Python and Django."
OTHER = "Looked after the payment API in Python and Django."


@pytest.fixture
def model(settings: Any) -> Any:
    """A provider that rewrites the first bullet in its own words each time."""
    words = iter([VERB, OTHER] * 20)

    def script(request: dict[str, Any]) -> Answer:
        edit = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": next(words)}
        return Answer(factories.proposal(edit))

    with running_provider(script) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        settings.ANSWER_CACHE_MINUTES = 0
        yield provider


def compared(person: Person, strategies: list[str]) -> RunGroup:
    resume, postings = factories.make_resume(person), factories.make_postings(person)
    return grouping.create_comparison(
        workspace=person.workspace,
        user=person.user,
        resume=resume,
        posting_ids=[posting.pk for posting in postings],
        strategy_ids=strategies,
    )


def work(group: RunGroup) -> list[Optimization]:
    for optimization in group.optimizations.order_by("pk"):
        optimizing_worker.execute(optimization.run_id)
    return list(group.optimizations.select_related("run").order_by("pk"))


def test_a_comparison_runs_every_strategy_on_the_same_version(in_alice: Person, model: Any) -> None:
    group = compared(in_alice, FREE_TWO)
    done = work(group)
    assert [each.run.status for each in done] == ["completed", "completed"]
    assert [each.strategy_id for each in done] == FREE_TWO
    assert {each.version_in for each in done} == {1}
    assert done[0].posting_ids == done[1].posting_ids == sorted(group.posting_ids)
    assert what_is_left(in_alice.workspace, Metric.OPTIMIZATIONS).used == 2
    assert_books_balance(in_alice.workspace)


@pytest.mark.parametrize("strategies", [["quick_optimize"], ["quick_optimize", "quick_optimize"], []])
def test_a_comparison_needs_two(in_alice: Person, strategies: list[str]) -> None:
    with pytest.raises(InvalidInput, match="two to 7"):
        compared(in_alice, strategies)


def test_a_comparison_beyond_the_plan_or_the_quota_starts_nothing(in_alice: Person, model: Any) -> None:
    with pytest.raises(PlanRequired) as refused:
        compared(in_alice, ["quick_optimize", "market_fit"])
    assert refused.value.details["plan"] == "pro"
    metering.charge(workspace=in_alice.workspace, metric=Metric.OPTIMIZATIONS, key="nine", amount=9)
    with pytest.raises(QuotaExceeded):
        compared(in_alice, FREE_TWO)
    assert not Run.objects.exists()
    assert what_is_left(in_alice.workspace, Metric.OPTIMIZATIONS).reserved == 0


def test_rules_can_stand_beside_a_model(in_alice: Person, model: Any) -> None:
    done = work(compared(in_alice, ["rules", "quick_optimize"]))
    assert [each.run.engine for each in done] == ["rules", "model"]


def test_who_had_answers_from_before_is_not_the_quickest(in_alice: Person, model: Any) -> None:
    group = compared(in_alice, ["quick_optimize", "budget_optimizer", "rules"])
    first, *_ = work(group)

    def bests() -> dict[str, list[bool]]:
        rows = rows_of(columns_of(group), 3)
        return {row.label: [bool(cell and cell.is_best) for cell in row.cells] for row in rows}

    Run.objects.filter(pk=first.run_id).update(finished_at=first.run.started_at, cost=0)
    assert bests()["Time"][0]
    AICall.objects.filter(run=first.run).update(cache_hit=True)
    assert [bests()[label][0] for label in ("Time", "Cost", "Tokens")] == [False] * 3
    assert any(bests()["Time"])


def test_a_strategy_is_added_to_the_version_that_was_compared(in_alice: Person, model: Any) -> None:
    group = compared(in_alice, FREE_TWO)
    grouping.add_strategy(
        group_id=group.pk, workspace=in_alice.workspace, user=in_alice.user, strategy_id="rules"
    )
    assert group.optimizations.count() == 3
    Resume.objects.update(version=2)
    with pytest.raises(Conflict, match="has changed since"):
        grouping.add_strategy(
            group_id=group.pk, workspace=in_alice.workspace, user=in_alice.user, strategy_id="rules"
        )


def _edits(optimization: Optimization, path: str) -> list[ProposedEdit]:
    return list(optimization.proposed_edits.filter(path=path))


def test_edits_of_several_strategies_make_one_version(in_alice: Person, model: Any) -> None:
    first, second = work(compared(in_alice, ["quick_optimize", "rules"]))
    bullet = _edits(first, factories.SAFE.path)[0]
    skills = second.proposed_edits.filter(path__startswith="/skills").first()
    assert skills is not None
    made = grouping.take_edits(
        group_id=_group_of(first),
        workspace=in_alice.workspace,
        user=in_alice.user,
        edit_ids=[bullet.pk, skills.pk],
    )
    assert (made.version, made.applied) == (2, 2)
    resume = Resume.objects.get()
    assert resume.content["work"][0]["highlights"][0] in {VERB, OTHER}
    assert set(Optimization.objects.values_list("version_out", flat=True)) == {2}
    again = grouping.take_edits(
        group_id=_group_of(first), workspace=in_alice.workspace, user=in_alice.user, edit_ids=[bullet.pk]
    )
    assert (again.version, again.applied) == (2, 0)


def _group_of(optimization: Optimization) -> Any:
    return optimization.group_id


def test_two_edits_of_one_place_are_refused(in_alice: Person, model: Any) -> None:
    first, second = work(compared(in_alice, FREE_TWO))
    ids = [_edits(each, factories.SAFE.path)[0].pk for each in (first, second)]
    with pytest.raises(InvalidInput, match="one edit for each place"):
        grouping.take_edits(
            group_id=_group_of(first), workspace=in_alice.workspace, user=in_alice.user, edit_ids=ids
        )
    assert not ProposedEdit.objects.filter(decision="accepted").exists()


def test_what_the_guard_holds_back_is_not_taken(in_alice: Person, settings: Any) -> None:
    claim = {
        "path": "/work/1/highlights/1",
        "before": "Fixed nightly import jobs.",
        "after": "Fixed 340 nightly import jobs.",
    }
    with running_provider(always(Answer(factories.proposal(claim)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        first, _ = work(compared(in_alice, ["quick_optimize", "rules"]))
    held = first.proposed_edits.get(path=claim["path"])
    assert held.status == "needs_confirmation"
    with pytest.raises(InvalidInput, match="once you say that it is true"):
        grouping.take_edits(
            group_id=_group_of(first), workspace=in_alice.workspace, user=in_alice.user, edit_ids=[held.pk]
        )
    assert Resume.objects.get().version == 1


def batch(person: Person, strategy: str = "quick_optimize") -> RunGroup:
    resume, postings = factories.make_resume(person), factories.make_postings(person)
    return grouping.create_batch(
        workspace=person.workspace,
        user=person.user,
        resume=resume,
        posting_ids=[posting.pk for posting in postings],
        strategy_id=strategy,
    )


def test_a_batch_makes_one_tailored_resume_for_each_posting(in_alice: Person, model: Any) -> None:
    group = batch(in_alice)
    done = work(group)
    assert [len(each.posting_ids) for each in done] == [1, 1, 1]
    made = grouping.make_all_tailored(group_id=group.pk, workspace=in_alice.workspace, user=in_alice.user)
    companies = set(JobPosting.objects.values_list("company", flat=True))
    assert {resume.title for resume in made} == {f"Backend, {company}" for company in companies}
    assert Resume.objects.get(title="Backend").version == 1
    for resume in made:
        assert resume.content["work"][0]["highlights"][0] in {VERB, OTHER}
        assert not resume.is_active
    assert not grouping.make_all_tailored(group_id=group.pk, workspace=in_alice.workspace, user=in_alice.user)
    assert Resume.objects.count() == 4


def test_a_batch_takes_one_optimization_for_each_posting_or_none(in_alice: Person, model: Any) -> None:
    metering.charge(workspace=in_alice.workspace, metric=Metric.OPTIMIZATIONS, key="eight", amount=8)
    with pytest.raises(QuotaExceeded):
        batch(in_alice)
    assert not RunGroup.objects.exists()
    assert not Run.objects.exists()


def test_a_group_is_cancelled_as_a_whole(in_alice: Person, model: Any) -> None:
    group = batch(in_alice)
    grouping.cancel_group(group_id=group.pk, workspace=in_alice.workspace, user=in_alice.user)
    assert {run.status for run in Run.objects.all()} == {"cancelled"}
    assert what_is_left(in_alice.workspace, Metric.OPTIMIZATIONS).reserved == 0


def test_deleting_keeps_what_it_cost_and_what_it_made(in_alice: Person, model: Any) -> None:
    (done, _) = work(compared(in_alice, ["quick_optimize", "rules"]))
    review.accept_safe(optimization_id=done.pk, workspace=in_alice.workspace, user=in_alice.user)
    grouping.delete_optimization(optimization_id=done.pk, workspace=in_alice.workspace, user=in_alice.user)
    assert not ProposedEdit.objects.filter(optimization=done.pk).exists()
    assert AICall.objects.filter(run=done.run_id, run__strategy_id="quick_optimize").exists()
    assert RunGroup.objects.exists()
    grouping.delete_optimization(
        optimization_id=Optimization.objects.get().pk, workspace=in_alice.workspace, user=in_alice.user
    )
    assert not RunGroup.objects.exists()


def test_what_is_still_at_work_is_not_deleted(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    with pytest.raises(Conflict, match="Cancel it first"):
        grouping.delete_optimization(
            optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user
        )
    runs.cancel(run_id=optimization.run_id, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    grouping.delete_optimization(
        optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user
    )


def test_another_strategy_for_the_same_wish(in_alice: Person) -> None:
    put_on(in_alice.workspace, "pro")
    former = factories.start(in_alice)
    other = optimizing.try_again(
        optimization_id=former.pk,
        workspace=in_alice.workspace,
        user=in_alice.user,
        strategy_id="budget_optimizer",
    )
    assert (other.strategy_id, other.posting_ids) == ("budget_optimizer", former.posting_ids)
    assert other.pk != former.pk


def test_what_the_rules_did_they_do_again_although_a_model_is_there_now(
    in_alice: Person, settings: Any
) -> None:
    former = factories.start(in_alice)
    assert former.run.engine == "rules"
    optimizing_worker.execute(former.run_id)
    settings.OPENAI_COMPATIBLE_BASE_URL = "http://127.0.0.1:9/v1"  # set up since; nobody is asked here
    wish: dict[str, Any] = {
        "optimization_id": former.pk,
        "workspace": in_alice.workspace,
        "user": in_alice.user,
    }
    assert optimizing.try_again(**wish).run.engine == "rules"
    held = Reservation.objects.filter(key__startswith="run:")
    assert not held.exists()
    asked = optimizing.try_again(**wish, strategy_id="budget_optimizer")
    assert (asked.run.engine, held.count()) == ("model", 1)


def test_a_stranger_finds_no_group(in_alice: Person, bob: Person) -> None:
    group = batch(in_alice)
    with pytest.raises(NotFound):
        grouping.find_group(group.pk, bob.workspace)
