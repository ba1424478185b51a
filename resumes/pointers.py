"""Pointers in a person's words: `/work/0/highlights/2` is “Work 1, bullet 3”."""

from typing import Final, NamedTuple

from resumes.document import Document, PathError, get_at, pointer, split_pointer

_SECTION_NAMES: Final = {
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
_FIELD_NAMES: Final = {
    "area": "subject",
    "countryCode": "country",
    "email": "e-mail",
    "endDate": "end date",
    "highlights": "bullet",
    "label": "headline",
    "position": "title",
    "postalCode": "postal code",
    "profiles": "profile",
    "releaseDate": "date",
    "startDate": "start date",
    "studyType": "degree",
    "url": "web address",
}
# Their entries carry a name of their own, which says more than a number
_NAMED: Final = ("skills", "interests")
# Nobody counts their entries in print
_UNCOUNTED: Final = ("/skills/", "/interests/", "/languages/")


class Place(NamedTuple):
    """A section, its entry (a number from 1, or a name), and what of it: `Work`, `1`, `bullet 3`."""

    section: str
    entry: str = ""
    field: str = ""

    def __str__(self) -> str:
        if not self.rest:
            return self.section
        return f"{self.section} {self.rest}" if self.is_counted else f"{self.section}, {self.rest}"

    @property
    def is_counted(self) -> bool:
        return self.entry.isdecimal()

    @property
    def rest(self) -> str:
        """What follows the section's name."""
        return ", ".join(filter(None, (self.entry, self.field)))


def section_name(section: str) -> str:
    return _SECTION_NAMES.get(section, section.replace("_", " ").capitalize())


def place_of(path: str, document: Document | None = None) -> Place:
    """Where a pointer leads; with the document, groups of skills go by their names."""
    try:
        section, *rest = split_pointer(path) or [""]
    except PathError:
        section = ""
    if not section:
        return Place("Resume")
    if section == "basics":
        return Place("Summary") if rest == ["summary"] else Place("Basics", "", _field(section, rest))
    if not rest:
        return Place(section_name(section))
    entry = "new entry" if rest[0] == "-" else _entry(section, rest[0], document)
    return Place(section_name(section), entry, _field(section, rest[1:]))


def entry_of(path: str) -> str:
    """Only the entry, as a reader finds it in print: “Work 1”, “Skills”."""
    place = place_of(path)
    if not place.entry:
        return str(place)
    return place.section if path.startswith(_UNCOUNTED) else str(place._replace(field=""))


def _entry(section: str, step: str, document: Document | None) -> str:
    name = get_at(document, pointer(section, step, "name")) if document and section in _NAMED else None
    if isinstance(name, str) and name:
        return name
    return str(int(step) + 1) if step.isdecimal() else step


def _field(section: str, steps: list[str]) -> str:
    """`highlights/2` is bullet 3, `location/city` is location, city; the keywords of a group are the group itself."""
    words: list[str] = []
    for step in steps:
        if step == "-" or step.isdecimal():
            words[-1:] = [f"new {word}" if step == "-" else f"{word} {int(step) + 1}" for word in words[-1:]]
        elif (section, step) == ("work", "name"):
            words.append("employer")
        elif words[-1:] != ["bullet"] and not (step == "keywords" and section in _NAMED):
            words.append(_FIELD_NAMES.get(step, step.lower()))
    return ", ".join("bullets" if word == "bullet" else word for word in words)
