"""A Run is one AI job: quoted before, visible while it works, cancellable, ended in exactly one way."""

from decimal import Decimal

from django.conf import settings
from django.db import models

from accounts.models import TenantModel, TenantQuerySet


class RunQuerySet(TenantQuerySet["Run"]):
    def unfinished(self) -> "RunQuerySet":
        return self.filter(status__in=[Run.Status.PENDING, Run.Status.PROCESSING])


class Run(TenantModel):
    class Status(models.TextChoices):
        PENDING = "pending", "Waiting"
        PROCESSING = "processing", "Working"
        COMPLETED = "completed", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    class Kind(models.TextChoices):
        IMPROVE = "improve", "Improvement of a resume"
        KEY_TEST = "key_test", "Test of a provider key"

    class Engine(models.TextChoices):
        MODEL = "model", "AI model"
        RULES = "rules", "Built-in rules, no AI"

    kind = models.CharField(max_length=32)
    # Which strategy spent the money: known here too, because what it proposed may be deleted
    strategy_id = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PENDING)
    engine = models.CharField(max_length=16, choices=Engine.choices, default=Engine.RULES)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    # The plan's steps: [{"key", "label", "calls", "state": waiting|running|done|skipped, "seconds", "cost"}].
    steps = models.JSONField(default=list)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)

    cost_low = models.DecimalField(
        max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars"
    )
    cost_high = models.DecimalField(
        max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars"
    )
    seconds_low = models.PositiveIntegerField(default=0)
    seconds_high = models.PositiveIntegerField(default=0)
    calls_planned = models.PositiveSmallIntegerField(default=0)

    cost = models.DecimalField(max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars")
    # The most that calls may still cost which are out, or were when their worker died: it counts towards the cap
    cost_aside = models.DecimalField(
        max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars"
    )
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)

    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    deadline_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_message = models.CharField(max_length=500, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["workspace", "-created_at"], name="run_by_workspace"),
            models.Index(
                fields=["deadline_at"],
                condition=models.Q(status__in=["pending", "processing"]),
                name="run_unfinished_by_deadline",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["pending", "processing"], finished_at=None)
                | models.Q(status__in=["completed", "failed", "cancelled"], finished_at__isnull=False),
                name="run_ends_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.status}"

    @property
    def is_finished(self) -> bool:
        return self.status not in {self.Status.PENDING, self.Status.PROCESSING}


class RunEvent(TenantModel):
    """One line of a run's log, in order; the page and the API follow it."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="events", db_index=False)
    kind = models.CharField(max_length=32)
    text = models.CharField(max_length=300)
    data = models.JSONField(default=dict, blank=True)

    objects = TenantQuerySet["RunEvent"].as_manager()

    class Meta:
        ordering = ["run", "pk"]  # UUIDv7: the order of writing
        indexes = [models.Index(fields=["run", "id"], name="event_by_run")]

    def __str__(self) -> str:
        return self.text


class AICall(TenantModel):
    """One call of a model: what it cost and how it ended. Never the prompt, never the answer."""

    class Outcome(models.TextChoices):
        OK = "ok", "Answered"
        REPAIRED = "repaired", "Answered after one repair"
        RETRIED = "retried", "Failed, tried again"
        FAILED = "failed", "Failed"

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="calls", db_index=False)
    step = models.CharField(max_length=64)
    provider = models.CharField(max_length=40)
    model = models.CharField(max_length=100)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=10, decimal_places=6, default=Decimal(0), help_text="US dollars")
    latency_ms = models.PositiveIntegerField(default=0)
    cache_hit = models.BooleanField(default=False)
    # Asked with the workspace's own key: reports add no mark-up
    own_key = models.BooleanField(default=False)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    error = models.CharField(max_length=200, blank=True)

    objects = TenantQuerySet["AICall"].as_manager()

    class Meta:
        verbose_name = "AI call"
        ordering = ["run", "pk"]
        indexes = [
            models.Index(fields=["run", "id"], name="call_by_run"),
            models.Index(fields=["workspace", "-created_at"], name="call_by_workspace"),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.provider}/{self.model}, {self.outcome}"

    @property
    def is_answered(self) -> bool:
        """Whether it brought an answer that fits, at once or after a repair."""
        return self.outcome in {self.Outcome.OK, self.Outcome.REPAIRED}

    @property
    def outcome_in_words(self) -> str:
        return "Answered before, nothing to pay" if self.cache_hit else self.get_outcome_display()
