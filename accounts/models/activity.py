"""The append-only record of what happened: who, what, when, from where."""

from django.db import models
from django.db.models import F

from accounts.models.user import User
from accounts.models.workspace import Workspace
from jobanalyzer.models import BaseModel


class ActivityLog(BaseModel):
    """One event. `workspace` is empty for events before a workspace is known (a failed sign-in)."""

    class Severity(models.TextChoices):
        INFO = "info", "Info"
        WARNING = "warning", "Warning"
        ERROR = "error", "Error"

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="+", null=True, blank=True, db_index=False
    )
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True, db_index=False
    )
    event_type = models.CharField(max_length=64)
    event_category = models.CharField(max_length=32)
    severity = models.CharField(max_length=16, choices=Severity.choices, default=Severity.INFO)
    description = models.CharField(max_length=500)
    metadata = models.JSONField(default=dict, blank=True)
    ip_address = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "activity"
        verbose_name_plural = "activity log"
        ordering = ["-created_at"]
        indexes = [
            models.Index(F("workspace"), F("created_at").desc(), name="activity_by_workspace"),
            models.Index(F("created_at").desc(), name="activity_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.event_type}: {self.description}"
