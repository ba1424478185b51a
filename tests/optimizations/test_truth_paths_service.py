"""Every way in which proposed words can enter a resume, walked with a claim that nobody confirmed."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from accounts.models import ActivityLog
from jobanalyzer.errors import AppError
from optimizations.models import Optimization, ProposedEdit, RunGroup
from optimizations.services import answering, applying, grouping, review
from resumes.document import plain_text
from resumes.models import Resume, ResumeVersion
from resumes.rendering import Design, render_pdf
from tests.accounts.api import api_of
from tests.conftest import Person
from tests.optimizations import factories

CLAIM = "Kubernetes"
Decision, Status = ProposedEdit.Decision, ProposedEdit.Status


@pytest.fixture
def optimization(in_alice: Person) -> Optimization:
    """A safe edit, one that needs the person's word, one that contradicts the resume."""
    return factories.finished(in_alice, (factories.SAFE, factories.NEEDS_WORD, factories.BLOCKED))


def needing(optimization: Optimization) -> ProposedEdit:
    return optimization.proposed_edits.get(status=Status.NEEDS_CONFIRMATION)


def acting(person: Person) -> dict[str, Any]:
    return {"workspace": person.workspace, "user": person.user}


def accept_all(person: Person, optimization: Optimization) -> None:
    for edit in optimization.proposed_edits.all():
        attempt(review.decide, edit_id=edit.pk, decision=Decision.ACCEPTED, **acting(person))


def accept_safe(person: Person, optimization: Optimization) -> None:
    review.accept_safe(optimization_id=optimization.pk, **acting(person))


def take_into_group(person: Person, optimization: Optimization) -> None:
    group = RunGroup.objects.create(
        workspace=person.workspace,
        kind=RunGroup.Kind.COMPARE,
        resume=optimization.resume,
        version_in=1,
        posting_ids=optimization.posting_ids,
        created_by=person.user,
    )
    Optimization.objects.filter(pk=optimization.pk).update(group=group)
    ids = list(optimization.proposed_edits.values_list("pk", flat=True))
    attempt(grouping.take_edits, group_id=group.pk, edit_ids=ids, **acting(person))
    attempt(grouping.take_edits, group_id=group.pk, edit_ids=[needing(optimization).pk], **acting(person))


def tailor(person: Person, optimization: Optimization) -> None:
    accept_all(person, optimization)
    attempt(grouping.make_tailored, optimization_id=optimization.pk, **acting(person))


def by_api(person: Person, optimization: Optimization) -> None:
    api = api_of(person)
    for edit in optimization.proposed_edits.all():
        api.post(f"optimizations/{optimization.pk}/edits/{edit.pk}/", {"decision": "accepted"})
    api.post(f"optimizations/{optimization.pk}/accept-safe/")
    api.post(f"optimizations/{optimization.pk}/apply/")


def by_page(person: Person, optimization: Optimization) -> None:
    for edit in optimization.proposed_edits.all():
        person.client.post(f"/improve/edits/{edit.pk}/decide/", {"decision": "accepted"})
    person.client.post(f"/improve/{optimization.pk}/accept-safe/")
    person.client.post(f"/improve/{optimization.pk}/version/")


def rewrite_with_the_claim(person: Person, optimization: Optimization) -> None:
    edit = optimization.proposed_edits.get(path=factories.SAFE.path)
    attempt(review.rewrite, edit_id=edit.pk, text=f"Maintained the payment API on {CLAIM}.", **acting(person))


def answer_not_used(person: Person, optimization: Optimization) -> None:
    answering.answer_question(optimization_id=optimization.pk, index=0, used=False, **acting(person))


def take_a_confirmation_back(person: Person, optimization: Optimization) -> None:
    edit = needing(optimization)
    review.confirm(edit_id=edit.pk, **acting(person))
    review.decide(edit_id=edit.pk, decision=Decision.OPEN, **acting(person))
    attempt(review.decide, edit_id=edit.pk, decision=Decision.ACCEPTED, **acting(person))


def call_it_safe_behind_the_guards_back(person: Person, optimization: Optimization) -> None:
    """A row that says "safe" of what is not: the guard reads the edit itself once more."""
    verdict = {"status": "safe", "claims": [], "message": ""}
    optimization.proposed_edits.update(status=Status.SAFE, verdict=verdict)
    accept_all(person, optimization)


def hand_unaccepted_rows_to_applying(person: Person, optimization: Optimization) -> None:
    rows = list(optimization.proposed_edits.select_related("optimization__resume", "optimization__run"))
    attempt(applying.take_in, rows=rows, **acting(person))


WAYS: list[Callable[[Person, Optimization], None]] = [
    accept_all,
    accept_safe,
    take_into_group,
    tailor,
    by_api,
    by_page,
    rewrite_with_the_claim,
    answer_not_used,
    take_a_confirmation_back,
    call_it_safe_behind_the_guards_back,
    hand_unaccepted_rows_to_applying,
]


def attempt(service: Callable[..., Any], **given: Any) -> None:
    try:
        with transaction.atomic():
            service(**given)
    except AppError:
        return


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_an_unconfirmed_claim_into_a_resume(
    in_alice: Person, optimization: Optimization, way: Callable[[Person, Optimization], None]
) -> None:
    way(in_alice, optimization)
    attempt(applying.make_version, optimization_id=optimization.pk, **acting(in_alice))
    attempt(grouping.make_tailored, optimization_id=optimization.pk, **acting(in_alice))
    for version in ResumeVersion.objects.all():
        assert CLAIM not in plain_text(version.content)
        assert "Nationalbanken" not in plain_text(version.content)
    for resume in Resume.objects.all():
        assert CLAIM not in plain_text(resume.content)
        exported = render_pdf(resume.content, Design.default("classic")).pdf
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(exported)).pages)
        assert "Kystbank" in text
        assert CLAIM not in text
    applied = ProposedEdit.objects.exclude(applied_version=None).values_list("path", flat=True)
    assert set(applied) <= {factories.SAFE.path}


def test_the_same_claim_goes_in_once_it_is_confirmed(in_alice: Person, optimization: Optimization) -> None:
    review.confirm(edit_id=needing(optimization).pk, **acting(in_alice))
    applying.make_version(optimization_id=optimization.pk, **acting(in_alice))
    optimization.resume.refresh_from_db()
    assert CLAIM in plain_text(optimization.resume.content)
    change = ResumeVersion.objects.get(resume=optimization.resume, number=2).change
    assert f"on your word: {CLAIM}" in change


@pytest.mark.parametrize(
    "change",
    [
        {"decision": Decision.ACCEPTED},
        {"applied_version": 2},
        {"decision": Decision.ACCEPTED, "applied_version": 2},
    ],
)
@pytest.mark.parametrize("status", [Status.NEEDS_CONFIRMATION, Status.BLOCKED])
def test_the_database_refuses_what_no_service_would_do(
    in_alice: Person, optimization: Optimization, status: str, change: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        optimization.proposed_edits.filter(status=status).update(**change)


def test_an_edit_of_its_own_words_is_judged_like_any_other(
    in_alice: Person, optimization: Optimization
) -> None:
    edit = optimization.proposed_edits.get(path=factories.SAFE.path)
    rewritten = review.rewrite(
        edit_id=edit.pk, text="Led the payment API in Python and Django with 12 people.", **acting(in_alice)
    )
    assert (rewritten.status, rewritten.decision) == (Status.NEEDS_CONFIRMATION, Decision.OPEN)
    assert not ActivityLog.objects.filter(event_type="optimization.applied").exists()
    assert str(rewritten.value).startswith("Led")
