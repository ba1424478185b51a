"""Confirmed facts in a real browser: an empty page, a full one, one taken back."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from accounts import tenancy
from accounts.models import User, Workspace
from optimizations.models import ConfirmedFact
from tests.accounts.factories import UserFactory
from tests.browser.conftest import Look, Site

KYSTBANK = "work|Kystbank|Backend developer|Mira Holm"


def test_facts_are_read_and_taken_back(site: Site, page: Page, look: Look, complaints: list[str]) -> None:
    user = UserFactory(full_name="Mira Holm")
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "127.0.0.1", "path": "/"}]
    )
    with site.running():
        page.goto(f"{site.url}/improve/facts/")
        expect(page.get_by_text("None yet")).to_be_visible()
        look("facts-none")
        with tenancy.system():
            _fill(user)
        page.reload()
        look("facts")
        page.get_by_role("button", name="Take back Kubernetes").click()
        expect(page.get_by_text("Taken back. Later runs will ask you again.")).to_be_visible()
        expect(page.get_by_role("button", name="Take back Kubernetes")).to_have_count(0)
    assert complaints == []


def _fill(user: User) -> None:
    rows = [
        ("skill", "Kubernetes", KYSTBANK, "Ran the payment cluster from 2022 on"),
        ("number", "12 people", KYSTBANK, ""),
        (
            "content",
            "Brought the nightly closing of the books down to one hour together with operations",
            KYSTBANK,
            "",
        ),
        ("certificate", "Certified Kubernetes Administrator", "|||Mira Holm", "Passed in May 2024"),
    ]
    for kind, text, scope, words in rows:
        ConfirmedFact.objects.create(
            workspace=Workspace.objects.get(),
            user=user,
            kind=kind,
            key=f"{kind} {text}",
            text=text,
            scope=scope,
            words=words,
        )
