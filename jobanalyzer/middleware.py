"""Security headers on every answer, and AppErrors turned into pages."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobanalyzer.errors import AppError

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecurityHeadersMiddleware:
    """A strict Content-Security-Policy (no inline script or style) and the headers Django does not set itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {value}" for name, value in settings.CONTENT_SECURITY_POLICY.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        return response


class AppErrorMiddleware:
    """An AppError raised by a view becomes a page (or an HTMX fragment) that says what to do, with its status."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, AppError):
            return None
        if request.headers.get("HX-Request"):
            response = render(
                request, "partials/_problem.html", {"error": exception}, status=exception.status
            )
            response["HX-Retarget"] = "#problem"
            response["HX-Reswap"] = "innerHTML"
            return response
        return render(request, "problem.html", {"error": exception}, status=exception.status)


def show_error(request: HttpRequest, error: AppError) -> None:
    """Put `error` on the next page as a message; for views that redirect back to a form."""
    messages.error(request, error.message)
