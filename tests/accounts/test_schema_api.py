"""The API describes itself: a valid schema without warnings, and a docs page without inline script or style."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from jobanalyzer.api_docs import _schema

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("schema") / "schema.json"
    call_command("spectacular", format="openapi-json", file=str(path))
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def test_the_schema_is_valid_and_without_warnings(tmp_path: Any) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))
    assert (tmp_path / "schema.yml").stat().st_size > 10_000


def operations(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method} {path}": operation
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_is_tagged_summed_up_and_tells_of_problems(schema: dict[str, Any]) -> None:
    tags = {tag["name"] for tag in schema["tags"]}
    for name, operation in operations(schema).items():
        assert set(operation["tags"]) <= tags, name
        assert operation["summary"], name
        assert "self." not in operation.get("description", ""), name
        assert "application/problem+json" in operation["responses"]["default"]["content"], name


def test_signing_in_needs_no_sign_in_and_all_else_does(schema: dict[str, Any]) -> None:
    for name, operation in operations(schema).items():
        schemes = {scheme for each in operation.get("security", []) for scheme in each}
        expected = set() if "/auth/" in name else {"accessToken", "apiToken", "cookieAuth"}
        assert schemes == expected, name


def test_what_creates_takes_an_idempotency_key(schema: dict[str, Any]) -> None:
    found = operations(schema)
    for path in ("jobs/", "jobs/bulk/", "jobs/imports/", "resumes/", "resumes/imports/", "optimizations/"):
        parameters = {each["name"] for each in found[f"post /api/v1/{path}"]["parameters"]}
        assert "Idempotency-Key" in parameters, path


def test_the_docs_page_has_nothing_inline() -> None:
    response = Client().get("/api/docs/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", page)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_the_schema_is_served() -> None:
    response = Client().get("/api/schema/", headers={"Accept": "application/json"})
    assert response.status_code == 200
    assert "/api/v1/jobs/" in response.json()["paths"]


def test_a_schema_that_cannot_be_drawn_is_told_and_tried_again(settings: Any, tmp_path: Path) -> None:
    kept, settings.VAR_DIR = settings.VAR_DIR, tmp_path / "full"
    settings.VAR_DIR.write_text("no folder")
    _schema.cache_clear()
    response = Client().get("/api/schema/")
    assert response.status_code == 503
    assert "could not be drawn" in response.content.decode()
    settings.VAR_DIR = kept
    assert Client().get("/api/schema/").status_code == 200
