"""Matching a resume with a posting: a score of six parts, by rules alone, each with its evidence."""

from jobs.matching.posting import PostingProfile, posting_profile
from jobs.matching.results import WEIGHTS, Evidence, MatchResult, Missing, Part
from jobs.matching.resume import ResumeProfile
from jobs.matching.scoring import gain, match, score

__all__ = [
    "WEIGHTS",
    "Evidence",
    "MatchResult",
    "Missing",
    "Part",
    "PostingProfile",
    "ResumeProfile",
    "gain",
    "match",
    "posting_profile",
    "score",
]
