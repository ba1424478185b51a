"""Turns lexicon entries into the patterns of one automaton."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol

import ahocorasick

from jobs.lexicon.folding import fold_term, keep_case
from jobs.lexicon.load import Entry
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
    """Spellings gathered by what they mean. A listed spelling goes before one that is derived."""

    def __init__(self) -> None:
        self.listed: dict[str, list[Candidate]] = {}
        self.derived: dict[str, Candidate] = {}
        self.blocks: dict[str, list[int]] = {}
        self.cues: dict[str, list[str]] = {}


def build_automaton(
    entries: Iterable[Entry],
    cues: Mapping[str, Iterable[str]],
    stems: Mapping[str, Iterable[str]],
    first: int = 0,
) -> Automaton:
    """An automaton over every spelling of `entries` (numbered from `first`), every cue phrase and word beginning."""
    drafts = _Drafts()
    for number, entry in enumerate(entries, first):
        _draft_entry(drafts, number, entry)
    for kind, phrases in cues.items():
        for phrase in phrases:
            drafts.cues.setdefault(fold_term(phrase), []).append(kind)
    automaton = ahocorasick.Automaton()
    shared: dict[Pattern, Pattern] = {}  # many spellings mean the same
    for folded, pattern in _finished(drafts):
        automaton.add_word(f" {folded} ", shared.setdefault(pattern, pattern))
    for kind, beginnings in stems.items():
        for folded in map(fold_term, beginnings):
            pattern = (len(folded), -1, 0, kind, None)
            automaton.add_word(f" {folded}", shared.setdefault(pattern, pattern))
    automaton.make_automaton()
    compiled: Automaton = automaton
    return compiled


def _draft_entry(drafts: _Drafts, number: int, entry: Entry) -> None:
    plain = Candidate(number, None, False, "")
    listed, derived, soft = drafts.listed, drafts.derived, entry.category == "soft"
    for form in entry.forms:
        text, folded = form.text, form.folded
        leading = text[0] if text[0] in ".#" else ""
        exact = keep_case(text) if form.exact else None
        candidate = Candidate(number, exact, form.ambiguous, leading)
        candidate = plain if candidate == plain else candidate
        if folded in listed:
            listed[folded].append(candidate)
        else:
            listed[folded] = [candidate]
        if len(folded) <= _SHORT or (soft and " " not in folded):
            continue
        if exact is not None:
            for spelling in variants(folded):
                if spelling.startswith(folded):
                    shown = candidate._replace(exact=exact + spelling[len(folded) :])
                    derived.setdefault(spelling, shown)
            continue
        acronym = text.isupper()
        if text[-1] == "s" and text[:-1].isupper():
            derived.setdefault(folded[:-1], candidate)
        for spelling in variants(folded):
            if spelling not in derived and not (acronym and len(spelling) < len(folded)):
                derived[spelling] = candidate
    for phrase in entry.blockers:
        drafts.blocks.setdefault(fold_term(phrase), []).append(number)


def _finished(drafts: _Drafts) -> Iterable[tuple[str, Pattern]]:
    """Every spelling with its meaning; most of them are one sure skill and no more."""
    listed, extras = drafts.listed, drafts.blocks.keys() | drafts.cues.keys()
    for folded, candidate in drafts.derived.items():
        if folded not in listed and folded not in extras:
            yield folded, _pattern(folded, (candidate,), None)
    for folded, candidates in listed.items():
        if folded not in extras:
            yield folded, _pattern(folded, tuple(candidates), None)
    for folded in extras:
        one = drafts.derived.get(folded)
        yield folded, _pattern(folded, tuple(listed.get(folded, (one,) if one else ())), drafts)


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
