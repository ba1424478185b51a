"""`python -m benchmarks.gateway_person` seeds somebody on Pro with a priced model; `… figures` prints what runs cost.

Run by `gateway`, in processes of their own, on the benchmark's database.
"""

import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django

django.setup()

from decimal import Decimal

from django.conf import settings
from django.core.management import call_command
from django.db.models import Sum
from django.test import Client

from accounts import tenancy
from accounts.models import Membership, User
from billing.services.subscriptions import assign_plan
from jobs.models import JobPosting
from optimizations.models import AICall, CachedAnswer, Run
from optimizations.services.catalogue import add_model
from resumes.models import Resume

MODEL = "bench"


def seed() -> dict[str, Any]:
    call_command("prepare", verbosity=0)
    call_command("seed_demo", verbosity=0)
    add_model(f"openai_compatible/{MODEL}", price_in=Decimal("0.25"), price_out=Decimal(2))
    client = Client()
    user = User.objects.get(email=settings.DEMO_EMAIL)
    client.force_login(user)
    with tenancy.system():
        workspace = Membership.objects.get(user=user).workspace_id
        assign_plan(workspace=workspace, tier="pro", reason="The benchmark asks more often", user=user)
        resume = Resume.objects.get(workspace=workspace, is_active=True)
        postings = JobPosting.objects.in_workspace(workspace).active().order_by("pk")
        return {
            "session": client.cookies["sessionid"].value,
            "resume": str(resume.pk),
            "postings": [str(key) for key in postings.values_list("pk", flat=True)],
        }


def figures() -> dict[str, Any]:
    """Of all runs so far: how they ended, their calls and hits, what was paid and what the hits would have cost."""
    with tenancy.system():
        calls = AICall.objects.all()
        price = CachedAnswer.objects.aggregate(total=Sum("cost"))["total"] or Decimal(0)
        answers = CachedAnswer.objects.count()
        hits = calls.filter(cache_hit=True).count()
        return {
            "unfinished": Run.objects.exclude(status=Run.Status.COMPLETED).count(),
            "calls": calls.count(),
            "hits": hits,
            "paid": float(calls.aggregate(total=Sum("cost"))["total"] or 0),
            "saved": float(price / answers * hits) if answers else 0.0,
        }


if __name__ == "__main__":
    json.dump(figures() if sys.argv[1:] == ["figures"] else seed(), sys.stdout)
