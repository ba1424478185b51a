"""Asking a model: the only retry loop, within a deadline, with one repair of an unreadable answer."""

import json
import random
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from time import monotonic, sleep
from typing import Generic, TypeVar

from optimizations.gateway.answers import json_schema, parse_answer, repair_request
from optimizations.gateway.types import RETRIED, CallRecord, Completion, GatewayError, Shape, Target, Trouble

Schema = TypeVar("Schema", bound=Shape)
Message = dict[str, str]
# Stands around each HTTP call: it is told the most the call may cost, and may wait, or raise what stops the call.
Gate = Callable[[Decimal], AbstractContextManager[None]]

CALL_TIMEOUT = 60.0
MAX_RETRIES = 3
BACKOFF_SECONDS = 1.0
LONGEST_WAIT = 20.0
LONGEST_REST = 45.0
PATIENCE_WITH_NEXT = 2.0  # what a provider may ask us to wait while another one stands ready
_REPAIR_SHOWS = 1000  # characters of the unreadable answer that the model sees again


@dataclass(frozen=True, slots=True)
class Reply(Generic[Schema]):
    """A checked answer, its text, and what it took with every repair."""

    parsed: Schema
    tokens_in: int
    tokens_out: int
    cost: Decimal
    text: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop: a `monotonic()` deadline, and a question asked before each call and during waits."""

    deadline: float
    is_cancelled: Callable[[], bool]
    backoff: float = BACKOFF_SECONDS

    def check(self) -> None:
        if self.is_cancelled():
            raise GatewayError(Trouble.CANCELLED)
        if monotonic() >= self.deadline:
            raise GatewayError(Trouble.DEADLINE)

    def wait(self, seconds: float) -> None:
        """Sleep in short pieces, so that a cancel is heard; refuses a wait that would outlast the deadline."""
        end = monotonic() + seconds
        if end >= self.deadline:
            raise GatewayError(Trouble.DEADLINE)
        while (left := end - monotonic()) > 0:
            self.check()
            sleep(min(left, 0.2))


class Resting(Exception):
    """A gate's word: this address is not asked for so many `seconds`, because it failed again and again."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Asking(Generic[Schema]):
    """One question on its way: whom it goes to, and everything that every try of it needs."""

    target: Target
    schema: type[Schema]
    max_tokens: int
    limits: Limits
    record: Callable[[CallRecord], None]
    gate: Gate
    # Another target stands ready: little is tried again here, and a slow provider is left at once
    has_next: bool

    @property
    def retries(self) -> int:
        return 1 if self.has_next else MAX_RETRIES

    def retries_after(self, error: GatewayError) -> bool:
        if error.trouble not in RETRIED:
            return False
        is_slow = error.trouble is Trouble.TIMEOUT or (error.retry_after or 0) > PATIENCE_WITH_NEXT
        return not (self.has_next and is_slow)


