"""The admin of every room: each list in a fixed number of queries, secrets never shown, reads and changes logged."""

from datetime import timedelta
from functools import reduce
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from accounts import tenancy
from accounts.models import ActivityLog, ApiToken, User
from accounts.services import tokens
from tests.accounts.admin_rows import make_row
from tests.accounts.factories import PASSWORD, UserFactory
from tests.conftest import Person

pytestmark = pytest.mark.django_db
ROOMS = {"jobanalyzer", "accounts", "billing", "resumes", "jobs", "optimizations"}
FEW, MANY = 2, 20


@pytest.fixture
def boss(db: None) -> User:
    return User.objects.create_superuser("boss@example.org", PASSWORD)


@pytest.fixture
def staff(boss: User) -> Client:
    client = Client()
    client.force_login(boss)
    return client


def address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def logged(event: str) -> list[ActivityLog]:
    with tenancy.system():
        return list(ActivityLog.objects.filter(event_type=event).order_by("pk"))


def test_every_model_of_ours_is_in_the_admin() -> None:
    ours = {model for model in apps.get_models() if model._meta.app_label in ROOMS}
    inlines = {inline.model for each in admin.site._registry.values() for inline in each.inlines}
    missing = {model.__name__ for model in ours - set(admin.site._registry) - inlines}
    assert not missing


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(staff: Client, model: Any) -> None:
    url = address(model, "changelist")
    with tenancy.system():
        for _ in range(FEW):
            make_row(model)
    queries_of(staff, url)  # fills caches
    few = queries_of(staff, url)
    with tenancy.system():
        for _ in range(MANY - FEW):
            make_row(model)
    assert queries_of(staff, url) <= few
    assert few <= 25


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_a_row_opens_and_a_search_finds_it(staff: Client, rf: RequestFactory, model: Any) -> None:
    with tenancy.system():
        row = make_row(model)
        make_row(model)
        fields = admin.site._registry[model].get_search_fields(rf.get("/"))
        paths = (field.lstrip("=").split("__") for field in fields)
        words = next(filter(None, (reduce(getattr, path, row) for path in paths)))
    assert staff.get(address(model, "change", row.pk)).status_code == 200
    found = staff.get(address(model, "changelist"), {"q": f'"{words}"'}).context["cl"].result_list
    assert row in found


def test_every_list_has_filters_and_no_row_moves_to_another_workspace(rf: RequestFactory, boss: User) -> None:
    request = rf.get("/")
    request.user = boss
    for model, page in admin.site._registry.items():
        assert page.list_filter or model is Group, model
        if page.has_change_permission(request) and model is not Group:
            assert "workspace" not in page.get_form(request, obj=model()).base_fields, model


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_nobody_but_staff_gets_near(model: Any, alice: Person) -> None:
    url = address(model, "changelist")
    assert Client().get(url).status_code == 302
    assert alice.client.get(url, {"q": "alice"}, follow=True).status_code == 403


def test_signing_in_goes_through_the_product(db: None) -> None:
    response = Client().get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/auth/login/?next=")


def test_without_permissions_staff_sees_no_models(alice: Person) -> None:
    User.objects.filter(pk=alice.user.pk).update(is_staff=True)
    assert alice.client.get("/admin/").status_code == 200
    for model in (User, ApiToken, ActivityLog):
        assert alice.client.get(address(model, "changelist")).status_code == 403
    # outside the admin the staff member sees their own workspace only
    assert alice.client.get("/postings/").status_code == 200


def test_the_front_page_tells_of_the_queue(staff: Client) -> None:
    page = staff.get("/admin/").content.decode()
    assert "0 waiting, 0 running" in page
    assert "is the worker running?" not in page
    make_row(OrmQ)
    OrmQ.objects.update(lock=timezone.now() - timedelta(minutes=5))
    page = staff.get("/admin/").content.decode()
    assert "1 waiting, 0 running" in page
    assert "is the worker running?" in page


