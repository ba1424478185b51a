"""Fixtures for every test: real Postgres, two people with a workspace each, no network beyond loopback."""

import os

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop runs in the browser tests' thread

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts import tenancy
from accounts.models import Membership, User, Workspace
from tests.accounts.factories import UserFactory

LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


@dataclass(frozen=True)
class Person:
    """Someone signed in: the user, their workspace and a browser session."""

    user: User
    workspace: Workspace
    membership: Membership
    client: Client


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """A test that reaches beyond loopback fails with the address it asked for."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test opened a connection to {address}")
        return real(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _settings(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {
        name: {"BACKEND": memory, "LOCATION": f"{tmp_path}-{name}"} for name in ("default", "throttle")
    }
    settings.PLATFORM_PROVIDER_KEYS = {}
    settings.PLATFORM_PROVIDER_ADDRESSES = {}
    settings.PLATFORM_BEDROCK = {}
    settings.OPENAI_COMPATIBLE_BASE_URL = ""
    settings.MASTER_KEY = bytes(range(32))
    settings.DEBUG = False


def _person(email: str, name: str) -> Person:
    user = UserFactory(email=email, full_name=name)
    with tenancy.system():
        membership = Membership.objects.select_related("workspace").get(user=user)
    client = Client()
    client.force_login(user)
    return Person(user, membership.workspace, membership, client)


@pytest.fixture
def alice(db: None) -> Person:
    return _person("alice@example.org", "Alice Arden")


@pytest.fixture
def bob(db: None) -> Person:
    return _person("bob@example.org", "Bob Brandt")


@pytest.fixture
def in_alice(alice: Person) -> Iterator[Person]:
    """Inside alice's workspace, as one of her requests would be."""
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        yield alice


@pytest.fixture
def in_bob(bob: Person) -> Iterator[Person]:
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        yield bob
