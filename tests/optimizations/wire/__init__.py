"""Stand-ins for model providers: real HTTP servers, each speaking its provider's own wire format.

with running("anthropic", in_turn(Answer(failure=Failure.SERVER_ERROR), Answer('{"word": "yes"}'))) as provider:
    target = provider.target("claude-haiku-4-5")
"""

from tests.optimizations.wire.formats import FORMATS
from tests.optimizations.wire.script import Answer, Failure, Request, Script, always, in_turn
from tests.optimizations.wire.server import CREDENTIALS, Provider, running

__all__ = [
    "CREDENTIALS",
    "FORMATS",
    "Answer",
    "Failure",
    "Provider",
    "Request",
    "Script",
    "always",
    "in_turn",
    "running",
]
