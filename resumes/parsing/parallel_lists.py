"""Schools and degrees listed apart from each other, as 'Institutions attended' and 'Qualifications obtained'."""

import re
from dataclasses import replace

from resumes.parsing.dates import find_spans
from resumes.parsing.lines import cut
from resumes.parsing.sections import Section
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.organisations import school_score

_AWARD = re.compile(r"(?i)certificate|diploma|examination")


def join_parallel(sections: list[Section]) -> None:
    """Put each degree below the school that was left in its year, where two sections hold them apart."""
    listed = [section for section in sections if section.kind in ("education", "certificates")]
    schools = next((section for section in listed if _lists(section, degrees=False)), None)
    degrees = next((section for section in listed if _lists(section, degrees=True)), None)
    if schools is None or degrees is None:
        return
    years = [_last_year(line) for line in schools.lines]
    if len(set(years)) < len(years) or any(_last_year(line) not in years for line in degrees.lines):
        return
    schools.lines = [
        row
        for line, year in zip(schools.lines, years, strict=True)
        for row in (line, *(_without_time(other) for other in degrees.lines if _last_year(other) == year))
    ]
    sections.remove(degrees)


def _lists(section: Section, *, degrees: bool) -> bool:
    """Whether every line of a section is dated, and names a degree without a school or a school without a degree."""
    named = [_names_degree(line.text) if degrees else _names_school(line.text) for line in section.lines]
    return len(named) > 1 and all(named) and all(_last_year(line) for line in section.lines)


def _names_degree(text: str) -> bool:
    told = degree_score(text)
    return told >= 0.9 or (told >= 0.7 and (school_score(text) == 0 or bool(_AWARD.search(text))))


def _names_school(text: str) -> bool:
    return school_score(text) >= 0.7 and not _names_degree(text)


def _last_year(line: Line) -> str:
    spans = find_spans(line.text)
    return spans[-1].last[:4] if spans else ""


def _without_time(line: Line) -> Line:
    """A line that ends or begins with its date, without it, and close to the school above, which tells the time."""
    line, span = replace(line, gap_before=0.0), find_spans(line.text)[-1]
    if line.text[: span.start].strip():
        return cut(line, 0, len(line.text[: span.start].rstrip(" \t,;:([–—-")))
    return cut(line, span.end, len(line.text))
