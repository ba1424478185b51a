"""What a request names: a resume and postings of the workspace's own."""

from uuid import UUID

from accounts.models import Workspace
from jobanalyzer.errors import InvalidInput, NotFound
from jobs.models import JobPosting
from resumes.models import Resume
from resumes.queries import active_resume, find_resume


def chosen_resume(workspace: Workspace, pk: UUID | None) -> Resume:
    """The one that is named, else the active one."""
    if pk is not None:
        return find_resume(workspace, pk)
    resume = active_resume(workspace)
    if resume is None:
        raise NotFound("There is no resume yet. Add one first.")
    return resume


def own_postings(workspace: Workspace, wanted: list[UUID]) -> list[UUID]:
    """The wanted ids; one that is not the workspace's own is an error, not left out in silence."""
    found = JobPosting.objects.in_workspace(workspace).active().filter(pk__in=wanted)
    missing = sorted(set(wanted) - set(found.values_list("pk", flat=True)))
    if missing:
        raise InvalidInput(
            "Some of these postings are not here.",
            code="unknown_postings",
            details={"posting_ids": [str(key) for key in missing]},
        )
    return wanted
