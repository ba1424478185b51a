"""An improvement of a resume for chosen postings, and the edits it proposes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import TenantModel, TenantQuerySet
from optimizations.models.run import Run


class Optimization(TenantModel):
    run = models.OneToOneField(Run, on_delete=models.CASCADE, related_name="optimization")
    strategy_id = models.CharField(max_length=40)
    resume = models.ForeignKey(
        "resumes.Resume", on_delete=models.CASCADE, related_name="optimizations", db_index=False
    )
    version_in = models.PositiveIntegerField()
    version_out = models.PositiveIntegerField(null=True, blank=True)
    posting_ids = ArrayField(models.UUIDField())
    # Questions only the person can answer: [{"skill", "text", "postings"}].
    questions = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    score_before = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    score_safe = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)

    objects = TenantQuerySet["Optimization"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["workspace", "-created_at"], name="optimization_by_workspace"),
            models.Index(fields=["resume"], name="optimization_by_resume"),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id} for version {self.version_in}"


class ProposedEdit(TenantModel):
    """One Edit as proposed, its verdict, and what the person decided. Written once per run: `position` is unique."""

    class Status(models.TextChoices):
        SAFE = "safe", "Safe"
        NEEDS_CONFIRMATION = "needs_confirmation", "Needs your word"
        BLOCKED = "blocked", "Blocked"

    class Decision(models.TextChoices):
        OPEN = "open", "To decide"
        ACCEPTED = "accepted", "Accepted"
        REJECTED = "rejected", "Rejected"

    optimization = models.ForeignKey(
        Optimization, on_delete=models.CASCADE, related_name="proposed_edits", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    keywords = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    status = models.CharField(max_length=20, choices=Status.choices)
    verdict = models.JSONField(default=dict)
    decision = models.CharField(max_length=16, choices=Decision.choices, default=Decision.OPEN)
    # What the person wrote in place of `after`; judged again before it may be accepted.
    rewritten = models.JSONField(null=True, blank=True)
    confirmed = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet["ProposedEdit"].as_manager()

    class Meta:
        ordering = ["optimization", "position"]
        constraints = [
            models.UniqueConstraint(fields=["optimization", "position"], name="proposed_edit_once"),
            models.CheckConstraint(
                condition=~models.Q(decision="accepted", status="blocked"), name="blocked_edit_never_accepted"
            ),
            models.CheckConstraint(
                condition=~models.Q(decision="accepted", status="needs_confirmation", confirmed=False),
                name="unconfirmed_edit_never_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.status}"
