"""Decisions on proposed edits: what may be accepted, by which path, and what becomes of it."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from accounts import tenancy
from accounts.models import ActivityLog
from jobanalyzer.errors import AppError, Conflict, InvalidInput, NotFound
from optimizations.edits import Edit
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import applying, review
from resumes.models import Resume
from resumes.services.versions import save_version
from tests.conftest import Person
from tests.optimizations import factories

Status, Decision = ProposedEdit.Status, ProposedEdit.Decision


def edit_of(optimization: Optimization, status: str) -> ProposedEdit:
    return optimization.proposed_edits.filter(status=status).order_by("position")[0]


def test_the_fixture_holds_every_verdict(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    statuses = list(optimization.proposed_edits.values_list("status", flat=True))
    assert statuses == ["safe", "needs_confirmation", "blocked", "safe"]


def test_a_safe_edit_is_accepted_rejected_and_taken_back(in_alice: Person) -> None:
    edit = edit_of(factories.finished(in_alice), Status.SAFE)
    for decision in (
        Decision.ACCEPTED,
        Decision.ACCEPTED,
        Decision.OPEN,
        Decision.REJECTED,
        Decision.REJECTED,
    ):
        saved = review.decide(
            edit_id=edit.pk, workspace=in_alice.workspace, decision=decision, user=in_alice.user
        )
        edit.refresh_from_db()
        assert saved.decision == edit.decision == decision
    assert edit.decided_by == in_alice.user


@pytest.mark.parametrize("status", [Status.NEEDS_CONFIRMATION, Status.BLOCKED])
def test_what_the_guard_did_not_clear_cannot_be_accepted(in_alice: Person, status: str) -> None:
    edit = edit_of(factories.finished(in_alice), status)
    with pytest.raises(InvalidInput) as refused:
        review.decide(
            edit_id=edit.pk, workspace=in_alice.workspace, decision=Decision.ACCEPTED, user=in_alice.user
        )
    assert refused.value.code == str(status)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedEdit.objects.filter(pk=edit.pk).update(decision=Decision.ACCEPTED)


def test_a_blocked_edit_cannot_be_confirmed_either(in_alice: Person) -> None:
    edit = edit_of(factories.finished(in_alice), Status.BLOCKED)
    with pytest.raises(InvalidInput):
        review.confirm(edit_id=edit.pk, workspace=in_alice.workspace, user=in_alice.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedEdit.objects.filter(pk=edit.pk).update(decision=Decision.ACCEPTED, confirmed=True)


def test_confirming_keeps_what_was_confirmed_and_taking_back_drops_it(in_alice: Person) -> None:
    edit = edit_of(factories.finished(in_alice), Status.NEEDS_CONFIRMATION)
    review.confirm(edit_id=edit.pk, workspace=in_alice.workspace, user=in_alice.user, words="Since 2019")
    edit.refresh_from_db()
    assert (edit.decision, edit.confirmed) == (Decision.ACCEPTED, True)
    assert [claim["text"] for claim in edit.confirmation["claims"]] == ["Kubernetes"]
    assert edit.confirmation["words"] == "Since 2019"
    assert ActivityLog.objects.filter(event_type="optimization.confirmed").count() == 1
    review.decide(edit_id=edit.pk, workspace=in_alice.workspace, decision=Decision.OPEN, user=in_alice.user)
    edit.refresh_from_db()
    assert (edit.decision, edit.confirmed, edit.confirmation) == (Decision.OPEN, False, {})


@pytest.mark.parametrize(
    ("text", "status", "decision"),
    [
        ("Fixed the nightly import jobs.", Status.SAFE, Decision.ACCEPTED),
        ("Fixed nightly import jobs on Kafka.", Status.NEEDS_CONFIRMATION, Decision.OPEN),
    ],
)
def test_a_rewrite_is_judged_again(in_alice: Person, text: str, status: str, decision: str) -> None:
    edit = edit_of(factories.finished(in_alice), Status.NEEDS_CONFIRMATION)
    review.confirm(edit_id=edit.pk, workspace=in_alice.workspace, user=in_alice.user)
    review.rewrite(edit_id=edit.pk, workspace=in_alice.workspace, text=text, user=in_alice.user)
    edit.refresh_from_db()
    assert (edit.value, edit.status, edit.decision, edit.confirmed) == (text, status, decision, False)
    assert edit.after == factories.NEEDS_WORD.after  # what was proposed is kept
    review.discard_rewrite(edit_id=edit.pk, workspace=in_alice.workspace, user=in_alice.user)
    edit.refresh_from_db()
    assert (edit.rewritten, edit.status, edit.decision) == (None, Status.NEEDS_CONFIRMATION, Decision.OPEN)


def test_a_blocked_edit_is_rewritten_into_a_safe_one(in_alice: Person) -> None:
    edit = edit_of(factories.finished(in_alice), Status.BLOCKED)
    review.rewrite(edit_id=edit.pk, workspace=in_alice.workspace, text="Kystbank", user=in_alice.user)
    edit.refresh_from_db()
    assert (edit.status, edit.decision) == (Status.SAFE, Decision.ACCEPTED)


def test_own_words_that_contradict_the_resume_are_asked_about_and_enter_once_confirmed(
    in_alice: Person,
) -> None:
    optimization = factories.finished(in_alice)
    edit = edit_of(optimization, Status.BLOCKED)
    acting: dict[str, Any] = {"workspace": in_alice.workspace, "user": in_alice.user}
    review.rewrite(edit_id=edit.pk, text="Nationalbanken", **acting)  # the proposal as it was is nobody's own
    edit.refresh_from_db()
    assert (edit.rewritten, edit.status) == (None, Status.BLOCKED)
    review.rewrite(edit_id=edit.pk, text="Sparbanken", **acting)
    edit.refresh_from_db()
    assert (edit.status, edit.decision) == (Status.NEEDS_CONFIRMATION, Decision.OPEN)
    assert edit.verdict["message"] == "Contradicts your resume: the organisation “Sparbanken”."
    with pytest.raises(InvalidInput):
        review.decide(edit_id=edit.pk, decision=Decision.ACCEPTED, **acting)
    review.confirm(edit_id=edit.pk, **acting)
    applying.make_version(optimization_id=optimization.pk, **acting)
    resume = Resume.objects.get(pk=optimization.resume_id)
    assert resume.content["work"][0]["name"] == "Sparbanken"


def test_a_rewritten_list_takes_a_line_for_an_item(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    edit = optimization.proposed_edits.get(path="/skills/0/keywords")
    review.rewrite(
        edit_id=edit.pk, workspace=in_alice.workspace, text="SQL\n\n Python \nJava", user=in_alice.user
    )
    edit.refresh_from_db()
    assert edit.value == ["SQL", "Python", "Java"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 3001])
def test_an_empty_or_endless_rewrite_is_refused(in_alice: Person, text: str) -> None:
    edit = edit_of(factories.finished(in_alice), Status.SAFE)
    with pytest.raises(InvalidInput):
        review.rewrite(edit_id=edit.pk, workspace=in_alice.workspace, text=text, user=in_alice.user)


def test_accepting_all_safe_ones_leaves_the_others(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    count = review.accept_safe(
        optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user
    )
    assert count == 2
    accepted = optimization.proposed_edits.filter(decision=Decision.ACCEPTED)
    assert set(accepted.values_list("status", flat=True)) == {Status.SAFE}
    assert (
        review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
        == 0
    )


def make(person: Person, optimization: Optimization) -> applying.Made:
    return applying.make_version(
        optimization_id=optimization.pk, workspace=person.workspace, user=person.user
    )


def test_accepted_edits_become_a_version_once(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    word = edit_of(optimization, Status.NEEDS_CONFIRMATION)
    review.confirm(edit_id=word.pk, workspace=in_alice.workspace, user=in_alice.user)
    made = make(in_alice, optimization)
    assert (made.version, made.applied, made.misfits) == (2, 3, ())
    resume = Resume.objects.get(pk=optimization.resume_id)
    assert resume.content["work"][0]["highlights"][0] == factories.SAFE.after
    assert resume.content["work"][1]["highlights"][1] == factories.NEEDS_WORD.after
    assert resume.content["skills"][0]["keywords"] == ["Python", "SQL", "Java"]
    assert resume.content["work"][0]["name"] == "Kystbank"
    version = resume.versions.get(number=2)
    assert (version.author, version.created_by) == ("ai", in_alice.user)
    assert "on your word: Kubernetes" in version.change
    again = make(in_alice, optimization)
    assert (again.version, again.applied) == (2, 0)
    resume.refresh_from_db()
    assert resume.version == 2


def test_an_applied_decision_stands(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    make(in_alice, optimization)
    edit = edit_of(optimization, Status.SAFE)
    acts: list[Callable[[], object]] = [
        lambda: review.decide(
            edit_id=edit.pk, workspace=in_alice.workspace, decision="rejected", user=in_alice.user
        ),
        lambda: review.rewrite(
            edit_id=edit.pk, workspace=in_alice.workspace, text="Maintained it.", user=in_alice.user
        ),
    ]
    for act in acts:
        with pytest.raises(Conflict):
            act()


def test_nothing_accepted_makes_no_version(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    with pytest.raises(InvalidInput):
        make(in_alice, optimization)
    assert Resume.objects.get().version == 1


def test_edits_follow_their_places_into_a_newer_version(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    resume = Resume.objects.get()
    content = resume.content
    content["work"].insert(0, {"name": "Ny Havn", "position": "Lead developer", "startDate": "2026-01"})
    content["work"][1]["highlights"].insert(0, "Wrote the on-call handbook.")
    save_version(resume=resume, base_version=1, content=content)
    made = make(in_alice, optimization)
    assert (made.version, made.applied, made.misfits) == (3, 2, ())
    resume.refresh_from_db()
    assert resume.content["work"][1]["highlights"][:2] == [
        "Wrote the on-call handbook.",
        factories.SAFE.after,
    ]
    assert resume.content["work"][0]["name"] == "Ny Havn"


def test_edits_that_no_longer_fit_stay_and_the_others_apply(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    resume = Resume.objects.get()
    content = resume.content
    content["work"][0]["highlights"][0] = "Keeps the payment API running."
    save_version(resume=resume, base_version=1, content=content)
    made = make(in_alice, optimization)
    assert (made.version, made.applied) == (3, 1)
    assert [misfit.reason for misfit in made.misfits] == ["the text it would change has changed since"]
    left = made.misfits[0].edit
    left.refresh_from_db()
    assert (left.decision, left.applied_version) == (Decision.ACCEPTED, None)
    resume.refresh_from_db()
    assert resume.content["work"][0]["highlights"][0] == "Keeps the payment API running."
    with pytest.raises(Conflict):
        make(in_alice, optimization)
    resume.refresh_from_db()
    assert resume.version == 3


def test_an_edit_whose_proof_was_taken_out_is_held_back(in_alice: Person) -> None:
    skill = Edit("/skills/0/keywords/-", None, "PostgreSQL", "Asked for", ("PostgreSQL",))
    optimization = factories.finished(in_alice, [skill, factories.SAFE])
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    resume = Resume.objects.get()
    content = resume.content
    del content["work"][0]["highlights"][1]
    save_version(resume=resume, base_version=1, content=content)
    made = make(in_alice, optimization)
    assert made.applied == 1
    assert [misfit.edit.path for misfit in made.misfits] == ["/skills/0/keywords/-"]


def test_contradicting_edits_are_named_and_not_lost(in_alice: Person) -> None:
    other = Edit(
        factories.SAFE.path, factories.SAFE.before, "Maintained the payment API in Python.", "Shorter"
    )
    optimization = factories.finished(in_alice, [factories.SAFE, other, factories.SKILLS])
    review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    made = make(in_alice, optimization)
    assert (made.applied, len(made.misfits)) == (1, 2)
    assert {misfit.reason for misfit in made.misfits} == {"another edit changes the same text"}


def test_a_stranger_reaches_nothing(in_bob: Person, alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimization = factories.finished(alice)
        edit = edit_of(optimization, Status.SAFE)
    acts: list[Callable[[], object]] = [
        lambda: review.decide(
            edit_id=edit.pk, workspace=in_bob.workspace, decision="accepted", user=in_bob.user
        ),
        lambda: review.confirm(edit_id=edit.pk, workspace=in_bob.workspace, user=in_bob.user),
        lambda: review.rewrite(edit_id=edit.pk, workspace=in_bob.workspace, text="x", user=in_bob.user),
        lambda: review.accept_safe(
            optimization_id=optimization.pk, workspace=in_bob.workspace, user=in_bob.user
        ),
        lambda: make(in_bob, optimization),
        lambda: review.decide(
            edit_id=uuid4(), workspace=in_bob.workspace, decision="accepted", user=in_bob.user
        ),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()


def test_a_run_that_is_not_done_has_nothing_to_review(in_alice: Person) -> None:
    optimization = factories.start(in_alice)
    with pytest.raises(AppError) as refused:
        review.accept_safe(optimization_id=optimization.pk, workspace=in_alice.workspace, user=in_alice.user)
    assert refused.value.code == "not_completed"
    assert Run.objects.get().status == "pending"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_version(alice: Person, transactional_db: None) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimization = factories.finished(alice)
        review.accept_safe(optimization_id=optimization.pk, workspace=alice.workspace, user=alice.user)
    together = threading.Barrier(2)
    made: list[applying.Made] = []

    def click() -> None:
        with tenancy.workspace(alice.workspace.pk):
            together.wait()
            made.append(make(alice, optimization))
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.applied for each in made) == [0, 2]
    assert {each.version for each in made} == {2}
    with tenancy.workspace(alice.workspace.pk):
        assert Resume.objects.get().version == 2
        assert Resume.objects.get().versions.count() == 2
