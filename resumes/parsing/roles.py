"""Which part of an entry's header is the title, which the employer, which the place."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resumes.parsing.dates import without_dates
from resumes.parsing.lines import Item
from resumes.vocabulary.folding import fold
from resumes.vocabulary.organisations import LEGAL_FORM, company_score
from resumes.vocabulary.places import is_known_place, is_state_or_country, place_score
from resumes.vocabulary.titles import title_score

_STRONG = re.compile(
    r"[\t\u3000]+|\s+[|•·∙●▪◆‖¦]\s*|\s*[|•∙●▪◆‖¦]\s+|\s+[–—―]\s*|\s+-\s+|\s*—\s*|\s+//?\s+|\s*[、，]\s*|\s{3,}|;\s+"
)
_AT = re.compile(
    r"\s+(?:at|@|bei|beim|chez|presso|bij|hos|na empresa)\s+(?=[\wÀ-ÿ\"'])|\s*@\s*(?=[A-Z])", re.I
)
_LEADING_AT = re.compile(r"\s*(?:at|bei|beim|chez|presso)\s+(?=[A-ZÀ-Þ])|\s*@\s*(?=[A-Z])")
_EMPLOYMENT = re.compile(
    r"^(?:full[- ]?time|part[- ]?time|permanent|temporary|contract|fixed[- ]term|seasonal|casual|internship"
    r"|freelance|vollzeit|teilzeit|unbefristet|befristet|minijob|temps plein|temps partiel|cdi|cdd|intérim"
    r"|stage|jornada completa|tiempo completo|media jornada|medio tiempo|tempo pieno|part time"
    r"|tempo indeterminato|tempo determinato|voltijd|deeltijd|fulltime|parttime|heltid|deltid|hybrid"
    r"|on-?site)$",
    re.I,
)
_LABEL = re.compile(
    r"^(?:position|title|role|occupation or position held|occupation|position held"
    r"|name and address of employer|name of employer|job title|designation|company|employer|organi[sz]ation"
    r"|client|location|place|firma|arbeitgeber|unternehmen|tätigkeit|entreprise|employeur|poste|lieu|empresa"
    r"|puesto|cargo|azienda|datore di lavoro|ruolo|funzione|bedrijf|werkgever|functie|duration|period|dates?"
    r"|zeitraum|ort)\s*[:：]\s*",
    re.I,
)
_LABEL_KIND = {
    "title": (
        "position",
        "occupation or position held",
        "occupation",
        "position held",
        "title",
        "role",
        "job title",
        "designation",
        "tätigkeit",
        "poste",
        "puesto",
        "cargo",
        "ruolo",
        "funzione",
        "functie",
    ),
    "name": (
        "name and address of employer",
        "name of employer",
        "company",
        "employer",
        "organization",
        "organisation",
        "client",
        "firma",
        "arbeitgeber",
        "unternehmen",
        "entreprise",
        "employeur",
        "empresa",
        "azienda",
        "datore di lavoro",
        "bedrijf",
        "werkgever",
    ),
    "place": ("location", "place", "lieu", "ort"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a header between separators, with where it stood and how it was set."""

    text: str
    row: int
    slot: int = 0
    bold: bool = False
    italic: bool = False
    hint: str = ""


@dataclass(slots=True)
class Header:
    """What an entry's header says."""

    title: str = ""
    name: str = ""
    place: str = ""
    rest: tuple[str, ...] = ()
    sure: float = 0.0


def read_headers(groups: Sequence[Sequence[Item]]) -> list[Header]:
    """Headers of one section together: where one is unclear, the order in the others decides."""
    cut = [_pieces(items) for items in groups]
    cleaned = [_take_places(pieces) for pieces in cut]
    habit = any(places for places, _ in cleaned)
    cleaned = [_take_tail_town(places, pieces, habit=habit) for places, pieces in cleaned]
    bias: dict[tuple[int, int], float] = defaultdict(float)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for _, pieces in cleaned:
        for number, piece in enumerate(pieces):
            for key in ((piece.row, piece.slot), (-1, number)):
                bias[key] += title_score(piece.text) - company_score(piece.text)
                counts[key] += 1
    return [_assign(places, pieces, bias, counts) for places, pieces in cleaned]


