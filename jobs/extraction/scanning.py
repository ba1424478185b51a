"""One pass over a text: finds skills and cue phrases, checks boundaries, case and context, resolves overlaps."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from jobs.extraction.cues import CUES, STEMS
from jobs.extraction.doubts import Doubt, Mention, asked_or_listed
from jobs.lexicon.folding import Folded, fold, fold_chars, fold_term, has_any, joined_lines, keep_case
from jobs.lexicon.load import Entry, Lexicon
from jobs.lexicon.patterns import Automaton, Candidate, build_automaton


class Cue(NamedTuple):
    """A place in the original text where a cue phrase stands."""

    start: int
    end: int


@dataclass(slots=True)
class Scan:
    """What one pass found. Mentions are in reading order and do not overlap."""

    text: str
    folded: Folded
    entries: tuple[Entry, ...]
    mentions: list[Mention] = field(default_factory=list)
    cues: dict[str, list[Cue]] = field(default_factory=dict)

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


@lru_cache(maxsize=8192)
def _near_words(entry: Entry) -> tuple[str, ...]:
    """Near words match at the start of a word; short ones match whole words only."""
    folded = [fold_term(word) for word in entry.near]
    return tuple(f" {word} " if len(word) <= _WHOLE_WORD else f" {word}" for word in folded)


_WHOLE_WORD: Final = 4


@dataclass(slots=True)
class _Harvest:
    """What the automata gave so far."""

    cues: defaultdict[str, list[Cue]] = field(default_factory=lambda: defaultdict(list))
    sure: list[Mention] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    small: list[Mention] = field(default_factory=list)
    blocked: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Finds every skill mention and cue of `text`."""
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
    mentions = harvest.sure
    if harvest.blocked:
        blocked = harvest.blocked
        mentions = [one for one in mentions if one[2] not in blocked or not _is_blocked(one, blocked)]
    mentions.sort()
    if harvest.doubts:
        mentions += _settled(harvest, mentions, folded, scanner)
    if harvest.small:
        mentions += _tags(harvest, mentions, text)
    return Scan(text, folded, scanner.entries, _without_overlaps(mentions), harvest.cues)


def _collect(folded: Folded, automaton: Automaton, harvest: _Harvest) -> None:
    regular, text, seen, cues = not folded.marks, folded.original, folded.text, harvest.cues
    take, doubts, new = harvest.sure.append, harvest.doubts, tuple.__new__
    for last, (length, sure, spaced, cue, rest) in automaton.iter(seen):
        if regular:
            start, end = last - length, last - 1
        else:
            start, end = folded.span(last - length + 1, last)
        if cue:
            cues[cue].append(new(Cue, (start, end)))
            continue
        if sure >= 0 and (
            not spaced
            or text[start:end].lower() == seen[last - length + 1 : last]
            or _is_one_term(text, start, end)
        ):
            take((start, end, sure))
        if rest is None:
            continue
        candidates, doubt, blocks, kinds, heading, short = rest
        if candidates and (
            not (short or spaced)
            or _bounded(text, start, end, seen[last - length + 1 : last] if spaced else "")
        ):
            if doubt is None:
                _weigh(text, start, end, candidates, harvest)
            else:
                doubts.append((start, end, doubt))
        if (
            heading
            and start > _HEADING_LEAD
            and text.rfind("\n", start - _HEADING_LEAD, start) < 0
            and text[end : end + 1] != ":"
        ):
            continue  # too far into its line to be a heading
        for number in blocks:
            harvest.blocked.setdefault(number, []).append((start, end))
        for kind in kinds:
            cues[kind].append(new(Cue, (start, end)))


_HEADING_LEAD: Final = 40


_HARD_BREAK: Final = re.compile(r"[,;:()|!?•·\[\]{}\"“”„«»]|[.…] |\n\s*[\-*•–—·▪●]|[-–—] [-–—]")
_GLUE: Final = frozenset("-\u2010\u2011'’.&@_")
_GERMAN_TAIL: Final = re.compile(
    r"-(?:Kenntnis|Erfahr|Entwickl|Programm|Projekt|Umfeld|based|related)", re.IGNORECASE
)
_WRAPPED: Final = 45


