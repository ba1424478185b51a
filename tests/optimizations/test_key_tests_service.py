"""The Test button's work: what is said of every way in which a key, an address or a model can be wrong."""

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from accounts import tenancy
from accounts.models import ActivityLog, ProviderKey
from jobanalyzer.errors import Forbidden, NotFound, PlanRequired
from optimizations import tasks
from optimizations.gateway import addresses
from optimizations.models import AICall, Run
from optimizations.services import key_test_worker, key_tests, provider_settings
from tests.billing.factories import put_on
from tests.conftest import Person
from tests.optimizations.wire import Answer, Failure, always, running
from tests.optimizations.wire.server import CREDENTIALS, Provider

pytestmark = pytest.mark.xdist_group("litellm")
READY = Answer('{"ready": true}')
SECRET = CREDENTIALS["api_key"]
OWN = "openai_compatible"


@pytest.fixture(autouse=True)
def _local(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = True


@pytest.fixture
def pro(in_alice: Person) -> Person:
    put_on(in_alice.workspace, "pro")
    return in_alice


def saved(person: Person, provider: str, **fields: Any) -> ProviderKey:
    return provider_settings.save(
        workspace=person.workspace, user=person.user, provider=provider, **({"credentials": {}} | fields)
    )


def at(person: Person, server: Provider, model: str = "") -> ProviderKey:
    names = {"aws_access_key_id", "aws_secret_access_key", "aws_region_name"}
    given = {name: CREDENTIALS[name] for name in (names if server.name == "bedrock" else {"api_key"})}
    return saved(person, server.name, credentials=given, base_url=server.url, model=model)


def after_test(person: Person, key: ProviderKey) -> ProviderKey:
    """The key after its test, run as the worker would."""
    key_tests.request_test(workspace=person.workspace, user=person.user, key_id=key.pk)
    run = Run.objects.get(kind="key_test", status="pending")
    with tenancy.system():
        tasks.test_provider_key(str(run.pk), str(key.pk))
    return ProviderKey.objects.get(pk=key.pk)


def said(person: Person, key: ProviderKey) -> str:
    """What a test that failed says."""
    found = after_test(person, key)
    assert found.check_status == "failed", found.check_message
    assert SECRET not in found.check_message
    run = Run.objects.latest("created_at")
    assert (run.status, run.error_message) == ("failed", found.check_message)
    return found.check_message


PROVIDERS = ["openai", "anthropic", "gemini", "deepseek", "groq", "xai", "bedrock"]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_good_key_says_which_model_answered_how_fast_and_for_how_much(pro: Person, provider: str) -> None:
    with running(provider, always(READY)) as server:
        key = after_test(pro, at(pro, server))
    assert key.check_status == "ok", key.check_message
    call = AICall.objects.get()
    assert key.check_message.startswith(f"{call.model} answered in ")
    assert "150 tokens, $0.0" in key.check_message
    assert (call.provider, call.outcome, call.own_key, call.step) == (provider, "ok", True, "test")
    run = Run.objects.get()
    assert (run.status, run.kind, run.cost, run.tokens_in) == ("completed", "key_test", call.cost, 100)
    assert key.last_used_at
    assert server.keys[0]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_wrong_key(pro: Person, provider: str) -> None:
    answer = Answer(failure=Failure.WRONG_KEY, error_message=f"Incorrect API key provided: {SECRET}")
    with running(provider, always(answer)) as server:
        key = at(pro, server)
        assert "did not accept the key. Copy it once more" in said(pro, key)
    call = AICall.objects.get()
    assert (call.outcome, call.error, call.own_key) == ("failed", "authentication", True)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "gemini", "groq", OWN])
def test_a_model_that_is_not_there(pro: Person, provider: str) -> None:
    answer = Answer(failure=Failure.UNKNOWN_MODEL)
    with running(provider, always(answer)) as server:
        server.lists = ("llama-small", "llama-large", f"echo-{SECRET}")
        words = said(pro, at(pro, server, model="lama-smal"))
    assert "has no model called lama-smal" in words
    assert ("It offers: llama-small, llama-large." in words) is (provider in {"openai", "groq", OWN})


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure.NO_CREDIT, "no credit left"),
        (Failure.RATE_LIMITED, "asked to slow down"),
        (Failure.REFUSED, "content rules"),
    ],
)
def test_other_refusals(pro: Person, failure: Failure, words: str) -> None:
    with running("openai", always(Answer(failure=failure))) as server:
        assert words in said(pro, at(pro, server))


