"""Dates in running text and in date fields, brought to (year, month)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_MONTHS = (
    "january jan januar januari janvier janv enero ene janeiro gennaio gen",
    "february feb februar februari fevrier fevr fev febrero fevereiro febbraio",
    "march mar marz maerz maart mars marzo marco mrz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mei mag",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro dicembre december",
)
MONTHS: dict[str, int] = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19[5-9]|20[0-9])\d)"
_PATTERNS = (
    re.compile(rf"(?<![\d.,/-]){_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.](?P<day>[0-3]?\d))?(?![\d])"),
    re.compile(rf"(?<![\d.,/-])(?:(?P<day>[0-3]?\d)[-/.])?(?P<month>0?[1-9]|1[0-2])[-/.]{_YEAR}(?!\d)"),
    re.compile(
        rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)? (?:de |of )?)?(?P<name>{_NAMES})\b\.?,?"
        rf"(?: (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?,)?(?: (?:de |of |del )?){_YEAR}(?!\d)"
    ),
    re.compile(rf"\bq(?P<quarter>[1-4])[ /-]?{_YEAR}(?!\d)"),
)
_LONE_YEAR = re.compile(rf"(?<![\d.,$€£/+-]){_YEAR}(?![\d%+]|[.,]\d| ?(?:%|€|\$|euro|usd|eur|dollar))")
_YEAR_AFTER = re.compile(
    r"(?:\b(?:in|since|from|until|till|to|by|of|during|early|late|mid|year|and|through|season|class|summer|winter|spring|"
    r"fall|autumn|jahr|jahre|seit|ab|bis|von|im|en|desde|hasta|ano|de|depuis|em|ate|nel|dal|al|del|sinds|tot|annee)"
    r"|[(\-/,:|]|^)\s*$"
)
_YEAR_BEFORE = re.compile(r"^\s*(?:$|[-),.;:/|]|\b(?:to|and|until|bis|und|au|et|y|hasta|e|present|heute)\b)")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text: year, month or 0, and its place."""

    year: int
    month: int
    start: int
    end: int

    @property
    def key(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


def find_dates(folded: str) -> list[DateFound]:
    """Dates in a folded text. A bare number of a year's size counts only where it stands as a year."""
    found: list[DateFound] = []
    masked = folded
    for pattern in _PATTERNS:
        for match in pattern.finditer(masked):
            groups = match.groupdict()
            month = int(groups.get("month") or 0) or MONTHS.get(groups.get("name") or "", 0)
            if groups.get("quarter"):
                month = int(groups["quarter"]) * 3 - 2
            found.append(DateFound(int(groups["year"]), month, match.start(), match.end()))
        masked = pattern.sub(lambda match: "#" * len(match.group()), masked)
    for match in _LONE_YEAR.finditer(masked):
        before, after = masked[: match.start()], masked[match.end() :]
        if _YEAR_AFTER.search(before) or _YEAR_BEFORE.match(after):
            found.append(DateFound(int(match["year"]), 0, match.start(), match.end()))
    return sorted(found, key=lambda item: item.start)


def field_date(value: Any) -> tuple[int, int, int] | None:
    """(year, month, day) of a date field, zeros for what it leaves out; None when it is none."""
    match = _ISO.fullmatch(str(value).strip()) if value else None
    if match:
        return int(match[1]), int(match[2] or 0), int(match[3] or 0)
    dates = find_dates(str(value).strip().casefold()) if value else []
    return (dates[0].year, dates[0].month, 0) if len(dates) == 1 else None


def months_between(start: Any, end: Any, today: date) -> tuple[int, int] | None:
    """Half-open interval in months since year 0; an end that is missing is today."""
    first = field_date(start)
    if first is None:
        return None
    last = field_date(end) or ((today.year, today.month, 0) if not end else None)
    if last is None:
        return None
    begin = first[0] * 12 + (first[1] or 1) - 1
    finish = last[0] * 12 + (last[1] or 12)
    return (begin, finish) if finish > begin else None


def total_months(intervals: list[tuple[int, int]]) -> int:
    """Months covered by the intervals, overlaps counted once."""
    total, reached = 0, -1
    for begin, finish in sorted(intervals):
        begin = max(begin, reached)
        if finish > begin:
            total, reached = total + finish - begin, finish
    return total