def _is_one_term(text: str, start: int, end: int) -> bool:
    """Whether no sentence, clause or list item ends inside a passage of several words."""
    quote = text[start:end]
    if _HARD_BREAK.search(quote):
        return False
    return "\n" not in quote or _reads_on(text, start, end)


def _bounded(text: str, start: int, end: int, spelling: str) -> bool:
    """Whether a passage of several words is one term, or a short one no part of a compound."""
    if spelling:
        return text[start:end].lower() == spelling or _is_one_term(text, start, end)
    if start and text[start - 1] in _GLUE:
        return False
    if end < len(text) and text[end] in _GLUE:
        followed = text[end + 1 : end + 2]
        return not followed.isalnum() or _GERMAN_TAIL.match(text, end) is not None
    return True


def _reads_on(text: str, start: int, end: int) -> bool:
    """Whether the line break inside a passage is a soft wrap, not the end of a list item."""
    at = text.find("\n", start, end)
    before = at - (text.rfind("\n", 0, at) + 1)
    after = text[at + 1 : end].lstrip()[:1]
    return not after.isupper() or before >= _WRAPPED


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


def _is_blocked(mention: Mention, blocked: dict[int, list[tuple[int, int]]]) -> bool:
    start, end, entry = mention
    return entry in blocked and any(low <= start and end <= high for low, high in blocked[entry])


_ITEM_LENGTH: Final = 60
# Words such as "drive" or "organization" name a quality only right beside others.
_SOFT_REACH: Final = 45
_ITEMS_AROUND: Final = 3


def _settled(harvest: _Harvest, sure: list[Mention], folded: Folded, scanner: Scanner) -> list[Mention]:
    """The ambiguous mentions that their surroundings confirm: a skill of the same field, or a word that is near."""
    entries, blocked = scanner.entries, harvest.blocked
    text, seen, regular = folded.original, folded.text, not folded.marks
    settled: list[Mention] = []
    open_ones: list[Doubt] = []
    for doubt in harvest.doubts:
        start, end, (number, _, _, _) = doubt
        entry = entries[number]
        mention = (start, end, number)
        if number in blocked and _is_blocked(mention, blocked):
            continue
        low, high = surroundings(text, start, end)
        if entry.category == "soft":
            if _is_whole_item(text, start, end):
                settled.append(mention)
                continue
            low, high = max(low, start - _SOFT_REACH), min(high, end + _SOFT_REACH)
        if _kin_inside(mention, sure, entries, low, high):
            settled.append(mention)
        elif entry.near:
            if regular:
                around = f" {seen[low + 1 : start + 1]}  {seen[end + 1 : high + 1]} "
            else:
                around = f" {fold_chars(text[low:start])}  {fold_chars(text[end:high])} "
            if has_any(around, _near_words(entry)):
                settled.append(mention)
            else:
                open_ones.append(doubt)
        else:
            open_ones.append(doubt)
    if open_ones:
        settled += asked_or_listed(open_ones, [*sure, *settled], entries, text)
    return settled


_TAGS: Final = 3
_TAGS_SHARE: Final = 0.6


def _tags(harvest: _Harvest, known: list[Mention], text: str) -> list[Mention]:
    """Names in small letters, and ambiguous ones, that stand in a line of tags ("python sql react go")."""
    found = []
    unsure = harvest.small + [(start, end, candidate.entry) for start, end, candidate in harvest.doubts]
    for mention in harvest.small:
        low = text.rfind("\n", 0, mention[0]) + 1
        high = text.find("\n", mention[1])
        high = len(text) if high < 0 else high
        if high - low > _TAG_LINE or text[high - 1] in ".!?:" or _is_prose(text[low:high]):
            continue
        inside = {(start, end) for start, end, _ in known if low <= start and end <= high}
        if len(inside) < _TAGS:
            continue
        inside.update((start, end) for start, end, _ in unsure if low <= start and end <= high)
        if sum(end - start for start, end in inside) >= _TAGS_SHARE * (high - low):
            found.append(mention)
    return found


