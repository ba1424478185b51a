"""One call to one model through the gateway, and the models and troubles that every test of the wire goes through."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from optimizations.gateway.types import Completion, GatewayError, Shape, Target, Trouble
from tests.optimizations.wire import Answer, Failure, always, running

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


@dataclass
class Word:
    word: str


def call(
    target: Target,
    *,
    streamed: bool = False,
    timeout: float = 5,
    schema: type[Shape] | None = Word,
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
