"""How the API's schema is drawn: from what views say of their operations, each with the problem that tells of a failure.

Loaded when a schema is asked for, with all of drf-spectacular.
"""

from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from rest_framework.views import APIView

from jobanalyzer.api_description import ATTRIBUTE

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


class DescribedSchema(AutoSchema):
    """An operation as `extend_schema` describes it, else as it looks; nothing of what its code says of itself."""

    @property
    def _said(self) -> dict[str, Any]:
        name = getattr(self.view, "action", None) or self.method.lower()
        said: dict[str, Any] = getattr(getattr(self.view, name, None), ATTRIBUTE, {})
        return said

    def get_tags(self) -> list[str]:
        return self._said.get("tags") or super().get_tags()

    def get_summary(self) -> str | None:
        return self._said.get("summary") or super().get_summary()

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular's own takes nothing either
        """Only what is said for partners: the docstrings of views are for us."""
        return str(self._said.get("description", ""))

    def get_operation_id(self) -> str:
        return self._said.get("operation_id") or super().get_operation_id()

    def get_override_parameters(self) -> list[Any]:
        return [*super().get_override_parameters(), *self._said.get("parameters", [])]

    def get_examples(self) -> list[Any]:
        return [*super().get_examples(), *self._said.get("examples", [])]

    def get_auth(self) -> list[Any]:
        auth = self._said.get("auth")
        return super().get_auth() if auth is None else auth

    def get_request_serializer(self) -> Any:
        said = self._said.get("request", ...)
        return super().get_request_serializer() if said is ... else said

    def get_response_serializers(self) -> Any:
        said = self._said.get("responses", ...)
        return super().get_response_serializers() if said is ... else said


class Generator(SchemaGenerator):
    """Has each operation described by `DescribedSchema`. As a setting of the views (DEFAULT_SCHEMA_CLASS), that would
    be loaded with the addresses, long before a schema is asked for."""

    def create_view(self, callback: Any, method: str, request: Any = None) -> APIView:
        view: APIView = super().create_view(callback, method, request)  # type: ignore[no-untyped-call]  # is untyped
        self._set_schema_to_view(view, DescribedSchema())  # type: ignore[no-untyped-call]  # is untyped
        return view
