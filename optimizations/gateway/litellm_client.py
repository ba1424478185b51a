"""The only importer of LiteLLM. Loaded in workers, before they fork; the web process never comes here."""

import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"] = "True"
os.environ["HF_HUB_OFFLINE"] = "1"

import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import httpx
import litellm
from litellm.llms.custom_httpx.http_handler import get_ssl_configuration

from optimizations.gateway.answers import model_of, parse_answer, schema_request
from optimizations.gateway.transport import Watch, WatchedTransport, watching
from optimizations.gateway.troubles import failed_generation, seconds_to_wait, trouble_of
from optimizations.gateway.types import Completion, GatewayError, Shape, Target, Trouble
from optimizations.gateway.wire import PROVIDERS

litellm.disable_hf_tokenizer_download = True
litellm.suppress_debug_info = True
litellm.telemetry = False
litellm.drop_params = True  # a parameter that a provider does not know is left out
# Every client that LiteLLM makes goes through this one transport: by its own setting, and by the session for OpenAI's.
litellm.sync_transport = WatchedTransport(get_ssl_configuration())
litellm.client_session = httpx.Client(transport=litellm.sync_transport)
for _name in ("LiteLLM", "LiteLLM Proxy", "LiteLLM Router"):
    logging.getLogger(_name).disabled = True  # its warnings quote what the provider said
for _name in ("openai", "httpx", "httpcore", "botocore", "urllib3"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below, they print prompts

TEMPERATURE = 0.2

# LiteLLM's exceptions for what fails after a good status or before anything is sent; from special to general.
_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (litellm.exceptions.ContextWindowExceededError, Trouble.TOO_LONG),
    (litellm.exceptions.ContentPolicyViolationError, Trouble.REFUSED),
    (litellm.exceptions.AuthenticationError, Trouble.AUTHENTICATION),
    (litellm.exceptions.RateLimitError, Trouble.RATE_LIMITED),
    (litellm.exceptions.Timeout, Trouble.TIMEOUT),
)

Messages = Sequence[dict[str, str]]


def complete(
    target: Target,
    messages: Messages,
    *,
    schema: type[Shape] | None,
    max_tokens: int,
    timeout: float,
    on_piece: Callable[[str], None] | None = None,
    check: Callable[[], None] | None = None,
) -> Completion:
    """One call, no retries, over after `timeout` seconds at the most.

    With `on_piece` the answer is streamed, and each piece of text handed over as it comes. `check` is called several
    times a second while the call waits. What either raises ends the call, hangs up, and comes out as it is.
    Everything else that fails raises GatewayError, never with the provider's own words.
    """
    watch = Watch(monotonic() + timeout, check or _go_on, is_guarded=target.is_guarded)
    pieces: list[str] = []
    error: GatewayError | None = None
    with watching(watch):
        try:
            request = _request(target, messages, schema, max_tokens, timeout)
            answer = _streamed(request, pieces, on_piece, watch) if on_piece else _whole(request)
        except Exception as failure:  # of whatever kind: LiteLLM lets many through
            error = _translated(failure, watch)
    if watch.stopped_by is not None:
        raise watch.stopped_by
    # Raised out here, the error carries no chain of exceptions that quote the prompt or the key.
    if error is not None:
        if error.trouble is Trouble.BAD_ANSWER:
            text = failed_generation(watch.error_body) or ""
            return _counted(text, "invalid", None, messages)
        if pieces and error.partial is None:
            error.partial = _counted("".join(pieces), "broken", None, messages)
        raise error
    text, finish_reason, usage = answer
    finish_reason = "length" if watch.is_cut_short else finish_reason
    completion = _counted(text, finish_reason, usage, messages)
    if watch.has_refusal or finish_reason == "content_filter":
        raise GatewayError(Trouble.REFUSED, partial=completion)
    if finish_reason == "length" and not (schema and _fits(text, schema)):
        raise GatewayError(Trouble.CUT_SHORT, partial=completion)
    return completion


def _request(
    target: Target, messages: Messages, schema: type[Shape] | None, max_tokens: int, timeout: float
) -> dict[str, Any]:
    wire = PROVIDERS[target.provider]
    response_format: Any = schema and model_of(schema)
    if schema is not None and not wire.takes_schema:
        response_format = {"type": "json_object"}
        messages = _with_schema(messages, schema)
    request = {
        "model": target.litellm_model,
        "messages": list(messages),
        "api_key": target.api_key,
        "api_base": target.api_base,
        "temperature": TEMPERATURE,
        "max_tokens": max_tokens,
        "timeout": timeout,
        "num_retries": 0,
        "max_retries": 0,
        "response_format": response_format,
        **target.extra,
    }
    if wire.thinks_less and litellm.supports_reasoning(model=target.litellm_model):
        request["reasoning_effort"] = "low"
    return request


