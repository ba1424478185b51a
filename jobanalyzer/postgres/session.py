"""Settings that a session of Postgres must have at each statement, sent along with it in one round trip.

Nothing is sent when a setting is wished for, only when the next statement is: what is wished for in between costs
nothing, and no statement can run under settings that somebody left behind.
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

# The statement last sent to a session; '' where a rollback may have undone it
_sent: Final[WeakKeyDictionary[Any, str]] = WeakKeyDictionary()


class Wish:
    """What is wished for: `statement()` sets it, `fresh` is the one that a new session needs no more."""

    fresh: str = ""

    @staticmethod
    def statement() -> str:
        return ""


def wish(statement: Callable[[], str], fresh: str) -> None:
    """From now on every session is put by `statement()` into what is wished for."""
    Wish.statement, Wish.fresh = staticmethod(statement), fresh  # type: ignore[method-assign]  # set once, at start


def forget(connection: "Connection[Any] | None") -> None:
    """A rollback takes settings back too: they are sent again before the next statement."""
    if connection is not None:
        _sent[connection] = ""


class SessionCursor(Cursor, ClientCursor[Any]):
    """Every statement of Django passes here."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        session: Any = self.connection
        wanted = Wish.statement()
        start = query[:_LONGEST].lstrip().upper() if isinstance(query, str) else ""
        if start.startswith(_BARE):
            if start.startswith("ROLLBACK"):
                forget(session)
            return super().execute(query, params, **options)
        if _sent.get(session, Wish.fresh) == wanted:
            return super().execute(query, params, **options)
        _sent[session] = ""  # until it is known to have worked
        if not start.startswith(_JOINED):
            super().execute(wanted)
            _sent[session] = wanted
            return super().execute(query, params, **options)
        super().execute(f"{wanted}; {query}", params, **options)
        self.nextset()
        _sent[session] = wanted
        return self

    def executemany(self, query: Any, params_seq: Any, **options: Any) -> Any:
        self.settle()
        return super().executemany(query, params_seq, **options)

    def copy(self, *args: Any, **options: Any) -> Any:
        self.settle()
        return super().copy(*args, **options)

    def stream(self, *args: Any, **options: Any) -> Any:
        self.settle()
        return super().stream(*args, **options)

    def settle(self) -> None:
        """Send what is wished for by itself, where it does not stand yet."""
        wanted = Wish.statement()
        if _sent.get(self.connection, Wish.fresh) != wanted:
            super().execute(wanted)
            _sent[self.connection] = wanted
