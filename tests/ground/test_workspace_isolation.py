"""Nobody reaches another workspace's things by their ids, whatever the address: every address with an id is tried.

The addresses are read from the URL patterns, so a new one is tried without being named here; one with an id of a
kind that is not known yet fails until it is.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts import tenancy
from accounts.models import ActivityLog, ApiSession, ApiToken, Workspace
from accounts.services import provider_keys, tokens
from jobs.models import PostingImport
from optimizations.models import ConfirmedFact, Optimization, ProposedEdit, RunGroup
from resumes.models import ResumeImport
from resumes.services import exports
from tests.accounts.api import ApiClient, api_of
from tests.conftest import Person
from tests.optimizations.factories import finished

# Served to nobody but staff, or to anybody
_OTHERS: Final = ("admin/", "auth/", "api/docs/", "api/schema/")
_SECRET: Final = "Tilda Vang"
_REFUSED: Final = {403, 404, 405}


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


ADDRESSES: Final = sorted(
    {
        route
        for route in _patterns(get_resolver())
        if "<uuid:" in route and not route.startswith(_OTHERS) and "format" not in route
    }
)


def test_addresses_with_ids_are_found() -> None:
    assert len(ADDRESSES) > 40
    assert any(route.startswith("api/v1/") for route in ADDRESSES)


def uploaded(person: Person) -> ResumeImport:
    """A resume that waits for its review."""
    waiting = ResumeImport(
        workspace=person.workspace,
        source_name="resume.txt",
        source_text=_SECRET,
        document={"basics": {"name": _SECRET}},
        created_by=person.user,
    )
    waiting.source_file.save("resume.txt", ContentFile(_SECRET.encode()), save=False)
    waiting.save(force_insert=True)
    return waiting


@pytest.fixture
def ids(alice: Person) -> dict[str, UUID]:
    """One of each of alice's things, by the name that addresses give its id."""
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        optimization = finished(alice)
        posting_import = PostingImport.objects.create(
            workspace=alice.workspace,
            user=alice.user,
            kind=PostingImport.Kind.URL,
            url="https://example.org/1",
        )
        resume_import = uploaded(alice)
        resume = optimization.resume
        export = exports.export_json(resume=resume, version_number=1, user=alice.user)
        token, _ = tokens.create_token(user=alice.user, workspace=alice.workspace, name="script")
        session = ApiSession.objects.create(
            workspace=alice.workspace, user=alice.user, expires_at=timezone.now() + timedelta(days=1)
        )
        group = RunGroup.objects.create(
            workspace=alice.workspace, kind="compare", resume=resume, version_in=1, posting_ids=[]
        )
        Optimization.objects.filter(pk=optimization.pk).update(group=group)
        key = provider_keys.save_key(
            workspace=alice.workspace, user=alice.user, provider="openai", api_key=f"sk-{_SECRET}"
        )
        fact = ConfirmedFact.objects.create(
            workspace=alice.workspace, user=alice.user, kind="skill", key="python", text=_SECRET
        )
        edit = ProposedEdit.objects.filter(optimization=optimization).first()
        assert edit is not None
    return {
        "token_id": token.pk,
        "session_id": session.pk,
        "key_id": key.pk,
        "posting_id": optimization.posting_ids[0],
        "jobs.import_id": posting_import.pk,
        "resumes.import_id": resume_import.pk,
        "export_id": export.pk,
        "resume_id": resume.pk,
        "run_id": optimization.run_id,
        "edit_id": edit.pk,
        "optimization_id": optimization.pk,
        "group_id": group.pk,
        "fact_id": fact.pk,
    }


# The first words of an address tell what its `pk` or `import_id` names.
_BY_PREFIX: Final = {
    ("postings/imports/", "import_id"): "jobs.import_id",
    ("resumes/imports/", "import_id"): "resumes.import_id",
    ("api/v1/jobs/imports/", "pk"): "jobs.import_id",
    ("api/v1/jobs/", "pk"): "posting_id",
    ("api/v1/resumes/imports/", "pk"): "resumes.import_id",
    ("api/v1/resumes/", "pk"): "resume_id",
    ("api/v1/optimization-groups/", "pk"): "group_id",
    ("api/v1/optimizations/", "pk"): "optimization_id",
    ("api/v1/provider-keys/", "pk"): "key_id",
    ("api/v1/confirmed-facts/", "pk"): "fact_id",
}


