"""API tokens, request limits, addresses that lead nowhere, and the browser's session at the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts import tenancy
from accounts.models import ActivityLog, ApiToken, Membership
from accounts.services import tokens
from tests.accounts.api import ApiClient, api_of, assert_problem
from tests.conftest import Person


def test_a_token_opens_its_workspace(alice: Person) -> None:
    body = api_of(alice).get("me/").json()
    assert body["workspace"]["id"] == str(alice.workspace.pk)
    with tenancy.workspace(alice.workspace.pk):
        assert ApiToken.objects.get().last_used_at is not None


def test_an_unknown_expired_or_revoked_token_opens_nothing(alice: Person) -> None:
    assert_problem(ApiClient("ja_nonsense").get("me/"), 401, "authentication_failed")
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        token, secret = tokens.create_token(user=alice.user, workspace=alice.workspace, name="x")
    assert ApiClient(secret).get("me/").status_code == 200
    with tenancy.system():
        ApiToken.objects.update(
            created_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(days=1)
        )
    assert_problem(ApiClient(secret).get("me/"), 401, "authentication_failed")
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        tokens.revoke_token(user=alice.user, workspace=alice.workspace, token_id=token.pk)
    assert_problem(ApiClient(secret).get("me/"), 401, "authentication_failed")


def test_a_token_dies_with_the_membership(alice: Person) -> None:
    api = api_of(alice)
    with tenancy.system():
        Membership.objects.filter(user=alice.user).delete()
    assert_problem(api.get("me/"), 401, "authentication_failed")


@pytest.mark.parametrize("header", ["Bearer", "Bearer a b", "Basic YTpi", "bearer ja_x"])
def test_a_strange_header_is_refused(alice: Person, header: str) -> None:
    response = Client().get("/api/v1/me/", headers={"Authorization": header})
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"


def test_posting_to_an_address_that_is_none_is_a_problem(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert_problem(strict.post("/api/v1/nowhere/", {}, content_type="application/json"), 404, "not_found")


def test_too_many_requests_are_refused_logged_once_and_say_when(alice: Person, settings: Any) -> None:
    settings.API_READS_PER_MINUTE = 3
    settings.API_WRITES_PER_MINUTE = 1
    api, other = api_of(alice), api_of(alice)
    answers = [api.get("me/") for _ in range(6)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 2  # a new minute may begin between two requests
    assert_problem(refused[0], 429, "rate_limited")
    assert 0 < int(refused[0].headers["Retry-After"]) <= 60
    assert other.get("me/").status_code == 200  # each token has its own count
    with tenancy.workspace(alice.workspace.pk):
        logged = ActivityLog.objects.filter(event_type="api.rate_limited")
        assert 1 <= logged.count() <= 2
        assert logged[0].severity == "warning"


def test_the_browser_session_reads_and_writes_only_with_csrf(alice: Person) -> None:
    assert alice.client.get("/api/v1/me/").json()["user"]["email"] == "alice@example.org"
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice.user)
    assert strict.get("/api/v1/me/").status_code == 200
    response = strict.patch("/api/v1/me/", {"full_name": "X"}, content_type="application/json")
    assert_problem(response, 403, "permission_denied")


@pytest.mark.parametrize("path", ["v1/nothing/", "v1/jobs", "v2/jobs/", "v1/jobs/x/y/z/"])
def test_an_address_that_leads_nowhere_is_a_problem(db: None, path: str) -> None:
    assert_problem(Client().get(f"/api/{path}"), 404, "not_found")


def test_a_method_that_is_not_there_is_a_problem(alice: Person) -> None:
    assert_problem(api_of(alice).delete("me/"), 405, "method_not_allowed")


def test_a_break_on_our_side_is_a_problem_without_inside_words(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounts.api import auth_views

    def broken(*args: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(auth_views.MeView, "_body", broken)
    response = api_of(alice).get("me/")
    assert_problem(response, 500, "internal")
    assert b"secret" not in response.content
