"""Schools and degrees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from resumes.parsing.course_parts import SCORE, CoursePart, course_parts
from resumes.parsing.dates import Span, find_spans, without_dates
from resumes.parsing.entry_lines import is_anchor
from resumes.parsing.licences import take_certificates
from resumes.parsing.lines import Item, make_items
from resumes.parsing.lists import read_certificates
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.parsing.tables import without_heads
from resumes.parsing.work import date_confidence
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score, split_degree
from resumes.vocabulary.folding import fold
from resumes.vocabulary.labels import is_table_head
from resumes.vocabulary.organisations import company_score, school_score
from resumes.vocabulary.places import place_score
from resumes.vocabulary.titles import title_score

_BARE_SCORE = re.compile(
    r"\b(\d(?:[.,]\d{1,2})?\s*/\s*(?:4|5|10|20|100)(?:[.,]0{1,2})?|\d{2,3}/1(?:10|00)(?:\s+e lode)?)(?![\d/])"
    r"|\b(\d{2}(?:\.\d+)?\s?%)"
)
_HONOURS = re.compile(
    r"\b(?:(?:summa|magna|insigni)\s+cum laude|cum laude|with (?:honou?rs|distinction|highest honou?rs)"
    r"|(?:first|second|third)[- ]class(?: honou?rs)?(?: \((?:upper|lower)(?: division)?\)|,? (?:upper|lower)(?: division)?)?"
    r"(?: honou?rs)?|(?:upper|lower) second[- ]class(?: honou?rs)?|2[:.][12]|matrícula de honor"
    r"|110 e lode|mention (?:très )?bien|mention assez bien)(?!\w)",
    re.I,
)
# 'Cardiff University (2:1)'
_CLASS_BEHIND = re.compile(
    r"\s*[(,]\s*(?:1st|first|[12][:.][12]|upper second|lower second)(?: class)?\s*\)?$", re.I
)
_DETAIL = re.compile(
    r"^(?:relevant |selected |key )?(?:coursework|courses|modules|subjects|thesis|dissertation|topic|focus"
    r"|major|minor|specialisation|specialization|activities|honou?rs|awards|schwerpunkte?|vertiefung|thema"
    r"|abschlussarbeit|bachelorarbeit|masterarbeit|mémoire|spécialité|trabajo|tesis|tesi|asignaturas|scriptie"
    r"|afstudeer\w*|advisor|supervisor|dean's list)\b.{0,25}[:：–-]",
    re.I,
)

# 'Bachelor of Arts - BA, History': the short form once more.
_ABBREVIATED = re.compile(r"^\(?(?:[A-Z][A-Za-z]{0,3}\.?){1,3}\)?,\s+(?=[A-ZÀ-Þ])")


# 'ISCAE (Casablanca)'
_TOWN_BEHIND = re.compile(r"\s+\(([A-ZÀ-Þ][a-zà-ÿ]+(?:[ -][A-ZÀ-Þ]?[a-zà-ÿ]+){0,2})\)$")
_BRACKET_BEHIND = re.compile(r"\s+\(([^()]{4,40})\)$")
# The end of a sentence, not of an abbreviation.
_FULL_STOP = re.compile(r"(?<=[a-zà-ÿ]{4})\.$")


@dataclass(slots=True)
class _Course:
    """One degree while its parts are being found."""

    institution: str = ""
    degree: str = ""
    area: str = ""
    place: str = ""
    score: str = ""
    span: Span | None = None
    notes: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    spots: list[tuple[tuple[int, int], CoursePart]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    towned: bool = False  # the other courses of the section name their towns

    @property
    def filled(self) -> bool:
        return bool(self.institution or self.degree or self.span)

    @property
    def complete(self) -> bool:
        return bool(self.span and (self.institution or self.degree or self.loose))


def read_education(draft: Draft, section: Section) -> None:
    """Append the degrees of a section."""
    items = [item for item in make_items(without_heads(section.lines)) if item.text]
    courses: list[_Course] = []
    current = _Course()
    order = _leading(items)
    items, licences = take_certificates(items, section.title, order)
    opening = next((item.first for item in items if course_parts(item)), None)
    blocks = any(item.first.gap_before == 0 for item in items[1:])
    for item, following in pairwise([*items, None]):
        if item is None:
            break
        parts = course_parts(item)
        if is_table_head(item.text.split("\t")):
            continue
        if _is_note(item, parts):
            _add_note(current, item)
            continue
        apart = blocks and _stands_apart(item)
        alike = opening is not None and current.filled and _looks_alike(item, opening, current)
        again = current.complete and (alike or apart or _dated_below(items[0], current, item, following))
        if current.filled and (again or _conflicts(current, parts, item, order)):
            courses.append(current)
            current = _Course()
        _take(current, parts, item)
    courses.append(current)
    for run in licences:
        read_certificates(draft, Section("certificates", lines=[line for item in run for line in item.lines]))
    shared = "certif" in fold(section.title) or "licen" in fold(section.title)
    certificates = [course for course in courses if shared and _is_certificate(course)]
    _place_loose([course for course in courses if course not in certificates])
    towned = any(course.institution and course.place for course in courses)
    for course in courses:
        course.towned = towned
        if course in certificates:
            read_certificates(draft, Section("certificates", lines=[i.first for i in course.items]))
        else:
            _settle(course, order)
            _finish(draft, course)


def _is_certificate(course: _Course) -> bool:
    """'SPHR, HR Certification Institute, 2016' under 'Education & Certifications': initials or a word tells."""
    text = course.items[0].text if course.items else ""
    first = re.split(r"[,(\t]", text, maxsplit=1)[0].strip()
    told = re.search(r"certif|licen[cs]|zertifi|brevet", fold(text)) or re.search(
        r"\([A-Z][A-Z-]{2,7}\)", text.split(",")[0]
    )
    if school_score(first) >= 0.7 and not re.search(r"certif", fold(first)):
        return False
    initials = first.isupper() and 3 <= len(first) <= 6 and degree_score(first) == 0
    return bool(not course.degree and len(course.items) == 1 and (told or initials))


def _looks_alike(item: Item, opening: Line, course: _Course) -> bool:
    """A line set like the one that opened the first course, and unlike the one before it."""
    look, before = _lead_look(item.first), _lead_look(course.items[-1].first)
    return (
        not item.bullet
        and look == _lead_look(opening)
        and look != before
        and abs(item.first.x0 - opening.x0) < 6
    )


def _dated_below(opening: Item, course: _Course, item: Item, following: Item | None) -> bool:
    """In a list of undated lines, each above a dated one, an undated line opens the next course."""
    return (
        following is not None
        and not (opening.spans or item.spans or item.bullet)
        and bool(following.spans and course.items[1:] and course.items[1].spans)
        and {part.kind for part in course_parts(item)} != {"place"}
    )


def _stands_apart(item: Item) -> bool:
    """In plain text, after an empty line."""
    return item.first.size == 1.0 and item.first.gap_before > 0 and not item.bullet


def _lead_look(line: Line) -> tuple[bool, int, int]:
    """How the first words of a line are set."""
    return bool(line.runs and line.runs[0].bold), round(line.size), line.heading


def _leading(items: Sequence[Item]) -> str:
    """Which part opens the first entry: the same part opens the next ones."""
    for item in items:
        for part in course_parts(item):
            if part.kind in ("school", "degree"):
                return part.kind
    return ""


def _is_note(item: Item, parts: list[CoursePart]) -> bool:
    if _DETAIL.match(item.text):
        return True
    kinds = {part.kind for part in parts}
    label, colon, listed = item.text.partition(": ")
    if (
        colon
        and not item.spans
        and listed.count(",") >= 2
        and len(label.split()) <= 2
        and "school" not in kinds
    ):
        return degree_score(label) == 0  # 'Tickets: white card, forklift, confined space'
    if item.bullet and not item.spans and not kinds & {"school", "degree"}:
        return True
    if SCORE.search(item.text) and not kinds & {"school", "degree"} and not item.spans:
        return True
    return len(item.text.split()) > 22 and not (item.spans and kinds & {"school", "degree"})


def _add_note(course: _Course, item: Item) -> None:
    course.items.append(item)
    _take_score(course, item.text)
    if not SCORE.fullmatch(item.text.strip(" .()")):
        course.notes.append(item.text)


def _take_score(course: _Course, text: str) -> None:
    match = SCORE.search(text)
    if match and not course.score:
        course.score = match.group(1).strip()
        return
    bare = _BARE_SCORE.search(text)
    if bare and not course.score:
        course.score = (bare.group(1) or bare.group(2)).strip()


def _conflicts(course: _Course, parts: list[CoursePart], item: Item, order: str) -> bool:
    """A line that brings what the current entry already has opens the next one."""
    kinds = [part.kind for part in parts]
    has_date = is_anchor(item) or bool(item.spans and len(item.text) < 120)
    if "school" in kinds and course.institution:
        return True
    if "degree" in kinds and course.degree:
        return not (course.institution == "" and order == "degree" and not has_date and not course.span)
    if has_date and course.span is not None and (course.institution or course.degree or course.loose):
        return True
    if len(course.items) == 1 and course.span is not None and not has_date and not course.institution:
        return False  # the line above opened the course with its date, whatever opened the first one
    if order == "school" and "school" in kinds and course.filled:
        return bool(course.degree or course.institution)
    return order == "degree" and "degree" in kinds and bool(course.institution and course.degree)


def _take(course: _Course, parts: list[CoursePart], item: Item) -> None:
    course.items.append(item)
    if item.spans and course.span is None:
        ranged = [span for span in item.spans if span.ranged]
        course.span = (ranged or list(item.spans))[0]
    _take_score(course, without_dates(item.text, item.spans))
    course.spots += [((len(course.items), number), part) for number, part in enumerate(parts)]
    for part in parts:
        if part.kind == "school" and not course.institution:
            course.institution = part.text
        elif part.kind == "degree" and not course.degree:
            course.degree = part.text
        elif part.kind == "place" and not course.place:
            course.place = part.text
        elif sum(letter.isalpha() for letter in part.text) > 1:
            course.loose.append(part.text)


def _place_loose(courses: Sequence[_Course]) -> None:
    """What no word names is a school, a degree or a place where the other courses have theirs."""
    kinds: dict[tuple[int, int], set[str]] = {}
    for course in courses:
        for spot, part in course.spots:
            if part.kind:
                kinds.setdefault(spot, set()).add(part.kind)
    for course in courses:
        for spot, part in course.spots:
            kind = min(kinds.get(spot, {""})) if len(kinds.get(spot, ())) == 1 else ""
            if part.kind or part.text not in course.loose:
                continue
            if kind == "school" and not course.institution:
                course.institution = part.text
            elif kind == "degree" and not course.degree:
                course.degree = part.text
            elif kind == "place" and not course.place and len(part.text.split()) <= 3:
                course.place = part.text
            else:
                continue
            course.loose.remove(part.text)


def _settle(course: _Course, order: str) -> None:
    """Where no word tells school and degree apart, they stand in the order of the other courses."""
    if course.institution or course.degree or len(course.loose) < 2 or not order:
        return
    first, second, *course.loose = course.loose
    course.institution, course.degree = (first, second) if order == "school" else (second, first)


def _find_institution(course: _Course, degree: str, area: str) -> tuple[str, str]:
    """(degree, field) once the school is found among what no word named; a town in brackets is taken off it."""
    loose = course.loose
    listed = course.degree.startswith(f"{degree}, ") and area.count(", ") == 1
    if course.towned and not course.institution and not loose and not course.place and listed:
        course.institution, course.place = area.split(
            ", "
        )  # 'HSC, Vidyalaya, Sulur', as in the other courses
        area = ""
    elif not course.institution and not loose and ", " in area:
        area, course.institution = area.rsplit(", ", 1)
        if course.towned and ", " in area and not course.place:
            course.place = course.institution
            area, course.institution = area.rsplit(", ", 1)
    elif not course.institution and not loose and not area and ", " in degree:
        degree, course.institution = degree.rsplit(", ", 1)
    elif not course.institution and not loose and not course.place and f", {area}" in course.degree:
        # 'HBO-V, Windesheim': rather a school nobody knows than none at all
        area, course.institution = "", area
    if not course.institution and loose:
        best = max(
            loose, key=lambda text: (company_score(text) >= 0.7, title_score(text) < 0.7, -loose.index(text))
        )
        course.institution = best
        loose.remove(best)
    if not course.institution and course.place:
        course.institution, course.place = course.place, ""
    bracket = _TOWN_BEHIND.search(course.institution) or _BRACKET_BEHIND.search(course.institution)
    if bracket and not course.place and (bracket.re is _TOWN_BEHIND or place_score(bracket.group(1)) >= 0.9):
        course.institution, course.place = course.institution[: bracket.start()], bracket.group(1)
    return degree, area


def _part_tail(course: _Course) -> None:
    """'MA History, Insper, Okehampton': what stands between the degree and a town is the school, known or not."""
    head, comma, tail = course.degree.rpartition(", ")
    told = "\n".join(item.text for item in course.items)
    towns = [text for text in course.loose if f"{tail}, {text}" in told and len(text.split()) <= 3]
    if course.institution or not comma or not tail[:1].isupper() or not (course.place or course.loose):
        return
    if course.loose and len(towns) == len(course.loose) == 1 and not course.place:
        course.place = course.loose.pop()
    elif course.loose and any(_may_name(text) for text in course.loose):
        return
    course.degree, course.institution = head, tail


def _may_name(text: str) -> bool:
    """Whether a text could be a school's name: 'Final mark 1.7' could not."""
    words = text.split()
    return not any(letter.isdigit() for letter in words[-1]) and (len(words) < 3 or words[-1][:1].isupper())


