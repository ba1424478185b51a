"""An `Ask` in the same process that answers from a script: for the strategies' own logic, without a network."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from optimizations.gateway.answers import check
from optimizations.gateway.types import GatewayError, Trouble
from optimizations.strategies import Answer, Call, Lost
from optimizations.strategies.answers import ProposedChanges

Script = Callable[[Call], dict[str, Any] | Lost]
# What a model says that has nothing to say
NOTHING: dict[str, dict[str, Any]] = {
    "ProposedChanges": {"edits": []},
    "Critique": {"remarks": []},
    "Review": {"accept": True, "remarks": []},
    "Choices": {"choices": []},
    "Corrections": {"corrections": []},
}


class Scripted:
    """`waits` holds the steps of each wait: calls that went out together are one wait."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.calls: list[Call] = []
        self.waits: list[list[str]] = []

    def __call__(self, call: Call) -> Answer:
        self.waits.append([call.step])
        found = self._find(call)
        if isinstance(found, Lost):
            raise GatewayError(Trouble.UNAVAILABLE)
        return found

    def together(self, calls: Sequence[Call]) -> list[Answer | Lost]:
        self.waits.append([call.step for call in calls])
        return [self._find(call) for call in calls]

    def _find(self, call: Call) -> Answer | Lost:
        self.calls.append(call)
        found = self.script(call)
        if isinstance(found, Lost):
            return found
        return Answer(check(found, call.schema), 100, 50, Decimal("0.001"))

    @property
    def sent(self) -> str:
        return "\n".join(f"{call.system}\n{call.user}" for call in self.calls)


def nothing(call: Call) -> dict[str, Any]:
    return NOTHING[call.schema.__name__]


def proposing(*edits: dict[str, Any], **by_step: Any) -> Scripted:
    """Always these edits; other questions get what `by_step` says, or an answer with nothing in it."""

    def script(call: Call) -> dict[str, Any] | Lost:
        if call.step in by_step:
            given: dict[str, Any] | Lost = by_step[call.step]
            return given
        return {"edits": list(edits)} if call.schema is ProposedChanges else nothing(call)

    return Scripted(script)
