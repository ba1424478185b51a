"""What stored postings ask for, as strategies receive it."""

import pytest

from jobs.extraction.posting import read_posting
from optimizations.context import PostingFacts, context_of
from optimizations.services.market_context import build_context
from tests.conftest import Person
from tests.jobs.factories import make_posting

pytestmark = pytest.mark.django_db


def test_stored_postings_and_postings_from_a_file_are_weighed_alike(in_alice: Person) -> None:
    extras = ("", "Excel and strong communication skills are required", "")
    rows = [make_posting(in_alice.workspace, number, extra=extra) for number, extra in enumerate(extras)]
    stored = build_context(in_alice.workspace, [row.pk for row in rows])
    fresh = context_of(
        [PostingFacts(str(row.pk), row.title, read_posting(row.description, row.title)) for row in rows]
    )
    assert {skill.name: skill.weight for skill in stored.skills} == {
        skill.name: skill.weight for skill in fresh.skills
    }
    weights = {skill.name: skill.weight for skill in stored.skills}
    assert (weights["Python"], weights["Kubernetes"]) == (1, 0.4)  # required by all, preferred by all
    assert "Communication" not in weights
