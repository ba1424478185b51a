"""Postings, their skills, matches, imports and lexicon terms for staff: to look up and to help."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.admin_base import ContentAdmin, ReadOnlyAdmin
from jobs.models import JobPosting, LexiconTerm, Match, PostingImport, PostingSkill

_READ: tuple[str, ...] = (
    "canonical_url",
    "salary_annual_min",
    "salary_annual_max",
    "stated",
    "evidence",
    "unknown_terms",
    "fingerprint",
    "created_at",
    "updated_at",
)


class SkillInline(admin.TabularInline[PostingSkill, Any]):
    """What was read from the text; it changes when the text is read again."""

    model = PostingSkill
    fields = ("name", "category", "requirement", "count")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(JobPosting)
class JobPostingAdmin(ReadOnlyAdmin[JobPosting], ContentAdmin[JobPosting]):
    """Read-only: a change by hand would pass by the reading of the text."""

    list_display = (
        "title",
        "company",
        "location",
        "workspace",
        "source",
        "posted_at",
        "created_at",
        "deleted_at",
    )
    list_filter: ClassVar[Any] = (
        "source",
        "remote",
        "seniority",
        "employment_type",
        ("deleted_at", admin.EmptyFieldListFilter),
        "created_at",
    )
    search_fields = ("title", "company", "url", "workspace__name", "=id")
    list_select_related = ("workspace",)
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    exclude = ("profile", "fingerprint_keys")
    readonly_fields = _READ
    inlines = (SkillInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[JobPosting]:
        return (
            super().get_queryset(request).defer("description", "search_vector", "profile", "fingerprint_keys")
        )


@admin.register(Match)
class MatchAdmin(ReadOnlyAdmin[Match], ContentAdmin[Match]):
    list_display = ("posting", "resume", "version", "score", "workspace", "updated_at")
    list_filter = ("updated_at",)
    search_fields = ("posting__title", "resume__title", "workspace__name", "=id", "=posting__id")
    list_select_related = ("posting", "resume", "workspace")
    ordering = ("-updated_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Match]:
        heavy = ("parts", "missing", "resume__content", "resume__design")
        posting = ("posting__description", "posting__search_vector", "posting__profile")
        return super().get_queryset(request).defer(*heavy, *posting)


@admin.register(PostingImport)
class PostingImportAdmin(ReadOnlyAdmin[PostingImport], ContentAdmin[PostingImport]):
    list_display = (
        "__str__",
        "workspace",
        "user",
        "kind",
        "status",
        "error_code",
        "attempts",
        "total",
        "created_at",
    )
    list_filter = ("kind", "status", "error_code", "created_at")
    search_fields = ("url", "filename", "error_message", "workspace__name", "=id")
    list_select_related = ("workspace", "user")
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PostingImport]:
        return super().get_queryset(request).defer("rows", "report")


@admin.register(LexiconTerm)
class LexiconTermAdmin(ReadOnlyAdmin[LexiconTerm], ContentAdmin[LexiconTerm]):
    """What people add here tells which skills the lexicon lacks."""

    list_display = ("name", "status", "workspace", "created_at")
    list_filter = ("status", "created_at")
    search_fields = ("name", "workspace__name", "=id")
    list_select_related = ("workspace",)
