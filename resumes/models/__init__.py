"""Resumes, their versions, the imports under review and the exported files."""

from resumes.models.export import Export
from resumes.models.imported import ResumeImport
from resumes.models.resume import Resume, ResumeVersion

__all__ = ["Export", "Resume", "ResumeImport", "ResumeVersion"]
