"""CSV and JSON files of postings: every row is read or refused with a reason, never the whole file for one row."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from jobs.extraction.posting import read_posting
from jobs.importing.markup import looks_like_html, tidy, to_text
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

MAX_ROWS: Final = 2000
MAX_DESCRIPTION: Final = 60_000
_FIELDS: Final = {
    "title": "title jobtitle position positiontitle role rolename name vacancy stelle titel poste intitule puesto",
    "company": "company companyname employer organization organisation hiringorganization arbeitgeber firma "
    "unternehmen entreprise societe empresa",
    "location": "location joblocation place city town region ort standort arbeitsort lieu ville ubicacion lugar ciudad",
    "description": "description jobdescription text body content details fulltext posting beschreibung "
    "stellenbeschreibung descriptif descripcion",
    "url": "url link href joburl jobposturl applyurl address website applicationurl",
    "posted_at": "postedat posted dateposted posteddate date published publishedat publishdate createdat created "
    "listedtime datum fecha",
    "salary_min": "salarymin minsalary salaryfrom minamount minimumsalary",
    "salary_max": "salarymax maxsalary salaryto maxamount maximumsalary",
    "salary": "salary pay compensation wage gehalt salaire salario",
    "salary_currency": "salarycurrency currency waehrung devise moneda",
    "salary_period": "salaryperiod payperiod interval salaryinterval",
    "employment_type": "employmenttype jobtype type contracttype worktype formattedworktype beschaeftigungsart",
    "remote": "remote isremote workplacetype remoteallowed workmode",
}
_BETWEEN: Final = re.compile(r"\s*(?:-|–|—|\bto\b|\bbis\b)\s*")
_FIELD_OF: Final = {word: field for field, words in _FIELDS.items() for word in words.split()}
_LISTS: Final = ("jobs", "postings", "items", "results", "data", "records", "job_postings", "positions")


class UnreadableFile(ValueError):
    """The file as a whole cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a person counts (the header of a CSV is row 1), and the posting or what is wrong."""

    number: int
    posting: RawPosting | None
    problem: str = ""


def read_file(name: str, content: bytes) -> list[Row]:
    """Every row of a CSV, JSON or JSON Lines file, at most MAX_ROWS."""
    text = _decode(content)
    if not text.strip():
        raise UnreadableFile("The file is empty.")
    head = text.lstrip()[:1]
    if head in ("{", "[") or name.lower().endswith((".json", ".jsonl", ".ndjson")):
        rows = list(_json_rows(text))
    else:
        rows = list(_csv_rows(text))
    if not rows:
        raise UnreadableFile("The file holds no postings below its header.")
    if len(rows) > MAX_ROWS:
        raise UnreadableFile(
            f"The file holds {len(rows):,} rows; at most {MAX_ROWS:,} can be read at once. Split it."
        )
    return rows


def to_json(posting: RawPosting) -> dict[str, Any]:
    """A posting as plain data that `from_json` reads back."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(posting).items()
        if value
    }


