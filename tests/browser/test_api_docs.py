"""Swagger's page works in a real browser under the strict Content-Security-Policy."""

from typing import Any

from playwright.sync_api import Page, expect


def test_the_docs_page_lists_and_opens_operations(
    live_server: Any, page: Page, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/api/docs/")
    expect(page.locator(".opblock").first).to_be_visible(
        timeout=60_000
    )  # a fresh machine draws the schema first
    assert page.locator(".opblock").count() > 30
    page.locator("#operations-jobs-jobs_create .opblock-summary-control").click()
    expect(page.get_by_text("A posting that is there already").first).to_be_visible()
    page.get_by_role("button", name="Authorize").first.click()
    expect(page.get_by_text("accessToken").first).to_be_visible()
    expect(page.get_by_text("apiToken").first).to_be_visible()
    assert complaints == []
