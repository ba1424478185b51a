"""What workers do for postings. Each task takes ids, enters its workspace, calls one service."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts import tenancy
from accounts.models import Workspace
from jobs.models import LexiconTerm, PostingImport
from jobs.services import importing, lexicon, matching, outdated, postings
from resumes.models import Resume

KEPT_AFTER_REMOVAL = timedelta(days=30)


def run_import(import_id: str) -> None:
    with tenancy.system():
        record = PostingImport.objects.filter(pk=UUID(import_id)).first()
    if record is not None:
        with tenancy.workspace(record.workspace_id):
            importing.run_import(record)


def read_postings_again(workspace_id: str, term_id: str) -> None:
    with tenancy.workspace(UUID(workspace_id)):
        workspace = Workspace.objects.filter(pk=UUID(workspace_id)).first()
        term = LexiconTerm.objects.filter(pk=UUID(term_id)).first()
        if workspace and term:
            lexicon.read_postings_again(workspace=workspace, term=term)


def find_outdated_postings() -> None:
    """After the lexicon or the rules changed, what they read before is read again, workspace by workspace."""
    with tenancy.system():
        outdated.find_outdated()


def read_outdated_postings(workspace_id: str) -> None:
    with tenancy.workspace(UUID(workspace_id)):
        workspace = Workspace.objects.filter(pk=UUID(workspace_id)).first()
        if workspace is not None:
            outdated.read_outdated(workspace)


def refresh_matches(workspace_id: str, resume_id: str) -> None:
    with tenancy.workspace(UUID(workspace_id)):
        resume = Resume.objects.filter(pk=UUID(resume_id), deleted_at=None).first()
        if resume is not None:
            matching.refresh_matches(resume)


def purge_removed_postings() -> None:
    """Removed postings can be brought back for a month; then they go for good."""
    with tenancy.system():
        postings.purge_removed(before=timezone.now() - KEPT_AFTER_REMOVAL)
