"""Reads a posting's text into facts, and any text into skills."""

import re
from functools import lru_cache
from typing import Final, Literal

from jobs.extraction.aside import is_aside
from jobs.extraction.company_names import LEGAL_FORM
from jobs.extraction.education import read_education
from jobs.extraction.orders import may_hold_orders, without_orders
from jobs.extraction.salary import read_salary
from jobs.extraction.scanning import Scan, mentions_in, scan
from jobs.extraction.sections import Requirements, SectionKind, read_requirements
from jobs.extraction.seniority import SeniorityFound, read_seniority
from jobs.extraction.types import Facts, Requirement, SkillHit, Span
from jobs.extraction.unspaced import Unspaced, read_unspaced
from jobs.extraction.voices import Voices
from jobs.extraction.wordlists import words
from jobs.extraction.workplace import read_employment_type, read_remote
from jobs.extraction.years import read_years
from jobs.lexicon.folding import has_any
from jobs.lexicon.load import Lexicon, default_lexicon


def read_posting(text: str, title: str = "", lexicon: Lexicon | None = None, location: str = "") -> Facts:
    """Every fact of a posting. Skills named only in what is offered, about the company or in legal notes are left out.

    Its `location`, where stated apart, tells whose dollars it pays.
    """
    title = without_orders(title)
    found = _scan_without_orders(text, lexicon or default_lexicon())
    requirements = read_requirements(found)
    # most texts are Western: these need not be asked
    other = None if found.folded.western else read_unspaced(found.text, title)
    other = other or _NOTHING
    years = read_years(found, requirements) or other.years
    level = SeniorityFound(*other.level, "title") if other.level else read_seniority(found, title, years)
    salary = read_salary(found, location) or other.salary
    remote = read_remote(found) or other.remote
    employment = read_employment_type(found, title) or other.employment
    education = read_education(found, requirements) or other.education
    return Facts(
        skills=_gather(found, requirements),
        years=years[0] if years else None,
        seniority=level.level if level else None,
        salary=salary[0] if salary else None,
        remote=remote[0] if remote else None,
        employment_type=employment[0] if employment else None,
        education=education[0] if education else None,
        years_evidence=years[1] if years else None,
        seniority_evidence=level.span if level else None,
        seniority_source=level.source if level else None,
        salary_evidence=salary[1] if salary else None,
        remote_evidence=remote[1] if remote else None,
        employment_type_evidence=employment[1] if employment else None,
        education_evidence=education[1] if education else None,
    )


_NOTHING: Final = Unspaced()


def _scan_without_orders(text: str, lexicon: Lexicon) -> Scan:
    """One pass over a text; a second one where words to a machine had to be blanked."""
    found = scan(text, lexicon)
    if not may_hold_orders(text, "order" in found.cues, found.folded.western):
        return found
    clean = without_orders(text)
    return found if clean == text else scan(clean, lexicon)


def find_skills(text: str, lexicon: Lexicon | None = None, *, shown: bool = False) -> list[SkillHit]:
    """Every skill named anywhere in a text, a resume's for example, in order of first mention.

    With `shown`, only passages that can prove it: not what was replaced, what an employer makes or what others do.
    """
    found = _scan_without_orders(text, lexicon or default_lexicon())
    text = found.text
    evidence: dict[int, list[Span]] = {}
    for start, end, number in mentions_in(found):
        if shown and is_aside(text, start, end):
            continue
        evidence.setdefault(number, []).append(Span(start, end, text[start:end]))
    return [
        SkillHit((entry := found.entries[number]).name, entry.category, "required", tuple(spans))
        for number, spans in evidence.items()
    ]


