"""allauth tells of sign-ups, sign-ins and verified addresses by signals; each becomes a service call."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa_signals
from django.contrib.auth import signals as auth_signals

from accounts import queries
from accounts.models import User
from accounts.services import activity, api_sessions, sign_ins, workspaces


def _record(event_type: str, description: str, user: User) -> None:
    activity.record(event_type, description, workspace=queries.first_workspace_id(user), user=user)


def on_signed_up(user: User, **kwargs: Any) -> None:
    workspaces.create_personal_workspace(user=user)
    _record("auth.signed_up", "Signed up", user)


def on_logged_in(sender: Any, user: User, **kwargs: Any) -> None:
    workspaces.create_personal_workspace(user=user)
    _record("auth.logged_in", "Signed in", user)


def on_logged_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        _record("auth.logged_out", "Signed out", user)


def on_login_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    sign_ins.record_failure(email=str(credentials.get("email", "")))


def on_email_confirmed(email_address: EmailAddress, **kwargs: Any) -> None:
    user = email_address.user
    if email_address.email.lower() == user.email.lower():
        User.objects.filter(pk=user.pk).update(email_verified=True)
    _record("auth.email_verified", "Verified an e-mail address", user)


def on_email_changed(user: User, from_email_address: EmailAddress | None, **kwargs: Any) -> None:
    if from_email_address is not None:  # else the first one was verified
        _record("auth.email_changed", "Changed the e-mail address", user)


def on_password_changed(user: User, **kwargs: Any) -> None:
    api_sessions.end_sessions_of(user=user)
    _record("auth.password_changed", "Changed the password", user)


def on_second_factor_changed(user: User, **kwargs: Any) -> None:
    _record("auth.second_factor_changed", "Changed the second factor", user)


def on_second_factor_failed(user: User, **kwargs: Any) -> None:
    sign_ins.record_failure(email=user.email)


def connect() -> None:
    account_signals.user_signed_up.connect(on_signed_up, dispatch_uid="accounts")
    account_signals.email_confirmed.connect(on_email_confirmed, dispatch_uid="accounts")
    account_signals.email_changed.connect(on_email_changed, dispatch_uid="accounts")
    account_signals.password_changed.connect(on_password_changed, dispatch_uid="accounts")
    account_signals.password_reset.connect(on_password_changed, dispatch_uid="accounts")
    for changed in (
        mfa_signals.authenticator_added,
        mfa_signals.authenticator_removed,
        mfa_signals.authenticator_reset,
    ):
        changed.connect(on_second_factor_changed, dispatch_uid="accounts")
    mfa_signals.authentication_failed.connect(on_second_factor_failed, dispatch_uid="accounts")
    auth_signals.user_logged_in.connect(on_logged_in, dispatch_uid="accounts")
    auth_signals.user_logged_out.connect(on_logged_out, dispatch_uid="accounts")
    auth_signals.user_login_failed.connect(on_login_failed, dispatch_uid="accounts")
