"""Turns lexicon entries into the patterns of one automaton."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol

import ahocorasick

from jobs.lexicon.folding import fold_term, keep_case
from jobs.lexicon.load import Entry, Form
from jobs.lexicon.variants import Numbers, numbers, other_number, respelled

_SHORT: Final = 2
_LONG_WORD: Final = 9
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
    doubt: Candidate | None  # the only candidate, where its context must be looked at
    exact: str  # how the only candidate is spelt, where that must be looked at
    blocks: tuple[int, ...]
    cues: tuple[str, ...]
    short: bool


# What one folded spelling means, a plain tuple for speed: its length, with one blank where it is closed; how it ends
# (`CLOSED`, `OPEN` or `NUMBERED`); the entry that needs no look at case or context (or -1); how many blanks it holds
# (they may stand for other signs); the kind of cue where it is that and no more (or ""; `HEADS` instead of an entry
# where it counts only as a heading); and the rest.
Pattern = tuple[int, int, int, int, str, Rest | None]

# A closed pattern holds the blank behind its last word, or is the beginning of a word. An open one does not: the scan
# looks whether the word ends there, or with an "s" where the spelling is numbered. Long words and spellings of
# several words are open, for every blank and every "s" would be another node of the automaton, a fifth of it in all;
# short words are met too often for a look at each.
CLOSED: Final = 0
OPEN: Final = 1
NUMBERED: Final = 2


class Automaton(Protocol):
    """The part of a pyahocorasick automaton that scanning uses."""

    def iter(self, text: str, /) -> Iterable[tuple[int, Pattern]]: ...


class _Drafts:
    """Listed spellings gathered by what they mean, and the phrases that are more than a skill, or no skill."""

    def __init__(self, cues: Mapping[str, Iterable[str]], stems: Mapping[str, Iterable[str]]) -> None:
        self.listed: dict[str, Candidate | list[Candidate]] = {}
        self.lone: set[str] = set()  # listed spellings that have no other number
        self.derived: dict[str, Candidate] = {}  # only where a phrase is written like it
        self.blocks: dict[str, list[int]] = {}
        self.cues: dict[str, list[str]] = {}
        self.stems: Final = {fold_term(word): kind for kind, words in stems.items() for word in words}
        for kind, phrases in cues.items():
            for phrase in phrases:
                self.cues.setdefault(fold_term(phrase), []).append(kind)

    def is_phrase(self, folded: str) -> bool:
        """Whether a spelling means more than a skill, so that it needs a pattern of its own."""
        return folded in self.blocks or folded in self.cues

    def is_taken(self, folded: str) -> bool:
        """Whether a derived spelling must give way."""
        return folded in self.listed or self.is_phrase(folded)


class _Builder:
    """The patterns of an automaton in the making, by what the scan looks for."""

    def __init__(self, drafts: _Drafts) -> None:
        self.drafts: Final = drafts
        self.patterns: Final[dict[str, Pattern]] = {}
        self._shared: dict[Pattern, Pattern] = {}  # many spellings mean the same

    def add_closed(self, folded: str, pattern: Pattern) -> None:
        """A whole phrase."""
        self._add(f" {folded} ", pattern)

    def add(self, folded: str, candidates: tuple[Candidate, ...], *, lone: bool = False) -> None:
        """A spelling and, unless it is `lone`, its other number."""
        stem, takes_s, other = Numbers(folded) if lone else numbers(folded)
        if stem != folded and (self._gives_way(stem, candidates) or self._knows(stem)):
            stem, takes_s = folded, False
        elif takes_s and stem == folded:
            takes_s = not (self._gives_way(f"{folded}s", candidates) or self._knows(f"{folded}s"))
        if (" " in stem or len(stem) >= _LONG_WORD) and stem not in self.drafts.stems:
            self._add(f" {stem}", _pattern(stem, candidates, NUMBERED if takes_s else OPEN))
        else:
            for spelling in (stem, f"{stem}s") if takes_s else (stem,):
                self.add_closed(spelling, _pattern(spelling, candidates))
        if other and not self._gives_way(other, candidates) and not self._knows(other):
            self.add(other, candidates, lone=True)

    def _gives_way(self, derived: str, candidates: tuple[Candidate, ...]) -> bool:
        if self.drafts.is_phrase(derived):
            self.drafts.derived.setdefault(derived, candidates[0])
        return self.drafts.is_taken(derived)

    def _knows(self, folded: str) -> bool:
        return f" {folded}" in self.patterns or f" {folded} " in self.patterns

    def add_derived(self, folded: str, candidate: Candidate) -> None:
        """A spelling that follows from a listed one, if it is still free."""
        lone = candidate.exact is not None
        if not folded or self._gives_way(folded, (candidate,)) or self._knows(folded):
            return
        if lone or not self.drafts.is_taken(numbers(folded).stem):
            self.add(folded, (candidate,), lone=lone)

    def _add(self, key: str, pattern: Pattern) -> None:
        self.patterns[key] = self._shared.setdefault(pattern, pattern)


def build_automaton(
    entries: Iterable[Entry],
    cues: Mapping[str, Iterable[str]],
    stems: Mapping[str, Iterable[str]],
    first: int = 0,
) -> Automaton:
    """An automaton over every spelling of `entries` (numbered from `first`), every cue phrase and word beginning."""
    numbered = list(enumerate(entries, first))
    drafts = _Drafts(cues, stems)
    for number, entry in numbered:
        _draft_entry(drafts, number, entry)
    builder = _Builder(drafts)
    for folded, candidates in drafts.listed.items():
        if not drafts.is_phrase(folded):
            builder.add(folded, _as_tuple(candidates), lone=folded in drafts.lone)
    for number, entry in numbered:
        for folded, candidate in _derived(drafts, number, entry):
            builder.add_derived(folded, candidate)
    for folded in drafts.blocks.keys() | drafts.cues.keys():
        one = drafts.listed.get(folded) or drafts.derived.get(folded)
        builder.add_closed(folded, _pattern(folded, _as_tuple(one) if one else (), extra=drafts))
    for folded, kind in drafts.stems.items():
        builder.patterns[f" {folded}"] = (len(folded), CLOSED, -1, 0, kind, None)
    return _compiled(builder.patterns)


def _compiled(patterns: Mapping[str, Pattern]) -> Automaton:
    """The automaton of `patterns`, laid out so that the scan finds in the processor's cache what it visits most.

    The levels near the root are met at nearly every character: they are laid one after the other, before the rest,
    common letters first, for the letters that follow a node are tried in that order. The scan takes a fifth less time
    than with nodes strewn about as the patterns come up.
    """
    ordered = sorted(patterns, key=lambda key: key.translate(_BY_FREQUENCY))
    inner = [
        beginning
        for length in range(1, _LEVELS + 1)
        for beginning in dict.fromkeys(key[:length] for key in ordered if len(key) > length)
        if beginning not in patterns
    ]
    automaton = ahocorasick.Automaton()
    for beginning in inner:
        automaton.add_word(beginning, None)
    for key in ordered:
        automaton.add_word(key, patterns[key])
    for beginning in inner:
        automaton.remove_word(beginning)  # its nodes stay, for others go on from there
    automaton.make_automaton()
    compiled: Automaton = automaton
    return compiled


_LEVELS: Final = 5
_BY_FREQUENCY: Final = {ord(letter): place for place, letter in enumerate(" etaoinsrhldcumfpgwybvkxjqz")}


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
    for form, candidate in _candidates(number, entry):
        folded = form.folded
        known = listed.setdefault(folded, candidate)
        if known is not candidate:
            listed[folded] = [known, candidate] if isinstance(known, Candidate) else [*known, candidate]
        if _is_lone(form, entry):
            drafts.lone.add(folded)
    for phrase in entry.blockers:
        drafts.blocks.setdefault(fold_term(phrase), []).append(number)


def _is_lone(form: Form, entry: Entry) -> bool:
    """Whether a listed spelling has no other number: a quality, a name in fixed letters, an acronym that ends in "S"."""
    text, folded, exact, _ = form
    if exact or len(folded) <= _SHORT or (entry.category == "soft" and " " not in folded):
        return True
    return text.isupper() and folded[-1] == "s"


def _derived(drafts: _Drafts, number: int, entry: Entry) -> Iterable[tuple[str, Candidate]]:
    """Spellings that follow from the listed ones in another way than by number, plausible ones only."""
    soft = entry.category == "soft"
    for (text, folded, _, _), candidate in _candidates(number, entry):
        if len(folded) <= _SHORT or (soft and " " not in folded):
            continue
        if candidate.exact is not None:
            other = other_number(folded)
            if other.startswith(folded):
                yield other, candidate._replace(exact=candidate.exact + other[len(folded) :])
            continue
        if drafts.is_phrase(folded) and folded not in drafts.lone:
            yield other_number(folded), candidate
        if text[-1] == "s" and text[:-1].isupper():
            yield folded[:-1], candidate
        for spelling in respelled(folded):
            if not (text.isupper() and len(spelling) < len(folded)):
                yield spelling, candidate


def _as_tuple(candidates: Candidate | list[Candidate]) -> tuple[Candidate, ...]:
    return (candidates,) if isinstance(candidates, Candidate) else tuple(candidates)


def _pattern(
    folded: str, candidates: tuple[Candidate, ...], ending: int = CLOSED, extra: _Drafts | None = None
) -> Pattern:
    """Exact and unambiguous candidates go before the rest."""
    length = len(folded) + (ending == CLOSED)
    blanks = folded.count(" ")
    short = len(folded) <= _SHORT
    sure = -1
    if len(candidates) > 1:
        candidates = tuple(sorted(candidates, key=_by_certainty))
    elif candidates and not short:
        entry, exact, ambiguous, leading = candidates[0]
        sure = -1 if exact or ambiguous or leading else entry
    if extra is None and sure >= 0:
        return length, ending, sure, blanks, "", None
    blocks = tuple(extra.blocks.get(folded, ())) if extra else ()
    cues = tuple(extra.cues.get(folded, ())) if extra else ()
    if len(cues) == 1 and not (candidates or blocks):
        return length, ending, HEADS if cues[0].startswith(HEADING) else -1, 0, cues[0], None
    only = candidates[0] if len(candidates) == 1 else None
    doubt, exact = None, ""
    if only is not None and not only.leading and (only.exact is None or only.exact.isalnum()):
        doubt, exact = only if only.ambiguous else None, only.exact or ""
    rest = Rest(() if sure >= 0 else candidates, doubt, exact, blocks, cues, short)
    return length, ending, sure, blanks if candidates else 0, "", rest


def _by_certainty(candidate: Candidate) -> tuple[bool, bool]:
    return candidate.exact is None, candidate.ambiguous
