"""From signing up to signing in, through the pages: mail, links, rules for passwords, and what strangers learn."""

import re
import socket
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client

from accounts import tenancy
from accounts.models import ActivityLog, Membership, User
from tests.accounts.factories import PASSWORD, UserFactory
from tests.conftest import Person

pytestmark = pytest.mark.django_db
NEW = {"full_name": "Nora Quist", "email": "nora@example.org", "password1": "walnut ferry lantern"}


def link() -> str:
    """The address in the newest mail, without its host."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def events(email: str) -> list[str]:
    with tenancy.system():
        rows = ActivityLog.objects.filter(user__email=email).order_by("pk")
        return list(rows.values_list("event_type", flat=True))


def sign_up(client: Client, **changes: Any) -> Any:
    return client.post("/auth/signup/", {**NEW, **changes})


def test_sign_up_verify_and_in() -> None:
    client = Client()
    response = sign_up(client)
    assert response.status_code == 302
    assert response.headers["Location"] == "/auth/confirm-email/"
    user = User.objects.get(email="nora@example.org")
    assert user.full_name == "Nora Quist"
    assert not user.email_verified
    with tenancy.system():
        membership = Membership.objects.select_related("workspace").get(user=user)
    assert (membership.role, membership.workspace.kind) == ("owner", "personal")
    assert client.get("/account/").status_code == 302  # not in before the address is verified
    assert mail.outbox[-1].to == ["nora@example.org"]
    address = link()
    assert client.get(address).status_code == 200
    assert not User.objects.get(pk=user.pk).email_verified  # opening the link alone changes nothing
    assert client.post(address).status_code == 302
    assert User.objects.get(pk=user.pk).email_verified
    page = client.get("/account/")
    assert page.status_code == 200
    assert "Nora Quist" in page.content.decode()
    expected = {"workspace.created", "auth.signed_up", "auth.email_verified", "auth.logged_in"}
    assert set(events("nora@example.org")) == expected


def test_the_link_works_once_and_only_as_sent() -> None:
    client = Client()
    sign_up(client)
    address = link()
    assert client.post(address[:-6] + "xxxxx/").status_code in (302, 404)
    assert not User.objects.get(email="nora@example.org").email_verified
    assert client.post(address).status_code == 302
    assert User.objects.get(email="nora@example.org").email_verified


def test_no_way_in_without_verification() -> None:
    sign_up(Client())
    fresh = Client()
    response = fresh.post("/auth/login/", {"login": "nora@example.org", "password": NEW["password1"]})
    assert response.headers["Location"] == "/auth/confirm-email/"
    assert fresh.get("/account/").status_code == 302


def test_a_second_sign_up_tells_nothing() -> None:
    UserFactory(email="nora@example.org", full_name="Nora First")
    known, unknown = sign_up(Client()), sign_up(Client(), email="olaf@example.org")
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert User.objects.filter(email="nora@example.org").get().full_name == "Nora First"
    told = next(message for message in mail.outbox if message.to == ["nora@example.org"])
    assert "already" in str(told.body)  # only the owner of the mailbox learns it


def test_a_second_sign_up_takes_as_long_as_a_first(alice: Person, settings: Any) -> None:
    """The password is hashed in both cases; nothing else takes long."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def seconds(do: Callable[[], object]) -> float:
        began = perf_counter()
        do()
        return perf_counter() - began

    hashing = min(seconds(lambda: make_password("another long passphrase")) for _ in range(3))
    form = {"email": alice.user.email, "password1": "another long passphrase"}
    assert seconds(lambda: Client().post("/auth/signup/", form)) > 0.8 * hashing
    assert seconds(lambda: Client().post("/auth/signup/", form)) > 0.8 * hashing


@pytest.mark.parametrize(
    "password",
    ["short words", "password", "123456789012345", "nora@example.org"],
)
def test_weak_passwords_are_refused(password: str) -> None:
    response = sign_up(Client(), password1=password)
    assert response.status_code == 200
    assert not User.objects.filter(email="nora@example.org").exists()


def test_a_common_password_is_refused_for_being_common() -> None:
    response = sign_up(Client(), password1="1234567891011")
    assert response.status_code == 200
    assert "too common" in response.content.decode()


def test_passwords_are_kept_as_argon2id(settings: Any) -> None:
    from jobanalyzer import settings as real

    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    user = UserFactory(email="hash@example.org")
    assert user.password.startswith("argon2$argon2id$")


def test_reset_by_mail_ends_the_old_password(alice: Person) -> None:
    client = Client()
    known = client.post("/auth/password/reset/", {"email": "alice@example.org"})
    address = link()
    unknown = client.post("/auth/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    form = client.get(address, follow=True)
    target = form.redirect_chain[-1][0] if form.redirect_chain else address
    new = "seven brass kettles"
    assert client.post(target, {"password1": "short", "password2": "short"}).status_code == 200
    assert client.post(target, {"password1": new, "password2": new}).status_code == 302
    user = User.objects.get(pk=alice.user.pk)
    assert user.check_password(new)
    assert not user.check_password(PASSWORD)
    assert "auth.password_changed" in events("alice@example.org")
    assert "This link is used up" in client.get(address).content.decode()


def test_the_address_changes_once_the_new_one_is_verified(alice: Person) -> None:
    client = alice.client
    asked = client.post("/auth/email/", {"action_add": "", "email": "alice.new@example.org"})
    assert asked.headers["Location"].startswith("/auth/reauthenticate/")  # the password once more
    assert not mail.outbox
    client.post(asked.headers["Location"], {"password": PASSWORD})
    assert User.objects.get(pk=alice.user.pk).email == "alice@example.org"
    assert mail.outbox[-1].to == ["alice.new@example.org"]
    client.post(link())
    user = User.objects.get(pk=alice.user.pk)
    assert user.email == "alice.new@example.org"
    assert list(EmailAddress.objects.filter(user=user).values_list("email", flat=True)) == [
        "alice.new@example.org"
    ]
    assert "auth.email_changed" in events("alice.new@example.org")


@pytest.mark.parametrize(
    ("address", "form", "subject", "words"),
    [
        (
            "/auth/signup/",
            {"email": "nora@example.org", "password1": "a fine long password", "full_name": "Nora"},
            "Confirm your e-mail address",
            "welcome to Job Analyzer",
        ),
        (
            "/auth/signup/",
            {"email": "alice@example.org", "password1": "a fine long password"},
            "You have an account already",
            "Nothing was changed.",
        ),
        (
            "/auth/password/reset/",
            {"email": "alice@example.org"},
            "Set a new password",
            "your password stays as it is",
        ),
        (
            "/auth/password/reset/",
            {"email": "nobody@example.org"},
            "There is no account with this address",
            "perhaps you signed up with another address",
        ),
    ],
)
def test_mails_are_in_our_words(
    alice: Person, client: Client, address: str, form: dict[str, str], subject: str, words: str
) -> None:
    client.post(address, form)
    (message,) = mail.outbox
    assert message.subject == subject
    assert words in message.body
    assert "example.com" not in message.body
    assert message.body.startswith("Hello")


def closed_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_mail_server_that_is_away_is_told_and_the_account_stands(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port()
    client = Client()
    page = client.post("/auth/signup/", NEW, follow=True).content.decode()
    assert "could not be sent" in page
    assert "mail sent" not in page.lower()
    assert User.objects.filter(email="nora@example.org").exists()
    assert (
        "could not be sent"
        in client.post("/auth/password/reset/", {"email": NEW["email"]}, follow=True).content.decode()
    )
