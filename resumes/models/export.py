"""A file that was made from a resume version."""

from django.db import models
from django.utils import timezone

from accounts.models import TenantModel, TenantQuerySet


class Export(TenantModel):
    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        JSON = "json", "JSON Resume"

    resume = models.ForeignKey(
        "resumes.Resume", on_delete=models.CASCADE, related_name="exports", db_index=False
    )
    version = models.PositiveIntegerField()
    format = models.CharField(max_length=16, choices=Format.choices)
    file = models.FileField(upload_to="exports/", max_length=300)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    download_count = models.PositiveIntegerField(default=0)

    objects = TenantQuerySet["Export"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "-created_at"], name="export_by_workspace")]

    def __str__(self) -> str:
        return f"{self.format} of version {self.version}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()
