"""What stands between a strategy and the providers: several calls at once, fallbacks, the cap, what is written down."""

import threading
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts import tenancy
from accounts.models import ProviderKey
from accounts.services.provider_keys import save_key
from optimizations.gateway.types import GatewayError, Trouble
from optimizations.models import AICall, CallSlot, ProviderState, Run, RunEvent
from optimizations.services import breaker, runs
from optimizations.services.bridge import Bridge
from optimizations.strategies import Answer as Found
from optimizations.strategies import CapReached, Lost
from tests.conftest import Person
from tests.optimizations.asking import (
    YES,
    asker_of,
    listed,
    on_plan,
    outcomes,
    platform,
    question,
    working_run,
)
from tests.optimizations.wire import Answer, Failure, Request, always, in_turn, running

pytestmark = pytest.mark.xdist_group("litellm")
DOWN = Answer(failure=Failure.SERVER_ERROR)


@pytest.fixture(autouse=True)
def _quiet(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.ANSWER_CACHE_MINUTES = 0


def word(found: Found | Lost) -> str:
    assert isinstance(found, Found), found
    return str(getattr(found.parsed, "word", ""))


def test_calls_that_do_not_depend_on_each_other_are_out_at_once(in_alice: Person, settings: Any) -> None:
    gathering = threading.Barrier(4, timeout=10)

    def wait_for_the_others(request: Request) -> Answer:
        gathering.wait()
        return Answer(f'{{"word": "{request["messages"][1]["content"]}"}}')

    with platform(settings, groq=wait_for_the_others):
        run = working_run(in_alice)
        found = asker_of(run).together([question(f"q{number}") for number in range(4)])
    assert [word(each) for each in found] == ["q0", "q1", "q2", "q3"]
    run.refresh_from_db()
    assert (run.tokens_in, run.tokens_out) == (400, 200)
    assert outcomes(run) == [("groq", "ok", "")] * 4
    assert not CallSlot.objects.exclude(holder=None).exists()


def test_steps_of_calls_at_once_run_side_by_side(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))):
        run = working_run(in_alice, steps=3)
        asker = asker_of(run)
        asker.together([question("a"), question("b", step="step1")])
        run.refresh_from_db()
        assert [step["state"] for step in run.steps] == ["running", "running", "waiting"]
        asker(question("c", step="step2"))
        asker.progress.finish()
    run.refresh_from_db()
    assert [step["state"] for step in run.steps] == ["done", "done", "done"]
    assert RunEvent.objects.filter(run=run, kind="step").count() == 3


@pytest.mark.parametrize(
    ("answer", "calls"),
    [
        (Answer(failure=Failure.WRONG_KEY), 1),
        (Answer(failure=Failure.UNKNOWN_MODEL), 1),
        (Answer(failure=Failure.TOO_LONG), 1),
        (Answer("", finish_reason="content_filter"), 1),
        (Answer('{"word": "ye', finish_reason="length"), 1),
        (Answer("no JSON"), 2),
        (DOWN, 2),
    ],
)
def test_the_next_provider_is_asked_where_one_fails(
    in_alice: Person, settings: Any, answer: Answer, calls: int
) -> None:
    with platform(settings, groq=always(answer), deepseek=always(Answer(YES))) as found:
        run = working_run(in_alice)
        assert word(asker_of(run)(question())) == "yes"
    assert (len(found["groq"].requests), len(found["deepseek"].requests)) == (calls, 1)
    assert found["deepseek"].keys == ["platform-key-deepseek"]
    assert [provider for provider, *_ in outcomes(run)] == ["groq"] * calls + ["deepseek"]


