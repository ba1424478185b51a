"""What the person decides about proposed edits: accept, reject, take back, vouch for, rewrite.

Every decision is one locked row and one save. What the truth guard has not cleared is never accepted, whatever the
path: the service refuses it, and the database does.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from jobanalyzer.storable import storable
from jobs.services.reading import workspace_lexicon
from optimizations.edits import Edit, Verdict
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import facts
from optimizations.services.scoring import Scorer
from optimizations.truth import judge
from resumes import queries as resume_queries
from resumes.document import Document, split_pointer

Decision = ProposedEdit.Decision
Status = ProposedEdit.Status
LONGEST_REWRITE = 3000

_WRITTEN = ["decision", "confirmed", "confirmation", "decided_at", "decided_by", "updated_at"]
_REWRITTEN = [*_WRITTEN, "rewritten", "status", "verdict", "gain"]
_UNCONFIRMED = "Your resume does not say this. It can be accepted once you say that it is true."
_BLOCKED = "This contradicts your resume, so it cannot be applied. Rewrite it, or leave it."


@transaction.atomic
def decide(*, edit_id: UUID, workspace: Workspace, decision: str, user: User) -> ProposedEdit:
    """Accept, reject or take back (`open`). Raises InvalidInput for what may not be accepted; repeating is harmless."""
    if decision not in Decision.values:
        raise InvalidInput(f"A decision is one of: {', '.join(Decision.values)}.")
    edit = _locked(edit_id, workspace)
    if edit.decision == decision:
        return edit
    _still_open(edit)
    if decision == Decision.ACCEPTED:
        _may_be_accepted(edit)
    else:
        _take_word_back(edit, user)
    return _save(edit, decision, user)


@transaction.atomic
def confirm(*, edit_id: UUID, workspace: Workspace, user: User, words: str = "") -> ProposedEdit:
    """“It is true”: what the guard asked about is kept as the person's word, and the edit is accepted."""
    edit = _locked(edit_id, workspace)
    if edit.decision == Decision.ACCEPTED:
        return edit
    _still_open(edit)
    if edit.status == Status.BLOCKED:
        raise InvalidInput(_BLOCKED, code="blocked")
    if edit.status == Status.NEEDS_CONFIRMATION:
        vouch(edit, words)
        facts.keep_facts(edit=edit, document=source_document(edit.optimization), user=user)
        _note_confirmation(edit, user)
    return _save(edit, Decision.ACCEPTED, user)


def vouch(edit: ProposedEdit, words: str) -> None:
    """Keep on the row what the person vouches for: the guard's claims, and what they said of them."""
    edit.confirmed = True
    edit.confirmation = {"claims": edit.verdict.get("claims", []), "words": storable(words.strip()[:1000])}


def _take_word_back(edit: ProposedEdit, user: User) -> None:
    if edit.confirmed:
        facts.forget_facts(edit=edit, document=source_document(edit.optimization), user=user)
    edit.confirmed, edit.confirmation = False, {}


@transaction.atomic
def rewrite(*, edit_id: UUID, workspace: Workspace, text: str, user: User) -> ProposedEdit:
    """The person's own wording: accepted at once where it is safe, else asked about, whatever the resume says."""
    edit = _locked(edit_id, workspace)
    _still_open(edit)
    value = rewritten_value(edit, text)
    _take_word_back(edit, user)
    edit.rewritten = None if value == edit.after else storable(value)
    _judge_again(edit)
    return _save(edit, Decision.ACCEPTED if edit.status == Status.SAFE else Decision.OPEN, user, _REWRITTEN)


@transaction.atomic
def discard_rewrite(*, edit_id: UUID, workspace: Workspace, user: User) -> ProposedEdit:
    """Back to the wording that was proposed, and to what the guard says of it."""
    edit = _locked(edit_id, workspace)
    _still_open(edit)
    edit.rewritten = None
    _take_word_back(edit, user)
    _judge_again(edit)
    return _save(edit, Decision.OPEN, user, _REWRITTEN)


@transaction.atomic
def accept_safe(*, optimization_id: UUID, workspace: Workspace, user: User) -> int:
    """Accept every safe edit that is still to decide; returns how many that were."""
    find_reviewable(optimization_id, workspace)
    now = timezone.now()
    return (
        ProposedEdit.objects.in_workspace(workspace)
        .filter(optimization=optimization_id, status=Status.SAFE, decision=Decision.OPEN)
        .update(decision=Decision.ACCEPTED, decided_at=now, decided_by=user, updated_at=now)
    )