def from_json(data: dict[str, Any]) -> RawPosting:
    return RawPosting(**{**data, "posted_at": read_date(data.get("posted_at"))})


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:4096] or content[:4] in (b"%PDF", b"PK\x03\x04"):
        raise UnreadableFile("This is not a CSV or JSON file. Save the sheet as CSV and upload that.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _csv_rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(1_000_000)
    header = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    reader = csv.reader(io.StringIO(text.lstrip()), delimiter=delimiter)
    try:
        names = [_field(name) for name in next(reader)]
        if "description" not in names and "title" not in names:
            raise UnreadableFile(
                "The first row names no column that holds a posting. Name the columns title, company, location, "
                "description, url, date."
            )
        for number, cells in enumerate(reader, start=2):
            if any(cell.strip() for cell in cells):
                yield _row(number, _first_of_each(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise UnreadableFile(f"Row {reader.line_num} cannot be read as CSV: {error}.") from error


def _loads(text: str) -> Any:
    return json.loads(without_unstorable(text))


def _json_rows(text: str) -> Iterator[Row]:
    try:
        found = _loads(text)
    except ValueError as error:
        yield from _json_lines(text, error)
        return
    except RecursionError:
        raise UnreadableFile("The JSON is nested too deeply.") from None
    if isinstance(found, dict):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), [found])
    if not isinstance(found, list):
        raise UnreadableFile("The JSON holds no list of postings.")
    for number, item in enumerate(found, start=1):
        yield _json_row(number, item)


def _json_lines(text: str, error: ValueError) -> Iterator[Row]:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith("{") or not lines[0].rstrip().endswith("}"):
        raise UnreadableFile(f"The JSON is broken: {error}.") from error
    for number, line in enumerate(lines, start=1):
        try:
            yield _json_row(number, _loads(line))
        except (ValueError, RecursionError):
            yield Row(number, None, "This line is not JSON.")


def _json_row(number: int, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(number, None, "This entry is not an object with fields.")
    return _row(number, _first_of_each((_field(str(key)), _flat(value)) for key, value in item.items()))


def _flat(value: Any) -> Any:
    """A nested value's own name: {"company": {"name": "Acme"}} and {"location": ["Oslo"]} are common."""
    if isinstance(value, list):
        flat = [str(_flat(item)) for item in value if item not in (None, "")]
        return "\n".join(flat) if any(len(item) > 60 for item in flat) else ", ".join(flat)
    if isinstance(value, dict):
        return next(
            (value[key] for key in ("name", "display_name", "text", "value", "label") if key in value), ""
        )
    return value


def _field(name: str) -> str:
    return _FIELD_OF.get(re.sub(r"[\W_]", "", name.lower()), "")


def _first_of_each(pairs: Any) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for field, value in pairs:
        if field and value not in (None, "") and not cells.get(field):
            cells[field] = value
    return cells


def _row(number: int, cells: dict[str, Any]) -> Row:
    description = str(cells.get("description") or "")
    description = to_text(description) if looks_like_html(description) else tidy(description)
    title = one_line(cells.get("title"), 300)
    if not description:
        return Row(number, None, f"“{title}” has no description." if title else "There is no description.")
    if len(description) < 40:
        return Row(number, None, "The description is too short to read anything from it.")
    if len(description) > MAX_DESCRIPTION:
        return Row(number, None, f"The description is longer than {MAX_DESCRIPTION:,} characters.")
    return Row(
        number,
        RawPosting(
            title=title,
            company=one_line(cells.get("company"), 200),
            location=one_line(cells.get("location"), 200),
            description=description,
            url=one_line(cells.get("url"), 2000),
            posted_at=read_date(cells.get("posted_at")),
            **_pay(cells),
            employment_type=read_employment_type(cells.get("employment_type")),
            remote=read_remote(cells.get("remote")),
        ),
    )


def _pay(cells: dict[str, Any]) -> dict[str, Any]:
    """The pay that the columns state, or that one cell says in words: '22 € an hour', '£30k to £40k'."""
    low, high = read_amount(cells.get("salary_min")), read_amount(cells.get("salary_max"))
    currency, period = read_currency(cells.get("salary_currency")), read_period(cells.get("salary_period"))
    said = one_line(cells.get("salary"), 80)
    if low is None and high is None and said:
        found = read_posting(f"Salary: {said}", location=one_line(cells.get("location"), 200)).salary
        if found is not None:
            low, high = found.minimum, found.maximum
            currency, period = currency or found.currency, period or found.period
        elif amounts := [amount for part in _BETWEEN.split(said)[:2] if (amount := read_amount(part))]:
            low, high = amounts[0], amounts[-1]
    if low and high and low > high:
        low, high = high, low
    return {
        "salary_min": low,
        "salary_max": high,
        "salary_currency": currency or _currency(said),
        "salary_period": period,
    }


def _currency(value: Any) -> str:
    text = one_line(value, 60)
    for sign, code in (
        ("€", "EUR"),
        ("£", "GBP"),
        ("$", "USD"),
        ("CHF", "CHF"),
        ("EUR", "EUR"),
        ("USD", "USD"),
        ("GBP", "GBP"),
    ):
        if sign in text:
            return code
    return ""
