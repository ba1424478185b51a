"""The models that may be asked, and how their providers are doing. The same for every workspace."""

from django.db import models

from jobanalyzer.models import BaseModel
from optimizations.gateway.types import Tier


class AIModel(BaseModel):
    """One model of one provider. Staff edit it; a command fills it from LiteLLM's price table."""

    class TierChoice(models.TextChoices):
        CHEAP = Tier.CHEAP.value, "Cheap"
        MID = Tier.MID.value, "Middle"
        STRONG = Tier.STRONG.value, "Strong"

    provider = models.CharField(max_length=40, help_text="as in wire.py: openai, anthropic, gemini …")
    model = models.CharField(max_length=100, help_text="as the provider names it")
    label = models.CharField(max_length=100, blank=True)
    tier = models.CharField(max_length=8, choices=TierChoice.choices, default=TierChoice.MID)
    rank = models.PositiveSmallIntegerField(
        default=100, help_text="within its tier: the lowest is asked first"
    )
    price_in = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="US dollars per million tokens"
    )
    price_out = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="US dollars per million tokens"
    )
    context_tokens = models.PositiveIntegerField(null=True, blank=True)
    max_output_tokens = models.PositiveIntegerField(null=True, blank=True)
    can_structure = models.BooleanField(default=True, help_text="answers to a JSON Schema")
    can_stream = models.BooleanField(default=True)
    can_reason = models.BooleanField(default=False)
    is_enabled = models.BooleanField(default=False)
    is_beta = models.BooleanField(default=False, help_text="asked only where somebody chose it by name")
    edited_by_hand = models.BooleanField(default=False, help_text="the command leaves its prices as they are")

    class Meta:
        verbose_name = "AI model"
        ordering = ["provider", "rank", "model"]
        constraints = [models.UniqueConstraint(fields=["provider", "model"], name="ai_model_once")]

    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"


class ProviderState(models.Model):
    """The circuit breaker of one address: open for a while after failures in a row, then one call tries it."""

    # The provider's name; for a workspace's own address the name and the workspace
    address = models.CharField(max_length=100, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="in a row")
    open_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=40, blank=True)
    last_failure_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address


class CallSlot(models.Model):
    """One of the calls an address may serve at once. A slot whose holder died is free again after `held_until`."""

    address = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField()
    holder = models.UUIDField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["address", "number"]
        constraints = [models.UniqueConstraint(fields=["address", "number"], name="call_slot_once")]

    def __str__(self) -> str:
        return f"{self.address} {self.number}"
