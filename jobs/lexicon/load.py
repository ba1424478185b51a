"""Reads the skills lexicon from its data files: names, aliases, rules of context and broader skills.

A data line reads `Name = alias, alias ; near: word, word ; not: phrase, phrase ; broader: Skill, Skill`. A name or alias
may be prefixed with `!` (counts in this exact case only) or `?` (ambiguous: counts with context only). `[technical]`
and its siblings set the category of the lines that follow; `#` at the start of a line opens a comment.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from jobs.lexicon.folding import fold_term
from jobs.lexicon.variants import other_number

Category = Literal["technical", "soft", "certification", "other"]

DATA: Final = Path(__file__).parent / "data"
_CATEGORIES: Final[dict[str, Category]] = {
    "[technical]": "technical",
    "[soft]": "soft",
    "[certification]": "certification",
    "[other]": "other",
}
_RULES: Final = ("near", "not", "broader")
_FLAGS: Final = ("!", "?", "")


class LexiconError(ValueError):
    """A data file breaks the format; the message names the file and the line."""


class Form(NamedTuple):
    """One spelling of a skill; `folded` is how the scanner sees it."""

    text: str
    folded: str
    exact: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One canonical skill, compared by identity. `field` is the data file it stands in."""

    name: str
    category: Category
    field: str
    forms: tuple[Form, ...]
    near: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


class Lexicon:
    """All skills, looked up by name or by any spelling; compared and cached by identity."""

    def __init__(self, entries: Iterable[Entry], base: "Lexicon | None" = None) -> None:
        self.entries: Final = tuple(entries)
        self.base: Final = base
        self._by_name: Final = {entry.name: entry for entry in self.entries}
        self._by_form: dict[str, Entry] = {}
        for entry in self.entries:
            for form in entry.forms:
                self._by_form.setdefault(form.folded, entry)

    def __len__(self) -> int:
        return len(self.entries) + (len(self.base) if self.base else 0)

    def __iter__(self) -> Iterator[Entry]:
        if self.base:
            yield from self.base
        yield from self.entries

    def get(self, name: str) -> Entry | None:
        """The entry with this canonical name."""
        return self._by_name.get(name) or (self.base.get(name) if self.base else None)

    def resolve(self, spelling: str) -> Entry | None:
        """The entry that `spelling`, taken as a whole, names; case and separators do not matter."""
        folded = fold_term(spelling)
        found = self._by_form.get(folded) or self._by_form.get(other_number(folded))
        if found is None and self.base:
            return self.base.resolve(spelling)
        return found

    def broader(self, name: str) -> frozenset[str]:
        """Every skill that who has `name` also has, directly or through others."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            entry = self.get(waiting.pop())
            for wider in entry.broader if entry else ():
                if wider not in found and wider != name:
                    found.add(wider)
                    waiting.append(wider)
        return frozenset(found)

    def extended(self, names: Iterable[str], category: Category = "other") -> "Lexicon":
        """This lexicon and a user's own terms; terms that it knows already are left out."""
        added: dict[str, Entry] = {}
        for name in names:
            clean = " ".join(name.split())
            folded = fold_term(clean)
            if folded and folded not in added and self.resolve(clean) is None:
                added[folded] = Entry(clean, category, "added", (Form(clean, folded),))
        return Lexicon(added.values(), self) if added else self


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicon of the data files, read once per process."""
    return load_lexicon(DATA)


def load_lexicon(folder: Path) -> Lexicon:
    """Reads every `*.txt` in `folder`; raises LexiconError where a line cannot be read."""
    problems: list[str] = []
    entries = [entry for path in sorted(folder.glob("*.txt")) for _, entry in _read_file(path, problems)]
    if problems:
        raise LexiconError("\n".join(problems))
    return Lexicon(entries)


def lexicon_problems(folder: Path) -> list[str]:
    """All that is wrong with the data files: unreadable lines, duplicates, stray phrases, unknown broader skills."""
    entries: list[Entry] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        for number, entry in _read_file(path, problems):
            entries.append(entry)
            problems.extend(f"{path.name}:{number}: {problem}" for problem in _entry_problems(entry))
    problems.extend(_cross_problems(entries))
    return problems


def _read_file(path: Path, problems: list[str]) -> Iterator[tuple[int, Entry]]:
    category: Category = "technical"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("# ") or stripped == "#":
            continue
        if stripped in _CATEGORIES:
            category = _CATEGORIES[stripped]
            continue
        try:
            yield number, parse_entry(stripped, category, path.stem)
        except LexiconError as error:
            problems.append(f"{path.name}:{number}: {error}")


def parse_entry(line: str, category: Category, field: str) -> Entry:
    """One data line as an entry."""
    head, *rules = line.split(" ;")
    name, _, aliases = head.partition(" =")
    forms = [_parse_form(spelling) for spelling in (name, *_listed(aliases))]
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        key, colon, words = rule.partition(":")
        key = key.strip()
        if not colon or key not in _RULES or key in found:
            raise LexiconError(f"unknown or repeated rule {rule.strip()!r}")
        found[key] = _words_of_rule(words)
    return Entry(
        name=forms[0].text,
        category=category,
        field=field,
        forms=tuple(forms),
        near=found.get("near", ()),
        blockers=found.get("not", ()),
        broader=found.get("broader", ()),
    )


@lru_cache(maxsize=1024)  # many lines share their rules: one tuple in memory
def _words_of_rule(words: str) -> tuple[str, ...]:
    return tuple(map(sys.intern, _listed(words)))


def _listed(text: str) -> Iterator[str]:
    return (item for item in map(str.strip, text.split(",")) if item)


def _parse_form(spelling: str) -> Form:
    text = spelling.strip()
    if text[:1] not in _FLAGS:
        folded = fold_term(text)
        if folded:
            return Form(text, text if folded == text else folded)  # one string in memory
    bare = text.lstrip("!?")
    flags = text[: len(text) - len(bare)]
    bare = bare.strip()
    folded = fold_term(bare)
    if not folded or len(set(flags)) != len(flags):
        raise LexiconError(f"bad name or alias {text!r}")
    return Form(bare, folded, "!" in flags, "?" in flags)


def _entry_problems(entry: Entry) -> Iterator[str]:
    if entry.name.startswith("[") or any(sign in form.text for form in entry.forms for sign in ";="):
        yield f"stray sign in {entry.name!r}"
    folded = [f" {form.folded} " for form in entry.forms]
    for phrase in entry.blockers:
        padded = f" {fold_term(phrase)} "
        if not any(form in padded or form.rstrip() in padded for form in folded):
            yield f"not: {phrase!r} holds no spelling of {entry.name!r}"
    if entry.name in entry.broader:
        yield f"{entry.name!r} is broader than itself"


def _cross_problems(entries: list[Entry]) -> Iterator[str]:
    names = {entry.name for entry in entries}
    if len(names) < len(entries):
        seen: set[str] = set()
        for entry in entries:
            if entry.name in seen:
                yield f"{entry.field}: duplicate name {entry.name!r}"
            seen.add(entry.name)
    owners: dict[tuple[str, bool], tuple[str, str]] = {}
    for entry in entries:
        for form in entry.forms:
            key = (form.text if form.exact else form.folded, form.exact)
            owner = owners.setdefault(key, (entry.name, entry.field))
            if owner != (entry.name, entry.field):
                yield f"{entry.field}: {form.text!r} of {entry.name!r} belongs to {owner[0]!r} ({owner[1]})"
        for wider in entry.broader:
            if wider not in names:
                yield f"{entry.field}: {entry.name!r} has an unknown broader skill {wider!r}"
