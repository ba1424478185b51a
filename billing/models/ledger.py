"""The credits ledger: lines are added and never changed, and each says what was left after it."""

from django.db import models
from django.db.models import F, Q

from accounts.models import TenantModel, TenantQuerySet


class CreditTransaction(TenantModel):
    class Type(models.TextChoices):
        GRANT = "grant", "Grant"
        RENEWAL = "renewal", "Monthly credits"
        SPEND = "spend", "Spent"
        REFUND = "refund", "Refund"
        ADJUSTMENT = "adjustment", "Adjustment"

    number = models.PositiveIntegerField(help_text="1, 2, 3 … in the workspace's ledger")
    key = models.CharField(max_length=220, help_text="why this line is there; no reason writes two lines")
    type = models.CharField(max_length=16, choices=Type.choices)
    amount = models.IntegerField(help_text="credits; negative: taken")
    balance_after = models.IntegerField()
    description = models.CharField(max_length=300)
    metadata = models.JSONField(default=dict, blank=True)

    objects = TenantQuerySet["CreditTransaction"].as_manager()

    class Meta:
        ordering = ["workspace", "-number"]
        indexes = [models.Index(F("created_at").desc(), name="ledger_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="ledger_numbered"),
            models.UniqueConstraint(fields=["workspace", "key"], name="ledger_once_per_key"),
            models.CheckConstraint(condition=Q(balance_after__gte=0), name="ledger_never_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.description}: {self.amount:+}, {self.balance_after} left"
