"""Provider keys over the API: a secret goes in and never comes out."""

from typing import Any

import pytest

from accounts import tenancy
from accounts.models import Membership, ProviderKey
from accounts.services.provider_keys import open_key
from optimizations import tasks
from optimizations.models import Run
from tests.accounts.api import api_of
from tests.billing.factories import put_on
from tests.conftest import Person
from tests.optimizations.wire import Answer, Failure, always, running

SECRET = "sk-proj-9fK2LmQ7Xw4ZtB6v"
KEY = {"provider": "openai", "credentials": {"api_key": SECRET}}


@pytest.fixture(autouse=True)
def _local(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = True


@pytest.fixture
def pro(in_alice: Person) -> Person:
    put_on(in_alice.workspace, "pro")
    return in_alice


def test_a_key_is_kept_read_switched_and_removed(pro: Person) -> None:
    api = api_of(pro)
    made = api.send("POST", "provider-keys/", KEY)
    assert made.status_code == 201
    body = made.json()
    assert made.headers["Location"].endswith(f"/api/v1/provider-keys/{body['id']}/")
    assert (body["provider"], body["last_four"], body["check_status"]) == ("openai", SECRET[-4:], "never")
    assert open_key(ProviderKey.objects.get()) == SECRET
    path = f"provider-keys/{body['id']}/"
    assert api.send("GET", path).json() == body
    listed = api.send("GET", "provider-keys/").json()
    assert listed["results"] == [body]
    switched = api.send("PATCH", path, {"is_enabled": False})
    assert (switched.status_code, switched.json()["is_enabled"]) == (200, False)
    for answer in (made, switched, api.send("GET", path), api.send("GET", "provider-keys/")):
        assert SECRET not in answer.content.decode()
        assert "ciphertext" not in answer.content.decode()
    assert api.send("DELETE", path).status_code == 204
    assert api.send("GET", path).status_code == 404


def test_a_test_is_followed_to_its_end(pro: Person) -> None:
    api = api_of(pro)
    with running("anthropic", always(Answer('{"ready": true}'))) as server:
        given = {"provider": "anthropic", "credentials": {"api_key": SECRET}, "base_url": server.url}
        key = api.send("POST", "provider-keys/", given).json()
        asked = api.send("POST", f"provider-keys/{key['id']}/test/")
        assert (asked.status_code, asked.json()["check_status"]) == (202, "running")
        tasks.test_provider_key(str(Run.objects.get().pk), key["id"])
        found = api.send("GET", asked.headers["Location"].split("/api/v1/")[1]).json()
        assert (found["check_status"], found["last_used_at"] is not None) == ("ok", True)
        server.script = always(Answer(failure=Failure.WRONG_KEY, error_message=f"wrong: {SECRET}"))
        api.send("POST", f"provider-keys/{key['id']}/test/")
        tasks.test_provider_key(str(Run.objects.latest("created_at").pk), key["id"])
        found = api.send("GET", f"provider-keys/{key['id']}/").json()
    assert found["check_status"] == "failed"
    assert "did not accept the key" in found["check_message"]
    assert SECRET not in str(found)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"provider": "nobody"},
        {"provider": "openai"},
        {"provider": "openai", "credentials": {"password": SECRET}},
        {"provider": "openai", "credentials": {"api_key": [SECRET]}},
        {"provider": "openai", "credentials": SECRET},
        {"provider": "openai", "credentials": {"api_key": f"{SECRET} {SECRET}"}},
        {"provider": "openai", "credentials": {"api_key": SECRET * 100}},
        {"provider": "openai", "credentials": {"api_key": f"{SECRET}\u0000"}},
        {"provider": "openai_compatible", "base_url": f"https://{SECRET}@x.org/v1"},
        {"provider": "openai_compatible", "base_url": f"file:///{SECRET}"},
        {"provider": "bedrock", "credentials": {"aws_access_key_id": SECRET}},
    ],
)
def test_what_is_refused_is_not_repeated(pro: Person, given: dict[str, Any]) -> None:
    answer = api_of(pro).send("POST", "provider-keys/", given)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert SECRET not in answer.content.decode()
    assert not ProviderKey.objects.exists()


def test_a_free_plan_is_told_which_plan_has_it(in_alice: Person) -> None:
    answer = api_of(in_alice).send("POST", "provider-keys/", KEY)
    assert (answer.status_code, answer.json()["code"]) == (403, "plan_required")
    assert "Pro" in answer.json()["detail"]


def test_private_addresses_have_a_code_of_their_own(pro: Person, settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = False
    given = {"provider": "openai_compatible", "base_url": "http://10.0.0.5:11434/v1", "model": "m"}
    answer = api_of(pro).send("POST", "provider-keys/", given)
    assert (answer.status_code, answer.json()["code"]) == (400, "private_address")


def test_members_read_and_change_nothing(pro: Person, bob: Person) -> None:
    key = api_of(pro).send("POST", "provider-keys/", KEY).json()
    with tenancy.system():
        Membership.objects.filter(user=bob.user).delete()
        Membership.objects.create(workspace=pro.workspace, user=bob.user, role=Membership.Role.MEMBER)
    api = api_of(Person(bob.user, pro.workspace, bob.membership, bob.client))
    assert api.send("GET", "provider-keys/").json()["results"] == [key]
    for method, path, body in (
        ("POST", "provider-keys/", KEY),
        ("PATCH", f"provider-keys/{key['id']}/", {"is_enabled": False}),
        ("DELETE", f"provider-keys/{key['id']}/", None),
        ("POST", f"provider-keys/{key['id']}/test/", None),
    ):
        answer = api.send(method, path, body)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), path


def test_the_schema_has_the_secret_going_in_only(client: Any) -> None:
    schema = client.get("/api/schema/?format=json").json()
    shapes = schema["components"]["schemas"]
    assert "credentials" not in shapes["ProviderKey"]["properties"]
    sent = (
        shapes["ProviderKeyCreateRequest"]
        if "ProviderKeyCreateRequest" in shapes
        else shapes["ProviderKeyCreate"]
    )
    assert sent["properties"]["credentials"]["writeOnly"] is True
    paths = [path for path in schema["paths"] if "provider-keys" in path]
    assert len(paths) == 3
