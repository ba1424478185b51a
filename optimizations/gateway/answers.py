"""From a model's text to a checked answer: JSON found in what came, then held against the shape that was asked for.

The one place, besides LiteLLM's, that loads pydantic; shapes themselves are plain dataclasses. Workers only.
"""

import json
import re
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import BaseModel, Field, ValidationError, create_model

from optimizations.gateway.types import GatewayError, Shape, Trouble

Schema = TypeVar("Schema", bound=Shape)

_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
MAX_ANSWER_CHARACTERS = 200_000


def parse_answer(text: str, schema: type[Schema]) -> Schema:
    """The answer in `text`: plain JSON, JSON in a code fence, or the first object in prose. Raises BAD_ANSWER."""
    if len(text) > MAX_ANSWER_CHARACTERS:
        raise GatewayError(Trouble.BAD_ANSWER)
    for candidate in _candidates(text):
        try:
            return check(json.loads(candidate), schema)
        except (json.JSONDecodeError, ValidationError, RecursionError):
            continue
    raise GatewayError(Trouble.BAD_ANSWER)


def check(value: Any, schema: type[Schema]) -> Schema:
    """The value as what was asked for; a shape with `mended` is told which places do not fit. Raises ValidationError."""
    model = model_of(schema)
    try:
        found = model.model_validate(value)
    except ValidationError as error:
        mended = getattr(schema, "mended", None)
        if mended is None:
            raise
        wrong = error.errors(include_url=False, include_context=False, include_input=False)
        found = model.model_validate(mended(value, [item["loc"] for item in wrong]))
    return schema(**dict(found))


@cache
def model_of(schema: type[Shape]) -> type[BaseModel]:
    """The shape as pydantic, and LiteLLM with it, knows one: of the same name, words, fields and defaults."""
    hints = get_type_hints(schema)
    made: dict[str, Any] = {}
    for field in fields(schema):
        if field.default_factory is not MISSING:
            made[field.name] = hints[field.name], Field(default_factory=field.default_factory)
        else:
            made[field.name] = hints[field.name], ... if field.default is MISSING else field.default
    return create_model(schema.__name__, __doc__=schema.__doc__, **made)


@cache
def json_schema(schema: type[Shape]) -> dict[str, Any]:
    return model_of(schema).model_json_schema()


def _candidates(text: str) -> list[str]:
    found = [text.strip(), *(match.strip() for match in _FENCE.findall(text))]
    start, end = text.find("{"), text.rfind("}")
    if 0 <= start < end:
        found.append(text[start : end + 1])
    return [candidate for candidate in found if candidate]


def schema_request(schema: type[Shape]) -> str:
    """What a model is told whose provider cannot hold it to a schema."""
    return (
        "Answer with one JSON object only, no other text, that fits this JSON Schema:\n"
        f"{json.dumps(json_schema(schema), separators=(',', ':'))}"
    )


def repair_request(problem_text: str, schema: type[Shape]) -> str:
    """What the model is told for its one repair attempt."""
    return (
        "Your last answer could not be read. Answer again with one JSON object only, no other text, that fits this "
        f"JSON Schema:\n{json.dumps(json_schema(schema), separators=(',', ':'))}\n"
        f"Your last answer began with: {problem_text[:500]!r}"
    )
