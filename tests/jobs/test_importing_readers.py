"""Readers of structured data, boards' JSON and files, on strings."""

import json
from datetime import date
from typing import Any

import pytest

from jobs.importing import boards, files
from jobs.importing.files import UnreadableFile, read_file
from jobs.importing.markup import to_text
from jobs.importing.records import RawPosting, read_amount, read_date, read_period
from jobs.importing.structured import read_json_ld

BODY = "We look for somebody who repairs clocks. " * 12


def ld(posting: Any) -> str:
    return f'<html><script type="application/ld+json">{json.dumps(posting)}</script></html>'


def read_ld(**fields: Any) -> RawPosting:
    found = read_json_ld(
        ld({"@type": "JobPosting", "title": "Clockmaker", "description": BODY, **fields}),
        "https://a.example/1",
    )
    assert found is not None
    return found


def test_a_full_job_posting_is_read() -> None:
    found = read_ld(
        description="<p>Repair clocks.</p><ul><li>Springs</li><li>Hands &amp; dials</li></ul>",
        hiringOrganization={"@type": "Organization", "name": "Tick &amp; Tock"},
        jobLocation={"address": {"addressLocality": "Ulm", "addressCountry": {"name": "Germany"}}},
        datePosted="2026-10-02T08:00:00Z",
        employmentType=["PART_TIME"],
        jobLocationType="TELECOMMUTE",
        baseSalary={
            "currency": "EUR",
            "value": {"minValue": 40000, "maxValue": "52,000", "unitText": "YEAR"},
        },
    )
    assert (found.company, found.location, found.posted_at) == (
        "Tick & Tock",
        "Ulm, Germany",
        date(2026, 10, 2),
    )
    assert found.description == "Repair clocks.\n\n• Springs\n• Hands & dials"
    assert (found.salary_min, found.salary_max, found.salary_currency, found.salary_period) == (
        40000,
        52000,
        "EUR",
        "year",
    )
    assert (found.employment_type, found.remote, found.url) == ("part-time", "remote", "https://a.example/1")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda posting: [posting],
        lambda posting: {"@graph": [{"@type": "WebPage"}, posting]},
        lambda posting: {"@type": "WebPage", "mainEntity": posting},
        lambda posting: {**posting, "@type": ["Thing", "JobPosting"]},
        lambda posting: {**posting, "@type": "http://schema.org/JobPosting"},
    ],
)
def test_job_postings_are_found_wherever_they_stand(wrap: Any) -> None:
    posting = {"@type": "JobPosting", "title": "Clockmaker", "description": BODY}
    found = read_json_ld(ld(wrap(posting)))
    assert found is not None
    assert found.title == "Clockmaker"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"JobPosting","title":"Clockmaker","description":"Repair\nclocks"}',
        '{"@type":"JobPosting","title":"Clockmaker","description":"Repair clocks",}',
        '<!-- {"@type":"JobPosting","title":"Clockmaker","description":"Repair clocks"} -->',
        '//<![CDATA[\n{"@type":"JobPosting","title":"Clockmaker","description":"Repair clocks"}\n//]]>',
    ],
)
def test_slightly_broken_json_ld_is_read(script: str) -> None:
    found = read_json_ld(f'<script type="application/ld+json">{script}</script>')
    assert found is not None
    assert found.title == "Clockmaker"


@pytest.mark.parametrize("script", ["", "nonsense", "[1, 2]", '{"@type": "JobPosting"}', "[" * 5000])
def test_what_is_no_posting_is_none(script: str) -> None:
    assert read_json_ld(f'<script type="application/ld+json">{script}</script>') is None


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        (None, (None, None)),
        ("lots", (None, None)),
        ({"currency": "GBP", "value": 30000}, (30000, 30000)),
        ({"currency": "GBP", "value": {"value": 21, "unitText": "HOUR"}}, (21, 21)),
        ({"currency": "GBP", "value": {"minValue": 50, "maxValue": 40}}, (40, 50)),
        ([{"currency": "GBP", "value": {"minValue": 5, "maxValue": None}}], (5, None)),
    ],
)
def test_salaries_in_many_shapes(salary: Any, expected: tuple[Any, Any]) -> None:
    found = read_ld(baseSalary=salary)
    assert (found.salary_min, found.salary_max) == expected


def test_markup_becomes_text_as_a_reader_sees_it() -> None:
    assert (
        to_text("<h2>You</h2><p>Fix<br>clocks</p><script>alert(1)</script><style>p{}</style>")
        == "You\n\nFix\nclocks"
    )
    assert to_text("&lt;p&gt;Twice escaped&lt;/p&gt;") == "Twice escaped"
    assert to_text("<div>" * 3000 + "deep" + "</div>" * 3000) == "deep"
    assert to_text("") == ""