_TAG_LINE: Final = 300
# Words that make a line a phrase, not a row of tags.
_PROSE: Final = re.compile(
    r"\b(?:with|of|in|for|to|the|a|experience|knowledge|mit|im|der|die|von|erfahrung|kenntnisse|avec|en|de|des|con|la|el)\b",
    re.IGNORECASE,
)


_COMMON_PROSE: Final = (" the ", " of ", " to ", " with ", " in ", " for ", " a ")


def _is_prose(line: str) -> bool:
    return has_any(line, _COMMON_PROSE) or _PROSE.search(line) is not None


_ITEM_MARKS: Final = " \t-*•–—·▪●►➤✓✔☑"


def _is_whole_item(text: str, start: int, end: int) -> bool:
    """Whether a passage is all that an item of a list says."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[low:start].lstrip(), text[end : high if high >= 0 else len(text)]
    return bool(before) and not before.strip(_ITEM_MARKS) and not after.strip(" \t.,;")


def _kin_inside(
    mention: Mention, sure: list[Mention], entries: tuple[Entry, ...], low: int, high: int
) -> bool:
    """Whether another skill of the same field stands in `low:high` beside a mention; `sure` is in order."""
    start, end, number = mention
    field_name = entries[number].field
    for index in range(bisect_left(sure, (low,)), len(sure)):
        begin, stop, other = sure[index]
        if begin >= high:
            return False
        apart = stop <= high and other != number and (stop <= start or begin >= end)
        if apart and entries[other].field == field_name:
            return True
    return False


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a passage; for an item of a list of short lines, its neighbours too."""
    low, high = sentence_bounds(text, start, end)
    if high - low > _ITEM_LENGTH:
        return low, high
    line = text.rfind("\n", max(0, start - _ITEM_LENGTH), start) + 1
    stop = text.find("\n", end, end + _ITEM_LENGTH)
    stop = stop if stop >= 0 or len(text) - end > _ITEM_LENGTH else len(text)
    if stop < 0 or stop - line > _ITEM_LENGTH or (not line and start > _ITEM_LENGTH):
        return low, high
    for _ in range(_ITEMS_AROUND):
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        if line == 0 or line - above > _ITEM_LENGTH:
            break
        line = above
    for _ in range(_ITEMS_AROUND):
        below = text.find("\n", stop + 1)
        below = len(text) if below < 0 else below
        if stop >= len(text) or below - stop > _ITEM_LENGTH:
            break
        stop = below
    return min(low, line), max(high, stop)


_CLOSING_SIGNS: Final = ".!?…"
_SENTENCE_REACH: Final = 400


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line around `text[start:end]`, at most a few hundred characters each way."""
    ends = _sentence_ends(text)
    index = bisect_left(ends, start, 1)
    low, high = ends[index - 1] + 1, ends[index]
    if high < end:
        high = ends[bisect_left(ends, end, index)]
    if high - low > _SENTENCE_REACH:
        return max(low, start - _SENTENCE_REACH), min(high, end + _SENTENCE_REACH)
    return low, high


@lru_cache(maxsize=4)
def _sentence_ends(text: str) -> list[int]:
    """Line ends and closing signs with a blank behind them, between the text's own bounds.

    Plain looks, several times as fast as a pattern.
    """
    ends = [-1]
    at = -1
    for line in text.split("\n"):
        at += len(line) + 1
        ends.append(at)  # for the last line, the end of the text
    for sign in _CLOSING_SIGNS:
        at = text.find(sign)
        while at >= 0:
            if text[at + 1 : at + 2].isspace():
                ends.append(at)
            at = text.find(sign, at + 1)
    ends.sort()
    return ends


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Longest match wins: from left to right, the longest of those that start together."""
    mentions.sort()
    kept: list[Mention] = []
    begun = done = -1
    for mention in mentions:
        start = mention[0]
        if start == begun:
            kept[-1] = mention
        elif start >= done:
            kept.append(mention)
            begun = start
        else:
            continue
        done = mention[1]
    return kept
