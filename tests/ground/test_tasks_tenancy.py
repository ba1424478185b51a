"""Tasks enter their own workspace, touch nothing of another, leave no context behind, and bear ids of nothing."""

import inspect
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.utils.module_loading import import_string, module_has_submodule

from accounts import tenancy
from jobanalyzer.queue.run import run
from jobs.models import Match
from jobs.services import lexicon
from optimizations.models import ProposedEdit, Run, RunEvent
from tests.conftest import Person
from tests.jobs.factories import make_posting
from tests.optimizations.factories import make_resume, start

ROOMS = ("billing", "resumes", "jobs", "optimizations")


def _tasks() -> list[str]:
    """The dotted paths of all tasks."""
    modules = [
        import_module(f"{room}.tasks")
        for room in ROOMS
        if module_has_submodule(apps.get_app_config(room).module, "tasks")
    ]
    return [
        f"{module.__name__}.{name}"
        for module in modules
        for name, task in inspect.getmembers(module, inspect.isfunction)
        if task.__module__ == module.__name__ and not name.startswith("_")
    ]


def assert_no_context_is_left() -> None:
    assert tenancy.current() == tenancy.NONE
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from jobs_jobposting")
        assert cursor.fetchone() == (0,)


def test_all_tasks_are_known() -> None:
    assert "optimizations.tasks.execute_optimization" in _tasks()
    assert "jobs.tasks.run_import" in _tasks()


@pytest.mark.parametrize("task", _tasks())
def test_a_task_bears_ids_of_nothing(task: str, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        make_posting(alice.workspace)
    ids = [str(uuid4()) for _ in inspect.signature(import_string(task)).parameters]
    assert run(task, *ids) == "done"
    assert_no_context_is_left()


def test_a_run_is_worked_on_in_its_own_workspace(alice: Person, bob: Person) -> None:
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        start(bob)
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        optimization = start(alice)
    assert run("optimizations.tasks.execute_optimization", str(optimization.run_id)) == "done"
    assert_no_context_is_left()
    with tenancy.system():
        assert Run.objects.get(pk=optimization.run_id).status == Run.Status.COMPLETED
        assert Run.objects.get(workspace=bob.workspace).status == Run.Status.PENDING
        assert set(ProposedEdit.objects.values_list("workspace", flat=True)) == {alice.workspace.pk}
        events = RunEvent.objects.filter(run=optimization.run_id)
        assert set(events.values_list("workspace", flat=True)) == {alice.workspace.pk}
    with tenancy.workspace(bob.workspace.pk):
        assert not RunEvent.objects.filter(run=optimization.run_id).exists()


@pytest.mark.parametrize("task", ["refresh_matches", "read_postings_again"])
def test_a_foreign_id_beside_a_workspace_is_nothing(task: str, alice: Person, bob: Person) -> None:
    """Bob's workspace with the id of alice's resume or term: nothing is read, nothing written."""
    with tenancy.workspace(bob.workspace.pk):
        make_posting(bob.workspace)
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        make_posting(alice.workspace, 1)
        resume = make_resume(alice)
        term = lexicon.add_term(workspace=alice.workspace, user=alice.user, name="Crumbcasting")
    theirs: Any = {"refresh_matches": resume.pk, "read_postings_again": term.pk}[task]
    with tenancy.system():
        before = Match.objects.count()
    assert run(f"jobs.tasks.{task}", str(bob.workspace.pk), str(theirs)) == "done"
    assert_no_context_is_left()
    with tenancy.system():
        assert Match.objects.count() == before
