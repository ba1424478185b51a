"""Meters opened and locked. Whoever changes a meter holds its row, so that two never take the same unit.

Locks are `for no key update`: rows that point at a meter can be inserted meanwhile, which keeps two reservations
that begin at once from waiting for each other for ever. A new reservation's row comes before the lock on its
meter; the end of a reservation and the lines of the ledger are written under that lock alone.
"""

from uuid import UUID

from django.utils import timezone

from accounts.models import Workspace
from billing.models import Meter
from billing.plans import Metric, Plan, period_of


def id_of(workspace: Workspace | UUID) -> UUID:
    return workspace.pk if isinstance(workspace, Workspace) else workspace


def limit_of(plan: Plan, metric: Metric) -> int | None:
    """What a new meter begins with; the one of credits begins empty and grows with each grant."""
    return 0 if metric == Metric.CREDITS else plan.limits[metric]


def open_meter(workspace: Workspace | UUID, metric: Metric, plan: Plan) -> Meter:
    """The meter of the current period. The first to ask in a period makes it: that is the renewal."""
    period = period_of(metric, timezone.now().date())
    meters = Meter.objects.in_workspace(workspace).filter(metric=metric, period=period)
    if found := meters.first():
        return found
    made = Meter(workspace_id=id_of(workspace), metric=metric, period=period, limit=limit_of(plan, metric))
    Meter.objects.bulk_create([made], ignore_conflicts=True)  # of two that come at once one inserts
    return meters.get()


def lock(meter_id: UUID) -> Meter:
    return Meter.objects.select_for_update(no_key=True).get(pk=meter_id)


def save(meter: Meter) -> None:
    meter.save(update_fields=["used", "reserved", "limit", "updated_at"])
