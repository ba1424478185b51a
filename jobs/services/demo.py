"""Sample postings to look at before one has any of one's own."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone

from accounts.models import User, Workspace
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, Match
from jobs.services import matching
from jobs.services.bulk import create_postings

_DATA: Final = Path(__file__).resolve().parent.parent / "demo" / "postings.json"


def seed_demo_postings(workspace: Workspace) -> int:
    """Add the sample postings that are not there yet, dated over the last three months; returns how many."""
    today = timezone.now().date()
    samples = json.loads(_DATA.read_text(encoding="utf-8"))
    rows = [
        (
            number,
            RawPosting(
                title=sample["title"],
                company=sample["company"],
                location=sample["location"],
                description="\n".join(sample["text"]),
                posted_at=today - timedelta(days=sample["days_ago"]),
            ),
        )
        for number, sample in enumerate(samples, start=1)
    ]
    outcomes = create_postings(workspace=workspace, rows=rows, source=JobPosting.Source.SAMPLE)
    return sum(outcome.outcome == "added" for outcome in outcomes)


def seed_demo_workspace(workspace: Workspace, user: User) -> None:
    """For the demo person: the samples, matched with the active resume, a few of them shortlisted."""
    seed_demo_postings(workspace)
    resume = matching.active_resume(workspace)
    if resume is None:
        return
    resume.refresh_from_db()
    matching.refresh_matches(resume)
    best = Match.objects.in_workspace(workspace).filter(score__isnull=False).order_by("-score")[:8]
    JobPosting.objects.in_workspace(workspace).filter(pk__in=[match.posting_id for match in best]).update(
        shortlisted=True
    )
