"""What every operation of the API shares in its schema: the problem that tells of a failure."""

from typing import Any

_METHODS = {"get", "post", "put", "patch", "delete"}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. `code` is stable for programs; `detail` is for people.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "example": "about:blank"},
        "title": {"type": "string", "example": "Not Found"},
        "status": {"type": "integer", "example": 404},
        "code": {"type": "string", "example": "not_found"},
        "detail": {"type": "string", "example": "This posting is not here. It may have been removed."},
        "errors": {
            "type": "object",
            "additionalProperties": {},
            "description": "By field, where fields need mending.",
        },
    },
    "required": ["type", "title", "status", "code", "detail"],
    "additionalProperties": {},
}


def add_problems(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook of drf-spectacular: `default` of every operation is the problem."""
    result["components"].setdefault("schemas", {})["Problem"] = _PROBLEM
    answer = {
        "description": "What went wrong.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in result["paths"].values():
        for method, operation in operations.items():
            if method in _METHODS:
                operation["responses"]["default"] = answer
    return result
