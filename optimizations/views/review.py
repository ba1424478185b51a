"""The edits of a run under review: decided one by one, their effect reckoned anew each time."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import writers_only
from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import AppError, InvalidInput, NotFound
from jobanalyzer.htmx import is_fragment
from jobanalyzer.middleware import show_error
from optimizations import queries
from optimizations.edits import apply_edits
from optimizations.forms import AnswerForm, RewriteForm
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import answering, applying, review
from optimizations.services.market_context import build_context
from optimizations.services.scoring import Scorer
from optimizations.strategies.impact import ImpactPart, read_impact
from optimizations.views import showing
from optimizations.views.offers import label_of
from resumes.document import Document

TEMPLATE = "optimizations/review.html"
Decision, Status = ProposedEdit.Decision, ProposedEdit.Status


@dataclass(frozen=True, slots=True)
class Effect:
    """Median match over the postings: of the resume as it was, with what is accepted, with all that is safe too.

    `rise` is the mean over the postings, which moves where a median stands still. `reads_…` is how the resume reads
    for these postings, 0 to 100, and `parts` what that is made of now.
    """

    before: Decimal | None
    now: Decimal | None
    safe: Decimal | None
    rise: Decimal | None
    reads_before: int | None
    reads_now: int | None
    reads_safe: int | None
    parts: tuple[ImpactPart, ...]
    accepted: int
    waiting: int
    safe_open: int
    vouched: int


@login_required
@require_GET
def show_review(request: WorkspaceRequest, optimization_id: UUID) -> HttpResponse:
    optimization = queries.find_optimization(request.workspace, optimization_id)
    if optimization.run.status != Run.Status.COMPLETED:
        return redirect("optimizations:run", run_id=optimization.run_id)
    document = review.source_document(optimization)
    rows = queries.edits_of(optimization)
    shown_tab = request.GET.get("show", "all")
    if shown_tab not in dict(showing.TABS):
        shown_tab = "all"
    listed = [row for row in rows if shown_tab in showing.tab_of(row)]
    misfits = applying.misfits_of(optimization, document, rows, optimization.resume.content)
    context = {
        **_around(request, optimization, document, rows),
        "edits": showing.show(listed, document, request.workspace, misfits),
        "misfits": misfits,
        "show": shown_tab,
        "rewriting": request.GET.get("rewrite", ""),
        "places": answering.entries_of(document),
    }
    return render(request, TEMPLATE, context)


@login_required
@require_GET
def show_edit(request: WorkspaceRequest, edit_id: UUID) -> HttpResponse:
    """One edit, with its form for a rewrite where `rewrite` is asked for."""
    row = _edit(request, edit_id)
    if not is_fragment(request):
        return _back(row)
    return _fragment(request, row, rewriting=bool(request.GET.get("rewrite")))


@login_required
@writers_only
@require_POST
def decide(request: WorkspaceRequest, edit_id: UUID) -> HttpResponse:
    decision = request.POST.get("decision", "")
    row = review.decide(edit_id=edit_id, workspace=request.workspace, decision=decision, user=request.user)
    return _answer(request, row)


@login_required
@writers_only
@require_POST
def confirm(request: WorkspaceRequest, edit_id: UUID) -> HttpResponse:
    row = review.confirm(
        edit_id=edit_id,
        workspace=request.workspace,
        user=request.user,
        words=request.POST.get("words", ""),
    )
    return _answer(request, row)


@login_required
@writers_only
@require_POST
def rewrite(request: WorkspaceRequest, edit_id: UUID) -> HttpResponse:
    """Save the person's own wording, or go back to the proposed one."""
    if request.POST.get("discard"):
        row = review.discard_rewrite(edit_id=edit_id, workspace=request.workspace, user=request.user)
        return _answer(request, row)
    form = RewriteForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(str(form.errors["text"][0]))
    row = review.rewrite(
        edit_id=edit_id,
        workspace=request.workspace,
        text=form.cleaned_data["text"],
        user=request.user,
    )
    return _answer(request, row)


@login_required
@writers_only
@require_POST
def accept_safe(request: WorkspaceRequest, optimization_id: UUID) -> HttpResponse:
    count = review.accept_safe(
        optimization_id=optimization_id, workspace=request.workspace, user=request.user
    )
    messages.success(request, f"{count} safe {'edit' if count == 1 else 'edits'} accepted.")
    return redirect("optimizations:review", optimization_id=optimization_id)


@login_required
@writers_only
@require_POST
def make_version(request: WorkspaceRequest, optimization_id: UUID) -> HttpResponse:
    try:
        made = applying.make_version(
            optimization_id=optimization_id, workspace=request.workspace, user=request.user
        )
    except NotFound:
        raise
    except AppError as error:
        show_error(request, error)
    else:
        if made.misfits:
            left = len(made.misfits)
            words = (
                "accepted edit does not fit and stays" if left == 1 else "accepted edits do not fit and stay"
            )
            messages.warning(request, f"{left} {words} here; each says why.")
    return redirect("optimizations:review", optimization_id=optimization_id)


