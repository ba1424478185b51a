"""What people confirmed: kept for later runs, listed, taken back."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import NotFound
from jobanalyzer.storable import storable
from optimizations.edits import Claim
from optimizations.models import ConfirmedFact, ProposedEdit
from optimizations.truth.confirmed import (
    SENTENCE,
    ConfirmedClaim,
    confirmed_at,
    same_scope,
    sentences_of,
)
from optimizations.truth.normalise import fold
from resumes import queries as resume_queries
from resumes.document import Document

Decision = ProposedEdit.Decision


def standing_facts(workspace: Workspace | UUID) -> tuple[ConfirmedClaim, ...]:
    """What is confirmed and not taken back, as the guard reads it. Each names the person and the entry it is about."""
    rows = ConfirmedFact.objects.in_workspace(workspace).filter(withdrawn_at=None)
    return tuple(ConfirmedClaim(*row) for row in rows.values_list("kind", "key", "text", "scope"))


def keep_facts(*, edit: ProposedEdit, document: Document, user: User) -> int:
    """Keep what the person vouched for on this edit; returns how many facts that made. Known ones are not kept twice."""
    found = (*_facts_of(edit, document), *sentences_of(edit.to_edit(), document))
    words = str(edit.confirmation.get("words", ""))[:1000]
    rows = [
        ConfirmedFact(
            workspace_id=edit.workspace_id,
            user=user,
            kind=fact.kind[:40],
            key=storable(fact.key),
            text=storable(fact.text[:500]),
            scope=storable(fact.scope),
            words=words,
        )
        for fact in found
    ]
    if not rows:
        return 0
    ConfirmedFact.objects.bulk_create(rows, ignore_conflicts=True)
    activity.record(
        "fact.confirmed",
        "Confirmed what the resume does not prove, for later runs too",
        workspace=edit.workspace_id,
        user=user,
        facts=len(rows),
        kinds=sorted({row.kind for row in rows}),
    )
    return len(rows)


def shown_facts(workspace: Workspace | UUID) -> QuerySet[ConfirmedFact]:
    """Those that a person reads and takes back; whole sentences go with the claims in them."""
    return ConfirmedFact.objects.in_workspace(workspace).filter(withdrawn_at=None).exclude(kind=SENTENCE)


def forget_facts(*, edit: ProposedEdit, document: Document, user: User) -> None:
    """Taking an unapplied confirmation back takes back the facts that came of it."""
    standing = ConfirmedFact.objects.in_workspace(edit.workspace_id).filter(
        withdrawn_at=None, user=edit.decided_by
    )
    for fact in _facts_of(edit, document):
        row = standing.filter(kind=fact.kind, key=storable(fact.key), scope=storable(fact.scope)).first()
        if row is not None:
            _withdraw(row, user)


@transaction.atomic
def withdraw_fact(*, fact_id: UUID, workspace: Workspace, user: User) -> ConfirmedFact:
    """It is no longer said to be true: later runs do not use it, and edits that rest on it are open again.

    What went into a version already stays there; its history can undo it.
    """
    row = ConfirmedFact.objects.in_workspace(workspace).select_for_update().filter(pk=fact_id).first()
    if row is None:
        raise NotFound("This fact is not here.")
    if row.withdrawn_at is None:
        _withdraw(row, user)
        _reopen_edits(row)
    return row


def _withdraw(row: ConfirmedFact, user: User) -> None:
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    ConfirmedFact.objects.in_workspace(row.workspace_id).filter(
        kind=SENTENCE, scope=row.scope, withdrawn_at=None, key__contains=fold(row.text)[:200]
    ).update(withdrawn_at=row.withdrawn_at, updated_at=row.withdrawn_at)
    activity.record(
        "fact.withdrawn",
        "Took a confirmed fact back",
        workspace=row.workspace_id,
        user=user,
        fact=str(row.pk),
        kind=row.kind,
    )


def _reopen_edits(row: ConfirmedFact) -> None:
    """Accepted edits that are in no version yet and were vouched for by this fact ask for the person's word again."""
    waiting = (
        ProposedEdit.objects.in_workspace(row.workspace_id)
        .filter(decision=Decision.ACCEPTED, confirmed=True, applied_version=None)
        .select_related("optimization__resume")
        .select_for_update(of=("self",))
    )
    for edit in waiting:
        version = resume_queries.version_of(edit.optimization.resume, edit.optimization.version_in)
        if version is None or not any(_is(row, fact) for fact in _facts_of(edit, version.content)):
            continue
        edit.decision, edit.confirmed, edit.confirmation = Decision.OPEN, False, {}
        edit.save(update_fields=["decision", "confirmed", "confirmation", "updated_at"])


def _is(row: ConfirmedFact, fact: ConfirmedClaim) -> bool:
    return (row.kind, row.key) == (fact.kind, storable(fact.key)) and same_scope(row.scope, fact.scope)


def _facts_of(edit: ProposedEdit, document: Document) -> Sequence[ConfirmedClaim]:
    claims = (Claim.from_json(item) for item in edit.confirmation.get("claims", ()))
    facts = (confirmed_at(claim, document) for claim in claims)
    return tuple(dict.fromkeys(fact for fact in facts if fact is not None))
