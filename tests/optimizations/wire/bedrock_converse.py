"""AWS Bedrock's Converse: signed requests, errors named in a header, streams of binary event frames."""

import re
import struct
import zlib
from email.message import Message
from typing import Any
from urllib.parse import unquote

from tests.optimizations.wire.base import WireFormat, as_object, dumped
from tests.optimizations.wire.script import Answer, Failure, Request

STOP_REASONS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "content_filtered"}
ERRORS: dict[Failure, tuple[int, str, str]] = {
    Failure.WRONG_KEY: (
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
    ),
    Failure.NO_ACCESS: (
        403,
        "AccessDeniedException",
        "You don't have access to the model with the specified model ID.",
    ),
    Failure.RATE_LIMITED: (
        429,
        "ThrottlingException",
        "Too many requests, please wait before trying again.",
    ),
    Failure.SERVER_ERROR: (
        500,
        "InternalServerException",
        "The system encountered an unexpected error during processing. Try your request again.",
    ),
    Failure.UNKNOWN_MODEL: (400, "ValidationException", "The provided model identifier is invalid."),
    Failure.TOO_LONG: (400, "ValidationException", "Input is too long for requested model."),
    Failure.BAD_REQUEST: (
        400,
        "ValidationException",
        "The model returned the following errors: nonsense: Extra inputs are not permitted",
    ),
}


class BedrockConverse(WireFormat):
    stream_type = "application/vnd.amazon.eventstream"

    def key(self, headers: Message) -> str:
        """The access key's id out of the signature; the secret never travels."""
        signed = re.search(r"Credential=([^/]+)/", str(headers.get("Authorization", "")))
        return signed.group(1) if signed else ""

    def model(self, path: str, request: Request) -> str:
        return unquote(path.split("/")[2])

    def is_streamed(self, path: str, request: Request) -> bool:
        return path.endswith("/converse-stream")

    def prompt(self, request: Request) -> Any:
        return [request.get("system"), request["messages"]]

    @property
    def failures(self) -> frozenset[Failure]:
        return frozenset(ERRORS)

    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        status, kind, words = ERRORS[failure]
        return status, {"message": message or words}, {"x-amzn-ErrorType": code or kind}

    def body(self, answer: Answer, request: Request, model: str) -> Any:
        tool, stop = _forced_tool(request), _stop(answer)
        content: list[dict[str, Any]] = [{"text": answer.text}]
        if stop in {"content_filtered", "guardrail_intervened"}:
            content = [{"text": "Sorry, the model cannot answer this question."}]
        elif tool and (value := as_object(answer.text)) is not None:
            content = [{"toolUse": {"toolUseId": "tooluse_1", "name": tool, "input": value}}]
            stop = "tool_use" if stop == "end_turn" else stop
        body = {
            "output": {"message": {"role": "assistant", "content": content}},
            "stopReason": stop,
            "metrics": {"latencyMs": 1},
        }
        return body | {"usage": _usage(answer)}

    def events(self, answer: Answer, request: Request, model: str) -> list[bytes]:
        tool, stop = _forced_tool(request), _stop(answer)
        frames = [_frame("messageStart", {"role": "assistant"})]
        if tool:
            start = {"toolUse": {"toolUseId": "tooluse_1", "name": tool}}
            frames.append(_frame("contentBlockStart", {"contentBlockIndex": 0, "start": start}))
            stop = "tool_use" if stop == "end_turn" else stop
        if stop not in {"content_filtered", "guardrail_intervened"}:
            for piece in answer.split():
                delta = {"toolUse": {"input": piece}} if tool else {"text": piece}
                frames.append(_frame("contentBlockDelta", {"contentBlockIndex": 0, "delta": delta}))
        if answer.breaks:
            error = {"message": answer.error_message or "The service is unavailable, try again."}
            return [*frames[:2], _frame("serviceUnavailableException", error, kind="exception")]
        frames.append(_frame("contentBlockStop", {"contentBlockIndex": 0}))
        frames.append(_frame("messageStop", {"stopReason": stop}))
        if answer.usage:
            frames.append(_frame("metadata", {"usage": _usage(answer), "metrics": {"latencyMs": 1}}))
        return frames


def _stop(answer: Answer) -> str:
    return "guardrail_intervened" if answer.refused else STOP_REASONS[answer.finish_reason]


def _usage(answer: Answer) -> dict[str, int]:
    tokens_in, tokens_out = (answer.tokens_in, answer.tokens_out) if answer.usage else (0, 0)
    return {"inputTokens": tokens_in, "outputTokens": tokens_out, "totalTokens": tokens_in + tokens_out}


def _forced_tool(request: Request) -> str:
    return str(request.get("toolConfig", {}).get("toolChoice", {}).get("tool", {}).get("name", ""))


def _frame(name: str, payload: dict[str, Any], *, kind: str = "event") -> bytes:
    """One frame: lengths and their checksum, headers, payload, checksum of it all."""
    headers = b"".join(
        struct.pack("!B", len(key)) + key + b"\x07" + struct.pack("!H", len(value)) + value
        for key, value in (
            (b":message-type", kind.encode()),
            (f":{kind}-type".encode(), name.encode()),
            (b":content-type", b"application/json"),
        )
    )
    body = dumped(payload)
    prelude = struct.pack("!II", 16 + len(headers) + len(body), len(headers))
    message = prelude + struct.pack("!I", zlib.crc32(prelude)) + headers + body
    return message + struct.pack("!I", zlib.crc32(message))
