"""Places told from titles and employers within an entry's header."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from resumes.parsing.leanings import employer_score
from resumes.parsing.pieces import Piece, atoms_of
from resumes.vocabulary.folding import fold
from resumes.vocabulary.organisations import LEGAL_FORM, company_score, is_self_employed
from resumes.vocabulary.places import CITIES, is_known_place, is_state_or_country, place_score
from resumes.vocabulary.titles import names_function, title_score

# 'Lenoir City', 'Bay Harbor': towns, though the last word could end an employer's name.
_TOWNLIKE = re.compile(
    r"^[A-Z][a-z]+ (?:City|Town|Park|Beach|Harbou?r|Port|Mills|Station|Center|Centre|Farms?)$"
)
_COUNTY = re.compile(r"[A-Z][\w. ]{2,20} (?:County|Parish),? [A-Z]{2}")
# Named like a state, and a city in themselves.
_CITIES_TOO = frozenset(
    {"remote", "new york", "washington", "washington dc", "singapore", "luxembourg", "dubai", "hong kong"}
)
# Added to the slot of what stood behind a comma.
AFTER_COMMA = 100
TOWN_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,40})\)$")


def take_places(pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
    """Places taken out of the pieces, and what is left, cut at commas where title and employer share a piece."""
    places: list[str] = []
    left: list[Piece] = []
    asides = [piece for piece in pieces if _is_aside(piece, pieces)]
    places += [piece.text for piece in asides]
    pieces = [piece for piece in pieces if piece not in asides]
    whole = [piece for piece in pieces if _wholly_place(piece) or _town_named_like_title(piece, pieces)]
    others = len(pieces) - len(whole)
    for piece in pieces:
        if len(pieces) > 2 and not piece.hint and _COUNTY.fullmatch(piece.text):
            places.append(piece.text)
            others -= 1
            continue
        if piece.hint == "place" or (piece in whole and (others >= 1 or len(pieces) == 1)):
            places.append(piece.text)
            continue
        titled = any(other is not piece and title_score(other.text) >= 0.7 for other in pieces)
        place, rest = split_place(piece, len(pieces), titled=titled)
        if not place and len(rest) > 2:
            place, rest = _inner_place(rest)
        if place:
            places.append(place)
        beside = [other for other in pieces if other is not piece and other not in whole]
        towns = all(
            other.row > piece.row and may_be_town(other.text) and says_nothing(other.text) for other in beside
        )
        left.extend(_split_comma(piece, rest, others, towns=towns))
    return places, left


def take_placed_alike(
    cut: Sequence[list[Piece]], cleaned: Sequence[tuple[list[str], list[Piece]]]
) -> list[tuple[list[str], list[Piece]]]:
    """Where the other entries of a section hold their place, an unknown town stands too."""
    seen = Counter((piece.row, piece.slot) for pieces in cut for piece in pieces)
    held = Counter(
        (piece.row, piece.slot)
        for pieces, (_, left) in zip(cut, cleaned, strict=True)
        for piece in pieces
        if all((piece.row, piece.slot) != (other.row, other.slot % AFTER_COMMA) for other in left)
    )
    taken: list[tuple[list[str], list[Piece]]] = []
    for places, left in cleaned:
        town = next((piece for piece in left if _is_placed(piece, held, seen)), None)
        if places or town is None or len(left) < 3:
            taken.append((places, left))
        else:
            taken.append(([town.text], [piece for piece in left if piece is not town]))
    return taken


def leave_employers(
    cut: Sequence[list[Piece]], cleaned: Sequence[tuple[list[str], list[Piece]]]
) -> list[tuple[list[str], list[Piece]]]:
    """'Arco, Dubai' beside a title is an employer and its town where the other entries have an employer there."""
    named = {(piece.row, piece.slot % AFTER_COMMA) for _, left in cleaned if len(left) > 1 for piece in left}
    result = []
    for pieces, (places, left) in zip(cut, cleaned, strict=True):
        whole = [piece for piece in pieces if piece.text in places]
        titled = len(left) == 1 and title_score(left[0].text) >= 0.7 and len(left) + len(whole) == len(pieces)
        spot = next((piece for piece in whole if _position(piece) in named or len(cut) == 1), None)
        if titled and spot is not None:
            place, name = _cut_employer(spot) if len(whole) == 1 else ("", spot.text)
            if name:
                left = sorted([*left, replace(spot, text=name)], key=_position)
                places = [place or text for text in places if place or text != spot.text]
        result.append((places, left))
    return result


def _cut_employer(piece: Piece) -> tuple[str, str]:
    """(town, employer) of 'Arco, Dubai' or 'Phoenix, Tampa, FL', else ('', '')."""
    first, *rest = atoms_of(piece.text)
    town = ", ".join(rest)
    sure = not is_known_place(first) or (len(rest) > 1 and place_score(town) >= 0.9)
    return (town, first) if rest and sure and not re.search(r"\d", first) else ("", "")


def _is_aside(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """'(LHR)' or ', Kolín' behind what is set in bold, where other pieces or commas tell title and employer."""
    code = re.fullmatch(r"[A-Z]{2,4}", piece.text) is not None
    if not piece.behind or (title_score(piece.text) > 0 and not code) or employer_score(piece.text) >= 0.5:
        return False
    before = next(other for other in pieces if other.row == piece.row and other.slot == piece.slot - 1)
    if piece.behind == "(":
        return (code or may_be_town(piece.text)) and len(atoms_of(before.text)) == 2 and len(pieces) == 2
    titled = any(title_score(other.text) >= 0.3 for other in pieces if other.row != piece.row)
    named = title_score(before.text) < 0.3 and (titled or employer_score(before.text) >= 0.5)
    return len(pieces) > 2 and named and may_be_town(piece.text) and not names_function(piece.text)


def _position(piece: Piece) -> tuple[int, int]:
    return piece.row, piece.slot


def _is_placed(piece: Piece, held: Counter[tuple[int, int]], seen: Counter[tuple[int, int]]) -> bool:
    return (
        2 * held[piece.row, piece.slot] >= seen[piece.row, piece.slot] - 1 > 0
        and not piece.hint
        and employer_score(piece.text) < 0.5
        and all(may_be_town(atom) for atom in atoms_of(piece.text))
    )


def _town_named_like_title(piece: Piece, pieces: list[Piece]) -> bool:
    """'Macon, GA' or 'Baker, Oregon' beside a title that is one without doubt."""
    atoms = atoms_of(piece.text)
    return (
        len(atoms) == 2
        and len(atoms[0].split()) == 1
        and is_state_or_country(atoms[1])
        and not piece.hint
        and any(other is not piece and title_score(other.text) >= 0.7 for other in pieces)
    )


def _wholly_place(piece: Piece) -> bool:
    if piece.hint in ("title", "name"):
        return False
    bracket = TOWN_IN_BRACKETS.search(piece.text)
    if bracket and not is_known_place(piece.text[: bracket.start()]):
        return False
    if company_score(piece.text) >= 0.9 or title_score(piece.text) >= 0.7:
        return False
    atoms = atoms_of(piece.text)
    if any(title_score(atom) >= 0.7 or ("," in atom and company_score(atom) >= 0.7) for atom in atoms):
        return False
    if company_score(atoms[0]) >= 0.7 and len(atoms) > 1 and not is_known_place(atoms[0]):
        return False
    if len(atoms) == 2 and not is_known_place(atoms[0]) and not is_state_or_country(atoms[1]):
        # 'Croon & Dros, Rotterdam' is an employer and its town; a street and a town are a place.
        return place_score(atoms[0]) >= 0.9
    if (
        len(atoms) > 2
        and not is_known_place(atoms[0])
        and (
            sum(is_state_or_country(atom) for atom in atoms[1:]) < len(atoms) - 1
            or any(fold(atom) in CITIES for atom in atoms[1:])
        )
    ):
        return False
    return place_score(piece.text) >= 0.9


def split_place(piece: Piece, total: int, *, titled: bool = False) -> tuple[str, list[str]]:
    """(place, other atoms): countries and states at the end, and the city before them.

    `titled`: the title stands elsewhere, so that a town named like one ('Macon, GA') is no title.
    """
    parenthesis = TOWN_IN_BRACKETS.search(piece.text)
    if parenthesis and place_score(parenthesis.group(1)) >= 0.9:
        place, atoms = parenthesis.group(1), atoms_of(piece.text[: parenthesis.start()])
        if len(atoms) > 1 and is_state_or_country(place) and may_be_town(atoms[-1]):
            place = f"{atoms.pop()}, {place}"
        return place, atoms
    atoms = atoms_of(piece.text)
    taken: list[str] = []
    while (
        len(atoms) > 1
        and (is_known_place(atoms[-1]) or place_score(atoms[-1]) >= 0.9)
        and title_score(atoms[-1]) < 0.7
        and not ("," in atoms[-1] and company_score(atoms[-1]) >= 0.7)
    ):
        taken.insert(0, atoms.pop())
    wanted = 1 if total > 1 or piece.hint else 2
    titled = titled or (len(atoms) > 2 and title_score(atoms[0]) >= 0.7)
    regional = bool(taken) and is_state_or_country(taken[0]) and fold(taken[0]) not in _CITIES_TOO
    named_alike = titled and bool(atoms) and atoms[-1].isalpha() and atoms[-1].istitle()
    if (regional and len(atoms) > wanted and (_may_be_city(atoms[-1]) or named_alike)) or (
        regional and len(atoms) == 2 and total == 1 and not _has_title(atoms) and _may_be_city(atoms[-1])
    ):
        taken.insert(0, atoms.pop())
    return ", ".join(taken), atoms


def _inner_place(atoms: list[str]) -> tuple[str, list[str]]:
    """(place, other atoms) of 'Employer, Town, State, Title': the place stands between a name and a title."""
    if title_score(atoms[-1]) < 0.7 or title_score(atoms[0]) >= 0.5 or is_known_place(atoms[0]):
        return "", atoms
    first = next((number for number in range(1, len(atoms) - 1) if is_known_place(atoms[number])), 0)
    last = first
    while last + 2 < len(atoms) and is_known_place(atoms[last + 1]):
        last += 1
    town = atoms[1]
    if first == 2 and is_state_or_country(atoms[2]) and may_be_town(town):
        first = 1
    elif not first and len(atoms) == 3 and _is_one_word(town) and may_be_town(town) and says_nothing(town):
        first = last = 1
    return (", ".join(atoms[first : last + 1]), atoms[:first] + atoms[last + 1 :]) if first else ("", atoms)


def says_nothing(text: str) -> bool:
    return title_score(text) == 0 and company_score(text) == 0 and not names_function(text)


def take_tail_town(places: list[str], pieces: list[Piece], *, habit: bool) -> tuple[list[str], list[Piece]]:
    """'Brasserie des Halles, Dijon': a short last part after an employer's name is its town, known or not."""
    if places or len(pieces) < 2:
        return places, pieces
    left: list[Piece] = []
    titled = any(title_score(piece.text) >= 0.7 and "," not in piece.text for piece in pieces)
    for piece in pieces:
        atoms = atoms_of(piece.text)
        bracket = TOWN_IN_BRACKETS.search(piece.text)
        if (
            bracket
            and len(atoms) == 1
            and not places
            and _is_town_beside(bracket.group(1), piece.text[: bracket.start()])
        ):
            places, piece = [bracket.group(1)], replace(piece, text=piece.text[: bracket.start()].strip())
            left.append(piece)
            continue
        company = company_score(atoms[0]) if atoms else 0.0
        plain = bool(atoms) and title_score(atoms[0]) < 0.5
        named = company >= 0.5 or (habit and plain) or (titled and plain and _is_one_word(atoms[-1]))
        if (
            len(atoms) == 2
            and named
            and not places
            and may_be_town(atoms[1])
            and (title_score(piece.text) < 0.7 or is_self_employed(atoms[0]))
        ):
            places = [atoms[1]]
            piece = replace(piece, text=atoms[0])
        left.append(piece)
    return places, left


