"""A file or text that was read and waits for review beside its source, before it becomes a resume."""

from django.conf import settings
from django.db import models

from accounts.models import TenantModel, TenantQuerySet


class ResumeImport(TenantModel):
    class Status(models.TextChoices):
        REVIEW = "review", "Waits for review"
        SAVED = "saved", "Saved as a resume"
        DISCARDED = "discarded", "Discarded"

    status = models.CharField(max_length=16, choices=Status.choices, default=Status.REVIEW)
    source_file = models.FileField(upload_to="imports/", max_length=300, blank=True)
    source_name = models.CharField(max_length=255)
    source_text = models.TextField(blank=True)
    document = models.JSONField(default=dict)
    confidence = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    resume = models.ForeignKey(
        "resumes.Resume",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        db_index=False,
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects = TenantQuerySet["ResumeImport"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "-created_at"], name="import_by_workspace")]

    def __str__(self) -> str:
        return self.source_name
