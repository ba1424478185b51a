"""Own provider keys in a real browser: entered, tested by the real worker, mended after what the page said."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from accounts import tenancy
from accounts.models import Workspace
from tests.accounts.factories import UserFactory
from tests.billing.factories import put_on
from tests.browser.conftest import Look, Site
from tests.optimizations.wire import Answer, Failure, in_turn, running

SECRET = "sk-browser-5Wn8Yc3KqRt7"


@pytest.fixture
def signed_in(page: Page) -> Page:
    """Somebody on the Free plan."""
    user = UserFactory(full_name="Mira Holm")
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "127.0.0.1", "path": "/"}]
    )
    return page


def test_a_key_is_entered_tested_and_mended(
    site: Site, signed_in: Page, look: Look, complaints: list[str]
) -> None:
    page = signed_in
    answers = in_turn(Answer(failure=Failure.UNKNOWN_MODEL), Answer('{"ready": true}'))
    with site.running(), running("openai_compatible", answers) as server:
        server.lists = ("harbour-small", "harbour-large")
        page.goto(f"{site.url}/improve/providers/")
        expect(page.get_by_text("Your own keys are part of the Pro plan.")).to_be_visible()
        look("providers-free")
        with tenancy.system():
            put_on(Workspace.objects.get(), "pro")
        page.reload()
        page.locator("summary").filter(has_text="OpenAI-compatible").click()
        look("providers-add")
        page.get_by_label("Address").locator("visible=true").fill(server.url)
        page.get_by_label("Model").locator("visible=true").fill("harbor-small")
        page.get_by_label(re.compile("API key")).locator("visible=true").fill(SECRET)
        page.get_by_role("button", name="Keep").locator("visible=true").click()
        expect(page.get_by_text(f"····{SECRET[-4:]}")).to_be_visible()
        page.get_by_role("button", name="Test OpenAI-compatible address").click()
        expect(page.get_by_text("has no model called harbor-small")).to_be_visible(timeout=40_000)
        expect(page.get_by_text("It offers: harbour-small, harbour-large.")).to_be_visible()
        look("providers-failed")

        page.locator("summary").filter(has_text="OpenAI-compatible").click()
        page.get_by_label("Model").locator("visible=true").fill("harbour-small")
        page.get_by_role("button", name="Keep").locator("visible=true").click()
        page.get_by_role("button", name="Test OpenAI-compatible address").click()
        expect(
            page.get_by_text(re.compile(r"harbour-small answered in \d+\.\d s: 150 tokens"))
        ).to_be_visible(timeout=40_000)
        page.locator("summary").filter(has_text="AWS Bedrock").click()
        page.get_by_label("Access key ID").fill("AKIA0000000000000000")
        page.get_by_label("Secret access key").fill("x" * 40)
        page.get_by_label("Region").fill("Frankfurt")
        page.get_by_role("button", name="Keep").locator("visible=true").click()
        expect(page.get_by_text("A region looks like eu-central-1.")).to_be_visible()
        look("providers-works")
        assert SECRET not in page.content()
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Remove OpenAI-compatible address").click()
        expect(page.get_by_text("The key is removed.")).to_be_visible()
    assert complaints == ["Failed to load resource: the server responded with a status of 400 (Bad Request)"]
