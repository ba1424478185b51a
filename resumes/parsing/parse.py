"""Text with layout to a resume document, by rules."""

import re
from collections.abc import Callable, Sequence

from resumes.document import normalise
from resumes.parsing.basics import read_basics
from resumes.parsing.chronicle import read_chronicle, with_whole_dates
from resumes.parsing.education import read_education
from resumes.parsing.employers import OWN_ACCOUNT
from resumes.parsing.entry_lines import is_anchor, rough_parts
from resumes.parsing.gate import check_resume
from resumes.parsing.lines import make_items
from resumes.parsing.lists import (
    ON_REQUEST,
    read_awards,
    read_certificates,
    read_publications,
    read_references,
)
from resumes.parsing.parallel_lists import join_parallel
from resumes.parsing.projects import read_projects
from resumes.parsing.result import Draft, Parsed
from resumes.parsing.sections import Section, split_sections
from resumes.parsing.skill_columns import take_unheaded
from resumes.parsing.skills import (
    read_interests,
    read_languages,
    read_skills,
    read_told_languages,
    split_list,
)
from resumes.parsing.unnamed import find_unheaded, headings_by_look, name_sections
from resumes.parsing.work import read_work
from resumes.reading import read_file, read_text
from resumes.reading.types import Kind, Line, SourceText
from resumes.vocabulary.folding import fold
from resumes.vocabulary.languages import is_language
from resumes.vocabulary.titles import title_score

_READERS: dict[str, Callable[[Draft, Section], None]] = {
    "work": read_work,
    "education": read_education,
    "skills": read_skills,
    "projects": read_projects,
    "certificates": read_certificates,
    "languages": read_languages,
    "awards": read_awards,
    "publications": read_publications,
    "interests": read_interests,
    "references": read_references,
    "volunteer": lambda draft, section: read_work(draft, section, "volunteer"),
}
# 'Leipzig, den 3. März 2025' under the signature.
_SIGNED = re.compile(
    r"[A-ZÀ-Þ][\w .()-]{1,24},\s+(?:den\s+|le\s+|lì\s+|dnia\s+|a\s+)?\d{1,2}(?:\.|er|º)?\s*"
    r"(?:\d{1,2}\.|(?:de\s+|d')?[^\W\d_]{3,10})\s*(?:de\s+)?20\d\d\.?"
)
# Headings that may stand above languages for computers too.
_LANGUAGES = re.compile(r"^(?:programming )?languages?\b|sprachen|langages|lenguajes|linguagens|linguaggi")
_BASICS = ("name", "label", "email", "phone", "url", "summary", "location", "profiles")
_ORDER = (
    "work",
    "volunteer",
    "education",
    "skills",
    "projects",
    "certificates",
    "languages",
    "awards",
    "publications",
    "interests",
    "references",
)


def parse(source: SourceText) -> Parsed:
    """The document that a text holds, with confidence and source place of every field."""
    draft = Draft(source.text)
    draft.warnings.extend(source.warnings)
    lines = with_whole_dates([line for line in source.lines if not _says_nothing(line)])
    sections = split_sections(lines, headings_by_look)
    name_sections(sections)
    find_unheaded(sections)
    _tell_unheaded(sections)
    _tell_qualifications(sections)
    _tell_told_skills(sections)
    _tell_programming(sections)
    _tell_engagements(sections)
    join_parallel(sections)
    read_basics(draft, source, sections)
    for section in sections:
        reader = _READERS.get(section.kind)
        told = section.kind in ("work", "education", "certificates") and read_chronicle(draft, section)
        if reader is not None and section.lines and not told:
            reader(draft, section)
    if "languages" not in draft.document:
        read_told_languages(draft, source.lines)
    _warn(draft, sections)
    basics = draft.document["basics"]
    document = {"basics": {key: basics[key] for key in _BASICS if key in basics}}
    document.update({key: draft.document[key] for key in _ORDER if key in draft.document})
    return Parsed(normalise(document), draft.confidence, tuple(draft.warnings), draft.sources)


def _says_nothing(line: Line) -> bool:
    return len(line.text) < 60 and bool(ON_REQUEST.search(line.text) or _SIGNED.fullmatch(line.text.strip()))


