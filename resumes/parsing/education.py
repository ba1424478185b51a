"""Schools and degrees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from resumes.parsing.dates import Span, find_spans, without_dates
from resumes.parsing.entries import is_anchor
from resumes.parsing.lines import Item, make_items
from resumes.parsing.pieces import styled_parts
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.parsing.work import date_confidence
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score, split_degree
from resumes.vocabulary.labels import form_label, is_table_head
from resumes.vocabulary.organisations import company_score, school_score
from resumes.vocabulary.places import CODES, is_known_place, is_state_or_country, names_campus, place_score

_SCORE = re.compile(
    r"(?:\b(?:overall|cumulative|final|average)\s+)?\b(?:c?gpa|grade point average|grade|note|abschlussnote"
    r"|gesamtnote|notendurchschnitt|durchschnitt(?:snote)?|moyenne|mention|nota media|nota|voto|votazione"
    r"|promedio|calificación|média|score|percentage|marks|cum laude|gemiddelde|cijfer|betyg"
    r"|result)\s*(?:of\s*)?[:：=]?\s*"
    r"((?:\d+(?:[.,]\d+)?\s*(?:/|von|out of|sur|su|of|de)\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*%?|(?:très "
    r"|assez )?bien|très bien|sehr gut|gut|[A-F][+-]?(?![a-z])|first class|distinction|sobresaliente"
    r"|notable)(?:\s*\([^)]{1,20}\))?(?:\s+e lode|\s+cum laude)?)",
    re.I,
)
_BARE_SCORE = re.compile(
    r"\b(\d(?:[.,]\d{1,2})?\s*/\s*(?:4|5|10|20|100)(?:[.,]0{1,2})?|\d{2,3}/1(?:10|00)(?:\s+e lode)?)(?![\d/])"
    r"|\b(\d{2}(?:\.\d+)?\s?%)"
)
_HONOURS = re.compile(
    r"\b(?:(?:summa|magna|insigni)\s+cum laude|cum laude|with (?:honou?rs|distinction|highest honou?rs)"
    r"|first[- ]class honou?rs|(?:upper|lower) second[- ]class(?: honou?rs)?|2[:.][12]|matrícula de honor"
    r"|110 e lode|mention (?:très )?bien|mention assez bien)\b",
    re.I,
)
_DETAIL = re.compile(
    r"^(?:relevant |selected |key )?(?:coursework|courses|modules|subjects|thesis|dissertation|topic|focus"
    r"|major|minor|specialisation|specialization|activities|honou?rs|awards|schwerpunkte?|vertiefung|thema"
    r"|abschlussarbeit|bachelorarbeit|masterarbeit|mémoire|spécialité|trabajo|tesis|tesi|asignaturas|scriptie"
    r"|afstudeer\w*|advisor|supervisor|dean's list)\b.{0,25}[:：–-]",
    re.I,
)
_PARTS = re.compile(
    r"[\t\u3000]+|\s+[|•·●▪◆‖]\s*|\s*[|•]\s+|\s+[–—―]\s*|\s+-\s+|;\s+|\s{3,}|\s+@\s+"
    r"|(?<=[a-zà-ÿ]{4})\.\s+(?=[A-ZÀ-Þ])|(?<=\s\w{3})(?<!\bof)\s+(?:at|an der|am"
    r"|à l['’]|en la|presso|aan de)\s+(?=[A-ZÀ-Þ])"
)

# 'Bachelor of Arts - BA, History': the short form once more.
_ABBREVIATED = re.compile(r"^\(?(?:[A-Z][A-Za-z]{0,3}\.?){1,3}\)?,\s+(?=[A-ZÀ-Þ])")


# Universities of colleges that are named before them: 'Goldsmiths, University of London'.
_FEDERAL = re.compile(r"University of (?:London|Wales|the Arts|the West Indies|Durham|the Highlands)\b")


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
    items: list[Item] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        return bool(self.institution or self.degree or self.span)

    @property
    def complete(self) -> bool:
        return bool(self.span and (self.institution or self.degree or self.loose))


def read_education(draft: Draft, section: Section) -> None:
    """Append the degrees of a section."""
    items = [item for item in make_items(section.lines) if item.text]
    courses: list[_Course] = []
    current = _Course()
    order = _leading(items)
    opening = next((item.first for item in items if _parts(item)), None)
    for item in items:
        parts = _parts(item)
        if is_table_head(item.text.split("\t")):
            continue
        if _is_note(item, parts):
            _add_note(current, item)
            continue
        again = current.complete and opening is not None and _looks_alike(item, opening, current)
        if current.filled and (again or _conflicts(current, parts, item, order)):
            courses.append(current)
            current = _Course()
        _take(current, parts, item)
    courses.append(current)
    for course in courses:
        _finish(draft, course)


def _looks_alike(item: Item, opening: Line, course: _Course) -> bool:
    """A line set like the one that opened the first course, and unlike the one before it."""
    look = (item.first.bold, round(item.first.size), item.first.heading)
    before = course.items[-1].first
    return (
        not item.bullet
        and look == (opening.bold, round(opening.size), opening.heading)
        and look != (before.bold, round(before.size), before.heading)
        and abs(item.first.x0 - opening.x0) < 6
    )


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    kind: str


def _parts(item: Item) -> list[_Part]:
    """The parts of a line, each a school, a degree, a place or unclear."""
    text = without_dates(item.text, list(item.spans))
    label = form_label(text)
    text = _SCORE.sub("\t", label[1] if label is not None else text)
    parts: list[_Part] = []
    pieces = [part for styled, _, _ in styled_parts(text, item) for part in _PARTS.split(styled)]
    for piece in (half for part in pieces for half in _at_colon(part)):
        piece = _unwrapped(piece.strip(" \t,;:|–—-·•"))
        if len(piece) < 2 or piece.lower() in ("gpa", "grade"):
            continue
        parts.extend(_cut_commas(piece, started=any(part.kind in ("school", "degree") for part in parts)))
    if label is not None and label[0] in ("school", "degree") and parts and parts[0].kind != label[0]:
        parts[0] = _Part(parts[0].text, label[0])
    return parts


def _at_colon(piece: str) -> list[str]:
    """'Bexley College: Diploma in Child Care' in its two halves; a colon within a degree stays."""
    first, colon, second = piece.partition(": ")
    return [first, second] if colon and school_score(first) >= 0.7 and degree_score(first) < 0.7 else [piece]


def _unwrapped(text: str) -> str:
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    return text.strip("()") if text.count("(") != text.count(")") else text


def _cut_commas(piece: str, *, started: bool = False) -> list[_Part]:
    """'BSc Biology, University of Leeds, UK' into its three; a comma inside a name or a field stays."""
    atoms = [atom.strip() for atom in re.split(r"(?:,\s+|،\s*)(?![^()]*\))", piece) if atom.strip()]
    kinds = [_kind(atom) if not (number and atom in CODES) else "place" for number, atom in enumerate(atoms)]
    merged: list[_Part] = []
    for number, (atom, kind) in enumerate(zip(atoms, kinds, strict=True)):
        last = number + 1 == len(atoms) or not is_state_or_country(atoms[number + 1])
        before = merged[-1] if merged else None
        town = (
            before is not None
            and before.kind == ""
            and (started or len(merged) > 1)
            and is_state_or_country(atom)
        )
        if before and kind == "place" and (before.kind == "place" or town):
            merged[-1] = _Part(f"{before.text}, {atom}", "place")
        elif (
            (
                before
                and before.kind == ""
                and kind == "school"
                and _FEDERAL.match(atom)
                and len(before.text) < 30
            )
            or (before and before.kind == "school" and kind == "school" and degree_score(atom) < 0.7)
            or (
                before
                and before.kind == "school"
                and kind in ("", "place")
                and (_campus(before.text, atom) or (last and names_campus(before.text, atom)))
            )
        ):
            merged[-1] = _Part(f"{before.text}, {atom}", "school")
        elif (
            before
            and before.kind == "degree"
            and kind == ""
            and _is_college(before.text, kinds, atoms, number)
        ):
            merged.append(_Part(atom, "school"))
        elif before and before.kind == "degree" and kind == "":
            merged[-1] = _Part(f"{before.text}, {atom}", "degree")
        elif before and before.kind == "school" and kind == "":
            merged.append(_Part(atom, "city?"))
        elif before and before.kind == "city?" and kind == "place":
            merged[-1] = _Part(f"{before.text}, {atom}", "place")
        else:
            merged.append(_Part(atom, kind))
    return [
        _Part(
            part.text,
            ""
            if part.kind == "city?" and not _short_place(part.text)
            else part.kind.rstrip("?").replace("city", "place"),
        )
        for part in merged
    ]


def _is_college(degree: str, kinds: list[str], atoms: list[str], number: int) -> bool:
    """'MA Museum Studies, Goldsmiths, University of London': after a degree with its field, and before the university."""
    following = atoms[number + 1] if number + 1 < len(atoms) else ""
    return (
        bool(split_degree(degree)[1])
        and following.startswith("University of ")
        and kinds[number + 1] == "school"
    )


def _short_place(text: str) -> bool:
    return len(text.split()) <= 3 and not re.search(r"\d", text)


def _campus(school: str, atom: str) -> bool:
    """'University of California, Berkeley': the comma belongs to the name."""
    return bool(
        re.search(
            r"university of (?:california|texas|wisconsin|illinois|north carolina|michigan|maryland|minnesota"
            r"|massachusetts|missouri|nebraska|nevada|tennessee|alabama|colorado|hawaii|arkansas)$"
            r"|(?:\w+ state university|city university of new york|indian institute of technology"
            r"|national institute of technology|institute of technology|iit|nit|iim)$",
            school.strip(),
            re.I,
        )
    ) and not is_state_or_country(atom)


# Bodies that award certificates, where their name stands alone.
_AWARDERS = re.compile(
    r"city\s?(?:&|and)\s?guilds|pearson|edexcel|btec|aqa|ocr|ihk|hwk|nccer|aat|cima|acca", re.I
)


def _kind(text: str) -> str:
    if _AWARDERS.fullmatch(text.strip()):
        return "school"
    degree, school = degree_score(text), school_score(text)
    if text in CODES and degree >= 0.9:
        return "degree"
    if place_score(text) >= 0.9 and (school < 0.5 or is_known_place(text)):
        return "place"
    if school >= 0.7 and degree < 0.9:
        return "school"
    if degree >= 0.5 and school < 0.7:
        return "degree"
    if degree and school:
        return (
            "degree"
            if re.match(
                r"(?i)high school diploma|abitur|bac|diploma|bachelor|master|associate|certificate|b\.?[as]"
                r"|m\.?[as]|a-levels|secondary school cert|leaving|ausbildung|formation",
                text,
            )
            else "school"
        )
    return "place" if is_known_place(text) else ""


def _leading(items: Sequence[Item]) -> str:
    """Which part opens the first entry: the same part opens the next ones."""
    for item in items:
        for part in _parts(item):
            if part.kind in ("school", "degree"):
                return part.kind
    return ""


def _is_note(item: Item, parts: list[_Part]) -> bool:
    if _DETAIL.match(item.text):
        return True
    kinds = {part.kind for part in parts}
    if item.bullet and not item.spans and not kinds & {"school", "degree"}:
        return True
    if _SCORE.search(item.text) and not kinds & {"school", "degree"} and not item.spans:
        return True
    return len(item.text.split()) > 22 and not (item.spans and kinds & {"school", "degree"})


def _add_note(course: _Course, item: Item) -> None:
    course.items.append(item)
    _take_score(course, item.text)
    if not _SCORE.fullmatch(item.text.strip(" .()")):
        course.notes.append(item.text)


def _take_score(course: _Course, text: str) -> None:
    match = _SCORE.search(text)
    if match and not course.score:
        course.score = match.group(1).strip()
        return
    bare = _BARE_SCORE.search(text)
    if bare and not course.score:
        course.score = (bare.group(1) or bare.group(2)).strip()


def _conflicts(course: _Course, parts: list[_Part], item: Item, order: str) -> bool:
    """A line that brings what the current entry already has opens the next one."""
    kinds = [part.kind for part in parts]
    has_date = is_anchor(item) or bool(item.spans and len(item.text) < 120)
    if "school" in kinds and course.institution:
        return True
    if "degree" in kinds and course.degree:
        return not (course.institution == "" and order == "degree" and not has_date and not course.span)
    if has_date and course.span is not None and (course.institution or course.degree or course.loose):
        return True
    if order == "school" and "school" in kinds and course.filled:
        return bool(course.degree or course.institution)
    return order == "degree" and "degree" in kinds and bool(course.institution and course.degree)


def _take(course: _Course, parts: list[_Part], item: Item) -> None:
    course.items.append(item)
    if item.spans and course.span is None:
        ranged = [span for span in item.spans if span.ranged]
        course.span = (ranged or list(item.spans))[0]
    _take_score(course, without_dates(item.text, list(item.spans)))
    for part in parts:
        if part.kind == "school" and not course.institution:
            course.institution = part.text
        elif part.kind == "degree" and not course.degree:
            course.degree = part.text
        elif part.kind == "place" and not course.place:
            course.place = part.text
        elif part.kind == "" or part.kind in ("school", "degree", "place"):
            course.loose.append(part.text)


def _finish(draft: Draft, course: _Course) -> None:
    loose = [
        text
        for text in course.loose
        if not _BARE_SCORE.fullmatch(text) and not _HONOURS.fullmatch(text) and not find_spans(text)
    ]
    named = bool(course.institution)
    degree, area = split_degree(course.degree) if course.degree else ("", "")
    area = _ABBREVIATED.sub("", area)
    area = _HONOURS.sub("", area).strip(" ,;–-")
    if not course.institution and not loose and ", " in area:
        area, course.institution = area.rsplit(", ", 1)
    elif not course.institution and not loose and not area and ", " in degree:
        degree, course.institution = degree.rsplit(", ", 1)
    elif not course.institution and not loose and not course.place and f", {area}" in course.degree:
        area, course.institution = (
            "",
            area,
        )  # 'HBO-V, Windesheim': rather a school nobody knows than none at all
    if not course.institution and loose:
        best = max(loose, key=lambda text: (company_score(text), -loose.index(text)))
        course.institution = best
        loose.remove(best)
    if not course.institution and course.place:
        course.institution, course.place = course.place, ""
    if not area and loose:
        area = loose.pop(0)
    if not (course.institution or degree):
        return
    entry: dict[str, Any] = {
        "institution": course.institution,
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
