"""Guesses the title, company and location at the head of a pasted posting."""

import itertools
import re
from typing import Final

from jobs.extraction.company_names import LEGAL_FORM, NOT_A_NAME, name_and_place, named_company
from jobs.extraction.job_names import (
    GENDER,
    PARTS,
    ROLE,
    TITLE_LENGTH,
    TITLE_PREFIX,
    clean_title,
    is_prose,
    looks_like_title,
)
from jobs.extraction.places import REMOTE_PLACE, STATES, is_place
from jobs.extraction.types import Header

_LINES_READ: Final = 14
_HIRING: Final = re.compile(
    r"^(?P<company>[A-Z][\w&.'’ -]{1,50}?)\s+(?:is (?:currently )?(?:hiring|looking for|seeking"
    r"|recruiting)(?: an?)?|sucht|recherche(?: une?)?|busca(?: una?)?)"
    r"\s+(?P<title>.{3,80}?)(?:\s+in\s+(?P<location>[A-Z][^.!]{2,50}))?[.!]?$"
)
_LABELS: Final[dict[str, re.Pattern[str]]] = {
    "title": re.compile(
        r"^\W*(?:job title|position title|position|title|role|stellenbezeichnung|stelle|intitulé du poste"
        r"|poste|puesto|cargo)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "company": re.compile(
        r"^\W*(?:company|company name|employer|organi[sz]ation|firma|unternehmen|arbeitgeber|entreprise"
        r"|société|empresa|client)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "location": re.compile(
        r"^\W*(?:job location|location|locations|work location|place of work|based in|office|city"
        r"|standort|arbeitsort|einsatzort|ort|lieu|localisation"
        r"|lieu de travail|ubicación|lugar|localidad|luogo|sede)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
}
_TERMS_OF_WORK: Final = re.compile(
    r"(?:full|part)[- ]?time|permanent|temporary|contract|freelance|internship|vollzeit|teilzeit|unbefristet|festanstellung"
    r"|cd[id]\b|temps (?:plein|partiel)|jornada|indefinido|posted|new\b|salary|job\b|\d",
    re.IGNORECASE,
)


def guess_header(text: str) -> Header:
    """Title, company and location as far as the first lines (and sentences that name the company) show them."""
    lines = [
        line
        for raw in text.splitlines()
        if (line := " ".join(raw.replace("\u00a0", "  ").split(" ")).strip())
    ]
    head = [line.strip("*#_ \t") for line in lines[:_LINES_READ]]
    head = [_undoubled(line) for line in head if line.strip("-–—|· ")]
    found: dict[str, str | None] = {name: _labelled(head, rule) for name, rule in _LABELS.items()}
    at = -1
    for index, line in enumerate(head[:6]):
        hiring = _HIRING.match(line)
        if hiring and ROLE.search(hiring["title"]):
            found = {name: found[name] or hiring[name] for name in found}
            at = index
            break
        whole = _unwrapped(head, index)
        if not _is_labelled(whole) and looks_like_title(whole):
            at = index
            if whole != line:
                head[index : index + 2] = [whole]
            _take_title(whole, found)
            break
    if at >= 0:
        for line in (*head[at + 1 : at + 5], *head[:at]):
            _take_line(line, found)
        found["company"] = found["company"] or _name_above_place(head[at + 1 : at + 5])
    title = clean_title(found["title"]) if found["title"] else None
    company = found["company"] or named_company(text)
    return Header(title or None, _clean_name(company), _clean_place(found["location"]))


def _labelled(head: list[str], rule: re.Pattern[str]) -> str | None:
    for line in head:
        found = rule.match(line)
        if found and len(found["value"]) <= TITLE_LENGTH:
            return found["value"].strip()
    return None


def _is_labelled(line: str) -> bool:
    """Whether a line states the company or the place by name."""
    return any(rule.match(line) for name, rule in _LABELS.items() if name != "title")


def _undoubled(line: str) -> str:
    """A line that says the same twice, as pages do that show their title again, once."""
    for gap in (0, 1, 3):
        half = (len(line) - gap) // 2
        if half >= _SHORTEST_TITLE and line[:half] == line[half + gap :]:
            return line[:half]
    return line


_SHORTEST_TITLE: Final = 6
_GOES_ON: Final = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|und|für|de|et|y|in|the))$")


def _unwrapped(head: list[str], index: int) -> str:
    """A line, with the next one where it plainly goes on there."""
    line = head[index]
    if index + 1 == len(head) or len(line) > TITLE_LENGTH:
        return line
    after = head[index + 1]
    opened = line.count("(") > line.count(")") and ")" in after
    goes_on = _GOES_ON.search(line) and not is_place(after) and not is_prose(after)
    if (opened or goes_on) and len(after) <= TITLE_LENGTH and ":" not in after:
        return f"{line} {after}"
    return line


