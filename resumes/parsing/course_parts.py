"""The parts of a line about a course: each a school, a degree, a place or unclear."""

import re
from dataclasses import dataclass

from resumes.parsing.dates import without_dates
from resumes.parsing.lines import Item
from resumes.parsing.pieces import styled_parts
from resumes.vocabulary.degrees import degree_score, split_degree
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.organisations import school_score
from resumes.vocabulary.places import CODES, is_known_place, is_state_or_country, names_campus, place_score

SCORE = re.compile(
    r"(?:\b(?:overall|cumulative|final|average)\s+)?\b(?:c?gpa|grade point average|grade|note|abschlussnote"
    r"|gesamtnote|notendurchschnitt|durchschnitt(?:snote)?|moyenne|mention|nota media|nota|voto|votazione"
    r"|promedio|calificación|média|score|percentage|marks|cum laude|gemiddelde|cijfer|betyg"
    r"|result)\s*(?:of\s*)?[:：=]?\s*"
    r"((?:\d+(?:[.,]\d+)?\s*(?:/|von|out of|sur|su|of|de)\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*%?|(?:très "
    r"|assez )?bien|très bien|sehr gut|gut|[A-F][+-]?(?![a-z])|first class|distinction|sobresaliente"
    r"|notable)(?:\s*\([^)]{1,20}\))?(?:\s+e lode|\s+cum laude)?)",
    re.I,
)
# Bodies that award certificates, where their name stands alone.
_AWARDERS = re.compile(r"city\s?(?:&|and)\s?guilds|pearson|edexcel|btec|aqa|ocr|nccer|aat|cima|acca", re.I)

# Universities of colleges that are named before them: 'Goldsmiths, University of London'.
_FEDERAL = re.compile(r"University of (?:London|Wales|the Arts|the West Indies|Durham|the Highlands)\b")

_PARTS = re.compile(
    r"[\t\u3000]+|\s+[|•·●▪◆‖]\s*|\s*[|•]\s+|\s+[–—―]\s*|\s+--?\s+|;\s+|\s{3,}|\s+@\s+"
    r"|(?<=[^\W\d_A-Z]{4})\.\s+(?=[A-ZÀ-Þ])|(?<=\w\w)\.\s+(?=[A-ZÀ-Þ][^\W\d_]{3,}:\s)"
    r"|(?<=\s\w{3})(?<!\bof)\s+(?:at|an der|am"
    r"|à l['’]|en la|presso|aan de)\s+(?=[A-ZÀ-Þ])"
)

# 'CA from ICAI in 2015'
_FROM = re.compile(r"\s+from\s+(?=[A-ZÀ-Þ])")
# A kind of school, where a name stands beside it.
_LEVEL = re.compile(r"(?i)(?:(?:senior |junior )?high|secondary|elementary|primary|middle) school")
# 'West African Senior School Certificate'
_AWARD_LAST = re.compile(r"(?i)\s(?:certificate|diploma)$")
# Certificates whose subjects follow a colon.
_SUBJECTS = re.compile(r"(?i)levels?\b|gcse|highers|abitur|leaving|matric")
# What is learned at an employer's.
_IN_SERVICE = re.compile(r"(?i)ausbildung|lehre\b|apprentic|umschulung|volontariat|apprentissage|aprendiz")
_IN_BEHIND = re.compile(r",?\s+(?:in|during|in the year)(?:\s+the\s+year)?$")


@dataclass(frozen=True, slots=True)
class CoursePart:
    text: str
    kind: str


def course_parts(item: Item) -> list[CoursePart]:
    """The parts of a line, each a school, a degree, a place or unclear."""
    text = without_dates(item.text, item.spans)
    label = form_label(text)
    text = SCORE.sub("\t", label[1] if label is not None else text)
    parts: list[CoursePart] = []
    pieces = [part for styled, _, _ in styled_parts(text, item) for part in _PARTS.split(styled)]
    for piece in (half for part in pieces for half in _at_colon(part)):
        piece = _unwrapped(piece.strip(" \t,;:|–—-·•"))
        if len(piece) < 2 or piece.lower() in ("gpa", "grade"):
            continue
        source = _FROM.search(piece)
        if source and len(piece[: source.start()].split()) <= 8:
            parts.append(CoursePart(piece[: source.start()].strip(" ,"), "degree"))
            given = _cut_commas(_IN_BEHIND.sub("", piece[source.end() :]))
            parts += [CoursePart(given[0].text, "school"), *given[1:]] if given else []
            continue
        parts.extend(_cut_commas(piece, started=any(part.kind in ("school", "degree") for part in parts)))
    if label is not None and label[0] in ("school", "degree") and parts and parts[0].kind != label[0]:
        parts[0] = CoursePart(parts[0].text, label[0])
    return parts


def _at_colon(piece: str) -> list[str]:
    """'Bexley College: Diploma in Child Care' in its two halves; a colon within a degree stays."""
    first, colon, second = piece.partition(": ")
    if colon and school_score(first) >= 0.7 and degree_score(first) < 0.7:
        return [first, second]
    named = school_score(second) >= 0.7 or len(second.split(",")[0].split()) > 2
    if (
        colon
        and degree_score(first) >= 0.7
        and len(first.split()) <= 3
        and named
        and not _SUBJECTS.search(first)
    ):
        return [first, second]  # 'Secundario completo: Colegio San José'
    first, stop, second = piece.partition(". ")
    told = stop and first.isupper() and len(first) > 2 and school_score(second) >= 0.7
    return [first, second] if told and school_score(first) < 0.7 else [piece]


