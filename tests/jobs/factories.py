"""Factories for postings."""

from datetime import date
from typing import Any

from accounts.models import Workspace
from jobs.importing.records import RawPosting
from jobs.models import JobPosting
from jobs.services.postings import create_posting
from resumes.models import Resume

TEXT = """We build tools for small bakeries.

What you bring
- Three years of experience with Python and PostgreSQL
- You know Docker

Nice to have: Kubernetes

{extra}
€50,000 to €60,000 a year, hybrid, full-time."""

NAMES = [
    "ovens",
    "mixers",
    "racks",
    "scales",
    "trays",
    "peels",
    "tins",
    "timers",
    "sieves",
    "bowls",
    "whisks",
]


def make_text(number: int = 0, extra: str = "") -> str:
    """A posting's text; texts of different numbers are different postings."""
    words = " ".join(f"{NAMES[(number + step) % len(NAMES)]}{number}{step}" for step in range(60))
    return TEXT.format(extra=f"{extra}\nOur words: {words}.")


def make_posting(workspace: Workspace, number: int = 0, **fields: Any) -> JobPosting:
    """A posting read and kept as the pages keep one. Needs the workspace's context."""
    later = {name: fields.pop(name) for name in ("shortlisted", "read_at") if name in fields}
    raw = RawPosting(
        title=fields.pop("title", f"Backend Developer {chr(65 + number % 26)}{number}"),
        company=fields.pop("company", f"Crumb {number} Ltd"),
        location=fields.pop("location", "Leeds"),
        description=fields.pop("description", make_text(number, fields.pop("extra", ""))),
        posted_at=fields.pop("posted_at", date(2026, 11, 2)),
        **{name: fields.pop(name) for name in list(fields) if name in RawPosting.__slots__},
    )
    source = fields.pop("source", JobPosting.Source.PASTE)
    assert not fields, fields
    posting, is_new = create_posting(workspace=workspace, user=None, raw=raw, source=source)
    assert is_new, f"{raw.title} repeats {posting}"
    for name, value in later.items():
        setattr(posting, name, value)
    if later:
        posting.save(update_fields=[*later])
    return posting


def make_resume(workspace: Workspace, **fields: Any) -> Resume:
    content = {
        "basics": {"name": "Kim Ode", "label": "Backend Developer"},
        "work": [
            {
                "name": "Loaf",
                "position": "Backend Developer",
                "startDate": "2019-01",
                "highlights": ["Built the order service in Python on PostgreSQL"],
            }
        ],
        "skills": [{"name": "Tools", "keywords": ["Python", "PostgreSQL"]}],
    }
    return Resume.objects.create(
        workspace=workspace,
        **{"title": "Resume", "content": content, "version": 1, "is_active": True, **fields},
    )