@login_required
@writers_only
@require_POST
def answer(request: WorkspaceRequest, optimization_id: UUID, index: int) -> HttpResponse:
    """A question only the person can answer."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Say whether you have used it.")
    here = reverse("optimizations:review", args=[optimization_id])
    try:
        if form.cleaned_data["answer"] == "open":
            answering.reopen_question(
                optimization_id=optimization_id, workspace=request.workspace, index=index, user=request.user
            )
            return redirect(f"{here}#questions")
        made = answering.answer_question(
            optimization_id=optimization_id,
            workspace=request.workspace,
            index=index,
            user=request.user,
            used=form.cleaned_data["answer"] == answering.USED,
            place=form.cleaned_data["place"],
            words=form.cleaned_data["words"],
        )
    except InvalidInput as error:
        show_error(request, error)
        return redirect(f"{here}#questions")
    if not made:
        return redirect(f"{here}#questions")
    if any(row.decision == Decision.OPEN for row in made):
        messages.warning(request, "Part of your answer contradicts the resume: say below whether it is true.")
    return redirect(f"{here}#edit-{made[0].pk}")


def _edit(request: WorkspaceRequest, edit_id: UUID) -> ProposedEdit:
    row = (
        ProposedEdit.objects.in_workspace(request.workspace)
        .select_related("optimization__run", "optimization__resume")
        .filter(pk=edit_id)
        .first()
    )
    if row is None:
        raise NotFound("This edit is not here.")
    return row


def _back(row: ProposedEdit) -> HttpResponseRedirect:
    return redirect(reverse("optimizations:review", args=[row.optimization_id]) + f"#edit-{row.pk}")


def _answer(request: WorkspaceRequest, row: ProposedEdit) -> HttpResponse:
    """After a decision: the edit as it stands now and what depends on it, or the page where HTMX does not ask."""
    return _fragment(request, _edit(request, row.pk)) if is_fragment(request) else _back(row)


def _fragment(request: WorkspaceRequest, row: ProposedEdit, *, rewriting: bool = False) -> HttpResponse:
    optimization = row.optimization
    document = review.source_document(optimization)
    rows = queries.edits_of(optimization)
    others = [each for each in rows if each.decision == Decision.ACCEPTED or each.pk == row.pk]
    misfits = applying.misfits_of(optimization, document, others, optimization.resume.content)
    context = {
        **_around(request, optimization, document, rows),
        "edit": showing.show([row], document, request.workspace, misfits)[0],
        "rewriting": str(row.pk) if rewriting else "",
        "swapped": True,
        "show": "",
    }
    return render(request, f"{TEMPLATE}#decided", context)


def _around(
    request: WorkspaceRequest, optimization: Optimization, document: Document, rows: list[ProposedEdit]
) -> dict[str, Any]:
    """What stands around the edits and moves with every decision."""
    calls = list(queries.calls_of(optimization.run).values_list("model", "cache_hit"))
    return {
        "strategy": label_of(optimization.strategy_id),
        "models": ", ".join(dict.fromkeys(model for model, _ in calls)),
        "kept": sum(is_kept for _, is_kept in calls),
        "optimization": optimization,
        "run": optimization.run,
        "resume": optimization.resume,
        "postings_count": len(optimization.posting_ids),
        "can_write": request.membership.can_write,
        "effect": _effect(optimization, document, rows),
        "tabs": showing.tabs(rows),
        "next_version": optimization.resume.version + 1,
        "questions": list(enumerate(optimization.questions)),
        "notes": [showing.note_in_words(note, document) for note in optimization.notes],
    }


def _effect(optimization: Optimization, document: Document, rows: list[ProposedEdit]) -> Effect:
    scorer = Scorer(optimization.workspace_id, optimization.posting_ids)
    accepted = [row for row in rows if row.decision == Decision.ACCEPTED]
    safe_open = [row for row in rows if row.decision == Decision.OPEN and row.status == Status.SAFE]

    def with_edits(chosen: list[ProposedEdit]) -> Document:
        return apply_edits(document, [row.to_edit() for row in chosen]).document

    before = scorer.median(document)
    improved = with_edits(accepted)
    with_safe = with_edits(accepted + safe_open) if safe_open else improved
    context = build_context(optimization.workspace_id, optimization.posting_ids)
    reading = read_impact(improved, context, scorer.lexicon)
    return Effect(
        before=before,
        now=scorer.median(improved) if accepted else before,
        safe=scorer.median(with_safe),
        rise=scorer.rise(document, improved),
        reads_before=read_impact(document, context, scorer.lexicon).score,
        reads_now=reading.score,
        reads_safe=read_impact(with_safe, context, scorer.lexicon).score,
        parts=reading.parts,
        accepted=len(accepted),
        waiting=sum(row.applied_version is None for row in accepted),
        safe_open=len(safe_open),
        vouched=sum(row.confirmed for row in accepted),
    )
