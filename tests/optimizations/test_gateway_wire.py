"""Every provider in its own wire format, plain and streamed: each trouble by its name, no key and no prompt in sight."""

import logging
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest
from pydantic import BaseModel

from optimizations.gateway.asking import CallRecord, Limits, ask
from optimizations.gateway.types import RETRIED, Completion, GatewayError, Target, Trouble
from optimizations.gateway.wire import PROVIDERS, litellm_model, target_for
from tests.optimizations.wire import (
    CREDENTIALS,
    FORMATS,
    Answer,
    Failure,
    Provider,
    Script,
    always,
    in_turn,
    running,
)

pytestmark = pytest.mark.xdist_group("litellm")

# A model that takes schemas as they are, and where the provider has one, a model that is made to call a tool instead.
MODELS = {
    "openai": "gpt-5-mini",
    "anthropic": "claude-haiku-4-5",
    "gemini": "gemini-2.5-flash",
    "deepseek": "deepseek-chat",
    "groq": "openai/gpt-oss-20b",
    "xai": "grok-4-fast-non-reasoning",
    "bedrock": "anthropic.claude-haiku-4-5-20251001-v1:0",
    "openai_compatible": "llama3",
}
TOOL_MODELS = {
    "anthropic": "claude-3-5-haiku-20241022",
    "groq": "llama-3.3-70b-versatile",
    "bedrock": "amazon.nova-lite-v1:0",
}
EVERY_MODEL = [*MODELS.items(), *TOOL_MODELS.items()]
GOOD = '{"word": "größer 漢字"}'
PROMPT = "the-applicant-lives-in-Utrecht"
MESSAGES = [{"role": "system", "content": "s"}, {"role": "user", "content": PROMPT}]

providers = pytest.mark.parametrize("name", MODELS)
streamed_or_not = pytest.mark.parametrize("streamed", [False, True], ids=["plain", "streamed"])


class Word(BaseModel):
    word: str


def call(
    target: Target,
    *,
    streamed: bool = False,
    timeout: float = 5,
    schema: type[BaseModel] | None = Word,
    on_piece: Callable[[str], None] | None = None,
    check: Callable[[], None] | None = None,
) -> Completion:
    from optimizations.gateway.litellm_client import complete

    return complete(
        target,
        MESSAGES,
        schema=schema,
        max_tokens=50,
        timeout=timeout,
        on_piece=on_piece or ((lambda piece: None) if streamed else None),
        check=check,
    )


def failing(
    name: str, answer: Answer, *, streamed: bool, timeout: float = 5, model: str = ""
) -> GatewayError:
    with (
        running(name, always(answer)) as provider,
        pytest.raises(GatewayError) as caught,
    ):
        call(provider.target(model or MODELS[name]), streamed=streamed, timeout=timeout)
    assert len(provider.requests) == 1
    return caught.value


# --- What comes back


@streamed_or_not
@pytest.mark.parametrize(("name", "model"), EVERY_MODEL)
def test_a_structured_answer(name: str, model: str, streamed: bool) -> None:
    pieces: list[str] = []
    with running(name, always(Answer(GOOD))) as provider:
        completion = call(provider.target(model), on_piece=pieces.append if streamed else None)
    assert Word.model_validate_json(completion.text).word == "größer 漢字"
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

ERRORS = {
    Failure.WRONG_KEY: Trouble.AUTHENTICATION,
    Failure.NO_CREDIT: Trouble.NO_CREDIT,
    Failure.RATE_LIMITED: Trouble.RATE_LIMITED,
    Failure.SERVER_ERROR: Trouble.UNAVAILABLE,
    Failure.UNKNOWN_MODEL: Trouble.NOT_FOUND,
    Failure.NO_ACCESS: Trouble.NOT_FOUND,
    Failure.TOO_LONG: Trouble.TOO_LONG,
    Failure.REFUSED: Trouble.REFUSED,
    Failure.BAD_REQUEST: Trouble.BAD_REQUEST,
}
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


# --- Through the asking loop


def put(
    name: str, script: Script, model: str = ""
) -> tuple[Word | None, GatewayError | None, list[CallRecord], Provider]:
    records: list[CallRecord] = []
    with running(name, script) as provider:
        try:
            reply = ask(
                provider.target(model or MODELS[name]),
                system="s",
                user=PROMPT,
                schema=Word,
                max_tokens=50,
                limits=Limits(monotonic() + 10, lambda: False, backoff=0.01),
                record=records.append,
            )
        except GatewayError as error:
            return None, error, records, provider
    return reply.parsed, None, records, provider


