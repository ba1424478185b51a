"""`/healthz`: whether this process can serve, for load balancers."""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

PATH = "/healthz"


class HealthMiddleware:
    """Answers before anything else looks at the request: a balancer knows neither the site's name nor its scheme."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _health() if request.path == PATH else self.get_response(request)


def _health() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return _answer("The database does not answer.\n", 503)
    return _answer("ok\n", 200)


def _answer(text: str, status: int) -> HttpResponse:
    response = HttpResponse(
        text, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
    )
    # Django's own mark: a balancer asks every few seconds, and each refusal would be an error in the log.
    response._has_been_logged = True  # type: ignore[attr-defined]  # not in the stubs
    return response
