"""A workspace's own key for a model provider, sealed; only its last four characters can be shown."""

from django.conf import settings
from django.db import models

from accounts.models.tenant import TenantModel, TenantQuerySet


class ProviderKey(TenantModel):
    """`ciphertext` is AES-256-GCM under the workspace's data key; without the master key nobody can read it."""

    class Check(models.TextChoices):
        NEVER = "never", "Not tested yet"
        RUNNING = "running", "Being tested"
        OK = "ok", "Works"
        FAILED = "failed", "Does not work"

    provider = models.CharField(max_length=40)
    ciphertext = models.BinaryField()
    last_four = models.CharField(max_length=4, blank=True)
    # Only where the provider has no fixed address: any OpenAI-compatible server, a Bedrock region's endpoint
    base_url = models.URLField(max_length=500, blank=True)
    region = models.CharField(max_length=40, blank=True)
    # The model to ask at an address of one's own; the catalogue knows the others
    model = models.CharField(max_length=100, blank=True)
    is_enabled = models.BooleanField(default=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    check_status = models.CharField(max_length=16, choices=Check.choices, default=Check.NEVER)
    check_message = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )

    objects = TenantQuerySet["ProviderKey"].as_manager()

    class Meta:
        ordering = ["provider"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "provider"], name="provider_key_once_per_workspace")
        ]

    def __str__(self) -> str:
        return f"{self.provider} …{self.last_four}"
