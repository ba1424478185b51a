"""The sections of a resume and their fields, in the order in which a form shows them."""

from dataclasses import dataclass
from typing import Literal

# text: one line · area: several · date: ISO, or as a person writes it · words: a list on one line ·
# lines: a list, one item a line · bullets: a list with a field for each item
Kind = Literal["text", "area", "date", "email", "tel", "url", "words", "lines", "bullets"]


@dataclass(frozen=True, slots=True)
class Field:
    """`key` leads from the entry to the value, like a JSON Pointer without its first slash."""

    key: str
    label: str
    kind: Kind = "text"
    help: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """`path`: where the section stands. A section without `entry` is one object, else a list of entries.

    `title_keys`: what an entry is called while it is folded."""

    id: str
    title: str
    path: str
    fields: tuple[Field, ...]
    entry: str = ""
    title_keys: tuple[str, ...] = ()


_FROM = Field("startDate", "From", "date", short=True)
_TO = Field("endDate", "To", "date", "Empty: it goes on", short=True)
_SPAN = (_FROM, Field("endDate", "To", "date", short=True))
_URL = Field("url", "Web address", "url")

SCHEMAS = (
    Schema(
        "basics",
        "Basics",
        "/basics",
        (
            Field("name", "Name"),
            Field("label", "Title under the name"),
            Field("email", "E-mail", "email", short=True),
            Field("phone", "Phone", "tel", short=True),
            Field("location/city", "City", short=True),
            Field("location/region", "Region", short=True),
            Field("location/postalCode", "Postal code", short=True),
            Field("location/countryCode", "Country", short=True),
            Field("location/address", "Street", short=True),
            Field("url", "Web address", "url", short=True),
        ),
    ),
    Schema(
        "profiles",
        "Profiles on the web",
        "/basics/profiles",
        (
            Field("network", "Network", short=True),
            Field("username", "User name", short=True),
            Field("url", "Address", "url"),
        ),
        "profile",
        ("network", "username"),
    ),
    Schema("summary", "Summary", "/basics", (Field("summary", "Summary", "area"),)),
    Schema(
        "work",
        "Work",
        "/work",
        (
            Field("position", "Position", short=True),
            Field("name", "Employer", short=True),
            _FROM,
            _TO,
            Field("location", "Place", short=True),
            Field("url", "Web address", "url", short=True),
            Field("summary", "Description", "area"),
            Field("highlights", "Bullet", "bullets"),
        ),
        "post",
        ("position", "name"),
    ),
    Schema(
        "education",
        "Education",
        "/education",
        (
            Field("studyType", "Degree", short=True),
            Field("area", "Subject", short=True),
            Field("institution", "School", short=True),
            Field("score", "Grade", short=True),
            *_SPAN,
            Field("courses", "Courses", "lines", "One a line"),
            _URL,
        ),
        "degree",
        ("studyType", "area", "institution"),
    ),
    Schema(
        "skills",
        "Skills",
        "/skills",
        (
            Field("name", "Group", short=True),
            Field("level", "Level", short=True),
            Field("keywords", "Skills", "words", "Commas between them"),
        ),
        "group",
        ("name",),
    ),
    Schema(
        "projects",
        "Projects",
        "/projects",
        (
            Field("name", "Project", short=True),
            Field("entity", "For whom", short=True),
            *_SPAN,
            Field("description", "Description", "area"),
            Field("highlights", "Bullet", "bullets"),
            Field("keywords", "Skills used", "words", "Commas between them"),
            Field("roles", "Your roles", "words"),
            _URL,
        ),
        "project",
        ("name", "entity"),
    ),
    Schema(
        "certificates",
        "Certificates",
        "/certificates",
        (
            Field("name", "Certificate"),
            Field("issuer", "Issued by", short=True),
            Field("date", "Date", "date", short=True),
            _URL,
        ),
        "certificate",
        ("name",),
    ),
    Schema(
        "languages",
        "Languages",
        "/languages",
        (Field("language", "Language", short=True), Field("fluency", "How well", short=True)),
        "language",
        ("language", "fluency"),
    ),
    Schema(
        "volunteer",
        "Volunteering",
        "/volunteer",
        (
            Field("position", "Role", short=True),
            Field("organization", "Organisation", short=True),
            _FROM,
            _TO,
            Field("summary", "Description", "area"),
            Field("highlights", "Bullet", "bullets"),
            _URL,
        ),
        "role",
        ("position", "organization"),
    ),
    Schema(
        "awards",
        "Awards",
        "/awards",
        (
            Field("title", "Award"),
            Field("awarder", "Given by", short=True),
            Field("date", "Date", "date", short=True),
            Field("summary", "Description", "area"),
        ),
        "award",
        ("title",),
    ),
    Schema(
        "publications",
        "Publications",
        "/publications",
        (
            Field("name", "Title"),
            Field("publisher", "Published by", short=True),
            Field("releaseDate", "Date", "date", short=True),
            Field("summary", "Description", "area"),
            _URL,
        ),
        "publication",
        ("name",),
    ),
    Schema(
        "interests",
        "Interests",
        "/interests",
        (Field("name", "Interest"), Field("keywords", "More exactly", "words", "Commas between them")),
        "interest",
        ("name",),
    ),
    Schema(
        "references",
        "References",
        "/references",
        (Field("name", "Person"), Field("reference", "What they say", "area")),
        "reference",
        ("name",),
    ),
)
