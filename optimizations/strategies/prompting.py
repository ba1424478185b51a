"""Builds prompts from versioned templates; whatever people wrote stands between fences that they cannot guess."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from optimizations.context import MarketContext
from optimizations.strategies.masking import Mask
from resumes.document import Document, iter_texts, pointer, split_pointer

FOLDER = Path(__file__).resolve().parent.parent / "prompts"
RESUME_CHARACTERS = 25_000
POSTINGS_CHARACTERS = 15_000
_MOST_SKILLS = 40
_HOLE = re.compile(r"\{\{(\w+)\}\}")
_INCLUDED = re.compile(r"\{\{>(\w+)\}\}")
# Places a model may change. Skills lists are Python's: what the experience proves is counted, not guessed.
CHANGEABLE = re.compile(
    r"/basics/(?:summary|label)|/(?:work|volunteer|projects)/\d+/(?:summary|description|highlights/(?:\d+|-))"
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A filled template; ``version`` is part of what makes two requests the same."""

    name: str
    version: str
    system: str
    user: str


@lru_cache(maxsize=32)
def _template(name: str) -> tuple[str, str]:
    """System and user part; ``{{>rules_1}}`` stands for the text of another file, which several templates share."""
    system, _, user = _INCLUDED.sub(lambda match: _read(match[1]), _read(name)).partition("\n=== user ===\n")
    return system.strip(), user.strip()


def _read(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()


def build(name: str, holes: dict[str, str], data: dict[str, str]) -> Prompt:
    """Fill a template: ``holes`` are our own words, ``data`` is fenced. Holes inside values are left as they stand.

    The fence is a digest of all the data: nobody who writes a part of it can know it, and equal requests stay equal.
    A paragraph about data that is empty is left out.
    """
    system, user = _template(name)
    digest = hashlib.sha256("\x1f".join([name, *(f"{key}\x1e{data[key]}" for key in sorted(data))]).encode())
    fence = digest.hexdigest()[:24]
    values = {**holes, "fence": fence}
    for key, text in data.items():
        values[key] = f"<{key} {fence}>\n{text}\n</{key} {fence}>"

    empty = {key for key, text in data.items() if not text}

    def fill(template: str) -> str:
        told = [part for part in template.split("\n\n") if empty.isdisjoint(_HOLE.findall(part))]
        return _HOLE.sub(lambda match: values.get(match[1], ""), "\n\n".join(told))

    return Prompt(name, name.rpartition("_")[2], fill(system), fill(user))


def resume_texts(
    document: Document, mask: Mask, *, limit: int = RESUME_CHARACTERS
) -> tuple[list[tuple[str, str]], list[str]]:
    """(pointer, text without contact details) of all that a model may read, and notes on what did not fit."""
    texts: list[tuple[str, str]] = []
    used = 0
    cut: dict[str, int] = {}
    for path, text in iter_texts(document):
        tokens = split_pointer(path)
        if tokens[0] == "basics" and tokens[1:] not in (["summary"], ["label"]):
            continue
        if tokens[0] == "references":
            continue
        hidden = mask.hide(" ".join(text.split()))
        size = len(path) + 2 + len(hidden)
        if used + size > limit:
            cut[tokens[0]] = cut.get(tokens[0], 0) + 1
            continue
        used += size + 1
        texts.append((path, hidden))
    notes = [f"{count} texts of “{section}” did not fit and were not sent" for section, count in cut.items()]
    return texts, notes


def as_lines(texts: Iterable[tuple[str, str]]) -> str:
    """Lines of “pointer: text”."""
    return "\n".join(f"{path}: {text}" for path, text in texts)


def entry_heading(document: Document, path: str, mask: Mask) -> str:
    """Title and employer of the entry a bullet belongs to."""
    tokens = split_pointer(path)
    entry = document.get(tokens[0], [])[int(tokens[1])]
    names = [entry.get(key) for key in ("position", "name") if isinstance(entry.get(key), str)]
    return mask.hide(f"{pointer(*tokens[:2])}: {' at '.join(names)}")


def market_lines(context: MarketContext, *, most: int = _MOST_SKILLS) -> str:
    """What the postings ask for, most wanted first."""
    lines = [f"Titles: {'; '.join(context.titles[:5])}"] if context.titles else []
    for skill in context.skills[:most]:
        lines.append(f"{skill.spelling}: {skill.postings} of {context.postings_count} postings")
    return "\n".join(lines)


def posting_lines(context: MarketContext, *, limit: int = POSTINGS_CHARACTERS) -> str:
    """What the postings say of each skill in their own words, most wanted first, as far as it fits."""
    lines: list[str] = []
    used = 0
    for skill in context.skills:
        quotes = [" ".join(item.quote.split()) for item in skill.evidence[:1]]
        for line in (f"{skill.spelling}: {quote}" for quote in quotes if quote):
            if used + len(line) > limit:
                return "\n".join(lines)
            used += len(line) + 1
            lines.append(line)
    return "\n".join(lines)
