"""The ways in: paste and review, link, file, bookmark."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts import tenancy
from jobs.models import JobPosting, PostingImport
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_text

PASTED = "Senior Backend Developer\nCrumb Ltd\nLeeds, United Kingdom\n\n" + make_text()


def postings_of(person: Person) -> list[JobPosting]:
    with tenancy.workspace(person.workspace.pk):
        return list(JobPosting.objects.active())


def test_a_pasted_text_is_reviewed_before_it_is_kept(alice: Person) -> None:
    response = alice.client.post("/postings/add/", {"text": PASTED})
    form = response.context["form"]
    assert form["title"].value() == "Senior Backend Developer"
    assert form["company"].value() == "Crumb Ltd"
    assert postings_of(alice) == []
    data = {name: form[name].value() for name in form.fields} | {
        "title": "Baker, corrected",
        "source": "paste",
    }
    response = alice.client.post("/postings/add/keep/", data, follow=True)
    posting = postings_of(alice)[0]
    assert response.redirect_chain[0][0] == f"/postings/{posting.pk}/"
    assert (posting.title, posting.company, posting.source) == ("Baker, corrected", "Crumb Ltd", "paste")


def test_a_title_of_an_unknown_kind_is_the_first_short_line(alice: Person) -> None:
    form = alice.client.post("/postings/add/", {"text": "Keeper of Lamps\n\n" + make_text()}).context["form"]
    assert form["title"].value() == "Keeper of Lamps"
    form = alice.client.post("/postings/add/", {"text": make_text()}).context["form"]
    assert form["title"].value() == ""


def test_a_known_posting_is_shown_and_not_added(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        known = make_posting(alice.workspace)
    data = {"title": known.title, "company": known.company, "description": known.description}
    response = alice.client.post("/postings/add/keep/", data)
    content = str(response.content, "utf-8")
    assert "Already in your postings" in content
    assert f"/postings/{known.pk}/" in content
    assert len(postings_of(alice)) == 1


@pytest.mark.parametrize("text", ["", "short"])
def test_a_short_paste_is_refused_at_its_field(alice: Person, text: str) -> None:
    response = alice.client.post("/postings/add/", {"text": text})
    assert response.status_code == 400
    assert 'aria-invalid="true"' in str(response.content, "utf-8")


def test_a_review_that_lacks_a_title_keeps_what_was_typed(alice: Person) -> None:
    response = alice.client.post(
        "/postings/add/keep/", {"title": "", "company": "Typed", "description": make_text()}
    )
    assert response.status_code == 400
    assert b"Typed" in response.content


def test_a_link_leads_to_its_progress(alice: Person) -> None:
    response = alice.client.post("/postings/add/link/", {"url": "https://crumb.example/1"}, follow=True)
    content = str(response.content, "utf-8")
    assert "Reading the page" in content
    assert 'hx-trigger="every 1s"' in content
    assert "Lately" in str(alice.client.get("/postings/add/").content, "utf-8")


def test_a_wrong_link_is_refused_at_its_field(alice: Person) -> None:
    response = alice.client.post("/postings/add/link/", {"url": "not a link"})
    assert response.status_code == 400
    assert b"This is not a web address" in response.content


def import_page(person: Person, **fields: Any) -> tuple[PostingImport, str]:
    with tenancy.workspace(person.workspace.pk):
        record = PostingImport.objects.create(
            workspace=person.workspace, **{"kind": "url", "url": "https://crumb.example/1", **fields}
        )
    return record, f"/postings/imports/{record.pk}/"


def test_a_failed_link_says_what_to_do(alice: Person) -> None:
    record, address = import_page(alice, status="failed", error_message="This page is gone.")
    content = str(alice.client.get(address).content, "utf-8")
    assert "This page is gone." in content
    assert "Paste the text" in content
    assert "every 1s" not in content
    response = alice.client.post(f"{address}again/")
    assert response.status_code == 302
    assert str(record.pk) not in response["Location"]


def test_a_finished_link_opens_the_posting(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
    _, address = import_page(alice, status="completed", posting=posting)
    assert alice.client.get(address)["Location"] == f"/postings/{posting.pk}/"
    fragment = alice.client.get(address, headers={"HX-Request": "true"})
    assert fragment["HX-Redirect"] == f"/postings/{posting.pk}/"
    _, known = import_page(alice, status="completed", posting=posting, was_known=True)
    assert b"Already in your postings" in alice.client.get(known).content


def test_imports_are_their_workspaces_own(alice: Person, bob: Person, client: Client) -> None:
    _, address = import_page(alice)
    assert bob.client.get(address).status_code == 404
    assert bob.client.post(f"{address}again/").status_code == 404
    assert client.get(address).status_code == 302


def test_a_file_gets_a_report_for_every_row(alice: Person) -> None:
    content = json.dumps([{"title": "Baker", "description": make_text()}, {"title": "Empty"}]).encode()
    upload = SimpleUploadedFile("jobs.json", content)
    response = alice.client.post("/postings/add/file/", {"file": upload}, follow=True)
    page = str(response.content, "utf-8")
    assert "1 posting added" in page
    assert "“Empty” has no description." in page


def test_a_file_that_cannot_be_read_is_refused_at_its_field(alice: Person) -> None:
    upload = SimpleUploadedFile("jobs.csv", b"PK\x03\x04not a sheet")
    response = alice.client.post("/postings/add/file/", {"file": upload})
    assert response.status_code == 400
    assert b"Save the sheet as CSV" in response.content
    assert alice.client.post("/postings/add/file/").status_code == 400


# --- the bookmark --------------------------------------------------------------------------------


def test_the_bookmark_keeps_the_page_out_of_the_address_that_servers_see(alice: Person) -> None:
    response = alice.client.get("/postings/add/")
    script = unquote(response.context["bookmarklet"])
    assert script.startswith("javascript:")
    assert "/postings/add/browser/#'+encodeURIComponent(" in script
    assert "?" not in script.split("#'")[0].split("open('")[1]


def send(person: Person, **sent: str) -> Any:
    return person.client.post(
        "/postings/add/browser/", {"url": "https://board.example/7", "title": "x", **sent}
    )


def test_a_page_from_the_browser_is_reviewed(alice: Person) -> None:
    form = send(alice, text=PASTED, title="Backend Developer | Board").context["form"]
    assert form["url"].value() == "https://board.example/7"
    assert form["company"].value() == "Crumb Ltd"
    assert postings_of(alice) == []


def test_structured_data_from_the_browser_is_read_first(alice: Person) -> None:
    data = json.dumps({"@type": "JobPosting", "title": "Pastry Chef", "description": make_text()})
    form = send(alice, text="menu and noise " * 20, data=data).context["form"]
    assert form["title"].value() == "Pastry Chef"
    assert "menu and noise" not in form["description"].value()


def test_a_page_without_text_leads_back(alice: Person) -> None:
    response = send(alice, text="", data="</script><script>alert(1)</script>")
    assert response["Location"] == "/postings/add/"


def test_a_foreign_site_cannot_post_to_us(alice: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice.user)
    for path in ("add/keep/", "add/browser/", "delete/", "add/link/"):
        assert strict.post(f"/postings/{path}", {"text": PASTED}).status_code == 403
