"""Places of a resume in a person's words: `/work/0/highlights/2` is “Work 1, bullet 3”."""

import re

from resumes.comparing import section_name
from resumes.document import Document, PathError, get_at, pointer, split_pointer

_BASICS = {"summary": "Summary", "label": "Headline", "name": "Name"}
_FIELDS = {
    "startDate": "start date",
    "endDate": "end date",
    "releaseDate": "date",
    "studyType": "degree",
    "area": "subject",
    "name": "name",
    "position": "title",
    "url": "web address",
}
_NAMED = ("skills", "interests")
# Where notes of a run name a place
_NOTED = re.compile(r"^(A second change of )?(/[A-Za-z]+(?:/(?:\d+|[A-Za-z]+|-(?!\w)))*)")


def place_in_words(document: Document, path: str) -> str:
    """Where the pointer leads, as a reader of the resume would say it."""
    try:
        tokens = split_pointer(path)
    except PathError:
        return "Resume"
    if not tokens:
        return "Resume"
    section, *rest = tokens
    if section == "basics":
        return _BASICS.get(rest[0] if rest else "", "Contact details")
    if not rest:
        return section_name(section)
    if rest[0] == "-":
        return f"{section_name(section)}, new entry"
    if section in _NAMED:
        name = get_at(document, pointer(section, rest[0], "name"))
        return f"{section_name(section)}, {name}" if isinstance(name, str) else section_name(section)
    number = int(rest[0]) + 1 if rest[0].isdecimal() else rest[0]
    inside = "employer" if section == "work" and rest[1:] == ["name"] else _inside(rest[1:])
    return f"{section_name(section)} {number}" + (f", {inside}" if inside else "")


def note_in_words(document: Document, note: str) -> str:
    """A run's note with the place that it is about as a reader would say it."""
    return _NOTED.sub(lambda found: (found[1] or "") + place_in_words(document, found[2]), note, count=1)


def _inside(tokens: list[str]) -> str:
    if not tokens:
        return ""
    if tokens[0] == "highlights" and len(tokens) > 1:
        if tokens[1] == "-":
            return "new bullet"
        return f"bullet {int(tokens[1]) + 1}" if tokens[1].isdecimal() else "bullets"
    return _FIELDS.get(tokens[0], tokens[0])
