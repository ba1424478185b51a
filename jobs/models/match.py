"""How one resume fits one posting; kept so that lists can sort by it, made again when either changes."""

from django.db import models
from django.db.models import F, Q

from accounts.models import TenantModel, TenantQuerySet
from jobs.models.posting import JobPosting


class Match(TenantModel):
    """The score of `version` of `resume`. A row whose version is not the resume's current one is out of date."""

    resume = models.ForeignKey(
        "resumes.Resume", on_delete=models.CASCADE, related_name="matches", db_index=False
    )
    version = models.PositiveIntegerField()
    posting = models.ForeignKey(JobPosting, on_delete=models.CASCADE, related_name="matches", db_index=False)
    # None where the posting says too little to be matched
    score = models.PositiveSmallIntegerField(null=True)
    # {part: {"weight", "earned", "asked", "held", "note"}}
    parts = models.JSONField(default=dict)
    # [{"part", "name", "any_of", "weak"}]
    missing = models.JSONField(default=list)

    objects = TenantQuerySet["Match"].as_manager()

    class Meta:
        verbose_name_plural = "matches"
        indexes = [
            models.Index(
                F("workspace"), F("resume"), F("score").desc(nulls_last=True), name="match_by_score"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "posting", "resume"], include=["version", "score"], name="match_once"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=100), name="match_score_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score if self.score is not None else 'no'} match"
