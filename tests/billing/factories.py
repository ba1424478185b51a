"""Workspaces on plans, and the sums that must hold in every one of them."""

from uuid import UUID

from django.db.models import Sum

from accounts.models import Workspace
from billing.models import CreditTransaction, Meter, Reservation, Subscription
from billing.plans import Metric


def put_on(workspace: Workspace | UUID, tier: str) -> Subscription:
    """The workspace on a plan until changed, as a webhook or staff would leave it."""
    workspace_id = workspace.pk if isinstance(workspace, Workspace) else workspace
    return Subscription.objects.update_or_create(workspace_id=workspace_id, defaults={"tier": tier})[0]


def balance(workspace: Workspace) -> int:
    """As the ledger's last line has it."""
    last = CreditTransaction.objects.in_workspace(workspace).order_by("-number").first()
    return last.balance_after if last else 0


def assert_books_balance(workspace: Workspace) -> None:
    """Meters are the sums of their reservations; the credits' meter is the ledger; every line follows the last."""
    for meter in Meter.objects.in_workspace(workspace):
        sums = dict(
            Reservation.objects.filter(meter=meter)
            .order_by()
            .values_list("status")
            .annotate(total=Sum("charged"))
        )
        assert (meter.used, meter.reserved) == (sums.get("settled", 0), sums.get("reserved", 0)), meter
    running = 0
    lines = list(CreditTransaction.objects.in_workspace(workspace).order_by("number"))
    for number, line in enumerate(lines, 1):
        running += line.amount
        assert line.number == number
        assert line.balance_after == running >= 0, lines
    purse = Meter.objects.in_workspace(workspace).filter(metric=Metric.CREDITS).first()
    assert running == (purse.left if purse else 0)