def find_reviewable(optimization_id: UUID, workspace: Workspace, *, lock: bool = False) -> Optimization:
    """The optimization with its run and resume. Raises NotFound, Conflict where its run has no results."""
    found = Optimization.objects.in_workspace(workspace).select_related("run", "resume")
    if lock:
        found = found.select_for_update(of=("self",))
    optimization = found.filter(pk=optimization_id).first()
    if optimization is None:
        raise NotFound("These edits are gone.")
    if optimization.run.status != Run.Status.COMPLETED:
        raise Conflict("This run has no edits to review: it is not done.", code="not_completed")
    return optimization


def source_document(optimization: Optimization) -> Document:
    """The document that the edits speak of."""
    version = resume_queries.version_of(optimization.resume, optimization.version_in)
    if version is None:
        raise NotFound("The resume version that these edits speak of is gone.")
    document: Document = version.content
    return document


def rewritten_value(edit: ProposedEdit, text: str) -> Any:
    """What the person typed, in the shape that stands at the edit's place: a text, or one item a line."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if not lines:
        raise InvalidInput("Write the text that should stand there, or reject the edit.")
    if len(text) > LONGEST_REWRITE:
        raise InvalidInput(
            f"This is too long for one place of a resume: {LONGEST_REWRITE} characters at most."
        )
    if isinstance(edit.after, dict):
        return (
            {**edit.after, "keywords": lines}
            if "keywords" in edit.after
            else {**edit.after, "name": lines[0]}
        )
    if isinstance(edit.before, list):
        return lines
    tokens = split_pointer(edit.path)
    if "highlights" in tokens and tokens[-1].isdigit() and len(lines) > 1:
        return lines  # a bullet becomes several
    return " ".join(lines)


def judged(edit: Edit, optimization: Optimization, document: Document, *, own_words: bool = False) -> Verdict:
    """What the guard says of it, with all that the person confirmed before; of their own words it blocks none."""
    return judge(
        edit,
        document,
        facts.standing_facts(optimization.workspace_id),
        lexicon=workspace_lexicon(optimization.workspace_id),
        today=timezone.now().date(),
        own_words=own_words,
    )


def _judge_again(edit: ProposedEdit) -> None:
    document = source_document(edit.optimization)
    candidate = edit.to_edit()
    verdict = judged(candidate, edit.optimization, document, own_words=edit.in_own_words)
    edit.verdict, edit.status = verdict.to_json(), verdict.status
    scorer = Scorer(edit.workspace_id, edit.optimization.posting_ids)
    edit.gain = None if verdict.status == "blocked" else scorer.gains(document, [candidate])[0]


def _locked(edit_id: UUID, workspace: Workspace) -> ProposedEdit:
    edit = (
        ProposedEdit.objects.in_workspace(workspace)
        .select_related("optimization__resume")
        .select_for_update(of=("self",))
        .filter(pk=edit_id)
        .first()
    )
    if edit is None:
        raise NotFound("This edit is gone.")
    return edit


def _still_open(edit: ProposedEdit) -> None:
    if edit.applied_version is not None:
        raise Conflict(
            f"This edit is part of version {edit.applied_version} already. Undo it in the resume's history.",
            code="applied",
        )


def _may_be_accepted(edit: ProposedEdit) -> None:
    if edit.status == Status.BLOCKED:
        raise InvalidInput(_BLOCKED, code="blocked")
    if edit.status == Status.NEEDS_CONFIRMATION and not edit.confirmed:
        raise InvalidInput(_UNCONFIRMED, code="needs_confirmation")


def _save(edit: ProposedEdit, decision: str, user: User, fields: list[str] | None = None) -> ProposedEdit:
    edit.decision, edit.decided_at, edit.decided_by = decision, timezone.now(), user
    edit.save(update_fields=fields or _WRITTEN)
    return edit


def _note_confirmation(edit: ProposedEdit, user: User) -> None:
    activity.record(
        "optimization.confirmed",
        "Vouched for an edit that the resume does not prove",
        workspace=edit.workspace_id,
        user=user,
        edit=str(edit.pk),
        claims=[claim.get("kind") for claim in edit.confirmation["claims"]],
    )
