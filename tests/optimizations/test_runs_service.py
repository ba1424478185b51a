"""The life of a run: every way it begins, is followed, is cancelled and ends, exactly once."""

import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from accounts import tenancy
from accounts.models import ActivityLog
from jobanalyzer.errors import InvalidInput, NotFound
from optimizations.models import Optimization, ProposedEdit, Run, RunEvent
from optimizations.services import optimizing, optimizing_worker, runs
from optimizations.tasks import execute_optimization
from resumes.services.resumes import delete_resume
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider


def events() -> list[str]:
    return list(RunEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_by_rules_from_waiting_to_done(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    run = optimization.run
    assert (run.status, run.engine, run.progress) == ("pending", "rules", 0)
    assert run.cost_high == 0
    assert OrmQ.objects.count() == 1
    optimizing_worker.execute(run.pk)
    run.refresh_from_db()
    assert (run.status, run.progress, run.attempts) == ("completed", 100, 1)
    assert run.cost == 0
    assert run.started_at is not None
    assert run.finished_at is not None
    assert [step["state"] for step in run.steps] == ["done"] * 3
    assert events() == ["queued", "started", "step", "step", "step", "completed"]
    optimization.refresh_from_db()
    edits = list(optimization.proposed_edits.all())
    assert edits
    assert {edit.status for edit in edits} == {"safe"}
    assert {edit.origin for edit in edits} == {"rules"}
    assert optimization.score_safe is not None
    assert optimization.score_before is not None
    assert optimization.score_safe >= optimization.score_before
    assert "Kubernetes" in [question["skill"] for question in optimization.questions]
    assert ActivityLog.objects.filter(event_type="run.completed").count() == 1


def test_a_finished_run_is_not_worked_on_again(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    optimizing_worker.execute(optimization.run_id)
    first = list(ProposedEdit.objects.values_list("pk", flat=True))
    optimizing_worker.execute(optimization.run_id)
    assert list(ProposedEdit.objects.values_list("pk", flat=True)) == first
    assert Run.objects.get().attempts == 1


def test_a_run_that_is_gone_is_no_error(db: None) -> None:
    execute_optimization(str(uuid4()))


def test_deleting_a_resume_cancels_what_waits_or_works_for_it(in_alice: Person) -> None:
    waiting = factories.start(in_alice)
    working = factories.start(in_alice, "budget_optimizer", resume=waiting.resume)
    runs.begin(working.run_id)
    delete_resume(resume=waiting.resume, user=in_alice.user)
    for optimization, status in ((waiting, "cancelled"), (working, "processing")):
        optimization.run.refresh_from_db()
        assert optimization.run.cancel_requested_at is not None
        assert optimization.run.status == status


def test_a_waiting_run_is_cancelled_at_once(in_alice: Person) -> None:
    run = factories.start(in_alice).run
    for _ in range(2):
        runs.cancel(run_id=run.pk, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("cancelled", "")
    optimizing_worker.execute(run.pk)
    run.refresh_from_db()
    assert (run.status, run.attempts) == ("cancelled", 0)
    assert not ProposedEdit.objects.exists()
    assert ActivityLog.objects.filter(event_type="run.cancelled").count() == 2  # asked for, and ended


def test_a_finished_run_cannot_be_cancelled(in_alice: Person) -> None:
    run = factories.start(in_alice).run
    optimizing_worker.execute(run.pk)
    runs.cancel(run_id=run.pk, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    run.refresh_from_db()
    assert (run.status, run.cancel_requested_at) == ("completed", None)


def test_a_stranger_cannot_cancel(in_bob: Person, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        run = factories.start(alice).run
    with pytest.raises(NotFound):
        runs.cancel(run_id=run.pk, workspace_id=in_bob.workspace.pk, user=in_bob.user)


def test_a_double_click_starts_one_run(in_alice: Person) -> None:
    first = factories.start(in_alice)
    assert factories.start(in_alice, resume=first.resume).pk == first.pk
    assert Run.objects.count() == 1
    runs.cancel(run_id=first.run_id, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    assert factories.start(in_alice, resume=first.resume).pk != first.pk


@pytest.mark.parametrize("number", [0, 201])
def test_no_posting_or_too_many_are_refused(in_alice: Person, number: int) -> None:
    resume = factories.make_resume(in_alice)
    with pytest.raises(InvalidInput):
        optimizing.create_optimization(
            workspace=in_alice.workspace,
            user=in_alice.user,
            resume=resume,
            posting_ids=[uuid4() for _ in range(number)],
            strategy_id="quick_optimize",
        )


def test_an_unknown_strategy_is_refused(in_alice: Person) -> None:
    with pytest.raises(InvalidInput):
        factories.start(in_alice, "does_not_exist")


def test_foreign_postings_are_no_postings(in_bob: Person, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        foreign = [posting.pk for posting in factories.make_postings(alice)]
    with pytest.raises(InvalidInput):
        optimizing.create_optimization(
            workspace=in_bob.workspace,
            user=in_bob.user,
            resume=factories.make_resume(in_bob),
            posting_ids=foreign,
            strategy_id="quick_optimize",
        )


def test_a_lost_worker_is_retried_and_then_given_up(in_alice: Person) -> None:
    run = factories.start(in_alice).run
    for attempt in range(1, runs.MAX_ATTEMPTS + 1):
        begun = runs.begin(run.pk)  # and its worker dies
        assert begun is not None
        assert begun.attempts == attempt
    assert runs.begin(run.pk) is None
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("failed", "worker_lost")
    assert "Nothing was changed" in run.error_message


@pytest.mark.parametrize(("begun", "code"), [(True, "deadline"), (False, "never_started")])
def test_the_watchdog_ends_what_outlived_its_time(in_alice: Person, begun: bool, code: str) -> None:
    run = factories.start(in_alice).run
    if begun:
        runs.begin(run.pk)
    assert runs.end_overdue_runs() == 0
    Run.objects.filter(pk=run.pk).update(deadline_at=timezone.now() - timedelta(seconds=1))
    assert runs.end_overdue_runs() == 1
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("failed", code)
    assert runs.end_overdue_runs() == 0


def test_results_that_come_after_the_end_are_dropped(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    run = runs.begin(optimization.run_id)
    assert run is not None
    runs.fail(run.pk, "deadline", "Too late.")
    optimizing_worker._work(run, optimization)
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("failed", "deadline")
    assert not ProposedEdit.objects.exists()


def test_trying_again_takes_the_resume_as_it_is_now(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    runs.cancel(run_id=optimization.run_id, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    again = optimizing.try_again(
        optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user, rules_only=True
    )
    assert again.pk != optimization.pk
    assert sorted(again.posting_ids) == sorted(optimization.posting_ids)


@pytest.mark.parametrize(
    "change", [{"status": "completed"}, {"status": "failed"}, {"finished_at": timezone.now()}]
)
def test_the_database_refuses_a_run_that_is_half_ended(in_alice: Person, change: dict[str, Any]) -> None:
    run = factories.start(in_alice).run
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_executed_twice_at_once_the_results_are_written_once(
    alice: Person, settings: Any, transactional_db: None
) -> None:
    answer = Answer(factories.proposal(), delay=0.3)
    with running_provider(always(answer)) as provider, tenancy.workspace(alice.workspace.pk):
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        optimization = factories.start(alice)

        def work() -> None:
            execute_optimization(str(optimization.run_id))
            connection.close()

        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        run = Run.objects.get()
        assert (run.status, run.attempts) == ("completed", 2)
        places = list(ProposedEdit.objects.order_by("position").values_list("position", flat=True))
        assert places == list(range(len(places)))
        assert RunEvent.objects.filter(kind="completed").count() == 1


def test_an_optimization_has_one_run(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    assert Optimization.objects.get(run=optimization.run_id) == optimization
