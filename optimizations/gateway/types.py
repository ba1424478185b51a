"""What goes through the gateway, and how it can fail."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Protocol


class Shape(Protocol):
    """What an answer must look like: a dataclass. `answers` holds what came against it, in workers only."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class Secrets(dict[str, str]):
    """Names and values of which only the names are ever shown."""

    def __repr__(self) -> str:
        return f"Secrets({', '.join(self)})"

    __str__ = __repr__


class Tier(StrEnum):
    CHEAP = "cheap"
    MID = "mid"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Target:
    """A model behind an address: LiteLLM's name for it, prices in US dollars per million tokens (None: unknown).

    `extra` holds what a provider wants besides a key, under LiteLLM's names: AWS credentials, region, endpoint.
    `is_guarded`: a person typed the address, so that only a public one may be called.
    """

    provider: str
    model: str
    litellm_model: str
    api_key: str
    api_base: str | None
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    extra: Mapping[str, str] = field(default_factory=Secrets, hash=False)
    is_guarded: bool = False

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """US dollars for a call; unknown prices count as nothing, as for a model on one's own machine."""
        per_token_in = (self.price_in or Decimal(0)) / 1_000_000
        per_token_out = (self.price_out or Decimal(0)) / 1_000_000
        return (per_token_in * tokens_in + per_token_out * tokens_out).quantize(Decimal("0.000001"))

    def __repr__(self) -> str:
        return f"Target({self.provider}/{self.model})"  # never the key


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer as it came: text and what it took. `is_estimated`: the provider did not count the tokens."""

    text: str
    tokens_in: int
    tokens_out: int
    finish_reason: str
    is_estimated: bool = False

    def __repr__(self) -> str:
        return f"Completion({len(self.text)} characters, {self.tokens_in} in, {self.tokens_out} out)"


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
class Kept:
    """An answer as its model gave it once, and what it cost then: that much it saves now."""

    text: str
    provider: str
    model: str
    tokens_in: int
    tokens_out: int
    cost: Decimal


class Trouble(StrEnum):
    AUTHENTICATION = "authentication"
    NO_CREDIT = "no_credit"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    NOT_FOUND = "not_found"
    WRONG_ADDRESS = "wrong_address"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    CUT_SHORT = "cut_short"
    BAD_REQUEST = "bad_request"
    BAD_ANSWER = "bad_answer"
    DEADLINE = "deadline"
    CANCELLED = "cancelled"


# What the person reads. Provider's own words stay out: they may quote the prompt or the key.
EXPLANATIONS: dict[Trouble, str] = {
    Trouble.AUTHENTICATION: "The provider did not accept the key. Check the key in the settings.",
    Trouble.NO_CREDIT: "The account at the provider has no credit left. Top it up there, or choose another provider.",
    Trouble.RATE_LIMITED: "The provider asked to slow down and still did so after several tries. Try again in some minutes.",
    Trouble.UNAVAILABLE: "The provider had an error of its own, several times in a row. Try again in some minutes.",
    Trouble.TIMEOUT: "The provider did not answer in time. Try again, or choose a faster model.",
    Trouble.CONNECTION: "The provider's address could not be reached. Check the address and that its server runs.",
    Trouble.NOT_FOUND: "The provider does not know this model, or the key may not use it. Check the model's name.",
    Trouble.WRONG_ADDRESS: "Something else than a model provider answers at this address. Check the address; "
    "most end with /v1.",
    Trouble.REFUSED: "The provider refused the text, as its content rules demand.",
    Trouble.TOO_LONG: "The text is too long for this model. Choose fewer postings or a model with a larger context.",
    Trouble.CUT_SHORT: "The answer was longer than the model was allowed to write, and broke off. Choose fewer changes "
    "at once or another model.",
    Trouble.BAD_REQUEST: "The provider could not work with the request. Choose another model.",
    Trouble.BAD_ANSWER: "The model's answer was not usable, even after one repair. Try again, or choose another model.",
    Trouble.DEADLINE: "The run's time was up before the model had answered.",
    Trouble.CANCELLED: "The run was cancelled.",
}

RETRIED = frozenset({Trouble.RATE_LIMITED, Trouble.UNAVAILABLE, Trouble.TIMEOUT, Trouble.CONNECTION})


class GatewayError(Exception):
    """A call that brought no usable answer. `retry_after` is in seconds, where the provider named it.

    `partial` is what had come, with its tokens: they are paid for all the same.
    """

    def __init__(
        self, trouble: Trouble, *, retry_after: float | None = None, partial: Completion | None = None
    ) -> None:
        super().__init__(EXPLANATIONS[trouble])
        self.trouble = trouble
        self.retry_after = retry_after
        self.partial = partial
