"""The score of a resume for a posting: six weighted parts; what the posting does not ask for does not count."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from jobs.extraction.types import Seniority
from jobs.matching.evidence import evidence_of
from jobs.matching.fits import counted_years, schooling_share, title_fit
from jobs.matching.phrases import FEWEST_PHRASES
from jobs.matching.posting import ANY_OF, PostingProfile, Wants
from jobs.matching.results import WEIGHTS, MatchResult, Missing, Part, PartName
from jobs.matching.resume import ResumeProfile
from jobs.matching.titles import level_distance

# This much of a posting's own wording is as much as any honest resume repeats.
PHRASES_FOR_ALL: Final = 0.5
_TITLE_SHARE: Final = 2 / 3
_UNDER_LEVEL: Final = 0.35
_OVER_LEVEL: Final = 0.15
# What a posting must ask for, in points of 100, for a score to mean anything.
_LEAST_ASKED: Final = 30

NO_RESUME: Final = "The resume holds no text to match with."
NO_POSTING: Final = "The posting says too little about the job to be matched."


class Shares(NamedTuple):
    """The share reached of each part, 0–1; None where the posting does not ask for it."""

    required: float | None
    preferred: float | None
    title: float | None
    experience: float | None
    phrases: float | None
    education: float | None

    def score(self) -> int | None:
        """0–100, or None where too little is asked for."""
        if self.asked() < _LEAST_ASKED:
            return None
        return rounded(self.points())

    def points(self) -> float:
        """The score before rounding; 0 where nothing is asked for."""
        earned = sum(share * full for share, full in zip(self, _FULL, strict=True) if share is not None)
        return earned * 100 / (self.asked() or 1)

    def asked(self) -> int:
        """The points, of 100, that the posting asks for."""
        return sum(full for share, full in zip(self, _FULL, strict=True) if share is not None)


def rounded(points: float) -> int:
    """The whole points shown; halves go up, and sums of the same shares in another order give the same."""
    return int(points + 0.5 + 1e-9)


_NAMES: Final[tuple[PartName, ...]] = (
    "required_skills",
    "preferred_skills",
    "title",
    "experience",
    "phrases",
    "education",
)
_NOTHING: Final[frozenset[str]] = frozenset()
_FULL: Final = tuple(WEIGHTS[name] for name in _NAMES)


def match(
    resume: ResumeProfile, posting: PostingProfile, *, evidence: bool = True, text: str | None = None
) -> MatchResult:
    """Matches a resume with a posting.

    `evidence=False` is the quick way for lists. `text` is the posting's text: with it, passages of the posting are
    quoted beside those of the resume.
    """
    if resume.is_empty:
        return MatchResult(None, _parts(None, resume, posting, noted=False), (), NO_RESUME)
    shares = shares_of(resume, posting)
    score = shares.score()
    parts = _parts(shares, resume, posting, noted=evidence)
    if evidence:
        found = evidence_of(resume, posting, text)
        parts = tuple(part._replace(evidence=tuple(found.get(part.name, ()))) for part in parts)
    return MatchResult(
        score, parts, tuple(_missing(resume, posting)), "" if score is not None else NO_POSTING
    )


def score(resume: ResumeProfile, posting: PostingProfile) -> int | None:
    """The score alone, as `match` gives it: for sorting long lists."""
    return None if resume.is_empty else shares_of(resume, posting).score()


def gain(resume: ResumeProfile, posting: PostingProfile, *skills: str) -> int:
    """Points that the score would rise by, did the resume prove these skills too (and what is broader than they)."""
    shares = shares_of(resume, posting)
    before = shares.score()
    after = shares_with(shares, resume, posting, resume.proving(*skills)).score()
    return 0 if before is None or after is None else after - before


def shares_of(resume: ResumeProfile, posting: PostingProfile) -> Shares:
    """The share of each part, without lists or evidence: the arithmetic alone."""
    held = resume.credits
    return Shares(
        _skills_share(posting.required, held, _NOTHING),
        _skills_share(posting.preferred, held, _NOTHING),
        _title_share(resume, posting),
        _experience_share(resume, posting),
        _phrases_share(resume, posting),
        _education_share(resume, posting, _NOTHING),
    )


def shares_with(
    shares: Shares, resume: ResumeProfile, posting: PostingProfile, proved: frozenset[str]
) -> Shares:
    """The shares, were these skills proved as well; only the parts that skills move are reckoned anew."""
    return shares._replace(
        required=_skills_share(posting.required, resume.credits, proved),
        preferred=_skills_share(posting.preferred, resume.credits, proved),
        education=_education_share(resume, posting, proved),
    )


def possible_rises(
    resume: ResumeProfile, posting: PostingProfile, shares: Shares
) -> Iterator[tuple[str, float]]:
    """Each demand for a skill that is not fully met (alternatives joined), and the points its meeting would add."""
    asked = shares.asked()
    schooling = 0 if posting.education is None else 1
    for wants, full in (
        (posting.required, WEIGHTS["required_skills"]),
        (posting.preferred, WEIGHTS["preferred_skills"]),
        (posting.certificates, WEIGHTS["education"]),
    ):
        alike = wants is posting.certificates
        total = len(wants.names) + schooling if alike else sum(wants.weights)
        for names, weight in zip(wants.names, wants.weights, strict=True):
            credit = _credit(names, resume.credits, _NOTHING)
            if credit < 1.0:
                yield names, (1.0 - credit) * (1.0 if alike else weight) / total * full * 100 / asked


def _credit(names: str, held: dict[str, float], proved: frozenset[str]) -> float:
    """1, ½ for a weak mention, or 0; of alternatives the best held counts."""
    if ANY_OF in names:
        return max(_credit(name, held, proved) for name in names.split(ANY_OF))
    return 1.0 if names in proved else held.get(names, 0.0)


def _skills_share(wants: Wants, held: dict[str, float], proved: frozenset[str]) -> float | None:
    if not wants.names:
        return None
    reached = 0.0
    for names, weight in zip(wants.names, wants.weights, strict=True):
        credit = held.get(names)
        if credit is None or proved:
            credit = _credit(names, held, proved)
        reached += weight * credit
    return reached / sum(wants.weights)


def _title_share(resume: ResumeProfile, posting: PostingProfile) -> float | None:
    """Two thirds for the kind of work, one third for the level, where both are asked for."""
    kind = title_fit(resume, posting)[0] if posting.parsed_title.stems else None
    level = _level_share(resume.seniority, posting.seniority) if posting.seniority else None
    if kind is None or level is None:
        return kind if level is None else level
    # The level of other work says nothing: a senior cook is no senior accountant.
    return kind * _TITLE_SHARE + level * (1 - _TITLE_SHARE) * min(1.0, kind * 2)


def _level_share(held: Seniority | None, asked: Seniority) -> float:
    if held is None:
        return 0.5
    steps = level_distance(held, asked)
    return max(0.0, 1 - steps * _UNDER_LEVEL) if steps >= 0 else max(0.4, 1 + steps * _OVER_LEVEL)


def _experience_share(resume: ResumeProfile, posting: PostingProfile) -> float | None:
    if not posting.years:
        return None
    return min(1.0, counted_years(resume, posting.parsed_title) / posting.years)


def _phrases_share(resume: ResumeProfile, posting: PostingProfile) -> float | None:
    phrases = posting.phrases
    if len(phrases.keys) < FEWEST_PHRASES:
        return None
    share_of = resume.words.share
    reached = sum(weight * share_of(key) for key, weight in zip(phrases.keys, phrases.weights, strict=True))
    return min(1.0, reached / (sum(phrases.weights) * PHRASES_FOR_ALL))


def _education_share(resume: ResumeProfile, posting: PostingProfile, proved: frozenset[str]) -> float | None:
    """Schooling and certificates, each thing asked for counting alike."""
    shares = [] if posting.education is None else [schooling_share(resume, posting)]
    shares.extend(_credit(names, resume.credits, proved) for names in posting.certificates.names)
    return sum(shares) / len(shares) if shares else None


def _parts(
    shares: Shares | None, resume: ResumeProfile, posting: PostingProfile, *, noted: bool
) -> tuple[Part, ...]:
    places, told = resume.words.places, posting.phrases
    reached: Iterable[float | None] = shares or [None] * len(_NAMES)
    held = {
        "required_skills": _held(posting.required, resume),
        "preferred_skills": _held(posting.preferred, resume),
        "phrases": tuple(name for key, name in zip(told.keys, told.names, strict=True) if key in places),
        "education": _held(posting.certificates, resume),
    }
    notes = _notes(resume, posting) if noted else {}
    return tuple(
        Part(
            name,
            WEIGHTS[name],
            (share or 0.0) * WEIGHTS[name],
            share is not None,
            held.get(name, ()),
            notes.get(name, ""),
        )
        for name, share in zip(_NAMES, reached, strict=True)
    )


def _held(wants: Wants, resume: ResumeProfile) -> tuple[str, ...]:
    held = resume.credits
    return tuple(name for names in wants.names for name in names.split(ANY_OF) if held.get(name) == 1.0)


def _notes(resume: ResumeProfile, posting: PostingProfile) -> dict[str, str]:
    """For the parts that are no lists, in a few words what was compared."""
    notes: dict[str, str] = {}
    fit, job = title_fit(resume, posting)
    levels = f"; {resume.seniority or 'level unknown'} for {posting.seniority}" if posting.seniority else ""
    shown = (
        f"“{job.title.text}” for “{posting.title}”"
        if job and fit >= 0.3
        else f"No title like “{posting.title}”"
    )
    notes["title"] = shown + levels
    if posting.years:
        counted = counted_years(resume, posting.parsed_title)
        less = " (years in unrelated work count half)" if counted < resume.years else ""
        notes["experience"] = f"{counted:.1f} years for {posting.years}{less}"
    if posting.education:
        level = resume.education[0] if resume.education else "no degree found"
        instead = resume.education is None and schooling_share(resume, posting) == 1.0
        stands_in = "; experience may stand in for it" if instead else ""
        notes["education"] = f"{level} for {posting.education}{stands_in}"
    return notes


def _missing(resume: ResumeProfile, posting: PostingProfile) -> Iterable[Missing]:
    held = resume.credits
    asked: tuple[tuple[PartName, Wants], ...] = (
        ("required_skills", posting.required),
        ("preferred_skills", posting.preferred),
        ("education", posting.certificates),
    )
    for part, wants in asked:
        for names in wants.names:
            credit = _credit(names, held, _NOTHING)
            if credit < 1.0:
                each = tuple(names.split(ANY_OF))
                yield Missing(part, " / ".join(each), each if len(each) > 1 else (), weak=credit > 0)
    for key, name in zip(posting.phrases.keys, posting.phrases.names, strict=True):
        if key not in resume.words.places:
            yield Missing("phrases", name)
    if posting.years and counted_years(resume, posting.parsed_title) < posting.years:
        yield Missing("experience", f"{posting.years} years of experience")
    if posting.education and schooling_share(resume, posting) < 1.0:
        yield Missing("education", posting.education)
