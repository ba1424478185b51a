"""A key, and the text of a resume, are nowhere but where they belong: everything that fails is searched for them."""

import base64
import logging
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.admin import site as admin_site
from django.core import mail
from django.db import DataError, connection
from django.test import Client
from django.urls import reverse
from django.utils.log import AdminEmailHandler

from accounts import tenancy
from accounts.models import ProviderKey
from accounts.services import provider_keys
from jobanalyzer.logs import Formatter
from jobanalyzer.queue import enqueue
from optimizations import tasks
from optimizations.models import AICall, Run, RunEvent
from tests.accounts.api import api_of
from tests.accounts.factories import UserFactory
from tests.billing.factories import put_on
from tests.conftest import Person
from tests.optimizations.factories import DOCUMENT, make_resume, start
from tests.optimizations.wire import Answer, Request, running

pytestmark = pytest.mark.xdist_group("litellm")
SECRET = "sk-canary-8Zq4Vw7nKt2Lx5Rj"
BULLET = DOCUMENT["work"][0]["highlights"][1]
# Tables that hold what the person wrote, because that is what they are for
CONTENT = (
    "resumes_",
    "jobs_",
    "optimizations_proposededit",
    "optimizations_optimization",
    "optimizations_cachedanswer",
)


class Listener(logging.Handler):
    """Every line that is logged, with the tracebacks as our formatter writes them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(Formatter("{levelname} {name}: {message}", style="{"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def heard(settings: Any) -> Iterator[Listener]:
    """As with LOG_LEVEL=DEBUG, and with errors mailed to the operators."""
    settings.ADMINS = [("Operator", "operator@example.org")]
    listener, mailer = Listener(), AdminEmailHandler(include_html=True)
    mailer.setLevel(logging.ERROR)
    root, levels = logging.getLogger(), {}
    for name in (None, "django", "django-q"):
        logger = logging.getLogger(name)
        levels[name] = logger.level
        logger.setLevel(logging.DEBUG)
    for handler in (listener, mailer):
        root.addHandler(handler)
    yield listener
    for handler in (listener, mailer):
        root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def pro(in_alice: Person, settings: Any) -> Person:
    settings.ALLOW_PRIVATE_ADDRESSES = True
    in_alice.client.raise_request_exception = False
    put_on(in_alice.workspace, "pro")
    return in_alice


def shapes(text: str) -> list[str]:
    """The text as it may stand somewhere: plain, in hex (as Postgres prints bytes), in base64, in an address."""
    raw = text.encode()
    encoded = [base64.b64encode(b"x" * shift + raw).decode()[4:-4] for shift in range(3)]
    return [text, raw.hex(), *encoded, quote(text)]


def assert_nowhere(text: str, *places: str) -> None:
    for place in places:
        for shape in shapes(text):
            at = place.find(shape)
            assert at < 0, f"…{place[max(0, at - 200) : at + 80]}…"


def dumped(*, without: tuple[str, ...] = ()) -> str:
    """Every row of every table, as Postgres prints it."""
    rows: list[str] = []
    with tenancy.system(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(without or ("-",)):
                cursor.execute(f'select t::text from "{table}" t')
                rows += [f"{table}: {row[0]}" for row in cursor.fetchall()]
    return "\n".join(rows)


def mailed() -> str:
    return "\n".join(
        f"{sent.subject}\n{sent.body}\n{getattr(sent, 'alternatives', '')}" for sent in mail.outbox
    )


def admin_pages() -> str:
    """Every list of the admin, and every row's own page."""
    staff = UserFactory(is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=False)
    client.force_login(staff)
    pages = []
    for model in admin_site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages.append(client.get(reverse(f"{name}_changelist")).content.decode())
        with tenancy.system():
            keys = list(model._default_manager.values_list("pk", flat=True)[:5])
        pages += [client.get(reverse(f"{name}_change", args=[key])).content.decode() for key in keys]
    assert len(pages) > 20
    return "\n".join(pages)


def echo(status: int) -> Callable[[Request], Answer]:
    """A provider that says back what it was sent, prompt and key."""

    def answer(request: Request) -> Answer:
        text = f"Incorrect API key provided: {SECRET}. You sent {request}"
        return Answer(status=status, error_message=text, headers={"X-Echo": SECRET})

    return answer


ECHOES = {
    "401": echo(401),
    "403": echo(403),
    "404": echo(404),
    "429": echo(429),
    "500": echo(500),
    "page": lambda request: Answer(
        raw=f"<html>{SECRET} {request}</html>".encode(), headers={"Content-Type": "text/html"}
    ),
    "nonsense": lambda request: Answer(f"{SECRET} {request}"),
    "cut": lambda request: Answer(f"{SECRET} {request}", cut=True),
}


def keep(person: Person, **fields: str) -> Any:
    form = {f"openai-{name}": value for name, value in {"api_key": SECRET, **fields}.items()}
    return person.client.post("/improve/providers/save/", {"provider": "openai", **form})


