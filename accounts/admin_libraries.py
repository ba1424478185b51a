"""The libraries' models in the admin, in our manner: logged, without secrets, without a query per row."""

from typing import Any

from allauth.account import admin as account_admin
from allauth.account.models import EmailAddress
from allauth.mfa import admin as mfa_admin
from allauth.mfa.models import Authenticator
from allauth.usersessions import admin as sessions_admin
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django_q import admin as queue_admin
from django_q.models import Failure, OrmQ, Schedule, Success

from accounts.admin_base import LoggedAdmin, ReadOnlyAdmin
from jobanalyzer.models import TaskStart

# Imported, they have registered their own admins; ours take their place.
_REGISTERED = (account_admin, mfa_admin, sessions_admin, auth_admin, queue_admin)
for _model in (EmailAddress, Authenticator, UserSession, Group, Success, Failure, Schedule, OrmQ):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)


@admin.register(EmailAddress)
class EmailAddressAdmin(LoggedAdmin[Any], account_admin.EmailAddressAdmin):  # type: ignore[misc]  # untyped base
    list_display = ("email", "user", "primary", "verified")
    list_select_related = ("user",)
    readonly_fields = ("user", "email", "primary")

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["email", "user__email", "user__full_name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class _RemovableAdmin(ReadOnlyAdmin[Any]):
    """Staff may take it from its owner, nothing else."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(Authenticator)
class AuthenticatorAdmin(_RemovableAdmin):
    """A second factor. Staff may remove one whose owner lost it; its secret is not shown."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type", "created_at")
    search_fields = ("user__email",)
    list_select_related = ("user",)
    fields = list_display


@admin.register(UserSession)
class UserSessionAdmin(_RemovableAdmin):
    """A browser that is signed in. Deleting it signs it out; its key would open the account, so it is not shown."""

    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    list_filter = ("created_at", "last_seen_at")
    search_fields = ("user__email", "=ip")
    list_select_related = ("user",)
    fields = list_display

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for session in queryset:
            session.end()


@admin.register(Group)
class GroupAdmin(LoggedAdmin[Group], auth_admin.GroupAdmin):
    list_display = ("name",)


class _TaskAdmin(ReadOnlyAdmin[Any]):
    list_display = ("function", "started", "stopped", "attempt_count", "outcome")
    list_filter = ("started",)
    search_fields = ("name", "=id")
    ordering = ("-started",)
    fields = ("id", "function", "arguments", "started", "stopped", "attempt_count", "outcome")

    @admin.display(description="task")
    def function(self, task: Any) -> str:
        return str(task.args[0]) if task.args else str(task.func)

    @admin.display(description="for")
    def arguments(self, task: Any) -> str:
        return ", ".join(map(str, (task.args or ())[1:]))

    @admin.display(description="result")
    def outcome(self, task: Any) -> str:
        return str(task.result if task.result is not None else "")[:2000]


@admin.register(Success)
class SuccessAdmin(_TaskAdmin):
    pass


@admin.register(Failure)
class FailureAdmin(_TaskAdmin):
    pass


@admin.register(Schedule)
class ScheduleAdmin(ReadOnlyAdmin[Any]):
    list_display = ("name", "func", "args", "schedule_type", "minutes", "next_run")
    list_filter = ("schedule_type",)
    search_fields = ("name", "func")


@admin.register(OrmQ)
class QueueAdmin(ReadOnlyAdmin[Any]):
    """What waits or is being worked on: a `lock` in the future is a worker's lease."""

    list_display = ("id", "key", "function", "lock")
    list_filter = ("key",)
    search_fields = ("key", "=id")
    ordering = ("lock",)
    fields = list_display

    @admin.display(description="task")
    def function(self, row: Any) -> str:
        args = row.task.get("args") or ()
        return str(args[0]) if args else ""


@admin.register(TaskStart)
class TaskStartAdmin(ReadOnlyAdmin[TaskStart]):
    """How often a task was started: more than once means that its worker was lost."""

    list_display = ("task_id", "starts")
    list_filter = ("starts",)
    search_fields = ("=task_id",)
    ordering = ("-task_id",)
