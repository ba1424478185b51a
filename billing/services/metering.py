"""Units reserved before the work, settled when it succeeds, refunded when it does not: each exactly once.

A reservation is found by its key (`run:…`), so that a caller may ask again after a crash, in any order. Called
inside the transaction that makes the work, the reservation is there when the work is, or neither is.
"""

import logging
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import tenancy
from accounts.models import Workspace
from billing.models import CreditTransaction, Meter, Reservation
from billing.plans import (
    PRICES,
    RENEWALS,
    Action,
    Metric,
    Plan,
    Renewal,
    allowance,
    next_month,
    next_period,
    plan_with_more,
)
from billing.services import credits, meters
from billing.services.entitlements import plan_of
from jobanalyzer.errors import Conflict, InvalidInput, QuotaExceeded

logger = logging.getLogger(__name__)

Status = Reservation.Status

MAX_KEY: Final = 200
# No work waits and runs this long: what is still open then was lost with its process.
OPEN_AT_MOST: Final = timedelta(hours=24)


@transaction.atomic
def reserve(
    *, workspace: Workspace | UUID, metric: Metric | str, key: str, amount: int = 1, label: str = ""
) -> Reservation:
    """Hold `amount` units for the work called `key`. Asked again, the reservation that is there, as it is.

    QuotaExceeded when too little is left: it says how much, when it renews and which plan has more.
    """
    metric = Metric(metric)
    if amount < 1:
        raise InvalidInput("Reserve at least one unit.")
    if not 0 < len(key) <= MAX_KEY:
        raise InvalidInput(f"A reservation's key has 1 to {MAX_KEY} characters.")
    plan = plan_of(workspace)
    charged = 0 if metric == Metric.CREDITS and plan.has_unlimited_credits else amount
    meter = meters.open_meter(workspace, metric, plan)
    reservation, is_new = _claim(meter, key, amount, charged)
    if not is_new:
        return _same_wish(reservation, metric, amount)
    if metric == Metric.CREDITS:  # only now: it may lock the meter, and a lock on it comes after the claim
        credits.renew(workspace=workspace, plan=plan)
    meter = meters.lock(meter.pk)
    if metric != Metric.CREDITS:
        meter.limit = plan.limits[metric]  # the plan may have changed since the period began
    if meter.left is not None and meter.left < charged:
        raise _exceeded(meter, plan, amount)  # takes the reservation back with it
    meter.reserved += charged
    meters.save(meter)
    if metric == Metric.CREDITS:
        _write(meter, reservation, CreditTransaction.Type.SPEND, -charged, label or "Credits used")
    return reservation


def reserve_action(*, workspace: Workspace | UUID, action: Action | str, key: str) -> Reservation:
    """Hold what the price table asks for one action."""
    price = PRICES[Action(action)]
    return reserve(workspace=workspace, metric=price.metric, key=key, amount=price.amount, label=price.label)


def charge(*, workspace: Workspace | UUID, metric: Metric | str, key: str, amount: int = 1) -> Reservation:
    """Reserve and settle in one, for what is done in the same transaction (postings added)."""
    with transaction.atomic():
        reservation = reserve(workspace=workspace, metric=metric, key=key, amount=amount)
        return settle(workspace=workspace, key=key) or reservation


def settle(*, workspace: Workspace | UUID, key: str) -> Reservation | None:
    """The work succeeded: what was held is used. None when nothing was reserved under the key."""
    return _end(workspace, key, Status.SETTLED)


def refund(*, workspace: Workspace | UUID, key: str) -> Reservation | None:
    """The work failed, was cancelled or brought nothing: what was held is free again.

    The first of `settle` and `refund` decides; whatever comes later changes nothing.
    """
    return _end(workspace, key, Status.REFUNDED)


def refund_lost() -> int:
    """The sweep: reservations that nobody ended in a day are refunded. Returns how many."""
    with tenancy.system():
        lost = list(
            Reservation.objects.filter(
                status=Status.RESERVED, created_at__lt=timezone.now() - OPEN_AT_MOST
            ).values_list("workspace_id", "key")
        )
    for workspace_id, key in lost:
        with tenancy.workspace(workspace_id):
            refund(workspace=workspace_id, key=key)
        logger.warning("reservation %s was never ended; refunded", key)
    return len(lost)