def read_employer(items: Sequence[Item]) -> Header:
    """A line that names only an employer and its place."""
    places, pieces = _take_places([replace(piece, hint=piece.hint or "name") for piece in _pieces(items)])
    texts = [piece.text for piece in pieces]
    return Header(name=texts[0] if texts else "", place=", ".join(places), rest=tuple(texts[1:]), sure=0.8)


def labelled_employer(items: Sequence[Item]) -> str:
    """The employer of a form-like entry, where a label names it below the other lines."""
    for item in items:
        for text, kind in _split_strong(item.text):
            if kind == "name":
                return _atoms(text)[0] if _atoms(text) else ""
    return ""


def _pieces(items: Sequence[Item]) -> list[Piece]:
    pieces: list[Piece] = []
    for row, item in enumerate(items):
        slot = 0
        text = without_dates(item.text, list(item.spans))
        for part, bold, italic in styled_parts(text, item):
            for text_part, hint in _split_strong(part):
                text_part = _trim(text_part)
                if len(text_part) < 2 and not _is_wide(text_part):
                    continue
                if _EMPLOYMENT.match(text_part):
                    continue
                pieces.append(Piece(text_part, row, slot, bold, italic, hint))
                slot += 1
    return pieces


def _is_wide(text: str) -> bool:
    return bool(text) and text[0] >= "\u3000"


def _trim(text: str) -> str:
    text = text.strip(" \t,;:|–—-·•/")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.count("(") != text.count(")"):
        text = (
            text.strip("()").strip()
            if text.startswith(")") or text.endswith("(") or "(" not in text[1:]
            else text
        )
    return text


def styled_parts(text: str, item: Item) -> list[tuple[str, bool, bool]]:
    """The header cut where its style changes: bold title, italic employer."""
    runs = [run for line in item.lines for run in line.runs if run.text.strip(" \t,.|–—-·•()")]
    if len(runs) < 2 or len(item.lines) > 2:
        line = item.first
        return [(text, line.bold, line.italic)]
    parts: list[tuple[str, bool, bool]] = []
    position = 0
    for before, run in pairwise(runs):
        if (before.bold, before.italic) == (run.bold, run.italic):
            continue
        key = run.text.strip()[:40].strip()
        found = text.find(key, position + 1) if key else -1
        if found > 0 and _may_cut(text[position:found], text[found:]):
            parts.append((text[position:found], before.bold, before.italic))
            position = found
    parts.append((text[position:], runs[-1].bold, runs[-1].italic))
    return [part for part in parts if part[0].strip()]


def _may_cut(before: str, after: str) -> bool:
    if not before.strip():
        return False
    return not (before[-1:].isalnum() and after[:1].isalnum()) and before.count("(") == before.count(")")


def _split_strong(text: str) -> list[tuple[str, str]]:
    """Parts between strong separators; 'X at Y' gives both parts a hint; 'Employer: X' too."""
    result: list[tuple[str, str]] = []
    for part in _STRONG.split(text):
        label = _LABEL.match(part)
        if label:
            word = fold(label.group().strip(" :："))
            kind = next((kind for kind, words in _LABEL_KIND.items() if word in map(fold, words)), "")
            result.append((part[label.end() :], kind))
            continue
        leading = _LEADING_AT.match(part)
        if leading:
            result.append((part[leading.end() :], "name"))
            continue
        at = _AT.search(part)
        if at and title_score(part[: at.start()]) >= 0.35:
            result += [(part[: at.start()], "title"), (part[at.end() :], "name")]
        else:
            result.append((part, ""))
    return result


