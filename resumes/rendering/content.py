"""What is printed: a resume document of any shape read into the few shapes that the templates know."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

from resumes.document import Document
from resumes.rendering.dates import format_date, format_range
from resumes.rendering.design import SIDE_SECTIONS, Design
from resumes.rendering.labels import comma, label
from resumes.rendering.text import clean, is_right_to_left, line, paragraphs, script_language

# Never printed: addresses of pictures, machine keys.
_SILENT = frozenset({"image", "countryCode", "id", "$schema", "canonical", "lastModified", "version", "meta"})
_WEB = ("http", "https")


@dataclass(frozen=True)
class Link:
    """Text with the address behind it; no address: text alone."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Entry:
    """One job, school, group of skills …: a head, then paragraphs, bullets and a line of keywords."""

    title: str = ""
    subtitle: str = ""
    place: str = ""
    date: str = ""
    link: Link | None = None
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    def texts(self, *, date_first: bool) -> Iterator[str]:
        """Every text of the entry in reading order; in a wide column the date stands on the title's line."""
        under = (self.subtitle, self.place, self.link.text if self.link else "")
        dated = (
            (self.title, self.date, *under) if date_first and self.title else (self.title, *under, self.date)
        )
        yield from (part for part in (*dated, *self.paragraphs, *self.bullets, *self.keywords) if part)


@dataclass(frozen=True)
class Section:
    """`kind`: entries (with heads), compact (heads of one line), lines (short items), groups (a name, keywords).

    `side`: it stands in the side column.
    """

    id: str
    title: str
    kind: str
    side: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Content:
    """The whole resume, ready to print; `language` and `right_to_left` follow the locale, then the script.

    `dates_under`: dates stand beneath the titles, where a column at the side would come between title and date.
    """

    name: str
    label: str
    contacts: tuple[Link, ...]
    sections: tuple[Section, ...]
    language: str
    right_to_left: bool
    dates_under: bool

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def texts(self, *, side: bool) -> Iterator[str]:
        """Every text of one column, in the order in which a reader meets it; the name is in the main column."""
        if not side:
            yield from (text for text in (self.name, self.label) if text)
            yield from (contact.text for contact in self.contacts)
        for section in self.sections:
            if section.side == side:
                yield section.title
                for entry in section.entries:
                    yield from entry.texts(date_first=section.kind == "entries" and not self.dates_under)


def read_content(document: Document, design: Design) -> Content:
    """Reads anything: what is not of the expected type is left out, what is unknown is printed plainly."""
    source: dict[str, Any] = document if isinstance(document, dict) else {}
    basics = source.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    found: dict[str, tuple[Entry, ...]] = {"summary": _summary(basics)}
    for key, value in source.items():
        if isinstance(key, str) and key not in _SILENT and key != "basics":
            found[key] = tuple(_entries(key, value, design))
    sections = tuple(_sections(found, design))
    plain = Content(
        name=line(basics.get("name")),
        label=line(basics.get("label")),
        contacts=tuple(_contacts(basics, comma(design.locale))),
        sections=sections,
        language="",
        right_to_left=False,
        dates_under=design.template == "sidebar",
    )
    sample = "".join((*plain.texts(side=False), *plain.texts(side=True)))
    own = design.locale.split("-")[0].lower()
    return replace(
        plain,
        language=script_language(sample) or own,
        right_to_left=own in ("ar", "he", "fa", "ur") or is_right_to_left(sample),
    )


def _sections(found: dict[str, tuple[Entry, ...]], design: Design) -> Iterator[Section]:
    """The shown sections in order; what belongs at the side goes there if something is left for the main column."""
    names = design.order(name for name in found if found[name])
    at_side = [name for name in names if name in SIDE_SECTIONS] if design.template == "sidebar" else []
    if len(at_side) == len(names):
        at_side = []
    for name in names:
        title = line(label(name, design.locale))
        yield Section(name, title, _KINDS.get(name, "entries"), name in at_side, found[name])


def _summary(basics: dict[str, Any]) -> tuple[Entry, ...]:
    found = tuple(paragraphs(basics.get("summary")))
    return (Entry(paragraphs=found),) if found else ()


def _contacts(basics: dict[str, Any], between: str) -> Iterator[Link]:
    """E-mail, phone, place, web, profiles; each with the link that a click follows."""
    email, phone = line(basics.get("email")), line(basics.get("phone"))
    if email:
        yield Link(email, f"mailto:{quote(email, safe='@+')}" if "@" in email and " " not in email else "")
    if phone:
        digits = "".join(sign for sign in phone if sign in "+0123456789")
        yield Link(phone, f"tel:{digits}" if len(digits) > 4 else "")
    place = _place(basics.get("location"), between)
    if place:
        yield Link(place)
    web = _link(basics.get("url") or basics.get("website"))
    if web:
        yield web
    profiles = basics.get("profiles")
    for profile in profiles if isinstance(profiles, list) else ():
        found = _profile(profile)
        if found:
            yield found


def _profile(profile: Any) -> Link | None:
    if not isinstance(profile, dict):
        return Link(line(profile)) if line(profile) else None
    web = _link(profile.get("url"))
    if web:
        return web
    network, username = line(profile.get("network")), line(profile.get("username"))
    text = ": ".join(part for part in (network, username) if part)
    return Link(text) if text else None


