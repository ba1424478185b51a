"""Reads the years of experience that a posting asks for, as a minimum."""

import re
from typing import Final, NamedTuple

from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sections import Requirements
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.types import Span
from jobs.extraction.wordlists import phrases
from jobs.lexicon.folding import has_any

_WORDS: Final[dict[str, int]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "ein": 1,
    "eine": 1,
    "einem": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "zehn": 10,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "huit": 8,
    "dix": 10,
    "due": 2,
    "cinque": 5,
    "dois": 2,
    "duas": 2,
    "três": 3,
    "twee": 2,
    "drie": 3,
    "vijf": 5,
    "två": 2,
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "ocho": 8,
    "diez": 10,
}
_NUMBER: Final = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_BEFORE: Final = re.compile(
    rf"(?<![\w.,$€£])(?P<low>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?(?:\+|plus\b|or more\b|oder mehr\b)?"
    rf"(?:\s*(?:-|–|—|to|bis|à|a|and|or|und|oder|y)\s*(?P<high>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?)?"
    r"\s*(?:\+|plus|or more|oder mehr|full|solid|ou plus|o más)?[\s\-]*(?:of\s+)?$",
    re.IGNORECASE,
)
# With what other than figures, folded, it can end.
_NUMBER_ENDS: Final = frozenset((*_WORDS, "+", "plus", "more", "mehr", "full", "solid", "más", "of"))
# "3 years", "3+ years", "3-5 years" in figures: most of what the pattern above finds, several times as fast.
_PLAIN_BEFORE: Final = re.compile(r"(?<![\w.,$€£])(?P<low>\d{1,2})(?:\s?[-–]\s?\d{1,2})?\+?[\s\-]?$")
_DIGIT: Final = re.compile(r"\d")
_AFTER: Final = re.compile(
    r"[:\s]*\(?(?:min\.?|minimum|at least)?\s*(?P<low>\d{1,2})\s*(?:\+|$|\s|[-–]|\))", re.IGNORECASE
)
# Looked for in lower-case text: these are many, and a plain look is much faster than a pattern.
_EXPERIENCE: Final = phrases("""
    experience, expérience, experiencia, erfahrung, esperienza, ervaring, track record, background, pqe, practice
    praxis, práctica
    in a similar, in a comparable, in a related, in an similar, working in, working as, working with, work, exp., exp
    industry, postqualif, post qualif, post-qualif
    experiência, doświadcz, erfarenhet, erfaring, kokemu, praxe, zkušenost, tapasztalat, gyakorlat, experienț, iskustv
    опыт, стаж, досвід, deneyim, tecrübe, خبرة, εμπειρία, προϋπηρεσία, kinh nghiệm, ניסיון
""")
_DIRECT: Final = re.compile(
    r"['’]?s?['’]?\s*(?:,?\s*or (?:more|so|longer)\b,?\s*|,?\s*or thereabouts\s*"
    r"|oder (?:mehr|länger)\s*|ou plus\s*|o más\s*|(?:minimum|mini|mindestens|mínimo)\s+)?"
    r"(?:of|in|as|with|using|working|managing|leading|developing|building|selling"
    r"|designing|teaching"
    r"|(?!following|during|including|starting|training|ending)[a-z]{3,}ing|on|within|across|behind|after"
    r"|at (?:the|a) (?:bench|stove|wheel|pass|counter|bar|till|chair|desk|bedside|coalface|tools|forge|loom|press)"
    r"|de|en|dans|d['’]|als|mit|im|\)?\s*$)\b",
    re.IGNORECASE,
)
# A word begins wherever this can match: asked for once, in front, that rejects most places at once.
_DENIED: Final = re.compile(
    r"\b(?:years?[\s-]*old|years? of age|ago\b|year[- ]round|per year|a year\b|each year"
    r"|every year"
    r"|for (?:over|more than|the (?:last|past)|nearly|almost)|over the (?:last|past|next)|since\b"
    r"|founded"
    r"|anniversary|history|within (?:the )?(?:first|last|past|next)|first \w+ years?"
    r"|years?['’]? (?:fixed[- ]term |initial )?contract\b|contract (?:of|for|length|duration)\b"
    r"|in (?:the )?(?:next|last|past)\b|seit (?:über|mehr als)|depuis (?:plus de)?|desde hace"
    r"|jahre alt\b"
    r"|warranty|program(?:me)?\s+of\b|degree program|(?<=[- ])years? (?:degree|college|program"
    r"|university|course|diploma)"
    r"|our\b|combined\b|we have\b|we['’]ve\b|company (?:with|has|was|is|history)\b|the company\b|vesting|sabbatical"
    r"|years?['’]? (?:of )?service\b|length of service\b|in service\b|service award"
    r"|aged?\b|paid\b"
    r"|people with\b|colleagues with\b|llevan?\b|average\b|im schnitt\b|durchschnittlich|en moyenne\b"
    r"|have been (?:here|with)\b|stay(?:ed|s)?\b"
    r"|befristet|limited to|wir\b|nous\b|notre\b|unsere?\b|current year|fiscal)"
)
# One of these stands in everything that the pattern above can find; a plain look is much faster.
_DENIED_SIGNS: Final = phrases("""
    old, age, ago, round, per year, a year, each, every, for over, for more, for the, for nearly, for almost, over the
    last, past, next, since, found, annivers, histor, within, first, contract, seit, depuis, desde, alt, warrant, program
    degree, college, university, course, diploma, our, combined, we have, we've, we’ve, compan, vest, sabbat, service, paid
    befristet, limited to, wir, nous, notre, unser, fiscal, current, people, colleagues, lleva, average, schnitt, moyenne
    been, stay
""")


