"""What stands between a strategy and the providers: several calls at once, fallbacks, the cap, what is written down."""

import threading
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import tenancy
from optimizations.gateway.types import GatewayError, Trouble
from optimizations.models import CallSlot, Run, RunEvent
from optimizations.services import runs
from optimizations.services.bridge import Bridge
from optimizations.strategies import Answer as Found
from optimizations.strategies import CapReached, Lost
from tests.conftest import Person
from tests.optimizations.asking import (
    YES,
    asker_of,
    listed,
    outcomes,
    platform,
    question,
    word,
    working_run,
)
from tests.optimizations.wire import Answer, Failure, Request, always, in_turn

pytestmark = pytest.mark.xdist_group("litellm")
DOWN = Answer(failure=Failure.SERVER_ERROR)


@pytest.fixture(autouse=True)
def _quiet(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.ANSWER_CACHE_MINUTES = 0
    import_module("optimizations.gateway.litellm_client")  # seconds that belong to no test


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


def test_a_call_whose_worker_died_counts_against_the_cap(in_alice: Person, settings: Any) -> None:
    """What it cost nobody will know: the next attempt takes it for the most it could."""
    listed("groq", "dear", price_in=Decimal(1000), price_out=Decimal(10_000))
    with platform(settings, groq=always(Answer(YES))) as found:
        run = working_run(in_alice, cost_high="1.4")
        with CaptureQueriesContext(connection) as asked:
            asker_of(run)(question())
        assert any('"cost_aside" + 0.' in query["sql"] for query in asked.captured_queries)
        run.refresh_from_db()
        assert (run.cost, run.cost_aside) == (Decimal("0.6"), Decimal(0))
        runs.set_aside(run.pk, Decimal("0.7"))  # and then the worker was killed
        run.refresh_from_db()
        with pytest.raises(CapReached):
            asker_of(run)(question("again"))
    assert len(found["groq"].requests) == 1


def test_a_worker_whose_run_another_took_up_stops_and_ends_nothing(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=always(Answer(YES))) as found:
        run = working_run(in_alice)
        frozen = asker_of(run)
        Run.objects.update(attempts=2)
        with pytest.raises(GatewayError):
            frozen(question())
        runs.fail(run.pk, "cancelled", "Stopped.", attempt=1)
    assert found["groq"].requests == []
    assert Run.objects.get().status == Run.Status.PROCESSING


def test_a_repaired_answer_says_so(in_alice: Person, settings: Any) -> None:
    with platform(settings, groq=in_turn(Answer("half a {"), Answer(YES))):
        run = working_run(in_alice)
        asker_of(run)(question())
    assert outcomes(run) == [("groq", "retried", "bad_answer"), ("groq", "repaired", "")]
    texts = list(RunEvent.objects.filter(run=run, kind="call").order_by("pk").values_list("text", flat=True))
    assert "answered nonsense" in texts[0]
    assert "trying again" in texts[0]


@pytest.mark.parametrize(("price", "words"), [("0.50", "tokens, $0.0"), (None, "tokens, no known price")])
def test_the_log_tells_a_price_only_where_it_is_known(
    in_alice: Person, settings: Any, price: str | None, words: str
) -> None:
    known = Decimal(price) if price else None
    listed("groq", "one", price_in=known, price_out=known, rank=1)
    with platform(settings, groq=always(Answer(YES))):
        run = working_run(in_alice)
        asker_of(run)(question())
    assert words in RunEvent.objects.get(run=run, kind="call").text


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
        assert monotonic() - started < 7  # the answer would have come after eight
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
    with platform(settings, groq=always(Answer(YES, delay=1.0))):
        asker = asker_of(working_run(in_alice))
        with CaptureQueriesContext(connection) as asked:
            asker.together([question(f"q{number}") for number in range(8)])
    reads = sum(
        query["sql"].startswith("SELECT") and '"cancel_requested_at"' in query["sql"].partition("FROM")[0]
        for query in asked.captured_queries
    )
    assert 3 <= reads <= 15  # about five a second for all eight, and one before them
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
        assert cursor.fetchone()[0] <= 2
