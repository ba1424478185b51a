"""What every reader hands out: a posting as its source states it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

_PERIODS: Final = {
    "year": ("year", "annual", "annum", "yr", "yearly", "1 year", "per-year-salary", "jahr", "an", "año"),
    "month": ("month", "monthly", "mon", "1 month", "per-month-salary", "monat", "mois", "mes"),
    "week": ("week", "weekly", "1 week", "per-week-salary"),
    "day": ("day", "daily", "1 day", "per-day-wage"),
    "hour": ("hour", "hourly", "hr", "1 hour", "per-hour-wage", "stunde", "heure", "hora"),
}
PERIODS: Final = {word: period for period, words in _PERIODS.items() for word in words}
_EMPLOYMENT: Final = {
    "fulltime": "full-time",
    "permanent": "full-time",
    "vollzeit": "full-time",
    "parttime": "part-time",
    "teilzeit": "part-time",
    "contract": "contract",
    "contractor": "contract",
    "intern": "internship",
    "internship": "internship",
    "temporary": "temporary",
    "temp": "temporary",
    "freelance": "freelance",
    "perdiem": "temporary",
}
_REMOTE: Final = {
    "remote": "remote",
    "fullyremote": "remote",
    "telecommute": "remote",
    "yes": "remote",
    "true": "remote",
    "hybrid": "hybrid",
    "onsite": "onsite",
    "inoffice": "onsite",
}
_DATES: Final = (
    "%d.%m.%Y",
    "%m/%d/%Y",
    "%d/%m/%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%Y/%m/%d",
)


@dataclass(frozen=True, slots=True)
class RawPosting:
    """A posting as stated. `description` is plain text; amounts are per `salary_period`."""

    title: str = ""
    company: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    posted_at: date | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    salary_currency: str = ""
    salary_period: str = ""
    employment_type: str = ""
    remote: str = ""


# An escape for NUL or for half of a pair, not behind a backslash of its own; a whole pair is let through.
_ESCAPES: Final = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def without_unstorable(text: str) -> str:
    """JSON without the escapes that stand for no character, which a database refuses."""
    return _ESCAPES.sub(lambda found: found[1] or "", text.replace("\x00", ""))


def one_line(value: Any, limit: int) -> str:
    """A value as one line of at most `limit` characters; structures and nothing give ''."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return re.sub(r"\s+", " ", str(value)).strip()[:limit].rstrip()


def read_date(value: Any) -> date | None:
    """A day from ISO text, common written forms, or milliseconds since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 10**11 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    text = one_line(value, 40)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    for form in _DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def read_amount(value: Any) -> float | None:
    """A positive amount of money from a number or text such as '65,000.00' or '65.000'."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    else:
        text = re.sub(r"[^\d.,kK]", "", one_line(value, 40))
        thousand = text.lower().endswith("k")
        text = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", text.rstrip("kK")).replace(",", ".")
        try:
            number = float(text) * (1000 if thousand else 1)
        except ValueError:
            return None
    return number if 0 < number < 10**9 else None


def read_currency(value: Any) -> str:
    code = one_line(value, 8).upper()
    return {"€": "EUR", "$": "USD", "£": "GBP"}.get(code, code if re.fullmatch(r"[A-Z]{3}", code) else "")


def read_period(value: Any) -> str:
    return PERIODS.get(one_line(value, 30).lower(), "")


def read_employment_type(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _EMPLOYMENT.get(re.sub(r"[\W_]", "", one_line(value, 40).lower()), "")


def read_remote(value: Any) -> str:
    if value is True:
        return "remote"
    return _REMOTE.get(re.sub(r"[\W_]", "", one_line(value, 40).lower()), "")