def _is_denied(lowered: str) -> bool:
    return has_any(lowered, _DENIED_SIGNS) and _DENIED.search(lowered) is not None


_REACH: Final = 48
_AROUND: Final = 90
_MOST: Final = 30


class _Found(NamedTuple):
    years: int
    span: Span
    sentence: int
    preferred: bool


def read_years(scan: Scan, requirements: Requirements) -> tuple[int, Span] | None:
    """The years asked for: the most demanding statement, the least of its range or alternatives."""
    found = [one for cue in scan.cues.get("years", ()) if (one := _read_one(scan, cue, requirements))]
    found = found or [
        one for cue in scan.cues.get("months", ()) if (one := _read_months(scan, cue, requirements))
    ]
    asked = [one for one in found if not one.preferred] or found
    if not asked:
        return None
    asked = [one for one in asked if requirements.section_at(one.span.start) == "required"] or asked
    least: dict[int, _Found] = {}
    for one in asked:
        known = least.get(one.sentence)
        if (
            known is None
            or (one.years < known.years and _alternatives(scan.text, known, one))
            or (one.years > known.years and not _alternatives(scan.text, known, one))
        ):
            least[one.sentence] = one
    best = max(least.values(), key=lambda one: one.years)
    return best.years, best.span


def _alternatives(text: str, first: _Found, second: _Found) -> bool:
    """Whether "or" stands between two statements of a sentence ("a master's and 2 years, or 5 years")."""
    between = text[min(first.span.end, second.span.end) : max(first.span.start, second.span.start)].lower()
    return any(word in between for word in (" or ", " oder ", " ou ", " o ", "/"))


def _read_one(scan: Scan, cue: Cue, requirements: Requirements) -> _Found | None:
    text = scan.text
    requirement = requirements.at(cue.start)
    if requirement is None and requirements.section_at(cue.start) != "about":
        return None
    low, high = sentence_bounds(text, cue.start, cue.end)
    stated = _stated(scan, cue, low, high)
    years = _as_years(stated.least) if stated else None
    if stated is None or years is None:
        return None
    before, behind = max(low, stated.start - _AROUND), min(high, cue.end + _AROUND)
    lowered = text[before:behind].lower()
    said = lowered[cue.end - before :]
    if _OF_SOMETHING.match(said) or _is_lived(lowered[: stated.start - before]):
        return None
    if _OF_EXPERIENCE.match(said):
        asked = not _OWN_YEARS.search(text, before, stated.start)
    elif _is_denied(lowered) and not _MINIMUM.search(text, max(0, stated.start - 20), stated.start):
        asked = False
    else:
        asked = has_any(lowered, _EXPERIENCE) or (
            stated.in_front and _says_enough(text, low, stated.start, behind, cue, requirements)
        )
    if not asked:
        return None
    span = Span(stated.start, stated.end, text[stated.start : stated.end])
    return _Found(years, span, low, requirement == "preferred")