def test_a_slow_provider_is_left_for_the_next_one(
    in_alice: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optimizations.gateway.asking.CALL_TIMEOUT", 1.0)
    with platform(settings, groq=always(Answer(YES, delay=3)), deepseek=always(Answer(YES))):
        run = working_run(in_alice)
        started = monotonic()
        asker_of(run)(question())
    assert monotonic() - started < 2.5
    assert outcomes(run) == [("groq", "failed", "timeout"), ("deepseek", "ok", "")]


def test_a_provider_that_wants_a_long_pause_is_left_for_the_next_one(in_alice: Person, settings: Any) -> None:
    busy = Answer(failure=Failure.RATE_LIMITED, headers={"Retry-After": "15"})
    with platform(settings, groq=always(busy), deepseek=always(Answer(YES))):
        run = working_run(in_alice)
        started = monotonic()
        asker_of(run)(question())
    assert monotonic() - started < 2
    assert outcomes(run) == [("groq", "failed", "rate_limited"), ("deepseek", "ok", "")]


def test_when_all_fail_the_call_fails_and_among_several_it_is_lost(in_alice: Person, settings: Any) -> None:
    def one_is_refused(request: Request) -> Answer:
        bad = "bad" in request["messages"][1]["content"]
        return Answer(failure=Failure.WRONG_KEY) if bad else Answer(YES)

    with platform(settings, groq=one_is_refused):
        asker = asker_of(working_run(in_alice))
        with pytest.raises(GatewayError) as caught:
            asker(question("bad"))
        assert caught.value.trouble is Trouble.AUTHENTICATION
        good, lost = asker.together([question("good"), question("bad")])
    assert word(good) == "yes"
    assert isinstance(lost, Lost)
    assert "did not accept the key" in lost.reason
    assert asker.together([]) == []


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


def test_no_call_starts_that_might_pass_the_quote(in_alice: Person, settings: Any) -> None:
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000))
    with platform(settings, groq=always(Answer(YES))) as found:
        run = working_run(in_alice, cost_high="1.4")  # a call costs $0.60, and up to 0.70
        asker = asker_of(run)
        asker(question("one"))
        with pytest.raises(CapReached):
            asker(question("two" * 1000))
        asker(question("two"))
        with pytest.raises(CapReached):
            asker(question("three"))
        assert asker.together([question("four")]) == [Lost("cost cap")]
        assert len(found["groq"].requests) == 2
    run.refresh_from_db()
    assert run.cost == Decimal("1.2")
    assert run.cost <= run.cost_high


def test_calls_at_once_share_the_cap(in_alice: Person, settings: Any) -> None:
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000))
    with platform(settings, groq=always(Answer(YES, delay=0.2))) as found:
        run = working_run(in_alice, cost_high="1.5")
        answers = asker_of(run).together([question(f"q{number}") for number in range(5)])
    assert sum(isinstance(each, Found) for each in answers) == len(found["groq"].requests) == 2
    assert [each for each in answers if isinstance(each, Lost)] == [Lost("cost cap")] * 3


def test_a_repair_and_a_fallback_respect_the_cap_too(in_alice: Person, settings: Any) -> None:
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000), rank=1)
    listed("deepseek", "dearer", price_in=Decimal(5000), price_out=Decimal(50_000), rank=2)
    with platform(settings, groq=always(Answer("no JSON")), deepseek=always(Answer(YES))) as found:
        run = working_run(in_alice, cost_high="0.9")
        with pytest.raises(CapReached):
            asker_of(run)(question())
        assert (len(found["groq"].requests), len(found["deepseek"].requests)) == (1, 0)
    run.refresh_from_db()
    assert run.cost == Decimal("0.6")
    assert outcomes(run) == [("groq", "retried", "bad_answer")]


def test_a_cheaper_offer_behind_one_that_is_too_dear_is_asked(in_alice: Person, settings: Any) -> None:
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000), rank=1)
    listed("deepseek", "cheap", rank=2)
    with platform(settings, groq=always(Answer(YES)), deepseek=always(Answer(YES))) as found:
        asker_of(working_run(in_alice, cost_high="0.1"))(question())
    assert (len(found["groq"].requests), len(found["deepseek"].requests)) == (0, 1)


def test_what_an_earlier_attempt_spent_counts_against_the_cap(in_alice: Person, settings: Any) -> None:
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000))
    with platform(settings, groq=always(Answer(YES))) as found:
        run = working_run(in_alice, cost_high="1.4")
        run.cost = Decimal("1.2")
        with pytest.raises(CapReached):
            asker_of(run)(question())
    assert found["groq"].requests == []


def test_a_repaired_answer_says_so(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=in_turn(Answer("half a {"), Answer(YES))):
        run = working_run(in_alice)
        asker_of(run)(question())
    assert outcomes(run) == [("groq", "retried", "bad_answer"), ("groq", "repaired", "")]
    texts = list(RunEvent.objects.filter(run=run, kind="call").order_by("pk").values_list("text", flat=True))
    assert "answered nonsense" in texts[0]
    assert "trying again" in texts[0]


