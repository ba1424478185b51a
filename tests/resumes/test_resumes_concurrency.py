"""Two requests at once for the mark of the active resume: one of them gets it, neither fails."""

import pytest

from accounts import tenancy
from resumes import queries
from resumes.services.resumes import activate_resume, delete_resume, restore_resume
from tests.concurrency import at_once
from tests.conftest import Person
from tests.resumes.factories import make_resume

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def active_count(person: Person) -> int:
    with tenancy.workspace(person.workspace.pk):
        return queries.kept_resumes(person.workspace).filter(is_active=True).count()


def test_of_two_first_resumes_one_is_active(alice: Person) -> None:
    at_once(alice, *(lambda title=title: make_resume(alice, title) for title in ("One", "Two", "Three")))
    with tenancy.workspace(alice.workspace.pk):
        assert queries.kept_resumes(alice.workspace).count() == 3
    assert active_count(alice) == 1


def test_choosing_deleting_and_restoring_at_once_leave_one_active(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        first, second, third = (make_resume(alice, title) for title in ("One", "Two", "Three"))
    for _ in range(ROUNDS):
        at_once(alice, lambda: activate_resume(resume=first), lambda: activate_resume(resume=second))
        assert active_count(alice) == 1
        at_once(alice, lambda: delete_resume(resume=first), lambda: activate_resume(resume=third))
        assert active_count(alice) == 1
        at_once(alice, lambda: restore_resume(resume=first), lambda: activate_resume(resume=second))
        assert active_count(alice) == 1
