"""Public job boards that publish their postings as JSON: Greenhouse, Lever and Ashby."""

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final, Literal
from urllib.parse import parse_qs, urlsplit

from jobs.importing.markup import tidy, to_text
from jobs.importing.records import (
    RawPosting,
    one_line,
    read_amount,
    read_currency,
    read_date,
    read_employment_type,
    read_period,
    read_remote,
    without_unstorable,
)

Board = Literal["greenhouse", "lever", "ashby"]
_UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


@dataclass(frozen=True, slots=True)
class BoardAddress:
    """A posting on a known board, and where the board publishes it."""

    board: Board
    company: str
    posting: str
    api_url: str


def recognise(url: str) -> BoardAddress | None:
    """The board behind a posting's address, None for any other site."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    region = ".eu" if ".eu." in host else ""
    if host == "greenhouse.io" or host.endswith(".greenhouse.io"):
        query = parse_qs(parts.query)
        if "for" in query and "token" in query:
            company, posting = query["for"][0], query["token"][0]
        elif found := re.match(r"/(?:embed/)?([\w-]+)/jobs/(\d+)", parts.path):
            company, posting = found.groups()
        else:
            return None
        if not re.fullmatch(r"[\w-]+", company) or not posting.isdecimal():
            return None
        api = f"https://boards-api{region}.greenhouse.io/v1/boards/{company}/jobs/{posting}?pay_transparency=true"
        return BoardAddress("greenhouse", company, posting, api)
    if re.fullmatch(r"jobs(\.eu)?\.lever\.co", host) and (
        found := re.match(rf"/([\w.-]+)/({_UUID})", parts.path, re.I)
    ):
        company, posting = found.groups()
        return BoardAddress(
            "lever", company, posting, f"https://api{region}.lever.co/v0/postings/{company}/{posting}"
        )
    if host == "jobs.ashbyhq.com" and (found := re.match(rf"/([\w.%-]+)/({_UUID})", parts.path, re.I)):
        company, posting = found.groups()
        api = f"https://api.ashbyhq.com/posting-api/job-board/{company}?includeCompensation=true"
        return BoardAddress("ashby", company, posting, api)
    return None


def read_answer(address: BoardAddress, body: str) -> RawPosting | None:
    """The posting in the board's JSON answer; None where it is not (any more) there."""
    try:
        answer = json.loads(without_unstorable(body))
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict):
        return None
    reader = {"greenhouse": _greenhouse, "lever": _lever, "ashby": _ashby}[address.board]
    posting = reader(answer, address)
    return posting if posting and posting.title and posting.description else None


def _company(slug: str) -> str:
    return re.sub(r"[-_.]+", " ", slug).strip().title()


def _inner(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _greenhouse(answer: dict[str, Any], address: BoardAddress) -> RawPosting | None:
    ranges = answer.get("pay_input_ranges")
    pay = ranges[0] if isinstance(ranges, list) and ranges and isinstance(ranges[0], dict) else {}
    low, high = read_amount(pay.get("min_cents")), read_amount(pay.get("max_cents"))
    return RawPosting(
        title=one_line(answer.get("title"), 300),
        company=one_line(answer.get("company_name"), 200) or _company(address.company),
        location=one_line(_inner(answer, "location", "name"), 200),
        description=to_text(unescape(str(answer.get("content") or ""))),
        url=one_line(answer.get("absolute_url"), 2000),
        posted_at=read_date(answer.get("first_published") or answer.get("updated_at")),
        salary_min=low / 100 if low else None,
        salary_max=high / 100 if high else None,
        salary_currency=read_currency(pay.get("currency_type")),
        # Greenhouse names no period; a yearly wage has five digits or more.
        salary_period=("year" if low / 100 >= 10_000 else "") if low else "",
    )


def _lever(answer: dict[str, Any], address: BoardAddress) -> RawPosting | None:
    sections = [
        to_text(str(answer.get("description") or "")) or tidy(str(answer.get("descriptionPlain") or ""))
    ]
    lists = answer.get("lists")
    for section in lists if isinstance(lists, list) else []:
        heading = one_line(_inner(section, "text"), 200)
        sections.append(f"{heading}\n{to_text(str(_inner(section, 'content') or ''))}")
    sections.append(to_text(str(answer.get("additional") or "")))
    pay = answer.get("salaryRange")
    return RawPosting(
        title=one_line(answer.get("text"), 300),
        company=_company(address.company),
        location=one_line(_inner(answer, "categories", "location"), 200),
        description="\n\n".join(section for section in sections if section.strip()),
        url=one_line(answer.get("hostedUrl"), 2000),
        posted_at=read_date(answer.get("createdAt")),
        salary_min=read_amount(_inner(pay, "min")),
        salary_max=read_amount(_inner(pay, "max")),
        salary_currency=read_currency(_inner(pay, "currency")),
        salary_period=read_period(_inner(pay, "interval")),
        employment_type=read_employment_type(_inner(answer, "categories", "commitment")),
        remote=read_remote(answer.get("workplaceType")),
    )


def _ashby(answer: dict[str, Any], address: BoardAddress) -> RawPosting | None:
    jobs = answer.get("jobs")
    wanted = address.posting.lower()
    job = next(
        (
            job
            for job in (jobs if isinstance(jobs, list) else [])
            if isinstance(job, dict)
            and (str(job.get("id")).lower() == wanted or wanted in str(job.get("jobUrl")).lower())
        ),
        None,
    )
    if job is None:
        return None
    components = _inner(job, "compensation", "summaryComponents")
    pay = next(
        (
            part
            for part in (components if isinstance(components, list) else [])
            if isinstance(part, dict) and part.get("compensationType") == "Salary"
        ),
        {},
    )
    return RawPosting(
        title=one_line(job.get("title"), 300),
        company=_company(address.company.replace("%20", " ")),
        location=one_line(job.get("location"), 200),
        description=to_text(str(job.get("descriptionHtml") or ""))
        or tidy(str(job.get("descriptionPlain") or "")),
        url=one_line(job.get("jobUrl"), 2000),
        posted_at=read_date(job.get("publishedAt")),
        salary_min=read_amount(pay.get("minValue")),
        salary_max=read_amount(pay.get("maxValue")),
        salary_currency=read_currency(pay.get("currencyCode")),
        salary_period=read_period(pay.get("interval")),
        employment_type=read_employment_type(job.get("employmentType")),
        remote=read_remote(job.get("workplaceType")) or read_remote(job.get("isRemote")),
    )
