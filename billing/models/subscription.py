"""Which plan a workspace is on. A workspace without a row is on the free one."""

from datetime import datetime, timedelta
from typing import Final

from django.db import models

from accounts.models import TenantModel, TenantQuerySet
from billing.plans import FREE, PLANS, Plan

# A payment that is a little late does not lock anybody out.
GRACE: Final = timedelta(days=3)


class Subscription(TenantModel):
    class Tier(models.TextChoices):
        FREE = "free", "Free"
        PRO = "pro", "Pro"
        ENTERPRISE = "enterprise", "Enterprise"

    class Status(models.TextChoices):
        TRIALING = "trialing", "On trial"
        ACTIVE = "active", "Active"
        PAST_DUE = "past_due", "Payment late"
        CANCELLED = "cancelled", "Ended"

    tier = models.CharField(max_length=16, choices=Tier.choices)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.ACTIVE)
    current_period_start = models.DateTimeField(null=True, blank=True)
    current_period_end = models.DateTimeField(null=True, blank=True, help_text="empty: until it is changed")
    cancel_at_period_end = models.BooleanField(default=False)

    objects = TenantQuerySet["Subscription"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["workspace"], name="subscription_once_per_workspace")]

    def __str__(self) -> str:
        return f"{self.get_tier_display()}, {self.get_status_display().lower()}"

    def plan_at(self, now: datetime) -> Plan:
        """The plan it entitles to at that moment: its tier while it runs, else the free one."""
        if self.status == self.Status.CANCELLED:
            return FREE
        if self.current_period_end is not None:
            grace = timedelta(0) if self.cancel_at_period_end else GRACE
            if now >= self.current_period_end + grace:
                return FREE
        return PLANS[self.tier]
