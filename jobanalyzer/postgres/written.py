"""Querysets that are written into SQL once and asked again with other values.

Writing a statement takes Django several times as long as Postgres takes to answer it, so what every page asks is kept:

    _ACTIVE = Written(lambda: Resume.objects.filter(workspace=given("workspace"), is_active=True))
    resume = _ACTIVE.first(workspace=workspace.pk)
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.models.sql.compiler import SQLCompiler

_Model = TypeVar("_Model", bound=models.Model)


class _Given(models.Expression):
    """The place of a value in the statement."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return "%s", (self,)


def given(name: str) -> Any:
    """Stands in a filter for the value that comes with each question; never for None or for a list."""
    return _Given(name)


@dataclass
class _Asked:
    """As much of a queryset as turning its rows into objects needs."""

    db: str
    compiler: SQLCompiler
    _known_related_objects: dict[Any, Any] = field(default_factory=dict)

    @property
    def query(self) -> "_Asked":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self.compiler


class Written(Generic[_Model]):
    """The queryset of model objects that `make` returns, with `given(name)` where a value is told later."""

    def __init__(self, make: Callable[[], models.QuerySet[_Model]]) -> None:
        self._make = make

    @cached_property
    def _statement(self) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        queryset = self._make()
        compiler = queryset.query.get_compiler(using=queryset.db)
        return compiler, *compiler.as_sql()

    def rows(self, **values: object) -> list[_Model]:
        written, sql, places = self._statement
        told = tuple(values[place.name] if isinstance(place, _Given) else place for place in places)
        compiler: Any = copy(written)
        compiler.connection = connections[compiler.using]
        compiler.as_sql = lambda *args, **options: (sql, told)
        asked: Any = _Asked(compiler.using, compiler)
        return list(models.query.ModelIterable(asked))

    def first(self, **values: object) -> _Model | None:
        """The first of the rows; the queryset itself should ask for no more."""
        return next(iter(self.rows(**values)), None)
