"""Years of work from a resume's dates: overlapping jobs are counted once."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from jobs.matching.words import fold

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_FIRST_YEAR: Final = 1940
_CLAIM: Final = re.compile(
    r"(\d{1,2})\s*\+?\s*(?:years?|yrs?|jahren?|ans|annees|anos)(?:\s+\w+){0,3}?\s+"
    r"(?:experience|expertise|erfahrung|berufserfahrung|experiencia|d'experience|in|of|as|im|dans|en|de|als|bei)"
)


class Months(NamedTuple):
    """A stretch of time in months since year 0, the end not included."""

    start: int
    end: int


def months_of(start: object, end: object, today: date) -> Months | None:
    """The months between two ISO dates; without an end, up to today. None where the start is unknown or to come.

    A year alone stands for its middle, so that 2018 to 2020 is two years; one year alone is half a year.
    """
    now = today.year * 12 + today.month
    first = _month(start)
    if first is None or first[0] >= now:
        return None
    last = _month(end)
    if last is None:
        if isinstance(end, str) and end.strip() and not re.search(r"\d", end):
            return Months(first[0], now)
        return Months(first[0], now) if not end else None
    stop = last[0] if last[1] else last[0] + 1
    if first[0] >= stop and (first[1] or last[1]):
        middle = min(first[0], stop) if last[1] and first[1] else first[0] if last[1] else stop - 3
        return Months(middle - 3, min(middle + 3, now))
    return Months(first[0], min(max(stop, first[0] + 1), now)) if stop > first[0] else None


def total_years(stretches: Iterable[Months]) -> float:
    """Years covered by the stretches together."""
    covered = 0
    reached = 0
    for start, end in sorted(stretches):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / 12


def claimed_years(text: str) -> tuple[int, int, int] | None:
    """(years, start, end) of the longest experience that a summary claims ('over 10 years of experience')."""
    folded = fold(text)
    claims = [(int(found[1]), found.start(), found.end()) for found in _CLAIM.finditer(folded)]
    same_length = len(folded) == len(text)
    return max(((years, *(span if same_length else (0, len(text)))) for years, *span in claims), default=None)


def _month(value: object) -> tuple[int, bool] | None:
    """(month, whether only the year was given)."""
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    if found is None or int(found[1]) < _FIRST_YEAR:
        return None
    month = int(found[2]) if found[2] else 0
    return (int(found[1]) * 12 + month, False) if 1 <= month <= 12 else (int(found[1]) * 12 + 7, True)
