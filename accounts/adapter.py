"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.network import client_address
from accounts.services import sign_ins


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "0.0.0.0"  # noqa: S104  # a name for "unknown", never bound to

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
