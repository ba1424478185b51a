"""Reads a posting's text into facts, and any text into skills."""

import re
from typing import Final

from jobs.extraction.education import read_education
from jobs.extraction.salary import read_salary
from jobs.extraction.scanning import Scan, scan
from jobs.extraction.sections import Requirements, read_requirements
from jobs.extraction.seniority import read_seniority
from jobs.extraction.types import Facts, Requirement, SkillHit, Span
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
_ROLE: Final = (
    r"(?:engineers?|developers?|programmers?|architects?|administrators?|admins?|analysts?|scientists?|designers?|managers?"
    r"|consultants?|specialists?|testers?|officers?|technicians?|coordinators?|leads?|experts?|researchers?|strategists?"
    r"|advis[eo]rs?|representatives?|executives?|directors?|associates?|assistants?|professionals?|supporters?"
    r"|entwickler(?:in|innen)?|ingenieur(?:e|in)?|berater(?:in)?|spezialist(?:en|in)?|développeur(?:s|se)?|ingénieurs?"
    r"|consultante?s?|chef de projet|desarrollador(?:a|es)?|ingenier[oa]s?|técnicos?)"
)
_UNIT_AFTER: Final = re.compile(
    r"[ \-](?:(?:and|&) [A-Za-z]+ )?(?:departments?|teams?|sections?|divisions?|units?|groups?|squads?|organi[sz]ations?"
    r"|functions?|community|communities|companies|company|firm|agency|abteilung|bereich|équipe|departamento)(?![\w+#])",
    re.IGNORECASE,
)
_UNIT_BEFORE: Final = re.compile(
    r"(?:department|dept\.?|section|institute|faculty|school|division|cent(?:er|re)|college|chair|ministry|office|unit"
    r"|university"
    r"|abteilung|fakultät|institut|département|departamento|facultad) (?:of|for|für|de|d['’]) (?:the )?(?:[A-Z][\w,]+ ){0,3}"
    r"(?:and |& )?$",
    re.IGNORECASE,
)
_UNIT_REACH: Final = 60
_ROLE_AFTER: Final = re.compile(rf"[ \-/]{{1,2}}(?:[A-Za-z]+[ \-])?{_ROLE}(?![\w+#])", re.IGNORECASE)
_ROLE_AT_END: Final = re.compile(rf"(?:^|[\s\-]){_ROLE}$", re.IGNORECASE)


def _gather(found: Scan, requirements: Requirements) -> tuple[SkillHit, ...]:
    """Skills that are asked for; inside a job's name one counts only where nothing else names it."""
    text = found.text
    evidence: dict[int, list[Span]] = {}
    named: dict[int, list[tuple[Span, Requirement]]] = {}
    required: set[int] = set()
    title_end = _title_end(text)
    for start, end, number in found.mentions:
        requirement = requirements.at(start)
        if requirement is None:
            continue
        span = Span(start, end, text[start:end])
        if start < title_end or _ROLE_AFTER.match(text, end):
            named.setdefault(number, []).append((span, requirement))
            evidence.setdefault(number, [])
        elif not (_ROLE_AT_END.search(span.quote) or _names_unit(text, start, end)):
            if requirement == "required":
                required.add(number)
            evidence.setdefault(number, []).append(span)
    hits = []
    for number, spans in evidence.items():
        if not spans:
            spans = [span for span, _ in named[number] if not _ROLE_AT_END.search(span.quote)][:1]
            required.update(number for _, requirement in named[number] if requirement == "required")
        if spans:
            hits.append(_hit(found, number, "required" if number in required else "preferred", spans))
    return tuple(hits)


def _names_unit(text: str, start: int, end: int) -> bool:
    """Whether a passage is part of the name of a department, team or school."""
    if _UNIT_AFTER.match(text, end):
        return True
    before = text[max(0, start - _UNIT_REACH) : start]
    return ("of " in before or "for " in before or "de " in before) and _UNIT_BEFORE.search(
        before
    ) is not None


_TITLE_LENGTH: Final = 100


def _title_end(text: str) -> int:
    """Where the first line ends, if it is short enough to be a title."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    return stop if 0 <= stop - start <= _TITLE_LENGTH and text[stop - 1] not in ".!?" else 0
