"""The only importer of LiteLLM. Loaded in workers, before they fork; the web process never comes here."""

import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"] = "True"
os.environ["HF_HUB_OFFLINE"] = "1"

import re
from typing import Any

import litellm
from pydantic import BaseModel

from optimizations.gateway.types import Completion, GatewayError, Target, Trouble

litellm.disable_hf_tokenizer_download = True
litellm.suppress_debug_info = True
litellm.telemetry = False
litellm.drop_params = True  # a parameter that a provider does not know is left out

TEMPERATURE = 0.2

# From special to general: several of LiteLLM's exceptions inherit from its BadRequestError.
_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (litellm.exceptions.ContextWindowExceededError, Trouble.TOO_LONG),
    (litellm.exceptions.ContentPolicyViolationError, Trouble.REFUSED),
    (litellm.exceptions.AuthenticationError, Trouble.AUTHENTICATION),
    (litellm.exceptions.PermissionDeniedError, Trouble.AUTHENTICATION),
    (litellm.exceptions.RateLimitError, Trouble.RATE_LIMITED),
    (litellm.exceptions.Timeout, Trouble.TIMEOUT),
    (litellm.exceptions.NotFoundError, Trouble.NOT_FOUND),
    (litellm.exceptions.ServiceUnavailableError, Trouble.UNAVAILABLE),
    (litellm.exceptions.BadGatewayError, Trouble.UNAVAILABLE),
    (litellm.exceptions.InternalServerError, Trouble.UNAVAILABLE),
    (litellm.exceptions.APIConnectionError, Trouble.CONNECTION),
    (litellm.exceptions.UnprocessableEntityError, Trouble.BAD_REQUEST),
    (litellm.exceptions.BadRequestError, Trouble.BAD_REQUEST),
    (litellm.exceptions.APIError, Trouble.UNAVAILABLE),
)


def complete(
    target: Target,
    messages: list[dict[str, str]],
    *,
    schema: type[BaseModel] | None,
    max_tokens: int,
    timeout: float,
) -> Completion:
    """One call, no retries. `timeout` in seconds. Raises GatewayError, never with the provider's own words."""
    try:
        response = litellm.completion(
            model=target.litellm_model,
            messages=messages,
            api_key=target.api_key,
            api_base=target.api_base,
            temperature=TEMPERATURE,
            max_tokens=max_tokens,
            timeout=timeout,
            num_retries=0,
            max_retries=0,
            response_format=schema,
        )
    except Exception as error:
        raise _translate(error) from None
    choice = response.choices[0]
    if choice.finish_reason == "content_filter":
        raise GatewayError(Trouble.REFUSED)
    usage = response.usage
    return Completion(
        text=choice.message.content or "",
        tokens_in=int(usage.prompt_tokens or 0),
        tokens_out=int(usage.completion_tokens or 0),
        finish_reason=str(choice.finish_reason or ""),
    )


def _translate(error: Exception) -> GatewayError:
    for kind, trouble in _TROUBLES:
        if isinstance(error, kind):
            if trouble is Trouble.UNAVAILABLE and "Connection error" in str(error):
                trouble = Trouble.CONNECTION  # the openai client's words, wrapped as a server error
            return GatewayError(trouble, retry_after=_retry_after(error))
    return GatewayError(Trouble.UNAVAILABLE)


def _retry_after(error: Any) -> float | None:
    """Seconds the provider asked us to wait; LiteLLM keeps the header for some providers only."""
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", None) or getattr(error, "litellm_response_headers", None) or {}
    value = headers.get("retry-after")
    if value and re.fullmatch(r"\d+(\.\d+)?", str(value)):
        return float(value)
    return None
