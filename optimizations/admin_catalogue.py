"""The catalogue of models, which staff edit; how providers are doing; what calls have cost."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.timesince import timesince

from accounts.admin_base import LoggedAdmin, ReadOnlyAdmin
from optimizations import queries
from optimizations.gateway.wire import PROVIDERS
from optimizations.models import AIModel, CachedAnswer, CallSlot, ProviderState
from optimizations.services import breaker, catalogue


@admin.register(AIModel)
class AIModelAdmin(LoggedAdmin[AIModel]):
    change_list_template = "admin/optimizations/aimodel/change_list.html"
    list_display = (
        "name",
        "provider",
        "price_in",
        "price_out",
        "tier",
        "rank",
        "is_enabled",
        "is_beta",
        "context_tokens",
        "edited_by_hand",
    )
    list_filter = ["is_enabled", "provider", "tier", "is_beta", "edited_by_hand", "can_structure"]
    search_fields = ["model", "label"]
    search_help_text = "Model or label"
    ordering = ["-is_enabled", "provider", "rank", "model"]
    actions = ("enable", "disable", "mark_beta", "unmark_beta", "follow_the_table")
    readonly_fields = ["edited_by_hand"]
    fieldsets = (
        (None, {"fields": ("provider", "model", "label", "is_enabled", "is_beta")}),
        ("When it is asked", {"fields": ("tier", "rank")}),
        (
            "Prices and limits",
            {
                "fields": ("price_in", "price_out", "context_tokens", "max_output_tokens", "edited_by_hand"),
                "description": "What is changed here by hand, the price table no longer changes.",
            },
        ),
        ("What it can do", {"fields": ("can_structure", "can_stream", "can_reason")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A provider is one that the gateway can reach."""
        if db_field.name == "provider":
            choices = [(wire.name, wire.label) for wire in PROVIDERS.values()]
            return forms.ChoiceField(choices=choices, help_text="whom the gateway can reach")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="model", ordering="model")
    def name(self, row: AIModel) -> str:
        return row.label or row.model

    def save_model(self, request: HttpRequest, obj: AIModel, form: Any, change: bool) -> None:
        if not change or set(form.changed_data) & set(catalogue.FACTS):
            obj.edited_by_hand = True
        super().save_model(request, obj, form, change)

    @admin.action(description="Enable the chosen models", permissions=["change"])
    def enable(self, request: HttpRequest, rows: QuerySet[AIModel]) -> None:
        self._set(request, rows, "enabled", is_enabled=True)

    @admin.action(description="Disable the chosen models", permissions=["change"])
    def disable(self, request: HttpRequest, rows: QuerySet[AIModel]) -> None:
        self._set(request, rows, "disabled", is_enabled=False)

    @admin.action(description="Mark as beta: asked only where chosen by name", permissions=["change"])
    def mark_beta(self, request: HttpRequest, rows: QuerySet[AIModel]) -> None:
        self._set(request, rows, "marked as beta", is_beta=True)

    @admin.action(description="No longer beta", permissions=["change"])
    def unmark_beta(self, request: HttpRequest, rows: QuerySet[AIModel]) -> None:
        self._set(request, rows, "no longer beta", is_beta=False)

    @admin.action(description="Follow the price table again, at the next fill_models", permissions=["change"])
    def follow_the_table(self, request: HttpRequest, rows: QuerySet[AIModel]) -> None:
        self._set(request, rows, "following the price table again", edited_by_hand=False)

    def _set(self, request: HttpRequest, rows: QuerySet[AIModel], words: str, **values: bool) -> None:
        count = rows.update(**values, updated_at=timezone.now())
        self.message_user(request, f"{count} model{'' if count == 1 else 's'} {words}.", messages.SUCCESS)

    def get_urls(self) -> list[URLPattern]:
        own = path("costs/", self.admin_site.admin_view(self.costs_view), name="optimizations_costs")
        return [own, *super().get_urls()]

    def costs_view(self, request: HttpRequest) -> HttpResponse:
        """What models cost: by provider, strategy, workspace and run, over the chosen days."""
        days = next((days for days in queries.COST_PERIODS if str(days) == request.GET.get("days")), 30)
        context = {
            **self.admin_site.each_context(request),
            "title": "Costs of model calls",
            "opts": self.model._meta,
            "days": days,
            "periods": queries.COST_PERIODS,
            "report": queries.cost_report(days=days),
            "mark_up": queries.MARK_UP_PER_CENT,
        }
        return TemplateResponse(request, "admin/optimizations/costs.html", context)


@admin.register(ProviderState)
class ProviderStateAdmin(ReadOnlyAdmin[ProviderState]):
    """Circuit breakers: which addresses rest, since when, and why."""

    list_display = ("address", "state", "failures", "last_error", "failed", "answered")
    list_filter = [("open_until", admin.EmptyFieldListFilter), "last_error"]
    search_fields = ["address"]
    search_help_text = "Provider, or the id of a workspace that brings its own key"
    ordering = [F("open_until").desc(nulls_last=True), "address"]
    actions = ("close_breaker",)

    @admin.display(description="state", ordering="open_until")
    def state(self, row: ProviderState) -> str:
        if row.open_until is None:
            return "well" if not row.failures else "doubtful"
        left = (row.open_until - timezone.now()).total_seconds()
        return f"resting, {left:.0f} s left" if left > 0 else "next call tries it"

    @admin.display(description="last failure", ordering="last_failure_at")
    def failed(self, row: ProviderState) -> str:
        return _age(row.last_failure_at)

    @admin.display(description="last good answer", ordering="last_success_at")
    def answered(self, row: ProviderState) -> str:
        return _age(row.last_success_at)

    @admin.action(description="Close: let the chosen addresses be asked at once", permissions=["close"])
    def close_breaker(self, request: HttpRequest, rows: QuerySet[ProviderState]) -> None:
        count = breaker.close(_keys(rows))
        self.message_user(
            request, f"{count} address{'' if count == 1 else 'es'} may be asked again.", messages.SUCCESS
        )

    def has_close_permission(self, request: HttpRequest) -> bool:
        """Rows cannot be edited, but staff who may change models may close a breaker."""
        return request.user.has_perm("optimizations.change_providerstate")


def _keys(rows: Iterable[ProviderState]) -> list[str]:
    return [row.pk for row in rows]


def _age(moment: datetime | None) -> str:
    if moment is None:
        return "–"
    seconds = (timezone.now() - moment).total_seconds()
    return f"{seconds:.0f} s ago" if seconds < 60 else f"{timesince(moment, depth=1)} ago"


@admin.register(CallSlot)
class CallSlotAdmin(ReadOnlyAdmin[CallSlot]):
    list_display = ["address", "number", "holder", "held_until"]
    list_filter = [("holder", admin.EmptyFieldListFilter)]
    search_fields = ["address"]


@admin.register(CachedAnswer)
class CachedAnswerAdmin(ReadOnlyAdmin[CachedAnswer]):
    """What was paid for, never what was answered."""

    list_display = ("created_at", "provider", "model", "tokens_in", "tokens_out", "cost", "expires_at")
    list_filter = ["provider", "expires_at"]
    search_fields = ["model", "workspace__name"]
    fields = (*list_display, "workspace")
    list_select_related = ["workspace"]
