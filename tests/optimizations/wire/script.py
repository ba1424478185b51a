"""What a stand-in is told to do, in words that all providers share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Request = dict[str, Any]


class Failure(StrEnum):
    """An error that the provider answers with, each in its own status and words; not every provider has each."""

    WRONG_KEY = "wrong_key"
    NO_CREDIT = "no_credit"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNKNOWN_MODEL = "unknown_model"
    NO_ACCESS = "no_access"
    TOO_LONG = "too_long"
    REFUSED = "refused"
    BAD_REQUEST = "bad_request"


@dataclass
class Answer:
    """One scripted answer: the model's text, or what goes wrong. Seconds for `delay` and `pause`.

    `finish_reason` is in OpenAI's words (stop, length, content_filter); each format says it in its own.
    `refused`: the provider's other way of refusing (a refusal field, a blocked prompt, a guardrail).
    """

    text: str = "{}"
    failure: Failure | None = None
    status: int = 200  # 400 and above: a failure with this status and the words below
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0  # before the first byte
    pause: float = 0.0  # before each piece of a stream but the first
    pieces: int = 4  # of a stream
    cut: bool = False  # the connection is closed half-way
    half_body: bool = False  # half of the HTTP body, as if it were whole
    breaks: bool = False  # a stream ends half-way with the provider's own error event
    refused: bool = False
    finish_reason: str = "stop"
    usage: bool = True  # tokens are told
    tokens_in: int = 100
    tokens_out: int = 50
    error_code: str = "error"
    error_message: str = ""
    raw: bytes | None = None  # this body and nothing else, whatever the format

    def split(self) -> list[str]:
        """The text in `pieces` parts, as a stream brings it."""
        size = max(1, -(-len(self.text) // max(1, self.pieces)))
        return [self.text[at : at + size] for at in range(0, len(self.text), size)]


Script = Callable[[Request], Answer]


def always(answer: Answer) -> Script:
    return lambda request: answer


def in_turn(*answers: Answer) -> Script:
    """Each answer once, then the last one for ever."""
    left = list(answers)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]
