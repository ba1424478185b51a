"""Sections of a posting and the requirement that a passage carries: required, preferred, or not asked for at all."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from jobs.extraction.headings import HEADINGS
from jobs.extraction.page_parts import menus, named_headings
from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.types import Requirement
from jobs.extraction.wordlists import words
from jobs.lexicon.folding import has_any

SectionKind = Literal["none", "required", "preferred", "duties", "offer", "about", "legal"]
_NOT_ASKED: Final = frozenset({"offer", "about", "legal"})

_HEADING_LENGTH: Final = 80
# What may stand before a heading in its line: marks and figures, and one such word.
_LEAD_SIGNS: Final = " \t\r\f\v\u00a0\u2009\u202f\u3000#*•·▪●►➤>=_-–—.)(][:|0123456789"
_LEAD_WORDS: Final = frozenset(
    words(
        """
        the your our key main my job some additional other specific core general position role professional technical
        ihr ihre dein deine unser unsere vos votre nos notre le les la tu tus los las el
        """
    )
) | {""}
_REST: Final = re.compile(
    r"[\s*_#]*(?:\([^)\n]{0,40}\)\s*)?"
    r"(?:,?\s*(?:too|also|as well|though not required|but not required|not required"
    r"|if you (?:also )?(?:have|had|bring|know|knew)"
    r"|aber kein Muss|sans être indispensable)\s*)?(?:[:：\-–—?!…*_#=\s]*$|[:：])"
)
_FEW_WORDS: Final = 3


class Section(NamedTuple):
    """A section's kind and where its heading starts."""

    start: int
    kind: SectionKind


def find_sections(scan: Scan) -> list[Section]:
    """The sections of a text by their headings, in reading order."""
    text = scan.text
    found: dict[int, tuple[int, SectionKind]] = {}
    for kind, name in _KINDS:
        for cue in scan.cues.get(name, ()):
            line = _heading_line(text, cue)
            if line is None:
                continue
            length = cue.end - cue.start
            if line not in found or length > found[line][0]:
                found[line] = (length, kind)
    for line, opened in named_headings(scan):
        found.setdefault(line, (0, opened))
    return [Section(line, found[line][1]) for line in sorted(found)]


_ORDER: Final[tuple[SectionKind, ...]] = ("preferred", "offer", "about", "legal", "duties", "required")
_KINDS: Final = tuple((kind, f"heading:{kind}") for kind in _ORDER)
assert set(_ORDER) == set(HEADINGS)


def _heading_line(text: str, cue: Cue) -> int | None:
    """The start of the heading that the phrase stands in, or None if it is just words in a sentence."""
    at, end = cue
    start = text.rfind("\n", 0, at) + 1
    if start < at and text[start:at].lstrip(_LEAD_SIGNS).rstrip().lower() not in _LEAD_WORDS:
        return _heading_inside(text, start, at, end)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    rest = text[end : min(stop, end + _HEADING_LENGTH)]
    if not rest or rest[0] == ":" or _REST.match(rest):
        return start
    short = stop - start <= _HEADING_LENGTH // 2 and len(rest.split()) <= _FEW_WORDS
    titled = text[at].isupper() and not rest.rstrip().endswith((".", ",", ";"))
    return start if short and titled and _no_item_mark(text, start) else None


def _heading_inside(text: str, start: int, at: int, end: int) -> int | None:
    """The same for a phrase with other words before it in its line, which begins at `start`."""
    if text[end : end + 1] == ":" and text[max(start, at - 2)] in ".;!?" and text[at].isupper():
        return at
    if end - at <= _HEADING_WORD or text[at - 1] != " ":
        return None
    stop = text.find("\n", end)
    whole = text[start : len(text) if stop < 0 else stop].strip()
    return start if len(whole) <= _HEADING_LENGTH and whole.endswith(":") else None


_HEADING_WORD: Final = 8
_ITEM_MARKS: Final = "-*•·▪●►➤"


def _no_item_mark(text: str, start: int) -> bool:
    return text[start : start + 4].lstrip()[:1] not in _ITEM_MARKS


@dataclass(slots=True)
class Requirements:
    """Answers, for a place in the text, whether what stands there is required, preferred or not asked for.

    From each of `marks` up to the next one the label of the same index holds: the section and the requirement.
    """

    marks: list[int]
    labels: list[tuple[SectionKind, Requirement | None]]

    def section_at(self, place: int) -> SectionKind:
        """The kind of the section that holds `place`."""
        return self.labels[bisect_right(self.marks, place) - 1][0]

    def at(self, place: int) -> Requirement | None:
        """The requirement of a passage that starts at `place`; None where it is not asked for."""
        return self.labels[bisect_right(self.marks, place) - 1][1]

    def is_asked(self, place: int) -> bool:
        """Whether a passage that starts at `place` is asked for at all."""
        return self.at(place) is not None


