"""Postings, their skills, imports and a workspace's own lexicon terms."""

from jobs.models.importing import PostingImport
from jobs.models.posting import JobPosting, PostingQuerySet, PostingSkill
from jobs.models.term import LexiconTerm

__all__ = ["JobPosting", "LexiconTerm", "PostingImport", "PostingQuerySet", "PostingSkill"]
