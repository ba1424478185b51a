"""Confirmed facts: kept by a review or an answer, used by later runs, taken back."""

import pytest

from accounts.models import ActivityLog
from jobanalyzer.errors import NotFound
from optimizations.models import ConfirmedFact, Optimization, ProposedEdit
from optimizations.services import answering, applying, facts, optimizing_worker, review
from resumes.services.resumes import create_resume
from tests.conftest import Person
from tests.optimizations import factories

Decision = ProposedEdit.Decision


def needing(optimization: Optimization) -> ProposedEdit:
    return optimization.proposed_edits.get(status="needs_confirmation")


def confirm(person: Person, edit: ProposedEdit) -> ProposedEdit:
    return review.confirm(
        edit_id=edit.pk, workspace=person.workspace, user=person.user, words="Yes, since 2019"
    )


def again(person: Person, optimization: Optimization, edit: ProposedEdit) -> str:
    """What the guard says of the same edit in a later run."""
    return review.judged(edit.to_edit(), optimization, review.source_document(optimization)).status


def test_a_confirmation_is_kept_with_its_place_and_words(in_alice: Person) -> None:
    confirm(in_alice, needing(factories.finished(in_alice)))
    (fact,) = facts.shown_facts(in_alice.workspace)
    assert (fact.kind, fact.scope) == ("skill", "work|Fjordpost|Junior developer|Tilda Vang")
    assert (fact.words, fact.user) == ("Yes, since 2019", in_alice.user)
    event = ActivityLog.objects.get(event_type="fact.confirmed")
    assert event.metadata == {"facts": 2, "kinds": ["sentence", "skill"]}
    assert "Kubernetes" not in event.description


def test_a_later_run_takes_it_as_true(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    edit = needing(optimization)
    assert again(in_alice, optimization, edit) == "needs_confirmation"
    confirm(in_alice, edit)
    assert again(in_alice, optimization, edit) == "safe"


def test_the_same_fact_is_kept_once(in_alice: Person) -> None:
    first = factories.finished(in_alice)
    resume = first.resume
    second = factories.finished(in_alice, resume=resume)
    for optimization in (first, second):
        confirm(in_alice, needing(optimization))
    assert facts.shown_facts(in_alice.workspace).count() == 1


def test_undoing_a_confirmation_takes_its_facts_back(in_alice: Person) -> None:
    edit = confirm(in_alice, needing(factories.finished(in_alice)))
    review.decide(edit_id=edit.pk, workspace=in_alice.workspace, decision=Decision.OPEN, user=in_alice.user)
    assert facts.standing_facts(in_alice.workspace) == ()
    assert not ConfirmedFact.objects.filter(withdrawn_at=None).exists()


def test_a_withdrawn_fact_is_not_used_and_opens_what_rests_on_it(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    edit = confirm(in_alice, needing(optimization))
    fact = facts.shown_facts(in_alice.workspace).get()
    facts.withdraw_fact(fact_id=fact.pk, workspace=in_alice.workspace, user=in_alice.user)
    facts.withdraw_fact(fact_id=fact.pk, workspace=in_alice.workspace, user=in_alice.user)
    edit.refresh_from_db()
    assert (edit.decision, edit.confirmed) == (Decision.OPEN, False)
    assert again(in_alice, optimization, edit) == "needs_confirmation"
    assert ActivityLog.objects.filter(event_type="fact.withdrawn").count() == 1
    confirm(in_alice, edit)
    assert facts.shown_facts(in_alice.workspace).count() == 1


def test_an_edit_that_a_withdrawn_fact_made_safe_is_not_applied(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    confirm(in_alice, needing(optimization))
    later = factories.finished(in_alice, resume=optimization.resume)
    row = needing(later)
    row.status, row.verdict = (
        "safe",
        {"status": "safe", "claims": [], "message": ""},
    )  # as the later run judged it
    row.decision = Decision.ACCEPTED
    row.save()
    fact = facts.shown_facts(in_alice.workspace).get()
    facts.withdraw_fact(fact_id=fact.pk, workspace=in_alice.workspace, user=in_alice.user)
    review.accept_safe(optimization_id=later.pk, workspace=in_alice.workspace, user=in_alice.user)
    made = applying.make_version(optimization_id=later.pk, workspace=in_alice.workspace, user=in_alice.user)
    assert [misfit.edit.pk for misfit in made.misfits] == [row.pk]
    later.resume.refresh_from_db()
    assert "Kubernetes" not in str(later.resume.content)


def test_an_answer_is_a_fact_too(in_alice: Person) -> None:
    optimization = factories.finished(in_alice)
    answering.answer_question(
        optimization_id=optimization.pk,
        workspace=in_alice.workspace,
        index=0,
        used=True,
        user=in_alice.user,
        place="/work/0",
        words="Ran the payment API on Kubernetes.",
    )
    scopes = set(ConfirmedFact.objects.values_list("scope", flat=True))
    assert scopes == {"|||Tilda Vang", "work|Kystbank|Backend developer|Tilda Vang"}


def test_another_resume_of_the_person_profits_and_another_person_does_not(in_alice: Person) -> None:
    edit = confirm(in_alice, needing(factories.finished(in_alice)))
    for name, expected in (("Tilda Vang", "safe"), ("Rolf Senn", "needs_confirmation")):
        content = {**factories.DOCUMENT, "basics": {**factories.DOCUMENT["basics"], "name": name}}
        resume = create_resume(workspace=in_alice.workspace, user=in_alice.user, title=name, content=content)
        other = factories.start(in_alice, resume=resume)
        assert again(in_alice, other, edit) == expected


def test_a_run_of_the_rules_reads_the_facts(in_alice: Person) -> None:
    confirm(in_alice, needing(factories.finished(in_alice)))
    waiting = factories.start(in_alice, rules_only=True)
    optimizing_worker.execute(waiting.run_id)
    waiting.run.refresh_from_db()
    assert waiting.run.status == "completed"


def test_a_strangers_fact_cannot_be_taken_back(alice: Person, bob: Person, in_alice: Person) -> None:
    confirm(in_alice, needing(factories.finished(in_alice)))
    fact = facts.shown_facts(in_alice.workspace).get()
    with pytest.raises(NotFound):
        facts.withdraw_fact(fact_id=fact.pk, workspace=bob.workspace, user=bob.user)