@dataclass(slots=True)
class _Reach:
    """Where each kind of cue reaches, gathered sentence by sentence."""

    sections: list[Section]
    preferred: list[tuple[int, int]] = field(default_factory=list)
    required: list[tuple[int, int]] = field(default_factory=list)
    ignored: list[tuple[int, int]] = field(default_factory=list)

    def in_preferred_section(self, place: int) -> bool:
        """Whether `place` lies under a heading such as "Nice to have"."""
        kind: SectionKind = "none"
        for section in self.sections:
            if section.start > place:
                break
            kind = section.kind
        return kind == "preferred"

    def settled(self) -> Requirements:
        """Everything as stretches of text with one label each."""
        kinds: dict[int, SectionKind] = {0: "none"}
        kinds.update(self.sections)
        changes: dict[int, list[int]] = {}
        for which, ranges in enumerate((self.ignored, self.required, self.preferred)):
            for low, high in ranges:
                if low < high:
                    changes.setdefault(low, [0, 0, 0])[which] += 1
                    changes.setdefault(high, [0, 0, 0])[which] -= 1
        ordered = sorted(kinds.keys() | changes.keys())
        kind: SectionKind = "none"
        ignored = required = preferred = 0
        labels: list[tuple[SectionKind, Requirement | None]] = []
        for place in ordered:
            kind = kinds.get(place, kind)
            if place in changes:
                less, more, nice = changes[place]
                ignored, required, preferred = ignored + less, required + more, preferred + nice
            if ignored or kind in _NOT_ASKED:
                labels.append((kind, None))
            elif not required and (preferred or kind == "preferred"):
                labels.append((kind, "preferred"))
            else:
                labels.append((kind, "required"))
        return Requirements(ordered, labels)


def read_requirements(scan: Scan) -> Requirements:
    """Sections and the reach of every requirement cue of a text."""
    found = _Reach(find_sections(scan))
    text = scan.text
    musts = scan.cues.get("must", [])
    for cue in scan.cues.get("preferred-before", ()):
        low, high = sentence_bounds(text, cue.start, cue.end)
        if not _is_heading_cue(text, cue, low, high):
            found.preferred.append((cue.end, _forward(text, cue.end, high, musts)))
    for cue in scan.cues.get("preferred-after", ()):
        low, high = sentence_bounds(text, cue.start, cue.end)
        if _leads(text, cue, low):
            found.preferred.append((cue.end, _forward(text, cue.end, high, musts)))
        else:
            found.preferred.append((_backward(text, low, cue.start, musts), cue.start))
            if _AS_IS.match(text, cue.end, high):
                found.preferred.append((cue.end, _forward(text, cue.end, high, musts)))
    for cue in musts:
        if found.preferred or found.in_preferred_section(cue.start):
            low, high = sentence_bounds(text, cue.start, cue.end)
            if not _is_negated(text, cue):
                found.required.append(_must_range(text, cue, _after_last(found.preferred, cue, low), high))
    for cue in scan.cues.get("offered", ()):
        found.ignored.append((cue.start, sentence_bounds(text, cue.start, cue.end)[1]))
    for cue in scan.cues.get("legal", ()):
        found.ignored.append(sentence_bounds(text, cue.start, cue.end))
    found.ignored.extend(_waived(scan))
    found.ignored.extend(menus(scan))
    for cue in scan.cues.get("boast", ()):
        low, high = sentence_bounds(text, cue.start, cue.end)
        if not _TO_THE_READER.search(text[low:high].lower()):
            found.ignored.append((low, high))
    return found.settled()


def _waived(scan: Scan) -> Iterator[tuple[int, int]]:
    """What the applicant is told to do without: "you don't need Kotlin", "Kotlin, which you don't have to know"."""
    text = scan.text
    for cue in scan.cues.get("waived-before", ()):
        if not _NOT_ALL.match(text, cue.end):
            low, high = sentence_bounds(text, cue.start, cue.end)
            clause = next(_clauses(text, cue.end, high), None)
            yield cue.end, clause.start() if clause else high
    for cue in scan.cues.get("waived-after", ()):
        low, high = sentence_bounds(text, cue.start, cue.end)
        if not text[cue.end : high].strip(" \t.,;)"):
            yield max([low, *(clause.end() for clause in _clauses(text, low, cue.start))]), cue.start


# "You don't need to know all of these": some of them count.
_NOT_ALL: Final = re.compile(
    r"\s+(?:to\s+)?(?:be|have|know|meet|tick|master)?\s*(?:an?\s+expert|all|every|each|everything|alle|tout|todo)\b",
    re.I,
)
# A sentence about the company asks for nothing, unless it turns to the reader.
_TO_THE_READER: Final = re.compile(
    r"\b(?:you|your|you['’]ll|looking for|seek(?:s|ing)?|hiring|candidates?|experience|required?|sucht|suchen|du|dich"
    r"|dein\w*|ihnen|ihre?|vous|votre|recherch\w+|busca\w*|tu|tus)\b"
)
# The first character alone rejects most places; what follows looks back at it.
_CLAUSE: Final = re.compile(
    r"[;(,\s](?:(?<=[;(])|(?<=\s)[-–—]\s|(?:(?<=\s)|(?<=,)\s)(?:but|while|whereas|aber|mais|pero)\s)"
)
# One of these stands in everything that the pattern above finds; a plain look is much faster.
_CLAUSE_SIGNS: Final = ("-", ";", "(", "–", "—", "but", "while", "whereas", "aber", "mais", "pero")


