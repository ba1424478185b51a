"""Everything that asks a model, and the built-in rules that answer when there is none."""

from django.apps import AppConfig


class OptimizationsConfig(AppConfig):
    name = "optimizations"
