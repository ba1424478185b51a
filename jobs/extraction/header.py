"""Guesses the title, company and location at the head of a pasted posting."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from jobs.extraction.company_names import (
    has_legal_form,
    name_and_place,
    named_company,
    names_company,
    names_firm,
)
from jobs.extraction.head_labels import Stated, has_label, labelled
from jobs.extraction.head_lines import HeadLine, has_terms, head_lines
from jobs.extraction.head_names import (
    Found,
    ends_in_place,
    is_bare,
    is_capitalised,
    is_company_part,
    may_be_department,
    may_be_name,
    may_be_note,
    place_of,
    take_by_position,
)
from jobs.extraction.head_sentences import hiring, inviting
from jobs.extraction.job_names import (
    GENDER,
    PARTS,
    TITLE_LENGTH,
    TITLE_PREFIX,
    WORKLOAD,
    clean_title,
    is_prose,
    looks_like_title,
    names_role,
)
from jobs.extraction.places import REMOTE_PLACE, STATES, clean_place, is_mode, is_place, is_town, may_be_place
from jobs.extraction.types import Header
from resumes.vocabulary.titles import names_function

_TITLES_READ: Final = 8
_LINES_AROUND: Final = 6


def guess_header(text: str) -> Header:
    """Title, company and location as far as the first lines (and sentences that name the company) show them."""
    lines = [_undoubled(line) for line in head_lines(text)]
    found = _stated(lines)
    at = _title_line(lines, found)
    if at >= 0:
        # pages show their title again above the posting itself
        lines[at + 1 :] = [line for line in lines[at + 1 :] if line.text != lines[at].text]
        after, before = _block(lines[at + 1 :]), lines[:at]
        for line in (*after, *before):
            _take_line(line, found)
        take_by_position(_unlabelled(lines[at + 1 :]), before, found)
    elif (invited := inviting(text)) and not found["title"]:
        _take_header(invited, found)
    company = found["company"] = found["company"] or named_company(text)
    if at >= 0:
        _take_up_field(lines[at].text, found)
    title = clean_title(found["title"]) if found["title"] else None
    if found["location"] is None and at >= 0:
        found["location"] = _remote_place(lines[at + 1 :])
    return Header(title or None, _clean_name(company), clean_place(found["location"]))


def _remote_place(lines: list[HeadLine]) -> str | None:
    """A line "Remote" or "Remote - Canada", for want of a place."""
    for line in _block(lines):
        for part in (line.text, *PARTS.split(line.text)):
            if REMOTE_PLACE.match(part) and len(part.split()) <= _REMOTE_WORDS:
                return part
    return None


_REMOTE_WORDS: Final = 4


def _undoubled(line: HeadLine) -> HeadLine:
    """A line that says the same twice, as pages do that show their title again, once."""
    for gap in (0, 1, 3):
        half = (len(line.text) - gap) // 2
        if half >= _SHORTEST_TITLE and line.text[:half] == line.text[half + gap :]:
            line.text = line.text[:half]
    return line


_SHORTEST_TITLE: Final = 6


def _stated(lines: list[HeadLine]) -> Found:
    """What labels and the page's own marks say; the lines that said it hold nothing else."""
    found: Found = {"title": None, "company": None, "location": None}
    for line, below in itertools.zip_longest(lines, lines[1:]):
        told = labelled(line.text)
        if told is None:
            if line.mark and line.mark != "title" and not is_prose(line.text):
                found[line.mark] = found[line.mark] or line.text
            continue
        kind, value = told
        line.is_heading = True
        if kind == "title" and _is_below_title(lines, line):
            continue
        if (
            value
            and not (kind == "company" and value[:1].islower())
            and not (kind == "location" and is_mode(value))
        ):
            found[kind] = found[kind] or value
        elif not value and below:
            found[kind] = found[kind] or _below(kind, line, below)
    return found


# Labels that can be nothing else; "Office" alone on a line may be a department or a part of the page.
_SURE_PLACE: Final = re.compile(
    r"location|standort|einsatzort|arbeitsort|lieu|localisation|ubicación|locatie|lokalizacja|duty station|place of work",
    re.IGNORECASE,
)


def _below(kind: Stated, label: HeadLine, line: HeadLine) -> str | None:
    """What stands below a label that is alone on its line."""
    is_name = is_bare(line.text) and is_capitalised(line.text) and not may_be_department(line.text)
    is_name = is_name and not (line.is_heading or line.has_terms)
    if kind == "location":
        sure = is_name and _SURE_PLACE.search(label.text) and not names_role(line.text)
        return place_of(line.text) or (line.text if sure else None)
    if kind != "company" or not is_name or is_place(line.text):
        return None
    return None if names_role(line.text) and not names_company(line.text) else line.text


def _is_below_title(lines: list[HeadLine], label: HeadLine) -> bool:
    """Whether a line further up is the title already: "Role: Accounts Executive" then names the kind of work."""
    above = lines[: next(number for number, line in enumerate(lines) if line is label)]
    return any(labelled(line.text) is None and looks_like_title(line.text) for line in above[:3])


