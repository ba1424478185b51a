"""What an error answer means: each provider has its own status and words for the same few troubles. Plain text work."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from optimizations.gateway.types import Trouble

_READ = 600  # characters of the provider's message: reasons come first, quotes of the prompt later


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_TOO_LONG = _any(
    r"context_length_exceeded",
    r"request_too_large",
    r"request too large",
    r"maximum (context|prompt|input) length",
    r"(prompt|input|request|text) is too long",
    r"input tokens? .{0,30}exceed",
    r"exceeds? the (model's )?(maximum|available|configured) (number of tokens|context|input)",
    r"(reduce|shorten) (the length of )?(the|your) (messages?|prompt|input)",
    r"too many (input )?tokens(?! per)",
    r"context (window|size) ",
)
_NO_CREDIT = _any(
    r"insufficient[_ ](quota|balance|credit|funds)",
    r"credit balance is too low",
    r"(purchase|buy|add) (more )?credits",
    r"have any credits",
    r"used all available credits",
    r"requires? billing|billing_(hard_limit|not_active)|billing to be enabled",
    r"out of credits|payment required",
)
_REFUSED = _any(
    r"content_(policy|filter)",
    r"content (policy|filtering|filter|management policy)",
    r"violat\w+ (our |the )?(usage|content|safety)",
    r"content exists risk",
    r"invalid_prompt",
    r"flagged as potentially",
    r"safety_check|safety system|responsible_?ai",
    r"data_inspection_failed",
    r"blocked by (content|our|the)|(prompt|it) was blocked",
    r"prohibited_content",
)
_WRONG_KEY = _any(
    r"api[_ -]key[_ ](not valid|not found|invalid|expired)",
    r"(invalid|incorrect|wrong|missing|no|expired) (api|access|x-api|authentication)[_ -]?(key|token)",
    r"invalid_api_key|invalid x-api-key|authentication_error|authentication fails",
    r"security token included in the request|signature we calculated|incompletesignature|invalidsignature",
    r"unauthenticated|unauthorized",
)
_UNKNOWN_MODEL = _any(
    r"model[_ ]not[_ ](found|exist)",
    r"(unknown|invalid|no such|unsupported) model\b",
    r"model identifier is invalid",
    r"models?\b.{0,80}(does not exist|do(es)? not (have|support)|not found|not supported|isn't supported|is not available)",
    r"access to (the|this|that) model",
    r"^model: ",
    r"could not resolve the foundation model",
)
_RATE_LIMITED = _any(r"rate[_ ]limit", r"throttling", r"resource_exhausted", r"too many requests")


def trouble_of(status: int, headers: Mapping[str, str], body: str) -> Trouble:
    """Which trouble an answer with an error's status tells of."""
    if status < 400:
        return Trouble.WRONG_ADDRESS  # it leads elsewhere, as no provider does
    words = _words(headers, body)
    if status in (401, 407):
        return Trouble.AUTHENTICATION
    if status == 413 or (status in (400, 422, 429) and _TOO_LONG.search(words)):
        return Trouble.TOO_LONG
    if status == 402 or (status < 500 and _NO_CREDIT.search(words)):
        return Trouble.NO_CREDIT
    if status == 429 or (status in (400, 403) and _RATE_LIMITED.search(words)):
        return Trouble.RATE_LIMITED
    if status in (400, 403, 422, 451) and _REFUSED.search(words):
        return Trouble.REFUSED
    if status in (400, 403) and _WRONG_KEY.search(words):
        return Trouble.AUTHENTICATION
    if status in (400, 403, 404, 422) and _UNKNOWN_MODEL.search(words):
        return Trouble.NOT_FOUND
    return _by_status(status)


def _by_status(status: int) -> Trouble:
    if status == 403:
        return Trouble.AUTHENTICATION
    if status in (404, 405, 410):
        return Trouble.WRONG_ADDRESS  # nothing was said of a model
    if status == 408:
        return Trouble.TIMEOUT
    if status >= 500 or status in (409, 424, 425, 498):
        return Trouble.UNAVAILABLE
    return Trouble.BAD_REQUEST


def seconds_to_wait(headers: Mapping[str, str], body: str) -> float | None:
    """How long the provider asked us to wait: seconds, milliseconds, an HTTP date, or Google's RetryInfo."""
    milliseconds, value = headers.get("retry-after-ms", ""), headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", milliseconds):
        return float(milliseconds) / 1000
    if re.fullmatch(r"\d{1,6}(\.\d+)?", value):
        return float(value)
    if value:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    delay = re.search(r'"retryDelay":\s*"(\d{1,6}(?:\.\d+)?)s"', body)
    return float(delay.group(1)) if delay else None


def failed_generation(body: str) -> str | None:
    """What a model wrote that the provider itself found not to fit the schema, where it hands that over (Groq)."""
    error = _error(body)
    found = error.get("failed_generation") if isinstance(error, dict) else None
    return found if isinstance(found, str) else None


def _words(headers: Mapping[str, str], body: str) -> str:
    """Codes and message of an error, small: the provider's own, or the first of what stands there."""
    error = _error(body)
    parts = [headers.get("x-amzn-errortype", "")]
    if isinstance(error, dict):
        details = error.get("details")
        parts += [str(error.get(name) or "") for name in ("code", "type", "status")]
        parts += [str(detail.get("reason", "")) for detail in details or [] if isinstance(detail, dict)]
        message = str(error.get("message") or error.get("error") or error.get("detail") or "")
    else:
        message = str(error or "")
    return "\n".join([message[:_READ], *parts]).lower()


def _error(body: str) -> Any:
    """The error's own part of a body: `{"error": {…}}`, `{"message": …}`, `[{"error": …}]`, or plain text."""
    try:
        value = json.loads(body)
    except (json.JSONDecodeError, RecursionError):
        return body
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and isinstance(value.get("error"), dict):
        return value["error"]
    return value
