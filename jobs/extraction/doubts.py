"""Ambiguous names that the wording around them confirms."""

import re
from typing import Final

from jobs.extraction.wordlists import words
from jobs.lexicon.load import Entry
from jobs.lexicon.patterns import Candidate

# A place in the original text where an entry is named: start, end, number of the entry. A plain tuple, for speed.
Mention = tuple[int, int, int]
# A mention that its surroundings must confirm: start, end, candidate.
Doubt = tuple[int, int, Candidate]

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


def asked_or_listed(
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
        if not ends:
            begins = {start: number for start, _, number in sure}
            ends = {end: number for _, end, number in sure}
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