def _unwrapped(text: str) -> str:
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    return text.strip("()") if text.count("(") != text.count(")") else text


def _cut_commas(piece: str, *, started: bool = False) -> list[CoursePart]:
    """'BSc Biology, University of Leeds, UK' into its three; a comma inside a name or a field stays."""
    atoms = [atom.strip() for atom in re.split(r"(?:,\s+|،\s*)(?![^()]*\))", piece) if atom.strip()]
    atoms = [*atoms[:1], *(_without_affiliation(atom) for atom in atoms[1:])]
    kinds = [_kind(atom) if not (number and atom in CODES) else "place" for number, atom in enumerate(atoms)]
    if len(atoms) > 2 and kinds[-2:] == ["", ""] and atoms[-1] in atoms[-2].split():
        kinds[-2:] = ["school", "place"]  # 'Voss skule, Voss': a school is named after its town
    merged: list[CoursePart] = []
    for number, (atom, kind) in enumerate(zip(atoms, kinds, strict=True)):
        before = merged[-1] if merged else CoursePart("", "none")
        last = number + 1 == len(atoms) or not is_state_or_country(atoms[number + 1])
        joined = _joined_kind(before, atom, kind, last=last, inner=started or len(merged) > 1)
        if (
            before.kind == "degree"
            and kind == ""
            and (
                _is_college(before.text, kinds, atoms, number)
                or _is_placed(before.text, kinds, atoms, number)
            )
        ):
            merged.append(CoursePart(atom, "school"))
        elif joined:
            merged[-1] = CoursePart(f"{before.text}, {atom}", joined)
        else:
            merged.append(CoursePart(atom, "city?" if before.kind == "school" and kind == "" else kind))
    return [
        CoursePart(
            part.text,
            ""
            if part.kind == "city?" and not _short_place(part.text)
            else part.kind.rstrip("?").replace("city", "place"),
        )
        for part in merged
    ]


def _without_affiliation(atom: str) -> str:
    """'Kottayam (MG University)' behind a college is its town, and the university that it belongs to."""
    town, bracket, body = atom.rstrip(")").partition(" (")
    return town if bracket and school_score(town) == 0 and school_score(body) >= 0.7 else atom


def _joined_kind(before: CoursePart, atom: str, kind: str, *, last: bool, inner: bool) -> str:
    """The kind of the part that an atom goes on with, '' where a comma parts them."""
    if before.kind == "school":
        campus = _campus(before.text, atom, last=last) or (last and names_campus(before.text, atom))
        again = kind == "school" and degree_score(atom) < 0.7
        return "school" if again or (kind in ("", "place") and campus) else ""
    if before.kind == "" and kind == "school" and _FEDERAL.match(atom) and len(before.text) < 30:
        return "school"
    town = before.kind == "" and inner and is_state_or_country(atom)
    if kind == "place" and (before.kind in ("place", "city?") or town):
        return "place"
    return "degree" if before.kind == "degree" and kind == "" else ""


def _is_college(degree: str, kinds: list[str], atoms: list[str], number: int) -> bool:
    """'MA Museum Studies, Goldsmiths, University of London': after a degree with its field, and before the university."""
    following = atoms[number + 1] if number + 1 < len(atoms) else ""
    return (
        bool(split_degree(degree)[1])
        and following.startswith("University of ")
        and kinds[number + 1] == "school"
    )


def _is_placed(degree: str, kinds: list[str], atoms: list[str], number: int) -> bool:
    """'Apprenticeship as a cook, Seaview Hotel, Margate': between a degree with its field and the last town."""
    field = split_degree(degree)[1] or (degree_score(degree) >= 0.9 and len(degree.split()) > 2)
    lone = "school" not in kinds and atoms[number][:1].isupper() and len(atoms[number]) > 3
    below = kinds[number + 1] if number + 2 == len(atoms) else "none"
    town = below == "place" or (below == "" and _IN_SERVICE.search(degree) and _short_place(atoms[-1]))
    return bool(field and town) and lone


def _short_place(text: str) -> bool:
    return len(text.split()) <= 3 and not re.search(r"\d", text)


def _campus(school: str, atom: str, *, last: bool) -> bool:
    """'University of California, Berkeley': the comma belongs to the name. `last`: no state stands behind."""
    if school.endswith("State University") and not last:
        return False
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


def _kind(text: str) -> str:
    if _AWARDERS.fullmatch(text.strip()):
        return "school"
    if _LEVEL.fullmatch(text):
        return "degree"
    degree, school = degree_score(text), school_score(text)
    if text in CODES and degree >= 0.9:
        return "degree"
    if place_score(text) >= 0.9 and (school < 0.5 or is_known_place(text)):
        return "place"
    awarded = degree >= 0.7 and _AWARD_LAST.search(text) is not None
    if school >= 0.7 and degree < 0.9 and not awarded:
        return "school"
    if awarded or (degree >= 0.5 and school < 0.7):
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
