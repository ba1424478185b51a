"""The sample postings: many trades, read well enough to show what the pages do."""

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from jobs.models import JobPosting, PostingSkill
from jobs.services import demo
from tests.conftest import Person


def test_sample_postings_are_added_once(in_alice: Person) -> None:
    count = demo.seed_demo_postings(in_alice.workspace)
    assert 38 <= count <= 50
    assert demo.seed_demo_postings(in_alice.workspace) == 0
    postings = JobPosting.objects.all()
    assert {posting.source for posting in postings} == {"sample"}
    oldest, newest = (
        min(posting.posted_at for posting in postings),
        max(posting.posted_at for posting in postings),
    )
    today = timezone.now().date()
    assert today - timedelta(days=92) <= oldest < newest <= today


def test_sample_postings_show_what_the_pages_do(in_alice: Person) -> None:
    total = demo.seed_demo_postings(in_alice.workspace)
    postings = list(JobPosting.objects.all())
    assert sum(posting.salary_annual_max is not None for posting in postings) > total * 0.7
    assert len({posting.remote for posting in postings}) == 4
    assert len({posting.seniority for posting in postings}) >= 4
    per_posting = Counter(PostingSkill.objects.values_list("posting", flat=True))
    assert min(per_posting.values()) >= 3
    assert len(per_posting) == total


def test_sample_data_is_well_formed() -> None:
    samples = json.loads(Path(demo._DATA).read_text(encoding="utf-8"))
    assert len({(sample["title"], sample["company"]) for sample in samples}) == len(samples)
    assert all(sample["text"] and 0 <= sample["days_ago"] <= 90 for sample in samples)
