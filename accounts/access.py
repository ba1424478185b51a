"""Who may do what in a workspace: viewers read, everybody else also writes."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpResponse

from accounts.middleware import WorkspaceRequest
from accounts.models import Membership
from jobanalyzer.errors import Forbidden

View = TypeVar("View", bound=Callable[..., HttpResponse])


def require_writer(membership: Membership | None) -> None:
    """Raises Forbidden for a member who may only look."""
    if membership is None or not membership.can_write:
        raise Forbidden("You may look at this workspace, not change it. Ask its owner for the member role.")


def writers_only(view: View) -> View:
    """A page view that refuses a member who may only look."""

    @wraps(view)
    def guarded(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require_writer(request.membership)
        return view(request, *args, **kwargs)

    return cast(View, guarded)