def _name_above_place(lines: list[str]) -> str | None:
    """A short capitalised line that stands right above a place is the company's name."""
    for name, place in itertools.pairwise(lines):
        words_of = name.split()
        if not (is_place(place) and len(words_of) <= _NAME_WORDS and name[:1].isupper()):
            continue
        if name.endswith((":", ".", "!", "?")) or is_place(name) or ROLE.search(name) or is_prose(name):
            continue
        if words_of[0].lower() not in NOT_A_NAME and not any(rule.match(name) for rule in _LABELS.values()):
            return name
    return None


_NAME_WORDS: Final = 5


_AT_COMPANY: Final = re.compile(
    r"(?P<title>.+?)\s+(?:at|@|bei|chez|en)\s+(?P<company>[A-Z][\w&.'’ -]{1,40})(?:,\s*(?P<place>.{3,40}))?$"
)


def _take_title(line: str, found: dict[str, str | None]) -> None:
    bare = TITLE_PREFIX.sub("", line)
    parts = [part.strip() for part in PARTS.split(bare) if part.strip()]
    at = _AT_COMPANY.match(parts[0])
    if (
        at
        and ROLE.search(at["title"])
        and not is_place(at["company"])
        and (at["place"] is None or is_place(at["place"]))
    ):
        parts[0] = at["title"]
        found["location"] = found["location"] or at["place"]
        found["company"] = found["company"] or at["company"]
    index = next((number for number, part in enumerate(parts) if ROLE.search(part) or GENDER.search(part)), 0)
    found["title"] = found["title"] or parts[index]
    for number, part in enumerate(parts):
        if number == index:
            continue
        if is_place(part):
            found["location"] = found["location"] or part
        elif named := name_and_place(part):
            found["company"] = found["company"] or named[0]
            found["location"] = found["location"] or named[1]
        elif number < index or LEGAL_FORM.search(part) or _stands_before_place(parts, number):
            found["company"] = found["company"] or part
    _take_place_of_title(found)


def _stands_before_place(parts: list[str], number: int) -> bool:
    return number + 1 < len(parts) and _is_company_part(parts[number]) and is_place(parts[number + 1])


_TITLE_PLACE: Final = re.compile(r"^(?P<title>.{4,}?)(?:,\s+|\s+(?:in|à|en)\s+)(?P<place>[^,]+(?:,[^,]+)?)$")


def _take_place_of_title(found: dict[str, str | None]) -> None:
    """A title such as "Head of Sales, Zürich", parted."""
    parted = _TITLE_PLACE.match(found["title"] or "")
    if parted and is_place(parted["place"]) and ROLE.search(parted["title"]):
        found["title"] = parted["title"]
        found["location"] = found["location"] or parted["place"]


def _take_line(line: str, found: dict[str, str | None]) -> None:
    """Takes company and place from a line next to the title."""
    if (
        len(line) > TITLE_LENGTH
        or is_prose(line)
        or (line.endswith((":", ".")) and not LEGAL_FORM.search(line))
    ):
        return
    parts = [part.strip() for part in PARTS.split(line)]
    if len(parts) > 1 and _is_company_part(parts[0]) and _ends_in_place(parts[1]):
        found["company"] = found["company"] or parts[0]
    for part in parts:
        if is_place(part):
            found["location"] = found["location"] or part
            continue
        name, _, rest = part.partition(", ")
        if rest and REMOTE_PLACE.fullmatch(rest) and name[:1].isupper() and not LEGAL_FORM.search(name):
            found["location"] = found["location"] or name
        elif rest and is_place(rest) and (name[:1].isdigit() or is_place(name)):
            found["location"] = found["location"] or part
        elif rest and is_place(rest) and not _known_city_pair(part):
            found["company"] = found["company"] or name
            found["location"] = found["location"] or rest
        elif named := name_and_place(part):
            found["company"] = found["company"] or named[0]
            found["location"] = found["location"] or named[1]
        elif LEGAL_FORM.search(part) and not ROLE.search(part) and len(part.split()) <= 7:
            found["company"] = found["company"] or part


def _is_company_part(part: str) -> bool:
    """Whether the first part of a line such as "Acme · Ghent, hybrid" can be a company's name."""
    words_of = part.split()
    return (
        part[:1].isupper()
        and len(words_of) <= _NAME_WORDS
        and words_of[0].lower() not in NOT_A_NAME
        and not (
            _TERMS_OF_WORK.match(part)
            or is_place(part)
            or ROLE.search(part)
            or any(sign in part for sign in ",:;")
        )
    )


def _ends_in_place(part: str) -> bool:
    name, _, rest = part.partition(", ")
    return (not REMOTE_PLACE.match(part) and is_place(part)) or bool(
        rest and name[:1].isupper() and (is_place(rest) or REMOTE_PLACE.fullmatch(rest))
    )


def _known_city_pair(part: str) -> bool:
    return len(part.split(", ")) == 2 and part.rsplit(", ", 1)[1] in STATES


def _clean_name(name: str | None) -> str | None:
    bare = (name or "").strip(" -–—|:,*#'’")
    return bare.removesuffix("'s").removesuffix("’s") or None if len(bare) <= TITLE_LENGTH else None


def _clean_place(place: str | None) -> str | None:
    bare = (place or "").strip(" -–—|:,*#.")
    return bare or None