def _clauses(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Where a clause begins in `low:high`."""
    return _CLAUSE.finditer(text, low, high) if has_any(text[low:high], _CLAUSE_SIGNS) else iter(())


_ASKING: Final = re.compile(
    r"experience|knowledge|familiar|proficien|degree|skills?\b|erfahrung|kenntnis|expérience|connaissance|maîtrise"
    r"|experiencia|conocimiento|dominio",
    re.IGNORECASE,
)
_LIST_WORD: Final = re.compile(r"\b(?:and|or|und|oder|sowie|et|ou|y|o|e|and/or|as well as)\b", re.IGNORECASE)


def _is_heading_cue(text: str, cue: Cue, low: int, high: int) -> bool:
    return not text[low : cue.start].strip(" \t*#•-") and not text[cue.end : high].strip(" \t*#:")


def _leads(text: str, cue: Cue, low: int) -> bool:
    """Whether a cue that mostly follows its skill stands in front here ("Preferred: Kotlin")."""
    before = text[low : cue.start].strip(" \t*#•-–(")
    after = text[cue.end : cue.end + 1]
    return after == ":" or (not before and after not in (")", "."))


def _forward(text: str, start: int, high: int, musts: list[Cue]) -> int:
    """Up to where a leading cue reaches: the end of its sentence or a clause that says must."""
    closing = text.find(";", start, high)
    high = closing if closing >= 0 else high
    for must in musts:
        if start < must.start < high and not _is_negated(text, must):
            return max(text.rfind(",", start, must.start), start)
    return high


def _backward(text: str, low: int, end: int, musts: list[Cue]) -> int:
    """From where a trailing cue reaches: the start of its sentence, clause or last list item."""
    if text[:end].rstrip().endswith("("):
        return max(low, *(text.rfind(sign, low, end) + 1 for sign in ",;:"))
    for found in _clauses(text, low, end):
        low = found.end()
    for must in musts:
        if low <= must.start < end:
            low = max(low, must.end)
    comma = text.rfind(",", low, end)
    if comma < 0:
        return low
    listed = _LIST_WORD.search(text, comma + 1, end) and not _LIST_WORD.search(text, low, comma)
    # "German C1, English B2, French is a plus": one thing is, unless it is experience with all of them.
    single = text.startswith(_IS, end) or text.endswith(_IS, low, end)
    one = single and not _LIST_WORD.search(text, low, end) and not _ASKING.search(text, low, end)
    alone = one or (text.count(",", low, end) == 1 and not listed)
    asks_again = _ASKING.search(text, comma, end) and _ASKING.search(text, low, comma)
    return comma + 1 if alone or asks_again else low


_IS: Final = ("is ", "ist ", "est ", "es ")
# "Go is a plus, as is Rust": what follows is wished for like what went before.
_AS_IS: Final = re.compile(
    r",?\s*(?:and\s+)?(?:as|so)\s+(?:is|are|would|does|do)\b|,?\s*(?:ebenso|de même que|así como)\b", re.I
)
_NEGATION: Final = re.compile(r"(?:not|no|nicht|kein|pas|non)\s+(?:\w+\s+)?$")


# One of these stands in everything that the pattern above finds; a plain look is much faster.
_NEGATION_SIGNS: Final = ("no", "nicht", "kein", "pas")


def _is_negated(text: str, cue: Cue) -> bool:
    before = text[max(0, cue.start - 20) : cue.start].lower()
    return has_any(before, _NEGATION_SIGNS) and _NEGATION.search(before) is not None


def _after_last(ranges: list[tuple[int, int]], cue: Cue, low: int) -> int:
    return max((high for _, high in ranges if low < high <= cue.start), default=low)


def _must_range(text: str, cue: Cue, low: int, high: int) -> tuple[int, int]:
    """What a word of obligation reaches: its own clause."""
    if text[cue.start - 1 : cue.start] == "(":
        return max(low, *(text.rfind(sign, low, cue.start - 1) + 1 for sign in ",;:")), cue.start
    for found in _clauses(text, low, cue.start):
        low = found.end()
    after = next(_clauses(text, cue.end, high), None)
    comma = text.find(",", cue.end, high)
    stops = [stop for stop in (after.start() if after else -1, comma) if stop >= 0]
    forward = text[cue.start : cue.end].lower() in (
        "must have",
        "must be",
        "must possess",
        "minimum",
        "at least",
    )
    return low, high if forward or not stops else min(stops)
