"""Conventions of the API: pages of results, and problem responses (RFC 9457) for every failure."""

from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

from jobanalyzer.errors import AppError


class Pagination(PageNumberPagination):
    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer `{type, title, status, code, detail, …}` as application/problem+json."""
    if isinstance(error, AppError):
        body = {"code": error.code, "detail": error.message, **error.details}
        return _problem(error.status, body)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        body = {"code": "invalid", "detail": "Some fields need mending.", "errors": response.data}
    elif isinstance(error, Http404):
        body = {"code": "not_found", "detail": "There is no such thing here."}
    else:
        detail = getattr(error, "detail", "")
        body = {"code": getattr(detail, "code", "error"), "detail": str(detail)}
    problem = _problem(response.status_code, body)
    for name in ("WWW-Authenticate", "Retry-After"):
        if name in response.headers:
            problem[name] = response.headers[name]
    return problem


def _problem(status: int, body: dict[str, Any]) -> Response:
    code = body.pop("code")
    title = str(code).replace("_", " ").capitalize()
    content = {"type": "about:blank", "title": title, "status": status, "code": code, **body}
    return Response(content, status=status, content_type="application/problem+json")
