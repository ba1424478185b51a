"""Every request runs in one tenancy context: the signed-in person's workspace, staff in the admin, else none."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import cast

from django.http import HttpRequest, HttpResponse

from accounts import queries, tenancy
from accounts.models import Membership, User, Workspace
from accounts.services import workspaces

SESSION_KEY = "workspace"


class WorkspaceRequest(HttpRequest):
    """What a signed-in view receives: the person, the chosen workspace and the role in it."""

    user: User
    workspace: Workspace
    membership: Membership


class WorkspaceMiddleware:
    """Sets `request.workspace` and `request.membership` (None when signed out) and enters the context.

    Answers are rendered before the context is left; a streaming answer must read its rows before it is returned.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self.context(request):
            return self.get_response(request)

    def context(self, request: HttpRequest) -> AbstractContextManager[None]:
        member_request = cast(WorkspaceRequest, request)
        member_request.workspace = member_request.membership = None  # type: ignore[assignment]  # signed out
        if request.path.startswith("/static/") or _by_token(request) or not request.user.is_authenticated:
            return nullcontext()
        user = member_request.user
        if request.path.startswith("/admin/") and user.is_staff:
            return tenancy.staff(user.pk)
        with tenancy.person(user.pk):
            membership = queries.choose_membership(user, request.session.get(SESSION_KEY))
            if membership is None:  # taken out of their last workspace
                workspaces.create_personal_workspace(user=user)
                user.known_memberships = None
                membership = queries.choose_membership(user, None)
        if membership is None:
            return nullcontext()
        member_request.membership = membership
        member_request.workspace = membership.workspace
        return tenancy.workspace(membership.workspace_id, user_id=user.pk)


def _by_token(request: HttpRequest) -> bool:
    """Whether the API will ask the bearer token who this is, and not the session."""
    return (
        request.path.startswith("/api/") and request.headers.get("Authorization", "")[:7].lower() == "bearer "
    )