def _claim(meter: Meter, key: str, amount: int, charged: int) -> tuple[Reservation, bool]:
    """The reservation under the key, and whether it is ours: of two that come at once one inserts."""
    made = Reservation(workspace_id=meter.workspace_id, meter=meter, key=key, amount=amount, charged=charged)
    Reservation.objects.bulk_create([made], ignore_conflicts=True)
    found = Reservation.objects.in_workspace(meter.workspace_id).select_related("meter").get(key=key)
    return found, found.pk == made.pk


def _same_wish(reservation: Reservation, metric: Metric, amount: int) -> Reservation:
    if (reservation.meter.metric, reservation.amount) != (metric.value, amount):
        raise Conflict("This key already stands for another reservation.", code="key_reused")
    return reservation


@transaction.atomic
def _end(workspace: Workspace | UUID, key: str, status: str) -> Reservation | None:
    reservation = Reservation.objects.in_workspace(workspace).filter(key=key).first()
    if reservation is None or reservation.status != Status.RESERVED:
        return reservation
    meter = meters.lock(reservation.meter_id)
    reservation.refresh_from_db()  # whoever held the meter before us may have ended it
    if reservation.status != Status.RESERVED:
        return reservation
    meter.reserved -= reservation.charged
    if status == Status.SETTLED:
        meter.used += reservation.charged
    meters.save(meter)
    reservation.status = status
    reservation.ended_at = timezone.now()
    reservation.save(update_fields=["status", "ended_at", "updated_at"])
    if status == Status.REFUNDED and meter.metric == Metric.CREDITS:
        _write(meter, reservation, CreditTransaction.Type.REFUND, reservation.charged, "")
    return reservation


def _write(meter: Meter, reservation: Reservation, type_: str, amount: int, label: str) -> None:
    """The ledger's line about a reservation; a refund repeats what was spent."""
    spent_key = f"spend:{reservation.pk}"
    if type_ == CreditTransaction.Type.REFUND:
        spent = CreditTransaction.objects.in_workspace(meter.workspace_id).get(key=spent_key)
        label = f"Refund: {spent.description}"
    elif not amount:
        label = f"{label} (included in the plan)"
    credits.write_line(
        meter,
        type=type_,
        amount=amount,
        key=f"{type_}:{reservation.pk}",
        description=label,
        reservation=reservation.key,
        price=reservation.amount,
    )


_NOUNS: Final = {
    Metric.OPTIMIZATIONS: "optimizations",
    Metric.POSTINGS: "postings",
    Metric.CANDIDATES: "candidates",
    Metric.CREDITS: "credits",
}
_WHEN: Final = {Renewal.DAY: "today", Renewal.MONTH: "this month", Renewal.NEVER: "in all"}


def renews_on(metric: Metric, plan: Plan) -> date | None:
    """When the workspace gets more without doing anything; None: it does not."""
    today = timezone.now().date()
    if metric == Metric.CREDITS:
        return next_month(today) if plan.credits_a_month else None
    return next_period(metric, today)


def _exceeded(meter: Meter, plan: Plan, amount: int) -> QuotaExceeded:
    metric = Metric(meter.metric)
    left = meter.left or 0
    when = renews_on(metric, plan)
    better = plan_with_more(plan, metric)
    return QuotaExceeded(
        " ".join(
            part
            for part in (_what_is_left(meter, amount), _when(when), _who_has_more(better, metric))
            if part
        ),
        details={
            "metric": metric.value,
            "limit": allowance(plan, metric),
            "left": left,
            "asked": amount,
            "renews_on": when.isoformat() if when else None,
            "plan": better.id if better else None,
            "current_plan": plan.id,
        },
    )


def _what_is_left(meter: Meter, amount: int) -> str:
    metric = Metric(meter.metric)
    noun = _NOUNS[metric]
    if metric == Metric.CREDITS:
        return f"This takes {amount} {noun} and {meter.left} are left."
    period = _WHEN[RENEWALS[metric]]
    if meter.left:
        return f"This takes {amount} {noun} and {meter.left} of {meter.limit} are left {period}."
    return f"All {meter.limit} {noun} {period} are used."


def _when(day: date | None) -> str:
    return f"More come on {day.day} {day:%B}." if day else ""


def _who_has_more(plan: Plan | None, metric: Metric) -> str:
    if plan is None:
        return ""
    gives = allowance(plan, metric)
    if gives is None:
        return f"{plan.name} has no limit."
    period = "a month" if metric == Metric.CREDITS or RENEWALS[metric] == Renewal.MONTH else "a day"
    return f"{plan.name} has {gives} {period}."
