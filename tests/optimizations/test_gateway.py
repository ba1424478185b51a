"""The gateway over real HTTP: answers, retries, repairs, and clear words for every failure."""

import logging
from dataclasses import dataclass
from time import monotonic

import pytest

from optimizations.gateway.asking import Limits, Reply, ask
from optimizations.gateway.types import CallRecord, GatewayError, Target, Trouble
from tests.optimizations.provider import Answer, Provider, Script, always, in_turn, running_provider

pytestmark = pytest.mark.xdist_group("litellm")

GOOD = Answer('{"word": "yes"}')
SECRET_KEY_OF_PROVIDER = "sk-very-secret"


@dataclass
class Word:
    word: str


def put(
    script: Script, *, seconds: float = 10, cancelled: bool = False
) -> tuple[Reply[Word] | None, GatewayError | None, list[CallRecord], Provider]:
    records: list[CallRecord] = []
    limits = Limits(monotonic() + seconds, lambda: cancelled, backoff=0.01)
    with running_provider(script) as provider:
        target = Target("openai_compatible", "m", "openai/m", SECRET_KEY_OF_PROVIDER, provider.url)
        try:
            reply = ask(
                target,
                system="s",
                user="u-text",
                schema=Word,
                max_tokens=50,
                limits=limits,
                record=records.append,
            )
        except GatewayError as error:
            return None, error, records, provider
    return reply, None, records, provider


def test_a_structured_answer() -> None:
    reply, error, records, provider = put(always(GOOD))
    assert error is None
    assert reply is not None
    assert reply.parsed.word == "yes"
    assert (reply.tokens_in, reply.tokens_out) == (100, 50)
    assert [record.outcome for record in records] == ["ok"]
    request = provider.requests[0]
    assert request["temperature"] == 0.2
    assert request["max_tokens"] == 50
    assert request["response_format"]["type"] == "json_schema"
    assert provider.keys == [SECRET_KEY_OF_PROVIDER]


@pytest.mark.parametrize(
    "text", ['```json\n{"word": "yes"}\n```', 'Sure! Here it is: {"word": "yes"} Enjoy.']
)
def test_json_wrapped_in_talk_is_found(text: str) -> None:
    reply, *_ = put(always(Answer(text)))
    assert reply is not None
    assert reply.parsed.word == "yes"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_passing_failures_are_retried_once_each(status: int) -> None:
    reply, _, records, provider = put(in_turn(Answer(status=status), Answer(status=status), GOOD))
    assert reply is not None
    assert len(provider.requests) == 3
    assert [record.outcome for record in records] == ["retried", "retried", "ok"]


def test_retry_after_is_honoured_within_the_deadline() -> None:
    started = monotonic()
    _, error, _, provider = put(always(Answer(status=429, headers={"Retry-After": "30"})), seconds=2)
    assert error is not None
    assert error.trouble in {Trouble.DEADLINE, Trouble.RATE_LIMITED}
    assert monotonic() - started < 5
    assert len(provider.requests) <= 4


@pytest.mark.parametrize(
    ("answer", "trouble", "calls"),
    [
        (Answer(status=401), Trouble.AUTHENTICATION, 1),
        (Answer(status=404, error_code="model_not_found"), Trouble.NOT_FOUND, 1),
        (
            Answer(
                status=400,
                error_code="context_length_exceeded",
                error_message="This model's maximum context length is 100 tokens. You asked for 200.",
            ),
            Trouble.TOO_LONG,
            1,
        ),
        (Answer(status=429), Trouble.RATE_LIMITED, 4),
        (Answer(status=500), Trouble.UNAVAILABLE, 4),
        (Answer("nonsense"), Trouble.BAD_ANSWER, 2),
        (Answer('{"word": "ye'), Trouble.BAD_ANSWER, 2),
        (Answer('{"other": 1}'), Trouble.BAD_ANSWER, 2),
        (Answer("", finish_reason="content_filter"), Trouble.REFUSED, 1),
    ],
)
def test_every_failure_has_its_name_and_its_number_of_calls(
    answer: Answer, trouble: Trouble, calls: int
) -> None:
    reply, error, records, provider = put(always(answer))
    assert reply is None
    assert error is not None
    assert (error.trouble, len(provider.requests)) == (trouble, calls)
    assert SECRET_KEY_OF_PROVIDER not in str(error)
    assert records[-1].outcome in {"failed", "ok"}


def test_an_unreadable_answer_is_repaired_once() -> None:
    reply, _, _, provider = put(in_turn(Answer("half a {"), GOOD))
    assert reply is not None
    assert (reply.tokens_in, len(provider.requests)) == (200, 2)
    assert "JSON Schema" in provider.prompts


def test_a_cut_connection_is_retried() -> None:
    reply, _, records, _ = put(in_turn(Answer('{"word": "yes"}', cut=True), GOOD))
    assert reply is not None
    assert records[0].outcome == "retried"


def test_a_hanging_provider_ends_at_the_deadline() -> None:
    started = monotonic()
    _, error, _, _ = put(always(Answer('{"word": "late"}', delay=5)), seconds=1.5)
    assert error is not None
    assert error.trouble in {Trouble.TIMEOUT, Trouble.DEADLINE}
    assert monotonic() - started < 4


def test_a_dead_address_is_named() -> None:
    limits = Limits(monotonic() + 5, lambda: False, backoff=0.01)
    target = Target("openai_compatible", "m", "openai/m", "k", "http://127.0.0.1:9/v1")
    with pytest.raises(GatewayError) as caught:
        ask(
            target, system="s", user="u", schema=Word, max_tokens=5, limits=limits, record=lambda record: None
        )
    assert caught.value.trouble is Trouble.CONNECTION


def test_a_cancelled_run_makes_no_call() -> None:
    _, error, _, provider = put(always(GOOD), cancelled=True)
    assert error is not None
    assert error.trouble is Trouble.CANCELLED
    assert provider.requests == []


def test_neither_key_nor_prompt_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        put(in_turn(Answer(status=500), Answer("nonsense"), GOOD))
    assert SECRET_KEY_OF_PROVIDER not in caplog.text
    assert "u-text" not in caplog.text


def test_the_target_never_shows_its_key() -> None:
    target = Target("openai", "m", "openai/m", SECRET_KEY_OF_PROVIDER, None)
    assert SECRET_KEY_OF_PROVIDER not in repr(target)
