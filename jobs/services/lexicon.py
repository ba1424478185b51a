"""A workspace's own words: candidates that recur in its postings, added to its lexicon or dismissed."""

from typing import NamedTuple

from django.db import connection, transaction

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import InvalidInput
from jobanalyzer.queue import enqueue
from jobs.lexicon.load import default_lexicon
from jobs.models import JobPosting, LexiconTerm
from jobs.services import postings


class Candidate(NamedTuple):
    """A term as most postings write it, and how many name it."""

    name: str
    postings: int


def candidates(workspace: Workspace, *, at_least: int = 3, limit: int = 12) -> list[Candidate]:
    """Terms that recur in the workspace's postings and that neither the lexicon nor the workspace has judged yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select mode() within group (order by term), count(distinct p.id) n "
            "from jobs_jobposting p, unnest(p.unknown_terms) term "
            "where p.workspace_id = %s and p.deleted_at is null "
            "and not exists (select 1 from jobs_lexiconterm l "
            "                where l.workspace_id = p.workspace_id and lower(l.name) = lower(term)) "
            "group by lower(term) having count(distinct p.id) >= %s order by n desc, 1 limit %s",
            [workspace.pk, at_least, limit],
        )
        return [Candidate(name, number) for name, number in cursor.fetchall()]


@transaction.atomic
def add_term(*, workspace: Workspace, user: User, name: str) -> LexiconTerm:
    """Count `name` as a skill from now on; the worker reads the stored postings that name it again."""
    name = _clean(name)
    if known := default_lexicon().resolve(name):
        raise InvalidInput(f"“{name}” is in the lexicon already, as {known.name}.")
    term = _judge(workspace, name, LexiconTerm.Status.ADDED)
    activity.record("lexicon.added", f"Added the term {name!r}", workspace=workspace, user=user)
    enqueue("jobs.tasks.read_postings_again", workspace.pk, term.pk)
    return term


@transaction.atomic
def dismiss_term(*, workspace: Workspace, user: User, name: str) -> LexiconTerm:
    """Do not offer `name` again; a term that was added is taken back."""
    term = _judge(workspace, _clean(name), LexiconTerm.Status.DISMISSED)
    activity.record("lexicon.dismissed", f"Dismissed the term {term.name!r}", workspace=workspace, user=user)
    enqueue("jobs.tasks.read_postings_again", workspace.pk, term.pk)
    return term


def read_postings_again(*, workspace: Workspace, term: LexiconTerm) -> int:
    """Read again the postings whose text holds the term."""
    naming = JobPosting.objects.in_workspace(workspace).active().filter(description__icontains=term.name)
    return postings.read_again(workspace=workspace, ids=list(naming.values_list("pk", flat=True)))


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not 2 <= len(name) <= 80:
        raise InvalidInput("A term has between 2 and 80 characters.")
    return name


def _judge(workspace: Workspace, name: str, status: str) -> LexiconTerm:
    term, _ = LexiconTerm.objects.update_or_create(
        workspace=workspace,
        name__iexact=name,
        defaults={"status": status},
        create_defaults={"name": name, "status": status},
    )
    return term