def _title_line(lines: list[HeadLine], found: Found) -> int:
    """The line that holds the title, -1 where none does; takes what else that line says."""
    told = -1
    for index, line in enumerate(lines[:_TITLES_READ]):
        if line.mark == "title":
            _take_title(line.text, found)
            return index
        if line.is_item or (line.is_heading and index and labelled(line.text) is None):
            break
        if told_at_once := hiring(line.text):
            _take_header(told_at_once, found)
            return index
        if len(line.text) > TITLE_LENGTH and not looks_like_title(line.text):
            told = index
            continue
        if told >= 0 and not (index - told <= _SOON and _is_above_facts(lines[index + 1 :])):
            continue
        whole = _unwrapped(lines, index)
        if line.mark or line.is_heading or not looks_like_title(whole) or _is_rather_company(lines, index):
            continue
        if whole != line.text:
            line.text = whole
            del lines[index + 1]
        _take_title(whole, found)
        return index
    return _unknown_title(lines, found)


_SOON: Final = 2


def _is_above_facts(lines: list[HeadLine]) -> bool:
    """Whether place or terms of work stand right below, as they do below a title in the middle of a text."""
    return any(line.has_terms or labelled(line.text) or place_of(line.text) for line in lines[:3])


def _take_header(header: Header, found: Found) -> None:
    found["title"] = found["title"] or header.title
    found["company"] = found["company"] or header.company
    found["location"] = found["location"] or header.location


def _is_rather_company(lines: list[HeadLine], index: int) -> bool:
    """Whether a line that holds a job's word is a company's name above the title: "Cook & Baker Ltd"."""
    line = lines[index].text
    if GENDER.search(line) or len(PARTS.split(line)) > 1 or not (has_legal_form(line) or names_firm(line)):
        return False
    return any(looks_like_title(below.text) for below in lines[index + 1 : index + 3])


def _unknown_title(lines: list[HeadLine], found: Found) -> int:
    """A first line that names no known job, but stands where a title does: above a company, a place and terms of work."""
    index = next((number for number, line in enumerate(lines[:3]) if not line.mark), -1)
    if index < 0 or found["title"]:
        return index if found["title"] else -1
    line, after = lines[index], _block(lines[index + 1 :])
    if (
        line.has_terms
        or line.is_heading
        or not is_bare(line.text)
        or names_company(line.text)
        or is_place(line.text)
    ):
        return -1
    shown = any(names_company(one.text) or place_of(one.text) for one in after[:3])
    if not (shown or found["company"]) or not any(one.has_terms for one in lines[index + 1 : index + 7]):
        return -1
    _take_title(line.text, found)
    return index


_GOES_ON: Final = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|und|für|de|et|y|in|the))$")


def _unwrapped(lines: list[HeadLine], index: int) -> str:
    """A line, with the next one where it plainly goes on there."""
    line = lines[index].text
    if index + 1 == len(lines) or len(line) > TITLE_LENGTH:
        return line
    after = lines[index + 1].text
    opened = line.count("(") > line.count(")") and ")" in after
    goes_on = _GOES_ON.search(line) and not is_place(after) and not is_prose(after)
    if (opened or goes_on) and len(after) <= TITLE_LENGTH and ":" not in after:
        return f"{line} {after}"
    return line


