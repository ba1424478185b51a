"""How a person wants to be written for: samples of their writing, words they never use, the language of new texts."""

from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import InvalidInput
from jobanalyzer.storable import storable
from optimizations.models import WritingStyle
from optimizations.strategies import Style

MOST_SAMPLES = 5
LONGEST_SAMPLE = 2000
MOST_BANNED = 50
LONGEST_BANNED = 80


def style_of(workspace: Workspace | UUID, user: User | None) -> Style:
    """The person's style in this workspace; the plain one where they have said nothing."""
    row = None if user is None else WritingStyle.objects.in_workspace(workspace).filter(user=user).first()
    if row is None:
        return Style()
    return Style(tuple(row.samples), tuple(row.banned), _language(row.language))


def save_style(
    *,
    workspace: Workspace,
    user: User,
    samples: Sequence[str] = (),
    banned: Sequence[str] = (),
    language: str = WritingStyle.Language.RESUME,
) -> WritingStyle:
    """Replaces what was said before. Empty lines and repetitions are dropped; too much is refused."""
    kept = _cleaned(samples)
    words = _cleaned(banned)
    if len(kept) > MOST_SAMPLES or any(len(sample) > LONGEST_SAMPLE for sample in kept):
        raise InvalidInput(
            f"Give at most {MOST_SAMPLES} samples of at most {LONGEST_SAMPLE:,} characters each."
        )
    if len(words) > MOST_BANNED or any(len(phrase) > LONGEST_BANNED for phrase in words):
        raise InvalidInput(
            f"Ban at most {MOST_BANNED} words or phrases of at most {LONGEST_BANNED} characters."
        )
    if language not in WritingStyle.Language.values:
        raise InvalidInput("Choose the resume's language or the postings'.")
    style, _ = WritingStyle.objects.update_or_create(
        workspace=workspace,
        user=user,
        defaults={"samples": kept, "banned": words, "language": language},
    )
    activity.record("style.saved", "Saved how to be written for", workspace=workspace, user=user)
    return style


def _cleaned(texts: Iterable[str]) -> list[str]:
    """Without what Postgres refuses, empty ones and repetitions that differ in case only."""
    found: dict[str, str] = {}
    for text in texts:
        plain = " ".join(str(storable(text)).split())
        if plain:
            found.setdefault(plain.casefold(), plain)
    return list(found.values())


def _language(value: str) -> Literal["resume", "postings"]:
    return "postings" if value == WritingStyle.Language.POSTINGS else "resume"
