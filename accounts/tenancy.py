"""Tenancy contexts: every connection is in one named context, entered explicitly.

| context       | sees                                                     | who enters it                           |
| ------------- | -------------------------------------------------------- | --------------------------------------- |
| `workspace()` | one workspace's rows                                     | pages, the API, a task for its workspace |
| `person()`    | that person's memberships and their workspaces           | a signed-in request before a workspace   |
| `staff()`     | all rows; reads of people's content are logged by caller | Django's admin                          |
| `system()`    | all rows                                                 | webhooks, schedules, a task finding its row |
| none          | no rows                                                  | everything else                         |

Postgres holds the context in three settings of the session (`app.lo`, `app.hi`, `app.person`), which travel with
the first statement under a new context (`jobanalyzer/postgres/session.py`). Every tenant table has a policy
`workspace_id between app.lo and app.hi`; the range form lets Postgres use the index, where an `or` for staff would not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from jobanalyzer.postgres import session

LOWEST = "00000000-0000-0000-0000-000000000000"
HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass(frozen=True)
class Scope:
    name: str = "none"
    lo: str = ""
    hi: str = ""
    person: str = ""

    @cached_property
    def statement(self) -> str:
        """The statement that puts a session of Postgres into this scope."""
        settings = {"app.lo": self.lo, "app.hi": self.hi, "app.person": self.person}
        calls = (f"set_config('{name}', '{_quoted(value)}', false)" for name, value in settings.items())
        return f"select {', '.join(calls)}"


def _quoted(value: str) -> str:
    return value.replace("'", "''")


NONE = Scope()
_scope: ContextVar[Scope] = ContextVar("tenancy_scope", default=NONE)


def current() -> Scope:
    return _scope.get()


@contextmanager
def _enter(scope: Scope) -> Iterator[None]:
    """Every statement takes the scope of its moment along, so entering and leaving ask nothing of Postgres."""
    former = _scope.get()
    _scope.set(scope)
    try:
        yield
    finally:
        _scope.set(former)


@contextmanager
def workspace(workspace_id: UUID, *, user_id: UUID | None = None) -> Iterator[None]:
    key = str(workspace_id)
    with _enter(Scope("workspace", key, key, str(user_id or ""))):
        yield


@contextmanager
def person(user_id: UUID) -> Iterator[None]:
    with _enter(Scope("person", "", "", str(user_id))):
        yield


@contextmanager
def staff(user_id: UUID) -> Iterator[None]:
    with _enter(Scope("staff", LOWEST, HIGHEST, str(user_id))):
        yield


@contextmanager
def system() -> Iterator[None]:
    with _enter(Scope("system", LOWEST, HIGHEST)):
        yield


def connect() -> None:
    session.require_settings(lambda: _scope.get().statement, initial=NONE.statement)
