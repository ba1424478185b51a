"""OpenAI's chat completions and those who speak it with an accent: DeepSeek, Groq, xAI, servers of one's own."""

import time
from email.message import Message
from typing import Any

from tests.optimizations.wire.base import WireFormat, sse
from tests.optimizations.wire.script import Answer, Failure, Request

Errors = dict[Failure, tuple[int, dict[str, Any]]]

REFUSAL = "I'm sorry, but I can't help with that."


def _error(status: int, message: str, kind: str, code: str | None, **more: Any) -> tuple[int, dict[str, Any]]:
    return status, {"message": message, "type": kind, "param": None, "code": code, **more}


class ChatCompletions(WireFormat):
    errors: Errors = {}
    extra: dict[str, Any] = {}  # what this provider adds to every answer

    def key(self, headers: Message) -> str:
        return str(headers.get("Authorization", "")).removeprefix("Bearer ")

    def model(self, path: str, request: Request) -> str:
        return str(request.get("model", ""))

    def is_streamed(self, path: str, request: Request) -> bool:
        return bool(request.get("stream"))

    def prompt(self, request: Request) -> Any:
        return request["messages"]

    @property
    def failures(self) -> frozenset[Failure]:
        return frozenset(self.errors)

    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        status, error = self.errors[failure]
        error = {**error, **({"message": message} if message else {}), **({"code": code} if code else {})}
        return status, {"error": error}, {}

    def body(self, answer: Answer, request: Request, model: str) -> Any:
        message: dict[str, Any] = {"role": "assistant", "content": answer.text, "refusal": None}
        finish = answer.finish_reason
        if answer.refused:
            message |= {"content": None, "refusal": REFUSAL}
        elif tool := _forced_tool(request):
            call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": answer.text}}
            message |= {"content": None, "tool_calls": [call]}
            finish = "tool_calls" if finish == "stop" else finish
        body = {
            **self._envelope("chat.completion", model),
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        }
        return body | ({"usage": _usage(answer)} if answer.usage else {})

    def events(self, answer: Answer, request: Request, model: str) -> list[bytes]:
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": "", "refusal": None}]
        if answer.refused:
            deltas.append({"refusal": REFUSAL})
        else:
            deltas += [{"content": piece} for piece in answer.split()]
        events = [self._chunk(model, delta, None) for delta in deltas]
        if answer.breaks:
            _, error, _ = self.error(Failure.SERVER_ERROR, answer.error_message, "")
            return [*events[: max(2, len(events) // 2)], sse(error)]
        events.append(self._chunk(model, {}, answer.finish_reason))
        if answer.usage and request.get("stream_options", {}).get("include_usage"):
            usage = {
                **self._envelope("chat.completion.chunk", model),
                "choices": [],
                "usage": _usage(answer),
            }
            events.append(sse(usage))
        return [*events, b"data: [DONE]\n\n"]

    def _chunk(self, model: str, delta: dict[str, Any], finish: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return sse({**self._envelope("chat.completion.chunk", model), "choices": [choice]})

    def _envelope(self, kind: str, model: str) -> dict[str, Any]:
        return {"id": "chatcmpl-1", "object": kind, "created": int(time.time()), "model": model, **self.extra}


class OpenAI(ChatCompletions):
    extra = {"service_tier": "default", "system_fingerprint": None}
    errors = {
        Failure.WRONG_KEY: _error(
            401,
            "Incorrect API key provided: sk-te**********7be0. You can find your API key at "
            "https://platform.openai.com/account/api-keys.",
            "invalid_request_error",
            "invalid_api_key",
        ),
        Failure.NO_CREDIT: _error(
            429,
            "You exceeded your current quota, please check your plan and billing details. For more information on "
            "this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
            "insufficient_quota",
            "insufficient_quota",
        ),
        Failure.RATE_LIMITED: _error(
            429,
            "Rate limit reached for gpt-5-mini in organization org-1 on tokens per min (TPM): Limit 200000, Used "
            "199000, Requested 2000. Please try again in 300ms. Visit "
            "https://platform.openai.com/account/rate-limits to learn more.",
            "tokens",
            "rate_limit_exceeded",
        ),
        Failure.SERVER_ERROR: _error(
            500,
            "The server had an error while processing your request. Sorry about that!",
            "server_error",
            None,
        ),
        Failure.UNKNOWN_MODEL: _error(
            404,
            "The model `gpt-none` does not exist or you do not have access to it.",
            "invalid_request_error",
            "model_not_found",
        ),
        Failure.TOO_LONG: _error(
            400,
            "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens. "
            "Please reduce the length of the messages.",
            "invalid_request_error",
            "context_length_exceeded",
        ),
        Failure.REFUSED: _error(
            400,
            "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again "
            "with a different prompt: https://platform.openai.com/docs/guides/reasoning#advice-on-prompting",
            "invalid_request_error",
            "invalid_prompt",
        ),
        Failure.BAD_REQUEST: _error(
            400, "Unknown parameter: 'nonsense'.", "invalid_request_error", "unknown_parameter"
        ),
    }

    def complaint(self, request: Request) -> str:
        """The reasoning models take no temperature and no `max_tokens`."""
        if str(request["model"]).startswith("gpt-5"):
            if request.get("temperature", 1) != 1:
                return "Unsupported value: 'temperature' does not support 0.2 with this model."
            if "max_tokens" in request:
                return "Unsupported parameter: 'max_tokens' is not supported with this model."
        return ""


class OpenAICompatible(ChatCompletions):
    """vLLM, Ollama, LM Studio: OpenAI's format; vLLM's words for a prompt that is too long."""

    errors = {
        **{
            failure: OpenAI.errors[failure]
            for failure in (
                Failure.WRONG_KEY,
                Failure.RATE_LIMITED,
                Failure.SERVER_ERROR,
                Failure.BAD_REQUEST,
            )
        },
        Failure.TOO_LONG: (
            400,
            {
                "message": "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens "
                "(8000 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.",
                "type": "BadRequestError",
                "param": None,
                "code": 400,
            },
        ),
        Failure.UNKNOWN_MODEL: (
            404,
            {
                "message": "The model `none` does not exist.",
                "type": "NotFoundError",
                "param": None,
                "code": 404,
            },
        ),
    }


class DeepSeek(ChatCompletions):
    errors = {
        Failure.WRONG_KEY: _error(
            401,
            "Authentication Fails, Your api key: ****7be0 is invalid",
            "authentication_error",
            "invalid_request_error",
        ),
        Failure.NO_CREDIT: _error(402, "Insufficient Balance", "unknown_error", "invalid_request_error"),
        Failure.RATE_LIMITED: _error(
            429, "Rate limit reached", "rate_limit_reached_error", "rate_limit_reached_error"
        ),
        Failure.SERVER_ERROR: _error(
            503,
            "Service is too busy. We advise users to temporarily switch to alternative LLM API service providers.",
            "service_unavailable_error",
            "service_unavailable_error",
        ),
        Failure.UNKNOWN_MODEL: _error(
            400, "Model Not Exist", "invalid_request_error", "invalid_request_error"
        ),
        Failure.TOO_LONG: _error(
            400,
            "This model's maximum context length is 131072 tokens. However, you requested 150000 tokens (146000 in "
            "the messages, 4000 in the completion). Please reduce the length of the messages or completion.",
            "invalid_request_error",
            "invalid_request_error",
        ),
        Failure.REFUSED: _error(400, "Content Exists Risk", "invalid_request_error", "invalid_request_error"),
        Failure.BAD_REQUEST: _error(
            400, "Failed to deserialize the JSON body", "invalid_request_error", "invalid_request_error"
        ),
    }

    def complaint(self, request: Request) -> str:
        """JSON mode only: no schemas, and the prompt must name JSON."""
        kind = request.get("response_format", {}).get("type", "text")
        if kind == "json_schema":
            return "This response_format type is unavailable now"
        if kind == "json_object" and "json" not in str(request["messages"]).lower():
            return "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'."
        return ""


class Groq(ChatCompletions):
    extra = {"service_tier": "on_demand", "system_fingerprint": "fp_1", "x_groq": {"id": "req_1"}}
    errors = {
        Failure.WRONG_KEY: (
            401,
            {"message": "Invalid API Key", "type": "invalid_request_error", "code": "invalid_api_key"},
        ),
        Failure.RATE_LIMITED: (
            429,
            {
                "message": "Rate limit reached for model `openai/gpt-oss-20b` in organization `org_1` service tier "
                "`on_demand` on tokens per minute (TPM): Limit 8000, Used 7000, Requested 2000. Please try again in "
                "7.5s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing",
                "type": "tokens",
                "code": "rate_limit_exceeded",
            },
        ),
        Failure.SERVER_ERROR: (500, {"message": "Internal Server Error", "type": "internal_server_error"}),
        Failure.UNKNOWN_MODEL: (
            404,
            {
                "message": "The model `none` does not exist or you do not have access to it.",
                "type": "invalid_request_error",
                "code": "model_not_found",
            },
        ),
        Failure.TOO_LONG: (
            413,
            {
                "message": "Request too large for model `openai/gpt-oss-20b` in organization `org_1` service tier "
                "`on_demand` on tokens per minute (TPM): Limit 8000, Requested 14137, please reduce your message "
                "size and try again.",
                "type": "tokens",
                "code": "rate_limit_exceeded",
            },
        ),
        Failure.BAD_REQUEST: (
            400,
            {
                "message": "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more "
                "details.",
                "type": "invalid_request_error",
                "code": "json_validate_failed",
                "failed_generation": '{"word": ',
            },
        ),
    }

    def complaint(self, request: Request) -> str:
        """No streams of structured answers."""
        if request.get("stream") and request.get("response_format", {}).get("type") == "json_schema":
            return "Streaming is not supported with structured outputs"
        return ""


class XAI(ChatCompletions):
    """Its errors are flat: a sentence as code, a sentence as error."""

    extra = {"system_fingerprint": "fp_1"}
    flat: dict[Failure, tuple[int, str, str]] = {
        Failure.WRONG_KEY: (
            400,
            "Client specified an invalid argument",
            "Incorrect API key provided: sk***e0. You can obtain an API key from https://console.x.ai.",
        ),
        Failure.NO_CREDIT: (
            429,
            "Some resource has been exhausted",
            "Your team 1 has either used all available credits or reached its monthly spending limit. To continue "
            "making API requests, please purchase more credits or raise your spending limit.",
        ),
        Failure.RATE_LIMITED: (
            429,
            "Some resource has been exhausted",
            "Too many requests for team 1 and model grok-4-fast-non-reasoning. Your team's rate limit is: "
            "requests per minute = 480.",
        ),
        Failure.SERVER_ERROR: (500, "Internal error", "Service temporarily unavailable."),
        Failure.UNKNOWN_MODEL: (
            404,
            "Some requested entity was not found",
            "The model grok-none does not exist or your team 1 does not have access to it.",
        ),
        Failure.TOO_LONG: (
            400,
            "Client specified an invalid argument",
            "This model's maximum prompt length is 131072 but the request contains 150000 tokens.",
        ),
        Failure.REFUSED: (
            403,
            "The caller does not have permission to execute the specified operation",
            "Content violates usage guidelines. Team: 1, API key ID: 1, Model: grok-4-fast-non-reasoning, Failed "
            "check: SAFETY_CHECK_TYPE_BIO",
        ),
        Failure.BAD_REQUEST: (
            400,
            "Client specified an invalid argument",
            "Argument not supported on this model: nonsense",
        ),
    }

    @property
    def failures(self) -> frozenset[Failure]:
        return frozenset(self.flat)

    def error(self, failure: Failure, message: str, code: str) -> tuple[int, Any, dict[str, str]]:
        status, own_code, own_message = self.flat[failure]
        return status, {"code": code or own_code, "error": message or own_message}, {}


def _forced_tool(request: Request) -> str:
    choice = request.get("tool_choice")
    return str(choice["function"]["name"]) if isinstance(choice, dict) else ""


def _usage(answer: Answer) -> dict[str, int]:
    return {
        "prompt_tokens": answer.tokens_in,
        "completion_tokens": answer.tokens_out,
        "total_tokens": answer.tokens_in + answer.tokens_out,
    }
