"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from accounts.network import client_address


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "0.0.0.0"  # noqa: S104  # a name for "unknown", never bound to

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The demo person's password is public: on a site on https:// it opens nothing, even if it was seeded there."""
        email = str(credentials.get("email", "")).strip().lower()
        demo = (settings.DEMO_EMAIL, settings.DEMO_PASSWORD)
        if settings.HTTPS and (email, credentials.get("password")) == demo:
            credentials["password"] = ""
        return super().authenticate(request, **credentials)
