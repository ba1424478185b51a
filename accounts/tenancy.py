"""Tenancy contexts: every connection is in one named context, entered explicitly.

| context       | sees                                                     | who enters it                           |
| ------------- | -------------------------------------------------------- | --------------------------------------- |
| `workspace()` | one workspace's rows                                     | pages, the API, a task for its workspace |
| `person()`    | that person's memberships and their workspaces           | a signed-in request before a workspace   |
| `staff()`     | all rows; reads of people's content are logged by caller | Django's admin                          |
| `system()`    | all rows                                                 | webhooks, schedules, a task finding its row |
| none          | no rows                                                  | everything else                         |

Postgres holds the context in three settings of the session (`app.lo`, `app.hi`, `app.person`); every tenant
table has a policy `workspace_id between app.lo and app.hi`. The range form lets Postgres use the index, where an
`or` for staff would not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

LOWEST = "00000000-0000-0000-0000-000000000000"
HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass(frozen=True, slots=True)
class Scope:
    name: str = "none"
    lo: str = ""
    hi: str = ""
    person: str = ""


NONE = Scope()
_scope: ContextVar[Scope] = ContextVar("tenancy_scope", default=NONE)


def current() -> Scope:
    return _scope.get()


def _apply(db: BaseDatabaseWrapper, scope: Scope) -> None:
    with db.cursor() as cursor:
        cursor.execute(
            "select set_config('app.lo', %s, false), set_config('app.hi', %s, false), "
            "set_config('app.person', %s, false)",
            [scope.lo, scope.hi, scope.person],
        )


@contextmanager
def _enter(scope: Scope) -> Iterator[None]:
    former = _scope.get()
    _scope.set(scope)
    try:
        if connection.connection is not None:  # a connection made later takes the scope when it opens
            _apply(connection, scope)
        yield
    finally:
        _scope.set(former)
        _restore(former)


def _restore(former: Scope) -> None:
    """Give the connection its former scope; where that fails, make sure nobody can use it in the wrong one."""
    if connection.connection is None:
        return
    try:
        _apply(connection, former)
    except DatabaseError:
        # Inside a broken transaction the rollback restores the former settings; else the connection goes.
        if not connection.in_atomic_block:
            connection.close()


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


def _on_connection_created(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    scope = _scope.get()
    if scope is not NONE:
        _apply(connection, scope)


def connect() -> None:
    connection_created.connect(_on_connection_created, dispatch_uid="tenancy")
