"""An improvement of a resume for chosen postings, and the edits it proposes."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import TenantModel, TenantQuerySet
from optimizations.edits import Claim, Edit, Evidence, Verdict
from optimizations.models.run import Run


class RunGroup(TenantModel):
    """Runs that were asked for together: strategies to compare, or one tailored version for each posting."""

    class Kind(models.TextChoices):
        COMPARE = "compare", "Comparison"
        BATCH = "batch", "One version for each posting"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    resume = models.ForeignKey("resumes.Resume", on_delete=models.CASCADE, related_name="+", db_index=False)
    version_in = models.PositiveIntegerField()
    posting_ids = ArrayField(models.UUIDField())
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )

    objects = TenantQuerySet["RunGroup"].as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "-created_at"], name="run_group_by_workspace")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of version {self.version_in}"


class Optimization(TenantModel):
    group = models.ForeignKey(
        RunGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="optimizations"
    )
    run = models.OneToOneField(Run, on_delete=models.CASCADE, related_name="optimization")
    strategy_id = models.CharField(max_length=40)
    resume = models.ForeignKey(
        "resumes.Resume", on_delete=models.CASCADE, related_name="optimizations", db_index=False
    )
    version_in = models.PositiveIntegerField()
    version_out = models.PositiveIntegerField(null=True, blank=True)
    # A resume of its own, where the accepted edits did not go into the one they were made for
    resume_out = models.ForeignKey(
        "resumes.Resume", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    posting_ids = ArrayField(models.UUIDField())
    # Questions only the person can answer: [{"skill", "text", "postings", "state": used|not_used once answered}].
    questions = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    score_before = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    score_safe = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    # How the resume reads for these postings, 0 to 100: as it was, and with every safe edit
    impact_before = models.PositiveSmallIntegerField(null=True, blank=True)
    impact_safe = models.PositiveSmallIntegerField(null=True, blank=True)

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

    class Origin(models.TextChoices):
        MODEL = "model", "AI model"
        RULES = "rules", "Built-in rules"
        PERSON = "person", "Your answer"

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
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.RULES)
    status = models.CharField(max_length=20, choices=Status.choices)
    verdict = models.JSONField(default=dict)
    decision = models.CharField(max_length=16, choices=Decision.choices, default=Decision.OPEN)
    # What the person wrote in place of `after`; judged again before it may be accepted.
    rewritten = models.JSONField(null=True, blank=True)
    confirmed = models.BooleanField(default=False)
    # What the person vouched for: {"claims": [Claim], "words": what they said}.
    confirmation = models.JSONField(default=dict, blank=True)
    # Mean rise of the match over the postings, by this edit alone; None where it cannot be applied.
    gain = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    # The number of the resume version that it went into; from then on the decision stands.
    applied_version = models.PositiveIntegerField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(applied_version=None) | models.Q(decision="accepted"),
                name="only_accepted_edits_are_applied",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.status}"

    @property
    def value(self) -> Any:
        """What would stand there: the person's own wording where they gave one."""
        return self.after if self.rewritten is None else self.rewritten

    @property
    def in_own_words(self) -> bool:
        """Whether the person wrote what would stand there: then it is asked about, never blocked."""
        return self.origin == self.Origin.PERSON or self.rewritten is not None

    @property
    def confirmed_claims(self) -> tuple[Claim, ...]:
        return tuple(Claim.from_json(claim) for claim in self.confirmation.get("claims", ()))

    def to_edit(self) -> Edit:
        """The edit as it would be applied, with its verdict."""
        return Edit(
            path=self.path,
            before=self.before,
            after=self.value,
            reason=self.reason,
            keywords=tuple(self.keywords),
            evidence=tuple(Evidence.from_json(item) for item in self.evidence),
            verdict=Verdict.from_json(self.verdict) if self.verdict else None,
        )