# A job's name says what one is called, not what one must know; a department's name says even less.
_ROLES: Final = frozenset(
    words(
        """
        engineer engineers developer developers programmer programmers architect architects administrator administrators
        admin admins analyst analysts scientist scientists designer designers manager managers consultant consultants
        specialist specialists tester testers officer officers technician technicians coordinator coordinators lead leads
        owner owners controller controllers leader leaders partner partners champion champions user users vendor vendors
        expert experts researcher researchers strategist strategists advisor advisors adviser advisers representative
        representatives executive executives director directors associate associates assistant assistants professional
        professionals supporter supporters entwickler entwicklerin entwicklerinnen ingenieur ingenieurin ingenieure berater
        beraterin spezialist spezialistin spezialisten développeur développeurs développeuse ingénieur ingénieure ingénieurs
        consultante desarrollador desarrolladora desarrolladores ingeniero ingeniera ingenieros técnico técnicos
        """
    )
)
_UNITS: Final = frozenset(
    words(
        """
        department departments team teams section sections division divisions unit units group groups squad squads
        organization organizations organisation organisations function functions community communities company companies
        firm agency abteilung bereich équipe departamento
        """
    )
)
_ARTICLES: Final = ("a", "an", "the", "our", "your")
_NEXT_WORDS: Final = 40
_UNIT_BEFORE: Final = re.compile(
    r"\b(?:department|dept\.?|section|institute|faculty|school|division|cent(?:er|re)|college|chair|ministry|office|unit"
    r"|university|abteilung|fakultät|institut|département|departamento|facultad) (?:of|for|für|de) (?:the )?"
    r"(?:[A-Z][\w,]+ ){0,3}(?:and |& )?$",
    re.IGNORECASE,
)
# One of these stands in everything that the pattern above can find; a plain look is much faster.
_UNIT_SIGNS: Final = words(
    "dep section institut facult school division cent college chair minist office unit univers abteil fakult dépar"
)
_UNIT_REACH: Final = 60
_UNIT_LINKS: Final = ("of ", "for ", "für ", "de ", "and ", "& ", "the ")
_LINK_ENDS: Final = frozenset(link[-2:] for link in _UNIT_LINKS)


def _neighbours(found: Scan, start: int, end: int) -> Literal["role", "unit", ""]:
    """What the words around a passage make of it: part of a job's name, of a department's name, or neither."""
    text = found.text
    if text[end : end + 1] in _NAME_SIGNS and text[end + 1 : end + 2].isalpha():
        stop = min(end + _NEXT_WORDS, len(text))
        if found.folded.marks:
            after = found.folded_part(end + 1, stop).split(None, 3)
        else:
            after = found.folded.text[end + 2 : stop + 1].split(None, 3)
        if after[0] in _ROLES or (len(after) > 1 and after[1] in _ROLES):
            return "role"
        if after[0] in _UNITS or (
            len(after) > 2 and after[0] == "and" and after[1] not in _ARTICLES and after[2] in _UNITS
        ):
            return "unit"
    if text[start - 2 : start] in _LINK_ENDS and text.endswith(_UNIT_LINKS, 0, start):
        low = max(0, start - _UNIT_REACH)
        if has_any(text[low:start].lower(), _UNIT_SIGNS) and _UNIT_BEFORE.search(text, low, start):
            return "unit"
    return ""


_NAME_SIGNS: Final = (" ", "-", "/")


@lru_cache(maxsize=4096)  # names of skills: the same ones again and again
def _is_role(quote: str) -> bool:
    """Whether a passage is itself the name of a job ("backend developer")."""
    return quote.replace("-", " ").rsplit(" ", 1)[-1].lower() in _ROLES


_ASKING_SECTIONS: Final = ("required", "preferred")
_AIMLESS: Final = ("plain", "tells")
_ASIDE: Final = ("mentions", "tempts", "tells")
# How much a passage says: the posting asks there, or tells of the work, or names a job or the company's own ways.
_ASKED: Final = 2
_TOLD: Final = 1
_NAMED: Final = 0
# A posting with fewer skills than this is too short to judge by them what it is about.
_FEW_SKILLS: Final = 5
# A short line asks by itself; a word far from what asks, in a long sentence, need not be asked for.
_LIST_ITEM: Final = 60
_LONG_SENTENCE: Final = 160

# start, end, weight, requirement
_Passage = tuple[int, int, int, Requirement]


