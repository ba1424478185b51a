"""Turns lexicon entries into the patterns of one automaton."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol

import ahocorasick

from jobs.lexicon.folding import fold_term, keep_case
from jobs.lexicon.load import Entry, Form
from jobs.lexicon.variants import variants

_SHORT: Final = 2
HEADING: Final = "heading:"
HEADS: Final = -2


class Candidate(NamedTuple):
    """A skill that a spelling may stand for, and what must be checked before it does."""

    entry: int
    exact: str | None
    ambiguous: bool
    leading: str


class Rest(NamedTuple):
    """What a spelling means beside, or instead of, one sure skill."""

    candidates: tuple[Candidate, ...]
    doubt: Candidate | None  # the only candidate, where nothing but the context must be looked at
    exact: str  # how the only candidate is spelt, where nothing but that must be looked at
    blocks: tuple[int, ...]
    cues: tuple[str, ...]
    short: bool


# What one folded spelling means, a plain tuple for speed: its length with one blank, the entry that needs no look at
# case or context (or -1), how many blanks it holds (they may stand for other signs), the kind of cue where it is that
# and no more (or ""; `HEADS` instead of an entry where it counts only as a heading), and the rest.
Pattern = tuple[int, int, int, str, Rest | None]


class Automaton(Protocol):
    """The part of a pyahocorasick automaton that scanning uses."""

    def iter(self, text: str, /) -> Iterable[tuple[int, Pattern]]: ...


class _Drafts:
    """Listed spellings gathered by what they mean; a derived one only where something else is written like it."""

    def __init__(self, cues: Mapping[str, Iterable[str]]) -> None:
        self.listed: dict[str, Candidate | list[Candidate]] = {}
        self.derived: dict[str, Candidate] = {}
        self.blocks: dict[str, list[int]] = {}
        self.cues: dict[str, list[str]] = {}
        for kind, phrases in cues.items():
            for phrase in phrases:
                self.cues.setdefault(fold_term(phrase), []).append(kind)


def build_automaton(
    entries: Iterable[Entry],
    cues: Mapping[str, Iterable[str]],
    stems: Mapping[str, Iterable[str]],
    first: int = 0,
) -> Automaton:
    """An automaton over every spelling of `entries` (numbered from `first`), every cue phrase and word beginning."""
    numbered = list(enumerate(entries, first))
    drafts = _Drafts(cues)
    for number, entry in numbered:
        _draft_entry(drafts, number, entry)
    automaton = ahocorasick.Automaton()
    shared: dict[Pattern, Pattern] = {}  # many spellings mean the same
    # Derived spellings go in at once: gathered first, they would take several megabytes.
    for number, entry in numbered:
        for folded, candidate in _derived(number, entry):
            if folded in drafts.listed:
                continue
            if folded in drafts.blocks or folded in drafts.cues:
                drafts.derived.setdefault(folded, candidate)
            elif (key := f" {folded} ") not in automaton:
                pattern = _pattern(folded, (candidate,), None)
                automaton.add_word(key, shared.setdefault(pattern, pattern))
    for folded, pattern in _finished(drafts):
        automaton.add_word(f" {folded} ", shared.setdefault(pattern, pattern))
    for kind, beginnings in stems.items():
        for folded in map(fold_term, beginnings):
            pattern = (len(folded), -1, 0, kind, None)
            automaton.add_word(f" {folded}", shared.setdefault(pattern, pattern))
    automaton.make_automaton()
    compiled: Automaton = automaton
    return compiled


def _candidates(number: int, entry: Entry) -> Iterable[tuple[Form, Candidate]]:
    """What each spelling of an entry stands for; most of them share one candidate."""
    plain = Candidate(number, None, False, "")
    for form in entry.forms:
        text, _, exact, ambiguous = form
        leading = text[0] if text[0] in ".#" else ""
        if exact or ambiguous or leading:
            yield form, Candidate(number, keep_case(text) if exact else None, ambiguous, leading)
        else:
            yield form, plain


def _draft_entry(drafts: _Drafts, number: int, entry: Entry) -> None:
    listed = drafts.listed
    for (_, folded, _, _), candidate in _candidates(number, entry):
        known = listed.setdefault(folded, candidate)
        if known is not candidate:
            listed[folded] = [known, candidate] if isinstance(known, Candidate) else [*known, candidate]
    for phrase in entry.blockers:
        drafts.blocks.setdefault(fold_term(phrase), []).append(number)


def _derived(number: int, entry: Entry) -> Iterable[tuple[str, Candidate]]:
    """Spellings that follow from the listed ones, plausible ones only."""
    soft = entry.category == "soft"
    for (text, folded, _, _), candidate in _candidates(number, entry):
        if len(folded) <= _SHORT or (soft and " " not in folded):
            continue
        if candidate.exact is not None:
            for spelling in variants(folded):
                if spelling.startswith(folded):
                    yield spelling, candidate._replace(exact=candidate.exact + spelling[len(folded) :])
            continue
        acronym = text.isupper()
        if text[-1] == "s" and text[:-1].isupper():
            yield folded[:-1], candidate
        for spelling in variants(folded):
            if not (acronym and len(spelling) < len(folded)):
                yield spelling, candidate


def _finished(drafts: _Drafts) -> Iterable[tuple[str, Pattern]]:
    """Every listed spelling, and every phrase that is more than a skill, with its meaning."""
    extras = drafts.blocks.keys() | drafts.cues.keys()
    for folded, candidates in drafts.listed.items():
        if folded not in extras:
            yield folded, _pattern(folded, _as_tuple(candidates), None)
    for folded in extras:
        one = drafts.listed.get(folded) or drafts.derived.get(folded)
        yield folded, _pattern(folded, _as_tuple(one) if one else (), drafts)


def _as_tuple(candidates: Candidate | list[Candidate]) -> tuple[Candidate, ...]:
    return (candidates,) if isinstance(candidates, Candidate) else tuple(candidates)


def _pattern(folded: str, candidates: tuple[Candidate, ...], extra: _Drafts | None) -> Pattern:
    """Exact and unambiguous candidates go before the rest."""
    blanks = folded.count(" ")
    short = len(folded) <= _SHORT
    sure = -1
    if len(candidates) > 1:
        candidates = tuple(sorted(candidates, key=_by_certainty))
    elif candidates and not short:
        entry, exact, ambiguous, leading = candidates[0]
        sure = -1 if exact or ambiguous or leading else entry
    if extra is None and sure >= 0:
        return len(folded) + 1, sure, blanks, "", None
    blocks = tuple(extra.blocks.get(folded, ())) if extra else ()
    cues = tuple(extra.cues.get(folded, ())) if extra else ()
    if len(cues) == 1 and not (candidates or blocks):
        return len(folded) + 1, HEADS if cues[0].startswith(HEADING) else -1, 0, cues[0], None
    only = candidates[0] if len(candidates) == 1 else None
    if only is None or only.leading:
        doubt, exact = None, ""
    elif only.ambiguous:
        doubt, exact = (only, "") if only.exact is None else (None, "")
    else:
        doubt, exact = None, only.exact if only.exact and only.exact.isalnum() else ""
    rest = Rest(() if sure >= 0 else candidates, doubt, exact, blocks, cues, short)
    return len(folded) + 1, sure, blanks if candidates else 0, "", rest


def _by_certainty(candidate: Candidate) -> tuple[bool, bool]:
    return candidate.exact is None, candidate.ambiguous
