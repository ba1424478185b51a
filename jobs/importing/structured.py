"""schema.org `JobPosting` in a page's JSON-LD: what employers publish for search engines."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any, Final

from jobs.importing.markup import to_text
from jobs.importing.records import (
    RawPosting,
    one_line,
    read_amount,
    read_currency,
    read_date,
    read_employment_type,
    read_period,
    without_unstorable,
)

_SCRIPT: Final = re.compile(r"<script\b[^<>]{0,1000}>", re.IGNORECASE)
_SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
_JSON_LD: Final = re.compile(r"\btype\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)


def read_json_ld(page: str, url: str = "", *, text: str = "") -> RawPosting | None:
    """The page's first JobPosting that has a title and a description; `text` stands in for one that is left out."""
    for script in _scripts(page):
        for entry in _entries(_parse(script)):
            posting = _posting(entry, url)
            if posting.title and (posting.description or text):
                return posting if posting.description else replace(posting, description=text)
    return None


def _scripts(page: str) -> Iterator[str]:
    """What the page's JSON-LD scripts hold. Read from tag to tag: a hostile page is passed once, like any other."""
    at = 0
    while script := _SCRIPT.search(page, at):
        end = _SCRIPT_END.search(page, script.end())
        if end is None:
            return
        if _JSON_LD.search(script[0]):
            yield page[script.end() : end.start()]
        at = end.end()


def _parse(text: str) -> Any:
    text = without_unstorable(text)
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$", "", text)
    for candidate in (text, unescape(text), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _entries(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 5:
        return
    if isinstance(value, list):
        for item in value:
            yield from _entries(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.rsplit("/", 1)[-1] == "JobPosting" for name in names):
            yield value
        for key in ("@graph", "mainEntity", "itemListElement", "item"):
            yield from _entries(value.get(key), depth + 1)


def _posting(entry: dict[str, Any], url: str) -> RawPosting:
    low, high, currency, period = _salary(entry.get("baseSalary") or entry.get("estimatedSalary"))
    parts = [
        _html(entry.get(key))
        for key in ("description", "responsibilities", "qualifications", "skills", "educationRequirements")
    ]
    body = parts[0]
    for part in parts[1:]:  # the other fields often repeat a piece of the description
        if part and part[:60] not in body:
            body = f"{body}\n\n{part}"
    remote = str(entry.get("jobLocationType") or "").upper() == "TELECOMMUTE"
    return RawPosting(
        title=_name(entry.get("title") or entry.get("name"), 300),
        company=_name(entry.get("hiringOrganization"), 200),
        location=_places(entry.get("jobLocation")) or _places(entry.get("applicantLocationRequirements")),
        description=body,
        url=url or one_line(entry.get("url"), 2000),
        posted_at=read_date(entry.get("datePosted")),
        salary_min=low,
        salary_max=high,
        salary_currency=currency,
        salary_period=period,
        employment_type=read_employment_type(entry.get("employmentType")),
        remote="remote" if remote else "",
    )


def _html(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_html, value)))
    return to_text(value) if isinstance(value, str) else ""


def _name(value: Any, limit: int) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("legalName")
    return one_line(unescape(value), limit) if isinstance(value, str) else ""


def _places(value: Any) -> str:
    found = [_place(item) for item in (value if isinstance(value, list) else [value])]
    return one_line("; ".join(dict.fromkeys(place for place in found if place)), 200)


def _place(value: Any) -> str:
    if isinstance(value, str):
        return one_line(unescape(value), 200)
    if not isinstance(value, dict):
        return ""
    address = value.get("address", value)
    if isinstance(address, list):
        address = address[0] if address else {}
    if isinstance(address, str):
        return one_line(unescape(address), 200)
    if not isinstance(address, dict):
        return ""
    keys = ("addressLocality", "addressRegion", "addressCountry")
    words = [_name(address.get(key), 80) for key in keys]
    return ", ".join(dict.fromkeys(word for word in words if word)) or _name(value.get("name"), 80)


def _salary(value: Any) -> tuple[float | None, float | None, str, str]:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return None, None, "", ""
    amount = value.get("value", value)
    currency = read_currency(value.get("currency") or value.get("salaryCurrency"))
    if not isinstance(amount, dict):
        exact = read_amount(amount)
        return exact, exact, currency, read_period(value.get("unitText"))
    exact = read_amount(amount.get("value"))
    low, high = read_amount(amount.get("minValue")) or exact, read_amount(amount.get("maxValue")) or exact
    if low and high and low > high:
        low, high = high, low
    period = read_period(amount.get("unitText") or value.get("unitText"))
    return low, high, currency or read_currency(amount.get("currency")), period
