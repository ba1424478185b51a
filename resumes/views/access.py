"""What every view here that writes starts with: the right to do so, and the version it starts from."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.access import require_writer
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError
from jobanalyzer.numbers import whole_number

P = ParamSpec("P")
View = Callable[Concatenate[WorkspaceRequest, P], HttpResponse]


def writes(view: View[P]) -> Callable[..., Any]:
    """A signed-in member who may write, by POST. The studio's script gets failures as JSON, to say them in place."""

    @login_required
    @require_POST
    @wraps(view)
    def checked(request: WorkspaceRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            require_writer(request.membership)
            return view(request, *args, **kwargs)
        except AppError as error:
            if not by_script(request):
                raise
            return JsonResponse({"message": error.message}, status=error.status)

    return checked


def by_script(request: WorkspaceRequest) -> bool:
    return "X-Studio" in request.headers


def base_version(request: WorkspaceRequest) -> int:
    """The version that what is sent was made from; 0 (no version) where it is missing."""
    return whole_number(request.POST.get("base_version")) or 0
