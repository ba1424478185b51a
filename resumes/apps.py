"""Resumes: import, versions, editor, design and export. No AI here."""

from django.apps import AppConfig


class ResumesConfig(AppConfig):
    name = "resumes"
