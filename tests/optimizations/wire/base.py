"""What every wire format has to say of itself; the server asks, the formats answer."""

import json
from abc import ABC, abstractmethod
from email.message import Message
from typing import Any

from tests.optimizations.wire.script import Answer, Failure, Request

STATUS_FAILURES = {401: Failure.WRONG_KEY, 404: Failure.UNKNOWN_MODEL, 429: Failure.RATE_LIMITED}


class WireFormat(ABC):
    stream_type = "text/event-stream"

    @abstractmethod
    def key(self, headers: Message) -> str:
        """The key as the request brought it."""

    @abstractmethod
    def model(self, path: str, request: Request) -> str: ...

    @abstractmethod
    def is_streamed(self, path: str, request: Request) -> bool: ...

    @abstractmethod
    def prompt(self, request: Request) -> Any:
        """All that the model is given to read."""

    def complaint(self, request: Request) -> str:
        """Why the provider would not take this request; empty if it would."""
        return ""

    @abstractmethod
    def body(self, answer: Answer, request: Request, model: str) -> Any: ...

    @abstractmethod
    def events(self, answer: Answer, request: Request, model: str) -> list[bytes]:
        """The stream's pieces. If the answer `breaks`, half of them and the provider's error event."""

    @property
    @abstractmethod
    def failures(self) -> frozenset[Failure]:
        """The failures that this provider has words of its own for."""

    @abstractmethod
    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        """Status, body, headers. `message` and `code` replace the provider's own words where given."""

    def failure(self, answer: Answer, model: str) -> tuple[int, bytes, dict[str, str]] | None:
        if answer.failure is None and answer.status < 400:
            return None
        kind = answer.failure or STATUS_FAILURES.get(
            answer.status, Failure.SERVER_ERROR if answer.status >= 500 else Failure.BAD_REQUEST
        )
        code = "" if answer.error_code == "error" else answer.error_code
        status, body, headers = self.error(kind, answer.error_message, code)
        if answer.status >= 400:
            status = answer.status
        return status, dumped(body), headers


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def sse(value: Any, *, event: str = "", end: str = "\n\n") -> bytes:
    """One server-sent event."""
    head = f"event: {event}\n" if event else ""
    return (head + "data: ").encode() + dumped(value) + end.encode()


def as_object(text: str) -> dict[str, Any] | None:
    """The text as a JSON object; None if it is none, as when a model's tool input breaks off."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None
