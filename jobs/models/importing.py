"""One act of bringing postings in: a link that is being fetched, or a file with its report per row."""

from django.db import models
from django.db.models import F

from accounts.models import TenantModel, TenantQuerySet, User
from jobs.models.posting import JobPosting


class PostingImport(TenantModel):
    class Kind(models.TextChoices):
        URL = "url", "Link"
        FILE = "file", "File"

    class Status(models.TextChoices):
        PENDING = "pending", "Waiting"
        PROCESSING = "processing", "Working"
        COMPLETED = "completed", "Done"
        FAILED = "failed", "Failed"

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PENDING)
    url = models.CharField(max_length=2000, blank=True)
    filename = models.CharField(max_length=200, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_message = models.CharField(max_length=500, blank=True)
    posting = models.ForeignKey(
        JobPosting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    # Whether `posting` was there before this import came upon it
    was_known = models.BooleanField(default=False)
    # Rows still to be read from a file: [{"row": 2, "title": …, "description": …}, …]; emptied when done
    rows = models.JSONField(default=list, blank=True)
    # [{"row", "title", "outcome": added|duplicate|failed, "message", "posting"}]
    report = models.JSONField(default=list, blank=True)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet["PostingImport"].as_manager()

    class Meta:
        verbose_name = "import"
        ordering = ["-created_at"]
        indexes = [models.Index(F("workspace"), F("created_at").desc(), name="import_by_date")]

    def __str__(self) -> str:
        return self.url or self.filename

    @property
    def is_running(self) -> bool:
        return self.status in (self.Status.PENDING, self.Status.PROCESSING)
