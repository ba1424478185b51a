"""One pass over a text: finds cue phrases and what may name a skill; then which of it does."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from jobs.extraction.boundaries import is_glued, is_one_term
from jobs.extraction.cues import CUES, STEMS
from jobs.extraction.doubts import Doubt, Mention, settled
from jobs.extraction.tag_rows import tags
from jobs.lexicon.folding import Folded, fold, fold_chars, joined_lines, keep_case
from jobs.lexicon.load import Entry, Lexicon
from jobs.lexicon.patterns import HEADS, NUMBERED, Automaton, Candidate, Rest, build_automaton


class Cue(NamedTuple):
    """A place in the original text where a cue phrase stands."""

    start: int
    end: int


@dataclass(slots=True)
class _Harvest:
    """What the automata gave so far."""

    cues: defaultdict[str, list[Cue]] = field(default_factory=lambda: defaultdict(list))
    sure: list[Mention] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    small: list[Mention] = field(default_factory=list)
    blocked: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class Scan:
    """What one pass found."""

    text: str
    folded: Folded
    entries: tuple[Entry, ...]
    harvest: _Harvest

    @property
    def cues(self) -> dict[str, list[Cue]]:
        """Where the phrases of each kind of cue stand."""
        return self.harvest.cues

    def folded_part(self, start: int, end: int) -> str:
        """A passage of the text, folded, with a blank at both ends."""
        if self.folded.marks:
            return f" {fold_chars(self.text[start:end])} "
        return f" {self.folded.text[start + 1 : end + 1]} "


@dataclass(frozen=True, slots=True)
class Scanner:
    """Compiled automata over a lexicon and its own terms."""

    automata: tuple[Automaton, ...]
    entries: tuple[Entry, ...]


@lru_cache(maxsize=32)
def scanner_for(lexicon: Lexicon) -> Scanner:
    """The compiled form of a lexicon; an extended one adds a small automaton to its base's."""
    if lexicon.base is None:
        return Scanner((build_automaton(lexicon.entries, CUES, STEMS),), lexicon.entries)
    base = scanner_for(lexicon.base)
    own = build_automaton(lexicon.entries, {}, {}, first=len(base.entries))
    return Scanner((*base.automata, own), base.entries + lexicon.entries)


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Finds the cues of `text` and all that may name a skill."""
    scanner = scanner_for(lexicon)
    folded = fold(text)
    harvest = _Harvest()
    for automaton in scanner.automata:
        _collect(folded, automaton, harvest)
    readings = joined_lines(text) if folded.marks else []
    if readings:
        cues, harvest.cues = harvest.cues, defaultdict(list)
        for reading in readings:
            for automaton in scanner.automata:
                _collect(reading, automaton, harvest)
        harvest.cues = cues
    return Scan(text, folded, scanner.entries, harvest)


def mentions_in(scan: Scan, is_asked: Callable[[int], bool] | None = None) -> list[Mention]:
    """The skills that a text names, in reading order and without overlaps.

    With `is_asked`, ambiguous names are looked at only where it holds for the place that they start at.
    """
    harvest = scan.harvest
    mentions, doubts = harvest.sure, harvest.doubts
    if is_asked is not None:
        doubts = [one for one in doubts if is_asked(one[0])]
    if blocked := harvest.blocked:
        if not blocked.keys().isdisjoint(map(_ENTRY, mentions)):
            mentions = [one for one in mentions if one[2] not in blocked or not _is_blocked(*one, blocked)]
        doubts = [
            one
            for one in doubts
            if one[2].entry not in blocked or not _is_blocked(one[0], one[1], one[2].entry, blocked)
        ]
    mentions = sorted(mentions)
    if doubts:
        mentions += settled(doubts, mentions, scan.entries, scan.folded)
    if harvest.small:
        mentions += tags(harvest.small, harvest.doubts, mentions, scan.text)
    return _without_overlaps(mentions)


def _collect(folded: Folded, automaton: Automaton, harvest: _Harvest) -> None:
    regular, text, seen, cues = not folded.marks, folded.original, folded.text, harvest.cues
    take = harvest.sure.append
    for last, (length, ending, sure, blanks, cue, rest) in automaton.iter(seen):
        start, end = last - length, last - 1
        if ending:
            if seen[last + 1] == " ":
                end = last
            elif ending == NUMBERED and seen[last + 1] == "s" and seen[last + 2] == " ":
                end = last + 1
            else:
                continue
        if not regular:
            start, end = folded.span(start + 1, end + 1)
        if cue:
            if (
                sure == HEADS
                and start > _HEADING_LEAD
                and text.rfind("\n", start - _HEADING_LEAD, start) < 0
                and text[end : end + 1] != ":"
            ):
                continue  # too far into its line to be a heading
            cues[cue].append(_new(Cue, (start, end)))
        elif not blanks or text.count(" ", start, end) == blanks or is_one_term(text, start, end):
            if sure >= 0:
                take((start, end, sure))
            if rest is not None:
                _take_rest(text, start, end, rest, harvest)
        elif rest is not None:
            _mark(start, end, rest, harvest)


def _take_rest(text: str, start: int, end: int, rest: Rest, harvest: _Harvest) -> None:
    """Takes what a spelling means beside, or instead of, one sure skill."""
    candidates, doubt, exact, blocks, kinds, short = rest
    if candidates and not (short and is_glued(text, start, end)):
        if exact and text[start:end] != exact:
            if text[start:end] == exact.lower():
                harvest.small.append((start, end, candidates[0].entry))
        elif doubt is not None:
            harvest.doubts.append((start, end, doubt))
        elif exact:
            harvest.sure.append((start, end, candidates[0].entry))
        else:
            _weigh(text, start, end, candidates, harvest)
    if blocks or kinds:
        _mark(start, end, rest, harvest)


def _mark(start: int, end: int, rest: Rest, harvest: _Harvest) -> None:
    """Notes the skills that a phrase rules out, and the kinds of cue that it is."""
    for number in rest.blocks:
        harvest.blocked.setdefault(number, []).append((start, end))
    for kind in rest.cues:
        harvest.cues[kind].append(_new(Cue, (start, end)))


_new: Final = tuple.__new__  # a third of the time that the class takes
_ENTRY: Final = itemgetter(2)
_HEADING_LEAD: Final = 40


def _weigh(text: str, start: int, end: int, candidates: tuple[Candidate, ...], harvest: _Harvest) -> None:
    """Takes the first candidate whose spelling fits; what depends on context is left for later."""
    spelling = ""
    for candidate in candidates:
        entry, exact, ambiguous, leading = candidate
        if exact is not None:
            if not spelling:
                spelling = text[start:end]
                if not spelling.isalnum():
                    spelling = keep_case(spelling)
            if spelling != exact:
                if spelling == exact.lower():
                    harvest.small.append((start, end, entry))
                continue
        if leading:
            if text[start - 1 : start] != leading or text[start - 2 : start - 1].isalnum():
                continue
            start -= 1
        if ambiguous:
            harvest.doubts.append((start, end, candidate))
            continue
        harvest.sure.append((start, end, entry))
        return


def _is_blocked(start: int, end: int, entry: int, blocked: dict[int, list[tuple[int, int]]]) -> bool:
    return any(low <= start and end <= high for low, high in blocked[entry])


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Longest match wins: from left to right, the longest of those that start together."""
    mentions.sort()
    kept: list[Mention] = []
    begun = done = -1
    for mention in mentions:
        start, end, _ = mention
        if start >= done:
            kept.append(mention)
            begun, done = start, end
        elif start == begun:
            kept[-1] = mention
            done = end
    return kept