def _filled(route: str, ids: dict[str, UUID]) -> str:
    def value(found: re.Match[str]) -> str:
        kind, name = found.groups()
        if kind == "int":
            return "1"
        matching = (
            key for (prefix, part), key in _BY_PREFIX.items() if route.startswith(prefix) and part == name
        )
        return str(ids[next(matching, name)])

    path = re.sub(r"<(\w+):(\w+)>", value, route)
    assert "<" not in path, f"{route} takes something this test does not know"
    return f"/{path}"


def _rows() -> dict[str, str]:
    """A digest of every tenant table, but for what a sign-in or a look leaves behind."""
    tables = [
        model._meta.db_table
        for model in apps.get_models()
        if model not in {ActivityLog, ApiToken}
        and any(
            field.name == "workspace" and field.related_model is Workspace for field in model._meta.fields
        )
    ]
    with tenancy.system(), connection.cursor() as cursor:
        digests = {}
        for table in tables:
            cursor.execute(
                f"select md5(string_agg(t::text, '' order by id)) from \"{table}\" t"
            )  # our tables
            digests[table] = str(cursor.fetchone())
    return digests


# Enough for any of the forms to be complete, so that only the stranger is what is wrong.
_FORM: Final = {
    "title": "Taken over",
    "base_version": "1",
    "version": 1,
    "format": "json",
    "decision": "rejected",
    "text": "Taken over.",
    "words": "Taken over.",
    "answer": "not_used",
    "used": False,
    "content": {"basics": {"name": "Taken over"}},
    "basics.name": "Taken over",
    "description": "Taken over. " * 20,
    "enabled": "0",
    "is_enabled": False,
    "posted_at": str(timezone.now().date()),
}


def _asked(route: str, path: str, api: ApiClient, client: Client) -> dict[str, Any]:
    """The answers to every way of asking."""
    if route.startswith("api/"):
        short = path.removeprefix("/api/v1/")
        return {name: api.send(name, short, _FORM) for name in ("GET", "POST", "PUT", "PATCH", "DELETE")}
    form = {name: str(value) for name, value in _FORM.items()}
    return {
        "GET": client.get(path),
        "GET of a fragment": client.get(path, headers={"HX-Request": "true"}),
        "POST": client.post(path, form),
        "POST by a script": client.post(path, form, headers={"X-Studio": "1"}),
    }


def test_a_stranger_gets_nothing_and_changes_nothing(ids: dict[str, UUID], bob: Person) -> None:
    """404 or 405 for what is somebody else's, word for word as for what is nobody's."""
    bob.client.raise_request_exception = False
    api, nothing = api_of(bob), {name: uuid4() for name in ids}
    before, problems = _rows(), []
    for route in ADDRESSES:
        theirs = _asked(route, _filled(route, ids), api, bob.client)
        nobodys = _asked(route, _filled(route, nothing), api, bob.client)
        for method, answer in theirs.items():
            asked = f"{method} /{route}: {answer.status_code}"
            if answer.status_code not in _REFUSED:
                problems.append(asked)
            if _SECRET.encode() in answer.getvalue():
                problems.append(f"{asked} shows something")
            if answer.status_code != nobodys[method].status_code:
                problems.append(f"{asked} tells that the thing exists")
        if all(answer.status_code != 404 for answer in theirs.values()):
            problems.append(f"/{route} never looked for the thing")
        if (after := _rows()) != before:
            problems.append(f"/{route} changed something")
            before = after
    assert not problems, "\n".join(problems)


def test_visitors_are_asked_to_sign_in(ids: dict[str, UUID]) -> None:
    visitor, problems = Client(raise_request_exception=False), []
    for route in ADDRESSES:
        for answer in _asked(route, _filled(route, ids), ApiClient(""), visitor).values():
            asks = answer.status_code in {401, 405} or "/auth/login/" in answer.headers.get("Location", "")
            if not asks:
                problems.append(f"/{route}: {answer.status_code}")
    assert not problems, "\n".join(problems)
