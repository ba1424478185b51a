"""Making, choosing, copying, deleting resumes."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import InvalidInput, NotFound
from jobanalyzer.storable import storable
from resumes import queries
from resumes.models import Resume, ResumeVersion
from resumes.services import versions

MAX_RESUMES = 200
_on_deletion: Final[list[Callable[[Resume, User | None], None]]] = []


def on_deletion(act: Callable[[Resume, User | None], None]) -> None:
    """Called from another app's `apps.ready()`: what a deletion ends there, within its transaction."""
    _on_deletion.append(act)


@transaction.atomic
def create_resume(
    *,
    workspace: Workspace,
    user: User | None,
    title: str,
    content: Any,
    design: dict[str, Any] | None = None,
    template: str = "classic",
    source_file: File[bytes] | str | None = None,
    source_name: str = "",
    author: str = ResumeVersion.Author.USER,
    change: str = "",
) -> Resume:
    """A resume with its first version; the first resume of a workspace becomes the active one.

    `source_file`: a file to keep, or the storage's name of one that is kept already.
    """
    _lock_workspace(workspace.pk)
    if queries.kept_resumes(workspace).count() >= MAX_RESUMES:
        raise InvalidInput(f"A workspace holds at most {MAX_RESUMES} resumes. Delete some first.")
    resume = Resume.objects.create(
        workspace=workspace,
        title=storable(title).strip()[:200] or "Resume",
        template=template,
        source_file=source_file or "",
        source_name=source_name[:255],
        is_active=not queries.kept_resumes(workspace).filter(is_active=True).exists(),
    )
    versions.save_version(
        resume=resume,
        base_version=0,
        content=content,
        design=design,
        template=template,
        change=change,
        author=author,
        user=user,
    )
    activity.record(
        "resume.created",
        f"Made resume {resume.title!r}",
        workspace=workspace,
        user=user,
        resume=str(resume.pk),
        author=author,
    )
    return resume


@transaction.atomic
def activate_resume(*, resume: Resume, user: User | None = None) -> Resume:
    """Make this the one resume that postings are matched with."""
    _lock_workspace(resume.workspace_id)
    locked = versions.lock_resume(resume)
    _activate(locked)
    activity.record(
        "resume.activated",
        f"Chose {locked.title!r} as the active resume",
        workspace=locked.workspace_id,
        user=user,
        resume=str(locked.pk),
    )
    resume.is_active = True
    return resume


@transaction.atomic
def rename_resume(*, resume: Resume, title: str, user: User | None = None) -> Resume:
    """A new title is a new version, so that it can be undone like every change."""
    if not title.strip():
        raise InvalidInput("A resume needs a name. Write one, such as the job it is for.")
    locked = versions.lock_resume(resume)
    versions.save_version(
        resume=locked, base_version=locked.version, content=locked.content, title=title, user=user
    )
    resume.title, resume.version = locked.title, locked.version
    return resume


@transaction.atomic
def duplicate_resume(*, resume: Resume, user: User | None = None, title: str = "") -> Resume:
    """A copy of the current version with a history of its own."""
    return create_resume(
        workspace=resume.workspace,
        user=user,
        title=title or f"{resume.title[:190]} (copy)",
        content=resume.content,
        design=resume.design,
        template=resume.template,
        change=f"Copied from {resume.title!r}, version {resume.version}",
    )


@transaction.atomic
def delete_resume(*, resume: Resume, user: User | None = None) -> None:
    """Put the resume aside; `restore_resume` brings it back as it was. Another one becomes active."""
    _lock_workspace(resume.workspace_id)
    locked = versions.lock_resume(resume)
    locked.deleted_at = timezone.now()
    locked.save(update_fields=["deleted_at", "updated_at"])
    if locked.is_active:
        successor = queries.kept_resumes(locked.workspace_id).first()
        if successor:
            _activate(successor)
    activity.record(
        "resume.deleted",
        f"Deleted resume {locked.title!r}",
        workspace=locked.workspace_id,
        user=user,
        resume=str(locked.pk),
    )
    for act in _on_deletion:
        act(locked, user)
    resume.deleted_at = locked.deleted_at


@transaction.atomic
def restore_resume(*, resume: Resume, user: User | None = None) -> Resume:
    """Bring a deleted resume back; it is active again if it was when it went."""
    _lock_workspace(resume.workspace_id)
    locked = Resume.objects.select_for_update(of=("self",)).filter(pk=resume.pk).first()
    if locked is None:
        raise NotFound("This resume is gone for good.")
    if locked.deleted_at is not None:
        others = queries.kept_resumes(locked.workspace_id)
        if locked.is_active:
            others.filter(is_active=True).update(is_active=False)
        locked.is_active = locked.is_active or not others.exists()
        locked.deleted_at = None
        locked.save(update_fields=["deleted_at", "is_active", "updated_at"])
        activity.record(
            "resume.restored",
            f"Brought back resume {locked.title!r}",
            workspace=locked.workspace_id,
            user=user,
            resume=str(locked.pk),
        )
    resume.deleted_at, resume.is_active = None, locked.is_active
    return resume


def _lock_workspace(workspace_id: UUID) -> None:
    """Which resume is active is settled by one transaction at a time; taken before any resume's own lock."""
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace_id)


def _activate(resume: Resume) -> None:
    """Take the mark from the others first: the database allows one."""
    queries.kept_resumes(resume.workspace_id).filter(is_active=True).exclude(pk=resume.pk).update(
        is_active=False
    )
    if not resume.is_active:
        Resume.objects.filter(pk=resume.pk).update(is_active=True)
        resume.is_active = True