def _with_schema(messages: Messages, schema: type[Shape]) -> list[dict[str, str]]:
    """The schema stands in the instructions, before anything that a person wrote."""
    told = schema_request(schema)
    first, *rest = messages
    if first["role"] == "system":
        return [{"role": "system", "content": f"{first['content']}\n\n{told}"}, *rest]
    return [{"role": "system", "content": told}, first, *rest]


_Answer = tuple[str, str, Any]  # text, finish reason, usage


def _whole(request: dict[str, Any]) -> _Answer:
    response = litellm.completion(**request)
    choice = response.choices[0]
    return choice.message.content or "", str(choice.finish_reason or ""), getattr(response, "usage", None)


def _streamed(
    request: dict[str, Any], pieces: list[str], on_piece: Callable[[str], None], watch: Watch
) -> _Answer:
    finish_reason, usage = "", None
    for chunk in litellm.completion(**request, stream=True, stream_options={"include_usage": True}):
        usage = getattr(chunk, "usage", None) or usage
        if not chunk.choices:
            continue
        finish_reason = chunk.choices[0].finish_reason or finish_reason
        if piece := chunk.choices[0].delta.content:
            pieces.append(piece)
            try:
                on_piece(piece)
            except BaseException as stop:
                watch.stopped_by = stop
                raise
    # LiteLLM ends a stream that broke off with a "stop" of its own making.
    if not watch.has_end and not watch.is_packed:
        raise GatewayError(Trouble.WRONG_ADDRESS if _is_page(watch) else Trouble.CONNECTION)
    return "".join(pieces), str(finish_reason), usage


def _translated(failure: Exception, watch: Watch) -> GatewayError:
    """By what was seen on the wire first; LiteLLM's word counts where the wire says nothing."""
    if isinstance(failure, GatewayError):
        return failure
    if watch.is_refused_address:
        return GatewayError(Trouble.WRONG_ADDRESS)
    if watch.failure is not None:
        is_late = issubclass(watch.failure, httpx.TimeoutException)
        return GatewayError(Trouble.TIMEOUT if is_late else Trouble.CONNECTION)
    if watch.status is not None and not 200 <= watch.status < 300:
        if failed_generation(watch.error_body) is not None:
            return GatewayError(Trouble.BAD_ANSWER)
        return GatewayError(
            trouble_of(watch.status, watch.headers, watch.error_body),
            retry_after=seconds_to_wait(watch.headers, watch.error_body),
        )
    # An error in the middle of a stream comes wrapped.
    original = getattr(failure, "original_exception", None) or failure
    for kind, trouble in _TROUBLES:
        if isinstance(original, kind):
            return GatewayError(trouble)
    if watch.status is None:
        return GatewayError(Trouble.BAD_REQUEST)  # LiteLLM found it wrong before anything was sent
    return GatewayError(Trouble.WRONG_ADDRESS if _is_page(watch) else Trouble.UNAVAILABLE)


def _is_page(watch: Watch) -> bool:
    return "html" in watch.headers.get("content-type", "")


def _counted(text: str, finish_reason: str, usage: Any, messages: Messages) -> Completion:
    """With the tokens that the provider counted, else an estimate: four bytes each, which holds for most languages."""
    tokens_in = int(getattr(usage, "prompt_tokens", 0) or 0)
    tokens_out = int(getattr(usage, "completion_tokens", 0) or 0)
    is_estimated = not tokens_in or (bool(text) and not tokens_out)
    if is_estimated:
        prompt = "".join(message["content"] for message in messages)
        tokens_in = tokens_in or -(-len(prompt.encode()) // 4)
        tokens_out = tokens_out or -(-len(text.encode()) // 4)
    if finish_reason == "tool_calls":
        finish_reason = (
            "stop"  # some models give structured answers by way of a tool, which is no matter of ours
        )
    return Completion(text, tokens_in, tokens_out, finish_reason, is_estimated)


def _fits(text: str, schema: type[Shape]) -> bool:
    try:
        parse_answer(text, schema)
    except GatewayError:
        return False
    return True


def _go_on() -> None:
    """Nobody wants to stop the call."""
