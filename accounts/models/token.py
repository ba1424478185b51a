"""API tokens: shown once, stored as a hash."""

from django.db import models
from django.db.models.functions import Now

from accounts.models.tenant import TenantModel, TenantQuerySet
from accounts.models.user import User


class ApiToken(TenantModel):
    """Opens the API as `user` in `workspace`. Only the SHA-256 of the secret is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    last_four = models.CharField(max_length=4)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet["ApiToken"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "created_at"], name="token_by_workspace")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=models.F("created_at")),
                name="token_expires_later",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} …{self.last_four}"

    @staticmethod
    def live() -> models.Q:
        return models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=Now())