def ask(
    target: Target,
    *,
    system: str,
    user: str,
    schema: type[Schema],
    max_tokens: int,
    limits: Limits,
    record: Callable[[CallRecord], None],
    gate: Gate = lambda highest: nullcontext(),
    has_next: bool = False,
) -> Reply[Schema]:
    """Ask until a checked answer is there. Every HTTP call is handed to `record`. Raises GatewayError."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    asking = Asking(target, schema, max_tokens, limits, record, gate, has_next)
    first, parsed = _call(asking, messages, is_repair=False)
    spent = [first]
    if parsed is None:
        messages += [
            {"role": "assistant", "content": first.text[:_REPAIR_SHOWS] or "(nothing)"},
            {"role": "user", "content": repair_request(first.text, schema)},
        ]
        second, parsed = _call(asking, messages, is_repair=True)
        spent.append(second)
    if parsed is None:
        raise GatewayError(Trouble.BAD_ANSWER)
    tokens_in = sum(item.tokens_in for item in spent)
    tokens_out = sum(item.tokens_out for item in spent)
    return Reply(parsed, tokens_in, tokens_out, target.cost(tokens_in, tokens_out), spent[-1].text)


def _call(
    asking: Asking[Schema], messages: Sequence[Message], *, is_repair: bool
) -> tuple[Completion, Schema | None]:
    """One answer, after retries of what passes; None beside it where it does not fit the schema."""
    highest = asking.target.cost(most_tokens(messages, asking.schema), asking.max_tokens)
    trouble = Trouble.UNAVAILABLE
    for attempt in range(asking.retries + 1):
        last = attempt == asking.retries
        asking.limits.check()
        try:
            with asking.gate(highest):
                return _once(asking, messages, is_repair=is_repair, last=last)
        except Resting as rest:
            # Found resting: on to the next. It began to rest while we asked: worth one rest, where nobody else is.
            if last or attempt == 0 or asking.has_next or rest.seconds > LONGEST_REST:
                raise GatewayError(trouble) from None
            pause = rest.seconds
        except GatewayError as error:
            if last or not asking.retries_after(error):
                raise
            trouble = error.trouble
            pause = _pause(attempt, error.retry_after, asking.limits.backoff)
        asking.limits.wait(pause)
    raise AssertionError("the loop returns or raises")


def _once(
    asking: Asking[Schema], messages: Sequence[Message], *, is_repair: bool, last: bool
) -> tuple[Completion, Schema | None]:
    """One HTTP call, recorded however it ends."""
    from optimizations.gateway.litellm_client import complete  # loads LiteLLM: workers only

    target, limits = asking.target, asking.limits
    timeout = min(CALL_TIMEOUT, max(1.0, limits.deadline - monotonic()))
    started = monotonic()
    try:
        completion = complete(
            target,
            messages,
            schema=asking.schema,
            max_tokens=asking.max_tokens,
            timeout=timeout,
            check=limits.check,
        )
    except GatewayError as error:
        outcome = "failed" if last or not asking.retries_after(error) else "retried"
        _record(asking, outcome, started, _paid(error, messages), error.trouble)
        raise
    try:
        parsed = parse_answer(completion.text, asking.schema)
    except GatewayError:
        parsed = None
    outcome = _outcome(fits=parsed is not None, is_repair=is_repair)
    trouble = None if parsed is not None else Trouble.BAD_ANSWER
    _record(asking, outcome, started, (completion.tokens_in, completion.tokens_out), trouble)
    return completion, parsed


def _record(
    asking: Asking[Schema], outcome: str, started: float, tokens: tuple[int, int], trouble: Trouble | None
) -> None:
    cost = asking.target.cost(*tokens)
    told = trouble.value if trouble else ""
    asking.record(CallRecord(asking.target, outcome, _since(started), *tokens, cost, told))


def _paid(error: GatewayError, messages: Sequence[Message]) -> tuple[int, int]:
    """Tokens in and out of a call that failed: of what had come; of the question, where we hung up on the answer."""
    if error.partial is not None:
        return error.partial.tokens_in, error.partial.tokens_out
    if error.trouble is Trouble.CANCELLED:
        return sum(len(message["content"].encode()) for message in messages) // 4, 0
    return 0, 0


def _outcome(*, fits: bool, is_repair: bool) -> str:
    if fits:
        return "repaired" if is_repair else "ok"
    return "failed" if is_repair else "retried"


def most_tokens(messages: Sequence[Message], schema: type[Shape]) -> int:
    """More tokens than the messages take with any tokenizer we know: one for every two bytes, schema included."""
    texts = sum(len(message["content"].encode()) for message in messages)
    return (texts + _schema_bytes(schema)) // 2 + 16 * len(messages)


@lru_cache(maxsize=64)
def _schema_bytes(schema: type[Shape]) -> int:
    return len(json.dumps(json_schema(schema)))


def _pause(attempt: int, retry_after: float | None, backoff: float) -> float:
    """Seconds until the next try: what the provider asked for, else doubling with full jitter."""
    if retry_after is not None:
        return min(retry_after, LONGEST_WAIT)
    return min(LONGEST_WAIT, backoff * float(2**attempt)) * (0.5 + random.random() / 2)  # noqa: S311  # jitter, no secret


def _since(started: float) -> int:
    return int((monotonic() - started) * 1000)
