"""A stand-in for a server of one's own that speaks OpenAI's chat completions: the simplest of `tests.optimizations.wire`."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.optimizations.wire import Answer, Provider, Script, always, in_turn, running

__all__ = ["Answer", "Provider", "Script", "always", "in_turn", "running_provider"]


@contextmanager
def running_provider(script: Script) -> Iterator[Provider]:
    with running("openai_compatible", script) as provider:
        yield provider
