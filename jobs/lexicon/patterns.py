"""Turns lexicon entries into the patterns of one automaton."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

import ahocorasick

from jobs.lexicon.folding import fold_term, keep_case
from jobs.lexicon.load import Entry
from jobs.lexicon.variants import variants

_SHORT: Final = 2


class Candidate(NamedTuple):
    """A skill that a spelling may stand for, and what must be checked before it does."""

    entry: int
    exact: str | None
    ambiguous: bool
    leading: str


@dataclass(slots=True)
class Pattern:
    """What one folded spelling means. `sure` is the entry that needs no check at all, or -1."""

    length: int
    sure: int = -1
    candidates: tuple[Candidate, ...] = ()
    blocks: tuple[int, ...] = ()
    cues: tuple[str, ...] = ()
    spaced: bool = False
    short: bool = False


class Automaton(Protocol):
    """The part of a pyahocorasick automaton that scanning uses."""

    def iter(self, text: str, /) -> Iterable[tuple[int, Pattern]]: ...


@dataclass(slots=True)
class _Draft:
    candidates: list[Candidate] = field(default_factory=list)
    derived: list[Candidate] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)


def build_automaton(entries: Iterable[Entry], cues: Mapping[str, Iterable[str]], first: int = 0) -> Automaton:
    """An automaton over every spelling of `entries` (numbered from `first`) and every cue phrase."""
    drafts: dict[str, _Draft] = {}
    for number, entry in enumerate(entries, first):
        _draft_entry(drafts, number, entry)
    for kind, phrases in cues.items():
        for phrase in phrases:
            drafts.setdefault(fold_term(phrase), _Draft()).cues.append(kind)
    automaton = ahocorasick.Automaton()
    for folded, draft in drafts.items():
        automaton.add_word(f" {folded} ", _finish(folded, draft))
    automaton.make_automaton()
    compiled: Automaton = automaton
    return compiled


def _draft_entry(drafts: dict[str, _Draft], number: int, entry: Entry) -> None:
    for form in entry.forms:
        folded = fold_term(form.text)
        leading = form.text[0] if form.text[0] in ".#" else ""
        exact = keep_case(form.text) if form.exact else None
        drafts.setdefault(folded, _Draft()).candidates.append(
            Candidate(number, exact, form.ambiguous, leading)
        )
        if len(folded) <= _SHORT or (exact and exact.islower()):
            continue
        for spelling in variants(folded):
            if exact is not None and not spelling.startswith(folded):
                continue
            shown = exact and exact + spelling[len(folded) :]
            drafts.setdefault(spelling, _Draft()).derived.append(
                Candidate(number, shown, form.ambiguous, leading)
            )
    for phrase in entry.blockers:
        drafts.setdefault(fold_term(phrase), _Draft()).blocks.append(number)


def _finish(folded: str, draft: _Draft) -> Pattern:
    """Listed spellings go before derived ones; exact and unambiguous ones before the rest."""
    candidates = draft.candidates or draft.derived[:1]
    candidates = sorted(candidates, key=lambda one: (one.exact is None, one.ambiguous))
    spaced = " " in folded
    short = len(folded) <= _SHORT
    only = candidates[0] if len(candidates) == 1 else None
    plain = only and not (only.exact or only.ambiguous or only.leading or spaced or short)
    return Pattern(
        length=len(folded) + 2,
        sure=only.entry if only and plain else -1,
        candidates=tuple(candidates),
        blocks=tuple(draft.blocks),
        cues=tuple(draft.cues),
        spaced=spaced,
        short=short,
    )
