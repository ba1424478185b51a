"""Resumes: import, versions, editor, design and export. No AI here."""

from django.apps import AppConfig


class ResumesConfig(AppConfig):
    name = "resumes"

    def ready(self) -> None:
        from accounts.demo import register_seeder
        from resumes.demo import seed_demo_resumes

        register_seeder(seed_demo_resumes)
