"""Neither a key nor a prompt shows in an error, a log or a representation, whatever a provider sends."""

import logging
import traceback
from collections.abc import Iterator

import pytest

from optimizations.gateway.types import GatewayError
from optimizations.gateway.wire import litellm_model, target_for
from tests.optimizations.wire import CREDENTIALS, FORMATS, Answer, always, running
from tests.optimizations.wire.calling import GOOD, MODELS, PROMPT, call, providers, streamed_or_not

pytestmark = pytest.mark.xdist_group("litellm")


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
