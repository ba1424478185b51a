"""Every provider in its own wire format, plain and streamed: what comes back, and each trouble by its name."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest

from optimizations.gateway.answers import parse_answer
from optimizations.gateway.types import GatewayError, Trouble
from optimizations.gateway.wire import PROVIDERS, target_for
from tests.optimizations.wire import CREDENTIALS, FORMATS, Answer, Failure, always, running
from tests.optimizations.wire.calling import (
    ERRORS,
    EVERY_MODEL,
    GOOD,
    MODELS,
    PROMPT,
    Word,
    call,
    failing,
    providers,
    streamed_or_not,
)

pytestmark = pytest.mark.xdist_group("litellm")

# --- What comes back


@streamed_or_not
@pytest.mark.parametrize(("name", "model"), EVERY_MODEL)
def test_a_structured_answer(name: str, model: str, streamed: bool) -> None:
    pieces: list[str] = []
    with running(name, always(Answer(GOOD))) as provider:
        completion = call(provider.target(model), on_piece=pieces.append if streamed else None)
    assert parse_answer(completion.text, Word).word == "größer 漢字"
    assert (completion.tokens_in, completion.tokens_out) == (100, 50)
    assert not completion.is_estimated
    assert completion.finish_reason == "stop"
    assert "".join(pieces) == (completion.text if streamed else "")
    assert provider.keys == [CREDENTIALS["aws_access_key_id" if name == "bedrock" else "api_key"]]
    assert PROMPT in provider.prompts


@providers
def test_text_without_a_schema(name: str) -> None:
    with running(name, always(Answer("Dear Ms. Ånström, …"))) as provider:
        assert call(provider.target(MODELS[name]), schema=None).text == "Dear Ms. Ånström, …"
        pieces: list[str] = []
        streamed = call(provider.target(MODELS[name]), schema=None, on_piece=pieces.append)
    assert streamed.text == "".join(pieces) == "Dear Ms. Ånström, …"
    assert len(pieces) == 4


@streamed_or_not
def test_tokens_that_nobody_counted_are_estimated(streamed: bool) -> None:
    with running("openai_compatible", always(Answer(GOOD, usage=False))) as provider:
        completion = call(provider.target("llama3"), streamed=streamed)
    assert 5 <= completion.tokens_in <= 60
    assert 5 <= completion.tokens_out <= 30


def test_a_provider_without_schemas_is_told_the_schema_before_anything_a_person_wrote() -> None:
    with running("deepseek", always(Answer(GOOD))) as provider:
        call(provider.target("deepseek-chat"))
    (request,) = provider.requests
    assert request["response_format"] == {"type": "json_object"}
    assert '"word"' in request["messages"][0]["content"]
    assert request["messages"][1]["content"] == PROMPT


@pytest.mark.parametrize(
    ("name", "model", "sent", "value"),
    [
        ("openai", "gpt-5", "reasoning_effort", "low"),
        ("openai", "gpt-4.1-mini", "temperature", 0.2),
        ("groq", "openai/gpt-oss-120b", "reasoning_effort", "low"),
        ("anthropic", "claude-sonnet-4-5", "temperature", 0.2),
    ],
)
def test_reasoning_models_get_no_temperature_and_think_briefly(
    name: str, model: str, sent: str, value: object
) -> None:
    with running(name, always(Answer(GOOD))) as provider:
        call(provider.target(model))
    request = provider.requests[0]
    assert request[sent] == value
    assert "thinking" not in request
    assert ("temperature" in request) == (model != "gpt-5")


# --- What goes wrong: errors that the provider answers with

EVERY_ERROR = [
    pytest.param(name, failure, id=f"{name}-{failure}")
    for name, wire_format in FORMATS.items()
    for failure in Failure
    # Groq's bad request is an answer that failed its own check: see below.
    if failure in wire_format.failures and (name, failure) != ("groq", Failure.BAD_REQUEST)
]


def test_every_provider_speaks_of_the_troubles_that_all_have() -> None:
    common = {Failure.WRONG_KEY, Failure.RATE_LIMITED, Failure.SERVER_ERROR, Failure.TOO_LONG}
    assert set(FORMATS) == set(PROVIDERS) == set(MODELS)
    assert all(common <= wire_format.failures for wire_format in FORMATS.values())


@streamed_or_not
@pytest.mark.parametrize(("name", "failure"), EVERY_ERROR)
def test_an_error_is_named(name: str, failure: Failure, streamed: bool) -> None:
    error = failing(name, Answer(failure=failure), streamed=streamed)
    assert error.trouble is ERRORS[failure]


@streamed_or_not
@pytest.mark.parametrize("model", ["openai/gpt-oss-20b", "llama-3.3-70b-versatile"])
def test_an_answer_that_the_provider_finds_unfit_is_an_answer_to_repair(model: str, streamed: bool) -> None:
    with running("groq", always(Answer(failure=Failure.BAD_REQUEST))) as provider:
        completion = call(provider.target(model), streamed=streamed)
    assert completion.text == '{"word": '


@streamed_or_not
@providers
def test_retry_after_is_read(name: str, streamed: bool) -> None:
    answer = Answer(failure=Failure.RATE_LIMITED, headers={"Retry-After": "3"})
    assert failing(name, answer, streamed=streamed).retry_after == 3
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    answer = Answer(failure=Failure.RATE_LIMITED, headers={"Retry-After": later})
    assert 25 <= (failing(name, answer, streamed=streamed).retry_after or 0) <= 30


@pytest.mark.parametrize(
    ("name", "headers", "seconds"),
    [
        ("openai", {"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ("openai", {"Retry-After": "soon"}, None),
        ("openai", {}, None),
        ("gemini", {}, 7.0),  # in the body's RetryInfo
        ("anthropic", {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
    ],
)
def test_other_ways_to_say_when(name: str, headers: dict[str, str], seconds: float | None) -> None:
    answer = Answer(failure=Failure.RATE_LIMITED, headers=headers)
    assert failing(name, answer, streamed=False).retry_after == seconds


# --- What goes wrong: refusals, limits, broken answers


@streamed_or_not
@pytest.mark.parametrize(("name", "model"), EVERY_MODEL)
@pytest.mark.parametrize(
    "answer",
    [Answer(refused=True), Answer(GOOD, finish_reason="content_filter")],
    ids=["refused", "filtered"],
)
def test_a_refusal_is_no_answer(name: str, model: str, answer: Answer, streamed: bool) -> None:
    error = failing(name, answer, streamed=streamed, model=model)
    assert error.trouble is Trouble.REFUSED
    assert error.partial is not None
    assert (error.partial.tokens_in, error.partial.tokens_out) == (100, 50)


@streamed_or_not
@pytest.mark.parametrize(("name", "model"), EVERY_MODEL)
def test_an_answer_cut_at_the_token_limit_says_so(name: str, model: str, streamed: bool) -> None:
    error = failing(name, Answer('{"word": "ye', finish_reason="length"), streamed=streamed, model=model)
    assert error.trouble is Trouble.CUT_SHORT
    assert error.partial is not None
    assert error.partial.text == '{"word": "ye'
    assert error.partial.tokens_out == 50


@streamed_or_not
@providers
def test_a_whole_answer_at_the_limit_is_an_answer(name: str, streamed: bool) -> None:
    with running(name, always(Answer(GOOD, finish_reason="length"))) as provider:
        assert call(provider.target(MODELS[name]), streamed=streamed).text == GOOD


@streamed_or_not
@providers
def test_a_cut_connection(name: str, streamed: bool) -> None:
    error = failing(name, Answer(GOOD, cut=True), streamed=streamed)
    assert error.trouble is Trouble.CONNECTION


@streamed_or_not
@providers
def test_half_a_body_is_never_taken_for_an_answer(name: str, streamed: bool) -> None:
    error = failing(name, Answer(GOOD, half_body=True), streamed=streamed)
    assert error.trouble in {Trouble.CONNECTION, Trouble.UNAVAILABLE}


@pytest.mark.parametrize(
    "name", [name for name in MODELS if name != "groq"]
)  # it streams no structured answers
def test_an_error_in_the_middle_of_a_stream(name: str) -> None:
    error = failing(name, Answer(GOOD, breaks=True), streamed=True)
    assert error.trouble is Trouble.UNAVAILABLE


@streamed_or_not
@providers
def test_a_page_instead_of_an_api(name: str, streamed: bool) -> None:
    page = Answer(raw=b"<!doctype html><title>Welcome</title>", headers={"Content-Type": "text/html"})
    assert failing(name, page, streamed=streamed).trouble is Trouble.WRONG_ADDRESS


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=404, raw=b"404 page not found"),
        Answer(status=405, raw=b'{"detail": "Method Not Allowed"}'),
        Answer(status=307, raw=b"", headers={"Location": "http://127.0.0.1:9/"}),
    ],
    ids=["not found", "not allowed", "leads elsewhere"],
)
def test_an_address_where_no_model_lives(answer: Answer) -> None:
    assert failing("openai_compatible", answer, streamed=False).trouble is Trouble.WRONG_ADDRESS


@streamed_or_not
@providers
def test_a_dead_address(name: str, streamed: bool) -> None:
    target = target_for(name, MODELS[name], CREDENTIALS, address="http://127.0.0.1:9/v1")
    with pytest.raises(GatewayError) as caught:
        call(target, streamed=streamed)
    assert caught.value.trouble is Trouble.CONNECTION


@streamed_or_not
def test_an_address_that_a_person_typed_must_be_public(streamed: bool) -> None:
    with running("openai_compatible", always(Answer(GOOD))) as provider:
        for address in (provider.url, provider.url.replace("127.0.0.1", "localhost")):
            target = target_for("openai_compatible", "m", {}, address=address, is_guarded=True)
            with pytest.raises(GatewayError) as caught:
                call(target, streamed=streamed)
            assert caught.value.trouble is Trouble.WRONG_ADDRESS
    assert provider.requests == []


# --- Time, and stopping


@streamed_or_not
@providers
def test_a_provider_that_hangs(name: str, streamed: bool) -> None:
    started = monotonic()
    error = failing(name, Answer(GOOD, delay=5), streamed=streamed, timeout=0.2)
    assert error.trouble is Trouble.TIMEOUT
    assert monotonic() - started < 4


@pytest.mark.parametrize("name", [name for name in MODELS if name != "groq"])
def test_a_stream_that_stalls(name: str) -> None:
    error = failing(name, Answer(GOOD, pause=5), streamed=True, timeout=0.3)
    assert error.trouble is Trouble.TIMEOUT
    assert error.partial is None or error.partial.is_estimated


def test_a_stream_that_trickles_ends_at_the_deadline() -> None:
    started = monotonic()
    error = failing("openai", Answer("x" * 100, pieces=100, pause=0.1), streamed=True, timeout=1)
    assert error.trouble is Trouble.TIMEOUT
    assert monotonic() - started < 6
    assert error.partial is not None
    assert 0 < error.partial.tokens_out < 25


class Stopped(Exception):
    pass


@pytest.mark.parametrize("name", [name for name in MODELS if name != "groq"])
def test_what_a_piece_raises_ends_the_stream(name: str) -> None:
    pieces: list[str] = []

    def stop_at_the_third(piece: str) -> None:
        pieces.append(piece)
        if len(pieces) == 3:
            raise Stopped

    with running(name, always(Answer("x" * 400, pieces=200, pause=0.01))) as provider:
        with pytest.raises(Stopped) as caught:
            call(provider.target(MODELS[name]), schema=None, on_piece=stop_at_the_third)
        assert len(pieces) == 3
        assert provider.sent < 100  # the provider is not left writing
    assert caught.value.__context__ is None


@streamed_or_not
@providers
def test_a_stop_is_heard_while_the_provider_thinks(name: str, streamed: bool) -> None:
    started = monotonic()

    def check() -> None:
        if monotonic() - started > 0.2:
            raise Stopped

    with running(name, always(Answer(GOOD, delay=5))) as provider, pytest.raises(Stopped):
        call(provider.target(MODELS[name]), streamed=streamed, check=check)
    assert monotonic() - started < 4
