"""Conventions of the API: pages of results, and problem responses (RFC 9457) for every failure."""

import logging
import re
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from jobanalyzer.api_parsing import MAX_BODY
from jobanalyzer.errors import AppError

logger = logging.getLogger(__name__)

PROBLEM_TYPE: Final = "application/problem+json"


class Pagination(PageNumberPagination):
    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100

    def get_page_size(self, request: Request) -> int | None:
        wanted = request.query_params.get(self.page_size_query_param, "1")
        if not re.fullmatch("0*[1-9][0-9]{0,8}", wanted):
            raise exceptions.ValidationError(
                {self.page_size_query_param: ["A whole number from 1 is needed."]}
            )
        return super().get_page_size(request)


def valid(serializer: Any) -> dict[str, Any]:
    """What was sent, checked; raises what the API answers with."""
    serializer.is_valid(raise_exception=True)
    data: dict[str, Any] = serializer.validated_data
    return data


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer `{type, title, status, code, detail, …}` as application/problem+json, whatever went wrong."""
    if isinstance(error, AppError):
        return _problem(error.status, {"code": error.code, "detail": error.message, **error.details})
    if isinstance(error, RequestDataTooBig):
        detail = f"Send at most {MAX_BODY // 1024 // 1024} MB of JSON at once."
        return _problem(413, {"code": "too_large", "detail": detail})
    if isinstance(error, SuspiciousOperation):
        return _problem(400, {"code": "bad_request", "detail": "This request cannot be read."})
    response = exception_handler(error, context)
    if response is None:
        logger.error("API request failed", exc_info=error)
        detail = "Something broke on our side. Try again; nothing was half done."
        return _problem(500, {"code": "internal", "detail": detail})
    if isinstance(error, exceptions.ValidationError):
        body = {"code": "invalid", "detail": "Some fields need mending.", "errors": response.data}
    elif isinstance(error, Http404):
        body = {"code": "not_found", "detail": "There is no such thing here."}
    else:
        detail = getattr(error, "detail", "")
        body = {"code": _code(error), "detail": str(detail)}
    problem = _problem(response.status_code, body)
    for name in ("WWW-Authenticate", "Retry-After"):
        if name in response.headers:
            problem[name] = response.headers[name]
    return problem


def _code(error: Exception) -> str:
    if isinstance(error, exceptions.Throttled):
        return "rate_limited"
    return str(getattr(getattr(error, "detail", ""), "code", "error"))


def problem_body(status: int, body: dict[str, Any]) -> dict[str, Any]:
    """The members of a problem, in their usual order; `body` holds `code`, `detail` and extensions."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, **body}


def _problem(status: int, body: dict[str, Any]) -> Response:
    response = Response(problem_body(status, body), status=status, content_type=PROBLEM_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Job Analyzer"'
    if "retry_after" in body:
        response["Retry-After"] = str(body["retry_after"])
    return response


@csrf_exempt  # nothing is done here, and whoever posts to it is a program
def unknown_address(request: HttpRequest, rest: str = "") -> JsonResponse:
    """Any address under /api/ that leads nowhere."""
    hint = "" if request.path.endswith("/") else " Addresses end with a slash."
    body = problem_body(404, {"code": "not_found", "detail": f"There is nothing at {request.path}.{hint}"})
    return JsonResponse(body, status=404, content_type=PROBLEM_TYPE)
