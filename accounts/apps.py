"""People, workspaces and what they did."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People and workspaces"  # allauth has an app named Accounts too

    def ready(self) -> None:
        from accounts import signals, tenancy

        signals.connect()
        tenancy.connect()
