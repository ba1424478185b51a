"""The account page: profile, sign-in, API tokens, recent activity."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts import queries
from accounts.forms import ApiTokenForm, ProfileForm
from accounts.middleware import WorkspaceRequest
from accounts.services import api_sessions, profiles, tokens


@login_required
def account(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "accounts/account.html", _page(request))


def _page(request: WorkspaceRequest, **forms: object) -> dict[str, object]:
    return {
        "profile_form": ProfileForm(instance=request.user),
        "token_form": ApiTokenForm(),
        "tokens": queries.api_tokens(request.workspace, request.user),
        "api_sessions": queries.open_api_sessions(request.workspace, request.user),
        "activity": queries.recent_activity(request.workspace),
        "new_secret": request.session.pop("new_api_token", None),
        **forms,
    }


@login_required
@require_POST
def save_profile(request: WorkspaceRequest) -> HttpResponse:
    form = ProfileForm(request.POST, instance=request.user)
    if not form.is_valid():
        return render(request, "accounts/account.html", _page(request, profile_form=form), status=400)
    profiles.update_profile(user=request.user, workspace=request.workspace, changes=form.cleaned_data)
    messages.success(request, "Profile saved.")
    return redirect("accounts:account")


@login_required
@require_POST
def create_token(request: WorkspaceRequest) -> HttpResponse:
    form = ApiTokenForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/account.html", _page(request, token_form=form), status=400)
    _, secret = tokens.create_token(
        user=request.user, workspace=request.workspace, name=form.cleaned_data["name"]
    )
    request.session["new_api_token"] = secret
    return redirect("accounts:account")


@login_required
@require_POST
def revoke_token(request: WorkspaceRequest, token_id: UUID) -> HttpResponse:
    tokens.revoke_token(user=request.user, workspace=request.workspace, token_id=token_id)
    messages.success(request, "Token revoked.")
    return redirect("accounts:account")


@login_required
@require_POST
def end_api_session(request: WorkspaceRequest, session_id: UUID) -> HttpResponse:
    api_sessions.close_session(user=request.user, workspace=request.workspace, session_id=session_id)
    messages.success(request, "Session ended.")
    return redirect("accounts:account")
