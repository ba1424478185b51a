"""allauth's second factor, loaded when somebody uses one: it brings 10 MB for passkeys, offered or not."""

from allauth.account.stages import LoginStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.internal.constants import LoginStageKey
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class SecondFactorAdapter(DefaultMFAAdapter):
    """What allauth says where it refuses, with what to do about it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": "Turn off the second factor first; set it up again once the new address is confirmed.",
        "incorrect_code": "This code is wrong or was used already. Wait for the next one.",
        "unverified_email": "Confirm your e-mail address first.",
    }


class SecondFactorStage(LoginStage):
    """At sign-in, of those who have a second factor: what allauth's own stage does. Others have nothing to wait for."""

    key = LoginStageKey.MFA_AUTHENTICATE.value
    urlname = "mfa_authenticate"

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        if self.login.user is None or not is_mfa_enabled(self.login.user):
            return None, True
        from allauth.mfa.stages import AuthenticateStage

        answer: tuple[HttpResponseBase | None, bool] = AuthenticateStage(
            self.controller, self.request, self.login
        ).handle()
        return answer


def index(request: HttpRequest) -> HttpResponseBase:
    from allauth.mfa.base import views

    answer: HttpResponseBase = views.index(request)
    return answer


def authenticate(request: HttpRequest) -> HttpResponseBase:
    from allauth.mfa.base import views

    answer: HttpResponseBase = views.authenticate(request)
    return answer


def reauthenticate(request: HttpRequest) -> HttpResponseBase:
    from allauth.mfa.base import views

    answer: HttpResponseBase = views.reauthenticate(request)
    return answer
