"""A workspace's own words: terms it added to the lexicon, and candidates it does not want to see again."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Lower

from accounts.models import TenantModel, TenantQuerySet


class LexiconTerm(TenantModel):
    class Status(models.TextChoices):
        ADDED = "added", "Added"
        DISMISSED = "dismissed", "Dismissed"

    name = models.CharField(max_length=80)
    status = models.CharField(max_length=16, choices=Status.choices)

    objects = TenantQuerySet["LexiconTerm"].as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(F("workspace"), Lower("name"), name="term_once_per_workspace"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.status})"
