"""Reads a posting's text into facts, and any text into skills."""

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
    return list(_gather(scan(text, lexicon or default_lexicon()), None))


def _gather(found: Scan, requirements: Requirements | None) -> tuple[SkillHit, ...]:
    evidence: dict[int, list[Span]] = {}
    required: set[int] = set()
    text = found.text
    for start, end, number in found.mentions:
        requirement: Requirement | None = requirements.at(start) if requirements else "required"
        if requirement is None:
            continue
        if requirement == "required":
            required.add(number)
        evidence.setdefault(number, []).append(Span(start, end, text[start:end]))
    return tuple(
        SkillHit(
            found.entries[number].name,
            found.entries[number].category,
            "required" if number in required else "preferred",
            tuple(spans),
        )
        for number, spans in evidence.items()
    )
