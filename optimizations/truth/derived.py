"""What follows by arithmetic from “from 14 % to 9 %”: the difference, the change in per cent, the factor."""

import re
from collections.abc import Sequence
from itertools import pairwise

from optimizations.truth.normalise import clean, fold
from optimizations.truth.quantities import TIME, Quantity, same_measure

_FROM_TO = re.compile(
    r"\W*(?:[a-z]{1,4} )?(?:down |up |de nouveau |puis )?(?:to|auf|a|à|para|naar|al|bis auf|nach|fino a|hasta|->|→|>|-)?\W*"
)
_JOINS = re.compile(r"\b(?:to|auf|a|para|naar|al|nach|fino|hasta)\b|->|→|-")


_OUT_OF = re.compile(r" (?:out of|in|of|von|sur|de cada|em cada|su|van de|in every|out of every) ")
_ONE = re.compile(
    r"\b(?:in|within|over|em|en|innerhalb|nach|binnen|durante|sur)(?: nur| just| only)? "
    r"(?:a|an|one|um|uma|un|una|une|ein|einem|einer|eines|een) (?P<unit>[^\W\d_]+)"
)


def derived(quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures that two neighbouring ones of the same measure make true, where the text leads from one to the other."""
    folded = fold(clean(text))
    found: list[Quantity] = []
    for first, second in pairwise(quantities):
        gap = folded[first.end : second.start]
        if _OUT_OF.fullmatch(gap) and 0 < first.value < second.value:
            share = first.value / second.value * 100
            found.append(Quantity("percent", share, "", "", first.text, first.start, second.end))
        leads = _FROM_TO.fullmatch(gap) is not None and _JOINS.search(gap) is not None
        if (
            not leads
            or first.kind == "date"
            or not same_measure(first, second)
            or first.value == second.value
        ):
            continue
        found += _between(first, second)
    for match in _ONE.finditer(folded):
        seconds = TIME.get(match["unit"])
        if seconds:
            found.append(Quantity("duration", seconds, "", "", match.group(), match.start(), match.end()))
    return tuple(found)


def _between(first: Quantity, second: Quantity) -> list[Quantity]:
    difference = abs(second.value - first.value)
    unit = "points" if first.kind == "percent" else first.unit
    place = (first.text, first.start, second.end)
    found = [Quantity(first.kind, difference, unit, "", *place)]
    if first.value > 0:
        change = difference / first.value * 100
        found += [
            Quantity("percent", value, "", "", *place) for value in sorted({change, float(round(change))})
        ]
        if second.value > first.value:
            found.append(Quantity("factor", second.value / first.value, "", "", *place))
    return found
