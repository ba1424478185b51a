"""Names in small letters that stand in a row of tags ("python sql react go")."""

import re
from typing import Final

from jobs.extraction.doubts import Doubt, Mention
from jobs.lexicon.folding import has_any

_FEWEST: Final = 3
_SHARE: Final = 0.6
_LONGEST_ROW: Final = 300
# Words that make a line a phrase, not a row of tags.
_PROSE: Final = re.compile(
    r"\b(?:with|of|in|for|to|the|a|experience|knowledge|mit|im|der|die|von|erfahrung|kenntnisse|avec|en|de|des|con|la|el)\b",
    re.IGNORECASE,
)
_COMMON_PROSE: Final = (" the ", " of ", " to ", " with ", " in ", " for ", " a ")


def tags(small: list[Mention], doubts: list[Doubt], known: list[Mention], text: str) -> list[Mention]:
    """Those of the names in small letters that stand in a row of `known` and ambiguous ones."""
    found = []
    unsure: list[tuple[int, int]] = []
    for mention in small:
        if _is_gender_mark(text, mention[0], mention[1]):
            continue
        low = text.rfind("\n", 0, mention[0]) + 1
        high = text.find("\n", mention[1])
        high = len(text) if high < 0 else high
        if high - low > _LONGEST_ROW or text[high - 1] in ".!?:" or _is_prose(text[low:high]):
            continue
        inside = {(start, end) for start, end, _ in known if low <= start and end <= high}
        if len(inside) < _FEWEST:
            continue
        if not unsure:
            unsure = [(one[0], one[1]) for one in (*small, *doubts)]
        inside.update((start, end) for start, end in unsure if low <= start and end <= high)
        if sum(end - start for start, end in inside) >= _SHARE * (high - low):
            found.append(mention)
    return found


def _is_gender_mark(text: str, start: int, end: int) -> bool:
    """Whether a letter is one of a row of single letters, as "(m/w/d)" is."""
    return end - start == 1 and text[start - 1] == "/" and not text[max(0, start - 3) : start - 2].isalnum()


def _is_prose(line: str) -> bool:
    return has_any(line, _COMMON_PROSE) or _PROSE.search(line) is not None
