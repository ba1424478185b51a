"""How the API is described: every operation names the problem that tells of a failure, and none what its code says of
itself."""

from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from drf_spectacular.contrib.pydantic import PydanticExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework.request import Request
from rest_framework.views import APIView

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

# It would load pydantic, 8 MB, to see that no view speaks it.
PydanticExtension.target_class = None  # type: ignore[assignment]  # as where it is not installed


class OperationSchema(AutoSchema):
    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular's own takes nothing either
        """Only what `extend_schema` gives: the docstrings of views are for us, not for partners."""
        return ""


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


def mock_request(method: str, path: str, view: APIView, original_request: Request | None) -> Request:
    """What a view is shown while its operations are described; drf-spectacular's own needs Django's test client."""
    environ = {
        "REQUEST_METHOD": method.upper(),
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
    }
    request = view.initialize_request(WSGIRequest(environ))
    if original_request is not None:
        request.user, request.auth = original_request.user, original_request.auth
    return request