def _link(value: Any) -> Link | None:
    """A web address, shown without its scheme; addresses of other schemes are text only."""
    text = line(value)
    if not text:
        return None
    shown = text
    for prefix in ("https://", "http://"):
        if shown.lower().startswith(prefix):
            shown = shown[len(prefix) :]
    shown = shown.removeprefix("www.").rstrip("/") or text
    target = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(target)
        valid = parts.scheme.lower() in _WEB and "." in (parts.hostname or "") and " " not in text
    except ValueError:
        valid = False
    return Link(shown, quote(target, safe=":/?#[]@!$&'()*+,;=%~-._") if valid else "")


def _place(value: Any, between: str) -> str:
    if not isinstance(value, dict):
        return line(value)
    street = line(value.get("address"))
    town = " ".join(part for part in (line(value.get("postalCode")), line(value.get("city"))) if part)
    country = line(value.get("country")) or line(value.get("countryCode"))
    return between.join(part for part in (street, town, line(value.get("region")), country) if part)


def _entries(name: str, value: Any, design: Design) -> Iterator[Entry]:
    """The entries of a section; a text or a list of texts makes plain ones."""
    if isinstance(value, dict) and not any(isinstance(item, (dict, list)) for item in value.values()):
        value = [value]
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            entry = _Reader(name, item, design).entry()
        elif name in ("skills", "interests", "languages"):
            entry = Entry(title=line(item))
        else:
            entry = Entry(paragraphs=tuple(paragraphs(item)))
        if entry != Entry():
            yield entry


class _Reader:
    """Takes the fields of one entry by name; what nobody took is printed at its end, so that nothing is lost."""

    def __init__(self, section: str, item: dict[str, Any], design: Design) -> None:
        self.section, self.design, self.between = section, design, comma(design.locale)
        self.rest = {key: value for key, value in item.items() if key not in _SILENT}

    def entry(self) -> Entry:
        title, subtitle = self._names()
        date = self._dates()
        place, link = (
            _place(self.rest.pop("location", None), self.between),
            _link(self._first("url", "website")),
        )
        score = line(self.rest.pop("score", None))
        own = [label("score", self.design.locale).format(score)] if score else []
        for key in ("description", "summary", "reference"):
            own += paragraphs(self.rest.pop(key, None))
        bullets = self._texts("highlights")
        keywords = self._texts("keywords")
        bullets += self._texts("courses")
        own += self._remaining()
        if not title:
            title, subtitle = subtitle, ""
        return Entry(title, subtitle, place, date, link, tuple(own), tuple(bullets), tuple(keywords))

    def _names(self) -> tuple[str, str]:
        """The line that stands out, and the one beneath it."""
        first, second = _NAMES.get(self.section, _OTHER_NAMES)
        title, subtitle = (self.between.join(self._all(keys)) for keys in (first, second))
        if self.section == "projects":
            subtitle = self.between.join(part for part in (*self._texts("roles"), subtitle) if part)
        return title, subtitle

    def _all(self, keys: tuple[str, ...]) -> list[str]:
        """The texts under the keys; of keys joined by '|' the first that holds one."""
        found = (self._first(*key.split("|")) for key in keys)
        return [line(text) for text in found if line(text)]

    def _first(self, *keys: str) -> Any:
        for key in keys:
            if line(self.rest.get(key)):
                return self.rest.pop(key)
        return None

    def _dates(self) -> str:
        style, locale = self.design.date_format, self.design.locale
        start, end = line(self.rest.pop("startDate", None)), line(self.rest.pop("endDate", None))
        single = line(self._first("date", "releaseDate"))
        if start or end:
            ongoing = self.section in ("work", "volunteer")
            return format_range(start, end, style, locale, ongoing=ongoing)
        return format_date(single, style, locale)

    def _texts(self, key: str) -> list[str]:
        """A list of texts, each on a line of its own; a text alone is read as lines."""
        value = self.rest.pop(key, None)
        if not isinstance(value, list):
            return paragraphs(value)
        return [" ".join(paragraphs(item)) for item in value if paragraphs(item)]

    def _remaining(self) -> list[str]:
        found: list[str] = []
        for value in self.rest.values():
            for item in value if isinstance(value, list) else [value]:
                found += paragraphs(clean(item))
        return found


_KINDS = {
    "skills": "groups",
    "interests": "groups",
    "languages": "lines",
    "certificates": "compact",
    "awards": "compact",
}

# (title, line beneath) per section. 'a|b': whichever comes first; older files name some fields otherwise.
_NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "work": (("position|title",), ("name|company|organization",)),
    "volunteer": (("position|title",), ("organization|name",)),
    "education": (("studyType|degree", "area"), ("institution|school|name",)),
    "skills": (("name",), ("level",)),
    "projects": (("name|title",), ("entity", "type")),
    "certificates": (("name|title",), ("issuer|authority",)),
    "languages": (("language|name",), ("fluency|level",)),
    "awards": (("title|name",), ("awarder|issuer",)),
    "publications": (("name|title",), ("publisher",)),
    "interests": (("name",), ()),
    "references": (("name",), ("position|title", "company|organization")),
}
_OTHER_NAMES = (
    ("position|title|name|role|label|institution",),
    ("organization|company|institution|issuer|publisher|awarder|name",),
)
