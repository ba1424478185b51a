"""Making, choosing, copying, deleting resumes."""

import pytest

from accounts.models import ActivityLog
from jobanalyzer.errors import InvalidInput
from resumes import queries
from resumes.services.resumes import (
    activate_resume,
    create_resume,
    delete_resume,
    duplicate_resume,
    rename_resume,
    restore_resume,
)
from tests.conftest import Person
from tests.resumes.factories import document, make_resume

pytestmark = pytest.mark.django_db


def test_the_first_resume_is_active_and_has_a_version(in_alice: Person) -> None:
    first = make_resume(in_alice)
    second = make_resume(in_alice, "Second")
    assert queries.active_resume(in_alice.workspace) == first
    assert (first.version, second.version, second.is_active) == (1, 1, False)
    assert first.word_count > 20
    assert ActivityLog.objects.filter(event_type="resume.created").count() == 2


def test_one_is_active(in_alice: Person) -> None:
    first, second = make_resume(in_alice), make_resume(in_alice, "Second")
    activate_resume(resume=second, user=in_alice.user)
    first.refresh_from_db()
    assert (first.is_active, queries.active_resume(in_alice.workspace)) == (False, second)


def test_a_copy_has_its_own_history(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    copy = duplicate_resume(resume=resume, user=in_alice.user)
    assert (copy.title, copy.content, copy.version) == ("Supervisor (copy)", resume.content, 1)


def test_delete_hands_the_mark_on_and_restore_takes_it_back(in_alice: Person) -> None:
    first, second = make_resume(in_alice), make_resume(in_alice, "Second")
    delete_resume(resume=first, user=in_alice.user)
    assert queries.active_resume(in_alice.workspace) == second
    assert list(queries.kept_resumes(in_alice.workspace)) == [second]
    restore_resume(resume=first, user=in_alice.user)
    assert queries.active_resume(in_alice.workspace) == first
    assert queries.kept_resumes(in_alice.workspace).filter(is_active=True).count() == 1


def test_rename_is_a_version(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    rename_resume(resume=resume, title="Dock lead", user=in_alice.user)
    assert (resume.title, resume.version) == ("Dock lead", 2)
    with pytest.raises(InvalidInput):
        rename_resume(resume=resume, title="  ")


def test_no_resume_of_another_workspace_is_seen(in_alice: Person, bob: Person) -> None:
    make_resume(in_alice)
    assert not queries.kept_resumes(bob.workspace).exists()


def test_content_that_is_no_resume_makes_nothing(in_alice: Person) -> None:
    with pytest.raises(InvalidInput):
        create_resume(workspace=in_alice.workspace, user=in_alice.user, title="x", content=document(work=3))
    assert not queries.kept_resumes(in_alice.workspace).exists()
