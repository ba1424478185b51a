"""An improvement by a model takes one unit of the plan: reserved when queued, given back unless it brought something."""

from typing import Any

import pytest

from billing.plans import Metric
from billing.queries import what_is_left
from jobanalyzer.errors import QuotaExceeded
from optimizations.models import Run
from optimizations.services import optimizing, optimizing_worker, runs
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider
from tests.optimizations.test_optimizing_service import GOOD, run_with

pytestmark = pytest.mark.xdist_group("litellm")


def left(person: Person) -> tuple[int | None, int, int]:
    state = what_is_left(person.workspace, Metric.OPTIMIZATIONS)
    return state.left, state.used, state.reserved


def test_success_takes_one(in_alice: Person, settings: Any) -> None:
    run_with(in_alice, settings, always(Answer(factories.proposal(GOOD))))
    assert left(in_alice) == (9, 1, 0)


def test_failure_takes_none(in_alice: Person, settings: Any) -> None:
    run_with(in_alice, settings, always(Answer(status=401)))
    assert Run.objects.get().status == "failed"
    assert left(in_alice) == (10, 0, 0)


def test_rules_take_none(in_alice: Person) -> None:
    optimizing_worker.execute(factories.start(in_alice).run_id)
    assert left(in_alice) == (10, 0, 0)


def test_a_queued_run_holds_one_and_cancel_gives_it_back(in_alice: Person, settings: Any) -> None:
    with running_provider(always(Answer(factories.proposal(GOOD)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        optimization = factories.start(in_alice)
        assert left(in_alice) == (9, 0, 1)
        for _ in range(2):
            runs.cancel(run_id=optimization.run_id, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    assert left(in_alice) == (10, 0, 0)


def test_executed_twice_it_is_paid_once(in_alice: Person, settings: Any) -> None:
    with running_provider(always(Answer(factories.proposal(GOOD)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        optimization = factories.start(in_alice)
        optimizing_worker.execute(optimization.run_id)
        optimizing_worker.execute(optimization.run_id)
    assert left(in_alice) == (9, 1, 0)


def test_the_last_unit_is_the_last(in_alice: Person, settings: Any) -> None:
    with running_provider(always(Answer(factories.proposal(GOOD)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        resume, postings = factories.make_resume(in_alice), factories.make_postings(in_alice)
        for _ in range(10):
            started = optimizing.create_optimization(
                workspace=in_alice.workspace,
                user=in_alice.user,
                resume=resume,
                posting_ids=[posting.pk for posting in postings],
                strategy_id="quick_optimize",
            )
            optimizing_worker.execute(started.run_id)
        with pytest.raises(QuotaExceeded, match="10"):
            optimizing.create_optimization(
                workspace=in_alice.workspace,
                user=in_alice.user,
                resume=resume,
                posting_ids=[posting.pk for posting in postings],
                strategy_id="quick_optimize",
            )
        assert Run.objects.count() == 10
    assert left(in_alice) == (0, 10, 0)
