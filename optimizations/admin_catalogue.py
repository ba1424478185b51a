"""The catalogue of models, which staff edit, and how providers are doing."""

from django.contrib import admin

from accounts.admin_base import LoggedAdmin, ReadOnlyAdmin
from optimizations.models import AIModel, CachedAnswer, CallSlot, ProviderState


@admin.register(AIModel)
class AIModelAdmin(LoggedAdmin[AIModel]):
    list_display = ["provider", "model", "tier", "rank", "is_enabled", "is_beta", "price_in", "price_out"]
    list_display_links = ["model"]
    list_filter = ["provider", "tier", "is_enabled", "is_beta"]
    search_fields = ["model", "label"]


@admin.register(ProviderState)
class ProviderStateAdmin(ReadOnlyAdmin[ProviderState]):
    list_display = ["address", "failures", "open_until", "last_error", "last_failure_at", "last_success_at"]
    search_fields = ["address"]


@admin.register(CallSlot)
class CallSlotAdmin(ReadOnlyAdmin[CallSlot]):
    list_display = ["address", "number", "holder", "held_until"]
    search_fields = ["address"]


@admin.register(CachedAnswer)
class CachedAnswerAdmin(ReadOnlyAdmin[CachedAnswer]):
    """What was paid for, never what was answered."""

    list_display = ("created_at", "provider", "model", "tokens_in", "tokens_out", "cost", "expires_at")
    list_filter = ["provider", "expires_at"]
    search_fields = ["model", "workspace__name"]
    fields = (*list_display, "workspace")
    list_select_related = ["workspace"]
