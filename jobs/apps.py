"""Postings, skills, the market, matching. No AI here."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"

    def ready(self) -> None:
        from accounts.demo import register_seeder
        from jobs.services.demo import seed_demo_workspace

        register_seeder(seed_demo_workspace)
