"""How a resume's titles, years and schooling fit what a posting asks for."""

from functools import lru_cache
from typing import Final

from jobs.extraction.types import EDUCATIONS
from jobs.matching.posting import PostingProfile
from jobs.matching.resume import Job, ResumeProfile
from jobs.matching.titles import Title, likeness, related

# Years in unrelated work count half.
_UNRELATED_YEARS: Final = 0.5


def title_fit(resume: ResumeProfile, posting: PostingProfile) -> tuple[float, Job | None]:
    """(0–1, the job that fits best): the likeness of its title, less for what is long past."""
    best: tuple[float, Job | None] = (0.0, None)
    for job in resume.jobs:
        fit = _title_likeness(job.title, posting.parsed_title) * _recency(job.years_ago)
        if fit > best[0]:
            best = fit, job
    return best


def _recency(years_ago: float) -> float:
    return 1.0 if years_ago <= 3 else 0.9 if years_ago <= 6 else 0.75


@lru_cache(maxsize=16_384)
def _title_likeness(one: Title, other: Title) -> float:
    return likeness(one, other)


@lru_cache(maxsize=16_384)
def _title_related(one: Title, other: Title) -> bool | None:
    return related(one, other)


def counted_years(resume: ResumeProfile, asked: Title) -> float:
    """Years of work, those in plainly unrelated work by half."""
    if resume.years_claim or not resume.jobs:
        return resume.years
    unrelated = tuple(
        index
        for index, job in enumerate(resume.jobs)
        if job.months and _title_related(job.title, asked) is False
    )
    if not unrelated:
        return resume.years
    return resume.years_without(unrelated) * (1 - _UNRELATED_YEARS) + resume.years * _UNRELATED_YEARS


def schooling_share(resume: ResumeProfile, posting: PostingProfile) -> float:
    """1 where the level asked for is reached or experience may stand in for it and does; ½ for one level less."""
    asked = posting.education
    if asked is None:
        return 1.0
    held = EDUCATIONS.index(resume.education[0]) if resume.education else -1
    steps = EDUCATIONS.index(asked) - held
    if steps <= 0 or (posting.education_open and resume.years >= (posting.years or 3)):
        return 1.0
    return 0.5 if steps == 1 and held >= 0 else 0.0