def _is_town_beside(text: str, name: str) -> bool:
    """'Shoprite (Brackenfell)': one or two plain words in brackets after what is no title."""
    return (
        may_be_town(text)
        and not text.isupper()
        and len(text.split()) <= 2
        and title_score(name) < 0.5
        and title_score(text) == 0
        and company_score(text) == 0
    )


def may_be_town(text: str) -> bool:
    names = [word for word in text.split() if not word.islower()]
    short = len(text.split()) <= 3 or (
        len(text.split()) <= 6 and len(names) < len(text.split()) <= 2 + len(names)
    )
    return _may_be_city(" ".join(names)) and short and text[:1].isupper() and not LEGAL_FORM.fullmatch(text)


def _is_one_word(text: str) -> bool:
    """A town's name, its region perhaps in brackets behind it."""
    text = TOWN_IN_BRACKETS.sub("", text.strip(" ."))
    return len(text) > 3 and text.replace("-", "").isalpha() and not text.isupper()


def _has_title(atoms: list[str]) -> bool:
    return any(title_score(atom) >= 0.7 for atom in atoms)


def _may_be_city(text: str) -> bool:
    return (
        len(text.split()) <= 4
        and title_score(text) < 0.5
        and (company_score(text) < 0.7 or bool(_TOWNLIKE.search(text)))
        and not re.search(r"[\d&+]", text)
    )


