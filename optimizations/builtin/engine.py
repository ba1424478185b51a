"""Runs all rules over a document; what the truth guard does not clear is not proposed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jobs.lexicon.load import Lexicon, default_lexicon
from optimizations.builtin.openings import strengthen
from optimizations.builtin.questions import Question, ask
from optimizations.builtin.skill_lists import in_own_case, skill_edits
from optimizations.builtin.tidying import split_long, tidy, wants_full_stop, with_ending
from optimizations.builtin.verbs import looks_past, looks_present
from optimizations.context import MarketContext
from optimizations.edits import Edit, Evidence
from optimizations.truth import ConfirmedClaim, judge_all
from optimizations.truth.dates import field_date
from optimizations.truth.language import reading_language
from optimizations.truth.skills import skills_in
from resumes.document import Document, plain_text

_SECTIONS = ("work", "volunteer", "projects")
_DATE_KEYS = ("startDate", "endDate", "date", "releaseDate")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules propose, all of it safe, and what they would ask."""

    edits: tuple[Edit, ...] = field(default=())
    questions: tuple[Question, ...] = field(default=())


def improve(
    document: Document,
    context: MarketContext,
    *,
    lexicon: Lexicon | None = None,
    today: date | None = None,
    confirmed: Iterable[ConfirmedClaim] = (),
) -> Proposal:
    """Edits and questions for a resume and its market; the same input gives the same answer."""
    text = plain_text(document)
    wanted = {skill.name for skill in context.skills}
    bullets = [
        edit for edit in _bullet_edits(document, text, lexicon) if not _shows_less(edit, wanted, lexicon)
    ]
    raw = [*bullets, *_date_edits(document), *skill_edits(document, context, lexicon)]
    judged = judge_all(raw, document, confirmed, lexicon=lexicon, today=today)
    safe = tuple(edit for edit in judged if edit.is_safe)
    return Proposal(safe, tuple(ask(document, context, lexicon)))


def _shows_less(edit: Edit, wanted: set[str], lexicon: Lexicon | None) -> bool:
    """Whether a wanted skill that the old text shows, or implies, is no longer seen in the new one."""
    book = lexicon or default_lexicon()
    after = "\n".join(edit.after) if isinstance(edit.after, list) else edit.after or ""
    gone = set(skills_in(edit.before or "", lexicon)) - set(skills_in(after, lexicon))
    return bool(wanted & gone.union(*map(book.broader, gone)))


def _bullet_edits(document: Document, text: str, lexicon: Lexicon | None) -> list[Edit]:
    entries = [
        (f"/{section}/{place}/highlights", entry)
        for section in _SECTIONS
        for place, entry in enumerate(_entries(document, section))
    ]
    every = [bullet for _, entry in entries for bullet in _texts(entry.get("highlights"))]
    full_stop = wants_full_stop([bullet for bullet in every if isinstance(bullet, str)])
    edits = []
    for path, entry in entries:
        style = _Style(_in_the_past(entry), full_stop, lexicon)
        for index, bullet in enumerate(_texts(entry.get("highlights"))):
            edit = _bullet_edit(f"{path}/{index}", bullet, text, style)
            if edit is not None:
                edits.append(edit)
    return edits


@dataclass(frozen=True, slots=True)
class _Style:
    """How the bullets of one entry are told."""

    past_tense: bool
    full_stop: bool
    lexicon: Lexicon | None
    used: list[str] = field(default_factory=list)


def _bullet_edit(path: str, bullet: Any, text: str, style: _Style) -> Edit | None:
    """One edit for all that the rules find in one bullet."""
    if not isinstance(bullet, str) or not bullet.strip():
        return None
    language = reading_language(bullet, text)
    changed, reasons = _bettered(bullet, language, style)
    parts = split_long(changed, language)
    if parts:
        reasons.append("One thought per bullet")
        after: Any = [with_ending(part, full_stop=style.full_stop) for part in parts]
    elif changed == bullet:
        return None
    else:
        after = changed
    return Edit(path, bullet, after, ". ".join(reasons), (), (Evidence(bullet, path),))


def _bettered(bullet: str, language: str, style: _Style) -> tuple[str, list[str]]:
    """The bullet after every rule that keeps it whole, and the rules' reasons."""
    changed, reasons = tidy(bullet), []
    if changed != bullet:
        same = changed.casefold() == bullet.casefold()
        reasons.append("Starts with a capital" if same else "Tidied spacing")
    stronger = strengthen(changed, language, past_tense=style.past_tense, used=style.used)
    if stronger:
        changed = stronger[0]
        reasons.append(stronger[1])
    named = in_own_case(changed, style.lexicon)
    if named != changed:
        reasons.append("Names as they are written")
    ended = with_ending(named, full_stop=style.full_stop)
    if ended != named:
        reasons.append("Ends like the other bullets")
    return ended, reasons


def _in_the_past(entry: dict[str, Any]) -> bool:
    """Whether the entry tells its deeds in the past: a former job does, a present one when its bullets do."""
    if entry.get("endDate"):
        return True
    first = [str(bullet).split()[0] for bullet in _texts(entry.get("highlights")) if str(bullet).split()]
    return sum(map(looks_past, first)) > sum(map(looks_present, first))


def _date_edits(document: Document) -> list[Edit]:
    """Dates that were typed in words, in the form the others have."""
    edits = []
    for section in document:
        for place, entry in enumerate(_entries(document, section)):
            for key in _DATE_KEYS:
                value = entry.get(key)
                plain = _plain_date(value) if isinstance(value, str) else ""
                if isinstance(value, str) and plain not in ("", value):
                    path = f"/{section}/{place}/{key}"
                    edits.append(Edit(path, value, plain, "Dates in one form", (), (Evidence(value, path),)))
    return edits


def _plain_date(value: str) -> str:
    found = field_date(value)
    if found is None:
        return ""
    year, month, day = found
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])


def _entries(document: Document, section: str) -> list[dict[str, Any]]:
    """The section's entries; what is no object counts as an empty one, so that places hold."""
    content = document.get(section)
    return (
        [entry if isinstance(entry, dict) else {} for entry in content] if isinstance(content, list) else []
    )


def _texts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
