"""Runs with their calls and logs, improvements with their edits: staff look, nobody edits."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.admin_base import ContentAdmin, ReadOnlyAdmin, short_id
from optimizations import admin_catalogue, admin_person
from optimizations.models import AICall, Optimization, ProposedEdit, Run, RunEvent

__all__ = ["admin_catalogue", "admin_person"]

_CALL = [
    "created_at",
    "step",
    "provider",
    "model",
    "outcome",
    "error",
    "tokens_in",
    "tokens_out",
    "cost",
    "latency_ms",
]


class _ReadOnlyInline(admin.TabularInline[Any, Run]):
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CallInline(_ReadOnlyInline):
    model = AICall
    readonly_fields = _CALL
    fields = (*readonly_fields,)
    ordering = ["pk"]


class EventInline(_ReadOnlyInline):
    model = RunEvent
    readonly_fields = ["created_at", "kind", "text"]
    fields = (*readonly_fields,)
    ordering = ["pk"]


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin[Run], ContentAdmin[Run]):
    list_display = [
        "short",
        "kind",
        "status",
        "engine",
        "workspace",
        "created_by",
        "attempts",
        "cost",
        "quoted",
        "took",
        "created_at",
    ]
    list_filter = ["status", "engine", "kind", "error_code", "created_at"]
    search_fields = ["id", "workspace__name", "created_by__email", "error_code"]
    search_help_text = "Run id, workspace, e-mail address, error code"
    list_select_related = ["workspace", "created_by"]
    date_hierarchy = "created_at"
    inlines = [CallInline, EventInline]

    @admin.display(description="run", ordering="id")
    def short(self, run: Run) -> str:
        return short_id(run.pk)

    @admin.display(description="quoted, $", ordering="cost_high")
    def quoted(self, run: Run) -> str:
        return f"{run.cost_low:.4f} to {run.cost_high:.4f}"

    @admin.display(description="seconds")
    def took(self, run: Run) -> str:
        if run.started_at is None or run.finished_at is None:
            return "–"
        return f"{(run.finished_at - run.started_at).total_seconds():.1f}"


@admin.register(AICall)
class AICallAdmin(ReadOnlyAdmin[AICall]):
    list_display = [*_CALL, "workspace"]
    list_filter = ["outcome", "provider", "model", "error", "created_at"]
    search_fields = ["run__id", "model", "workspace__name"]
    search_help_text = "Run id, model, workspace"
    list_select_related = ["workspace"]
    raw_id_fields = ["run", "workspace"]
    date_hierarchy = "created_at"


@admin.register(RunEvent)
class RunEventAdmin(ReadOnlyAdmin[RunEvent]):
    list_display = ["created_at", "kind", "text", "run_id", "workspace"]
    list_filter = ["kind", "created_at"]
    search_fields = ["run__id", "text", "workspace__name"]
    list_select_related = ["workspace"]


class EditInline(_ReadOnlyInline):
    model = ProposedEdit
    readonly_fields = [
        "position",
        "path",
        "status",
        "decision",
        "confirmed",
        "gain",
        "applied_version",
        "decided_at",
    ]
    fields = (*readonly_fields,)
    ordering = ["position"]
    show_change_link = True


@admin.register(Optimization)
class OptimizationAdmin(ReadOnlyAdmin[Optimization], ContentAdmin[Optimization]):
    list_display = [
        "short",
        "strategy_id",
        "status",
        "workspace",
        "resume",
        "version_in",
        "version_out",
        "postings",
        "edits",
        "score_before",
        "score_safe",
        "created_at",
    ]
    list_filter = ["strategy_id", "run__status", "run__engine", "created_at"]
    search_fields = ["id", "run__id", "workspace__name", "resume__title"]
    search_help_text = "Id, run id, workspace, resume"
    list_select_related = ["workspace", "run", "resume"]
    date_hierarchy = "created_at"
    inlines = [EditInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Optimization]:
        found = super().get_queryset(request)
        return found.defer("resume__content", "resume__design", "questions", "notes").annotate(
            edits_count=Count("proposed_edits")
        )

    @admin.display(description="optimization", ordering="id")
    def short(self, optimization: Optimization) -> str:
        return short_id(optimization.pk)

    @admin.display(ordering="run__status")
    def status(self, optimization: Optimization) -> str:
        return optimization.run.get_status_display()

    @admin.display
    def postings(self, optimization: Optimization) -> int:
        return len(optimization.posting_ids)

    @admin.display(ordering="edits_count")
    def edits(self, optimization: Optimization) -> int:
        return int(getattr(optimization, "edits_count", 0))


@admin.register(ProposedEdit)
class ProposedEditAdmin(ReadOnlyAdmin[ProposedEdit], ContentAdmin[ProposedEdit]):
    list_display = [
        "short",
        "path",
        "origin",
        "status",
        "decision",
        "confirmed",
        "gain",
        "applied_version",
        "strategy",
        "workspace",
        "created_at",
    ]
    list_filter = ["status", "decision", "confirmed", "origin", "optimization__strategy_id", "created_at"]
    search_fields = ["id", "optimization__id", "path", "workspace__name"]
    search_help_text = "Id, optimization id, path, workspace"
    list_select_related = ["workspace", "optimization"]

    @admin.display(description="edit", ordering="id")
    def short(self, edit: ProposedEdit) -> SafeString:
        return format_html("<code>{}</code>", short_id(edit.pk))

    @admin.display(ordering="optimization__strategy_id")
    def strategy(self, edit: ProposedEdit) -> str:
        return edit.optimization.strategy_id
