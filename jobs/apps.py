"""Postings, skills, the market, matching. No AI here."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"
