"""How many calls an address serves at once: a lease on one of its slots; a dead holder's falls free by itself."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from optimizations.gateway.asking import CALL_TIMEOUT
from optimizations.models import CallSlot

LEASE = timedelta(seconds=CALL_TIMEOUT + 15)
_TABLE = CallSlot._meta.db_table
_TAKE = f"""
    update {_TABLE} set holder = %s, held_until = %s where id = (
        select id from {_TABLE}
        where address = %s and number < %s and (holder is null or held_until < %s)
        order by number for update skip locked limit 1)
    returning id
"""  # noqa: S608  # the table's own name


def take(address: str, holder: UUID) -> int | None:
    """A free slot's key, held from now on; None: all are busy."""
    slot = _take(address, holder)
    if slot is None and _make(address):
        slot = _take(address, holder)
    return slot


def _take(address: str, holder: UUID) -> int | None:
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [holder, now + LEASE, address, settings.PROVIDER_CONCURRENCY, now])
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _make(address: str) -> bool:
    """The rows of an address that has fewer than the setting says; whether there was any to make."""
    wanted = settings.PROVIDER_CONCURRENCY
    if CallSlot.objects.filter(address=address, number__lt=wanted).count() >= wanted:
        return False
    rows = [CallSlot(address=address, number=number) for number in range(wanted)]
    CallSlot.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def free(slot: int, holder: UUID) -> None:
    """Gives the slot back, unless its lease ran out and somebody else holds it now."""
    CallSlot.objects.filter(pk=slot, holder=holder).update(holder=None, held_until=None)


def forget_idle() -> int:
    """Free slots of workspaces' own addresses; they are made again when needed."""
    idle = CallSlot.objects.filter(address__contains=":", holder=None)
    deleted, _ = idle.delete()
    return deleted
