"""What HTMX asks for."""

from django.http import HttpRequest


def is_fragment(request: HttpRequest) -> bool:
    """Whether HTMX asks for a piece of the page; going back in the browser needs the whole."""
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
