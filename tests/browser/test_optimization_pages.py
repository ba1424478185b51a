"""Pages around the runs in a real browser: strategies compared, all runs, what they cost, plan, style, account."""

from typing import Any

from django.test import Client
from playwright.sync_api import Page, expect

from accounts import tenancy
from accounts.models import Membership, User
from accounts.services.tokens import create_token
from optimizations.services import grouping, optimizing_worker
from resumes.models import Resume
from tests.accounts.factories import UserFactory
from tests.browser.conftest import Look, Site
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.provider import Answer, always, running_provider

PAGES = {
    "history": ("/improve/history/", "All runs"),
    "costs": ("/improve/costs/", "Cost calculator"),
    "compare": ("/improve/?mode=compare", "Improve"),
    "plan": ("/plan/", "Plan and usage"),
    "upgrade": ("/plan/?feature=strategy:market_fit", "Plan and usage"),
    "style": ("/improve/style/", "Writing style"),
    "account": ("/account/", "Vera Lind"),
}


def test_the_pages_around_the_runs_are_read_by_everybody(
    site: Site, page: Page, look: Look, complaints: list[str], settings: Any
) -> None:
    user = UserFactory(full_name="Vera Lind")
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "127.0.0.1", "path": "/"}]
    )
    invented = {"before": factories.SAFE.before, "after": "Maintained the payment API for 40 banks."}
    script = always(Answer(factories.proposal({"path": factories.SAFE.path, **invented})))
    with running_provider(script) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        group = _compared(user)
        with site.running(OPENAI_COMPATIBLE_BASE_URL=provider.url):
            page.goto(f"{site.url}/improve/groups/{group}/")
            expect(page.get_by_role("heading", name="2 strategies, one resume")).to_be_visible()
            look("group")
            for name, (path, heading) in PAGES.items():
                page.goto(f"{site.url}{path}")
                expect(page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
                look(name)
    assert complaints == []


def _compared(user: User) -> str:
    """A comparison of a model with the rules that is done, and an API token."""
    with tenancy.system():
        membership = Membership.objects.select_related("workspace").get(user=user)
    person = Person(user, membership.workspace, membership, Client())
    with tenancy.workspace(person.workspace.pk, user_id=user.pk):
        factories.make_resume(person)
        postings = factories.make_postings(person)
        create_token(user=user, workspace=person.workspace, name="Calendar")
        group = grouping.create_comparison(
            workspace=person.workspace,
            user=user,
            resume=Resume.objects.get(),
            posting_ids=[posting.pk for posting in postings],
            strategy_ids=["quick_optimize", "rules"],
        )
        for optimization in group.optimizations.order_by("pk"):
            optimizing_worker.execute(optimization.run_id)
        return str(group.pk)