def _finish(draft: Draft, course: _Course) -> None:
    classes = [text for text in course.loose if _HONOURS.fullmatch(text)]
    course.loose = [
        text
        for text in course.loose
        if not _BARE_SCORE.fullmatch(text) and not _HONOURS.fullmatch(text) and not find_spans(text)
    ]
    _part_tail(course)
    named = bool(course.institution)
    course.institution = _CLASS_BEHIND.sub("", course.institution)
    before, comma, after = course.institution.partition(", ")
    if comma and _HONOURS.fullmatch(before):
        course.institution = after
        classes.append(before)
    degree, area = split_degree(course.degree) if course.degree else ("", "")
    classes += [match.group() for match in _HONOURS.finditer(area)]
    course.score = course.score or next(iter(classes), "")
    area = _HONOURS.sub("", _ABBREVIATED.sub("", area)).replace("()", "").strip(" ,;–-")
    degree, area = _find_institution(course, degree, area)
    if not area and course.loose:
        area = course.loose.pop(0)
    if not (course.institution or degree):
        return
    entry: dict[str, Any] = {
        "institution": _FULL_STOP.sub("", course.institution),
        "area": area,
        "studyType": degree,
        "location": course.place,
        **_dates(course.span),
        "score": course.score,
        "courses": [text for text in course.notes if text],
    }
    dates = date_confidence(course.span)
    sure = {
        "": 0.8,
        "institution": 0.93 if named else 0.55,
        "studyType": 0.9,
        "area": 0.8,
        "startDate": dates,
        "endDate": dates,
        "location": 0.75,
    }
    within = (min(item.start for item in course.items), max(item.end for item in course.items))
    draft.add_entry("education", entry, sure, within)


def _dates(span: Span | None) -> dict[str, str]:
    """A single date of a degree is when it was earned."""
    if span is None:
        return {}
    if not span.ranged:
        return {"endDate": span.last or span.first}
    fields = {"startDate": span.first, "endDate": "" if span.current else span.last}
    return {key: value for key, value in fields.items() if value}