def _read_months(scan: Scan, cue: Cue, requirements: Requirements) -> _Found | None:
    """Months of experience, as whole years."""
    text, requirement = scan.text, requirements.at(cue.start)
    number = _MONTHS_BEFORE.search(text, max(0, cue.start - _MONTHS_REACH), cue.start)
    if requirement is None or number is None:
        return None
    low, high = sentence_bounds(text, cue.start, cue.end)
    said = text[cue.end : min(high, cue.end + _AROUND)].lower()
    months = int(number["low"])
    if _is_denied(text[max(low, number.start() - _MONTHS_LEAD) : cue.start].lower()):
        return None
    if not _YEAR <= months <= _MOST * _YEAR or not (_OF_EXPERIENCE.match(said) or _IN_WORK.match(said)):
        return None
    span = Span(number.start("low"), cue.end, text[number.start("low") : cue.end])
    return _Found(months // _YEAR, span, low, requirement == "preferred")


_YEAR: Final = 12
_MONTHS_REACH: Final = 12
_MONTHS_LEAD: Final = 30
_MONTHS_BEFORE: Final = re.compile(r"(?<![\d.,])(?P<low>\d{2,3})(?:\s?[-–]\s?\d{2,3})?\+?[\s-]*$")
# "12 months in first-opinion practice"
_IN_WORK: Final = re.compile(
    r"['’]?\s+(?:in|as|working)\s[^,.;\n]{0,50}\b(?:practice|role|position|industry|environment|sector)\b"
)


class _Stated(NamedTuple):
    """A number of years as it stands in the text, mostly in front of the word for years."""

    start: int
    end: int
    least: str
    in_front: bool


def _stated(scan: Scan, cue: Cue, low: int, high: int) -> _Stated | None:
    text = scan.text
    head = max(low, cue.start - _REACH)
    number = _number_before(scan, head, cue.start)
    if text[cue.start : cue.end].lower() in _ONE_YEAR and number is None and _OF_WORK.match(text, cue.end):
        return _Stated(cue.start, cue.end, "un", True)
    if text[cue.start : cue.end].lower() == "un an":
        return _Stated(cue.start, cue.end, "un", number is not None)
    if number:
        if _FROM_NEW.search(text, max(head, number.start("low") - 24), number.start("low")):
            return _Stated(number.start("low"), cue.end, "0", True)
        return _Stated(number.start("low"), cue.end, number["low"], True)
    after = _AFTER.match(text, cue.end, min(high, cue.end + 16))
    if not after or not has_any(text[head : cue.end].lower(), _EXPERIENCE):
        return None
    return _Stated(cue.start, after.end("low"), after["low"], False)


# "rok doświadczenia" is one year; "NQ to 3 years" begins at none.
_ONE_YEAR: Final = ("rok", "roku")
_OF_WORK: Final = re.compile(r"\s+(?:\w+\s+)?(?:doświadcz|praxe|prax)", re.IGNORECASE)
_FROM_NEW: Final = re.compile(
    r"\b(?:NQ|newly[- ]qualified)\s*(?:to|-|–|up to)\s*(?:around |about )?$", re.IGNORECASE
)


def _says_enough(text: str, low: int, start: int, behind: int, cue: Cue, requirements: Requirements) -> bool:
    """Whether years that name no experience ask for it by where they stand or by what follows at once."""
    if _LISTED.match(text, cue.end) and text[low:start].rstrip().endswith(":"):
        return True
    return _DIRECT.match(text, cue.end, behind) is not None or _is_bare(text, low, start, cue, requirements)


def _is_bare(text: str, low: int, start: int, cue: Cue, requirements: Requirements) -> bool:
    """Whether years without a word of what they are for ask for experience: "5+ years", "minimum 3 years", "; 3 years;"."""
    stop = _CLAUSE_STOP.search(text, cue.end, cue.end + _REACH)
    before = max(low, start - _LABEL_REACH)
    if _OTHER_TERM.search(text, before, stop.start() if stop else cue.end + _REACH):
        return False
    if "+" in text[start : cue.end + 2] or _MINIMUM.search(text, max(0, start - 20), start):
        return True
    if text[low:start].rstrip(" \t")[-1:] not in _CLAUSE_SIGNS or not _CLAUSE_END.match(text, cue.end):
        return False
    listed = requirements.section_at(cue.start) in ("required", "preferred")
    return listed or _QUALIFIES.search(text, low, cue.end + _AROUND) is not None


_LABEL_REACH: Final = 24
_LIVED: Final = re.compile(r"\b(?:lived|resid\w+)\b")


def _is_lived(lowered: str) -> bool:
    return has_any(lowered, ("lived", "resid")) and _LIVED.search(lowered) is not None


_CLAUSE_STOP: Final = re.compile(r"[,;.)\n]")
_QUALIFIES: Final = re.compile(
    r"\b(?:degree|diploma|b\.?sc|m\.?sc|bachelor|master|qualifi\w+|certif\w+|must|required|essential|portfolio)\b",
    re.IGNORECASE,
)
_CLAUSE_SIGNS: Final = ("", *"•*-–;,:(|/\n")
_CLAUSE_END: Final = re.compile(r"['’]?[ \t]*(?:[,;.)|\n]|$)")
_OTHER_TERM: Final = re.compile(
    r"\b(?:age[ds]?|old|valid\w*|contract\w*|duration|term|laufzeit|commit\w*|resid\w*|passport|warrant\w*|guarantee\w*|lease"
    r"|visas?|licen[cs]e[ds]?|course|stud\w+|apprenticeship|program(?:me)?|diploma|training|founded|established|history"
    r"|growth|roadmap|horizon|plan|every|each|gültig|alt|befristet\w*|âge|durée|valide|edad|duración)\b",
    re.IGNORECASE,
)


# The company's own years: "our team has 40 years of experience", "15 years of growth".
_OWN_YEARS: Final = re.compile(
    r"\b(?:our|the)\s+(?:company|firm|team|group|founders?|agency|practice|people|business|consultants|experts)\s+(?:\w+\s+)?"
    r"(?:has|have|had|with|brings?|offers?|looks? back on|combines?)\b[^.;\n]{0,25}$"
    r"|\b(?:we|nous|wir)\s+(?:have|bring|combine|avons|haben|blicken)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_OF_SOMETHING: Final = re.compile(
    r"['’]?\s+of\s+(?:\w+\s+)?(?:growth|history|success|tradition|heritage|innovation|excellence|business|trading|trust|craft)\b"
)
# "Data science: 2 years (Preferred)", a line of a form.
_LISTED: Final = re.compile(r"\s*(?:\((?:required|preferred|desired)\)|$|\n)", re.IGNORECASE)
_MINIMUM: Final = re.compile(
    r"(?:at least|minimum(?: of)?|min\.?|mindestens|au moins|minimum de|al menos|mínimo(?: de)?)\s*$",
    re.IGNORECASE,
)
_OF_EXPERIENCE: Final = re.compile(
    r"['’]?s?['’]?\s*(?:of\s+|d['’]|de\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:experience|experiencia|expérience|berufserfahrung|erfahrung)"
)


def _number_before(scan: Scan, low: int, high: int) -> re.Match[str] | None:
    """The number that ends right before `high`: in figures, else in words."""
    words = scan.folded_part(low, high).split()
    if not words or not (words[-1] in _NUMBER_ENDS or words[-1][0].isdigit()):
        return None  # "per year" mostly
    text = scan.text
    found = None
    digit = _DIGIT.search(text, low, high)
    if digit:
        found = _PLAIN_BEFORE.match(text, digit.start(), high) or _BEFORE.search(text, digit.start(), high)
    if found is None and (named := [word for word in words if word in _WORDS]):
        first = min(map(text[low:high].lower().find, named))
        found = _BEFORE.search(text, low + max(0, first), high)
    return found


def _as_years(word: str) -> int | None:
    low = word.lower()
    years = _WORDS.get(low)
    if years is None:
        years = int(float(low.replace(",", ".")))
    return years if 0 <= years <= _MOST else None
