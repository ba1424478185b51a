"""People, workspaces, tokens and the activity log for staff. Secrets are never shown."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from accounts import admin_libraries
from accounts.admin_base import ContentAdmin, ReadOnlyAdmin
from accounts.models import (
    ActivityLog,
    ApiSession,
    ApiToken,
    IdempotentAnswer,
    Membership,
    ProviderKey,
    User,
    Workspace,
)

__all__ = ["admin_libraries"]


class MembershipInline(admin.TabularInline[Membership, Any]):
    """Who belongs where; changed on the membership's own page."""

    model = Membership
    fields = ("user", "workspace", "role", "created_at")
    readonly_fields = fields
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("user", "workspace")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ContentAdmin[User]):
    """People sign up and reset passwords themselves; staff lock accounts and, if superusers, make staff."""

    list_display = (
        "email",
        "full_name",
        "email_verified",
        "is_active",
        "is_staff",
        "date_joined",
        "last_login",
    )
    list_filter = ("is_active", "is_staff", "email_verified", "date_joined")
    search_fields = ("email", "full_name", "=id")
    date_hierarchy = "date_joined"
    ordering = ("-date_joined",)
    filter_horizontal = ("groups", "user_permissions")
    inlines = (MembershipInline,)
    actions = ("lock", "unlock")
    readonly_fields = (
        "id",
        "email",
        "email_verified",
        "onboarding_completed",
        "date_joined",
        "last_login",
        "deleted_at",
        "created_at",
        "updated_at",
    )
    fieldsets = (
        (None, {"fields": ("id", "email", "email_verified", "full_name", "phone", "locale")}),
        ("Access", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("date_joined", "last_login", "created_at", "updated_at", "deleted_at")}),
    )
    _powers: ClassVar = ("is_staff", "is_superuser", "groups", "user_permissions")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Nobody gives powers that they do not have: only superusers give any."""
        superuser = isinstance(request.user, User) and request.user.is_superuser
        return self.readonly_fields if superuser else (*self.readonly_fields, *self._powers)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser's account is changed by superusers alone."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not obj.is_superuser:
            return allowed
        return allowed and isinstance(request.user, User) and request.user.is_superuser

    @admin.action(description="Lock the chosen accounts", permissions=["change"])
    def lock(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        count = queryset.filter(is_superuser=False).update(is_active=False)
        self.message_user(request, f"{count} accounts locked. Superusers are left as they are.")

    @admin.action(description="Unlock the chosen accounts", permissions=["change"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        count = queryset.filter(deleted_at=None).update(is_active=True)
        self.message_user(request, f"{count} accounts unlocked.")


@admin.register(Workspace)
class WorkspaceAdmin(ContentAdmin[Workspace]):
    list_display = ("name", "kind", "members", "created_at")
    list_filter = ("kind", "created_at")
    search_fields = ("name", "memberships__user__email", "=id")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    readonly_fields = ("id", "kind", "created_at", "updated_at")
    inlines = (MembershipInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Workspace]:
        return super().get_queryset(request).annotate(member_count=Count("memberships", distinct=True))

    @admin.display(ordering="member_count")
    def members(self, workspace: Workspace) -> int:
        count: int = workspace.member_count  # type: ignore[attr-defined]  # annotated above
        return count

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Membership)
class MembershipAdmin(ContentAdmin[Membership]):
    list_display = ("user", "workspace", "role", "created_at")
    list_filter = ("role", "workspace__kind", "created_at")
    search_fields = ("user__email", "workspace__name", "=id")
    list_select_related = ("user", "workspace")
    readonly_fields = ("id", "user", "workspace", "created_at", "updated_at")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ActivityLog)
class ActivityLogAdmin(ReadOnlyAdmin[ActivityLog]):
    list_display = ("created_at", "event_type", "severity", "description", "user", "workspace", "ip_address")
    list_filter = ("severity", "event_category", "created_at")
    search_fields = ("event_type", "description", "user__email", "workspace__name", "=ip_address", "=id")
    list_select_related = ("user", "workspace")
    date_hierarchy = "created_at"


@admin.register(ApiToken)
class ApiTokenAdmin(ContentAdmin[ApiToken]):
    """Staff may revoke a token, never read it: only a digest is kept, and not even that is shown."""

    list_display = ("name", "ending", "user", "workspace", "created_at", "last_used_at", "expires_at")
    list_filter = ("created_at", "last_used_at", ("expires_at", admin.EmptyFieldListFilter))
    search_fields = ("name", "=last_four", "user__email", "workspace__name", "=id")
    list_select_related = ("user", "workspace")
    fields = ("id", "name", "ending", "user", "workspace", "created_at", "last_used_at", "expires_at")
    readonly_fields = fields

    @admin.display(description="ends with")
    def ending(self, token: ApiToken) -> str:
        return f"…{token.last_four}"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ApiSession)
class ApiSessionAdmin(ReadOnlyAdmin[ApiSession]):
    list_display = ("user", "workspace", "ip_address", "created_at", "updated_at", "expires_at", "end")
    list_filter = ("end", "created_at")
    search_fields = ("user__email", "workspace__name", "=ip_address", "=id")
    list_select_related = ("user", "workspace")
    exclude = ("refresh_id",)


@admin.register(IdempotentAnswer)
class IdempotentAnswerAdmin(ReadOnlyAdmin[IdempotentAnswer]):
    """That a request was answered, not with what: the answer may hold a resume."""

    list_display = ("key", "user", "workspace", "status", "created_at")
    list_filter = ("status", "created_at")
    search_fields = ("=key", "user__email", "workspace__name", "=id")
    list_select_related = ("user", "workspace")
    exclude = ("body", "fingerprint")


@admin.register(ProviderKey)
class ProviderKeyAdmin(ReadOnlyAdmin[ProviderKey]):
    """That there is a key and how it does; nothing of what it is but its last four characters."""

    list_display = ("workspace", "provider", "last_four", "is_enabled", "check_status", "last_used_at")
    list_filter = ("provider", "is_enabled", "check_status")
    search_fields = ("workspace__name", "provider", "=id")
    list_select_related = ("workspace",)
    fields = (*list_display, "base_url", "region", "model", "check_message", "checked_at", "created_by")
