"""Reads across runs and improvements: the recent ones, the edits under review, what a run's page shows."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.models import Workspace
from jobs.models import JobPosting
from optimizations.models import AICall, Optimization, ProposedEdit, Run, RunEvent


def recent_optimizations(workspace: Workspace | UUID) -> QuerySet[Optimization]:
    """Newest first, with their runs and how many edits wait for a decision; without documents."""
    return (
        Optimization.objects.in_workspace(workspace)
        .select_related("run", "resume")
        .defer("resume__content", "resume__design", "questions", "notes")
        .annotate(
            edits_count=Count("proposed_edits"),
            open_count=Count("proposed_edits", filter=Q(proposed_edits__decision=ProposedEdit.Decision.OPEN)),
        )
        .order_by("-created_at")
    )


def optimization_of_run(workspace: Workspace | UUID, run_id: UUID) -> Optimization | None:
    return (
        Optimization.objects.in_workspace(workspace)
        .select_related("run", "resume")
        .defer("resume__content", "resume__design")
        .filter(run=run_id)
        .first()
    )


def optimization_with_run(workspace: Workspace | UUID, optimization_id: UUID) -> Optimization | None:
    """With the resume's document, which the review compares with."""
    found = Optimization.objects.in_workspace(workspace).select_related("run", "resume")
    return found.filter(pk=optimization_id).first()


def calls_of(run: Run) -> QuerySet[AICall]:
    return AICall.objects.in_workspace(run.workspace_id).filter(run=run).order_by("pk")


def events_of(run: Run, limit: int = 60) -> list[RunEvent]:
    """The last lines of the log, newest first."""
    return list(RunEvent.objects.in_workspace(run.workspace_id).filter(run=run).order_by("-pk")[:limit])


def edits_of(optimization: Optimization) -> list[ProposedEdit]:
    return list(
        ProposedEdit.objects.in_workspace(optimization.workspace_id)
        .filter(optimization=optimization)
        .order_by("position")
    )


@dataclass(frozen=True, slots=True)
class PostingName:
    """What a quote of a posting is signed with."""

    id: UUID
    title: str
    company: str
    removed: bool


def posting_names(workspace: Workspace | UUID, ids: set[UUID]) -> dict[UUID, PostingName]:
    rows = JobPosting.objects.in_workspace(workspace).filter(pk__in=ids)
    return {
        key: PostingName(key, title, company, removed is not None)
        for key, title, company, removed in rows.values_list("pk", "title", "company", "deleted_at")
    }
