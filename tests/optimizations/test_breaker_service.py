"""Addresses that fail rest for a while, and none serves more calls at once than it may."""

import threading
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import ProviderKey
from accounts.services.provider_keys import save_key
from optimizations.gateway.types import GatewayError, Trouble
from optimizations.models import AICall, CallSlot, ProviderState, RunEvent
from optimizations.services import breaker
from tests.conftest import Person
from tests.optimizations.asking import (
    YES,
    asker_of,
    on_plan,
    platform,
    question,
    word,
    working_run,
)
from tests.optimizations.wire import Answer, Failure, Request, always, in_turn, running

pytestmark = pytest.mark.xdist_group("litellm")
DOWN = Answer(failure=Failure.SERVER_ERROR)


@pytest.fixture(autouse=True)
def _quiet(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.ANSWER_CACHE_MINUTES = 0
    import_module("optimizations.gateway.litellm_client")  # seconds that belong to no test


def test_after_failures_in_a_row_the_address_rests_then_one_call_tries_it(
    in_alice: Person, settings: Any
) -> None:
    with platform(settings, groq=in_turn(*[DOWN] * 6, Answer(YES)), deepseek=always(Answer(YES))) as found:
        asker = asker_of(working_run(in_alice))
        for number in range(4):
            asker(question(f"q{number}"))
        state = ProviderState.objects.get(pk="groq")
        assert (state.failures, state.last_error) == (5, "unavailable")
        assert state.open_until is not None
        assert 25 < (state.open_until - timezone.now()).total_seconds() <= 30
        assert len(found["groq"].requests) == 5  # the breaker opened before the sixth
        ProviderState.objects.filter(pk="groq").update(open_until=timezone.now() - timedelta(seconds=1))
        asker(question("trial that fails"))
        state.refresh_from_db()
        assert len(found["groq"].requests) == 6
        assert state.open_until is not None
        assert 50 < (state.open_until - timezone.now()).total_seconds() <= 60
        ProviderState.objects.filter(pk="groq").update(open_until=timezone.now() - timedelta(seconds=1))
        asker(question("trial that succeeds"))
    state.refresh_from_db()
    assert state.failures == 0
    assert not ProviderState.objects.exclude(open_until=None).exists()
    assert len(found["groq"].requests) == 7


def test_after_a_rest_one_call_is_the_trial_and_the_others_wait_for_it(db: None) -> None:
    for _ in range(5):
        assert breaker.admit("groq").is_open
        breaker.report("groq", Trouble.TIMEOUT)
    assert not breaker.admit("groq").is_open
    ProviderState.objects.update(open_until=timezone.now() - timedelta(seconds=1))
    assert [breaker.admit("groq").is_open for _ in range(3)] == [True, False, False]
    # The one that held the trial died: later another may
    ProviderState.objects.update(open_until=timezone.now() - timedelta(seconds=1))
    assert breaker.admit("groq").is_open
    breaker.report("groq", Trouble.CANCELLED)  # says nothing
    assert not breaker.admit("groq").is_open
    breaker.report("groq", None)
    assert [breaker.admit("groq").is_open for _ in range(3)] == [True] * 3


def test_rests_grow_to_five_minutes() -> None:
    rests = [breaker.rest_after(failures).total_seconds() for failures in (5, 6, 7, 8, 9, 10, 900)]
    assert rests == [30, 60, 120, 240, 300, 300, 300]


def test_where_it_began_to_rest_during_a_call_its_end_is_waited_for(
    in_alice: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaker, "FIRST_REST", timedelta(seconds=0.5))
    with platform(settings, groq=in_turn(*[DOWN] * 5, Answer(YES))) as found:
        asker = asker_of(working_run(in_alice))
        with pytest.raises(GatewayError):
            asker(question("four tries"))
        assert word(asker(question("the fifth opens it, the sixth comes after the rest"))) == "yes"
        assert len(found["groq"].requests) == 6


@pytest.mark.parametrize("failure", [Failure.WRONG_KEY, Failure.RATE_LIMITED, Failure.TOO_LONG])
def test_an_address_that_answers_at_all_is_well(in_alice: Person, settings: Any, failure: Failure) -> None:
    answer = Answer(failure=failure, headers={"Retry-After": "0"})
    with platform(settings, groq=always(answer), deepseek=always(Answer(YES))):
        asker = asker_of(working_run(in_alice))
        asker.together([question(f"q{number}") for number in range(6)])
    assert ProviderState.objects.get(pk="groq").open_until is None


def test_trouble_with_a_key_of_ones_own_leaves_the_platform_alone(in_alice: Person, settings: Any) -> None:
    on_plan(in_alice, "pro")
    settings.ALLOW_PRIVATE_ADDRESSES = True
    with platform(settings, openai=always(Answer(YES))), running("openai", always(DOWN)) as broken:
        save_key(
            workspace=in_alice.workspace,
            user=in_alice.user,
            provider="openai",
            api_key="sk-own-key-000042",
            base_url=broken.url,
        )
        run = working_run(in_alice)
        asker = asker_of(run)
        for number in range(3):
            assert word(asker(question(f"q{number}"))) == "yes"
    own = ProviderState.objects.get(pk=f"openai:{in_alice.workspace.pk}")
    assert own.failures >= 5
    assert own.open_until is not None
    assert ProviderState.objects.get(pk="openai").failures == 0
    used = dict(AICall.objects.filter(run=run).values_list("outcome", "own_key").distinct())
    assert used["ok"] is False
    assert used["failed"] is True
    assert ProviderKey.objects.get().last_used_at is not None
    assert broken.keys[0] == "sk-own-key-000042"
    assert "sk-own-key" not in f"{list(RunEvent.objects.values_list('text', flat=True))}"


def test_never_more_calls_at_once_than_the_setting_says(in_alice: Person, settings: Any) -> None:
    settings.PROVIDER_CONCURRENCY = 2
    lock, at_once, most = threading.Lock(), 0, 0

    def count(request: Request) -> Answer:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        threading.Event().wait(0.15)
        with lock:
            at_once -= 1
        return Answer(YES)

    with platform(settings, groq=count) as found:
        answers = asker_of(working_run(in_alice)).together([question(f"q{number}") for number in range(6)])
    assert [word(each) for each in answers] == ["yes"] * 6
    assert len(found["groq"].requests) == 6
    assert most == 2


def test_the_slot_of_a_dead_holder_falls_free(in_alice: Person, settings: Any) -> None:
    settings.PROVIDER_CONCURRENCY = 1
    CallSlot.objects.create(
        address="groq",
        number=0,
        holder=in_alice.user.pk,
        held_until=timezone.now() + timedelta(seconds=0.4),
    )
    with platform(settings, groq=always(Answer(YES))):
        started = monotonic()
        asker_of(working_run(in_alice))(question())
    assert monotonic() - started > 0.3