def _block(lines: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines below a title up to the first that begins the text itself."""
    block = []
    for line in lines[:_LINES_AROUND]:
        if labelled(line.text) is None:
            if line.is_heading or len(line.text) > TITLE_LENGTH or _is_sentence(line.text, line.has_terms):
                break
            block.append(line)
    return block


def _unlabelled(lines: Sequence[HeadLine]) -> list[HeadLine]:
    """The block below a title as far as what its lines hold shows by their place alone; a company may stand labelled."""
    return _block(
        list(itertools.takewhile(lambda line: (labelled(line.text) or ("company",))[0] == "company", lines))
    )


def _is_sentence(line: str, short: bool = False) -> bool:
    """Whether a line is one of prose; `short` are those whose last point may be that of "p.a."."""
    if is_prose(line):
        return True
    if line.endswith("."):
        return not (has_legal_form(line) or (short and len(line) < _SHORT_LINE))
    return line.endswith((":", "!", "?"))


_SHORT_LINE: Final = 40


_AT_COMPANY: Final = re.compile(
    r"(?P<title>.+?)\s+(?:at|@|bei|chez|en)\s+(?P<company>[A-Z][\w&.'’ -]{1,40}?)"
    r"(?:(?:,\s*|\s+\()(?P<place>[^()]{3,40}?)\)?)?$"
)
# "Stage - Assistant chef de produit": the form of work in front of the title.
_FORM_IN_FRONT: Final = re.compile(
    r"^(?:stage|alternance|mission freelance|mission|freelance|praktikum|job|vacature|cdi|cdd|internship)$",
    re.IGNORECASE,
)


def _take_title(line: str, found: Found) -> None:
    bare = WORKLOAD.sub("", TITLE_PREFIX.sub("", line))
    parts = [part.strip() for part in PARTS.split(bare) if part.strip()]
    if len(parts) > 1 and _FORM_IN_FRONT.match(parts[0]):
        del parts[0]
    at = _AT_COMPANY.match(parts[0])
    if (
        at
        and names_role(at["title"])
        and not is_place(at["company"])
        and (at["place"] is None or is_place(at["place"]))
    ):
        parts[0] = at["title"]
        found["location"] = found["location"] or at["place"]
        found["company"] = found["company"] or at["company"]
    index = next((number for number, part in enumerate(parts) if names_role(part) or GENDER.search(part)), 0)
    goes_on = index + 1 if _goes_on(bare, parts, index) else index
    found["title"] = found["title"] or " - ".join(parts[index : goes_on + 1])
    for number, part in enumerate(parts):
        if index <= number <= goes_on:
            continue
        if place := place_of(part):
            found["location"] = found["location"] or place
        elif named := name_and_place(part):
            found["company"] = found["company"] or named[0]
            found["location"] = found["location"] or named[1]
        elif number < index or has_legal_form(part) or _stands_before_place(parts, number):
            found["company"] = found["company"] or part
    _take_place_of_title(found)


def _take_up_field(line: str, found: Found) -> None:
    """Puts behind the title what stands there after a dash and is nothing else: "Registered Nurse - Aged Care"."""
    title, company = found["title"], found["company"]
    if not title or not company:
        return
    _, _, behind = line.partition(f"{title} - ")
    field = PARTS.split(behind)[0].strip()
    held = {named.casefold() for named in (company, found["location"]) if named}
    if not is_bare(field) or not is_capitalised(field) or field.casefold() in held:
        return
    if not (has_terms(field) or place_of(field) or names_company(field) or may_be_note(field)):
        found["title"] = f"{title} - {field}"


# "Elektroniker/in - Betriebstechnik", "Fachkraft - Lagerlogistik"
_FIELD_ENDS: Final = re.compile(
    r"^[A-ZÄÖÜ][a-zäöüß]+(?:technik|logistik|management|handel|verkehr|bau|pflege|wesen|verwaltung|mechanik|elektronik"
    r"|informatik|dienst|wirtschaft|produktion|entwicklung|integration)$"
)


def _goes_on(line: str, parts: list[str], index: int) -> bool:
    """Whether a dash within a line only parts the title from its field: "Assistant Manager - Quality Control"."""
    if index + 1 >= len(parts) or f"{parts[index]} - {parts[index + 1]}" not in line:
        return False
    field = parts[index + 1]
    return (names_function(field) and not names_company(field)) or _FIELD_ENDS.match(field) is not None


def _stands_before_place(parts: list[str], number: int) -> bool:
    return (
        number + 1 < len(parts) and is_company_part(parts[number]) and place_of(parts[number + 1]) is not None
    )


_TITLE_PLACE: Final = re.compile(r"^(?P<title>.{4,}?)(?:,\s+|\s+(?:in|à|en)\s+)(?P<place>[^,]+(?:,[^,]+)?)$")


def _take_place_of_title(found: Found) -> None:
    """A title such as "Head of Sales, Zürich", parted."""
    parted = _TITLE_PLACE.match(found["title"] or "")
    if parted and is_place(parted["place"]) and names_role(parted["title"]):
        found["title"] = parted["title"]
        found["location"] = found["location"] or parted["place"]


def _take_line(line: HeadLine, found: Found) -> None:
    """Takes company and place from a line next to the title."""
    text = line.text
    if len(text) > TITLE_LENGTH or labelled(text) or _is_sentence(text) or has_label(text):
        return
    whole = is_place(text) and not names_role(text)
    parts = [text] if whole else [part.strip() for part in PARTS.split(text) if part.strip()]
    if len(parts) > 1 and is_company_part(parts[0]) and ends_in_place(parts[1]):
        found["company"] = found["company"] or parts[0]
    for part in parts:
        if place := place_of(part):
            found["location"] = found["location"] or place
            continue
        name, _, rest = part.partition(", ")
        if rest and is_place(rest) and (name[:1].isdigit() or is_town(name)):
            found["location"] = found["location"] or part
        elif (
            rest and is_place(rest) and not (_known_city_pair(part) or has_terms(name)) and may_be_name(name)
        ):
            alone = found["company"] not in (None, name) and may_be_place(name)
            found["company"] = found["company"] or name
            found["location"] = found["location"] or (part if alone else rest)
        elif named := name_and_place(part):
            found["company"] = found["company"] or named[0]
            found["location"] = found["location"] or named[1]
        elif may_be_name(part) and names_company(part):
            found["company"] = found["company"] or part


def _known_city_pair(part: str) -> bool:
    return len(part.split(", ")) == 2 and part.rsplit(", ", 1)[1] in STATES


def _clean_name(name: str | None) -> str | None:
    bare = (name or "").strip(" -–—|:,*#'’")
    return bare.removesuffix("'s").removesuffix("’s") or None if len(bare) <= TITLE_LENGTH else None
