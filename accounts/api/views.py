"""What every API view of a workspace's data shares."""

from contextlib import ExitStack
from typing import Any

from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts import queries, tenancy
from accounts.access import require_writer
from accounts.models import ApiSession, ApiToken, Membership, User, Workspace
from jobanalyzer.errors import Forbidden


class WorkspaceAPIMixin(APIView):
    """Enters the workspace of the token (or of the browser's session) for the length of the view.

    `self.workspace`, `self.membership` and `self.user` are set before any handler runs; a viewer may only read.
    """

    workspace: Workspace
    membership: Membership
    user: User
    # Whether its POST changes anything; one that only reads is open to viewers.
    writes = True

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with ExitStack() as self._context:
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not request.user.is_authenticated:
            raise NotAuthenticated
        self.user = request.user
        self.membership = self._membership(request)
        self.workspace = self.membership.workspace
        self._context.enter_context(tenancy.workspace(self.workspace.pk, user_id=self.user.pk))
        reads = request.method in {"GET", "HEAD", "OPTIONS"} or not self.writes
        if not reads:
            require_writer(self.membership)

    def _membership(self, request: Request) -> Membership:
        given = request.auth if isinstance(request.auth, ApiToken | ApiSession) else None
        wanted = str(given.workspace_id) if given else None
        with tenancy.person(self.user.pk):
            membership = queries.choose_membership(self.user, wanted or request.session.get("workspace"))
        if membership is None or (wanted and str(membership.workspace_id) != wanted):
            raise Forbidden("You are no longer a member of this token's workspace.")
        return membership
