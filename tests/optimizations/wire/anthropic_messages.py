"""Anthropic's messages: blocks of content, a tool's input or an output format for structured answers."""

from email.message import Message
from typing import Any

from tests.optimizations.wire.base import WireFormat, as_object, sse
from tests.optimizations.wire.script import Answer, Failure, Request

STOP_REASONS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
ERRORS: dict[Failure, tuple[int, str, str]] = {
    Failure.WRONG_KEY: (401, "authentication_error", "invalid x-api-key"),
    Failure.NO_CREDIT: (
        400,
        "invalid_request_error",
        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or "
        "purchase credits.",
    ),
    Failure.RATE_LIMITED: (
        429,
        "rate_limit_error",
        "This request would exceed the rate limit for your organization of 50,000 input tokens per minute.",
    ),
    Failure.SERVER_ERROR: (529, "overloaded_error", "Overloaded"),
    Failure.UNKNOWN_MODEL: (404, "not_found_error", "model: claude-none"),
    Failure.TOO_LONG: (400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
    Failure.REFUSED: (400, "invalid_request_error", "Output blocked by content filtering policy"),
    Failure.BAD_REQUEST: (400, "invalid_request_error", "nonsense: Extra inputs are not permitted"),
}


class AnthropicMessages(WireFormat):
    def key(self, headers: Message) -> str:
        return str(headers.get("x-api-key", ""))

    def model(self, path: str, request: Request) -> str:
        return str(request["model"])

    def is_streamed(self, path: str, request: Request) -> bool:
        return bool(request.get("stream"))

    def prompt(self, request: Request) -> Any:
        return [request.get("system"), request["messages"]]

    @property
    def failures(self) -> frozenset[Failure]:
        return frozenset(ERRORS)

    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        status, kind, words = ERRORS[failure]
        return status, _error(code or kind, message or words), {"request-id": "req_1"}

    def body(self, answer: Answer, request: Request, model: str) -> Any:
        tool, stop = _forced_tool(request), STOP_REASONS[answer.finish_reason]
        content: list[dict[str, Any]]
        if answer.refused or stop == "refusal":
            content, stop = [], "refusal"
        elif tool and (value := as_object(answer.text)) is not None:
            content = [{"type": "tool_use", "id": "toolu_1", "name": tool, "input": value}]
            stop = "tool_use" if stop == "end_turn" else stop
        else:
            content = [{"type": "text", "text": answer.text}]
        usage = _usage(answer) if answer.usage else {"input_tokens": 0, "output_tokens": 0}
        return {**_message(model), "content": content, "stop_reason": stop, "usage": usage}

    def events(self, answer: Answer, request: Request, model: str) -> list[bytes]:
        tool, stop = _forced_tool(request), STOP_REASONS[answer.finish_reason]
        stop = "refusal" if answer.refused else stop
        told = answer.tokens_in if answer.usage else 0
        start = {
            **_message(model),
            "content": [],
            "stop_reason": None,
            "usage": {"input_tokens": told, "output_tokens": 1},
        }
        events = [_event("message_start", message=start)]
        block: dict[str, Any] = {"type": "text", "text": ""}
        if tool:
            block = {"type": "tool_use", "id": "toolu_1", "name": tool, "input": {}}
            stop = "tool_use" if stop == "end_turn" else stop
        if stop != "refusal":
            events.append(_event("content_block_start", index=0, content_block=block))
            for piece in answer.split():
                delta = (
                    {"type": "input_json_delta", "partial_json": piece}
                    if tool
                    else {"type": "text_delta", "text": piece}
                )
                events.append(_event("content_block_delta", index=0, delta=delta))
            if answer.breaks:
                error = _error("overloaded_error", answer.error_message or "Overloaded")
                return [*events[:3], sse(error, event="error")]
            events.append(_event("content_block_stop", index=0))
        usage = {"output_tokens": answer.tokens_out if answer.usage else 0}
        return [
            *events,
            _event("message_delta", delta={"stop_reason": stop, "stop_sequence": None}, usage=usage),
            _event("message_stop"),
        ]


def _message(model: str) -> dict[str, Any]:
    return {"id": "msg_1", "type": "message", "role": "assistant", "model": model, "stop_sequence": None}


def _event(kind: str, **values: Any) -> bytes:
    return sse({"type": kind, **values}, event=kind)


def _error(kind: str, message: str) -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}


def _usage(answer: Answer) -> dict[str, int]:
    return {"input_tokens": answer.tokens_in, "output_tokens": answer.tokens_out}


def _forced_tool(request: Request) -> str:
    return str(request.get("tool_choice", {}).get("name", ""))
