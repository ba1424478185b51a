"""What all strategies share: calls, answers, plans, and what a run brings home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from jobs.lexicon.load import Lexicon
from optimizations.context import MarketContext
from optimizations.edits import Edit
from optimizations.gateway.types import Shape
from optimizations.truth.confirmed import ConfirmedClaim
from resumes.document import Document

Tier = Literal["cheap", "mid", "strong"]
MAX_OUTPUT_TOKENS = 4000
COST_CAP = "cost cap"  # the reason of a call that was lost because it might have cost more than was quoted


@dataclass(frozen=True, slots=True)
class Call:
    """One question to a model; its answer must fit the schema."""

    step: str
    system: str
    user: str
    schema: type[Shape]
    max_output_tokens: int = MAX_OUTPUT_TOKENS
    tier: Tier = "mid"
    # Which of the tier's providers is asked first: an ensemble hears several; with fewer of them, seats wrap
    seat: int = 0

    @property
    def input_tokens(self) -> int:
        return estimate_tokens(self.system) + estimate_tokens(self.user)


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer and what it took; cost in US dollars."""

    parsed: Shape
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Lost:
    """A call of several that brought nothing, and why, in words for the person."""

    reason: str


class CapReached(Exception):
    """The next call might have cost more than was quoted, so it was not made: keep what is there."""


class AllLost(Exception):
    """No call of the run brought anything; the message says why, for the person."""


class Ask(Protocol):
    """Asks a model; raises what the caller of the strategy handles, and CapReached, which the strategy handles."""

    def __call__(self, call: Call) -> Answer: ...

    def together(self, calls: Sequence[Call]) -> list[Answer | Lost]:
        """Calls that do not depend on each other, all at once, answers in their order. Raises only if the run ends."""
        ...


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call to come, with its size: the answer takes between the two output figures."""

    tier: Tier
    input_tokens: int
    output_low: int
    output_high: int
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the progress list. Calls of one step do not depend on each other; no calls: Python works."""

    id: str
    label: str
    calls: tuple[PlannedCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a strategy will do. Quote, progress and run come from it. ``cost_cap`` in US dollars ends a run early."""

    strategy: str
    steps: tuple[Step, ...]
    cost_cap: Decimal | None = None

    @property
    def calls(self) -> tuple[PlannedCall, ...]:
        return tuple(call for step in self.steps for call in step.calls)

    @property
    def waits(self) -> int:
        """How many times the run waits for calls, one after another: its critical path of calls."""
        return sum(bool(step.calls) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Judged edits, and notes on what was left out and why."""

    edits: tuple[Edit, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How the person wants to be written for: their own writing, what they never say, and whose language."""

    samples: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    language: Literal["resume", "postings"] = "resume"


@dataclass(frozen=True, slots=True)
class Facts:
    """What judging and prompting need besides the document."""

    lexicon: Lexicon | None = None
    today: date | None = None
    style: Style = Style()
    # What the person confirmed in earlier runs: judged as true where it was said of
    confirmed: tuple[ConfirmedClaim, ...] = ()


class Strategy(Protocol):
    """A way to spend calls on a resume."""

    id: str
    label: str

    @property
    def short_label(self) -> str: ...

    def plan(self, document: Document, context: MarketContext) -> Plan: ...

    def run(
        self, document: Document, context: MarketContext, ask: Ask, facts: Facts | None = None
    ) -> Outcome: ...


def estimate_tokens(text: str) -> int:
    """Tokens of a text, on the safe side for European languages."""
    return len(text.encode()) // 3 + 1


def merge(edits: Sequence[Edit]) -> tuple[list[Edit], list[str]]:
    """One edit per place, the first one given; insertions at the end of a list stand side by side."""
    kept: dict[tuple[str, str], Edit] = {}
    notes = []
    for edit in edits:
        key = (edit.path, str(edit.after) if edit.path.endswith("/-") else "")
        if key in kept:
            notes.append(f"A second change of {edit.path} was left out")
        else:
            kept[key] = edit
    return list(kept.values()), notes
