"""How allauth behaves here."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.network import client_address
from accounts.services import sign_ins

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "0.0.0.0"  # noqa: S104  # a name for "unknown", never bound to

    def get_login_stages(self) -> list[str]:
        own = {"allauth.mfa.stages.AuthenticateStage": "accounts.second_factor.SecondFactorStage"}
        return [own.get(stage, stage) for stage in super().get_login_stages()]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail that cannot be sent takes nothing back that was done before it: the page says so."""
        try:
            super().send_mail(template_prefix, email, context)
        except _mail_failures() as error:
            logger.error("A mail could not be sent: %s", type(error).__name__)
            messages.error(current.request, _NOT_SENT)
            current.request.META[_MAIL_FAILED] = True

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **options: Any,
    ) -> None:
        """Where the mail was not sent, nobody is told that it was."""
        if message_template == "account/messages/email_confirmation_sent.txt" and request.META.get(
            _MAIL_FAILED
        ):
            return
        super().add_message(request, level, message_template, *args, **options)

    def respond_email_verification_sent(
        self, request: HttpRequest, user: AbstractBaseUser | None
    ) -> HttpResponseBase:
        """A sign-up with an address that has an account (no user then) takes as long as a new one: time tells nothing.

        Nearly all of that is the password's hash.
        """
        if user is None:
            make_password(request.POST.get("password1", ""))
        answer: HttpResponseBase = super().respond_email_verification_sent(request, user)
        return answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:  # too many failed attempts
            sign_ins.record_flood(email=str(credentials.get("email", "")), request=request)
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The demo person's password is public: on a site on https:// it opens nothing, even if it was seeded there."""
        email = str(credentials.get("email", "")).strip().lower()
        demo = (settings.DEMO_EMAIL, settings.DEMO_PASSWORD)
        if settings.HTTPS and (email, credentials.get("password")) == demo:
            credentials["password"] = ""
        return super().authenticate(request, **credentials)


_MAIL_FAILED = "accounts.mail_failed"  # marks the request in which it happened
_NOT_SENT = "The mail could not be sent just now. Wait some minutes, then sign in or ask for it again."


def _mail_failures() -> tuple[type[Exception], ...]:
    """What a mail server fails with, and a provider where one is set: its library is loaded with it alone."""
    if "anymail" not in settings.INSTALLED_APPS:
        return (OSError,)
    from anymail.exceptions import AnymailError

    return OSError, AnymailError
