"""Signing in over the API: short-lived tokens, refresh tokens good once, one answer for every failure."""

from datetime import timedelta
from typing import Any

import jwt
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.utils import timezone

from accounts import tenancy
from accounts.models import ActivityLog, ApiSession, Membership, User, Workspace
from accounts.services import signing
from tests.accounts.api import ApiClient, assert_problem
from tests.accounts.factories import PASSWORD, UserFactory
from tests.conftest import Person

anonymous = ApiClient("")
ALICE = {"email": "alice@example.org", "password": PASSWORD}


def log_in(**changes: Any) -> dict[str, Any]:
    response = anonymous.post("auth/token/", {**ALICE, **changes})
    assert response.status_code == 200, response.content
    assert response.headers["Cache-Control"] == "no-store"
    tokens: dict[str, Any] = response.json()
    return tokens


def refresh(token: str) -> Any:
    return anonymous.post("auth/token/refresh/", {"refresh_token": token})


def me(token: str) -> Any:
    return ApiClient(token).get("me/")


def events(person: Person) -> list[str]:
    with tenancy.workspace(person.workspace.pk):
        return list(ActivityLog.objects.order_by("pk").values_list("event_type", flat=True))


def test_tokens_open_the_api(alice: Person) -> None:
    tokens = log_in()
    assert (tokens["token_type"], tokens["expires_in"], tokens["refresh_expires_in"]) == (
        "Bearer",
        900,
        604800,
    )
    assert jwt.get_unverified_header(tokens["access_token"])["alg"] == "RS256"
    body = me(tokens["access_token"]).json()
    assert body["user"]["email"] == "alice@example.org"
    assert body["workspace"]["id"] == str(alice.workspace.pk)
    assert body["role"] == "owner"
    assert events(alice)[-1] == "auth.logged_in"


def test_the_account_page_shows_who_is_signed_in_and_ends_it(alice: Person, bob: Person) -> None:
    assert "Signed in over the API" not in alice.client.get("/account/").content.decode()
    tokens = log_in()
    with tenancy.workspace(alice.workspace.pk):
        ApiSession.objects.update(user_agent="Partner/1.0 <b>")
        address = f"/account/api-sessions/{ApiSession.objects.get().pk}/end/"
    assert "Partner/1.0 &lt;b&gt;" in alice.client.get("/account/").content.decode()
    assert bob.client.post(address).status_code == 404
    assert me(tokens["access_token"]).status_code == 200
    page = alice.client.post(address, follow=True).content.decode()
    assert "Session ended." in page
    assert "Partner/1.0" not in page
    assert me(tokens["access_token"]).status_code == 401
    assert refresh(tokens["refresh_token"]).status_code == 401
    assert alice.client.post(address).status_code == 404


def test_a_refresh_token_is_good_once_and_its_reuse_ends_the_session(alice: Person) -> None:
    first = log_in()
    second = refresh(first["refresh_token"])
    assert second.status_code == 200
    access = second.json()["access_token"]
    assert me(access).status_code == 200
    assert_problem(refresh(first["refresh_token"]), 401, "invalid_token")
    assert_problem(me(access), 401, "authentication_failed")
    assert_problem(refresh(second.json()["refresh_token"]), 401, "invalid_token")
    assert "auth.token_reused" in events(alice)


def test_signing_out_ends_access_tokens_too(alice: Person) -> None:
    tokens, other = log_in(), log_in()
    assert anonymous.post("auth/logout/", {"refresh_token": tokens["refresh_token"]}).status_code == 204
    assert_problem(me(tokens["access_token"]), 401, "authentication_failed")
    assert_problem(refresh(tokens["refresh_token"]), 401, "invalid_token")
    assert me(other["access_token"]).status_code == 200  # another session lives on
    assert ApiClient(other["access_token"]).post("auth/logout/", {}).status_code == 204
    assert_problem(me(other["access_token"]), 401, "authentication_failed")
    assert anonymous.post("auth/logout/", {"refresh_token": "nonsense"}).status_code == 204
    assert events(alice).count("auth.logged_out") == 2


def test_one_token_is_not_taken_for_the_other(alice: Person) -> None:
    tokens = log_in()
    assert_problem(me(tokens["refresh_token"]), 401, "authentication_failed")
    assert_problem(refresh(tokens["access_token"]), 401, "invalid_token")


def forged(token: str, **changes: Any) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return {**claims, **changes}


def test_forged_and_expired_tokens_are_refused(alice: Person) -> None:
    token = log_in()["access_token"]
    public = signing.signing_key().public_key()
    past = timezone.now() - timedelta(hours=1)
    from cryptography.hazmat.primitives import serialization

    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    key = signing.signing_key()
    for bad in (
        token[:-4] + "AAAA",
        jwt.encode(forged(token), "", algorithm="none"),
        jwt.api_jws.encode(b"{}", pem[:0] or b"k" * 32, algorithm="HS256"),
        jwt.encode(forged(token, exp=past), key, algorithm="RS256"),
        jwt.encode(forged(token, iss="else"), key, algorithm="RS256"),
        jwt.encode(forged(token, sid="1 or 1=1"), key, algorithm="RS256"),
        jwt.encode({k: v for k, v in forged(token).items() if k != "sid"}, key, algorithm="RS256"),
        "a.b.c",
    ):
        assert_problem(me(bad), 401, "authentication_failed")
    assert me(token).status_code == 200


