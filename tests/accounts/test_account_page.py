"""The account page: profile, API tokens shown once, recent activity; each person sees their own."""

import re

import pytest
from django.test import Client

from accounts import tenancy
from accounts.models import ApiToken, Membership
from accounts.services import tokens
from accounts.templatetags.accounts import browser
from tests.accounts.api import ApiClient
from tests.conftest import Person


def test_the_profile_is_saved_and_logged(alice: Person) -> None:
    response = alice.client.post(
        "/account/profile/", {"full_name": "Alice B.", "phone": "+44 1"}, follow=True
    )
    page = response.content.decode()
    assert "Profile saved." in page
    assert "Alice B." in page
    assert "Changed the profile" in page


def test_a_token_is_shown_once_works_and_is_revoked(alice: Person) -> None:
    page = alice.client.post("/account/tokens/", {"name": "My script"}, follow=True).content.decode()
    found = re.search(r"ja_[\w-]{40,}", page)
    assert found
    secret = found[0]
    assert ApiClient(secret).get("me/").json()["user"]["email"] == "alice@example.org"
    again = alice.client.get("/account/").content.decode()
    assert secret not in again
    assert "My script" in again
    with tenancy.workspace(alice.workspace.pk):
        token = ApiToken.objects.get()
    assert secret not in str(vars(token))
    alice.client.post(f"/account/tokens/{token.pk}/revoke/")
    assert ApiClient(secret).get("me/").status_code == 401


def test_a_token_needs_a_name(alice: Person) -> None:
    assert alice.client.post("/account/tokens/", {"name": " "}).status_code == 400
    with tenancy.workspace(alice.workspace.pk):
        assert not ApiToken.objects.exists()


def test_a_stranger_revokes_nothing(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        token, secret = tokens.create_token(user=alice.user, workspace=alice.workspace, name="Hers")
    assert bob.client.post(f"/account/tokens/{token.pk}/revoke/").status_code == 404
    assert ApiClient(secret).get("me/").status_code == 200
    assert "Hers" not in bob.client.get("/account/").content.decode()


def test_a_colleague_revokes_nothing_either(alice: Person, bob: Person) -> None:
    with tenancy.system():
        Membership.objects.create(workspace=bob.workspace, user=alice.user, role=Membership.Role.MEMBER)
    with tenancy.workspace(bob.workspace.pk, user_id=alice.user.pk):
        token, _ = tokens.create_token(user=alice.user, workspace=bob.workspace, name="Alice’s")
    assert bob.client.post(f"/account/tokens/{token.pk}/revoke/").status_code == 404


def test_the_page_wants_a_sign_in_and_posts(alice: Person) -> None:
    alice.client.logout()
    for path in ("/account/", "/account/profile/", "/account/tokens/"):
        assert alice.client.get(path).status_code == 302


def test_gets_change_nothing(alice: Person) -> None:
    for path in ("/account/profile/", "/account/tokens/"):
        assert alice.client.get(path).status_code == 405


def test_who_is_taken_out_of_their_last_workspace_gets_their_own(alice: Person) -> None:
    """While signed in: pages must not fail for want of a workspace, and show nothing of the former one."""
    with tenancy.workspace(alice.workspace.pk):
        tokens.create_token(user=alice.user, workspace=alice.workspace, name="Former script")
    with tenancy.system():
        Membership.objects.filter(user=alice.user).delete()
    page = alice.client.get("/account/")
    assert page.status_code == 200
    assert "Former script" not in page.content.decode()
    assert alice.client.get("/postings/").status_code == 200
    with tenancy.person(alice.user.pk):
        own = Membership.objects.get(user=alice.user)
    assert own.workspace_id != alice.workspace.pk


@pytest.mark.parametrize(
    ("path", "heading", "back", "mains"),
    [
        ("/auth/email/", "E-mail address", "← Account", 1),
        ("/auth/password/change/", "Password", "← Account", 1),
        ("/auth/2fa/", "Second factor", "← Account", 1),
        ("/auth/sessions/", "Sessions", "← Account", 0),
        ("/auth/reauthenticate/", "Is it you?", "← Account", 1),
        ("/auth/logout/", "Sign out?", "← Account", 1),
        ("/auth/confirm-email/none/", "This link is used up", "← Account", 0),
        ("/auth/password/reset/done/", "Look into your mail", "← About", 0),
        ("/auth/password/reset/key/1-x-y/", "This link is used up", "← About", 0),
        ("/auth/confirm-email/none/", "This link is used up", "← About", 0),
    ],
)
def test_pages_around_signing_in_lead_back_and_have_one_main_button(
    alice: Person, path: str, heading: str, back: str, mains: int
) -> None:
    client = alice.client if back == "← Account" else Client()
    page = client.get(path).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert f">{back}</a>" in page
    assert page.count("btn main") == mains


@pytest.mark.parametrize(
    ("user_agent", "told"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on Linux"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "Not named"),
    ],
)
def test_a_session_names_its_browser(user_agent: str, told: str) -> None:
    assert browser(user_agent) == told
