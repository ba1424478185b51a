"""Security headers on every answer, limits and tidying of what is sent, and AppErrors turned into pages."""

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict, UnreadablePostError
from django.shortcuts import render, resolve_url

from jobanalyzer.api import PROBLEM_TYPE, problem_body
from jobanalyzer.errors import AppError

GetResponse = Callable[[HttpRequest], HttpResponse]


class WholeBodyMiddleware:
    """Read what a view left unread of the request. The server could not tell it from the next request, and would drop
    the connection while the client sends that one over it."""

    PIECE = 64 * 1024

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_too_long(request) or "HTTP_TRANSFER_ENCODING" in request.META:
            response.headers["Connection"] = "close"
        elif request.META.get("CONTENT_LENGTH"):
            with suppress(UnreadablePostError):
                while request.read(self.PIECE):
                    pass
        return response


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


class TooLarge(AppError):
    code = "too_large"
    status = 413


class SignedOut(AppError):
    code = "signed_out"
    status = 401


def _leads_to_sign_in(response: HttpResponse) -> bool:
    address = response.headers.get("Location", "")
    return response.status_code == 302 and address.startswith(resolve_url(settings.LOGIN_URL))


def _is_too_long(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and (len(length) >= 10 or int(length) > settings.MAX_BODY_BYTES)


def _check_size(request: HttpRequest) -> TooLarge | None:
    """Refuse before anything is read: files are spooled to disk as they come, however long they are."""
    if not _is_too_long(request):
        return None
    most = settings.MAX_UPLOAD_BYTES // 1024 // 1024
    return TooLarge(f"This is too much to send at once. A file may have up to {most} MB.")


def _without_nul(sent: QueryDict) -> QueryDict:
    """The same fields; a copy only where some text holds a NUL."""
    if not any("\x00" in text for name, texts in sent.lists() for text in (name, *texts)):
        return sent
    tidy = QueryDict(mutable=True, encoding=sent.encoding)
    for name, texts in sent.lists():
        tidy.setlist(name.replace("\x00", ""), [text.replace("\x00", "") for text in texts])
    return tidy


class AppErrorMiddleware:
    """An AppError raised by a view becomes a page (or an HTMX fragment) that says what to do, with its status."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        too_large = _check_size(request)
        if too_large is None:
            response = self.get_response(request)
            if request.headers.get("HX-Request") and _leads_to_sign_in(response):
                # HTMX would follow, and put the page for signing in where a row of a table was.
                return self._page(request, SignedOut("You are signed out. Sign in again, then repeat this."))
            return response
        if request.path.startswith("/api/"):
            body = problem_body(too_large.status, {"code": too_large.code, "detail": too_large.message})
            return JsonResponse(body, status=too_large.status, content_type=PROBLEM_TYPE)
        return self._page(request, too_large)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """Text copied from a PDF may hold NULs, which say nothing and which Postgres refuses: they are dropped.

        The API's parsers and serializers refuse them instead: a program should know what it sends.
        """
        if not request.path.startswith("/api/"):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]  # the stubs want it immutable
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]  # the same

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return self._page(request, exception) if isinstance(exception, AppError) else None

    def _page(self, request: HttpRequest, error: AppError) -> HttpResponse:
        if request.headers.get("HX-Request"):
            response = render(request, "partials/_problem.html", {"error": error}, status=error.status)
            response["HX-Retarget"] = "#problem"
            response["HX-Reswap"] = "innerHTML"
            return response
        return render(request, "problem.html", {"error": error}, status=error.status)


def show_error(request: HttpRequest, error: AppError) -> None:
    """Put `error` on the next page as a message; for views that redirect back to a form."""
    messages.error(request, error.message)
