"""Checking who signs in over the API: through allauth, so that its rate limits and its second factor hold here too."""

from typing import NamedTuple

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts import queries, tenancy
from accounts.models import ActivityLog, User, Workspace
from accounts.services import activity
from accounts.services.api_sessions import NotSignedIn, Tokens, start_session
from jobanalyzer.errors import Forbidden, RateLimited

_RETRY_SECONDS = 300


class Credentials(NamedTuple):
    email: str
    password: str
    code: str = ""
    workspace: str = ""


def log_in(*, request: HttpRequest, credentials: Credentials) -> Tokens:
    """Tokens for a person, in the wanted workspace or their own.

    Unknown, unverified, locked and deleted accounts and wrong passwords get one and the same answer.
    """
    user = _authenticate(request, credentials)
    _check_second_factor(user, credentials.code)
    return start_session(user=user, workspace=_workspace(user, credentials.workspace), request=request)


def _authenticate(request: HttpRequest, credentials: Credentials) -> User:
    try:
        user = get_adapter(request).authenticate(
            request, email=credentials.email.strip(), password=credentials.password
        )
    except ValidationError as error:  # allauth's way to say: too many failed attempts
        raise RateLimited(
            "Too many failed attempts. Wait a few minutes, then try again.",
            details={"retry_after": _RETRY_SECONDS},
        ) from error
    if isinstance(user, User) and not _may_sign_in(user):
        if user.is_active:  # of an inactive one Django itself told the log
            activity.record(
                "auth.login_failed",
                "Failed sign-in over the API: the account is not open",
                user=user,
                severity=ActivityLog.Severity.WARNING,
            )
        user = None
    if not isinstance(user, User):
        raise NotSignedIn("The e-mail address or the password is wrong.", code="invalid_credentials")
    return user


def _may_sign_in(user: User) -> bool:
    verified = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return user.is_active and user.deleted_at is None and verified.exists()


def _check_second_factor(user: User, code: str) -> None:
    if not Authenticator.objects.filter(user=user).exists():
        return
    if not code:
        raise NotSignedIn(
            "This account asks for a second factor. Send the code of its app as `code`.", code="code_required"
        )
    form = AuthenticateForm(data={"code": code}, user=user)
    if not form.is_valid():  # also after too many wrong codes
        raise NotSignedIn("This code is wrong or was used already.", code="invalid_code")
    form.authenticator.record_usage()


def _workspace(user: User, wanted: str) -> Workspace:
    with tenancy.person(user.pk):
        membership = queries.choose_membership(user, wanted or None)
    if membership is None or (wanted and str(membership.workspace_id) != wanted):
        raise Forbidden("You are not a member of this workspace.")
    return membership.workspace
