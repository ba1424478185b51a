"""What differs between two resume documents."""

from resumes.document import SECTIONS, Document

SECTION_NAMES = {
    "basics": "Basics",
    "summary": "Summary",
    "work": "Work",
    "volunteer": "Volunteering",
    "education": "Education",
    "skills": "Skills",
    "projects": "Projects",
    "certificates": "Certificates",
    "languages": "Languages",
    "awards": "Awards",
    "publications": "Publications",
    "interests": "Interests",
    "references": "References",
}


def section_name(section: str) -> str:
    return SECTION_NAMES.get(section, section.replace("_", " ").capitalize())


def changed_sections(before: Document, after: Document) -> list[str]:
    """The names of the sections that differ, in reading order."""
    keys = dict.fromkeys((*SECTIONS, *before, *after))
    return [section_name(key) for key in keys if before.get(key) != after.get(key)]