def _gather(found: Scan, requirements: Requirements) -> tuple[SkillHit, ...]:
    """Skills that are asked for; what is merely told of needs another skill of its field beside it."""
    text, entries = found.text, found.entries
    passages = _weighed(found, requirements)
    fields = [entries[number].field for number in passages]
    asked = {
        entries[number].field for number, ones in passages.items() if ones[0][2] == _ASKED or _is_asked(ones)
    }
    few = len(passages) < _FEW_SKILLS
    hits = []
    for number, ones in passages.items():
        entry = entries[number]
        start, end, weight, requirement = ones[0]
        if weight == _ASKED and len(ones) == 1:  # most of them
            kept: tuple[Span, ...] = (_new(Span, (start, end, text[start:end])),)
        else:
            alone = (
                not few
                and (fields.count(entry.field) == 1 or (entry.field not in asked and _is_plain(text, ones)))
                and entry.category in _JUDGED
                and not _is_named(text, ones)
            )
            kept, requirement = _kept(text, ones, alone, entry.category == "soft")
        if kept:
            hits.append(_new(SkillHit, (entry.name, entry.category, requirement, kept)))
    return tuple(hits)


_JUDGED: Final = ("technical", "soft")


def _is_asked(ones: list[_Passage]) -> bool:
    for one in ones:  # noqa: SIM110 (a plain loop is faster here)
        if one[2] == _ASKED:
            return True
    return False


def _is_plain(text: str, ones: list[_Passage]) -> bool:
    """Whether a skill is only ever written in small letters, as words for kinds of work are and names of tools are not."""
    return all(text[start:end].islower() for start, end, _, _ in ones)


def _is_named(text: str, ones: list[_Passage]) -> bool:
    """Whether a skill stands in a listed task with a capital, as the names of tools do."""
    return any(
        not text[start:end].islower()
        and (
            text[start - 2 : start - 1].isalnum()
            or text[start - 2 : start - 1] == ","
            or text[start - 1] == "("
        )
        and _is_listed_task(text, start)
        for start, end, _, _ in ones
    )


_new: Final = tuple.__new__  # a third of the time that the class takes


def _kept(text: str, ones: list[_Passage], alone: bool, soft: bool) -> tuple[tuple[Span, ...], Requirement]:
    """The passages of a skill that count, and whether it is required in any of them."""
    requirement: Requirement = "preferred"
    spans: list[Span] = []
    for start, end, weight, asked in ones:
        if weight == _ASKED or (weight == _TOLD and not spans and not alone and not soft):
            spans.append(_new(Span, (start, end, text[start:end])))
            if asked == "required":
                requirement = "required"
    if not spans and not soft:
        start, end, weight, requirement = ones[0]
        if weight == _NAMED:
            spans = [Span(start, end, text[start:end])]
    return tuple(spans[:1] if soft else spans), requirement


def _weighed(found: Scan, requirements: Requirements) -> dict[int, list[_Passage]]:
    """The passages of each skill in reading order, without those that are not asked for at all."""
    text, entries = found.text, found.entries
    title_end = _title_end(text)
    voices = Voices(found)
    labels = requirements.labels
    marks = [*requirements.marks[1:], len(text) + 1]
    at, stop, (section, requirement) = 0, marks[0], labels[0]
    odd = ">" in text or ("pay" in found.cues and "CAD" in text)
    passages: dict[int, list[_Passage]] = {}
    for start, end, number in mentions_in(found, requirements.is_asked):
        while start >= stop:
            at += 1
            stop, (section, requirement) = marks[at], labels[at]
        if requirement is None or (odd and _is_no_word(text, start, end)):
            continue
        if (
            section == "none"
            and start < _HEAD
            and (_stands_alone(text, start, end) or _FIRM.match(text, end))
        ):
            continue
        category = entries[number].category
        if section in _ASKING_SECTIONS:
            weight: int | None = _ASKED
            if category == "soft" or text[start:end].islower():
                weight = _weight_asked(start, end, category == "soft", voices)
        else:
            if category != "certification" and _is_role(text[start:end]):
                continue
            weight = _weight_elsewhere(found, start, end, section, voices)
            if category == "soft" and not voices.speaks_of_persons:
                continue
            if start < title_end and weight is not None:
                weight = _NAMED
        if weight is not None:
            passages.setdefault(number, []).append((start, end, weight, requirement))
    return passages


