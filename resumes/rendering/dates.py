"""Dates as a resume prints them: ISO in, the reader's language out."""

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from resumes.rendering.labels import label

if TYPE_CHECKING:
    from babel import Locale

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-\d{1,2})?)?(?:T.*)?")
_SKELETONS = {"short": "yMMM", "long": "yMMMM"}
# As Unicode's locale data has them for these; the data itself, 5 MB, is loaded for other languages alone.
_ENGLISH = frozenset({"en", "en-US"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=4096)
def format_date(value: str, style: str, locale: str) -> str:
    """A year or month of an ISO date in the given style; any other text is kept as it stands."""
    found = _ISO.fullmatch(value.strip())
    if found is None:
        return value.strip()
    year, month = int(found[1]), int(found[2] or 0)
    if style == "year" or not 1 <= month <= 12 or year < 1:
        return found[1]
    if style == "iso":
        return f"{found[1]}-{month:02d}"
    if style == "numeric":
        return f"{month:02d}/{found[1]}"
    if locale in _ENGLISH:
        name = _MONTHS[month - 1]
        return f"{name if style == 'long' else name[:3]} {year}"
    return in_words(year, month, style, locale)


def in_words(year: int, month: int, style: str, locale: str) -> str:
    """The month and the year as the language of `locale` writes them."""
    from babel.dates import format_skeleton

    return str(format_skeleton(_SKELETONS.get(style, "yMMM"), date(year, month, 1), locale=_babel(locale)))


def format_range(start: str, end: str, style: str, locale: str, *, ongoing: bool = False) -> str:
    """'Mar 2021 – Present'; `ongoing` says that a missing end means that it still goes on."""
    first, last = format_date(start, style, locale), format_date(end, style, locale)
    if first and not last and ongoing:
        last = label("present", locale)
    if first == last:
        return first
    return " – ".join(part for part in (first, last) if part)


@lru_cache(maxsize=64)
def _babel(locale: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        pass
    try:
        return Locale.parse(locale.split("-")[0])
    except (UnknownLocaleError, ValueError):
        return Locale("en")
