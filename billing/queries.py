"""What a workspace has left, for pages and the API."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Workspace
from billing.models import CreditTransaction, Meter
from billing.plans import Metric, Plan, period_of
from billing.services import credits
from billing.services.entitlements import plan_of
from billing.services.metering import renews_on


@dataclass(frozen=True, slots=True)
class Left:
    """One purse now. `limit` and `left` are None without limit; what is reserved is not left.

    The limit of credits is all that was ever granted.
    """

    metric: Metric
    used: int
    reserved: int
    limit: int | None
    left: int | None
    renews_on: date | None


@dataclass(frozen=True, slots=True)
class Usage:
    plan: Plan
    optimizations: Left
    postings: Left
    candidates: Left
    credits: Left


def usage(workspace: Workspace | UUID) -> Usage:
    """Every purse at once. Credits that are due by now are written to the ledger on the way."""
    plan = plan_of(workspace)
    today = timezone.now().date()
    metered = [metric for metric in Metric if metric != Metric.CREDITS]
    rows = Meter.objects.in_workspace(workspace).filter(
        metric__in=metered, period__in={period_of(metric, today) for metric in metered}
    )
    meters = {(row.metric, row.period): row for row in rows}
    left = {metric: _left(metric, meters.get((metric, period_of(metric, today))), plan) for metric in metered}
    return Usage(
        plan=plan,
        optimizations=left[Metric.OPTIMIZATIONS],
        postings=left[Metric.POSTINGS],
        candidates=left[Metric.CANDIDATES],
        credits=_credits_left(workspace, plan),
    )


def what_is_left(workspace: Workspace | UUID, metric: Metric) -> Left:
    """One purse, for a page that shows only this one."""
    plan = plan_of(workspace)
    if metric == Metric.CREDITS:
        return _credits_left(workspace, plan)
    period = period_of(metric, timezone.now().date())
    meter = Meter.objects.in_workspace(workspace).filter(metric=metric, period=period).first()
    return _left(metric, meter, plan)


def ledger_lines(workspace: Workspace | UUID) -> QuerySet[CreditTransaction]:
    """The ledger, newest line first, with what is due by now."""
    credits.renew(workspace=workspace)
    return CreditTransaction.objects.in_workspace(workspace).order_by("-number")


def ledger(workspace: Workspace | UUID, limit: int = 50) -> list[CreditTransaction]:
    """The ledger's latest lines."""
    return list(ledger_lines(workspace)[:limit])


def _left(metric: Metric, meter: Meter | None, plan: Plan) -> Left:
    """From the plan, not from the row's own limit: a subscription may have ended since the row was written."""
    meter = meter or Meter(metric=metric)
    meter.limit = plan.limits[metric]
    return Left(metric, meter.used, meter.reserved, meter.limit, meter.left, renews_on(metric, plan))


def _credits_left(workspace: Workspace | UUID, plan: Plan) -> Left:
    meter = credits.renew(workspace=workspace, plan=plan)
    unlimited = plan.has_unlimited_credits
    return Left(
        Metric.CREDITS,
        meter.used,
        meter.reserved,
        None if unlimited else meter.limit,
        None if unlimited else meter.left,
        renews_on(Metric.CREDITS, plan),
    )
