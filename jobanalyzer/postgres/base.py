"""Django's Postgres backend, plus two habits: it starts the embedded server on first use, and refuses a role
that row-level security does not bind."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from jobanalyzer import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose role cannot see past a row-level security policy."""

    _role_is_bound = False

    def get_connection_params(self) -> dict[str, Any]:
        if settings.EMBEDDED_POSTGRES:
            self.settings_dict.update(
                {
                    key.upper(): value
                    for key, value in embedded.ensure_started(settings.POSTGRES_DIRECTORY).items()
                }
            )
        return dict(super().get_connection_params())

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not DatabaseWrapper._role_is_bound:
            row = connection.execute(
                "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user"
            ).fetchone()
            connection.rollback()
            if row is None or row[0]:
                connection.close()
                raise ImproperlyConfigured(
                    f"The database role {row[1] if row else '?'} is a superuser or has BYPASSRLS, so row-level "
                    "security would not hold. Name a role made with NOSUPERUSER NOBYPASSRLS in DATABASE_URL."
                )
            DatabaseWrapper._role_is_bound = True
        return connection
