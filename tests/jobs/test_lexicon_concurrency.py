"""The same term judged, and the same postings read again, at the same moment."""

import pytest

from accounts import tenancy
from jobs.models import JobPosting, LexiconTerm
from jobs.services import lexicon
from tests.concurrency import at_once
from tests.conftest import Person
from tests.jobs.factories import make_posting

pytestmark = pytest.mark.django_db(transaction=True)
TERM = "Frobnicator"


def test_a_double_click_adds_one_term_and_the_postings_that_name_it_have_it_once(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        for number in range(3):
            make_posting(alice.workspace, number, extra=f"You know {TERM}")

    def add() -> None:
        lexicon.add_term(workspace=alice.workspace, user=alice.user, name=TERM)

    at_once(alice, add, add, add)
    with tenancy.workspace(alice.workspace.pk):
        term = LexiconTerm.objects.get()

    def read_again() -> None:
        assert lexicon.read_postings_again(workspace=alice.workspace, term=term) == 3

    at_once(alice, read_again, read_again, read_again)
    with tenancy.workspace(alice.workspace.pk):
        for posting in JobPosting.objects.all():
            assert posting.skills.filter(name=TERM).count() == 1
