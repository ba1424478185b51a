"""Who may do what: viewers read, everybody else also writes."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from django.http import HttpResponse

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import Forbidden, NotFound
from jobanalyzer.postgres.written import Written, given
from jobs.models import JobPosting

View = TypeVar("View", bound=Callable[..., HttpResponse])


def writers_only(view: View) -> View:
    """Refuse a member who may only look."""

    @wraps(view)
    def guarded(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.membership is None or not request.membership.can_write:
            raise Forbidden(
                "You may look at this workspace, not change it. Ask its owner for the member role."
            )
        return view(request, *args, **kwargs)

    return cast(View, guarded)


_POSTING: Final = Written(
    lambda: (
        JobPosting.objects.in_workspace(given("workspace"))
        .active()
        .filter(pk=given("posting"))
        .defer("search_vector", "fingerprint", "fingerprint_keys", "unknown_terms")
    )
)


def posting_or_404(request: WorkspaceRequest, posting_id: UUID) -> JobPosting:
    posting = _POSTING.first(workspace=request.workspace.pk, posting=posting_id)
    if posting is None:
        raise NotFound("This posting is not here. It may have been deleted.")
    return posting


def is_fragment(request: Any) -> bool:
    """Whether HTMX asks for a piece of the page; going back in the browser needs the whole."""
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
