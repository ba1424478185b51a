"""What a selection of postings is narrowed to, in plain words."""

from collections.abc import Iterator
from typing import Final

from django import template

from jobs.filters import PostingFilters
from jobs.models import JobPosting

register = template.Library()

_LEVELS: Final = {**dict(JobPosting.Seniority.choices), "unstated": "level not said"}
_PLACES: Final = {**dict(JobPosting.Remote.choices), "unstated": "place of work not said"}
_SOURCES: Final = dict(JobPosting.Source.choices)
_SHELVES: Final = {"shortlist": "shortlist", "unread": "not yet read"}
# What the list's own fields and shelves carry; everything else goes into its form unseen
_IN_FIELDS: Final = frozenset({"q", "location", "min_salary", "days", "remote"})


@register.filter
def narrowing(filters: PostingFilters) -> list[str]:
    """What the fields above the list do not show."""
    return list(_unseen(filters))


@register.filter
def named(filters: PostingFilters) -> str:
    """The whole selection as the market's heading names it."""
    words = [*filters.skills[:1], *_unseen(filters), *_seen(filters)]
    return ", ".join(words) if words else "Your market"


@register.filter
def carried(filters: PostingFilters) -> list[tuple[str, str]]:
    """(name, value) of what the list's form keeps beside its own fields."""
    pairs = filters.pairs()
    first = ("skill", filters.skills[0]) if filters.skills else None
    return [pair for pair in pairs if pair != first and pair[0] not in _IN_FIELDS]


def _unseen(filters: PostingFilters) -> Iterator[str]:
    if filters.ids:
        yield f"{len(filters.ids)} chosen posting{'' if len(filters.ids) == 1 else 's'}"
    yield from filters.skills[1:]
    yield from (f"{name}, required" for name in filters.required)
    yield from (f"{name}, preferred" for name in filters.preferred)
    if filters.week:
        yield f"week of {filters.week.day} {filters.week:%b}"
    if filters.seniority:
        yield _LEVELS[filters.seniority]
    if filters.company:
        yield filters.company
    if filters.salary:
        yield f"pay {filters.salary}{f' in {filters.currency}' if filters.currency else ''}"
    elif filters.currency:
        yield f"pay in {filters.currency}"
    if filters.match_from is not None:
        yield f"match of {filters.match_from} or more"


def _seen(filters: PostingFilters) -> Iterator[str]:
    if filters.q:
        yield f"“{filters.q}”"
    if filters.location:
        yield filters.location
    if filters.remote:
        yield _PLACES[filters.remote]
    if filters.min_salary is not None:
        yield f"from {filters.min_salary:,} a year"
    if filters.days is not None:
        yield f"up to {filters.days} days old"
    if filters.shelf:
        yield _SHELVES[filters.shelf]
    if filters.source:
        yield _SOURCES[filters.source]
