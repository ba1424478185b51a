"""Places of a resume in a person's words: `/work/0/highlights/2` is “Work 1, bullet 3”."""

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
    number = int(rest[0]) + 1 if rest[0].isdigit() else rest[0]
    inside = "employer" if section == "work" and rest[1:] == ["name"] else _inside(rest[1:])
    return f"{section_name(section)} {number}" + (f", {inside}" if inside else "")


def _inside(tokens: list[str]) -> str:
    if not tokens:
        return ""
    if tokens[0] == "highlights" and len(tokens) > 1:
        return "new bullet" if tokens[1] == "-" else f"bullet {int(tokens[1]) + 1}"
    return _FIELDS.get(tokens[0], tokens[0])
