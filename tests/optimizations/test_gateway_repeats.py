"""Through the asking loop, in every provider's wire format: what is tried again, what is repaired, what is not."""

from time import monotonic

import pytest

from optimizations.gateway.asking import Limits, ask
from optimizations.gateway.types import RETRIED, CallRecord, GatewayError, Trouble
from tests.optimizations.wire import FORMATS, Answer, Failure, Provider, Script, always, in_turn, running
from tests.optimizations.wire.calling import ERRORS, EVERY_MODEL, GOOD, MODELS, PROMPT, Word, providers

pytestmark = pytest.mark.xdist_group("litellm")


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
