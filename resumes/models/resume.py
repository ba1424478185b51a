"""A resume and every version it ever had."""

from django.conf import settings
from django.db import models

from accounts.models import TenantModel, TenantQuerySet


class ResumeQuerySet(TenantQuerySet["Resume"]):
    def kept(self) -> "ResumeQuerySet":
        """Not deleted."""
        return self.filter(deleted_at=None)

    def without_content(self) -> "ResumeQuerySet":
        """For lists: leaves the documents in the database."""
        return self.defer("content", "design")


class Resume(TenantModel):
    """A JSON Resume document with its design. `version` is the number of the current ResumeVersion and the
    lock of optimistic saving: a save names the version it was made from."""

    title = models.CharField(max_length=200)
    content = models.JSONField(default=dict)
    design = models.JSONField(default=dict, blank=True)
    template = models.CharField(max_length=40, default="classic")
    is_active = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    word_count = models.PositiveIntegerField(default=0)
    ats_score = models.PositiveSmallIntegerField(null=True, blank=True)
    source_file = models.FileField(upload_to="resumes/", max_length=300, blank=True)
    source_name = models.CharField(max_length=255, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ResumeQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        indexes = [models.Index(fields=["workspace", "-updated_at"], name="resume_by_workspace")]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=models.Q(is_active=True, deleted_at=None),
                name="resume_one_active",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ResumeVersion(TenantModel):
    """One save, never changed afterwards. Undo and redo are saves too: `previous` is the number of the version
    that undo leads to, `same_as` the version whose state an undo, a redo or a restore brought back, `undone` the
    numbers that redo leads to, the next one last."""

    class Author(models.TextChoices):
        USER = "user", "You"
        AI = "ai", "Edits you accepted"
        IMPORT = "import", "Import"

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    content = models.JSONField(default=dict)
    design = models.JSONField(default=dict, blank=True)
    template = models.CharField(max_length=40, default="classic")
    change = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=16, choices=Author.choices, default=Author.USER)
    autosave = models.BooleanField(default=False)
    previous = models.PositiveIntegerField(null=True, blank=True)
    same_as = models.PositiveIntegerField(null=True, blank=True)
    undone = models.JSONField(default=list, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects = TenantQuerySet["ResumeVersion"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "resume", "number"], name="version_number_once"),
        ]
        indexes = [models.Index(fields=["resume", "-number"], name="version_by_resume")]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def state(self) -> int:
        """The number of the version that first held this content."""
        return self.same_as or self.number
