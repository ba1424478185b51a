"""Fields that are facts in themselves: employer, title, dates, school, degree, certificate, contacts."""

import re
from typing import Any

from optimizations.edits import Claim
from optimizations.truth.credentials import organisation_words, title_words
from optimizations.truth.dates import field_date
from optimizations.truth.normalise import fold

_FIELDS: tuple[tuple[str, str], ...] = (
    (r"/(?:work|volunteer|education|projects)/[^/]+/(?:startDate|endDate)", "date"),
    (r"/(?:certificates|awards)/[^/]+/date|/publications/[^/]+/releaseDate", "date"),
    (r"/work/[^/]+/name|/volunteer/[^/]+/organization|/projects/[^/]+/entity", "employer"),
    (r"/(?:work|volunteer)/[^/]+/position|/projects/[^/]+/roles/[^/]+", "title"),
    (r"/education/[^/]+/institution", "school"),
    (r"/education/[^/]+/(?:studyType|area|score)", "degree"),
    (r"/certificates/[^/]+/(?:name|issuer)", "certificate"),
    (r"/awards/[^/]+/(?:title|awarder)|/publications/[^/]+/(?:name|publisher)", "award"),
    (r"/projects/[^/]+/name", "project"),
    (r"/languages/[^/]+/(?:language|fluency)|/skills/[^/]+/level", "level"),
    (r"/(?:work|volunteer)/[^/]+/location", "place"),
    (r"/basics/(?:name|email|phone|url|image)|/basics/(?:location|profiles)/.*|/[a-z]+/[^/]+/url", "contact"),
)
_COMPILED = tuple((re.compile(pattern), kind) for pattern, kind in _FIELDS)

NEEDS = {
    "date": "the date, as it was",
    "employer": "the employer's name, as it is",
    "title": "the title you held",
    "school": "the school's name, as it is",
    "degree": "the degree, as it was awarded or is under way",
    "certificate": "that you hold this certificate",
    "award": "the award or publication, as it was",
    "project": "the project's name",
    "level": "your level",
    "place": "the place",
    "contact": "your contact details",
}


def fact_kind(path: str) -> str:
    """The kind of fact a path holds, or an empty text when it holds prose."""
    return next((kind for pattern, kind in _COMPILED if pattern.fullmatch(path)), "")


def judge_field(path: str, kind: str, before: Any, after: Any, everything: str) -> tuple[Claim, bool] | None:
    """(claim, contradicts the source), or None when nothing but the spelling changed."""
    old, new = _text(before), _text(after)
    if old == new or (old and not new and not path.endswith("/endDate")):
        return None
    claim = Claim(kind, new or "still there today", f"{path} {fold(new)}", NEEDS[kind], path)
    if not old:
        stated = kind not in ("date", "level", "contact") and _stands_in(new, everything)
        return None if stated else (claim, False)
    if kind == "date":
        return _judge_date(claim, old, new)
    return None if _same(kind, old, new) else (claim, True)


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _stands_in(phrase: str, everything: str) -> bool:
    pattern = re.escape(fold(phrase))
    return re.search(rf"(?<!\w){pattern}(?!\w)", fold(everything)) is not None


def _judge_date(claim: Claim, old: str, new: str) -> tuple[Claim, bool] | None:
    known, given = field_date(old), field_date(new)
    if known is None or given is None:
        return None if fold(old) == fold(new) else (claim, True)
    for stated, said in zip(known, given, strict=True):
        if said == 0:  # less precise than the source
            return None
        if stated == 0:  # more precise than the source
            return claim, False
        if stated != said:
            return claim, True
    return None


def _same(kind: str, old: str, new: str) -> bool:
    if kind in ("employer", "school"):
        return organisation_words(old) == organisation_words(new)
    if kind in ("title", "degree", "certificate", "award", "project", "level"):
        return title_words(old) == title_words(new)
    return re.sub(r"[^\w@+]", "", fold(old)) == re.sub(r"[^\w@+]", "", fold(new))
