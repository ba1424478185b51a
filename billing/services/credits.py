"""Credits: granted, renewed and adjusted. Each change is a line of the ledger with the balance after it."""

from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from uuid_utils.compat import uuid7

from accounts.models import User, Workspace
from accounts.services import activity
from billing.models import CreditTransaction, Meter
from billing.plans import Metric, Plan
from billing.services import meters
from billing.services.entitlements import plan_of
from jobanalyzer.errors import InvalidInput

Type = CreditTransaction.Type

WELCOME: Final = "welcome"
# Far above any plan and far below what the column holds
MOST_AT_ONCE: Final = 1_000_000


def write_line(
    meter: Meter, *, type: str, amount: int, key: str, description: str, **metadata: Any
) -> CreditTransaction:
    """Append a line about a change that the locked meter already holds."""
    assert meter.left is not None  # the meter of credits always counts against what was granted
    lines = CreditTransaction.objects.in_workspace(meter.workspace_id)
    last = lines.aggregate(last=Max("number"))["last"] or 0
    return CreditTransaction.objects.create(
        workspace_id=meter.workspace_id,
        number=last + 1,
        key=key,
        type=type,
        amount=amount,
        balance_after=meter.left,
        description=description[:300],
        metadata=metadata,
    )


def _add(meter: Meter, amount: int, **line: Any) -> CreditTransaction:
    """Raise (or lower) what was granted, and write it down."""
    meter.limit = (meter.limit or 0) + amount
    meters.save(meter)
    return write_line(meter, amount=amount, **line)


def _due(plan: Plan) -> dict[str, tuple[str, int, str]]:
    """Line key → type, amount and description of what the plan gives now, whether it was given yet or not."""
    due: dict[str, tuple[str, int, str]] = {}
    if plan.credits_once:
        due[WELCOME] = (Type.GRANT, plan.credits_once, "Welcome credits")
    if plan.credits_a_month:
        month = timezone.now().date()
        due[f"monthly:{month:%Y-%m}"] = (
            Type.RENEWAL,
            plan.credits_a_month,
            f"{plan.name} credits of {month:%B %Y}",
        )
    return due


@transaction.atomic
def renew(*, workspace: Workspace | UUID, plan: Plan | None = None) -> Meter:
    """The meter of credits, with everything that the plan gives by now: once ever, and once each month.

    Nobody has to run at midnight: whoever looks first gets it written. Nothing is locked when nothing is due.
    """
    plan = plan or plan_of(workspace)
    due = _due(plan)
    is_due = bool(_missing(workspace, due))
    meter = meters.open_meter(workspace, Metric.CREDITS, plan)  # after the lines, so that it has them
    if not is_due:
        return meter
    meter = meters.lock(meter.pk)
    for key in _missing(workspace, due):  # again: another may have written them before we held the row
        type_, amount, description = due[key]
        _add(meter, amount, type=type_, key=key, description=description, plan=plan.id)
    return meter


def _missing(workspace: Workspace | UUID, due: dict[str, tuple[str, int, str]]) -> list[str]:
    lines = CreditTransaction.objects.in_workspace(workspace).filter(key__in=due)
    written = set(lines.values_list("key", flat=True))
    return [key for key in due if key not in written]


@transaction.atomic
def grant(
    *, workspace: Workspace | UUID, amount: int, key: str, description: str, **metadata: Any
) -> CreditTransaction:
    """Add credits, once for each `key`; asked again, the line that is there."""
    if not 0 < amount <= MOST_AT_ONCE:
        raise InvalidInput(f"Grant between 1 and {MOST_AT_ONCE:,} credits.")
    meter = meters.lock(renew(workspace=workspace).pk)
    line_key = f"grant:{key}"
    if line := CreditTransaction.objects.in_workspace(workspace).filter(key=line_key).first():
        return line
    return _add(meter, amount, type=Type.GRANT, key=line_key, description=description, **metadata)


@transaction.atomic
def check_adjustment(*, workspace: Workspace | UUID, amount: int) -> Meter:
    """The locked meter, if the balance can be changed by `amount`; else InvalidInput says why not."""
    if amount == 0 or abs(amount) > MOST_AT_ONCE:
        raise InvalidInput(f"Add or take between 1 and {MOST_AT_ONCE:,} credits.")
    meter = meters.lock(renew(workspace=workspace).pk)
    if meter.left is not None and meter.left + amount < 0:
        raise InvalidInput(f"Only {meter.left} credits are left, so {-amount} cannot be taken.")
    return meter


@transaction.atomic
def adjust(*, workspace: Workspace | UUID, amount: int, reason: str, user: User) -> CreditTransaction:
    """Staff add or take credits; the reason stands in the ledger, which the workspace's people read too."""
    reason = reason.strip()
    if not reason:
        raise InvalidInput("Say why: the reason stands in the ledger.")
    meter = check_adjustment(workspace=workspace, amount=amount)
    line = _add(
        meter,
        amount,
        type=Type.ADJUSTMENT,
        key=f"adjustment:{uuid7()}",
        description=reason,
        by=str(user.pk),
    )
    activity.record(
        "credits.adjusted",
        f"Credits adjusted by {amount:+}: {reason}",
        workspace=workspace,
        user=user,
        amount=amount,
        balance=line.balance_after,
    )
    return line
