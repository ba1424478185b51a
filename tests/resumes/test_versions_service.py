"""Every save is a version; undo, redo and restore are saves too; a stale save never overwrites."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from accounts import tenancy
from accounts.models import ActivityLog
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from resumes import queries
from resumes.models import Resume, ResumeVersion
from resumes.services.resumes import delete_resume
from resumes.services.versions import redo, restore_version, save_version, undo
from tests.conftest import Person
from tests.resumes.factories import document, make_resume

pytestmark = pytest.mark.django_db


def _label(resume: Resume) -> str:
    resume.refresh_from_db()
    return str(resume.content["basics"].get("label", ""))


def _save(resume: Resume, label: str, **more: Any) -> ResumeVersion:
    content = document(basics={"name": "Mira Solberg", "label": label})
    return save_version(resume=resume, base_version=resume.version, content=content, **more)


def test_a_save_is_a_version_and_the_current_state(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    made = _save(resume, "Shift lead", user=in_alice.user)
    assert (made.number, resume.version) == (2, 2)
    assert made.change == "Edited basics"
    assert _label(resume) == "Shift lead"
    first = queries.version_of(resume, 1)
    assert first is not None
    assert first.content["basics"]["label"] == "Warehouse supervisor"


def test_nothing_changed_makes_no_version(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    same = save_version(resume=resume, base_version=1, content=document())
    assert same.number == 1
    assert resume.versions.count() == 1


def test_a_stale_save_is_refused_and_says_what_is_current(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    _save(resume, "Shift lead")
    with pytest.raises(Conflict) as raised:
        save_version(resume=resume, base_version=1, content=document(work=[]))
    assert raised.value.details == {"version": 2, "base_version": 1}
    assert _label(resume) == "Shift lead"


def test_design_alone_is_a_version_and_bad_values_fall_back(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    made = save_version(
        resume=resume,
        base_version=1,
        content=resume.content,
        design={"accent": "#123456", "font": "Comic Sans"},
        template="sidebar",
    )
    assert (made.change, resume.template) == ("Edited design", "sidebar")
    assert made.design["accent"] == "#123456"
    assert made.design["font"] == "Source Sans 3"


def test_undo_and_redo_walk_the_states(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    for label in ("B", "C"):
        _save(resume, label)
    undo(resume=resume, base_version=3)
    assert _label(resume) == "B"
    undo(resume=resume, base_version=4)
    assert _label(resume) == "Warehouse supervisor"
    with pytest.raises(InvalidInput):
        undo(resume=resume, base_version=5)
    redo(resume=resume, base_version=5)
    assert _label(resume) == "B"
    redo(resume=resume, base_version=6)
    assert _label(resume) == "C"
    with pytest.raises(InvalidInput):
        redo(resume=resume, base_version=7)


def test_an_edit_after_undo_starts_a_new_branch(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    _save(resume, "B")
    undo(resume=resume, base_version=2)
    _save(resume, "C")
    with pytest.raises(InvalidInput):
        redo(resume=resume, base_version=resume.version)
    undo(resume=resume, base_version=resume.version)
    assert _label(resume) == "Warehouse supervisor"
    assert resume.versions.filter(content__basics__label="B").exists()


def test_undo_names_the_version_it_was_made_from(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    _save(resume, "B")
    with pytest.raises(Conflict):
        undo(resume=resume, base_version=1)


def test_restore_brings_an_old_state_back_as_a_new_version(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    _save(resume, "B")
    made = restore_version(resume=resume, number=1, base_version=2)
    assert (made.number, made.change) == (3, "Restored version 1")
    assert _label(resume) == "Warehouse supervisor"
    with pytest.raises(NotFound):
        restore_version(resume=resume, number=99, base_version=3)


def test_a_deleted_resume_is_not_saved(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    delete_resume(resume=resume)
    with pytest.raises(NotFound):
        _save(resume, "B")


def test_autosaves_of_one_sitting_are_one_event(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    for label in ("B", "C", "D"):
        _save(resume, label, autosave=True, user=in_alice.user)
    assert resume.versions.count() == 4
    assert not ActivityLog.objects.filter(event_type="resume.updated").exists()
    _save(resume, "E", user=in_alice.user)
    assert ActivityLog.objects.filter(event_type="resume.updated").count() == 1


@pytest.mark.parametrize(
    "content",
    [[], "text", {"work": "three jobs"}, {"work": ["a job"]}, {"basics": ["name"]}, {"x": float("nan")}],
)
def test_content_that_is_no_resume_is_refused(in_alice: Person, content: Any) -> None:
    resume = make_resume(in_alice)
    with pytest.raises(InvalidInput):
        save_version(resume=resume, base_version=1, content=content)


def test_characters_that_a_database_refuses_are_dropped(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    _save(resume, "Lead\x00 \ud800here")
    assert _label(resume) == "Lead here"


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_once_never_overwrite_each_other(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        resume = make_resume(alice)

    def save(label: str) -> str:
        try:
            with tenancy.workspace(alice.workspace.pk):
                mine = Resume.objects.get(pk=resume.pk)
                save_version(
                    resume=mine, base_version=1, content=document(basics={"label": label}), title=label
                )
            return "saved"
        except Conflict:
            return "conflict"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(save, "ABCD"))
    assert outcomes == ["conflict", "conflict", "conflict", "saved"]
