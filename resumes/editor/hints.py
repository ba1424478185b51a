"""What a field of the form says of a value that it keeps and that will not be understood: dates, e-mail addresses."""

import re
from collections.abc import Mapping
from typing import Final

from resumes.editor.schema import SCHEMAS
from resumes.editor.values import read_date

CHECKED: Final = ("date", "email")
_KINDS: Final = {
    field.key: field.kind for schema in SCHEMAS for field in schema.fields if field.kind in CHECKED
}
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")

NO_DATE: Final = "Not read as a date. Write 2021-03, March 2021 or 2021."
NO_EMAIL: Final = "Not an e-mail address yet: it needs a name, an @ and a domain."
ENDS_FIRST: Final = "This ends before it begins."


def find_hints(values: Mapping[str, str]) -> dict[str, str]:
    """Hints by the names of the fields; `values` holds what stands in the fields of a form, or of one entry."""
    hints = {}
    for name, value in values.items():
        holder, _, key = name.rpartition("/")
        kind, text = _KINDS.get(key), value.strip()
        if not text:
            continue
        if kind == "email" and not _EMAIL.fullmatch(text):
            hints[name] = NO_EMAIL
        elif kind == "date" and (date := read_date(text)):
            begun = read_date(values.get(f"{holder}/startDate", ""))
            if not _DATE.fullmatch(date):
                hints[name] = NO_DATE
            elif key == "endDate" and _DATE.fullmatch(begun) and _is_before(date, begun):
                hints[name] = ENDS_FIRST
    return hints


def _is_before(date: str, other: str) -> bool:
    """Whether one date lies before another, as far as both are known: 2021 is not before 2021-03."""
    known = min(len(date), len(other))
    return date[:known] < other[:known]
