"""Saving a resume: every save is a version, and names the version it was made from."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import activity
from jobanalyzer.errors import Conflict, InvalidInput, NotFound
from jobanalyzer.storable import storable
from resumes import queries
from resumes.comparing import changed_sections
from resumes.content import clean_content
from resumes.document import Document, word_count
from resumes.models import Resume, ResumeVersion
from resumes.rendering import Design

# Autosaves by one person within this time are one event in the activity log.
_ONE_SITTING = timedelta(minutes=30)
_STATE = ("title", "content", "design", "template", "version", "word_count", "ats_score", "updated_at")


@transaction.atomic
def save_version(
    *,
    resume: Resume,
    base_version: int,
    content: Any,
    design: dict[str, Any] | None = None,
    template: str | None = None,
    title: str | None = None,
    change: str = "",
    author: str = ResumeVersion.Author.USER,
    user: User | None = None,
    autosave: bool = False,
) -> ResumeVersion:
    """Save the document as a new version and make it current; `resume` is brought up to date.

    What is None stays as it was. Where nothing differs, the current version is returned. Raises Conflict where
    another version was saved since `base_version`; its details name both.
    """
    locked = lock_resume(resume)
    if base_version != locked.version:
        raise _conflict(locked, base_version)
    current = _current(locked)
    made = ResumeVersion(
        title=_title(title, locked.title),
        content=clean_content(content),
        design=merge_design(locked.design, design, template),
        change=change,
        author=author,
        autosave=autosave,
        previous=current.state if current else None,
        created_by=user,
    )
    if current and not _differs(made, locked):
        _copy_state(locked, resume)
        return current
    made.change = (change or _describe(locked, made))[:300]
    _store(locked, made)
    _copy_state(locked, resume)
    if not autosave or current is None or _is_new_sitting(current, user):
        _record(locked, made, user)
    return made


@transaction.atomic
def undo(*, resume: Resume, base_version: int, user: User | None = None) -> ResumeVersion:
    """Bring back the state before the last change, as a new version. Raises InvalidInput where there is none."""
    locked = lock_resume(resume)
    current = _expect(locked, base_version)
    state = queries.version_of(locked, current.state) if current.same_as else current
    target = queries.version_of(locked, state.previous) if state and state.previous else None
    if target is None:
        raise InvalidInput("There is nothing to undo: this is the first version.", code="nothing_to_undo")
    made = _copy_of(target, user, f"Undid version {current.state}", undone=[*current.undone, current.state])
    _store(locked, made)
    _copy_state(locked, resume)
    return made


@transaction.atomic
def redo(*, resume: Resume, base_version: int, user: User | None = None) -> ResumeVersion:
    """Bring back what the last undo took away. Raises InvalidInput where nothing was undone."""
    locked = lock_resume(resume)
    current = _expect(locked, base_version)
    target = queries.version_of(locked, current.undone[-1]) if current.undone else None
    if target is None:
        raise InvalidInput("There is nothing to redo.", code="nothing_to_redo")
    made = _copy_of(target, user, f"Redid version {target.number}", undone=current.undone[:-1])
    _store(locked, made)
    _copy_state(locked, resume)
    return made


@transaction.atomic
def restore_version(
    *, resume: Resume, number: int, base_version: int, user: User | None = None
) -> ResumeVersion:
    """Make an older version current again, as a new version that undo can leave."""
    target = queries.find_version(resume, number)
    return save_version(
        resume=resume,
        base_version=base_version,
        content=target.content,
        design=target.design,
        template=target.template,
        title=target.title or None,
        change=f"Restored version {number}",
        user=user,
    )


def lock_resume(resume: Resume) -> Resume:
    """The row as it is now, held until the transaction ends. Raises NotFound where it was deleted."""
    locked = Resume.objects.select_for_update(of=("self",)).kept().filter(pk=resume.pk).first()
    if locked is None:
        raise NotFound("This resume was deleted.")
    return locked


def merge_design(
    current: dict[str, Any], changes: dict[str, Any] | None, template: str | None
) -> dict[str, Any]:
    """A complete, valid design: the current one with the changes."""
    wanted = {**current, **(changes or {})}
    if template:
        wanted["template"] = template
    return Design.from_json(wanted).to_json()


def _store(locked: Resume, made: ResumeVersion) -> None:
    """Number the version, keep it, and make its state the resume's."""
    made.workspace_id, made.resume, made.number = locked.workspace_id, locked, locked.version + 1
    made.template = made.design["template"]
    made.save(force_insert=True)
    if locked.content != made.content:
        locked.ats_score = None
    locked.version, locked.title, locked.content = made.number, made.title, made.content
    locked.design, locked.template = made.design, made.template
    locked.word_count = word_count(made.content)
    locked.save(update_fields=_STATE)


def _copy_of(target: ResumeVersion, user: User | None, change: str, *, undone: list[int]) -> ResumeVersion:
    return ResumeVersion(
        title=target.title,
        content=target.content,
        design=target.design,
        change=change,
        previous=target.previous,
        same_as=target.state,
        undone=undone,
        created_by=user,
    )


def _copy_state(source: Resume, target: Resume) -> None:
    for name in _STATE:
        setattr(target, name, getattr(source, name))


def _current(resume: Resume) -> ResumeVersion | None:
    return queries.versions_of(resume).filter(number=resume.version).first()


def _expect(locked: Resume, base_version: int) -> ResumeVersion:
    current = _current(locked)
    if current is None or base_version != locked.version:
        raise _conflict(locked, base_version)
    return current


def _conflict(resume: Resume, base_version: int) -> Conflict:
    return Conflict(
        f"Version {resume.version} was saved meanwhile; yours was made from version {base_version}. "
        "Nothing was overwritten.",
        details={"version": resume.version, "base_version": base_version},
    )


def _title(wanted: str | None, former: str) -> str:
    return storable(wanted or "").strip()[:200] or former


def _differs(made: ResumeVersion, resume: Resume) -> bool:
    return (made.title, made.content, made.design) != (resume.title, resume.content, resume.design)


def _describe(before: Resume, after: ResumeVersion) -> str:
    """What changed, in the words of the form: the sections, the design, the title."""
    if before.version == 0:
        return "First version"
    old: Document = before.content
    parts = [name.lower() for name in changed_sections(old, after.content)]
    parts += ["design"] if before.design != after.design else []
    parts += ["title"] if before.title != after.title else []
    return "Edited " + ", ".join(parts)


def _is_new_sitting(current: ResumeVersion, user: User | None) -> bool:
    return current.created_by != user or timezone.now() - current.created_at > _ONE_SITTING


def _record(resume: Resume, version: ResumeVersion, user: User | None) -> None:
    if version.number == 1:
        return  # the creation is recorded as such
    activity.record(
        "resume.updated",
        f"Saved version {version.number} of {resume.title!r}",
        workspace=resume.workspace_id,
        user=user,
        resume=str(resume.pk),
        version=version.number,
        author=version.author,
    )
