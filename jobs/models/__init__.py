"""Postings, their skills and matches, imports and a workspace's own lexicon terms."""

from jobs.models.importing import PostingImport
from jobs.models.match import Match
from jobs.models.posting import JobPosting, PostingQuerySet, PostingSkill
from jobs.models.term import LexiconTerm

__all__ = ["JobPosting", "LexiconTerm", "Match", "PostingImport", "PostingQuerySet", "PostingSkill"]
