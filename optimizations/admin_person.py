"""What people told us for later runs, and runs asked for together. Staff look, nobody edits."""

from django.contrib import admin

from accounts.admin_base import ContentAdmin, ReadOnlyAdmin
from optimizations.models import ConfirmedFact, RunGroup, WritingStyle


@admin.register(RunGroup)
class RunGroupAdmin(ReadOnlyAdmin[RunGroup]):
    list_display = ["created_at", "kind", "workspace", "resume", "version_in"]
    list_filter = ["kind", "created_at"]
    search_fields = ["id", "workspace__name"]
    list_select_related = ["workspace", "resume"]


@admin.register(ConfirmedFact)
class ConfirmedFactAdmin(ReadOnlyAdmin[ConfirmedFact], ContentAdmin[ConfirmedFact]):
    list_display = ["created_at", "kind", "workspace", "user", "withdrawn_at"]
    list_filter = ["kind", "created_at"]
    search_fields = ["id", "workspace__name", "user__email"]
    list_select_related = ["workspace", "user"]


@admin.register(WritingStyle)
class WritingStyleAdmin(ReadOnlyAdmin[WritingStyle], ContentAdmin[WritingStyle]):
    list_display = ["created_at", "workspace", "user", "language"]
    list_filter = ["language"]
    search_fields = ["id", "workspace__name", "user__email"]
    list_select_related = ["workspace", "user"]
