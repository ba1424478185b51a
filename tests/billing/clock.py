"""A clock that tests set: plans renew by the calendar."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest import mock


@contextmanager
def at(year: int, month: int, day: int, hour: int = 12) -> Iterator[None]:
    """Django's `timezone.now()` stands at this moment, in UTC."""
    with mock.patch("django.utils.timezone.now", return_value=datetime(year, month, day, hour, tzinfo=UTC)):
        yield
