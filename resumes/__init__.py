"""Resumes: documents, versions, import, analysis, rendering and export."""
