"""From a model's text to a checked answer: JSON found in what came, then held against the schema."""

import json
import re
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from optimizations.gateway.types import GatewayError, Trouble

Schema = TypeVar("Schema", bound=BaseModel)

_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
MAX_ANSWER_CHARACTERS = 200_000


def parse_answer(text: str, schema: type[Schema]) -> Schema:
    """The answer in `text`: plain JSON, JSON in a code fence, or the first object in prose. Raises BAD_ANSWER."""
    if len(text) > MAX_ANSWER_CHARACTERS:
        raise GatewayError(Trouble.BAD_ANSWER)
    for candidate in _candidates(text):
        try:
            return schema.model_validate(json.loads(candidate))
        except (json.JSONDecodeError, ValidationError, RecursionError):
            continue
    raise GatewayError(Trouble.BAD_ANSWER)


def _candidates(text: str) -> list[str]:
    found = [text.strip(), *(match.strip() for match in _FENCE.findall(text))]
    start, end = text.find("{"), text.rfind("}")
    if 0 <= start < end:
        found.append(text[start : end + 1])
    return [candidate for candidate in found if candidate]


def schema_request(schema: type[BaseModel]) -> str:
    """What a model is told whose provider cannot hold it to a schema."""
    return (
        "Answer with one JSON object only, no other text, that fits this JSON Schema:\n"
        f"{json.dumps(schema.model_json_schema(), separators=(',', ':'))}"
    )


def repair_request(problem_text: str, schema: type[BaseModel]) -> str:
    """What the model is told for its one repair attempt."""
    return (
        "Your last answer could not be read. Answer again with one JSON object only, no other text, that fits this "
        f"JSON Schema:\n{json.dumps(schema.model_json_schema(), separators=(',', ':'))}\n"
        f"Your last answer began with: {problem_text[:500]!r}"
    )
