"""The activity log: what people do is there for them and for staff, filed under the right workspace."""

from allauth.core.context import request_context
from django.test import RequestFactory

from accounts import tenancy
from accounts.models import ActivityLog
from accounts.services import activity
from tests.accounts.api import api_of
from tests.conftest import Person
from tests.resumes.factories import document


def test_an_event_carries_who_what_when_from_where(alice: Person) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Agent " * 100)
    with tenancy.workspace(alice.workspace.pk), request_context(request):
        activity.record("job.created", "Added x", workspace=alice.workspace, user=alice.user, count=2)
        event = ActivityLog.objects.latest("created_at")
    assert (event.event_category, event.severity, event.metadata) == ("job", "info", {"count": 2})
    assert (event.user_id, event.ip_address) == (alice.user.pk, "192.0.2.7")
    assert len(event.user_agent) == 300


def test_an_event_of_no_workspace_is_seen_by_staff_alone(alice: Person) -> None:
    activity.record("auth.login_failed", "Failed sign-in")
    with tenancy.workspace(alice.workspace.pk):
        assert not ActivityLog.objects.filter(workspace=None).exists()
    with tenancy.staff(alice.user.pk):
        assert ActivityLog.objects.filter(workspace=None).exists()


def test_the_forwarded_address_counts_only_behind_a_trusted_proxy(settings: object, alice: Person) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 192.0.2.9")
    with request_context(request):
        activity.record("test.one", "x")
        settings.TRUSTED_PROXIES = 1  # type: ignore[attr-defined]  # pytest-django's settings
        activity.record("test.two", "x")
    with tenancy.system():
        addresses = dict(
            ActivityLog.objects.filter(event_category="test").values_list("event_type", "ip_address")
        )
    assert addresses == {"test.one": "10.0.0.1", "test.two": "192.0.2.9"}


def test_what_a_person_does_is_on_their_page_and_nobody_elses(alice: Person, bob: Person) -> None:
    api = api_of(alice)
    posting = api.post(
        "jobs/", {"title": "Cook", "description": "We look for a cook who knows HACCP and pastry well."}
    ).json()
    resume = api.post("resumes/", {"title": "Mine", "content": document()}).json()
    b"".join(api.get(f"resumes/{resume['id']}/pdf/").streaming_content)
    api.delete(f"jobs/{posting['id']}/")
    page = alice.client.get("/account/").content.decode()
    for words in ("Made API token", "Added Cook", "Made resume", "Removed 1 posting"):
        assert words in page
    with tenancy.workspace(alice.workspace.pk):
        events = dict(ActivityLog.objects.values_list("event_type", "ip_address"))
    asked = {"job.created", "job.deleted", "resume.created", "resume.exported"}
    assert {*asked, "key.created"} <= events.keys()
    assert {events[event] for event in asked} == {"127.0.0.1"}
    assert "Added Cook" not in bob.client.get("/account/").content.decode()
