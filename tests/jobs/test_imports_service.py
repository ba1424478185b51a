"""Imports from links and files, through real HTTP and the tasks that workers run."""

import json
from typing import Any

import pytest
from django_q.models import OrmQ

from accounts import tenancy
from jobanalyzer import net
from jobanalyzer.errors import InvalidInput
from jobs import tasks
from jobs.models import JobPosting, PostingImport
from jobs.services import bulk, importing
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_text
from tests.jobs.pages import Site

UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture(autouse=True)
def _private_allowed(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = True


def ld_page(number: int = 0, **fields: Any) -> str:
    posting = {"@type": "JobPosting", "title": "Baker", "description": make_text(number), **fields}
    return f'<html><script type="application/ld+json">{json.dumps(posting)}</script><p>Short</p></html>'


def start(person: Person, url: str) -> PostingImport:
    return importing.start_url_import(workspace=person.workspace, user=person.user, url=url)


def work(record: PostingImport) -> PostingImport:
    """What the worker does, outside any context."""
    with tenancy._enter(tenancy.NONE):
        tasks.run_import(str(record.pk))
    record.refresh_from_db()
    return record


def test_a_link_is_fetched_by_the_worker(in_alice: Person, site: Site) -> None:
    page = ld_page(hiringOrganization={"name": "Crumb"}, datePosted="2026-10-01")
    record = start(in_alice, site.page("/jobs/1", page))
    assert (record.status, OrmQ.objects.count()) == ("pending", 1)
    assert site.asked == []
    work(record)
    assert (record.status, record.was_known, record.error_message) == ("completed", False, "")
    posting = record.posting
    assert posting is not None
    assert (posting.title, posting.company, posting.source, posting.posted_at_stated) == (
        "Baker",
        "Crumb",
        "url",
        True,
    )
    assert posting.url == site.address + "/jobs/1"


def test_an_address_met_before_is_answered_without_fetching(in_alice: Person, site: Site) -> None:
    posting = make_posting(in_alice.workspace, url=site.address + "/jobs/1")
    record = start(in_alice, site.address + "/jobs/1?utm_source=mail")
    assert (record.status, record.was_known, record.posting_id) == ("completed", True, posting.pk)
    assert OrmQ.objects.count() == 0
    assert site.asked == []


def test_a_repost_elsewhere_is_recognised_after_fetching(in_alice: Person, site: Site) -> None:
    posting = make_posting(in_alice.workspace, title="Baker", company="")
    record = work(start(in_alice, site.page("/other", ld_page())))
    assert (record.status, record.was_known, record.posting_id) == ("completed", True, posting.pk)
    assert JobPosting.objects.count() == 1


@pytest.mark.parametrize(
    "url", ["", "hello", "ftp://a.example/1", "javascript:alert(1)", "https://" + "a" * 2100 + ".example"]
)
def test_what_is_no_address_is_refused_at_once(in_alice: Person, url: str) -> None:
    with pytest.raises(InvalidInput):
        start(in_alice, url)
    assert not PostingImport.objects.exists()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"status": 404}, "gone"),
        ({"status": 403}, "blocked"),
        ({"status": 500}, "bad_status"),
        ({"body": "<html><div id=root></div></html>"}, "no_text"),
        ({"body": "<html><body><p>Sorry, this job is no longer available.</p></body></html>"}, "gone"),
        ({"body": b"%PDF-1.7", "kind": "application/pdf"}, "not_a_page"),
        ({"body": b"x" * 6_000_000}, "too_large"),
    ],
)
def test_failures_say_what_happened(in_alice: Person, site: Site, answer: dict[str, Any], code: str) -> None:
    if "status" in answer:
        url = site.status("/x", answer["status"])
    else:
        url = site.page("/x", answer["body"], answer.get("kind", "text/html"))
    record = work(start(in_alice, url))
    assert (record.status, record.error_code) == ("failed", code)
    assert record.error_message.endswith(".")
    assert not JobPosting.objects.exists()


