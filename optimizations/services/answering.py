"""Answers to what only the person can know: a skill they have used becomes an edit in their own words."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from jobs.services.reading import workspace_lexicon
from optimizations.builtin.skill_lists import group_for
from optimizations.edits import Edit
from optimizations.models import Optimization, ProposedEdit
from optimizations.services import facts, review
from optimizations.services.optimizing import row_of
from optimizations.services.scoring import Scorer
from resumes.document import Document

USED, NOT_USED = "used", "not_used"
# Sections whose entries take a sentence about where a skill was used.
ENTRY_SECTIONS = ("work", "projects", "volunteer")
_REASON = "In your own words"


@transaction.atomic
def answer_question(
    *,
    optimization_id: UUID,
    workspace: Workspace,
    index: int,
    used: bool,
    user: User,
    place: str = "",
    words: str = "",
) -> list[ProposedEdit]:
    """“I have used it” or “I have not”. `place` is the path of the entry (`/work/0`), `words` what was done there.

    Returns the edits made: the skill for its list, and the sentence for the entry. They carry the guard's verdict and
    count as the person's word; what contradicts the resume is asked about once more.
    """
    optimization = review.find_reviewable(optimization_id, workspace, lock=True)
    question = _open_question(optimization, index)
    made: list[ProposedEdit] = []
    if used:
        document = review.source_document(optimization)
        proposals = _edits(optimization, document, str(question["skill"]), place, words)
        made = _keep(optimization, document, proposals, words, user)
    question["state"] = USED if used else NOT_USED
    optimization.save(update_fields=["questions", "updated_at"])
    activity.record(
        "optimization.answered",
        "Answered a question about a skill",
        workspace=workspace,
        user=user,
        optimization=str(optimization.pk),
        used=used,
    )
    return made


@transaction.atomic
def reopen_question(*, optimization_id: UUID, workspace: Workspace, index: int, user: User) -> None:
    """Take “I have not” back."""
    optimization = review.find_reviewable(optimization_id, workspace, lock=True)
    question = _question(optimization, index)
    if question.get("state") == NOT_USED:
        del question["state"]
        optimization.save(update_fields=["questions", "updated_at"])


def entries_of(document: Document) -> list[tuple[str, str]]:
    """(path, name) of the entries where something can have been done, for the form."""
    found = []
    for section in ENTRY_SECTIONS:
        entries = document.get(section)
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                parts = [str(entry[key]) for key in ("position", "name") if entry.get(key)]
                found.append(
                    (f"/{section}/{number}", ", ".join(parts) or f"{section.capitalize()} {number + 1}")
                )
    return found


def _question(optimization: Optimization, index: int) -> dict[str, Any]:
    questions: list[dict[str, Any]] = optimization.questions
    if not 0 <= index < len(questions):
        raise NotFound("There is no such question.")
    return questions[index]


def _open_question(optimization: Optimization, index: int) -> dict[str, Any]:
    question = _question(optimization, index)
    if question.get("state"):
        raise Conflict("This question is answered already.", code="answered")
    return question


def _edits(optimization: Optimization, document: Document, skill: str, place: str, words: str) -> list[Edit]:
    """The skill in its list (a certificate among the certificates), and the sentence at its place."""
    lexicon = workspace_lexicon(optimization.workspace_id)
    sentence = " ".join(words.split())
    if len(sentence) > review.LONGEST_REWRITE:
        raise InvalidInput("Say it in fewer words: a bullet is one or two lines.")
    if place and place not in dict(entries_of(document)):
        raise InvalidInput("Choose one of the places in your resume.")
    if bool(place) != bool(sentence):
        raise InvalidInput("Say both where you used it and what you did there, or neither.")
    entry = lexicon.get(skill)
    if entry is not None and entry.category == "certification":
        found = [Edit("/certificates/-", None, {"name": skill}, _REASON, (skill,))]
    else:
        group = group_for(document, skill, lexicon)
        added: Any = skill if group is not None else {"name": "Skills", "keywords": [skill]}
        path = f"/skills/{group}/keywords/-" if group is not None else "/skills/-"
        found = [Edit(path, None, added, _REASON, (skill,))]
    if place:
        found.append(Edit(f"{place}/highlights/-", None, sentence, _REASON, (skill,)))
    return found


def _keep(
    optimization: Optimization, document: Document, edits: list[Edit], words: str, user: User
) -> list[ProposedEdit]:
    last = optimization.proposed_edits.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    gains = Scorer(optimization.workspace_id, optimization.posting_ids).gains(document, edits)
    rows = []
    # All before any of it is a fact
    verdicts = [review.judged(edit, optimization, document, own_words=True) for edit in edits]
    for position, (edit, verdict, gain) in enumerate(zip(edits, verdicts, gains, strict=True), start=first):
        judged = edit.with_verdict(verdict)
        row = row_of(optimization, position, judged, gain=gain, origin=ProposedEdit.Origin.PERSON)
        row.decided_at, row.decided_by = timezone.now(), user
        if not verdict.contradicts:
            row.decision = ProposedEdit.Decision.ACCEPTED
            if row.status == ProposedEdit.Status.NEEDS_CONFIRMATION:
                review.vouch(row, words)
                facts.keep_facts(edit=row, document=document, user=user)
        rows.append(row)
    return ProposedEdit.objects.bulk_create(rows)