def test_an_answer_in_another_form_works_with_a_warning(pro: Person) -> None:
    with running(OWN, always(Answer("Ready!"))) as server:
        key = after_test(pro, at(pro, server, "tiny"))
    assert key.check_status == "ok"
    assert "did not keep to the form" in key.check_message
    assert "no known price" in key.check_message


def test_an_address_with_one_model_needs_no_name(pro: Person) -> None:
    with running(OWN, always(READY)) as server:
        server.lists = ("only-one",)
        key = after_test(pro, saved(pro, OWN, base_url=server.url))
    assert (key.check_status, key.model) == ("ok", "only-one")


def test_an_address_with_several_models_lists_them(pro: Person) -> None:
    with running(OWN, always(READY)) as server:
        server.lists = tuple(f"model-{number}" for number in range(9))
        words = said(pro, saved(pro, OWN, base_url=server.url))
    assert words == (
        "Name the model to ask. It offers: model-0, model-1, model-2, model-3, model-4, model-5 and 3 more."
    )
    assert server.requests == []


def test_an_address_without_v1(pro: Person) -> None:
    with running(OWN, always(READY)) as server:
        server.lists = ("m",)
        root = server.url.removesuffix("/v1")
        key = saved(pro, OWN, base_url=root, model="m")
        # This stand-in answers on any path; a real one does not know the shorter one.
        server.script = always(Answer(status=404, raw=b"404 page not found"))
        assert f"under {server.url}: enter that" in said(pro, key)


def test_a_server_that_asks_for_a_key(pro: Person) -> None:
    with running(OWN, always(Answer(failure=Failure.WRONG_KEY))) as server:
        assert "asks for a key" in said(pro, saved(pro, OWN, base_url=server.url, model="m"))


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def test_nothing_listens(pro: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "in_container", lambda: False)
    monkeypatch.setattr("optimizations.services.key_diagnosis.in_container", lambda: False)
    words = said(pro, saved(pro, OWN, base_url=f"localhost:{free_port()}/v1", model="m"))
    assert "Nothing answers at localhost:" in words
    assert "docker" not in words


