"""Odd input gets a clear answer, never a failure: NULs, endless numbers, dates of no calendar, floods; quiet logs."""

import logging
import logging.config
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client

from accounts import demo
from accounts.models import User
from jobs.dedupe import canonical_url
from tests.accounts.api import PROBLEM, api_of
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_text

ODD = {
    "NUL": "nurse\x00",
    "number": "9" * 5000,
    "last day": "9999-12-31",
    "no day": "2026-13-45T99:99:99",
    "half a host": "https://[",
    "empty host": "https://[]",
    "not UTF-8": b"\xed\xa0\x80",
}
NAMES = [
    "q",
    "shelf",
    "source",
    "skill",
    "requirement",
    "days",
    "remote",
    "location",
    "company",
    "min_salary",
    "salary",
    "currency",
    "seniority",
    "week",
    "match_from",
    "ids",
    "sort",
    "page",
    "deleted",
    "exported",
    "resume",
    "set",
    "strategy",
    "postings",
    "show",
]
TYPED = [
    "title",
    "text",
    "url",
    "data",
    "removed_at",
    "query",
    "all",
    "action",
    "name",
    "posting",
    "full_name",
    "phone",
    "file",
    "op",
    "base_version",
]
READ = ["", "market/", "market/fit/", "market/skills.csv", "skills/"]
SENT = [
    "add/",
    "add/keep/",
    "add/link/",
    "add/browser/",
    "market/terms/",
    "restore/",
    "delete/",
    "selection/",
]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_pages_answer_whatever_is_sent(in_alice: Person, odd: Any) -> None:
    make_posting(in_alice.workspace)
    read = ["/improve/", "/resumes/", "/account/", *(f"/postings/{path}" for path in READ)]
    for path in read:
        assert in_alice.client.get(path, dict.fromkeys(NAMES, odd)).status_code == 200, path
    sent = ["/improve/start/", "/account/profile/", *(f"/postings/{path}" for path in SENT)]
    for path in sent:
        answer = in_alice.client.post(path, dict.fromkeys([*NAMES, *TYPED], odd))
        assert answer.status_code < 500, path


def test_a_text_copied_with_nuls_is_kept_without_them(in_alice: Person) -> None:
    form = {"title": "Nur\x00se", "description": make_text(1) + "\x00", "source": "paste"}
    answer = in_alice.client.post("/postings/add/keep/", form, follow=True)
    assert answer.status_code == 200
    assert "Nurse" in answer.content.decode()


@pytest.mark.parametrize("url", ["https://[", "https://[]", "//[x]/", "https://[::1", "https://a]b/"])
def test_half_an_address_is_none(url: str) -> None:
    assert canonical_url(url) == ""


def test_a_body_past_all_bounds_is_refused_unread(alice: Person) -> None:
    length = str(settings.MAX_BODY_BYTES + 1)
    page = alice.client.post("/resumes/add/", {"text": "x"}, CONTENT_LENGTH=length)
    assert page.status_code == 413
    assert "10 MB" in page.content.decode()
    assert Client().post("/auth/login/", {"login": "x"}, CONTENT_LENGTH=length).status_code == 413
    answer = Client().post("/api/v1/resumes/imports/", {"text": "x"}, CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.json()["code"] == "too_large"
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Connection"] == "close"


@pytest.mark.parametrize("url", ["/nowhere/", "/api/nowhere/", "/api/v1/jobs/"])
def test_a_body_nobody_asked_for_is_read_so_that_the_connection_stays(db: None, url: str) -> None:
    answer = Client().put(url, b"x" * 200_000, "text/plain")
    assert answer.status_code in {401, 404}
    assert answer.wsgi_request.read() == b""
    assert "Connection" not in answer.headers


def test_logs_tell_the_place_not_the_text(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    """A refused row stands whole in the database's message; of that the log repeats nothing."""
    logging.config.dictConfig(settings.LOGGING)
    street = "Havnegade 12"
    with (
        pytest.raises(DatabaseError, match=street) as failed,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select cast(%s as integer)", [f"Tilda Vang, {street}"])
    logging.getLogger("django.request").error("Internal Server Error: /x/", exc_info=failed.value)
    told = capsys.readouterr().err
    assert "Internal Server Error: /x/" in told
    assert "DataError" in told
    assert "test_malformed_input.py" in told
    assert street not in told


def test_failures_of_the_api_are_logged_without_the_text(
    alice: Person, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from jobs.services import postings

    def broken(**given: Any) -> None:
        raise RuntimeError(given["raw"].description)

    logging.config.dictConfig(settings.LOGGING)
    monkeypatch.setattr(postings, "create_posting", broken)
    answer = api_of(alice).post("jobs/", {"title": "Nurse", "description": "Zaubernuss " * 9})
    assert answer.status_code == 500
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "Zaubernuss" not in told + answer.content.decode()


def test_the_demo_password_opens_nothing_on_https(db: None, settings: Any) -> None:
    demo.seed()
    assert User.objects.filter(email=settings.DEMO_EMAIL, is_superuser=True).exists()
    form = {"login": settings.DEMO_EMAIL.upper(), "password": settings.DEMO_PASSWORD}
    keys = {"email": settings.DEMO_EMAIL, "password": settings.DEMO_PASSWORD}
    settings.HTTPS = True
    client = Client()
    assert client.post("/auth/login/", form).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post("/api/v1/auth/token/", keys, content_type="application/json").status_code == 401
    settings.HTTPS = False
    assert client.post("/auth/login/", form).status_code == 302
    assert "_auth_user_id" in client.session
