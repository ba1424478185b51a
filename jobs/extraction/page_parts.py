"""Parts of a copied page that are not the posting: menus, and headings that hold the company's name."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from jobs.extraction.scanning import Scan
from jobs.extraction.wordlists import words

_MENU_LINE: Final = 40
_MENU_WORDS: Final = 5
_FEWEST_LINES: Final = 3
_FEWEST_MENU_WORDS: Final = 2
_BETWEEN: Final = re.compile(r"\s+[|·•›»/]\s+|\s{3,}|\t+")
_OPENS: Final = re.compile(r"(?:\A|[\n|·•›»/])[ \t]*\Z")
_END_SIGNS: Final = (".", ":", ";", "!", "?", ",")
_MARKS: Final = "-*•·▪▸●►➤–—→✓"


def menus(scan: Scan) -> Iterator[tuple[int, int]]:
    """Runs of short lines, or one line of short items, that hold several words of a menu ("Home", "Log in")."""
    cues = scan.cues.get("heading:menu", ())
    if len(cues) < _FEWEST_MENU_WORDS:
        return
    text = scan.text
    done = -1
    for cue in cues:
        if cue.start < done or not _OPENS.search(text, max(0, cue.start - 4), cue.start):
            continue
        low, high = _line(text, cue.start)
        if text[low:high].strip() != text[cue.start : cue.end]:
            if _in_row(text, low, high, len([one for one in cues if low <= one.start < high])):
                yield low, high
                done = high
            continue
        low, high, lines = _run(text, low, high)
        inside = sum(low <= one.start < high for one in cues)
        done = high
        if lines >= _FEWEST_LINES and inside >= _FEWEST_MENU_WORDS:
            yield low, high


def _line(text: str, at: int) -> tuple[int, int]:
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return low, len(text) if high < 0 else high


def _in_row(text: str, low: int, high: int, number: int) -> bool:
    """Whether a line is a row of menu items."""
    items = _BETWEEN.split(text[low:high].strip())
    short = all(len(item.split()) <= _MENU_WORDS for item in items)
    return number >= _FEWEST_MENU_WORDS and len(items) >= _FEWEST_LINES and short


def _run(text: str, low: int, high: int) -> tuple[int, int, int]:
    """The short lines above and below a line, and how many they are with it."""
    lines = 1
    while low > 0:
        above = text.rfind("\n", 0, low - 1) + 1
        if not _is_short(text[above : low - 1]):
            break
        low, lines = above, lines + 1
    while high < len(text):
        _, below = _line(text, high + 1)
        if not _is_short(text[high + 1 : below]):
            break
        high, lines = below, lines + 1
    return low, high, lines


def _is_short(line: str) -> bool:
    bare = line.strip()
    if not bare or len(bare) > _MENU_LINE or bare[0] in _MARKS:
        return False
    return len(bare.split()) <= _MENU_WORDS and not bare.endswith(_END_SIGNS)


_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w&.'’-]*(?: (?:& )?[A-ZÀ-ÖØ-Þ0-9][\w&.'’-]*){0,4}"
_NAMED_LEAD: Final = 6
# The scan looks for its first words, `NAMED` among the cues.
_NAMED_HEADING: Final = re.compile(
    r"[#*\s]{0,6}(?:(?P<about>(?i:about|über(?: die| den| das)?|à propos d[e']|sobre"
    rf"|who is|what is|meet|das ist(?: die| der)?))\s+(?P<name>{_NAME})"
    r"|(?P<offer>(?i:why(?: work (?:at|for|with)| join| choose)?|working (?:at|for)|life at|warum(?: zu[rm]?)?|arbeiten bei"
    rf"|pourquoi(?: rejoindre| choisir)?|por qué|trabajar en))\s+(?P<employer>{_NAME})"
    rf"|(?i:what|was|ce que|qué)\s+(?P<maker>{_NAME})\s+"
    r"(?P<verb>(?i:does|makes|is|offers|offers you|macht|bietet|fait|offre|hace|ofrece)))\s*[:?!*#]*\s*$",
    re.MULTILINE,
)
_NOT_NAMED: Final = frozenset(
    words(
        """
        you your us our me my the this that we role job position team candidate company work what who it they
        die der das dich sie ihnen uns den dein deine ihr ihre stelle job vous toi nous le la les votre poste ti
        nosotros el tu puesto there here benefits location salary applying application
        """
    )
)


def named_headings(scan: Scan) -> Iterator[tuple[int, Literal["about", "offer"]]]:
    """Where headings such as "About Acme" or "Why Acme?" stand, and what they open."""
    place = 0
    for cue in scan.cues.get("heading:named", ()):
        found = _named_heading(scan.text, place, cue.start)
        if found is None:
            continue
        place = found.end()
        name = found["name"] or found["employer"] or found["maker"]
        if name.split()[0].lower().strip(".'’") in _NOT_NAMED:
            continue
        offers = found["offer"] or (found["verb"] or "").lower().startswith(("off", "biet", "ofr"))
        yield found.start(), "offer" if offers else "about"


def _named_heading(text: str, place: int, at: int) -> re.Match[str] | None:
    """The heading that opens with the words at `at`, with the blank lines above it, from `place` on."""
    line = text.rfind("\n", 0, at) + 1
    if at - line > _NAMED_LEAD:
        return None
    for above in range(max(place, line - _NAMED_LEAD), line + 1):
        begins = not above or text[above - 1] == "\n"
        if begins and (found := _NAMED_HEADING.match(text, above)):
            return found
    return None
