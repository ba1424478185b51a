"""Passages of a resume that name a thing without showing that its owner works with it.

"Replaced eleven spreadsheets with a database", "a maker of pumps", "a logistics company", "for the sales team", "menus
written with the head chef".
"""

import re
from typing import Final

from jobs.extraction.wordlists import words

_LEFT_BEHIND: Final = re.compile(
    r"\b(?:instead of|rather than|away from|no longer|without|free of|in place of|in lieu of|got rid of|getting rid of"
    r"|anstelle von|statt|weg von|au lieu d[eu']|à la place d[eu']|en lugar de|en vez de)\s+(?:\S+\s+){0,3}$"
    r"|\b(?:eliminat(?:ed|ing)|retir(?:ed|ing)|abandon(?:ed|ing)|sunset(?:ting)?|phas(?:ed|ing) out|decommission(?:ed|ing)"
    r"|d(?:id|oing) away with|abgeschafft|éliminé|abandonné|eliminé|retiré)\s+(?:\S+\s+){0,5}$"
    r"|\b(?:migrat|mov|switch|convert|transition|upgrad|port|chang)(?:ed|ing)\s+(?:(?!to\b|into\b)\S+\s+){0,5}?from\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)
_REPLACED: Final = re.compile(
    r"\b(?:replac(?:ed|ing)|substitut(?:ed|ing)|supersed(?:ed|ing)|swapp(?:ed|ing)|ersetzten?"
    r"|remplac(?:é|er|ement d[eu])|reemplacé|sustituí|sustituyendo)\s+(?:\S+\s+){0,6}$",
    re.IGNORECASE,
)
# What ends the reach of such a verb, and what names the thing that came instead.
_INSTEAD: Final = re.compile(
    r"\b(?:with|by|through|using|via|to|into|onto|for|durch|mit|par|avec|por|con)\b", re.IGNORECASE
)
_MAKER: Final = re.compile(
    r"\b(?:makers?|providers?|suppliers?|manufacturers?|producers?|distributors?|vendors?|sellers?|resellers?|retailers?"
    r"|operators?|importers?|leaders?|specialists?|hersteller|anbieter|lieferant|fabricants?|éditeurs?|fournisseurs?"
    r"|fabricantes?|proveedor(?:es)?)\s+(?:of|in|von|für|de|d['’])\s*(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_FIRM: Final = re.compile(
    r"[\s-]+(?:(?!(?:at|an?|for|in|the|with|of|to|and|by|bei|chez|en)\b)\w+\s+)?(?:company|companies|firms?|manufacturers?|makers?|vendors?|start-?ups?|scale-?ups?|agency"
    r"|corporation|conglomerate|unternehmen|firma|entreprise|société|empresa|group of companies)\b",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:with|for|alongside|between|from|supporting|supported|advised|mit|für|avec|pour|con|para)\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)
_TEAM: Final = re.compile(
    r"(?:,?\s+(?:and|&)\s+\w+)?[\s-]+(?:teams?|departments?|division|colleagues|staff|leads|stakeholders|abteilung|équipes?"
    r"|equipos?|departamento)\b",
    re.IGNORECASE,
)
# Someone else's job, which is a skill too where it is one's own.
_JOBS: Final = frozenset(
    words(
        """
        accountant accountants administrator administrators analyst analysts architect architects auditor auditors barista
        chef chefs clinician clinicians consultant consultants controller cook cooks designer designers developer developers
        dietitian director directors engineer engineers lawyer lawyers manager managers mechanic mechanics midwife midwives
        nurse nurses officer officers physiotherapist physiotherapists receptionist scientist scientists secretary sommelier
        supervisor supervisors surgeon surgeons teacher teachers technician technicians tester testers therapist therapists
        waiter waiters leitung leiter küchenchef entwickler entwicklern ingenieure ingenieuren
        """
    )
)
_BESIDE: Final = re.compile(
    r"\b(?:with|alongside|to|under|for|beside|assist(?:ed|ing)|support(?:ed|ing)|help(?:ed|ing)|deputi[sz](?:ed|ing) for"
    r"|mit|unter|für|avec|pour|con|para)\s+(?:(?:the|an?|our|my|their|its|two|three|four|several|senior|dem|der|den|einem"
    r"|le|la|les|un|une|el|los)\s+){0,2}$",
    re.IGNORECASE,
)
_REACH: Final = 100
_CLAUSE_END: Final = re.compile(r"[.;!?\n•]\s")


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is what was given up, what an employer makes, or what others do."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for found in _CLAUSE_END.finditer(text, low, start):
        low = found.end()
    stop = _CLAUSE_END.search(text, end, high)
    high = stop.start() if stop else high
    left = _LEFT_BEHIND.search(text, low, start)
    if left and not _is_passed(text, left, start):
        return True
    replaced = _REPLACED.search(text, low, start)
    if replaced and not _is_passed(text, replaced, start):
        return _INSTEAD.search(text, end, high) is not None
    if _MAKER.search(text, low, start) or _FIRM.match(text, end, high):
        return True
    if text[start:end].rsplit(None, 1)[-1].lower() in _JOBS and _BESIDE.search(text, low, start):
        return True
    return _TEAM.match(text, end, high) is not None and _OF_OTHERS.search(text, low, start) is not None


def _is_passed(text: str, verb: re.Match[str], start: int) -> bool:
    """Whether what came instead is named before the passage already: "moved from Oracle to PostgreSQL"."""
    first_word = text.find(" ", verb.start(), start)
    begin = text.rfind("from ", verb.start(), start) + 5 if " from " in verb[0] else first_word
    return first_word >= 0 and _INSTEAD.search(text, begin, start) is not None
