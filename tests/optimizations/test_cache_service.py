"""Answers kept for the same question: who may have them, for how long, what a hit costs and says."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts import tenancy
from optimizations.gateway.types import GatewayError
from optimizations.models import AICall, CachedAnswer, CallSlot, ProposedEdit, ProviderState, Run, RunEvent
from optimizations.services import optimizing_worker
from optimizations.strategies import Answer as Found
from optimizations.tasks import tidy_gateway
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.asking import YES, asker_of, listed, platform, question, working_run
from tests.optimizations.wire import Answer, Failure, always, in_turn

pytestmark = pytest.mark.xdist_group("litellm")


@dataclass
class OtherWord:
    word: str
    language: str = ""


def test_the_same_question_is_paid_for_once(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))) as found:
        first, second = working_run(in_alice), working_run(in_alice)
        paid = asker_of(first)(question())
        kept = asker_of(second)(question())
        assert len(found["groq"].requests) == 1
    assert paid.parsed == kept.parsed
    assert paid.cost > 0
    assert (kept.cost, kept.tokens_in, kept.tokens_out) == (Decimal(0), 0, 0)
    call = AICall.objects.get(run=second)
    assert (call.cache_hit, call.outcome, call.cost, call.provider) == (True, "ok", Decimal(0), "groq")
    second.refresh_from_db()
    assert (second.cost, second.tokens_in) == (Decimal(0), 0)
    said = RunEvent.objects.get(run=second, kind="call").text
    assert "answered before, nothing to pay" in said
    assert f"${paid.cost:f} saved" in said


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "another question"},
        {"system": "another prompt"},
        {"schema": OtherWord},
        {"max_output_tokens": 51},
        {"seat": 1},
    ],
)
def test_another_question_is_asked(in_alice: Person, settings: Any, changes: dict[str, Any]) -> None:
    with platform(settings, groq=always(Answer(YES))) as found:
        asker = asker_of(working_run(in_alice))
        asker(question())
        asker(question(**changes))
        assert len(found["groq"].requests) == 2


def test_another_model_is_asked(in_alice: Person, settings: Any) -> None:
    row = listed("groq", "one")
    with platform(settings, groq=always(Answer(YES))) as found:
        asker_of(working_run(in_alice))(question())
        row.model = "two"
        row.save()
        asker_of(working_run(in_alice))(question())
        assert len(found["groq"].requests) == 2


def test_another_workspace_never_gets_it(alice: Person, bob: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))) as found:
        for person in (alice, bob):
            with tenancy.workspace(person.workspace.pk):
                asker_of(working_run(person))(question())
                assert CachedAnswer.objects.count() == 1
        assert len(found["groq"].requests) == 2


def test_after_its_time_it_is_asked_anew(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=in_turn(Answer(YES), Answer('{"word": "later"}'))) as found:
        asker_of(working_run(in_alice))(question())
        row = CachedAnswer.objects.get()
        assert 29 < (row.expires_at - timezone.now()).total_seconds() / 60 <= 30
        CachedAnswer.objects.update(expires_at=timezone.now())
        asker_of(working_run(in_alice))(question())
        asker_of(working_run(in_alice))(question())
        assert len(found["groq"].requests) == 2
    assert "later" in CachedAnswer.objects.get().answer


def test_with_no_time_nothing_is_kept(in_alice: Person, settings: Any) -> None:
    settings.ANSWER_CACHE_MINUTES = 0
    with platform(settings, groq=always(Answer(YES))) as found:
        asker = asker_of(working_run(in_alice))
        asker(question())
        asker(question())
        assert len(found["groq"].requests) == 2
    assert not CachedAnswer.objects.exists()


@pytest.mark.parametrize("answer", [Answer("no JSON"), Answer(failure=Failure.WRONG_KEY), Answer('{"x": 1}')])
def test_only_what_passed_the_schema_is_kept(in_alice: Person, settings: Any, answer: Answer) -> None:
    with platform(settings, groq=always(answer)), pytest.raises(GatewayError):
        asker_of(working_run(in_alice))(question())
    assert not CachedAnswer.objects.exists()


def test_a_repaired_answer_is_kept_with_all_it_cost(in_alice: Person, settings: Any) -> None:
    listed("groq", "m", price_in=Decimal(1000), price_out=Decimal(1000))
    with platform(settings, groq=in_turn(Answer("half a {"), Answer(YES))):
        asker_of(working_run(in_alice))(question())
    row = CachedAnswer.objects.get()
    assert (row.tokens_in, row.tokens_out, row.cost) == (200, 100, Decimal("0.3"))


def test_answers_with_characters_no_database_holds_are_kept(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer('{"word": "nul \\u0000 and half \\ud800"}'))) as found:
        asker = asker_of(working_run(in_alice))
        first = asker(question())
        assert asker(question()).parsed == first.parsed
        assert len(found["groq"].requests) == 1


def test_what_a_lost_worker_had_asked_is_not_paid_for_again(in_alice: Person, settings: Any) -> None:
    """The second attempt of a run finds the first one's answers."""
    with platform(settings, groq=always(Answer(YES))) as found:
        run = working_run(in_alice)
        asker_of(run).together([question("a"), question("b")])
        run.refresh_from_db()
        spent = run.cost
        answers = asker_of(run).together([question("a"), question("b"), question("c")])
        assert all(isinstance(each, Found) for each in answers)
        assert len(found["groq"].requests) == 3
    run.refresh_from_db()
    assert run.cost == spent / 2 * 3