def _tell_unheaded(sections: list[Section]) -> None:
    """Bullets side by side under the headline or the summary are skills, where no section is named so."""
    if any(section.kind == "skills" for section in sections):
        return
    for index, section in enumerate(sections):
        if section.kind in ("", "summary"):
            rows, section.lines = take_unheaded(section.lines)
            if rows:
                sections.insert(index + 1, Section("skills", lines=rows))
                return


def _tell_told_skills(sections: list[Section]) -> None:
    """What a person can do, told in whole sentences, is a summary rather than a list of skills."""
    for section in sections:
        items = make_items(section.lines) if section.kind == "skills" else []
        told = [item for item in items if item.text.endswith(".") and len(item.text.split()) > 6]
        if len(told) > (0 if len(told) == len(items) else 2) and sum(
            len(item.text) for item in told
        ) > 0.7 * sum(len(item.text) for item in items):
            section.kind = "summary"


def _tell_qualifications(sections: list[Section]) -> None:
    """'Qualifications' beside an education section are licences and courses."""
    schools = [section for section in sections if section.kind == "education"]
    for section in schools:
        if len(schools) > 1 and fold(section.title).strip(" :") in (
            "qualifications",
            "training",
            "qualifikationen",
        ):
            section.kind = "certificates"


def _tell_programming(sections: list[Section]) -> None:
    """'Languages' over 'Python, Rust' are skills."""
    for section in sections:
        words = [word for line in section.lines for word in split_list(line.text)]
        both = not section.title or _LANGUAGES.search(fold(section.title))
        if section.kind == "languages" and both and words and not any(is_language(word) for word in words):
            section.kind = "skills"


def _tell_engagements(sections: Sequence[Section]) -> None:
    """What someone who works for themselves lists as projects, each with a time and a title, are posts."""
    alone = any(OWN_ACCOUNT.search(line.text) for section in sections[:1] for line in section.lines)
    for section in sections if alone else ():
        anchors = [item for item in make_items(section.lines) if is_anchor(item)]
        timed = all(any(span.ranged for span in item.spans) for item in anchors)
        titled = all(any(title_score(part) >= 0.7 for part in rough_parts(item)) for item in anchors)
        if section.kind == "projects" and len(anchors) > 1 and timed and titled:
            section.kind = "work"


def _warn(draft: Draft, sections: list[Section]) -> None:
    document = draft.document
    if not document.get("work") and not document.get("education"):
        draft.warnings.append("No work experience and no education were found: check the section headings.")
    for index, post in enumerate(document.get("work", [])):
        if "startDate" not in post and "endDate" not in post:
            draft.warnings.append(f"Post {index + 1} has no dates.")
    unread = [section for section in sections if section.kind == "other" and section.lines]
    for section in unread:
        lines = len(make_items(section.lines))
        draft.warnings.append(
            f"The section “{section.title}” was left out ({lines} {'line' if lines == 1 else 'lines'})."
        )


def parse_file(data: bytes, filename: str) -> tuple[SourceText, Parsed]:
    """Read, parse and judge a file of any supported kind. Raises ReadError with a message for the person."""
    return _judged(read_file(data, filename))


def parse_text(text: str) -> tuple[SourceText, Parsed]:
    """The same for pasted text."""
    kind: Kind = "json" if text.lstrip().startswith("{") else "txt"
    return _judged(read_text(text, kind, pasted=True), pasted=True)


def _judged(source: SourceText, *, pasted: bool = False) -> tuple[SourceText, Parsed]:
    if source.kind == "json":
        from resumes.jsonresume import read_json_resume  # it reads dates as this package does

        document, problems = read_json_resume(source.text)
        warnings = tuple(f"{path or '/'}: {message}" for path, message in problems)
        return source, Parsed(document, {}, warnings, {})
    parsed = parse(source)
    warning = check_resume(source, parsed, pasted=pasted)
    if warning:
        parsed = Parsed(parsed.document, parsed.confidence, (warning, *parsed.warnings), parsed.sources)
    return source, parsed
