"""Ambiguous names that what stands around them confirms: a skill of the same field, a word that is near, the wording."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from jobs.extraction.sentences import surroundings
from jobs.extraction.wordlists import words
from jobs.lexicon.folding import Folded, fold_chars, fold_term, has_any
from jobs.lexicon.load import Entry
from jobs.lexicon.patterns import Candidate

# A place in the original text where an entry is named: start, end, number of the entry. A plain tuple, for speed.
Mention = tuple[int, int, int]
# A mention that its surroundings must confirm: start, end, candidate.
Doubt = tuple[int, int, Candidate]

# Words such as "drive" or "organization" name a quality only right beside others.
_SOFT_REACH: Final = 45


def settled(
    doubts: list[Doubt], sure: list[Mention], entries: tuple[Entry, ...], folded: Folded
) -> list[Mention]:
    """The ambiguous mentions that their surroundings confirm; `sure` ones are in reading order."""
    text = folded.original
    found: list[Mention] = []
    open_ones: list[Doubt] = []
    for doubt in doubts:
        start, end, candidate = doubt
        number = candidate.entry
        entry, mention = entries[number], (start, end, number)
        low, high = surroundings(text, start, end)
        if entry.category == "soft":
            if _is_whole_item(text, start, end):
                found.append(mention)
                continue
            low, high = max(low, start - _SOFT_REACH), min(high, end + _SOFT_REACH)
        if (
            _kin_inside(mention, sure, entries, low, high)
            or (entry.near and has_any(_around(folded, mention, low, high), _near_words(entry)))
            or (text[start - 2 : start] in _ITEM_LEADS and _is_between_semicolons(text, start, end))
        ):
            found.append(mention)
        else:
            open_ones.append(doubt)
    if open_ones:
        found += _asked_or_listed(open_ones, [*sure, *found], entries, text)
    return found


_ITEM_MARKS: Final = " \t-*•–—·▪●►➤✓✔☑"


def _is_whole_item(text: str, start: int, end: int) -> bool:
    """Whether a passage is all that an item of a list says."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[low:start].lstrip(), text[end : high if high >= 0 else len(text)]
    return bool(before) and not before.strip(_ITEM_MARKS) and not after.strip(" \t.,;")


_ITEM_LEADS: Final = ("; ", ": ")


def _is_between_semicolons(text: str, start: int, end: int) -> bool:
    """Whether a passage is an item by itself of a list that parts its items so ("a degree; French; patience")."""
    after = text[end : end + 2].strip()[:1]
    return after == ";" or (after in (".", "") and text[start - 2] == ";")


def _kin_inside(
    mention: Mention, sure: list[Mention], entries: tuple[Entry, ...], low: int, high: int
) -> bool:
    """Whether another skill of the same field stands in `low:high` beside a mention."""
    start, end, number = mention
    field_name = entries[number].field
    for index in range(bisect_left(sure, (low,)), len(sure)):
        begin, stop, other = sure[index]
        if begin >= high:
            return False
        kin = entries[other].field == field_name and other != number
        if kin and stop <= high and (stop <= start or begin >= end):
            return True
    return False


def _around(folded: Folded, mention: Mention, low: int, high: int) -> str:
    """What stands in `low:high` before and behind a mention, folded."""
    start, end, _ = mention
    if folded.marks:
        text = folded.original
        return f" {fold_chars(text[low:start])}  {fold_chars(text[end:high])} "
    return f" {folded.text[low + 1 : start + 1]}  {folded.text[end + 1 : high + 1]} "


_WHOLE_WORD: Final = 4


@lru_cache(maxsize=8192)
def _near_words(entry: Entry) -> tuple[str, ...]:
    """Near words match at the start of a word; short ones match whole words only."""
    folded = [fold_term(word) for word in entry.near]
    return tuple(f" {word} " if len(word) <= _WHOLE_WORD else f" {word}" for word in folded)


_ASKED_BEFORE: Final = re.compile(
    r"(?:\b(?:experience|expertise|proficien\w+|familiar\w*|knowledge|command|hands-on experience|fluen\w+)\s+(?:with|in|of)"
    r"|\b(?:erfahrung(?:en)?|kenntnisse?|vertraut)\s+(?:mit|in)|\b(?:expérience|maîtrise|pratique|connaissance)\s+(?:de|en)"
    r"|\b(?:experiencia|conocimientos?|dominio)\s+(?:con|en|de))\s+$",
    re.IGNORECASE,
)
_ASKED_REACH: Final = 40
_NEXT: Final = re.compile(
    r"(?:\s*[,/]\s*(?:(?:and|or|und|oder|et|ou|y|o)\s+)?|\s+(?:and|or|und|oder|et|ou|y|o|&)\s+)"
)
_NEXT_REACH: Final = 10
_LISTED: Final = 3
_COMPUTING: Final = frozenset(
    words(
        "cloud data databases design machine_learning marketing mobile product security software testing web"
    )
)


def _asked_or_listed(
    doubts: list[Doubt], sure: list[Mention], entries: tuple[Entry, ...], text: str
) -> list[Mention]:
    """Ambiguous names that the wording confirms: tools that experience is asked with, or one beside another tool in a list,
    and runs of names of one field ("Spanish, Vietnamese or Russian")."""
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    found: list[Mention] = []
    run: list[Mention] = []
    for start, end, candidate in sorted(doubts, key=_place):
        number = candidate.entry
        field_name = entries[number].field
        if run and not (entries[run[-1][2]].field == field_name and _NEXT.fullmatch(text, run[-1][1], start)):
            found += _whole_run(run, text)
            run = []
        run.append((start, end, number))
        if candidate.exact is None or field_name not in _COMPUTING or text[start:end].isupper():
            continue
        if sure and not ends:
            starts, stops, numbers = zip(*sure, strict=True)
            begins, ends = dict(zip(starts, numbers, strict=True)), dict(zip(stops, numbers, strict=True))
        after = _NEXT.match(text, end, end + _NEXT_REACH)
        beside = begins.get(after.end()) if after else None
        if beside is None:
            beside = next(
                (
                    ends[at]
                    for at in range(start - 1, start - _NEXT_REACH, -1)
                    if at in ends and _NEXT.fullmatch(text, at, start)
                ),
                None,
            )
        listed = beside is not None and entries[beside].field in _COMPUTING
        if listed or _ASKED_BEFORE.search(text, max(0, start - _ASKED_REACH), start):
            found.append((start, end, number))
            ends[end] = number
    return found + _whole_run(run, text)


def _place(doubt: Doubt) -> tuple[int, int]:
    return doubt[0], doubt[1]


def _whole_run(run: list[Mention], text: str) -> list[Mention]:
    """A run of ambiguous names that is long enough and ends its clause, else nothing."""
    if len(run) < _LISTED:
        return []
    names = {number for _, _, number in run}
    closes = text[run[-1][1] : run[-1][1] + 1] in ("", "\n", ".", ",", ";", ")")
    return run if closes and len(names) >= _LISTED else []
