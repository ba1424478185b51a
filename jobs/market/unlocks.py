"""The market seen from one resume: matches, what it lacks most, and which skill would open most postings."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from jobs.lexicon.load import Category
from jobs.market.rows import Index, Share
from jobs.matching.posting import ANY_OF
from jobs.matching.resume import ResumeProfile
from jobs.matching.scoring import Shares, possible_rises, rounded, shares_of

TARGET: Final = 70
_TRIED: Final = 40
_GAPS: Final = 100


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill asked for and not in the resume, or (`weak`) only faintly: "in 31 of 40 postings, not in your resume"."""

    name: str
    category: Category
    share: Share
    required: int
    weak: bool

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "category": self.category,
            "required": self.required,
            "weak": self.weak,
            **self.share.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Unlock:
    """One skill to learn, and the postings that would then reach the target: "learn Terraform: 7 more postings"."""

    name: str
    category: Category
    ids: tuple[Hashable, ...]
    gain: float
    asked_in: int

    def to_json(self) -> dict[str, Any]:
        """As plain data; `gain` is the mean rise in points over the postings below the target that ask for it."""
        return {
            "name": self.name,
            "category": self.category,
            "count": len(self.ids),
            "ids": [str(each) for each in self.ids],
            "gain": self.gain,
            "asked_in": self.asked_in,
        }


@dataclass(frozen=True, slots=True)
class Fit:
    """The resume in this market. `scores` holds a score (or None) for each row, in the rows' order."""

    scores: tuple[int | None, ...]
    median: int | None
    reached: tuple[Hashable, ...]
    target: int
    gaps: tuple[Gap, ...]
    unlocks: tuple[Unlock, ...]


def fit(
    index: Index, resume: ResumeProfile, names: list[str], *, target: int = TARGET, most: int = 10
) -> Fit:
    """Matches every row that has a profile and finds gaps and unlocks; `names` are the skills by frequency."""
    shares = [None if row.profile is None else shares_of(resume, row.profile) for row in index.rows]
    if resume.is_empty:
        shares = [None] * len(index.rows)
    scores = tuple(None if each is None else each.score() for each in shares)
    known = [score for score in scores if score is not None]
    reached = sum(1 << at for at, score in enumerate(scores) if score is not None and score >= target)
    lacking = [name for name in names if resume.credits.get(name, 0.0) < 1.0]
    return Fit(
        scores=scores,
        median=round(median(known)) if known else None,
        reached=index.ids(reached),
        target=target,
        gaps=_gaps(index, resume, lacking),
        unlocks=_unlocks(index, resume, lacking, shares, scores, target)[:most],
    )


def _gaps(index: Index, resume: ResumeProfile, lacking: list[str]) -> tuple[Gap, ...]:
    of = len(index.rows)
    return tuple(
        Gap(
            name,
            index.categories[name],
            Share(index.skills[name].bit_count(), of, {"skill": [name]}),
            index.required.get(name, 0).bit_count(),
            weak=name in resume.credits,
        )
        for name in lacking[:_GAPS]
    )


def _unlocks(
    index: Index,
    resume: ResumeProfile,
    lacking: list[str],
    shares: Sequence[Shares | None],
    scores: Sequence[int | None],
    target: int,
) -> tuple[Unlock, ...]:
    """For the commonest lacking skills, by adding to each score below the target what the skill would bring."""
    proving = {name: resume.proving(name) for name in lacking[:_TRIED]}
    wanted = frozenset().union(*proving.values())
    points, rises = _rises(index, resume, shares, scores, target, wanted)
    found = []
    for name, proved in proving.items():
        risen: dict[int, float] = {}
        counted: set[int] = set()
        for each in proved:
            for at, want, rise in rises.get(each, ()):
                # A skill and a broader one may answer the same demand; it is met once.
                if want not in counted:
                    counted.add(want)
                    risen[at] = risen.get(at, 0.0) + rise
        opened = [at for at, rise in risen.items() if rounded(points[at] + rise) >= target]
        if opened:
            mean = round(sum(risen.values()) / len(risen), 1)
            ids = index.ids(sum(1 << at for at in opened))
            asked_in = index.skills[name].bit_count()
            found.append(Unlock(name, index.categories[name], ids, mean, asked_in))
    return tuple(sorted(found, key=lambda unlock: (-len(unlock.ids), -unlock.gain, unlock.name)))


def _rises(
    index: Index,
    resume: ResumeProfile,
    shares: Sequence[Shares | None],
    scores: Sequence[int | None],
    target: int,
    wanted: frozenset[str],
) -> tuple[dict[int, float], dict[str, list[tuple[int, int, float]]]]:
    """The unrounded points of each row below the target, and per wanted skill (row, demand, points added)."""
    points: dict[int, float] = {}
    rises: dict[str, list[tuple[int, int, float]]] = {}
    serial = 0
    for at, (row, share, score) in enumerate(zip(index.rows, shares, scores, strict=True)):
        if row.profile is None or share is None or score is None or score >= target:
            continue
        points[at] = share.points()
        for names, rise in possible_rises(resume, row.profile, share):
            serial += 1
            for name in names.split(ANY_OF):
                if name in wanted:
                    rises.setdefault(name, []).append((at, serial, rise))
    return points, rises