def test_a_model_whose_context_is_too_small_is_passed_over(in_alice: Person, settings: Any) -> None:
    listed("groq", "small", context_tokens=1000, rank=1)
    listed("deepseek", "large", context_tokens=100_000, rank=2)
    with platform(settings, groq=always(Answer(YES)), deepseek=always(Answer(YES))) as found:
        asker_of(working_run(in_alice))(question("word " * 2000))
    assert (len(found["groq"].requests), len(found["deepseek"].requests)) == (0, 1)


def test_the_models_own_limit_of_output_holds(in_alice: Person, settings: Any) -> None:
    listed("groq", "short", max_output_tokens=20)
    with platform(settings, groq=always(Answer(YES))) as found:
        asker_of(working_run(in_alice))(question())
    request = found["groq"].requests[0]
    assert request.get("max_tokens") or request.get("max_completion_tokens") == 20


def test_a_key_that_is_refused_is_not_tried_again_in_the_run(in_alice: Person, settings: Any) -> None:
    with platform(
        settings, groq=always(Answer(failure=Failure.WRONG_KEY)), deepseek=always(Answer(YES))
    ) as found:
        asker = asker_of(working_run(in_alice))
        for number in range(3):
            asker(question(f"q{number}"))
        assert (len(found["groq"].requests), len(found["deepseek"].requests)) == (1, 3)


def test_an_interrupt_leaves_no_thread_waiting(in_alice: Person, settings: Any) -> None:
    """The owner is torn away in the middle of a call: the pool's threads hang up and end."""
    with platform(settings, groq=always(Answer(YES, delay=8))):
        asker = asker_of(working_run(in_alice))

        def interrupt() -> None:
            raise KeyboardInterrupt

        asker.bridge = Bridge(interrupt)
        before = threading.active_count()
        started = monotonic()
        with pytest.raises(KeyboardInterrupt):
            asker.bridge.run([lambda: asker._find(question())])
        assert monotonic() - started < 4
        assert not [one for one in threading.enumerate() if one.name.startswith("call")]
        assert threading.active_count() <= before + 2  # the stand-in's own


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_model_is_asked(alice: Person, settings: Any) -> None:
    """The stand-in looks at the asker's session in Postgres while it is being asked."""
    seen: list[tuple[str, bool]] = []
    all_out, all_seen = threading.Barrier(5, timeout=10), threading.Barrier(5, timeout=10)
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        pid = cursor.fetchone()[0]

    def look(request: Request) -> Answer:
        all_out.wait()
        threading.Event().wait(0.1)
        with tenancy.system(), connection.cursor() as cursor:
            cursor.execute("select state, xact_start is not null from pg_stat_activity where pid = %s", [pid])
            seen.append(cursor.fetchone())
        connection.close()
        all_seen.wait()
        return Answer(YES)

    with platform(settings, groq=look), tenancy.workspace(alice.workspace.pk):
        asker_of(working_run(alice)).together([question(f"q{number}") for number in range(5)])
    assert seen == [("idle", False)] * 5


@pytest.mark.django_db(transaction=True)
def test_a_cancel_ends_the_run_at_once_and_hangs_up(alice: Person, settings: Any) -> None:
    released = threading.Event()

    def cancel_then_hang(request: Request) -> Answer:
        with tenancy.workspace(alice.workspace.pk):
            runs.cancel(run_id=Run.objects.get().pk, workspace_id=alice.workspace.pk, user=alice.user)
        connection.close()
        released.wait(8)
        return Answer(YES)

    with platform(settings, groq=cancel_then_hang), tenancy.workspace(alice.workspace.pk):
        run = working_run(alice)
        started = monotonic()
        with pytest.raises(GatewayError) as caught:
            asker_of(run).together([question()])
        taken = monotonic() - started
        released.set()
        assert caught.value.trouble is Trouble.CANCELLED
        run.refresh_from_db()
        assert run.status == "cancelled"
        assert outcomes(run) == [("groq", "failed", "cancelled")]
    assert taken < 3


def test_threads_open_no_connection_and_the_flag_is_read_sparingly(in_alice: Person, settings: Any) -> None:
    reads = 0
    real = runs.cancel_requested

    def counted(run_id: Any) -> bool:
        nonlocal reads
        reads += 1
        return real(run_id)

    with platform(settings, groq=always(Answer(YES, delay=1.0))), pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "cancel_requested", counted)
        run = working_run(in_alice)
        asker_of(run).together([question(f"q{number}") for number in range(8)])
    assert 3 <= reads <= 9  # about five a second for all eight, and one before them
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
        assert cursor.fetchone()[0] <= 2
