"""Reads a posting's text into facts, and any text into skills."""

import re
from bisect import bisect_right
from typing import Final, Literal

from jobs.extraction.education import read_education
from jobs.extraction.salary import read_salary
from jobs.extraction.scanning import Scan, scan
from jobs.extraction.sections import Requirements, Voices, read_requirements
from jobs.extraction.seniority import read_seniority
from jobs.extraction.types import Facts, Requirement, SkillHit, Span
from jobs.extraction.wordlists import words
from jobs.extraction.workplace import read_employment_type, read_remote
from jobs.extraction.years import read_years
from jobs.lexicon.load import Lexicon, default_lexicon


def read_posting(text: str, title: str = "", lexicon: Lexicon | None = None) -> Facts:
    """Every fact of a posting. Skills named only in what is offered, about the company or in legal notes are left out."""
    found = scan(text, lexicon or default_lexicon())
    requirements = read_requirements(found)
    years = read_years(found, requirements)
    level = read_seniority(found, title, years)
    salary = read_salary(found)
    remote = read_remote(found)
    employment = read_employment_type(found, title)
    education = read_education(found, requirements)
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


def find_skills(text: str, lexicon: Lexicon | None = None) -> list[SkillHit]:
    """Every skill named anywhere in a text, a resume's for example, in order of first mention."""
    found = scan(text, lexicon or default_lexicon())
    evidence: dict[int, list[Span]] = {}
    for start, end, number in found.mentions:
        evidence.setdefault(number, []).append(Span(start, end, text[start:end]))
    return [_hit(found, number, "required", spans) for number, spans in evidence.items()]


def _hit(found: Scan, number: int, requirement: Requirement, spans: list[Span]) -> SkillHit:
    entry = found.entries[number]
    return SkillHit(entry.name, entry.category, requirement, tuple(spans))


# A job's name says what one is called, not what one must know; a department's name says even less.
_ROLES: Final = frozenset(
    words(
        """
        engineer engineers developer developers programmer programmers architect architects administrator administrators
        admin admins analyst analysts scientist scientists designer designers manager managers consultant consultants
        specialist specialists tester testers officer officers technician technicians coordinator coordinators lead leads
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
_NEXT_WORDS: Final = re.compile(r"[ \-/]{1,2}([^\W\d_]+)(?:[ \-]([^\W\d_]+)(?:[ \-]([^\W\d_]+))?)?")
_UNIT_BEFORE: Final = re.compile(
    r"\b(?:department|dept\.?|section|institute|faculty|school|division|cent(?:er|re)|college|chair|ministry|office|unit"
    r"|university|abteilung|fakultät|institut|département|departamento|facultad) (?:of|for|für|de) (?:the )?"
    r"(?:[A-Z][\w,]+ ){0,3}(?:and |& )?$",
    re.IGNORECASE,
)
_UNIT_REACH: Final = 60
_UNIT_LINKS: Final = ("of ", "for ", "für ", "de ", "and ", "& ", "the ")


def _neighbours(text: str, start: int, end: int) -> Literal["role", "unit", ""]:
    """What the words around a passage make of it: part of a job's name, of a department's name, or neither."""
    if text[end : end + 1] in _NAME_SIGNS and text[end + 1 : end + 2].isalpha():
        after = _NEXT_WORDS.match(text, end)
        if after:
            first, second, third = ((word or "").lower() for word in after.groups())
            if first in _ROLES or second in _ROLES:
                return "role"
            if first in _UNITS or (first == "and" and third in _UNITS):
                return "unit"
    if text.endswith(_UNIT_LINKS, 0, start) and _UNIT_BEFORE.search(text, max(0, start - _UNIT_REACH), start):
        return "unit"
    return ""


_NAME_SIGNS: Final = (" ", "-", "/")


def _is_role(quote: str) -> bool:
    """Whether a passage is itself the name of a job ("backend developer")."""
    return quote.replace("-", " ").rsplit(" ", 1)[-1].lower() in _ROLES


_ASKING_SECTIONS: Final = ("required", "preferred")


def _gather(found: Scan, requirements: Requirements) -> tuple[SkillHit, ...]:
    """Skills that are asked for; in a job's name, or said of the company, one counts only where nothing else names it."""
    text = found.text
    evidence: dict[int, list[Span]] = {}
    named: dict[int, list[tuple[Span, Requirement]]] = {}
    required: set[int] = set()
    title_end = _title_end(text)
    voices = Voices(text)
    marks, labels = requirements.marks, requirements.labels
    for start, end, number in found.mentions:
        section, requirement = labels[bisect_right(marks, start) - 1]
        if requirement is None:
            continue
        span = Span(start, end, text[start:end])
        if section not in _ASKING_SECTIONS:
            around, voice = _neighbours(text, start, end), voices.at(start, end)
            if around == "unit" or voice == "tells" or _is_role(span.quote):
                continue
            if start < title_end or around == "role" or voice == "mentions":
                named.setdefault(number, []).append((span, requirement))
                evidence.setdefault(number, [])
                continue
        if requirement == "required":
            required.add(number)
        if number in evidence:
            evidence[number].append(span)
        else:
            evidence[number] = [span]
    hits = []
    for number, spans in evidence.items():
        if not spans:
            spans = [span for span, _ in named[number]][:1]
            required.update(number for _, requirement in named[number] if requirement == "required")
        hits.append(_hit(found, number, "required" if number in required else "preferred", spans))
    return tuple(hits)


_TITLE_LENGTH: Final = 100


def _title_end(text: str) -> int:
    """Where the first line ends, if it is short enough to be a title."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    return stop if 0 <= stop - start <= _TITLE_LENGTH and text[stop - 1] not in ".!?" else 0
