"""Saving what a person typed while somebody else may have saved too: merged where safe, else a clear choice."""

from typing import Any, NamedTuple

from django.db import transaction

from accounts.models import User
from jobanalyzer.errors import Conflict
from resumes import queries
from resumes.content import clean_content
from resumes.merging import merge
from resumes.models import Resume, ResumeVersion
from resumes.services import versions


class Draft(NamedTuple):
    """What a form sends: the whole document, the design and the title."""

    content: dict[str, Any]
    design: dict[str, Any]
    title: str


class SavedDraft(NamedTuple):
    version: ResumeVersion
    merged: bool


@transaction.atomic
def save_draft(
    *, resume: Resume, base_version: int, draft: Draft, user: User, autosave: bool, overrule: bool = False
) -> SavedDraft:
    """Save the draft; where another version was saved since, merge with it if no change overlaps.

    `overrule` keeps the draft as it is, as a new version after the other one. Raises Conflict with the paths
    that both sides changed in `details["paths"]`; nothing is stored then.
    """
    locked = versions.lock_resume(resume)
    if overrule or base_version == locked.version:
        change = f"Kept over version {locked.version}" if overrule else ""
        return SavedDraft(_save(resume, locked.version, draft, user, autosave, change), False)
    base = queries.version_of(resume, base_version)
    if base is None:
        raise Conflict("This page is too old to be saved. Reload it; copy what you want to keep first.")
    merged = merge(
        _as_one(base.content, base.design, base.title),
        _as_one(
            clean_content(draft.content),
            versions.merge_design(base.design, draft.design, None),
            draft.title or base.title,
        ),
        _as_one(locked.content, locked.design, locked.title),
    )
    if merged.conflicts:
        raise Conflict(
            f"Version {locked.version} was saved elsewhere while you were editing version {base_version}, and both "
            "change the same fields. Nothing was overwritten; what you typed is still here.",
            details={
                "version": locked.version,
                "base_version": base_version,
                "paths": list(merged.conflicts),
            },
        )
    value = merged.value
    both = Draft(value["content"], value["design"], value["title"])
    change = f"Merged with version {locked.version}"
    return SavedDraft(_save(resume, locked.version, both, user, autosave, change), True)


def _save(
    resume: Resume, base_version: int, draft: Draft, user: User, autosave: bool, change: str
) -> ResumeVersion:
    return versions.save_version(
        resume=resume,
        base_version=base_version,
        content=draft.content,
        design=draft.design,
        title=draft.title,
        change=change,
        user=user,
        autosave=autosave,
    )


def _as_one(content: dict[str, Any], design: dict[str, Any], title: str) -> dict[str, Any]:
    return {"content": content, "design": design, "title": title}
