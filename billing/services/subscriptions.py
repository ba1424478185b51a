"""Putting a workspace on a plan by hand."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from billing.models import Meter, Subscription
from billing.plans import PLANS, period_of
from billing.services import meters
from billing.services.entitlements import plan_of
from jobanalyzer.errors import InvalidInput


@transaction.atomic
def assign_plan(
    *, workspace: Workspace | UUID, tier: str, reason: str, user: User, until: datetime | None = None
) -> Subscription:
    """Staff put the workspace on a plan, from now `until` a moment (then it is Free again) or until changed.

    The current period's meters keep what was used and take the new plan's limits at once.
    """
    reason = reason.strip()
    if not reason:
        raise InvalidInput("Say why: the reason stands in the activity log.")
    if tier not in PLANS:
        raise InvalidInput(f"There is no plan {tier!r}. Choose one of: {', '.join(PLANS)}.")
    check_until(until)
    now = timezone.now()
    former = plan_of(workspace)
    subscription, _ = Subscription.objects.update_or_create(
        workspace_id=meters.id_of(workspace),
        defaults={
            "tier": tier,
            "status": Subscription.Status.ACTIVE,
            "current_period_start": now,
            "current_period_end": until,
            "cancel_at_period_end": until is not None,
        },
    )
    _set_limits(workspace)
    activity.record(
        "subscription.changed",
        f"Plan changed from {former.name} to {PLANS[tier].name}: {reason}",
        workspace=workspace,
        user=user,
        before=former.id,
        after=tier,
        until=until.isoformat() if until else None,
    )
    return subscription


def check_until(until: datetime | None) -> None:
    if until is not None and until <= timezone.now():
        raise InvalidInput("The last moment of the plan must lie ahead.")


def _set_limits(workspace: Workspace | UUID) -> None:
    now = timezone.now()
    for metric, limit in plan_of(workspace).limits.items():
        current = Meter.objects.in_workspace(workspace).filter(
            metric=metric, period=period_of(metric, now.date())
        )
        current.update(limit=limit, updated_at=now)
