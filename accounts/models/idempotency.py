"""Answers that are kept so that a request sent twice is done once."""

from django.db import models

from accounts.models.tenant import TenantModel, TenantQuerySet
from accounts.models.user import User


class IdempotentAnswer(TenantModel):
    """What a request with this `Idempotency-Key` was answered; `status` is empty while it is being worked on."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=200)
    # SHA-256 of method, address and body: the same key with another request is a mistake
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(default=dict)
    location = models.CharField(max_length=300, blank=True)

    objects = TenantQuerySet["IdempotentAnswer"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "created_at"], name="answer_by_workspace")]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user", "key"], name="answer_once_per_key")
        ]

    def __str__(self) -> str:
        return self.key
