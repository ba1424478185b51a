"""What a view says of its operations for the API's schema. Kept as it is written: whatever draws a schema from it weighs
several megabytes, which few processes ever need."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

ATTRIBUTE: Final = "schema_description"


def extend_schema(
    *,
    tags: list[str],
    summary: str,
    description: str = "",
    request: Any = ...,
    responses: Any = ...,
    parameters: list[Any] | None = None,
    examples: list[Any] | None = None,
    auth: list[Any] | None = None,
    operation_id: str = "",
) -> Callable[[View], View]:
    """As drf-spectacular's own, which would load all of it; `api_schema.DescribedSchema` reads what is said here.

    Left out (`...`, empty or None): what drf-spectacular finds out by itself.
    """
    said = {
        "tags": tags,
        "summary": summary,
        "description": description,
        "request": request,
        "responses": responses,
        "parameters": parameters or [],
        "examples": examples or [],
        "auth": auth,
        "operation_id": operation_id,
    }

    def describe(view: View) -> View:
        setattr(view, ATTRIBUTE, said)
        return view

    return describe
