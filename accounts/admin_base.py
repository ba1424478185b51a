"""How staff meet people's rows in the admin: every read of content and every change is written to the activity log."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.models import User, Workspace
from accounts.services import activity

_Row = TypeVar("_Row", bound=Model)


def _record(
    request: HttpRequest, event_type: str, description: str, row: Model | None = None, **metadata: Any
) -> None:
    """One staff event; filed under the row's workspace where it has one, so that its people see it too."""
    assert isinstance(request.user, User)  # the admin site lets nobody else this far
    workspace = row if isinstance(row, Workspace) else getattr(row, "workspace_id", None)
    if row is not None:
        metadata["object"] = str(row.pk)
    activity.record(event_type, description, workspace=workspace, user=request.user, **metadata)


class LoggedAdmin(admin.ModelAdmin[_Row]):
    """Additions, changes, deletions and actions are logged as `staff.changed`, beside Django's own history."""

    list_per_page = 50
    show_full_result_count = False

    @property
    def _label(self) -> str:
        return self.model._meta.label

    @property
    def _name(self) -> str:
        return str(self.model._meta.verbose_name)

    def _changed(self, request: HttpRequest, what: str, row: Model) -> None:
        _record(
            request,
            "staff.changed",
            f"Staff {what} a row: {self._name}",
            row,
            model=self._label,
            change=what,
        )

    def log_addition(self, request: HttpRequest, obj: _Row, message: Any) -> Any:
        self._changed(request, "added", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: _Row, message: Any) -> Any:
        self._changed(request, "changed", obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[_Row]) -> Any:
        rows = list(queryset)
        for row in rows:
            self._changed(request, "deleted", row)
        return super().log_deletions(request, rows)  # type: ignore[arg-type]  # Django passes lists here itself

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> Any:
        """Note which action was run on what, before it runs: it may delete what it was run on."""
        action = request.POST.get("action", "")
        ids = [str(key) for key in request.POST.getlist("_selected_action")][:100]
        if action and action != "delete_selected":  # deletions are logged row by row
            _record(
                request,
                "staff.changed",
                f"Staff ran “{action}” on {len(ids)} rows: {self._name}",
                model=self._label,
                change=action[:64],
                objects=ids,
            )
        return super().response_action(request, queryset, *args, **kwargs)


class ContentAdmin(LoggedAdmin[_Row]):
    """People's content: whoever opens a list or a row leaves `staff.read`, with the model and the rows' ids.

    Content is made by its owners: staff do not add any.
    """

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        response = super().changelist_view(request, extra_context)
        if request.method == "GET" and isinstance(response, TemplateResponse):
            changelist = (response.context_data or {}).get("cl")
            rows = list(changelist.result_list) if changelist else []
            _record(
                request,
                "staff.read",
                f"Staff looked through {len(rows)} rows: {self.model._meta.verbose_name_plural}",
                model=self._label,
                objects=[str(row.pk) for row in rows],
            )
        return response

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        self._read(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        self._read(request, object_id)
        return super().delete_view(request, object_id, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        self._read(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def _read(self, request: HttpRequest, object_id: str) -> None:
        """Log before the row is shown; a row that does not exist, or is not theirs to see, is not a read."""
        if request.method != "GET" or not self.has_view_or_change_permission(request):
            return
        row = self.get_object(request, object_id)
        if row is not None:
            _record(request, "staff.read", f"Staff opened a row: {self._name}", row, model=self._label)


class ReadOnlyAdmin(LoggedAdmin[_Row]):
    """Logs and money: staff look, nobody edits. Stands before `ContentAdmin` where reads are to be logged too."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def short_id(key: UUID) -> str:
    """The last eight characters: enough to tell rows of one list apart (a UUIDv7 starts with the time)."""
    return str(key)[-8:]
