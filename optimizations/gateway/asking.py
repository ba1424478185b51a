"""Asking a model: the only retry loop, within a deadline, with one repair of an unreadable answer."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from time import monotonic, sleep
from typing import Generic, TypeVar

from pydantic import BaseModel

from optimizations.gateway.answers import parse_answer, repair_request
from optimizations.gateway.types import RETRIED, Completion, GatewayError, Target, Trouble

Schema = TypeVar("Schema", bound=BaseModel)

CALL_TIMEOUT = 60.0
MAX_RETRIES = 3
BACKOFF_SECONDS = 1.0
LONGEST_WAIT = 20.0


@dataclass(frozen=True, slots=True)
class CallRecord:
    """What is kept of one HTTP call: no prompt, no answer. Cost in US dollars."""

    target: Target
    outcome: str
    latency_ms: int
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)
    error: str = ""


@dataclass(frozen=True, slots=True)
class Reply(Generic[Schema]):
    parsed: Schema
    tokens_in: int
    tokens_out: int
    cost: Decimal


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


def ask(
    target: Target,
    *,
    system: str,
    user: str,
    schema: type[Schema],
    max_tokens: int,
    limits: Limits,
    record: Callable[[CallRecord], None],
) -> Reply[Schema]:
    """Ask until a checked answer is there. Every HTTP call is handed to `record`. Raises GatewayError."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    completion = _call(target, messages, schema, max_tokens, limits, record)
    spent = [completion]
    try:
        parsed = parse_answer(completion.text, schema)
    except GatewayError:
        messages += [
            {"role": "assistant", "content": completion.text[:2000] or "(nothing)"},
            {"role": "user", "content": repair_request(completion.text, schema)},
        ]
        completion = _call(target, messages, schema, max_tokens, limits, record)
        spent.append(completion)
        parsed = parse_answer(completion.text, schema)
    tokens_in = sum(item.tokens_in for item in spent)
    tokens_out = sum(item.tokens_out for item in spent)
    return Reply(parsed, tokens_in, tokens_out, target.cost(tokens_in, tokens_out))


def _call(
    target: Target,
    messages: list[dict[str, str]],
    schema: type[BaseModel],
    max_tokens: int,
    limits: Limits,
    record: Callable[[CallRecord], None],
) -> Completion:
    from optimizations.gateway.litellm_client import complete  # loads LiteLLM: workers only

    for attempt in range(MAX_RETRIES + 1):
        limits.check()
        timeout = min(CALL_TIMEOUT, max(1.0, limits.deadline - monotonic()))
        started = monotonic()
        try:
            completion = complete(target, messages, schema=schema, max_tokens=max_tokens, timeout=timeout)
        except GatewayError as error:
            last = attempt == MAX_RETRIES or error.trouble not in RETRIED
            record(
                CallRecord(
                    target, "failed" if last else "retried", _since(started), error=error.trouble.value
                )
            )
            if last:
                raise
            limits.wait(_pause(attempt, error.retry_after, limits.backoff))
            continue
        record(
            CallRecord(
                target,
                "ok",
                _since(started),
                completion.tokens_in,
                completion.tokens_out,
                target.cost(completion.tokens_in, completion.tokens_out),
            )
        )
        return completion
    raise AssertionError("the loop returns or raises")


def _pause(attempt: int, retry_after: float | None, backoff: float) -> float:
    """Seconds until the next try: what the provider asked for, else doubling with full jitter."""
    if retry_after is not None:
        return min(retry_after, LONGEST_WAIT)
    return min(LONGEST_WAIT, backoff * float(2**attempt)) * (0.5 + random.random() / 2)  # noqa: S311  # jitter, no secret


def _since(started: float) -> int:
    return int((monotonic() - started) * 1000)
