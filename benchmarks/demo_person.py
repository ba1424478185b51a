"""Seeds the demo workspace of the benchmark's database and prints a signed-in session with the ids it may ask for."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts import tenancy
from accounts.models import Membership, User
from jobs.models import JobPosting
from resumes.models import Resume

call_command("seed_demo", verbosity=0)
client = Client()
user = User.objects.get(email=settings.DEMO_EMAIL)
client.force_login(user)
with tenancy.system():
    workspace = Membership.objects.get(user=user).workspace_id
    posting = JobPosting.objects.filter(workspace=workspace).first()
    resume = Resume.objects.filter(workspace=workspace, is_active=True).first()
assert posting is not None
assert resume is not None
paths = [
    "/postings/",
    f"/postings/{posting.pk}/",
    "/postings/market/",
    "/postings/market/fit/",
    "/resumes/",
    f"/resumes/{resume.pk}/",
    f"/resumes/{resume.pk}/versions/{resume.version}/page-1.svg",
    "/improve/",
    "/account/",
    "/api/v1/jobs/",
    "/api/schema/",
]
# A form that makes a PDF and reads it back
exports = [f"/resumes/{resume.pk}/export/"]
json.dump(
    {
        "session": client.cookies["sessionid"].value,
        "paths": paths,
        "exports": exports,
        "version": resume.version,
    },
    sys.stdout,
)
