"""Every kind of answer carries the security headers; the defaults are the safe ones."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from jobanalyzer.postgres.base import DatabaseWrapper
from tests.accounts.api import api_of
from tests.accounts.factories import PASSWORD
from tests.conftest import Person

POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def assert_headers(response: Any) -> None:
    policy = set(response.headers["Content-Security-Policy"].split("; "))
    assert policy >= POLICY
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/auth/login/", 200),
        ("/auth/signup/", 200),
        ("/auth/password/reset/", 200),
        ("/postings/", 302),
        ("/admin/", 302),
        ("/nowhere/", 404),
        ("/api/docs/", 200),
        ("/api/schema/", 200),
        ("/api/v1/me/", 401),
        ("/api/v1/nowhere/", 404),
    ],
)
def test_for_visitors(db: None, path: str, status: int) -> None:
    response = Client().get(path)
    assert response.status_code == status
    assert_headers(response)


@pytest.mark.parametrize(
    "path", ["/postings/", "/resumes/", "/postings/market/", "/improve/", "/account/", "/auth/email/"]
)
def test_for_people(alice: Person, path: str) -> None:
    response = alice.client.get(path)
    assert response.status_code == 200
    assert_headers(response)
    page = response.content.decode()
    assert "<style" not in page
    assert " onclick=" not in page
    assert ' style="' not in page


def test_for_errors_of_every_kind(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(alice.user)
    refused = strict.post("/account/profile/", {"full_name": "x"})
    assert refused.status_code == 403
    assert_headers(refused)
    assert_headers(api_of(alice).get("jobs/?page=7"))

    from accounts.views import home

    def broken(*args: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(home, "_sample", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert_headers(response)
    assert b"secret" not in response.content


def test_cookies_are_for_http_alone_and_lax(alice: Person) -> None:
    client = Client()
    client.get("/auth/login/")
    client.post("/auth/login/", {"login": "alice@example.org", "password": PASSWORD})
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def settings_with(tmp_path: Path, expression: str, **environment: str) -> str:
    """What a fresh process with this environment makes of the settings."""
    code = f"import os; from jobanalyzer import settings; print(repr({expression}))"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.strip()


def test_an_https_address_makes_cookies_secure(tmp_path: Path) -> None:
    names = [
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    ]
    expression = f"[getattr(settings, name) for name in {names}] + [settings.SECURE_HSTS_SECONDS]"
    https = settings_with(tmp_path, expression, SITE_URL="https://jobs.example.org")
    assert https == "[True, True, True, True, 31536000]"
    assert settings_with(tmp_path, expression, SITE_URL="http://127.0.0.1:8000") == (
        "[False, False, False, False, 0]"
    )


def test_the_defaults_are_safe(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "settings.DEBUG") == "False"
    first = settings_with(tmp_path / "one", "settings.SECRET_KEY")
    assert len(first) > 50
    assert settings_with(tmp_path / "one", "settings.SECRET_KEY") == first  # kept
    assert settings_with(tmp_path / "two", "settings.SECRET_KEY") != first  # never shared
    assert (tmp_path / "one" / "secret_key").stat().st_mode & 0o077 == 0
    hosts = settings_with(tmp_path, "settings.ALLOWED_HOSTS")
    assert "*" not in hosts


def test_a_foreign_host_is_refused(db: None) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.skipif(not settings.EMBEDDED_POSTGRES, reason="needs the embedded server's superuser")
def test_a_role_that_policies_do_not_bind_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DatabaseWrapper, "_role_is_bound", False)
    params = {**connection.get_connection_params(), "user": "postgres"}
    with pytest.raises(ImproperlyConfigured, match="postgres is a superuser or has BYPASSRLS"):
        connection.copy().get_new_connection(params)