def test_a_private_address_is_refused_by_the_worker(in_alice: Person, site: Site, settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = False
    record = work(start(in_alice, "http://169.254.169.254/latest/"))
    assert (record.status, record.error_code) == ("failed", "address_refused")


def test_a_plain_page_is_read_by_its_main_text(in_alice: Person, site: Site) -> None:
    body = f"<main><h1>Baker</h1><p>{make_text()}</p></main>"
    page = f"<html><head><title>Baker | Crumb</title></head><body>{body}</body></html>"
    record = work(start(in_alice, site.page("/plain", page)))
    assert record.posting is not None
    assert record.posting.title == "Baker"
    assert record.posting.skills.filter(name="Python").exists()


@pytest.mark.parametrize(
    ("url", "api", "answer"),
    [
        (
            "https://boards.greenhouse.io/crumb/jobs/77",
            "/v1/boards/crumb/jobs/77?pay_transparency=true",
            {"title": "Baker", "content": make_text()},
        ),
        (
            f"https://jobs.lever.co/crumb/{UUID}",
            f"/v0/postings/crumb/{UUID}",
            {"text": "Baker", "descriptionPlain": make_text()},
        ),
        (
            f"https://jobs.ashbyhq.com/crumb/{UUID}",
            "/posting-api/job-board/crumb?includeCompensation=true",
            {"jobs": [{"id": UUID, "title": "Baker", "descriptionPlain": make_text()}]},
        ),
    ],
)
def test_boards_are_asked_where_their_page_says_nothing(
    in_alice: Person, site: Site, url: str, api: str, answer: dict[str, Any]
) -> None:
    """The board's hosts are answered by the local site; everything else is the real fetch."""
    site.page(api, json.dumps(answer), "application/json")

    def fetch(address: str, **options: Any) -> net.Fetched:
        path = address.split("/", 3)[3]
        return net.fetch(f"{site.address}/{path}", **options)

    record = start(in_alice, url)
    importing.run_import(record, fetch=fetch)
    record.refresh_from_db()
    assert (record.status, record.error_message) == ("completed", "")
    assert record.posting is not None
    assert (record.posting.title, record.posting.company, record.posting.url) == ("Baker", "Crumb", url)


def test_an_import_is_done_once(in_alice: Person, site: Site) -> None:
    record = work(start(in_alice, site.page("/jobs/1", ld_page())))
    work(record)
    assert len(site.asked) == 1
    assert JobPosting.objects.count() == 1


def test_an_interrupted_import_is_given_up_in_the_end(in_alice: Person, site: Site) -> None:
    record = start(in_alice, site.page("/jobs/1", ld_page()))
    PostingImport.objects.filter(pk=record.pk).update(status="processing", attempts=importing.MAX_ATTEMPTS)
    work(record)
    assert (record.status, record.error_code) == ("failed", "interrupted")


def test_a_task_whose_row_is_gone_returns(db: None) -> None:
    tasks.run_import(UUID)
    tasks.refresh_matches(UUID, UUID)
    tasks.read_postings_again(UUID, UUID)


# --- files ---------------------------------------------------------------------------------------


def csv_of(count: int) -> bytes:
    lines = [f'Baker {chr(65 + n % 26)}{n},"{make_text(n)}",https://crumb.example/{n}' for n in range(count)]
    return ("title,description,url\n" + "\n".join(lines)).encode()


def start_file(person: Person, content: bytes, name: str = "jobs.csv") -> PostingImport:
    return importing.start_file_import(
        workspace=person.workspace, user=person.user, name=name, content=content
    )


def test_a_small_file_is_kept_at_once_with_a_report(in_alice: Person) -> None:
    content = csv_of(3) + b"\nOnly a title,,\n" + csv_of(1).split(b"\n", 1)[1]
    record = start_file(in_alice, content)
    assert record.status == "completed"
    assert [line["outcome"] for line in record.report] == ["added", "added", "added", "failed", "duplicate"]
    assert record.report[3]["message"] == "“Only a title” has no description."
    assert record.rows == []
    assert JobPosting.objects.filter(source="file").count() == 3
    assert len(importing.added_ids(record)) == 3


def test_a_large_file_is_the_workers_and_goes_on_after_a_crash(
    in_alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 20)
    record = start_file(in_alice, csv_of(50))
    assert (record.status, JobPosting.objects.count(), OrmQ.objects.count()) == ("pending", 0, 1)
    real, calls = bulk.create_postings, []

    def dies_at_the_second_batch(**arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(**arguments)

    monkeypatch.setattr(importing, "create_postings", dies_at_the_second_batch)
    with pytest.raises(KeyboardInterrupt):
        work(record)
    record.refresh_from_db()
    assert (record.status, len(record.rows), JobPosting.objects.count()) == ("processing", 30, 20)
    work(record)
    assert (record.status, JobPosting.objects.count(), len(record.report)) == ("completed", 50, 50)


@pytest.mark.parametrize("content", [b"", b"%PDF", b"a,b\n1,2", b"{"])
def test_a_file_that_cannot_be_read_leaves_nothing(in_alice: Person, content: bytes) -> None:
    with pytest.raises(InvalidInput):
        start_file(in_alice, content)
    assert not PostingImport.objects.exists()
