"""An employer's name apart from its towns, its departments and what was done there."""

import re

from resumes.parsing.header_places import TOWN_IN_BRACKETS, may_be_town, says_nothing
from resumes.parsing.leanings import employer_score
from resumes.parsing.pieces import atoms_of
from resumes.vocabulary.folding import fold
from resumes.vocabulary.organisations import company_score, school_score
from resumes.vocabulary.places import is_known_place
from resumes.vocabulary.titles import title_score

# 'building a power plant', '34th floor'
_TOLD = re.compile(r"[a-zà-ÿ]|\d+(?:st|nd|rd|th)\b")
# Parts of an employer, of which those of a university may stand before it.
_UNIT = re.compile(
    r"^(?:department|dept\.?|faculty|school of|division of|chair of|laboratory of|abteilung|fakultat|lehrstuhl"
    r"|fachbereich|departement|faculte|laboratoire|ufr|departamento|facultad|faculdade|dipartimento|facolta|wydzial"
    r"|katedra|zaklad|afdeling|faculteit|institutionen|avdelning|oddzial|reparto"
    r"|servicio de|service de|servico de|(?:\w+al|\w+ic) institute$) ?"
    r"|\b(?:department|faculty|division|ward|abteilung)$"
)
_TOWN_OPENS = re.compile(
    r"(?:Fort|Ft\.?|Camp|Mount|Saint|Sainte|St\.?|Sankt|San|Santa|Santo|São|Los|Las|Bad|Ciudad|Puerto|Port) [A-ZÀ-Þ]"
)


def part_employer(name: str, place: str) -> tuple[str, str, list[str]]:
    """(employer, place, what else is said) of 'Mercy Hospital, Thornton Heath, Croydon Health Trust'."""
    atoms, told = _named_first(atoms_of(name))
    atoms, units = _without_units(atoms)
    told = units + told
    towns = [
        number for number, atom in enumerate(atoms) if number and may_be_town(atom) and says_nothing(atom)
    ]
    named = [employer_score(atom) for atom in atoms[: towns[0]]] if towns else []
    inner = any(is_known_place(atoms[number]) for number in towns if number + 1 < len(atoms))
    if inner or max(named, default=0.0) >= 0.7:
        first = last = towns[0]
        while last + 1 < len(atoms) and (last + 1 in towns or is_known_place(atoms[last + 1])):
            last += 1
        place = ", ".join(dict.fromkeys([*atoms[first : last + 1], *([place] if place else [])]))
        atoms, told = atoms[:first], [*atoms[last + 1 :], *told]
    elif place and len(atoms) == 2 and _is_quarter(*atoms):
        atoms, place = atoms[:1], f"{atoms[1]}, {place}"
    name = ", ".join(atoms)
    bracket = TOWN_IN_BRACKETS.search(name)
    inside = atoms_of(bracket.group(1)) if bracket is not None and not place else []
    if bracket and len(inside) > 1 and all(may_be_town(atom) and says_nothing(atom) for atom in inside):
        name, place = name[: bracket.start()], ", ".join(inside)
    return name, place, told


def _is_quarter(name: str, quarter: str) -> bool:
    """'Technohub' between 'Concentrix' and the town of the header: a part of the town or a building there."""
    plain = says_nothing(name) and says_nothing(quarter) and not re.search(r"[&+]|^\d", name)
    return plain and may_be_town(quarter)


def _without_units(atoms: list[str]) -> tuple[list[str], list[str]]:
    """(the rest, departments) of 'University of Bergen, Department of Earth Science', also the other way round."""
    units = [atom for atom in atoms if _UNIT.search(fold(atom))]
    bodies = [atom for atom in atoms if atom not in units]
    told = school_score if units and atoms[0] in units else company_score
    return (bodies, units) if units and any(told(atom) >= 0.4 for atom in bodies) else (atoms, [])


def _named_first(atoms: list[str]) -> tuple[list[str], list[str]]:
    """The parts that begin like names, and those from the first one on that does not: 'building a power plant'."""
    tail = next((number for number, atom in enumerate(atoms) if number and _TOLD.match(atom)), len(atoms))
    return atoms[:tail], [", ".join(atoms[tail:])] if tail < len(atoms) else []


def take_title_town(title: str, place: str) -> tuple[str, str]:
    """(title, place) of 'Motor Transport Operator, Fort Lee', whose town is known by how its name begins."""
    first, comma, last = title.rpartition(", ")
    told = (
        comma and not place and title_score(first) >= 0.7 and _TOWN_OPENS.match(last) and says_nothing(last)
    )
    return (first, last) if told else (title, place)