# --- boards --------------------------------------------------------------------------------------

UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.mark.parametrize(
    ("url", "board", "api"),
    [
        (
            "https://boards.greenhouse.io/acme/jobs/4012345",
            "greenhouse",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4012345",
        ),
        (
            "https://job-boards.greenhouse.io/acme/jobs/4012345?gh_src=x",
            "greenhouse",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4012345",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=77",
            "greenhouse",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/77",
        ),
        (
            f"https://jobs.lever.co/acme/{UUID}/apply",
            "lever",
            f"https://api.lever.co/v0/postings/acme/{UUID}",
        ),
        (
            f"https://jobs.eu.lever.co/acme/{UUID}",
            "lever",
            f"https://api.eu.lever.co/v0/postings/acme/{UUID}",
        ),
        (
            f"https://jobs.ashbyhq.com/acme/{UUID}",
            "ashby",
            "https://api.ashbyhq.com/posting-api/job-board/acme",
        ),
    ],
)
def test_boards_are_recognised_by_their_addresses(url: str, board: str, api: str) -> None:
    found = boards.recognise(url)
    assert found is not None
    assert found.board == board
    assert found.api_url.split("?")[0] == api


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/acme/jobs/1",
        "https://evilgreenhouse.io.example/acme/jobs/1",
        "https://boards.greenhouse.io/acme",
        "https://jobs.lever.co/acme",
        "https://boards.greenhouse.io/embed/job_app?for=../../x&token=1",
    ],
)
def test_other_addresses_are_not_boards(url: str) -> None:
    assert boards.recognise(url) is None


def read_board(url: str, answer: Any) -> RawPosting | None:
    address = boards.recognise(url)
    assert address is not None
    return boards.read_answer(address, json.dumps(answer))


def test_greenhouse_answers_are_read() -> None:
    found = read_board(
        "https://boards.greenhouse.io/acme-works/jobs/7",
        {
            "title": "Clockmaker",
            "location": {"name": "Ulm"},
            "content": "&lt;p&gt;Repair &amp;amp; polish&lt;/p&gt;",
            "first_published": "2026-09-30T10:00:00-04:00",
            "absolute_url": "https://acme.example/jobs/7",
            "pay_input_ranges": [{"min_cents": 4000000, "max_cents": 5000000, "currency_type": "EUR"}],
        },
    )
    assert found is not None
    assert (found.title, found.company, found.location) == ("Clockmaker", "Acme Works", "Ulm")
    assert (found.description, found.posted_at) == ("Repair & polish", date(2026, 9, 30))
    assert (found.salary_min, found.salary_max, found.salary_period) == (40000, 50000, "year")


def test_lever_answers_are_read() -> None:
    found = read_board(
        f"https://jobs.lever.co/acme/{UUID}",
        {
            "text": "Clockmaker",
            "categories": {"location": "Ulm", "commitment": "Full-time"},
            "description": "<p>Clocks.</p>",
            "lists": [{"text": "You bring", "content": "<li>Patience</li><li>Oil</li>"}],
            "additional": "<p>Write to us.</p>",
            "createdAt": 1790000000000,
            "workplaceType": "hybrid",
            "salaryRange": {"min": 40000, "max": 45000, "currency": "EUR", "interval": "per-year-salary"},
        },
    )
    assert found is not None
    assert found.description == "Clocks.\n\nYou bring\n• Patience\n• Oil\n\nWrite to us."
    assert (found.employment_type, found.remote, found.salary_period) == ("full-time", "hybrid", "year")
    assert found.posted_at == date(2026, 9, 21)


def test_ashby_answers_are_searched_for_the_posting() -> None:
    job = {"id": UUID, "title": "Clockmaker", "descriptionHtml": "<p>Clocks.</p>", "isRemote": True}
    job["employmentType"] = "FullTime"
    found = read_board(
        f"https://jobs.ashbyhq.com/acme/{UUID}", {"jobs": [{"id": "other", "title": "No"}, job]}
    )
    assert found is not None
    assert (found.title, found.remote, found.employment_type) == ("Clockmaker", "remote", "full-time")
    assert read_board(f"https://jobs.ashbyhq.com/acme/{UUID}", {"jobs": []}) is None


@pytest.mark.parametrize("answer", [None, [], {"error": "gone"}, {"title": "x"}, {"jobs": "?"}])
@pytest.mark.parametrize(
    "url",
    [
        "https://boards.greenhouse.io/a/jobs/7",
        f"https://jobs.lever.co/a/{UUID}",
        f"https://jobs.ashbyhq.com/a/{UUID}",
    ],
)
def test_odd_answers_of_boards_are_none(url: str, answer: Any) -> None:
    assert read_board(url, answer) is None


# --- files ---------------------------------------------------------------------------------------


