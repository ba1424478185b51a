"""Meters count what a workspace used in a period; every unit on them has a reservation that says what for."""

from django.db import models
from django.db.models import Q

from accounts.models import TenantModel, TenantQuerySet
from billing.plans import Metric

METRICS = [(metric.value, metric.name.capitalize()) for metric in Metric]


class Meter(TenantModel):
    """One metric in one period. `used` and `reserved` are always the sums of its reservations.

    The meter of credits has one period for ever: `limit` is all that was ever granted, so that
    `limit - used - reserved` is the balance, which is also `balance_after` of the ledger's last line.
    """

    metric = models.CharField(max_length=32, choices=METRICS)
    period = models.DateField(help_text="first day of the period; 1970-01-01 for a meter that never renews")
    used = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    limit = models.PositiveIntegerField(null=True, blank=True, help_text="empty: unlimited")

    objects = TenantQuerySet["Meter"].as_manager()

    class Meta:
        ordering = ["-period", "metric"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "metric", "period"], name="meter_once_per_period")
        ]

    def __str__(self) -> str:
        limit = "unlimited" if self.limit is None else self.limit
        return f"{self.get_metric_display()} from {self.period}: {self.used} of {limit}"

    @property
    def left(self) -> int | None:
        """Units still to be had; None: unlimited. A plan that shrank leaves none, never less than none."""
        return None if self.limit is None else max(0, self.limit - self.used - self.reserved)


class Reservation(TenantModel):
    """Units held for one piece of work under its key, then settled or refunded: once, and for good."""

    class Status(models.TextChoices):
        RESERVED = "reserved", "Reserved"
        SETTLED = "settled", "Settled"
        REFUNDED = "refunded", "Refunded"

    meter = models.ForeignKey(Meter, on_delete=models.CASCADE, related_name="reservations")
    key = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(help_text="the price")
    charged = models.PositiveIntegerField(help_text="what the meter counts: no credits on an unlimited plan")
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.RESERVED)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet["Reservation"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(status="reserved"), name="reservation_open_by_age"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="reservation_once_per_key"),
            models.CheckConstraint(
                condition=Q(status="reserved", ended_at=None)
                | Q(status__in=["settled", "refunded"], ended_at__isnull=False),
                name="reservation_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount}, {self.get_status_display().lower()}"
