"""allauth tells of sign-ups, sign-ins and verified addresses by signals; each becomes a service call."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.models import EmailAddress
from django.contrib.auth import signals as auth_signals
from django.http import HttpRequest

from accounts import queries, tenancy
from accounts.models import ActivityLog, User
from accounts.services import activity, api_sessions, workspaces


def _workspace_id(user: User) -> Any:
    with tenancy.person(user.pk):
        membership = queries.choose_membership(user, None)
    return membership.workspace_id if membership else None


def on_signed_up(request: HttpRequest, user: User, **kwargs: Any) -> None:
    workspace = workspaces.create_personal_workspace(user=user)
    activity.record("auth.signed_up", "Signed up", workspace=workspace, user=user, request=request)


def on_logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    workspaces.create_personal_workspace(user=user)
    activity.record("auth.logged_in", "Signed in", workspace=_workspace_id(user), user=user, request=request)


def on_logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        activity.record(
            "auth.logged_out", "Signed out", workspace=_workspace_id(user), user=user, request=request
        )


def on_login_failed(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """The address is not written down: a password typed into the wrong field must not reach the log."""
    email = str(credentials.get("email", ""))
    user = User.objects.filter(email__iexact=email).first() if email else None
    activity.record(
        "auth.login_failed",
        "Failed sign-in",
        workspace=_workspace_id(user) if user else None,
        user=user,
        request=request,
        severity=ActivityLog.Severity.WARNING,
    )


def on_email_confirmed(request: HttpRequest, email_address: EmailAddress, **kwargs: Any) -> None:
    user = email_address.user
    if email_address.email.lower() == user.email.lower():
        User.objects.filter(pk=user.pk).update(email_verified=True)
    activity.record(
        "auth.email_verified", "Verified an e-mail address", workspace=_workspace_id(user), user=user
    )


def on_email_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    activity.record(
        "auth.email_changed", "Changed the e-mail address", workspace=_workspace_id(user), user=user
    )


def on_password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    api_sessions.end_sessions_of(user=user)
    activity.record("auth.password_changed", "Changed the password", workspace=_workspace_id(user), user=user)


def connect() -> None:
    account_signals.user_signed_up.connect(on_signed_up, dispatch_uid="accounts")
    account_signals.email_confirmed.connect(on_email_confirmed, dispatch_uid="accounts")
    account_signals.email_changed.connect(on_email_changed, dispatch_uid="accounts")
    account_signals.password_changed.connect(on_password_changed, dispatch_uid="accounts")
    account_signals.password_reset.connect(on_password_changed, dispatch_uid="accounts")
    auth_signals.user_logged_in.connect(on_logged_in, dispatch_uid="accounts")
    auth_signals.user_logged_out.connect(on_logged_out, dispatch_uid="accounts")
    auth_signals.user_login_failed.connect(on_login_failed, dispatch_uid="accounts")