def test_localhost_inside_a_container(pro: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimizations.services.key_diagnosis.in_container", lambda: True)
    port = free_port()
    words = said(pro, saved(pro, OWN, base_url=f"http://127.0.0.1:{port}/v1", model="m"))
    assert f"use http://host.docker.internal:{port}/v1" in words


def test_an_unknown_name(pro: Person) -> None:
    words = said(pro, saved(pro, OWN, base_url="http://models.invalid/v1", model="m"))
    assert words.startswith("There is no server called models.invalid")


def test_a_private_address_is_refused_when_kept_and_when_after_test(pro: Person, settings: Any) -> None:
    key = saved(pro, OWN, base_url="http://127.0.0.1:11434/v1", model="m")
    settings.ALLOW_PRIVATE_ADDRESSES = False
    assert "ALLOW_PRIVATE_ADDRESSES is off" in said(pro, key)
    assert not AICall.objects.exists()
    with pytest.raises(addresses.PrivateAddress):
        saved(pro, OWN, base_url="http://127.0.0.1:11434/v1", model="m")


@contextmanager
def web_server(status: int, headers: dict[str, str], body: bytes) -> Iterator[str]:
    """A server that says the same to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize(
    ("status", "headers", "body", "words"),
    [
        (200, HTML, b"<!doctype html><title>Welcome</title>", "A web page answers"),
        (404, HTML, b"<h1>Not here</h1>", "A web page answers"),
        (302, {"Location": "http://169.254.169.254/latest/"}, b"", "leads on to another address"),
        (200, {"Content-Type": "application/json"}, b'{"hello": 1}', "not as an OpenAI-compatible server"),
        (403, {"Content-Type": "application/json"}, b"{}", "did not accept the key"),
    ],
)
def test_something_else_answers(
    pro: Person, status: int, headers: dict[str, str], body: bytes, words: str
) -> None:
    with web_server(status, headers, body) as root:
        found = said(pro, saved(pro, OWN, base_url=root, model="m", credentials={"api_key": SECRET}))
    assert words in found


def test_a_server_that_hangs(pro: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_test_worker, "CALL_SECONDS", 0.5)
    with running(OWN, always(Answer(delay=2.0))) as server:
        server.lists = ("m",)
        assert "is there, but m did not answer in time" in said(pro, at(pro, server, "m"))


def test_something_that_speaks_no_http(pro: Person) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk() -> None:
            for _ in range(4):
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

        threading.Thread(target=talk, daemon=True).start()
        port = listener.getsockname()[1]
        words = said(pro, saved(pro, OWN, base_url=f"http://127.0.0.1:{port}/v1", model="m"))
    assert "not as an OpenAI-compatible server does" in words


def test_a_damaged_row(pro: Person) -> None:
    with running("openai", always(READY)) as server:
        key = at(pro, server)
        ProviderKey.objects.filter(pk=key.pk).update(base_url=f"{server.url}/elsewhere")
        assert "cannot be opened. Enter it once more" in said(pro, key)
        assert server.keys == []


def test_a_second_click_asks_once(pro: Person) -> None:
    key = saved(pro, "openai", credentials={"api_key": SECRET})
    for _ in range(2):
        found = key_tests.request_test(workspace=pro.workspace, user=pro.user, key_id=key.pk)
        assert found.check_status == "running"
    assert Run.objects.count() == 1


def test_a_lost_test_can_be_asked_for_again(pro: Person) -> None:
    key = saved(pro, "openai", credentials={"api_key": SECRET})
    found = key_tests.request_test(workspace=pro.workspace, user=pro.user, key_id=key.pk)
    assert found.checked_at
    ProviderKey.objects.update(checked_at=found.checked_at - key_tests.PATIENCE * 2)
    assert key_tests.is_lost(ProviderKey.objects.get())
    key_tests.request_test(workspace=pro.workspace, user=pro.user, key_id=key.pk)
    assert Run.objects.count() == 2
    assert not key_tests.is_lost(ProviderKey.objects.get())


def test_a_key_replaced_meanwhile_keeps_its_own_state(pro: Person) -> None:
    with running("openai", always(READY)) as server:
        key = at(pro, server)
        key_tests.request_test(workspace=pro.workspace, user=pro.user, key_id=key.pk)
        at(pro, server)
        tasks.test_provider_key(str(Run.objects.get().pk), str(key.pk))
    assert ProviderKey.objects.get().check_status == "never"


def test_a_key_removed_meanwhile(pro: Person) -> None:
    key = saved(pro, "openai", credentials={"api_key": SECRET})
    key_tests.request_test(workspace=pro.workspace, user=pro.user, key_id=key.pk)
    provider_settings.remove(workspace=pro.workspace, user=pro.user, key_id=key.pk)
    run = Run.objects.get()
    tasks.test_provider_key(str(run.pk), str(key.pk))
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("failed", "key_gone")


def test_strangers_and_members_test_nothing(pro: Person, bob: Person) -> None:
    key = saved(pro, "openai", credentials={"api_key": SECRET})
    with pytest.raises(Forbidden):
        key_tests.request_test(workspace=pro.workspace, user=bob.user, key_id=key.pk)
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk), pytest.raises(NotFound):
        key_tests.request_test(workspace=bob.workspace, user=bob.user, key_id=key.pk)


def test_the_activity_log_tells_of_the_test(pro: Person) -> None:
    with running("openai", always(READY)) as server:
        after_test(pro, at(pro, server))
    event = ActivityLog.objects.get(event_type="key.tested")
    assert event.description == "Tested the key for openai"


def test_a_free_plan_brings_no_keys(in_alice: Person) -> None:
    with pytest.raises(PlanRequired, match="Pro"):
        saved(in_alice, "openai", credentials={"api_key": SECRET})
    assert not ProviderKey.objects.exists()


def test_containers_are_told_from_machines(tmp_path: Path) -> None:
    assert not addresses.in_container(tmp_path)
    (tmp_path / "proc/1").mkdir(parents=True)
    (tmp_path / "proc/1/cgroup").write_text("0::/init.scope\n")
    assert not addresses.in_container(tmp_path)
    (tmp_path / "proc/1/cgroup").write_text("0::/kubepods/burstable/pod1\n")
    assert addresses.in_container(tmp_path)
    (tmp_path / "proc/1/cgroup").write_text("")
    (tmp_path / ".dockerenv").touch()
    assert addresses.in_container(tmp_path)