@pytest.mark.parametrize("kind", ECHOES)
def test_a_provider_that_repeats_the_key_and_the_prompt(pro: Person, heard: Listener, kind: str) -> None:
    with running("openai", ECHOES[kind]) as server:
        keep(pro, base_url=server.url, model="gpt-5-mini")
        key = ProviderKey.objects.get()
        pro.client.post(f"/improve/providers/{key.pk}/test/")
        tasks.test_provider_key(str(Run.objects.get().pk), str(key.pk))
        optimization = start(pro)
        Run.objects.filter(pk=optimization.run_id).update(attempts=0)
        tasks.execute_optimization(str(optimization.run_id))
        assert len(server.requests) >= 2
        assert BULLET in server.prompts  # it was really told
    shown = [
        pro.client.get(path).content.decode()
        for path in ("/improve/providers/", f"/improve/runs/{optimization.run_id}/", "/account/")
    ]
    assert AICall.objects.exists()
    assert RunEvent.objects.exists()
    assert_nowhere(SECRET, dumped(), *shown, "\n".join(heard.lines), mailed())
    assert_nowhere(BULLET, dumped(without=CONTENT), "\n".join(heard.lines), mailed())


def test_the_admin_shows_no_secret(pro: Person) -> None:
    with running("openai", ECHOES["401"]) as server:
        keep(pro, base_url=server.url, model="gpt-5-mini")
        key = ProviderKey.objects.get()
        pro.client.post(f"/improve/providers/{key.pk}/test/")
        tasks.test_provider_key(str(Run.objects.get().pk), str(key.pk))
    pages = admin_pages()
    assert SECRET[-4:] in pages
    assert_nowhere(SECRET, pages)


class Boom(Exception):
    """Something that nobody expected."""


def broken(*args: Any, **kwargs: Any) -> Any:
    held = SECRET
    try:
        raise DataError(f"invalid input: {held} {BULLET}")
    except DataError as error:
        raise Boom(f"{held} {BULLET}") from error


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    "place", ["accounts.services.provider_keys.seal", "optimizations.services.provider_settings.tidy_address"]
)
def test_a_view_that_breaks_with_the_key_in_its_hands(
    pro: Person, heard: Listener, settings: Any, monkeypatch: pytest.MonkeyPatch, debug: bool, place: str
) -> None:
    monkeypatch.setattr(place, broken)
    settings.DEBUG = debug
    make_resume(pro)  # with DEBUG, Django would log the statements and what they hold
    answer = keep(pro)
    body = {"provider": "openai", "credentials": {"api_key": SECRET}}
    by_api = api_of(pro).send("POST", "provider-keys/", body)
    assert (answer.status_code, by_api.status_code) == (500, 500)
    if debug:
        assert b"Boom" in answer.content  # the technical page
    else:
        assert "Boom" in mailed()
    assert any("Boom" in line for line in heard.lines)
    said = (answer.content.decode(), by_api.content.decode(), "\n".join(heard.lines), mailed(), dumped())
    assert_nowhere(SECRET, *said)
    assert_nowhere(BULLET, *said[:4])


def test_a_worker_that_breaks_with_the_key_in_its_hands(
    pro: Person, heard: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(pro)
    key = ProviderKey.objects.get()
    pro.client.post(f"/improve/providers/{key.pk}/test/")
    monkeypatch.setattr("optimizations.services.provider_settings.target_for", broken)
    run = Run.objects.get()
    with pytest.raises(Boom):
        tasks.test_provider_key(str(run.pk), str(key.pk))
    run.refresh_from_db()
    assert (run.status, run.error_code) == ("failed", "internal")
    assert ProviderKey.objects.get().check_message == "Something broke on our side. Try again."
    assert_nowhere(SECRET, dumped(), "\n".join(heard.lines), mailed())


def test_tasks_hold_ids_only(pro: Person) -> None:
    keep(pro)
    key = ProviderKey.objects.get()
    pro.client.post(f"/improve/providers/{key.pk}/test/")
    enqueue("optimizations.tasks.test_provider_key", Run.objects.get().pk, key.pk)
    with tenancy.system(), connection.cursor() as cursor:
        cursor.execute("select payload from django_q_ormq")
        payloads = [row[0] for row in cursor.fetchall()]
    assert len(payloads) == 2
    # Signed pickles in base64: opened, they hold names and ids
    opened = "".join(
        base64.urlsafe_b64decode(f"{payload.split(':')[0]}===").decode("latin-1") for payload in payloads
    )
    assert str(key.pk) in opened
    assert_nowhere(SECRET, opened, *payloads)


def test_a_key_shows_nothing_of_itself(pro: Person) -> None:
    keep(pro)
    key = ProviderKey.objects.get()
    assert provider_keys.open_key(key) == SECRET
    assert_nowhere(SECRET, repr(key), str(key), repr(key.__dict__))
