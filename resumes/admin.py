"""Resumes for staff: to look up and to help. Versions, imports and exports are records, so they are read-only."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.admin_base import ContentAdmin, ReadOnlyAdmin
from resumes.models import Export, Resume, ResumeImport, ResumeVersion


@admin.register(Resume)
class ResumeAdmin(ContentAdmin[Resume]):
    list_display = (
        "title",
        "workspace",
        "version",
        "word_count",
        "is_active",
        "template",
        "updated_at",
        "deleted_at",
    )
    list_filter = ("is_active", "template", ("deleted_at", admin.EmptyFieldListFilter), "updated_at")
    search_fields = ("title", "workspace__name", "source_name", "=id")
    list_select_related = ("workspace",)
    date_hierarchy = "created_at"

    def has_change_permission(self, request: HttpRequest, obj: Resume | None = None) -> bool:
        """A save by hand would pass by the versions, another workspace by row-level security."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resume]:
        return super().get_queryset(request).defer("content", "design")


@admin.register(ResumeVersion)
class ResumeVersionAdmin(ReadOnlyAdmin[ResumeVersion], ContentAdmin[ResumeVersion]):
    list_display = (
        "number",
        "resume",
        "workspace",
        "change",
        "author",
        "autosave",
        "created_by",
        "created_at",
    )
    list_filter = ("author", "autosave", "created_at")
    search_fields = ("change", "title", "resume__title", "workspace__name", "=id", "=resume__id")
    list_select_related = ("resume", "workspace", "created_by")
    ordering = ("-created_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ResumeVersion]:
        return super().get_queryset(request).defer("content", "design", "resume__content", "resume__design")


@admin.register(ResumeImport)
class ResumeImportAdmin(ReadOnlyAdmin[ResumeImport], ContentAdmin[ResumeImport]):
    list_display = ("source_name", "workspace", "status", "resume", "created_by", "created_at")
    list_filter = ("status", "created_at")
    search_fields = ("source_name", "workspace__name", "created_by__email", "=id")
    list_select_related = ("workspace", "resume", "created_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ResumeImport]:
        heavy = ("source_text", "document", "confidence", "sources", "resume__content", "resume__design")
        return super().get_queryset(request).defer(*heavy)


@admin.register(Export)
class ExportAdmin(ReadOnlyAdmin[Export], ContentAdmin[Export]):
    list_display = (
        "resume",
        "version",
        "format",
        "workspace",
        "pages",
        "download_count",
        "created_at",
        "expires_at",
    )
    list_filter = ("format", "created_at")
    search_fields = ("resume__title", "workspace__name", "=id", "=resume__id")
    list_select_related = ("resume", "workspace")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Export]:
        return super().get_queryset(request).defer("resume__content", "resume__design")
