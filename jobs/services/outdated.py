"""Stored readings that an older lexicon or older rules made: found, and read again in the background."""

from typing import Final

from django.db import transaction
from django.db.models import Q

from accounts.models import Workspace
from jobanalyzer.queue import Lane, enqueue
from jobs.lexicon.load import Lexicon
from jobs.models import JobPosting, Match, PostingSkill
from jobs.models.posting import PostingQuerySet
from jobs.services import reading

BATCH: Final = 50
# After so many batches a task makes room for others and comes back.
BATCHES_AT_ONCE: Final = 20


def find_outdated() -> int:
    """Ask for every workspace with outdated readings to be read again; in the system context. Returns how many."""
    workspaces = list(_outdated().order_by().values_list("workspace_id", flat=True).distinct())
    for key in workspaces:
        enqueue("jobs.tasks.read_outdated_postings", key, lane=Lane.FREE)
    return len(workspaces)


def read_outdated(workspace: Workspace) -> int:
    """Read the workspace's outdated postings again, some at a time; asks for another turn where many are left.

    Returns how many were read. Each batch stands by itself, so a task that was broken off goes on where it stopped.
    """
    lexicon = reading.workspace_lexicon(workspace)
    count = 0
    for _ in range(BATCHES_AT_ONCE):
        read = _read_batch(workspace, lexicon)
        count += read
        if read < BATCH:
            return count
    enqueue("jobs.tasks.read_outdated_postings", workspace.pk, lane=Lane.FREE)
    return count


def _outdated() -> PostingQuerySet:
    # An index serves "less or more" and not "other than".
    current = reading.rules_digest()
    return JobPosting.objects.filter(Q(read_with__lt=current) | Q(read_with__gt=current))


@transaction.atomic
def _read_batch(workspace: Workspace, lexicon: Lexicon) -> int:
    """Rows are locked while they are read, so that nobody's change of the text is overwritten with what it said before."""
    waiting = _outdated().in_workspace(workspace).order_by("pk").select_for_update(skip_locked=True)
    postings = list(waiting[:BATCH])
    if not postings:
        return 0
    skills: list[PostingSkill] = []
    for posting in postings:
        skills += reading.fill(posting, lexicon).skills
        posting.save(update_fields=reading.RULED_FIELDS)
    PostingSkill.objects.in_workspace(workspace).filter(posting__in=postings).delete()
    PostingSkill.objects.bulk_create(skills, batch_size=1000)
    # A resume is read with the same lexicon, so its matches are computed anew even where the posting's skills stayed.
    Match.objects.in_workspace(workspace).filter(posting__in=postings).delete()
    return len(postings)
