"""What every strategy shares: the plan it declares, the call it makes, the proposal it returns.

Quote, progress steps and run come from the same plan: `plan()` says which calls a run would make on which tier,
`run()` makes them through `Ask` and never otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from optimizations.context import MarketContext
from optimizations.edits import Edit
from resumes.document import Document

Tier = Literal["cheap", "mid", "strong"]
Schema = TypeVar("Schema", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Call:
    """One question to a model. `step` is the key of the plan's step; the answer must fit `schema`."""

    step: str
    system: str
    user: str
    schema: type[BaseModel]
    tier: Tier = "mid"
    max_output_tokens: int = 4000


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the person sees it. `tokens_in` and `tokens_out` are estimates over all `calls` of the step;
    no calls means rules."""

    key: str
    label: str
    calls: int = 0
    tier: Tier = "mid"
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[Step, ...]

    @property
    def calls(self) -> int:
        return sum(step.calls for step in self.steps)


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person can know; an honest gap is asked for, never filled."""

    skill: str
    text: str
    postings: int

    def to_json(self) -> dict[str, Any]:
        return {"skill": self.skill, "text": self.text, "postings": self.postings}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a strategy returns: edits without verdicts, questions, and notes on what was left out and why."""

    edits: tuple[Edit, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = field(default=())


class Ask(Protocol):
    """Asks a model and returns the checked answer, an instance of the call's schema. Raises GatewayError."""

    def __call__(self, call: Call) -> BaseModel: ...


Report = Callable[[str], None]
"""Called with a step's key when the step begins."""


class Strategy(Protocol):
    """`id` is stable and public. `uses_model` False: rules alone."""

    id: str
    name: str
    summary: str

    def plan(self, document: Document, context: MarketContext) -> Plan: ...

    def run(self, document: Document, context: MarketContext, ask: Ask, report: Report) -> Proposal: ...
