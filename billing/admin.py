"""Plans and money for staff: plans are assigned and credits adjusted with a reason, everything else is only read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.admin_base import LoggedAdmin, ReadOnlyAdmin
from accounts.models import User
from billing.models import CreditTransaction, Meter, Reservation, Subscription
from billing.services import credits, subscriptions
from jobanalyzer.errors import AppError

_REASON = forms.CharField(
    max_length=200,
    widget=forms.TextInput(attrs={"size": 80}),
    help_text="Why. The people of the workspace read it too.",
)


def _staff(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the admin site lets nobody else this far
    return request.user


def _become(row: Any, saved: Any) -> None:
    """The form's unsaved row takes on what the service wrote, so that Django's history points at it."""
    for field in saved._meta.concrete_fields:
        setattr(row, field.attname, getattr(saved, field.attname))
    row._state.adding = False


class PlanForm(forms.ModelForm[Subscription]):
    """Which plan, until when, and why."""

    reason = _REASON

    class Meta:
        model = Subscription
        fields = ("workspace", "tier", "current_period_end")
        labels = {"tier": "plan", "current_period_end": "until"}

    def clean_current_period_end(self) -> Any:
        until = self.cleaned_data["current_period_end"]
        try:
            subscriptions.check_until(until)
        except AppError as error:
            raise ValidationError(error.message) from error
        return until


@admin.register(Subscription)
class SubscriptionAdmin(LoggedAdmin[Subscription]):
    form = PlanForm
    list_display = (
        "workspace",
        "tier",
        "status",
        "current_period_start",
        "current_period_end",
        "cancel_at_period_end",
    )
    list_filter = ("tier", "status", "cancel_at_period_end")
    search_fields = ("workspace__name", "workspace__memberships__user__email", "=workspace__id")
    list_select_related = ("workspace",)
    raw_id_fields = ("workspace",)
    readonly_fields = ("status", "current_period_start", "cancel_at_period_end", "updated_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Subscription | None = None) -> Any:
        return (*self.readonly_fields, "workspace") if obj else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the free plan is assigned like any other, with a reason

    def save_model(self, request: HttpRequest, obj: Subscription, form: Any, change: bool) -> None:
        saved = subscriptions.assign_plan(
            workspace=obj.workspace_id,
            tier=form.cleaned_data["tier"],
            until=form.cleaned_data["current_period_end"],
            reason=form.cleaned_data["reason"],
            user=_staff(request),
        )
        _become(obj, saved)


@admin.register(Meter)
class MeterAdmin(ReadOnlyAdmin[Meter]):
    list_display = ("workspace", "metric", "period", "used", "reserved", "limit", "updated_at")
    list_filter = ("metric", "period")
    search_fields = ("workspace__name", "=workspace__id")
    list_select_related = ("workspace",)


@admin.register(Reservation)
class ReservationAdmin(ReadOnlyAdmin[Reservation]):
    list_display = ("key", "workspace", "meter", "amount", "charged", "status", "created_at", "ended_at")
    list_filter = ("status", "meter__metric", "created_at")
    search_fields = ("key", "workspace__name", "=workspace__id")
    list_select_related = ("workspace", "meter")
    date_hierarchy = "created_at"


class AdjustmentForm(forms.ModelForm[CreditTransaction]):
    """Credits to add or, negative, to take; and why."""

    reason = _REASON

    class Meta:
        model = CreditTransaction
        fields = ("workspace", "amount")

    def clean(self) -> dict[str, Any]:
        """Refuse here what the service would refuse, so that staff see it beside the field."""
        data = super().clean() or self.cleaned_data
        if "workspace" in data and "amount" in data:
            try:
                credits.check_adjustment(workspace=data["workspace"], amount=data["amount"])
            except AppError as error:
                self.add_error("amount", error.message)
        return data


@admin.register(CreditTransaction)
class CreditTransactionAdmin(LoggedAdmin[CreditTransaction]):
    """The ledger. “Add” is an adjustment; no line is ever changed or deleted."""

    form = AdjustmentForm
    list_display = (
        "created_at",
        "workspace",
        "number",
        "type",
        "amount",
        "balance_after",
        "description",
    )
    list_filter = ("type", "created_at")
    search_fields = (
        "description",
        "workspace__name",
        "workspace__memberships__user__email",
        "=workspace__id",
    )
    list_select_related = ("workspace",)
    raw_id_fields = ("workspace",)
    date_hierarchy = "created_at"
    ordering = ("-created_at",)

    def get_fields(self, request: HttpRequest, obj: CreditTransaction | None = None) -> Any:
        if obj is None:
            return ("workspace", "amount", "reason")
        return [field.name for field in CreditTransaction._meta.concrete_fields]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CreditTransaction]:
        return super().get_queryset(request).select_related("workspace")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: CreditTransaction, form: Any, change: bool) -> None:
        line = credits.adjust(
            workspace=obj.workspace_id,
            amount=form.cleaned_data["amount"],
            reason=form.cleaned_data["reason"],
            user=_staff(request),
        )
        _become(obj, line)