def _atoms(text: str) -> list[str]:
    """Comma-separated parts; a legal form stays with the name before it."""
    atoms: list[str] = []
    for part in re.split(r"(?:,\s+|،\s*)(?![^()]*\))", text):
        part = part.strip()
        if (atoms and LEGAL_FORM.fullmatch(part.strip(" .")) and not is_state_or_country(part)) or (
            atoms and re.fullmatch(r"(?:Inc|Ltd|LLC|Co|Corp|GmbH|S\.?A|LLP)\.?", part)
        ):
            atoms[-1] += ", " + part
        elif part:
            atoms.append(part)
    return atoms


def _take_places(pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
    """Places taken out of the pieces, and what is left, cut at commas where title and employer share a piece."""
    places: list[str] = []
    left: list[Piece] = []
    whole = [piece for piece in pieces if _wholly_place(piece)]
    others = len(pieces) - len(whole)
    for piece in pieces:
        if piece.hint == "place" or (piece in whole and (others >= 1 or len(pieces) == 1)):
            places.append(piece.text)
            continue
        place, rest = _split_place(piece, len(pieces))
        if place:
            places.append(place)
        left.extend(_split_comma(piece, rest, others))
    return places, left


def _wholly_place(piece: Piece) -> bool:
    if piece.hint in ("title", "name"):
        return False
    if company_score(piece.text) >= 0.9 or title_score(piece.text) >= 0.7:
        return False
    atoms = _atoms(piece.text)
    if company_score(atoms[0]) >= 0.7 and len(atoms) > 1 and not is_known_place(atoms[0]):
        return False
    if (
        len(atoms) > 2
        and not is_known_place(atoms[0])
        and sum(is_state_or_country(atom) for atom in atoms[1:]) < len(atoms) - 1
    ):
        return False
    return place_score(piece.text) >= 0.9


def _split_place(piece: Piece, total: int) -> tuple[str, list[str]]:
    """(place, other atoms): countries and states at the end, and the city before them."""
    parenthesis = re.search(r"\s*\(([^()]{2,40})\)$", piece.text)
    if parenthesis and place_score(parenthesis.group(1)) >= 0.9:
        return parenthesis.group(1), _atoms(piece.text[: parenthesis.start()])
    atoms = _atoms(piece.text)
    taken: list[str] = []
    while (
        len(atoms) > 1
        and (is_known_place(atoms[-1]) or place_score(atoms[-1]) >= 0.9)
        and title_score(atoms[-1]) < 0.7
    ):
        taken.insert(0, atoms.pop())
    wanted = 1 if total > 1 or piece.hint else 2
    regional = bool(taken) and is_state_or_country(taken[0]) and (fold(taken[0]) not in ("remote",))
    if (regional and len(atoms) > wanted and _may_be_city(atoms[-1])) or (
        regional and len(atoms) == 2 and total == 1 and not _has_title(atoms) and _may_be_city(atoms[-1])
    ):
        taken.insert(0, atoms.pop())
    return ", ".join(taken), atoms


def _take_tail_town(places: list[str], pieces: list[Piece], *, habit: bool) -> tuple[list[str], list[Piece]]:
    """'Brasserie des Halles, Dijon': a short last part after an employer's name is its town, known or not."""
    if places or len(pieces) < 2:
        return places, pieces
    left: list[Piece] = []
    for piece in pieces:
        atoms = _atoms(piece.text)
        company = company_score(atoms[0]) if atoms else 0.0
        named = company >= 0.5 or (habit and title_score(atoms[0]) < 0.5)
        if (
            len(atoms) == 2
            and named
            and not places
            and _may_be_town(atoms[1])
            and title_score(piece.text) < 0.7
        ):
            places = [atoms[1]]
            piece = replace(piece, text=atoms[0])
        left.append(piece)
    return places, left


def _may_be_town(text: str) -> bool:
    return (
        _may_be_city(text)
        and len(text.split()) <= 3
        and text[:1].isupper()
        and not LEGAL_FORM.fullmatch(text)
    )


def _has_title(atoms: list[str]) -> bool:
    return any(title_score(atom) >= 0.7 for atom in atoms)


def _may_be_city(text: str) -> bool:
    return (
        len(text.split()) <= 4
        and title_score(text) < 0.5
        and company_score(text) < 0.7
        and not re.search(r"\d", text)
    )


def _split_comma(piece: Piece, atoms: list[str], pieces: int) -> list[Piece]:
    """'Nurse, St. Mary Hospital' into two pieces where one side is a title and the other a name."""
    text = ", ".join(atoms)
    if not text:
        return []
    if len(atoms) == 1 or piece.hint:
        return [replace(piece, text=text)]
    best: tuple[float, int] | None = None
    for cut in range(1, len(atoms)):
        left, right = ", ".join(atoms[:cut]), ", ".join(atoms[cut:])
        forward = (
            title_score(left) + 0.6 * company_score(right) - title_score(right) - 0.6 * company_score(left)
        )
        backward = (
            title_score(right) + 0.6 * company_score(left) - title_score(left) - 0.6 * company_score(right)
        )
        score = max(forward, backward)
        if best is None or score > best[0] + 0.05:
            best = (score, cut)
    assert best is not None
    if pieces >= 2 and best[0] < 1.4:
        return [replace(piece, text=text)]
    if best[0] < (0.5 if pieces <= 1 else 0.75):
        return [replace(piece, text=text)]
    left, right = ", ".join(atoms[: best[1]]), ", ".join(atoms[best[1] :])
    if pieces > 1 and company_score(right) < 0.5 and company_score(left) < 0.5 and title_score(left) >= 0.7:
        return [replace(piece, text=text)]
    return [replace(piece, text=left), replace(piece, text=right, slot=piece.slot + 100)]


def _assign(
    places: list[str],
    pieces: list[Piece],
    bias: dict[tuple[int, int], float],
    counts: dict[tuple[int, int], int],
) -> Header:
    header = Header(place=", ".join(dict.fromkeys(places)))
    if not pieces:
        return header
    leaning = [_leaning(piece, number, bias, counts) for number, piece in enumerate(pieces)]
    if len(pieces) == 1:
        text, lean = pieces[0].text, leaning[0]
        if lean > 0.15 or (title_score(text) >= 0.7 and lean > -0.3):
            header.title = text
        else:
            header.name = text
        header.sure = min(0.5 + abs(lean), 0.9)
        return header
    order = sorted(range(len(pieces)), key=lambda number: leaning[number], reverse=True)
    title, name = _best_pair(pieces, leaning, order)
    header.title, header.name = pieces[title].text, pieces[name].text
    header.rest = tuple(piece.text for number, piece in enumerate(pieces) if number not in (title, name))
    header.sure = min(0.55 + (leaning[title] - leaning[name]) / 3, 0.97)
    return header


def _leaning(
    piece: Piece, number: int, bias: dict[tuple[int, int], float], counts: dict[tuple[int, int], int]
) -> float:
    """Above 0: a title; below: an employer. The other entries of the section weigh in."""
    if piece.hint == "title":
        return 2.0
    if piece.hint == "name":
        return -2.0
    own = title_score(piece.text) - company_score(piece.text)
    key, order = (piece.row, piece.slot), (-1, number)
    first = bias[key] / counts[key] if counts[key] else 0.0
    second = bias[order] / counts[order] if counts[order] else 0.0
    return own + 0.5 * first + 0.3 * second


def _best_pair(pieces: list[Piece], leaning: list[float], order: list[int]) -> tuple[int, int]:
    """The likeliest title and employer; among pieces that say nothing the first two, the employer after a title."""
    title = order[0]
    others = [number for number in range(len(pieces)) if number != title]
    named = [number for number in others if leaning[number] <= -0.4]
    if named:
        return title, min(named, key=lambda number: (leaning[number] > -0.6, number))
    plain = [number for number in others if leaning[number] < 0.35] or others
    nearest = min(
        plain,
        key=lambda number: (
            pieces[number].row != pieces[title].row and abs(pieces[number].row - pieces[title].row) > 1,
            number,
        ),
    )
    return title, nearest
