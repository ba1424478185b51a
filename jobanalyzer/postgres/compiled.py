"""Compiled queries: querysets whose SQL is built once and executed many times with other values.

Building the SQL takes Django several times as long as Postgres takes to answer it, so the queries of every page are
compiled on first use:

    _ACTIVE = CompiledQuery(lambda: Resume.objects.filter(workspace=parameter("workspace"), is_active=True))
    resume = _ACTIVE.first(workspace=workspace.pk)
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.models.sql.compiler import SQLCompiler

_Row = TypeVar("_Row")


class _Parameter(models.Expression):
    """A placeholder in the SQL."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return "%s", (self,)


def parameter(name: str) -> Any:
    """Stands in a filter for the value that is passed at each execution; never for None or for a list."""
    return _Parameter(name)


@dataclass
class _Execution:
    """As much of a queryset as Django's iterables need to turn rows into objects, or into dictionaries for `values()`."""

    db: str
    compiler: SQLCompiler
    selected: Any
    _known_related_objects: dict[Any, Any] = field(default_factory=dict)

    @property
    def query(self) -> "_Execution":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self.compiler


class CompiledQuery(Generic[_Row]):
    """The queryset that `make` returns, with `parameter(name)` where a value is passed at each execution."""

    def __init__(self, make: Callable[[], models.QuerySet[Any, _Row]]) -> None:
        self._make = make

    @cached_property
    def _compiled(self) -> tuple[Any, SQLCompiler, str, tuple[Any, ...]]:
        queryset: Any = self._make()
        compiler = queryset.query.get_compiler(using=queryset.db)
        return queryset._iterable_class, compiler, *compiler.as_sql()

    def rows(self, **values: object) -> list[_Row]:
        """What the queryset would yield with these values of the parameters."""
        iterable, compiled, sql, slots = self._compiled
        arguments = tuple(values[slot.name] if isinstance(slot, _Parameter) else slot for slot in slots)
        compiler: Any = copy(compiled)
        compiler.connection = connections[compiler.using]
        compiler.as_sql = lambda *args, **options: (sql, arguments)
        return list(iterable(_Execution(compiler.using, compiler, compiled.query.selected)))

    def first(self, **values: object) -> _Row | None:
        """The first of the rows; the queryset itself should ask for no more."""
        return next(iter(self.rows(**values)), None)
