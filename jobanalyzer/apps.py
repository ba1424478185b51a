"""The ground: pieces that know no app."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "jobanalyzer"
    label = "jobanalyzer"
