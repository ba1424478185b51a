"""Django's Postgres backend, with three additions: it starts the embedded server on first use, refuses a role that
row-level security does not bind, and sends what the session must be set to along with each statement."""

import select
import time
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from jobanalyzer import embedded
from jobanalyzer.postgres import session

# A silent socket is believed for so long before the server is asked whether it is still there.
_ASK_AGAIN_AFTER: Final = 30.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose role cannot see past a row-level security policy."""

    _role_is_bound = False
    _asked_at = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        if settings.EMBEDDED_POSTGRES:
            self.settings_dict.update(
                {
                    key.upper(): value
                    for key, value in embedded.ensure_started(settings.POSTGRES_DIRECTORY).items()
                }
            )
        return {**super().get_connection_params(), "cursor_factory": session.SessionCursor}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not DatabaseWrapper._role_is_bound:
            row = connection.execute(
                "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user"
            ).fetchone()
            connection.rollback()
            session.forget(connection)
            if row is None or row[0]:
                connection.close()
                raise ImproperlyConfigured(
                    f"The database role {row[1] if row else '?'} is a superuser or has BYPASSRLS, so row-level "
                    "security would not hold. Name a role made with NOSUPERUSER NOBYPASSRLS in DATABASE_URL."
                )
            DatabaseWrapper._role_is_bound = True
        return connection

    def is_usable(self) -> bool:
        """Asked before each request. A server that went away has closed the socket: then there is something to read."""
        if self.connection is not None and time.monotonic() - self._asked_at < _ASK_AGAIN_AFTER:
            poll = select.poll()
            poll.register(self.connection.fileno(), select.POLLIN)
            if not poll.poll(0):
                return True
        self._asked_at = time.monotonic()
        return bool(super().is_usable())

    def create_cursor(self, name: str | None = None) -> Any:
        if name:  # a server-side cursor has its own class: the session is made ready before it is declared
            with self.connection.cursor() as cursor:
                cursor.send_settings()
        return super().create_cursor(name)

    def _commit(self) -> None:
        if (
            self.connection is not None
            and self.connection.info.transaction_status == TransactionStatus.INERROR
        ):
            session.forget(self.connection)  # Postgres makes it a rollback
        super()._commit()  # type: ignore[misc]  # missing in the stubs

    def _rollback(self) -> None:
        session.forget(self.connection)
        super()._rollback()  # type: ignore[misc]  # missing in the stubs
