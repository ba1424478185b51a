"""Answers that were paid for once and serve the same question again, for half an hour."""

from decimal import Decimal

from django.db import models

from accounts.models import TenantModel, TenantQuerySet


class CachedAnswer(TenantModel):
    """A model's answer, kept for its workspace alone. `key` is a digest of model, prompt version and input."""

    key = models.CharField(max_length=64)
    provider = models.CharField(max_length=40)
    model = models.CharField(max_length=100)
    answer = models.TextField()
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars")
    expires_at = models.DateTimeField(db_index=True)

    objects = TenantQuerySet["CachedAnswer"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="cached_answer_once")]

    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"