PASSING = [
    Answer(failure=Failure.RATE_LIMITED, headers={"Retry-After": "0"}),
    Answer(failure=Failure.SERVER_ERROR),
    Answer(GOOD, cut=True),
    Answer(GOOD, half_body=True),
]


@providers
def test_what_passes_is_tried_again(name: str) -> None:
    for answer in PASSING:
        parsed, error, records, provider = put(name, in_turn(answer, Answer(GOOD)))
        assert error is None
        assert parsed == Word(word="größer 漢字")
        assert [record.outcome for record in records] == ["retried", "ok"]
        assert len(provider.requests) == 2


@pytest.mark.parametrize(("name", "model"), EVERY_MODEL)
@pytest.mark.parametrize("text", ['{"word": "ye', '{"other": 1}', "Sorry?"], ids=["half", "wrong", "prose"])
def test_an_answer_that_does_not_fit_is_repaired_once(name: str, model: str, text: str) -> None:
    parsed, error, _, provider = put(name, in_turn(Answer(text), Answer(GOOD)), model)
    assert error is None
    assert parsed == Word(word="größer 漢字")
    assert len(provider.requests) == 2
    _, error, _, provider = put(name, always(Answer(text)), model)
    assert error is not None
    assert (error.trouble, len(provider.requests)) == (Trouble.BAD_ANSWER, 2)


@providers
def test_what_stays_is_not_tried_again(name: str) -> None:
    for failure, trouble in ERRORS.items():
        if failure in FORMATS[name].failures and trouble not in RETRIED | {Trouble.BAD_REQUEST}:
            _, error, records, provider = put(name, always(Answer(failure=failure)))
            assert error is not None
            assert (error.trouble, len(provider.requests), len(records)) == (trouble, 1, 1)


# --- Nothing leaks


def chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        if (one := left.pop()) is not None and id(one) not in seen:
            seen.add(id(one))
            yield one
            left += [one.__cause__, one.__context__]


SECRETS = [CREDENTIALS["api_key"], CREDENTIALS["aws_access_key_id"], CREDENTIALS["aws_secret_access_key"]]
LEAKY = f"You sent {SECRETS} and said {PROMPT}"


@streamed_or_not
@providers
def test_neither_key_nor_prompt_shows_anywhere(
    name: str, streamed: bool, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    answers = [
        *(Answer(failure=failure, error_message=LEAKY) for failure in FORMATS[name].failures),
        Answer(GOOD, breaks=True, error_message=LEAKY),
        Answer(LEAKY, cut=True),
        Answer(LEAKY, half_body=True),
        Answer(LEAKY, delay=0.5),
        Answer(LEAKY, refused=True),
        Answer(LEAKY, finish_reason="length"),
        Answer(raw=LEAKY.encode()),
    ]
    shown: list[str] = []
    chained: list[type[BaseException]] = []
    with caplog.at_level(logging.DEBUG):
        for answer in answers:
            with running(name, always(answer)) as provider:
                target = provider.target(MODELS[name])
                shown.append(repr(target))
                try:
                    call(target, streamed=streamed, timeout=0.3)
                except GatewayError as error:
                    shown.append("".join(traceback.format_exception(error)))
                    shown.append(repr(vars(error)))
                    chained += [type(one) for one in chain(error)]
    assert set(chained) == {GatewayError}
    shown += [caplog.text, *capfd.readouterr()]
    for word in [*SECRETS, PROMPT]:
        assert word not in "\n".join(shown)


def test_a_target_shows_neither_key_nor_credentials() -> None:
    target = target_for("bedrock", "amazon.nova-lite-v1:0", CREDENTIALS)
    assert target.extra["aws_secret_access_key"] == CREDENTIALS["aws_secret_access_key"]
    assert target.litellm_model == litellm_model("bedrock", "amazon.nova-lite-v1:0")
    for shown in (repr(target), str(target), repr(target.extra), f"{target.extra}"):
        assert not any(secret in shown for secret in SECRETS)
    with pytest.raises(ValueError, match="AWS Bedrock needs: Secret access key, Region"):
        target_for("bedrock", "m", {"aws_access_key_id": "AKIA"})
    with pytest.raises(ValueError, match="needs an address"):
        target_for("openai_compatible", "m", {})


@pytest.mark.parametrize("variable", ["AWS_BEARER_TOKEN_BEDROCK", "AWS_SESSION_TOKEN"])
def test_the_machines_own_credentials_are_never_sent(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "the-operators-own")
    with running("bedrock", always(Answer(GOOD))) as provider:
        call(provider.target(MODELS["bedrock"]))
    assert provider.keys == [CREDENTIALS["aws_access_key_id"]]
