"""The staff's site: Django's admin behind the product's own sign-in, with the state of the queue on its front page."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from jobanalyzer.queue.queries import queue_state

# A task that waits longer than this waits for a worker that is not there.
LATE_SECONDS = 60


class StaffSite(admin.AdminSite):
    site_title = "Job Analyzer staff"
    site_header = "Job Analyzer · staff"
    index_title = "What needs looking after"
    empty_value_display = "–"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        state = queue_state()
        context = {"queue": state, "queue_is_late": state.oldest_seconds > LATE_SECONDS}
        return super().index(request, {**context, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Through allauth: its limits on failed attempts and its second factor hold for staff too."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context=extra_context)
        return response
