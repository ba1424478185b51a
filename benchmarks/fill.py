"""Fills the benchmark's database: 200 workspaces with 500 postings each. Run by `pages`, in its own process.

The first workspace's postings go through the product's own services; the others are copies of their rows.
"""

import json
import os
import sys
from datetime import timedelta
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django

django.setup()

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import tenancy
from accounts.models import User, Workspace
from accounts.services import tokens, workspaces
from benchmarks.texts import demo_postings, posting_texts, resume_document
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, PostingSkill
from jobs.services.bulk import create_postings
from resumes.services.resumes import create_resume

WORKSPACES = 200
POSTINGS = 500


def main() -> None:
    call_command("prepare", verbosity=0)
    people = [_person(number) for number in range(WORKSPACES)]
    first_user, first = people[0]
    with tenancy.workspace(first.pk, user_id=first_user.pk):
        _add_postings(first)
    with tenancy.system():
        for _, workspace in people[1:]:
            _copy_postings(first.pk, workspace.pk)
        _analyse_tables()

    measured = []
    for user, workspace in people[:8]:
        client = Client()
        client.force_login(user)
        with tenancy.workspace(workspace.pk, user_id=user.pk):
            resume = create_resume(workspace=workspace, user=user, title="Bench", content=resume_document())
            _, secret = tokens.create_token(user=user, workspace=workspace, name="bench")
            posting = JobPosting.objects.in_workspace(workspace).first()
            assert posting is not None
            measured.append(
                {
                    "workspace": str(workspace.pk),
                    "session": client.cookies["sessionid"].value,
                    "token": secret,
                    "posting": str(posting.pk),
                    "resume": str(resume.pk),
                }
            )
    json.dump(measured, sys.stdout)


def _person(number: int) -> tuple[User, Workspace]:
    user = User(email=f"bench{number}@example.org", email_verified=True)
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user, workspaces.create_personal_workspace(user=user)


def _add_postings(workspace: Workspace) -> None:
    samples = demo_postings()
    today = timezone.now().date()
    rows = []
    for number, text in enumerate(posting_texts(POSTINGS, 2500)):
        sample = samples[number % len(samples)]
        raw = RawPosting(
            title=f"{sample['title']} {number}",
            company=f"{sample['company']} {number % 90}",
            location=sample["location"],
            description=text,
            url=f"https://jobs.example.org/{number}",
            posted_at=today - timedelta(days=number % 90),
        )
        rows.append((number, raw))
    create_postings(workspace=workspace, rows=rows, source=JobPosting.Source.SAMPLE)


def _copy_postings(source: UUID, target: UUID) -> None:
    """Copies with new keys; the copy's key is made of both ids, so that skills find their posting again."""
    new_id = "md5(t.{column}::text || %(target)s)::uuid"
    with connection.cursor() as cursor:
        for model, key in ((JobPosting, None), (PostingSkill, "posting_id")):
            columns = [field.column for field in model._meta.concrete_fields if not field.generated]
            values = [
                "%(target)s::uuid"
                if column == "workspace_id"
                else new_id.format(column=column)
                if column in {"id", key}
                else f't."{column}"'
                for column in columns
            ]
            names = ", ".join(f'"{column}"' for column in columns)
            cursor.execute(
                f'insert into "{model._meta.db_table}" ({names}) select {", ".join(values)} '  # noqa: S608  # our own names
                f'from "{model._meta.db_table}" t where workspace_id = %(source)s',
                {"source": str(source), "target": str(target)},
            )


def _analyse_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("analyze")


if __name__ == "__main__":
    main()
