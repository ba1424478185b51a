"""Everything that asks a model, and the built-in rules that answer when there is none."""

from typing import Any

from django.apps import AppConfig


class OptimizationsConfig(AppConfig):
    name = "optimizations"

    def ready(self) -> None:
        from resumes.services.resumes import on_deletion

        on_deletion(_cancel_runs)


def _cancel_runs(resume: Any, user: Any) -> None:
    # Loaded when it is needed: commands start sooner
    from optimizations.services.runs import cancel_for_resume

    cancel_for_resume(resume, user)
