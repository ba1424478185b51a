"""What a person told us for all later runs: facts they vouched for, and how they write."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import TenantModel, TenantQuerySet


class ConfirmedFact(TenantModel):
    """A claim that the person confirmed, in the guard's normal form. It stays true until they take it back.

    `scope` says what it is about: an entry of the resume by employer or school and title, or the whole resume.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    text = models.CharField(max_length=500)
    scope = models.CharField(max_length=400, blank=True)
    words = models.CharField(max_length=1000, blank=True, help_text="what the person said")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet["ConfirmedFact"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user", "kind", "key", "scope"],
                condition=models.Q(withdrawn_at=None),
                name="confirmed_fact_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


class WritingStyle(TenantModel):
    """How a person wants to be written for: samples of their own writing, words they never use, the language."""

    class Language(models.TextChoices):
        RESUME = "resume", "The resume's language"
        POSTINGS = "postings", "The postings' language"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    samples = ArrayField(models.TextField(), default=list, blank=True)
    banned = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    language = models.CharField(max_length=10, choices=Language.choices, default=Language.RESUME)

    objects = TenantQuerySet["WritingStyle"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["workspace", "user"], name="writing_style_once")]

    def __str__(self) -> str:
        return f"Writing style of {self.user_id}"