def test_a_session_ends_with_its_expiry_and_its_account(alice: Person) -> None:
    token = log_in()["access_token"]
    User.objects.filter(pk=alice.user.pk).update(is_active=False)
    assert_problem(me(token), 401, "authentication_failed")
    User.objects.filter(pk=alice.user.pk).update(is_active=True)
    assert me(token).status_code == 200
    with tenancy.system():
        ApiSession.objects.update(expires_at=timezone.now())
    assert_problem(me(token), 401, "authentication_failed")


def test_a_changed_password_ends_every_session(alice: Person) -> None:
    tokens = log_in()
    response = alice.client.post(
        "/auth/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "another long passphrase",
            "password2": "another long passphrase",
        },
    )
    assert response.status_code == 302
    assert_problem(me(tokens["access_token"]), 401, "authentication_failed")
    assert_problem(refresh(tokens["refresh_token"]), 401, "invalid_token")


def test_every_account_that_is_not_open_gets_the_same_answer(alice: Person) -> None:
    unverified = UserFactory(email="una@example.org")
    EmailAddress.objects.filter(user=unverified).update(verified=False)
    UserFactory(email="lock@example.org", is_active=False)
    UserFactory(email="gone@example.org", deleted_at=timezone.now())
    answers = {
        anonymous.post("auth/token/", {"email": email, "password": password}).content
        for email, password in (
            ("alice@example.org", "wrong password here"),
            ("nobody@example.org", PASSWORD),
            ("una@example.org", PASSWORD),
            ("lock@example.org", PASSWORD),
            ("gone@example.org", PASSWORD),
        )
    }
    assert len(answers) == 1
    assert_problem(anonymous.post("auth/token/", {**ALICE, "password": "wrong"}), 401, "invalid_credentials")
    assert events(alice).count("auth.login_failed") == 2
    with tenancy.system():
        assert ActivityLog.objects.filter(event_type="auth.login_failed").count() == 6


def test_failed_attempts_are_limited(alice: Person) -> None:
    for _ in range(5):
        anonymous.post("auth/token/", {**ALICE, "password": "wrong"})
    response = anonymous.post("auth/token/", ALICE)
    assert_problem(response, 429, "rate_limited")
    assert int(response.headers["Retry-After"]) > 0


def test_a_second_factor_is_asked_for(alice: Person) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(alice.user, secret)
    assert Authenticator.objects.count() == 1
    assert_problem(anonymous.post("auth/token/", ALICE), 401, "code_required")
    assert_problem(anonymous.post("auth/token/", {**ALICE, "code": "000000"}), 401, "invalid_code")
    with tenancy.workspace(alice.workspace.pk):
        assert ActivityLog.objects.filter(event_type="auth.login_failed").count() == 1
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    response = anonymous.post("auth/token/", {**ALICE, "code": code})
    assert response.status_code == 200
    assert not response.cookies
    assert_problem(anonymous.post("auth/token/", {**ALICE, "code": code}), 401, "invalid_code")  # used


def test_a_workspace_can_be_chosen_and_left(alice: Person, bob: Person) -> None:
    with tenancy.system():
        team = Workspace.objects.create(name="Team", kind=Workspace.Kind.TEAM)
        Membership.objects.create(workspace=team, user=alice.user, role=Membership.Role.MEMBER)
    token = log_in(workspace=str(team.pk))["access_token"]
    body = me(token).json()
    assert (body["workspace"]["id"], body["role"]) == (str(team.pk), "member")
    assert len(body["memberships"]) == 2
    foreign = {**ALICE, "workspace": str(bob.workspace.pk)}
    assert_problem(anonymous.post("auth/token/", foreign), 403, "forbidden")
    with tenancy.system():
        Membership.objects.filter(workspace=team).delete()
    assert_problem(me(token), 403, "forbidden")


def test_the_profile_is_changed_the_address_is_not(alice: Person) -> None:
    api = ApiClient(log_in()["access_token"])
    body = api.patch("me/", {"full_name": "Alice A.", "email": "x@example.org", "id": "1"}).json()
    assert (body["user"]["full_name"], body["user"]["email"]) == ("Alice A.", "alice@example.org")
    assert "account.updated" in events(alice)


@pytest.mark.parametrize("body", [{}, {"email": "x"}, {"email": "a@example.org"}, b"[]", b"{"])
def test_a_broken_request_is_a_problem(db: None, body: Any) -> None:
    response = anonymous.post("auth/token/", body)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