def _named(text: str) -> float:
    """How much a text, or one of its parts between commas, names an employer."""
    return max(employer_score(text), *(employer_score(atom) for atom in atoms_of(text) or [""]))


def _best_cut(atoms: list[str]) -> tuple[float, int]:
    """(how surely, where) a title and an employer meet among parts between commas."""
    best = (-1.0, 1)
    for cut in range(1, len(atoms)):
        left, right = ", ".join(atoms[:cut]), ", ".join(atoms[cut:])
        forward = title_score(left) + 0.6 * _named(right) - title_score(right) - 0.6 * _named(left)
        score = max(forward, -forward)
        if score > best[0] + 0.05:
            best = (score, cut)
    return best


def _split_comma(piece: Piece, atoms: list[str], pieces: int, *, towns: bool) -> list[Piece]:
    """'Nurse, St. Mary Hospital' into two pieces where one side is a title and the other a name.

    `towns`: what else the header holds may all be towns.
    """
    text = ", ".join(atoms)
    if not text:
        return []
    if len(atoms) == 1 or piece.hint:
        return [replace(piece, text=text)]
    best = _best_cut(atoms)
    named = towns and company_score(", ".join(atoms[best[1] :])) >= 0.7 and _has_title(atoms[:1])
    if pieces >= 2 and best[0] < 1.3 and not named:
        return [replace(piece, text=text)]
    plain = pieces <= 1 and best[1] == 1 and _named(", ".join(atoms[1:])) >= 0.42 and _named(atoms[0]) == 0
    if best[0] < (0.25 if plain and len(atoms[0].split()) <= 3 else 0.5 if pieces <= 1 else 0.75):
        return [replace(piece, text=text)]
    left, right = ", ".join(atoms[: best[1]]), ", ".join(atoms[best[1] :])
    if (
        pieces > 1
        and not named
        and max(company_score(right), company_score(left)) < 0.6
        and title_score(left) >= 0.7
    ):
        return [replace(piece, text=text)]
    return [replace(piece, text=left), replace(piece, text=right, slot=piece.slot + AFTER_COMMA)]