def test_opening_a_person_is_logged(staff: Client, alice: Person, boss: User) -> None:
    staff.get(address(User, "changelist"))
    staff.get(address(User, "change", alice.user.pk))
    listed, opened = logged("staff.read")
    assert str(alice.user.pk) in listed.metadata["objects"]
    assert (opened.user, opened.metadata["object"]) == (boss, str(alice.user.pk))
    assert opened.metadata["model"] == "accounts.User"


def test_what_staff_opens_shows_in_the_workspace_of_its_owner(staff: Client, alice: Person) -> None:
    staff.get(address(type(alice.membership), "change", alice.membership.pk))
    page = alice.client.get("/account/").content.decode()
    assert "Staff opened a row" in page


def test_a_read_that_finds_nothing_is_not_logged(staff: Client) -> None:
    staff.get(address(User, "change", "01a1fc0e-3290-76c8-ab41-d21a427ee740"))
    assert not logged("staff.read")


def test_changes_and_actions_are_logged(staff: Client, alice: Person, boss: User) -> None:
    chosen = {"action": "lock", "_selected_action": [str(alice.user.pk), str(boss.pk)]}
    staff.post(address(User, "changelist"), chosen)
    assert not User.objects.get(pk=alice.user.pk).is_active
    assert User.objects.get(pk=boss.pk).is_active  # nobody locks a superuser out by a list
    event = logged("staff.changed")[-1]
    assert (event.metadata["change"], event.user) == ("lock", boss)
    assert str(alice.user.pk) in event.metadata["objects"]


def test_a_token_is_shown_without_its_secret_and_can_be_revoked(staff: Client, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        token, secret = tokens.create_token(user=alice.user, workspace=alice.workspace, name="Script")
    for url in (address(ApiToken, "changelist"), address(ApiToken, "change", token.pk)):
        page = staff.get(url).content.decode()
        assert "Script" in page
        assert token.digest not in page
        assert secret not in page
    staff.post(address(ApiToken, "delete", token.pk), {"post": "yes"})
    with tenancy.system():
        assert not ApiToken.objects.exists()
    event = logged("staff.changed")[-1]
    assert (event.metadata["change"], event.workspace_id) == ("deleted", alice.workspace.pk)


def test_second_factors_and_browser_sessions_keep_their_secrets(staff: Client, alice: Person) -> None:
    TOTP.activate(alice.user, "JBSWY3DPEHPK3PXP")
    factor = Authenticator.objects.get()
    assert b"JBSWY3DPEHPK3PXP" not in staff.get(address(Authenticator, "change", factor.pk)).content
    Authenticator.objects.all().delete()
    browser = Client()
    browser.post("/auth/login/", {"login": "alice@example.org", "password": PASSWORD})
    assert browser.get("/account/").status_code == 200
    session = UserSession.objects.filter(user=alice.user).first()
    assert session is not None
    page = staff.get(address(UserSession, "change", session.pk)).content.decode()
    assert session.session_key not in page
    staff.post(address(UserSession, "delete", session.pk), {"post": "yes"})
    assert browser.get("/account/").status_code == 302  # signed out


def test_only_superusers_make_staff(alice: Person, boss: User) -> None:
    helper = UserFactory(email="helper@example.org", is_staff=True)
    helper.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user"]))
    client = Client()
    client.force_login(helper)
    form = {"full_name": "Renamed", "is_active": "on", "is_superuser": "on", "is_staff": "on", "locale": "en"}
    inline = {f"memberships-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    client.post(address(User, "change", helper.pk), {**form, **inline})
    changed = User.objects.get(pk=helper.pk)
    assert (changed.full_name, changed.is_superuser) == ("Renamed", False)
    assert client.post(address(User, "change", boss.pk), {**form, **inline}).status_code == 403
    assert User.objects.get(pk=boss.pk).full_name == ""


@pytest.mark.parametrize("name", ["User", "Workspace", "Membership", "ActivityLog"])
def test_what_must_stay_cannot_be_deleted(staff: Client, alice: Person, name: str) -> None:
    model = apps.get_model("accounts", name)
    with tenancy.system():
        row = model.objects.first() or make_row(model)
    assert staff.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    with tenancy.system():
        assert model.objects.filter(pk=row.pk).exists()
