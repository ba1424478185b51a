"""The circuit breaker of each address: after failures in a row it rests, then one call tries it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from optimizations.gateway.types import Trouble
from optimizations.models import ProviderState

FAILURES_IN_A_ROW = 5
FIRST_REST = timedelta(seconds=30)
LONGEST_REST = timedelta(minutes=5)
# The one call that tries a resting address has this long before another may.
TRIAL = timedelta(seconds=75)
# Troubles that say nothing about the address's health are left out: it answered, or was not even asked.
COUNTED = frozenset({Trouble.UNAVAILABLE, Trouble.TIMEOUT, Trouble.CONNECTION})
_NEUTRAL = frozenset({Trouble.DEADLINE, Trouble.CANCELLED})
_SEEN_WELL = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a call may go out now; else how many seconds the address still rests."""

    is_open: bool
    seconds: float = 0.0


def admit(address: str) -> Admission:
    """May this call go out? The first one to ask after a rest may, as the trial; the others wait for its end."""
    now = timezone.now()
    state = ProviderState.objects.filter(pk=address).first()
    if state is None or state.open_until is None:
        return Admission(True)
    if state.open_until > now:
        return Admission(False, (state.open_until - now).total_seconds())
    taken = ProviderState.objects.filter(pk=address, open_until=state.open_until).update(
        open_until=now + TRIAL
    )
    return Admission(True) if taken else Admission(False, 1.0)


def report(address: str, trouble: Trouble | None) -> None:
    """How a call ended; None: well. Any answer, even a refusal, shows that the address is there."""
    if trouble in _NEUTRAL:
        return
    if trouble in COUNTED:
        _failed(address, str(trouble))
    else:
        _answered(address)


@transaction.atomic
def _failed(address: str, error: str) -> None:
    now = timezone.now()
    ProviderState.objects.bulk_create([ProviderState(address=address)], ignore_conflicts=True)
    state = ProviderState.objects.select_for_update().get(pk=address)
    state.failures = min(state.failures + 1, 1000)
    state.last_error = error
    state.last_failure_at = now
    if state.failures >= FAILURES_IN_A_ROW:
        state.open_until = now + rest_after(state.failures)
    state.save(update_fields=["failures", "last_error", "last_failure_at", "open_until"])


def rest_after(failures: int) -> timedelta:
    """Half a minute at first, doubling with each failed trial, five minutes at most."""
    doublings = min(failures - FAILURES_IN_A_ROW, 10)
    return min(FIRST_REST * (1 << doublings), LONGEST_REST)


def _answered(address: str) -> None:
    """Closes the breaker. Written only if there is something to close, or the last good word is a minute old."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {ProviderState._meta.db_table} as state (address, failures, last_error, last_success_at) "  # noqa: S608  # the table's own name
            "values (%s, 0, '', %s) on conflict (address) do update set failures = 0, open_until = null, "
            "last_success_at = excluded.last_success_at where state.failures > 0 or state.open_until is not null "
            "or state.last_success_at is null or state.last_success_at < %s",
            [address, now, now - _SEEN_WELL],
        )


def close(addresses: list[str]) -> int:
    """Staff's word that these addresses may be asked again at once. Returns how many were resting."""
    return (
        ProviderState.objects.filter(pk__in=addresses)
        .exclude(failures=0, open_until=None)
        .update(failures=0, open_until=None)
    )


def forget_idle(before: datetime) -> int:
    """States of addresses that nobody asked since: a workspace's own leave rows behind when it goes."""
    idle = ProviderState.objects.filter(address__contains=":").exclude(last_success_at__gte=before)
    deleted, _ = idle.exclude(last_failure_at__gte=before).delete()
    return deleted
