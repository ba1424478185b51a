"""People, workspaces and what they did."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import signals, tenancy

        signals.connect()
        tenancy.connect()