def _weight_asked(start: int, end: int, soft: bool, sentence: Voices) -> int | None:
    """How much a soft skill, or one in small letters, says under a heading of requirements; None if nothing."""
    sentence.turn_to(start, end)
    if soft and sentence.voice in _ASIDE:
        return None
    long = sentence.high - sentence.low > _LONG_SENTENCE
    if long and sentence.scan.text[start:end].islower() and sentence.voice in _AIMLESS:
        return _ASKED if sentence.lists else _TOLD
    return _ASKED


def _weight_elsewhere(
    found: Scan, start: int, end: int, section: SectionKind, sentence: Voices
) -> int | None:
    """How much a passage outside the requirements says; None if it asks for nothing."""
    text, quote = found.text, found.text[start:end]
    sentence.turn_to(start, end)
    voice, small = sentence.voice, quote.islower()
    if voice == "tempts" and small:
        return None
    if voice == "tells":
        if section != "duties" or not _is_task(text, start, small, sentence):
            return None
        voice = "plain" if small else "asks"
    around = _neighbours(found, start, end)
    if around == "unit":
        return None
    if around == "role" or voice in _ASIDE:
        return _NAMED
    if (
        voice == "plain"
        and sentence.high - sentence.low > _LIST_ITEM
        and (small or not sentence.begins_with_reader)
    ):
        return _TOLD
    return _TOLD if small and sentence.high - sentence.low > _LONG_SENTENCE and not sentence.lists else _ASKED


_HEAD: Final = 300


_ALONE: Final = re.compile(r"(?:\A|\n[ \t]*\n)[ \t#*]*\Z")
_ALONE_AFTER: Final = re.compile(r"[ \t:*]*\n[ \t]*\n")


# "Bakery Lindqvist & Sons Ltd": the rest of a company's name.
_FIRM: Final = re.compile(rf"(?: (?:&|and|und|et|y|[A-ZÄÖÜÉ][\w.'’-]*)){{0,4}},? {LEGAL_FORM.pattern}")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a line at the head is this passage alone, more after a blank line: the department, not a skill."""
    return _ALONE_AFTER.match(text, end) is not None and _ALONE.search(text[:start]) is not None


# Canadian dollars, not drawings.
_MONEY: Final = re.compile(r"\d\s?k?\s?CAD\b|\bCAD\s?\$?\s?\d")


def _is_no_word(text: str, start: int, end: int) -> bool:
    """Whether a passage is a currency, a mark of a page ("<center>") or a gap to be filled in ("<LOCATION>")."""
    if text[end : end + 1] == ">" and text[start - 1 : start] in ("<", "/"):
        return True
    return text[start:end] == "CAD" and _MONEY.search(text, max(0, start - 8), end + 8) is not None


_TASK_MARKS: Final = "-*•·▪▸●►➤–—→✓"
_OWN_VOICE: Final = ("we ", "our ", "wir ", "unser", "nous ", "notre ", "nos ", "nuestr")


def _is_listed_task(text: str, at: int) -> bool:
    """Whether a passage stands in an item of a list that does not itself begin with the company."""
    start = text.rfind("\n", 0, at) + 1
    item = text[start : start + _NEXT_WORDS].lstrip()
    return item[:1] in _TASK_MARKS and not item[1:].lstrip().lower().startswith(_OWN_VOICE)


def _is_task(text: str, start: int, small: bool, sentence: Voices) -> bool:
    """Whether a sentence that speaks of "our" something tells of a task all the same."""
    return _is_listed_task(text, start) or (sentence.begins_with_task and not small)


_TITLE_LENGTH: Final = 100


def _title_end(text: str) -> int:
    """Where the first line ends, if it is short enough to be a title."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    return stop if 0 <= stop - start <= _TITLE_LENGTH and text[stop - 1] not in ".!?" else 0
