"""A sign-in over the API: one family of refresh tokens, of which only the newest counts."""

from django.db import models
from uuid_utils.compat import uuid7

from accounts.models.tenant import TenantModel, TenantQuerySet
from accounts.models.user import User


class ApiSession(TenantModel):
    """Opens the API as `user` in `workspace` until it expires or ends. Tokens are signed, so none is stored."""

    class End(models.TextChoices):
        LOGGED_OUT = "logged_out", "Signed out"
        REUSED = "reused", "A used refresh token came again"
        PASSWORD = "password", "Password changed"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_sessions")
    # The id of the one refresh token that may still be used
    refresh_id = models.UUIDField(default=uuid7)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=16, choices=End.choices, blank=True)
    ip_address = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    objects = TenantQuerySet["ApiSession"].as_manager()

    class Meta:
        verbose_name = "API session"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "created_at"], name="api_session_by_workspace")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, end="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(end="")),
                name="api_session_end_has_reason",
            )
        ]

    def __str__(self) -> str:
        return f"API session of {self.created_at:%Y-%m-%d %H:%M}"