def test_a_hit_waits_for_no_slot_and_no_breaker(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))):
        asker_of(working_run(in_alice))(question())
    later = timezone.now() + timedelta(minutes=2)
    ProviderState.objects.update_or_create(pk="groq", defaults={"failures": 9, "open_until": later})
    CallSlot.objects.update(holder=in_alice.user.pk, held_until=later)
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    assert asker_of(working_run(in_alice))(question()).cost == 0


def test_the_schedule_removes_what_has_run_out(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))):
        asker = asker_of(working_run(in_alice))
        asker(question("old"))
        CachedAnswer.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        asker(question("new"))
    tidy_gateway()
    assert CachedAnswer.objects.count() == 1
    assert CachedAnswer.objects.get().expires_at > timezone.now()
    assert "optimizations.tasks.tidy_gateway" in settings.SCHEDULES


def test_states_of_own_addresses_are_forgotten_when_nobody_asks(db: None) -> None:
    old, now = timezone.now() - timedelta(days=40), timezone.now()
    ProviderState.objects.create(address="openai:gone", last_success_at=old, last_failure_at=old)
    ProviderState.objects.create(address="openai:here", last_success_at=now)
    ProviderState.objects.create(address="openai:down", last_failure_at=now)
    ProviderState.objects.create(address="openai", last_success_at=old)
    CallSlot.objects.create(address="openai:gone", number=0)
    tidy_gateway()
    assert set(ProviderState.objects.values_list("pk", flat=True)) == {"openai", "openai:here", "openai:down"}
    assert not CallSlot.objects.exists()


def test_it_goes_with_its_workspace(alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))), tenancy.workspace(alice.workspace.pk):
        asker_of(working_run(alice))(question())
    with tenancy.system():
        assert CachedAnswer.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("set local app.retention = 'on'")  # a workspace's log goes with it
        alice.workspace.delete()
        assert not CachedAnswer.objects.exists()


def test_a_whole_run_over_again_costs_nothing_and_says_so(in_alice: Person, settings: Any) -> None:
    edit = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}
    with platform(settings, groq=always(Answer(factories.proposal(edit)))) as found:
        resume = factories.make_resume(in_alice)
        for _ in range(2):
            optimization = factories.start(in_alice, resume=resume)
            optimizing_worker.execute(optimization.run_id)
        asked = len(found["groq"].requests)
    first, second = Run.objects.order_by("pk")
    assert (first.status, second.status, asked) == ("completed", "completed", first.calls_planned)
    assert first.cost > 0
    assert second.cost == 0
    edits = [list(each.run.optimization.proposed_edits.values_list("after", flat=True)) for each in _two()]
    assert edits[0] == edits[1]
    assert ProposedEdit.objects.filter(optimization__run=second, status="safe").exists()
    html = in_alice.client.get(f"/improve/runs/{second.pk}/").content.decode()
    assert "answered before, nothing to pay" in html


def _two() -> list[AICall]:
    return list(AICall.objects.select_related("run__optimization").order_by("pk"))
