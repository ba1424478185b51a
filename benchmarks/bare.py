"""Bare views that run a page's main query and nothing else: what the pages are measured against."""

import os
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts import tenancy
from jobs.models import JobPosting, PostingSkill


def _answer(text: str) -> HttpResponse:
    return HttpResponse(text, headers={"Content-Length": str(len(text.encode()))})


def postings(request: HttpRequest, workspace: UUID) -> HttpResponse:
    with tenancy.workspace(workspace):
        rows = list(JobPosting.objects.in_workspace(workspace).active().light()[:20])
    return _answer(str(len(rows)))


def posting(request: HttpRequest, workspace: UUID, key: UUID) -> HttpResponse:
    with tenancy.workspace(workspace):
        row = JobPosting.objects.in_workspace(workspace).get(pk=key)
        skills = list(PostingSkill.objects.in_workspace(workspace).filter(posting=row))
    return _answer(f"{row.title} {len(skills)}")


def market(request: HttpRequest, workspace: UUID) -> HttpResponse:
    with tenancy.workspace(workspace):
        rows = list(
            PostingSkill.objects.in_workspace(workspace).values_list(
                "posting_id", "name", "category", "requirement"
            )
        )
    return _answer(str(len(rows)))


urlpatterns = [
    path("<uuid:workspace>/postings/", postings),
    path("<uuid:workspace>/postings/<uuid:key>/", posting),
    path("<uuid:workspace>/market/", market),
]

settings.ROOT_URLCONF = "benchmarks.bare"
settings.MIDDLEWARE = []
application = WSGIHandler()
