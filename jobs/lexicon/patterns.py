"""Turns lexicon entries into the patterns of one automaton."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

import ahocorasick

from jobs.lexicon.folding import fold_term, keep_case
from jobs.lexicon.load import Entry
from jobs.lexicon.variants import variants

_SHORT: Final = 2
HEADING: Final = "heading:"


class Candidate(NamedTuple):
    """A skill that a spelling may stand for, and what must be checked before it does."""

    entry: int
    exact: str | None
    ambiguous: bool
    leading: str


@dataclass(slots=True)
class Pattern:
    """What one folded spelling means. `sure` is the entry that needs no look at case or context, or -1."""

    length: int
    text: str
    sure: int
    candidates: list[Candidate]
    blocks: list[int]
    cues: list[str]
    extra: bool
    heading: bool
    spaced: bool
    short: bool


class Automaton(Protocol):
    """The part of a pyahocorasick automaton that scanning uses."""

    def iter(self, text: str, /) -> Iterable[tuple[int, Pattern]]: ...


@dataclass(slots=True)
class _Draft:
    candidates: list[Candidate]
    derived: list[Candidate]
    blocks: list[int]
    cues: list[str]


def build_automaton(entries: Iterable[Entry], cues: Mapping[str, Iterable[str]], first: int = 0) -> Automaton:
    """An automaton over every spelling of `entries` (numbered from `first`) and every cue phrase."""
    drafts: dict[str, _Draft] = {}
    for number, entry in enumerate(entries, first):
        _draft_entry(drafts, number, entry)
    for kind, phrases in cues.items():
        for phrase in phrases:
            _draft(drafts, fold_term(phrase)).cues.append(kind)
    automaton = ahocorasick.Automaton()
    for folded, draft in drafts.items():
        automaton.add_word(f" {folded} ", _finish(folded, draft))
    automaton.make_automaton()
    compiled: Automaton = automaton
    return compiled


def _draft_entry(drafts: dict[str, _Draft], number: int, entry: Entry) -> None:
    for form in entry.forms:
        folded = form.folded
        leading = form.text[0] if form.text[0] in ".#" else ""
        exact = keep_case(form.text) if form.exact else None
        candidate = Candidate(number, exact, form.ambiguous, leading)
        _draft(drafts, folded).candidates.append(candidate)
        if len(folded) <= _SHORT or (entry.category == "soft" and " " not in folded):
            continue
        acronym = form.text.isupper()
        if form.text[-1] == "s" and form.text[:-1].isupper() and not form.exact:
            _draft(drafts, folded[:-1]).derived.append(candidate)
        for spelling in variants(folded):
            if acronym and len(spelling) < len(folded):
                continue
            if exact is None:
                _draft(drafts, spelling).derived.append(candidate)
            elif spelling.startswith(folded):
                shown = candidate._replace(exact=exact + spelling[len(folded) :])
                _draft(drafts, spelling).derived.append(shown)
    for phrase in entry.blockers:
        _draft(drafts, fold_term(phrase)).blocks.append(number)


def _draft(drafts: dict[str, _Draft], folded: str) -> _Draft:
    draft = drafts.get(folded)
    if draft is None:
        draft = drafts[folded] = _Draft([], [], [], [])
    return draft


def _finish(folded: str, draft: _Draft) -> Pattern:
    """Listed spellings go before derived ones; exact and unambiguous ones before the rest."""
    candidates = draft.candidates or draft.derived[:1]
    spaced = " " in folded
    short = len(folded) <= _SHORT
    sure = -1
    if len(candidates) > 1:
        candidates.sort(key=_by_certainty)
    elif candidates and not short:
        entry, exact, ambiguous, leading = candidates[0]
        sure = -1 if exact or ambiguous or leading else entry
    extra = bool(draft.blocks or draft.cues)
    heading = not draft.blocks and all(kind.startswith(HEADING) for kind in draft.cues)
    return Pattern(
        len(folded) + 2, folded, sure, candidates, draft.blocks, draft.cues, extra, heading, spaced, short
    )


def _by_certainty(candidate: Candidate) -> tuple[bool, bool]:
    return candidate.exact is None, candidate.ambiguous
