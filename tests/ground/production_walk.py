"""Run by itself: the web process as granian loads it, then its pages. Writes, as JSON, which of the libraries named as
arguments were loaded by the end of each part of the walk. Leaves nothing in the database."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any


def main() -> None:
    import_module("jobanalyzer.wsgi")
    loaded = {"started": _loaded()}
    for part in _walk():
        loaded[part] = _loaded()
    sys.stdout.write(json.dumps(loaded))


def _loaded() -> list[str]:
    return [name for name in sys.argv[1:] if name in sys.modules]


def _walk() -> Iterator[str]:
    from django.core.mail import get_connection
    from django.db import connection, transaction
    from django.test import Client

    with transaction.atomic():
        yield from _pages()
        transaction.set_rollback(True)
    get_connection("anymail.backends.postmark.EmailBackend", server_token="key").open()
    yield "mail provider"

    probe = Client(HTTP_HOST="10.0.0.7")
    assert probe.get("/healthz").status_code == 200
    connection.close()
    connection.settings_dict |= {"HOST": "127.0.0.1", "PORT": "1"}
    assert probe.get("/healthz").status_code == 503
    assert not probe.cookies


def _pages() -> Iterator[str]:
    from django.test import Client

    from tests.accounts.factories import PASSWORD, UserFactory

    user = UserFactory(email="walker@example.org")
    login = {"login": user.email, "password": PASSWORD}
    client = Client(HTTP_HOST="127.0.0.1")
    _expect(client, 302, "/auth/login/", login, leads_to="/")
    for path in ("/account/", "/postings/", "/resumes/", "/improve/", "/api/v1/jobs/", "/api/docs/"):
        _expect(client, 200, path)
    schema = json.loads(_expect(client, 200, "/api/schema/"))
    assert "/api/v1/jobs/" in schema["paths"]
    yield "pages"
    client.logout()

    _second_factor(client, user, login)
    yield "second factor"


def _second_factor(client: Any, user: Any, login: dict[str, str]) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal import auth as totp

    totp.TOTP.activate(user, totp.generate_totp_secret())
    codes = RecoveryCodes.activate(user).get_unused_codes()
    _expect(client, 302, "/auth/login/", login, leads_to="/auth/2fa/authenticate/")
    _expect(client, 302, "/account/", leads_to="/auth/login/")
    for form in (None, {"code": "000000"}):
        _expect(client, 200, "/auth/2fa/authenticate/", form)
    _expect(client, 302, "/account/", leads_to="/auth/login/")
    _expect(client, 302, "/auth/2fa/authenticate/", {"code": codes[0]}, leads_to="/")
    _expect(client, 302, "/auth/2fa/reauthenticate/", {"code": codes[1]}, leads_to="/")
    for page in ("", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"):
        _expect(client, 200, f"/auth/2fa/{page}")
    _expect(client, 302, "/auth/2fa/totp/deactivate/", {}, leads_to="/auth/2fa/")
    _expect(client, 200, "/auth/2fa/totp/activate/")
    _expect(client, 200, "/account/")


def _expect(
    client: Any, status: int, path: str, form: dict[str, str] | None = None, leads_to: str = ""
) -> str:
    response = client.get(path, secure=True) if form is None else client.post(path, form, secure=True)
    assert response.status_code == status, (path, response.status_code)
    assert response.headers.get("Location", "").startswith(leads_to), (path, response.headers)
    return str(response.content.decode())


if __name__ == "__main__":
    main()