def test_a_csv_is_read_by_the_names_of_its_columns() -> None:
    content = (
        "Job Title;Employer;City;Job Description;Date;Salary\n"
        f'Clockmaker;Tick;Ulm;"{BODY}";02.10.2026;"€40,000 - €52,000"\n'
        ";;;;;\n"
        "No text;Tick;;;;\n"
        f"Clockmaker;Tock;Ulm;{BODY};;22,50 € an hour\n"
    ).encode()
    rows = read_file("jobs.csv", content)
    assert [row.number for row in rows] == [2, 4, 5]
    posting, hourly = rows[0].posting, rows[2].posting
    assert posting is not None
    assert hourly is not None
    assert (hourly.salary_min, hourly.salary_currency, hourly.salary_period) == (22.5, "EUR", "hour")
    assert (posting.title, posting.company, posting.location) == ("Clockmaker", "Tick", "Ulm")
    assert (posting.posted_at, posting.salary_min, posting.salary_max) == (date(2026, 10, 2), 40000, 52000)
    assert posting.salary_currency == "EUR"
    assert rows[1].posting is None
    assert "no description" in rows[1].problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = f"title,description\nBäcker,{BODY}\n"
    posting = read_file("jobs.csv", text.encode(encoding))[0].posting
    assert posting is not None
    assert posting.title == "Bäcker"


@pytest.mark.parametrize(
    "data",
    [
        [{"title": "Clockmaker", "company": {"name": "Tick"}, "description": f"<p>{BODY}</p>"}],
        {"jobs": [{"name": "Clockmaker", "employer": "Tick", "text": BODY}]},
        {"title": "Clockmaker", "company": ["Tick"], "body": BODY},
    ],
)
def test_json_in_many_shapes(data: Any) -> None:
    rows = read_file("x.json", json.dumps(data).encode())
    posting = rows[0].posting
    assert posting is not None
    assert (posting.title, posting.company, posting.description) == ("Clockmaker", "Tick", BODY.strip())


def test_json_lines_fail_line_by_line() -> None:
    lines = [
        json.dumps({"title": "A", "description": BODY}),
        "{broken}",
        json.dumps({"title": "C", "description": BODY}),
    ]
    rows = read_file("x.jsonl", "\n".join(lines).encode())
    assert [bool(row.posting) for row in rows] == [True, False, True]
    assert rows[1].problem == "This line is not JSON."


def test_entries_that_are_no_objects_are_reported() -> None:
    rows = read_file("x.json", json.dumps([1, None, {"description": "short"}]).encode())
    assert [row.posting for row in rows] == [None, None, None]
    assert "too short" in rows[2].problem


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"PK\x03\x04zip", "not a CSV"),
        (b"%PDF-1.7", "not a CSV"),
        (b"a,b\n1,2\n", "names no column"),
        (b"title,description\n", "no postings"),
        (b"{ broken", "broken"),
        (b'"just text"', "names no column"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_files_that_cannot_be_read_say_why(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read_file("x", content)


def test_too_many_rows_are_refused() -> None:
    content = "title,description\n" + f"a,{'b' * 50}\n" * (files.MAX_ROWS + 1)
    with pytest.raises(UnreadableFile, match="Split it"):
        read_file("x.csv", content.encode())


def test_postings_survive_being_stored_as_json() -> None:
    posting = RawPosting(title="A", description=BODY, posted_at=date(2026, 1, 2), salary_min=5.5)
    assert files.from_json(json.loads(json.dumps(files.to_json(posting)))) == posting


def test_values_as_people_write_them() -> None:
    amounts = {"65,000.00": 65000, "65.000": 65000, "€65k": 65000, "1'200": 1200, "": None, "none": None}
    assert {text: read_amount(text) for text in amounts} == amounts
    assert [read_amount(value) for value in (-1, True, 4.5)] == [None, None, 4.5]
    assert {read_date(text) for text in ("3 Oct 2026", "2026-10-03T10:00", "03.10.2026")} == {
        date(2026, 10, 3)
    }
    assert read_date("soon") is None
    periods = {"YEAR": "year", "per-hour-wage": "hour", "Monat": "month", "eon": ""}
    assert {word: read_period(word) for word in periods} == periods


def test_what_no_database_can_hold_is_left_out() -> None:
    """NUL and half of a surrogate pair, escaped in JSON; whole pairs and written backslashes stay."""
    fields = r'"title": "Clock\u0000maker \ud83d\ude00 \ud800", "description": "\\u0000 BODY\udfff"'
    text = "[{" + fields.replace("BODY", BODY) + "}]"
    [row] = read_file("postings.json", text.encode())
    assert row.posting is not None
    assert row.posting.title == "Clockmaker 😀"
    assert row.posting.description == "\\u0000 " + BODY.strip()
    assert read_ld(title="Clock\0maker").title == "Clockmaker"
