"""Signing in and out through the pages: limits, one answer for every failure, and the log."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.utils import timezone

from accounts import tenancy
from accounts.models import ActivityLog
from tests.accounts.factories import PASSWORD, UserFactory
from tests.conftest import Person


def log_in(client: Client, email: str = "alice@example.org", password: str = PASSWORD) -> Any:
    return client.post("/auth/login/", {"login": email, "password": password})


def count(event: str) -> int:
    with tenancy.system():
        return ActivityLog.objects.filter(event_type=event).count()


def test_in_and_out(alice: Person) -> None:
    client = Client(headers={"User-Agent": "Test browser"})
    assert log_in(client).status_code == 302
    assert client.get("/account/").status_code == 200
    with tenancy.workspace(alice.workspace.pk):
        event = ActivityLog.objects.filter(event_type="auth.logged_in").latest("created_at")
    assert (event.user, event.ip_address, event.user_agent) == (alice.user, "127.0.0.1", "Test browser")
    assert client.get("/auth/logout/").status_code == 200  # asks first
    assert client.get("/account/").status_code == 200
    assert client.post("/auth/logout/").status_code == 302
    assert client.get("/account/").headers["Location"] == "/auth/login/?next=/account/"
    assert count("auth.logged_out") == 1


@pytest.mark.django_db
def test_every_failure_reads_the_same() -> None:
    UserFactory(email="alice@example.org")
    pages = set()
    for email, password in (("alice@example.org", "wrong password"), ("nobody@example.org", PASSWORD)):
        response = log_in(Client(), email, password)
        assert response.status_code == 200
        page = response.content.decode()
        pages.add(page[page.index("<form") :].replace(email, "").split("csrfmiddlewaretoken")[0])
        assert "not correct" in page
    assert len(pages) == 1
    assert count("auth.login_failed") == 2


def test_failed_attempts_are_limited_per_address(alice: Person) -> None:
    for _ in range(5):
        log_in(Client(), password="wrong password")
    response = log_in(Client())
    assert response.status_code == 200
    assert "Too many" in response.content.decode()
    assert Client().get("/account/").status_code == 302
    assert (count("auth.login_failed"), count("auth.rate_limited")) == (5, 1)


def test_a_flood_of_requests_is_stopped_on_a_page_of_ours_and_noted_once(db: None) -> None:
    answers = [Client().post("/auth/signup/", {"email": "no address"}) for _ in range(23)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429] * 3
    assert "Wait a minute" in answers[-1].content.decode()
    assert count("auth.rate_limited") == 1


def test_a_removed_second_factor_is_noted(alice: Person) -> None:
    totp.TOTP.activate(alice.user, totp.generate_totp_secret())
    asked = alice.client.post("/auth/2fa/totp/deactivate/")
    alice.client.post(
        asked.headers["Location"], {"password": PASSWORD}
    )  # … which sends the first request again
    assert not Authenticator.objects.exists()
    assert count("auth.second_factor_changed") == 1


def test_a_second_factor_is_asked_for(alice: Person) -> None:
    totp.TOTP.activate(alice.user, totp.generate_totp_secret())
    client = Client()
    assert log_in(client).headers["Location"].startswith("/auth/2fa/authenticate/")
    for form, told in (
        ({"code": "000000"}, "Wait for the next one."),
        ({"code": ""}, "This field is required."),
    ):
        assert told in client.post("/auth/2fa/authenticate/", form).content.decode()
        assert client.get("/account/").status_code == 302
    moved = alice.client.post("/auth/email/", {"email": "new@example.org", "action_add": ""})
    assert "Turn off the second factor first" in moved.content.decode()


def test_every_page_of_allauth_is_at_its_own_address() -> None:
    assert pages_of("accounts.auth_urls") == pages_of("allauth.urls")


def pages_of(urls: str) -> set[tuple[str, str]]:
    def walk(patterns: Iterable[Any], start: str) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            address = f"{start}{pattern.pattern}"
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, address)
            else:
                yield address, pattern.name

    return set(walk(import_module(urls).urlpatterns, ""))


def test_the_code_that_a_camera_reads_is_told_from_other_images(alice: Person) -> None:
    """Its background stays light in dark mode."""
    asked = alice.client.get("/auth/2fa/totp/activate/")
    page = alice.client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True).content.decode()
    assert re.search(r'<img class="qr" src="data:image/svg[^"]+" alt="QR code', page)


def test_a_locked_or_deleted_account_does_not_get_in(alice: Person) -> None:
    UserFactory(email="lock@example.org", is_active=False)
    client = Client()
    log_in(client, "lock@example.org")
    assert client.get("/account/").status_code == 302


def test_locking_ends_the_open_session(alice: Person) -> None:
    assert alice.client.get("/account/").status_code == 200
    type(alice.user).objects.filter(pk=alice.user.pk).update(is_active=False)
    assert alice.client.get("/account/").status_code == 302


def test_the_session_key_changes_at_sign_in(alice: Person) -> None:
    client = Client()
    client.get("/auth/login/")
    before = client.session.session_key
    log_in(client)
    assert client.session.session_key != before


def test_signing_in_leads_only_to_our_own_pages(alice: Person) -> None:
    response = Client().post(
        "/auth/login/?next=https://evil.example/",
        {"login": "alice@example.org", "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert response.headers["Location"] == "/"


def test_a_fragment_for_nobody_says_so_where_a_page_would_lead_to_the_form(alice: Person) -> None:
    assert alice.client.get("/postings/", headers={"HX-Request": "true"}).status_code == 200
    said = Client().post("/postings/delete/", headers={"HX-Request": "true"})
    assert (said.status_code, said.headers["HX-Retarget"]) == (401, "#problem")
    assert b"signed out" in said.content


def test_signing_in_needs_the_csrf_token(alice: Person) -> None:
    response = log_in(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert "reload the page" in response.content.decode()


def test_a_failed_attempt_does_not_write_the_password_down(alice: Person) -> None:
    log_in(Client(), "my secret password", "x")
    log_in(Client(), "alice@example.org", "my secret password")
    with tenancy.system():
        rows = ActivityLog.objects.filter(created_at__lte=timezone.now())
        assert not any("my secret" in str(vars(row)) for row in rows)
