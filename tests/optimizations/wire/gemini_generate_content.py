"""Google's generateContent: candidates with parts, a response schema, prompts that are blocked before any candidate."""

from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from tests.optimizations.wire.base import WireFormat, sse
from tests.optimizations.wire.script import Answer, Failure, Request

FINISH_REASONS = {"stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"}
ERRORS: dict[Failure, tuple[int, str, str]] = {
    Failure.WRONG_KEY: (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
    Failure.NO_CREDIT: (
        403,
        "PERMISSION_DENIED",
        "This API method requires billing to be enabled. Please enable billing on project #1 and retry.",
    ),
    Failure.RATE_LIMITED: (
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan and billing details. For more information on this "
        "error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
    ),
    Failure.SERVER_ERROR: (503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    Failure.UNKNOWN_MODEL: (
        404,
        "NOT_FOUND",
        "models/gemini-none is not found for API version v1beta, or is not supported for generateContent. Call "
        "ListModels to see the list of available models and their supported methods.",
    ),
    Failure.TOO_LONG: (
        400,
        "INVALID_ARGUMENT",
        "The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).",
    ),
    Failure.BAD_REQUEST: (
        400,
        "INVALID_ARGUMENT",
        "Invalid JSON payload received. Unknown name \"nonsense\" at 'generation_config': Cannot find field.",
    ),
}


class GeminiGenerateContent(WireFormat):
    def key(self, headers: Message) -> str:
        return str(headers.get("x-goog-api-key", ""))

    def model(self, path: str, request: Request) -> str:
        return urlsplit(path).path.rsplit("/", 1)[-1].split(":")[0]

    def is_streamed(self, path: str, request: Request) -> bool:
        return ":streamGenerateContent" in path

    def prompt(self, request: Request) -> Any:
        return [request.get("system_instruction"), request["contents"]]

    @property
    def failures(self) -> frozenset[Failure]:
        return frozenset(ERRORS)

    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        status, kind, words = ERRORS[failure]
        error: dict[str, Any] = {"code": status, "message": message or words, "status": kind}
        if failure is Failure.WRONG_KEY:
            error["details"] = [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "API_KEY_INVALID",
                    "domain": "googleapis.com",
                    "metadata": {"service": "generativelanguage.googleapis.com"},
                }
            ]
        elif failure is Failure.RATE_LIMITED:
            error["details"] = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}]
        return status, {"error": error}, {}

    def body(self, answer: Answer, request: Request, model: str) -> Any:
        if answer.refused:
            return _blocked(answer, model)
        finish = FINISH_REASONS[answer.finish_reason]
        return self._part(answer, model, None if finish == "SAFETY" else answer.text, finish)

    def events(self, answer: Answer, request: Request, model: str) -> list[bytes]:
        if answer.refused:
            return [_sse(_blocked(answer, model))]
        pieces, finish = answer.split(), FINISH_REASONS[answer.finish_reason]
        if answer.breaks:
            _, error, _ = self.error(Failure.SERVER_ERROR, answer.error_message, "")
            half = pieces[: max(1, len(pieces) // 2)]
            return [*(_sse(self._part(answer, model, piece, None)) for piece in half), _sse(error)]
        if finish == "SAFETY":
            return [_sse(self._part(answer, model, None, finish))]
        last = len(pieces) - 1
        return [
            _sse(self._part(answer, model, piece, finish if number == last else None))
            for number, piece in enumerate(pieces)
        ]

    def _part(self, answer: Answer, model: str, text: str | None, finish: str | None) -> dict[str, Any]:
        candidate: dict[str, Any] = {"index": 0}
        if text is not None:
            candidate["content"] = {"parts": [{"text": text}], "role": "model"}
        if finish:
            candidate["finishReason"] = finish
        if finish == "SAFETY":
            candidate["safetyRatings"] = [
                {"category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": True}
            ]
        return {"candidates": [candidate], **_rest(answer, model)}


def _blocked(answer: Answer, model: str) -> dict[str, Any]:
    return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, **_rest(answer, model)}


def _rest(answer: Answer, model: str) -> dict[str, Any]:
    rest: dict[str, Any] = {"modelVersion": model, "responseId": "r1"}
    if answer.usage:
        rest["usageMetadata"] = {
            "promptTokenCount": answer.tokens_in,
            "candidatesTokenCount": answer.tokens_out,
            "totalTokenCount": answer.tokens_in + answer.tokens_out,
        }
    return rest


def _sse(value: dict[str, Any]) -> bytes:
    return sse(value, end="\r\n\r\n")
