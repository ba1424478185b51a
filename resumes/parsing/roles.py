"""Which part of an entry's header is the title, which the employer, which the place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resumes.parsing.employer_names import part_employer, take_title_town
from resumes.parsing.header_places import (
    AFTER_COMMA,
    leave_employers,
    may_be_town,
    split_place,
    take_placed_alike,
    take_places,
    take_tail_town,
)
from resumes.parsing.leanings import Headline, employer_score, leaning
from resumes.parsing.lines import Item
from resumes.parsing.pieces import (
    TOLD,
    Piece,
    atoms_of,
    labels_cells,
    parted_by_colon,
    pieces_of,
    without_employment,
    without_lead,
)
from resumes.vocabulary.folding import words_of
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.places import is_known_place
from resumes.vocabulary.titles import names_function, title_score


@dataclass(slots=True)
class Header:
    """What an entry's header says."""

    title: str = ""
    name: str = ""
    place: str = ""
    rest: tuple[str, ...] = ()
    sure: float = 0.0
    spot: tuple[int, int] | None = None  # row and slot of the employer


def read_headers(groups: Sequence[Sequence[Item]], headline: str = "") -> list[Header]:
    """Headers of one section together: where one is unclear, the order in the others decides.

    `headline`: what the person calls themselves at the top, which a title is likely to repeat.
    """
    colon = _parted_alike([items[0].text for items in groups if items])
    whole = [pieces_of(items, colon=colon) for items in groups]
    told = [[piece.text.removeprefix(TOLD) for piece in pieces if piece.text[:1] == TOLD] for pieces in whole]
    cut = [[piece for piece in pieces if piece.text[:1] != TOLD] for pieces in whole]
    cleaned = leave_employers(cut, take_placed_alike(cut, [take_places(pieces) for pieces in cut]))
    habit = any(take_tail_town(places, pieces, habit=False)[0] for places, pieces in cleaned)
    habit = habit or _always_tailed(cleaned)
    cleaned = [take_tail_town(places, pieces, habit=habit) for places, pieces in cleaned]
    if sum(_comma_vote(pieces) for _, pieces in cleaned) != 0:
        towns = any(places for places, pieces in cleaned if _comma_vote(pieces))
        first = sum(_comma_vote(pieces) for _, pieces in cleaned) > 0
        cleaned = [
            _cut_like_others(places, pieces, titles_first=first, towns=towns and not places)
            for places, pieces in cleaned
        ]
    parted = {
        piece.slot for _, pieces in cleaned for piece in pieces if piece.row == 0 <= piece.slot - AFTER_COMMA
    }
    cleaned = [_cut_at_same_comma(places, pieces, parted) for places, pieces in cleaned]
    if len(cleaned) > 1 and all(_tells_nothing(pieces) for _, pieces in cleaned):
        cleaned = [_cut_as_usual(places, pieces) for places, pieces in cleaned]
    repeated = Headline.of(headline, _shared_words(cleaned))
    bias: dict[tuple[int, int], float] = defaultdict(float)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for _, pieces in cleaned:
        for number, piece in enumerate(pieces):
            for key in ((piece.row, piece.slot), (-1, number), *_look(piece, pieces)):
                bias[key] += leaning(piece.text) + repeated.told_in(piece.text)
                counts[key] += 1
    headers = [_assign(places, pieces, bias, counts, repeated) for places, pieces in cleaned]
    for number, (_, pieces) in enumerate(cleaned):
        _name_like_others(headers, number, pieces)
        _take_apart(headers[number])
        headers[number].rest += tuple(told[number])
    return headers


def _take_apart(header: Header) -> None:
    """Leave in title and employer only their names: towns, departments, hours and owners go where they belong."""
    header.title = without_lead(without_employment(header.title))
    header.title, header.place = take_title_town(header.title, header.place)
    header.name, header.place, owners = part_employer(header.name, header.place)
    header.rest += tuple(owners)


def _parted_alike(texts: Sequence[str]) -> bool:
    """Whether a colon parts the first lines of all headers, title from employer in at least one of them."""
    plain = [form_label(text) is None and not labels_cells(text) for text in texts]
    halves = [parted_by_colon(text) if bare else None for text, bare in zip(texts, plain, strict=True)]
    told = [title_score(first) >= 0.7 or title_score(second) >= 0.7 for first, second in filter(None, halves)]
    return None not in halves and any(told)


