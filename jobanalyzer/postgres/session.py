"""Settings of the database session (`set_config`), sent along with the next statement in one round trip.

Changing them costs nothing by itself: they are sent only when a statement is, and only if they differ from what was
sent last. No statement can run under settings that somebody left behind.
"""

from collections.abc import Callable
from typing import Any, Final
from weakref import WeakKeyDictionary

from django.db.backends.postgresql.base import Cursor
from psycopg import ClientCursor, Connection

# They may run in a failed transaction, in which nothing else may, and read no rows.
_BARE: Final = ("SAVEPOINT", "RELEASE", "ROLLBACK")
# They may share a message with another statement; VACUUM and its like must be alone.
_JOINED: Final = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "(SELECT")
_LONGEST: Final = max(map(len, (*_BARE, *_JOINED)))

# The settings statement last sent to a session; '' where a rollback may have undone it
_sent: Final[WeakKeyDictionary[Any, str]] = WeakKeyDictionary()


class _Required:
    """The statement that sets what every session must have now, and the one whose effect a new session has anyway."""

    statement: Callable[[], str] = staticmethod(lambda: "")
    initial: str = ""


def require_settings(statement: Callable[[], str], *, initial: str) -> None:
    """From now on every session gets the settings of `statement()`; a new session needs none for `initial`."""
    _Required.statement, _Required.initial = staticmethod(statement), initial


def forget(connection: "Connection[Any] | None") -> None:
    """A rollback takes settings back too: they are sent again before the next statement."""
    if connection is not None:
        _sent[connection] = ""


class SessionCursor(Cursor, ClientCursor[Any]):
    """Every statement of Django passes here."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        session: Any = self.connection
        required = _Required.statement()
        start = query[:_LONGEST].lstrip().upper() if isinstance(query, str) else ""
        if start.startswith(_BARE):
            if start.startswith("ROLLBACK"):
                forget(session)
            return super().execute(query, params, **options)
        if _sent.get(session, _Required.initial) == required:
            return super().execute(query, params, **options)
        _sent[session] = ""  # until it is known to have worked
        if not start.startswith(_JOINED):
            super().execute(required)
            _sent[session] = required
            return super().execute(query, params, **options)
        super().execute(f"{required}; {query}", params, **options)
        self.nextset()
        _sent[session] = required
        return self

    def executemany(self, query: Any, params_seq: Any, **options: Any) -> Any:
        self.send_settings()
        return super().executemany(query, params_seq, **options)

    def copy(self, *args: Any, **options: Any) -> Any:
        self.send_settings()
        return super().copy(*args, **options)

    def stream(self, *args: Any, **options: Any) -> Any:
        self.send_settings()
        return super().stream(*args, **options)

    def send_settings(self) -> None:
        """Send the required settings by themselves, unless the session has them."""
        required = _Required.statement()
        if _sent.get(self.connection, _Required.initial) != required:
            super().execute(required)
            _sent[self.connection] = required
