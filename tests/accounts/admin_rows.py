"""Rows of any model, each with relations of its own, to try the admin's lists with."""

from collections.abc import Callable
from itertools import count
from typing import Any, Final
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django_q.models import Failure, OrmQ, Success

from accounts.models import User
from jobanalyzer.queue import enqueue

_numbers = count(1)


def make_row(model: type[models.Model], **given: Any) -> models.Model:
    """One row: fields that must hold something get the plainest value; relations get rows of their own."""
    if model in _MAKERS:
        return _MAKERS[model]()
    number = next(_numbers)
    values = {
        field.name: _value(field, number)
        for field in model._meta.concrete_fields
        if field.name not in given and _must_be_given(field)
    }
    return model._default_manager.create(**values, **given)


def _must_be_given(field: Any) -> bool:
    if isinstance(field, models.GeneratedField | models.AutoField):
        return False
    if field.remote_field is not None:
        return True
    return not (field.null or field.has_default() or getattr(field, "auto_now", False) or field.blank)


def _value(field: Any, number: int) -> Any:
    if field.remote_field is not None:
        return make_row(field.related_model)
    if field.choices:
        return field.choices[0][0]
    for kind, make in _VALUES.items():
        if isinstance(field, kind):
            return make(number)
    return f"row {number}"[: field.max_length]


_VALUES: Final[dict[type, Callable[[int], Any]]] = {
    models.EmailField: lambda number: f"row{number}@example.org",
    models.DateTimeField: lambda number: timezone.now(),
    models.DateField: lambda number: timezone.now().date(),
    models.BooleanField: lambda number: True,
    models.DecimalField: lambda number: 1,
    models.IntegerField: lambda number: number,
    models.UUIDField: lambda number: uuid4(),
    models.JSONField: lambda number: {},
    ArrayField: lambda number: [],
    models.BinaryField: lambda number: b"sealed",
    models.GenericIPAddressField: lambda number: "127.0.0.1",
}


def _task(model: Any, success: bool) -> models.Model:
    row: models.Model = model.objects.create(
        id=uuid4().hex,
        name=f"task {next(_numbers)}",
        func="jobanalyzer.queue.run.run",
        args=("jobs.tasks.run_import", str(uuid4())),
        started=timezone.now(),
        stopped=timezone.now(),
        success=success,
    )
    return row


def _queued() -> models.Model:
    enqueue("jobs.tasks.run_import", uuid4())
    row: models.Model = OrmQ.objects.latest("id")
    return row


_MAKERS: Final[dict[Any, Callable[[], models.Model]]] = {
    Success: lambda: _task(Success, True),
    Failure: lambda: _task(Failure, False),
    OrmQ: _queued,
    User: lambda: User.objects.create_user(f"user{next(_numbers)}@example.org"),
}