def _shared_words(cleaned: Sequence[tuple[list[str], list[Piece]]]) -> frozenset[str]:
    """Words that different parts of one place in the headers share: titles do that, employers hardly ever."""
    held: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, pieces in cleaned:
        for piece in pieces:
            for word in words_of(piece.text):
                if not is_known_place(word):
                    held[piece.row, piece.slot][word].add(piece.text)
    return frozenset(
        word for words in held.values() for word, texts in words.items() if len(word) > 4 and len(texts) > 1
    )


def _always_tailed(cleaned: Sequence[tuple[list[str], list[Piece]]]) -> bool:
    """'Watchmaker' in bold and 'Breitling, Le Locle' beside it, in every entry: the last word is the town."""
    filled = [pieces for places, pieces in cleaned if pieces and not places]
    return len(filled) > 1 and len(filled) == len(cleaned) and all(_has_tail(pieces) for pieces in filled)


def _has_tail(pieces: Sequence[Piece]) -> bool:
    if len(pieces) != 2 or pieces[0].bold == pieces[1].bold:
        return False
    atoms = atoms_of(next(piece.text for piece in pieces if not piece.bold))
    if len(atoms) != 2 or names_function(atoms[0]) or title_score(atoms[0]) >= 0.5:
        return False
    return may_be_town(atoms[1]) and employer_score(atoms[1]) == 0 and title_score(atoms[1]) == 0


def _comma_vote(pieces: Sequence[Piece]) -> int:
    """1 for a header of one line that a comma parts into title and employer, -1 for employer and title, 0 for others."""
    if len(pieces) != 2 or pieces[0].row != pieces[1].row or pieces[1].slot < AFTER_COMMA:
        return 0
    lean = leaning(pieces[0].text) - leaning(pieces[1].text)
    return (lean > 0) - (lean < 0)


def _cut_like_others(
    places: list[str], pieces: list[Piece], *, titles_first: bool, towns: bool
) -> tuple[list[str], list[Piece]]:
    """'Growth, Uber' is cut where the comma parts title and employer in the other entries.

    Of three parts the middle one goes with the title; `towns`: the last one is a town in the other entries.
    """
    split = titles_first and not towns and _comma_vote(pieces) > 0
    atoms = atoms_of(", ".join(piece.text for piece in pieces)) if len(pieces) == 1 or split else []
    if (split and len(atoms) != 3) or any(piece.hint for piece in pieces) or len(atoms) not in (2, 3):
        return places, pieces
    if len(atoms) == 3 and towns:
        if not may_be_town(atoms[2]):
            return places, pieces
        places, atoms = [atoms[2]], atoms[:2]
    early = not titles_first or len(atoms) == 2 or employer_score(atoms[1]) >= 0.5 or _may_be_named(atoms)
    first, second = ", ".join(atoms[: 1 if early else 2]), ", ".join(atoms[1 if early else 2 :])
    whole = pieces[0]
    return places, [replace(whole, text=first), replace(whole, text=second, slot=whole.slot + AFTER_COMMA)]


def _may_be_named(atoms: Sequence[str]) -> bool:
    """Of 'Sous Chef, Dauphin's, 34th floor': the middle is no department, and the last part no employer."""
    told = title_score(atoms[1]) > 0 or names_function(atoms[1])
    return title_score(atoms[0]) >= 0.7 and not told and not atoms[2][:1].isupper()


def _tells_nothing(pieces: Sequence[Piece]) -> bool:
    """A header of one line whose two or three parts between commas are all unknown words."""
    atoms = atoms_of(pieces[0].text) if len(pieces) == 1 and not pieces[0].hint else []
    return 2 <= len(atoms) <= 3 and all(
        title_score(atom) < 0.3 and employer_score(atom) < 0.3 for atom in atoms
    )


def _cut_at_same_comma(
    places: list[str], pieces: list[Piece], parted: set[int]
) -> tuple[list[str], list[Piece]]:
    """'Tiler, Tank-Weld' above a town, where the others have title, comma and employer above theirs."""
    first = pieces[0] if pieces else None
    if first is None or first.row or first.slot + AFTER_COMMA not in parted or first.hint or places:
        return places, pieces
    atoms, others = atoms_of(first.text), pieces[1:]
    towns = all(piece.row and may_be_town(piece.text) and _tells_no_name(piece.text) for piece in others)
    if (
        len(atoms) != 2
        or not others
        or not towns
        or title_score(atoms[0]) < 0.7
        or title_score(atoms[1]) >= 0.5
    ):
        return places, pieces
    second = replace(first, text=atoms[1], slot=first.slot + AFTER_COMMA)
    return [piece.text for piece in others], [replace(first, text=atoms[0]), second]


def _tells_no_name(text: str) -> bool:
    return employer_score(text) < 0.3 and title_score(text) < 0.3


def _cut_as_usual(places: list[str], pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
    """Title, employer and town, as most people order them where only commas stand between them."""
    title, name, *town = atoms_of(pieces[0].text)
    if town and not (places or may_be_town(town[0])):
        return places, pieces
    whole = pieces[0]
    second = replace(whole, text=name, hint="name", slot=whole.slot + AFTER_COMMA)
    return [*places, *town], [replace(whole, text=title, hint="title"), second]


def read_employer(items: Sequence[Item]) -> Header:
    """A line that names only an employer and its place."""
    places, pieces = take_places([replace(piece, hint=piece.hint or "name") for piece in pieces_of(items)])
    texts = [piece.text for piece in pieces]
    return Header(name=texts[0] if texts else "", place=", ".join(places), rest=tuple(texts[1:]), sure=0.8)


def labelled(items: Sequence[Item], wanted: str) -> str:
    """The employer ("name") or title of a form-like entry, where a label names it below the other lines."""
    for item in items:
        label = form_label(item.text)
        if label is not None and label[0] == wanted and label[1].strip():
            if wanted == "title":
                return label[1].strip(" .,;\t")
            _, rest = split_place(Piece(label[1].strip(" .;\t"), 0, hint="name"), 1)
            return rest[0] if len(rest) == 2 and may_be_town(rest[1]) else ", ".join(rest)
    return ""


def _assign(
    places: list[str],
    pieces: list[Piece],
    bias: dict[tuple[int, int], float],
    counts: dict[tuple[int, int], int],
    repeated: Headline,
) -> Header:
    header = Header(place=", ".join(dict.fromkeys(places)))
    if not pieces:
        return header
    leanings = [
        _leaning(piece, number, bias, counts, _look(piece, pieces)) + repeated.told_in(piece.text)
        for number, piece in enumerate(pieces)
    ]
    if len(pieces) == 1:
        text, lean = pieces[0].text, leanings[0]
        if lean > 0.15 or (title_score(text) >= 0.7 and lean > -0.3):
            header.title = text
        else:
            header.name = text
        header.sure = 0.85 if title_score(text) >= 0.7 or employer_score(text) >= 0.5 else 0.45
        return header
    order = sorted(range(len(pieces)), key=lambda number: leanings[number], reverse=True)
    title, name = _best_pair(pieces, leanings, order)
    header.title, header.name = pieces[title].text, pieces[name].text
    unit = title + 1 if _is_unit(pieces, title, name) else -1
    if unit > 0:
        header.title += pieces[unit].dashed + pieces[unit].text
    header.rest = tuple(
        piece.text for number, piece in enumerate(pieces) if number not in (title, name, unit)
    )
    header.sure = _sureness(pieces[title], pieces[name])
    header.spot = pieces[name].row, pieces[name].slot
    return header


def _is_unit(pieces: Sequence[Piece], title: int, name: int) -> bool:
    """'Registered Nurse – Cardiology' on a row without the employer: the ward is part of the title."""
    if title + 1 >= len(pieces) or title + 1 == name:
        return False
    first, second = pieces[title], pieces[title + 1]
    alike = not _look_differs(first, second)
    apart = pieces[name].row != first.row or _look_differs(pieces[name], first)
    return bool(second.dashed) and alike and apart and not (first.hint or second.hint)


def _is_tied(pieces: Sequence[Piece], title: int, number: int) -> bool:
    """Whether a piece goes on with the title behind a dash, in its style, on a row that holds another style too."""
    tied = number == title + 1 and bool(pieces[number].dashed) and not pieces[number].hint
    styled = any(
        _look_differs(piece, pieces[title]) and piece.row == pieces[title].row and not piece.hint
        for piece in pieces[number + 1 :]
    )
    return tied and styled and not _look_differs(pieces[title], pieces[number])


def _look_differs(first: Piece, second: Piece) -> bool:
    return (first.bold, first.italic) != (second.bold, second.italic)


def _name_like_others(headers: Sequence[Header], number: int, pieces: Sequence[Piece]) -> None:
    """'Jumbo – West Mall': the employer stands where it does in all other entries, and a branch beside it."""
    header = headers[number]
    spots = {other.spot for index, other in enumerate(headers) if index != number and other.spot is not None}
    piece = next((piece for piece in pieces if {(piece.row, piece.slot)} == spots), None)
    others = sum(other.spot is not None for other in headers) - (header.spot is not None)
    if piece is None or others < 2 or header.spot in (None, *spots) or piece.text in header.title:
        return
    beside = any(part.text == header.name and part.row == piece.row and not part.hint for part in pieces)
    if beside and title_score(piece.text) < 0.5 and employer_score(header.name) < 0.9:
        header.rest = (header.name, *(text for text in header.rest if text != piece.text))
        header.name, header.spot = piece.text, (piece.row, piece.slot)


def _sureness(title: Piece, name: Piece) -> float:
    """Sure where words or labels tell both, less where one follows from the other, least where only the order told."""
    titled = title_score(title.text) >= 0.7 or title.hint == "title"
    named = employer_score(name.text) >= 0.5 or name.hint == "name"
    return {(True, True): 0.95, (True, False): 0.85, (False, True): 0.75}.get((titled, named), 0.5)


def _leaning(
    piece: Piece,
    number: int,
    bias: dict[tuple[int, int], float],
    counts: dict[tuple[int, int], int],
    looks: Sequence[tuple[int, int]],
) -> float:
    """Above 0: a title; below: an employer. The other entries of the section weigh in."""
    if piece.hint == "title":
        return 2.0
    if piece.hint == "name":
        return -2.0
    own = leaning(piece.text)
    key, order = (piece.row, piece.slot), (-1, number)
    first = bias[key] / counts[key] if counts[key] else 0.0
    second = bias[order] / counts[order] if counts[order] else 0.0
    alike = sum(bias[look] / counts[look] for look in looks)
    return own + 0.5 * first + 0.3 * second + 0.3 * alike


def _look(piece: Piece, pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    """The key of how a piece is set, where that tells it from another piece of its header."""
    look = 2 * piece.bold + piece.italic
    return ((-2, look),) if any(2 * other.bold + other.italic != look for other in pieces) else ()


def _best_pair(pieces: list[Piece], leaning: list[float], order: list[int]) -> tuple[int, int]:
    """The likeliest title and employer; among pieces that say nothing the first two, the employer after a title."""
    title = order[0]
    others = [number for number in range(len(pieces)) if number != title]
    if len(others) > 1:
        # 'Associate – Disputes' in bold, and the employer beside it in another style
        others = [number for number in others if not _is_tied(pieces, title, number)] or others
    named = [number for number in others if leaning[number] <= -0.4]
    if named:
        # A ward or a unit that a dash or a comma ties to the title comes after an employer on a row of its own.
        tied = {
            number
            for number in named
            if number == title + 1 and (pieces[number].dashed or pieces[number].slot >= AFTER_COMMA)
        }
        if any(pieces[number].row != pieces[title].row for number in named):
            named = [number for number in named if number not in tied] or named
        return title, min(named, key=lambda number: (leaning[number] > -0.6, number))
    plain = [number for number in others if leaning[number] < 0.35] or others
    loud = [number for number in plain if pieces[number].bold and pieces[number].row != pieces[title].row]
    plain = loud if len(loud) == 1 else plain
    nearest = min(
        plain,
        key=lambda number: (
            pieces[number].row != pieces[title].row and abs(pieces[number].row - pieces[title].row) > 1,
            number,
        ),
    )
    return title, nearest
