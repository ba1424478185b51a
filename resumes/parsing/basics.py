"""The head of a resume: name, label, place, summary."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from resumes.parsing.contacts import Contacts, blank_contacts, find_contacts, has_contact
from resumes.parsing.lines import Item, make_items
from resumes.parsing.names import Found, clean_name, find_name
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section, is_document_title
from resumes.reading.types import Line, SourceText
from resumes.vocabulary.folding import fold
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.places import country_code, is_state_or_country, place_score
from resumes.vocabulary.titles import title_score

_PARTS = re.compile(r"\t+|\s+[|•·●▪◆‖/–—―]\s+|\s+-\s+|\s*[|•·]\s*|\s{3,}|;\s")
_PLACE_LABEL = re.compile(
    r"^(?:address|location|residence|city|home address|current location|based in|lives in|adresse|anschrift"
    r"|wohnort|wohnhaft in|domicile|lieu|ville|dirección|direccion|domicilio|ciudad|residencia|localidad"
    r"|indirizzo|residenza|domicilio|città|morada|endereço|residência|cidade|adres|woonplaats|adress|ort|住所"
    r"|現住所|地址|所在地|주소|العنوان|адрес|город|место жительства)\s*[:：\t]?\s*",
    re.I,
)
_OTHER_LABEL = re.compile(r"^[^\W\d_][\w /.'-]{1,28}[:：]", re.I)
_PERSONAL = re.compile(
    r"\b(?:born|birth|geboren|geburt|né\(?e?\)? le|nacid[oa]|nascita|nat[oa] (?:il|a)|nascimento|geboortedatum"
    r"|nationalit|staatsangeh|nacionalidad|nazionalità|nacionalidade|marital|familienstand|verheiratet|ledig"
    r"|married|single|estado civil|gender|geschlecht|sexe|driving licen|führerschein|permis b|生年月日|国籍"
    r"|性别|年齢)",
    re.I,
)
_POSTAL = re.compile(
    r"\b(\d\d-\d{3})\b|\b(\d{4} [A-Z]{2})\b(?= +[A-Z][a-z])"
    r"|\b(?:[A-Z]{1,2}-)?(\d{4,5}(?:-\d{3,4})?)\b|\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b"
    r"|\b(\d{4}\s?[A-Z]{2})\b|\b([A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
)
_DEPARTMENT = re.compile(r"\d{2,3}|2[AB]")  # 'Nantes (44)'
_HOUSE = re.compile(r"\d")
_LOCALES = ("en", "de", "fr", "es", "it", "pt", "nl")
_EXTRA_CODES = {
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "us": "US",
    "uk": "GB",
    "u.k.": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "uae": "AE",
    "holland": "NL",
    "the netherlands": "NL",
    "korea": "KR",
    "south korea": "KR",
    "czech republic": "CZ",
    "turkey": "TR",
    "russia": "RU",
    "ksa": "SA",
}


def read_basics(draft: Draft, source: SourceText, sections: Sequence[Section]) -> Contacts:
    """Fill `basics` from the lines above the first heading, the contact section and the whole text's addresses."""
    contacts = find_contacts(source)
    head = _head_lines(sections)
    found = find_name(source.lines, contacts, len(head))
    _add_name(draft, source, found)
    _add_contacts(draft, contacts)
    _add_label(draft, source, head, found)
    _add_place(draft, source, head, found)
    _add_summary(draft, sections, found, source)
    return contacts


def _head_lines(sections: Sequence[Section]) -> list[Line]:
    return [line for section in sections if section.kind in ("", "contact") for line in section.lines]


def _add_name(draft: Draft, source: SourceText, found: Found) -> None:
    if not found.name:
        draft.warnings.append("No name was found: type it in.")
        return
    line = source.lines[found.used[0]]
    draft.add_basic("name", found.name, found.sure, (line.start, source.lines[found.used[-1]].end))
    if found.sure < 0.6:
        draft.warnings.append("The name is uncertain: check it.")


def _add_label(draft: Draft, source: SourceText, head: Sequence[Line], found: Found) -> None:
    """The headline: beside the name or within the next lines."""
    if found.line < 0:
        return
    line = source.lines[found.line]
    for part in _PARTS.split(found.beside):
        if title_score(part) >= 0.5 and len(part) < 80:
            draft.add_basic("label", part.strip(" ,"), 0.8, (line.start, line.end))
            return
    ends = source.lines[found.used[-1]].start  # a name may take two lines
    after = [other for other in head if other.start > ends and other.page == line.page]
    before = [other for other in head if other.end < line.start and other.page == line.page][-1:]
    for number, other in enumerate([*after[:3], *before]):
        shown = _without_handles(blank_contacts(other.text), draft)
        text = next((part.strip(" ,") for part in _PARTS.split(shown) if part.strip(" ,")), "")
        whole = re.sub(r"(?:\s*[|–—·•-]\s*){2,}", " | ", shown.replace("\t", " | ")).strip(" |–—·•-")
        last = _PARTS.split(whole)[-1]
        if section_of(text) or is_document_title(text) or not 2 < len(whole) <= 120 or whole.endswith("."):
            continue
        score = title_score(text)
        if score >= 0.7 and len(text.split()) <= 12:
            label = (
                whole
                if title_score(whole) >= 0.5
                and max(place_score(last), place_score(whole.split(" | ")[-1])) < 0.6
                and len(whole) < 90
                else text
            )
            draft.add_basic("label", _cased(label), 0.85 if number < 2 else 0.6, (other.start, other.end))
            return
        if number == 0 and whole == text and _is_styled_label(other, line, text, _usual_size(source)):
            draft.add_basic("label", _cased(text), 0.5, (other.start, other.end))
            return
    for other in after[3:]:
        large = other.size > _usual_size(source) + 1.5 and "\t" not in other.text
        if large and title_score(other.text) >= 0.7 and len(other.text.split()) <= 8:
            draft.add_basic("label", _cased(other.text.strip()), 0.7, (other.start, other.end))
            return
    _add_plain_label(draft, line, after)


def _is_styled_label(line: Line, name: Line, text: str, usual: float) -> bool:
    """Below the name, larger than the text or in italics: what the person does, whatever it says."""
    styled = line.size > 1.0 and (line.size > usual + 0.8 or line.italic)
    if not styled or place_score(text) >= 0.6 or any(letter.isdigit() for letter in text):
        return False
    return 1 < len(text.split()) <= 8 or (len(text) > 4 and line.size < name.size and text.isalpha())


def _add_plain_label(draft: Draft, line: Line, after: Sequence[Line]) -> None:
    """Between the name and the contacts: 'People & Culture' is what the person does, though no word of it says so."""
    if len(after) < 2 or after[0].column != line.column:
        return
    text = after[0].text.strip()
    words = text.split()
    placed = any(place_score(part) >= 0.9 for other in after[1:3] for part in _PARTS.split(other.text))
    if not has_contact(after[1].text) and not placed:
        return
    plain = all(letter.isalpha() or letter in " &/-'’." for letter in text) and text[:1].isupper()
    if (
        plain
        and (1 < len(words) <= 5 or (placed and len(text) > 4))
        and not section_of(text)
        and place_score(text) == 0
        and not after[0].bullet
    ):
        draft.add_basic("label", _cased(text), 0.45, (after[0].start, after[0].end))


def _without_handles(text: str, draft: Draft) -> str:
    """A line without the user names that stand beside icons."""
    for profile in draft.document["basics"].get("profiles", []):
        handle = profile.get("username")
        if handle:
            text = re.sub(rf"(?<![\w.]){re.escape(handle)}(?![\w.])", "", text)
    return text.strip()


def _cased(text: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 5 and all(letter.isupper() for letter in letters):
        return " ".join(
            word
            if len(word) <= 3 and word not in ("AND", "OF", "FOR", "THE", "IN")
            else word.title()
            if word not in ("AND", "OF", "FOR", "THE", "IN")
            else word.lower()
            for word in text.split()
        )
    return text


def _usual_size(source: SourceText) -> float:
    sizes = sorted(line.size for line in source.lines for _ in range(max(len(line.text) // 20, 1)))
    return sizes[len(sizes) // 2] if sizes else 0.0


def _add_contacts(draft: Draft, contacts: Contacts) -> None:
    spots = contacts.spots
    whole = (0, len(draft.text))
    if contacts.email:
        draft.add_basic("email", contacts.email, 0.98, spots.get("/basics/email", whole))
    if contacts.phone:
        draft.add_basic(
            "phone", contacts.phone, 0.95 if contacts.phone_valid else 0.75, spots.get("/basics/phone", whole)
        )
    if contacts.url:
        draft.add_basic("url", contacts.url, 0.75, spots.get("/basics/url", whole))
    if contacts.profiles:
        draft.add_basic("profiles", contacts.profiles, 0.9, whole)
        draft.sources.update({path: spot for path, spot in spots.items() if "/profiles/" in path})
    if not contacts.email and not contacts.phone:
        draft.warnings.append("No e-mail address and no phone number were found.")


def _add_place(draft: Draft, source: SourceText, head: Sequence[Line], found: Found) -> None:
    best: tuple[float, str, Line] | None = None
    used = {source.lines[index].start for index in found.used}
    near = [line for line in head if line.page == 0 and (line.start not in used or found.beside)][
        :30
    ] or list(source.lines[:8])
    for line in near:
        for text, labelled in _place_candidates(line, found):
            score = place_score(text) + 0.5 * labelled
            if labelled and score < 0.6 and 1 <= len(text.split()) <= 10 and not _OTHER_LABEL.match(text):
                score = 0.65
            if score >= 0.6 and title_score(text) < 0.7 and (best is None or score > best[0]):
                best = (score, text, line)
    if best is None:
        return
    location = parse_place(_with_next_line(best[1], best[2], near))
    if location:
        draft.add_basic("location", location, min(best[0] * 0.85, 0.9), (best[2].start, best[2].end + 80))


def _place_candidates(line: Line, found: Found) -> list[tuple[str, bool]]:
    text = blank_contacts(line.text)
    if _PERSONAL.search(text):
        return []
    label = _PLACE_LABEL.match(text)
    if label and (label.group().rstrip(" ").endswith((":", "：")) or "\t" in label.group()):
        return [(_PARTS.sub(", ", text[label.end() :]).strip(" ,"), True)]
    parts = [part.strip(" ,:()") for part in _PARTS.split(text)]
    parts = [
        re.sub(r"^[^\w(«]+|^(?:based in|lives in|from|address|location)\s*:?\s+", "", part, flags=re.I)
        for part in parts
    ]
    for first, second in pairwise(parts):
        if _HOUSE.search(first) and place_score(first) >= 0.9 and place_score(second) >= 0.9:
            return [(f"{first}, {second}", False)]
    return [
        (part, False)
        for part in parts
        if part and part != found.name and not _OTHER_LABEL.match(part) and len(part) <= 90
    ]


def _with_next_line(text: str, line: Line, near: Sequence[Line]) -> str:
    """Street above town, or town below street."""
    position = next((index for index, other in enumerate(near) if other is line), -1)
    if re.search(r",\s*\d{4,5}$", text) and text in line.text and 0 <= position < len(near) - 1:
        town = near[position + 1].text.strip()
        if re.fullmatch(r"[^\W\d_][^\d\t:@,]{1,24}", town):
            return f"{text} {town}"  # a narrow column broke between the postcode and its town
    for step in (-1, 1):
        if not 0 <= position + step < len(near):
            continue
        other = near[position + step]
        rest = blank_contacts(other.text).strip(" ,")
        if (
            "\t" in rest
            or rest == text
            or place_score(rest) < 0.9
            or (text in line.text and "\t" in line.text)
        ):
            continue
        return f"{rest}, {text}" if step < 0 else f"{text}, {rest}"
    return text


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    from babel import Locale  # with its data 5 MB, which only a place in a resume needs

    codes = dict(_EXTRA_CODES)
    for name in _LOCALES:
        for code, territory in Locale(name).territories.items():
            if len(code) == 2 and code.isalpha():
                codes.setdefault(fold(territory), code)
    return codes


def parse_place(text: str) -> dict[str, str]:
    """A place as JSON Resume's location: address, postalCode, city, region, countryCode."""
    location: dict[str, str] = {}
    parts = [
        part.strip(" )") for part in re.split(r"[,،(]|\s[|•·–—]\s|/(?=[A-Z]{2}$)", text) if part.strip(" )")
    ]
    country = parts[-1] if parts else ""
    if len(parts) > 1 or is_state_or_country(country):
        code = _country_codes().get(fold(country.strip(" .()"))) or _country_codes().get(fold(country))
        american = (
            len(parts) > 1
            and country.isupper()
            and len(country) == 2
            and is_state_or_country(country)
            and country not in ("US", "UK")
        )
        told = country_code(country, re.sub(r"[\d-]+", "", parts[-2])) if len(parts) > 1 else ""
        if told or (code and not american):
            location["countryCode"] = told or str(code)
            parts.pop()
    _take_postal(parts, location)
    if len(parts) > 1 and _DEPARTMENT.fullmatch(parts[-1]):
        location["region"] = parts.pop()
    if len(parts) > 1 and is_state_or_country(parts[-1]):
        location["region"] = parts.pop()
    state = re.fullmatch(r"(.+) ([A-Z]{2,3})", parts[-1]) if parts else None
    if state and is_state_or_country(state.group(2)) and "region" not in location:
        parts[-1], location["region"] = state.group(1), state.group(2)
    if parts and (not _HOUSE.search(parts[-1]) or (len(parts) == 1 and not re.search(r"^\d|\d$", parts[0]))):
        location["city"] = parts.pop()
    if parts:
        location["address"] = ", ".join(parts)
    order = ("address", "postalCode", "city", "region", "countryCode")
    return {key: location[key] for key in order if location.get(key)}


def _take_postal(parts: list[str], location: dict[str, str]) -> None:
    for index in range(len(parts) - 1, -1, -1):
        match = _POSTAL.search(parts[index])
        if match is None or (
            index == 0
            and len(parts) > 1
            and match.start() == 0
            and re.match(r"^\d+\s+\w+\s+(?:st|street|ave|road|rd)", parts[index], re.I)
        ):
            continue
        if re.match(r"^\d{1,5}\s+[A-Z]", parts[index]) and index == 0 and len(parts) > 2:
            continue
        location["postalCode"] = next(group for group in match.groups() if group)
        rest = (parts[index][: match.start()] + " " + parts[index][match.end() :]).strip(" ,-")
        parts[index : index + 1] = [rest] if rest else []
        return


def _add_summary(draft: Draft, sections: Sequence[Section], found: Found, source: SourceText) -> None:
    paragraphs: list[Item] = []
    for section in sections:
        if section.kind == "summary":
            paragraphs.extend(make_items(section.lines))
    sure = 0.9
    if not paragraphs:
        sure = 0.65
        for section in sections[:4]:
            if section.kind == "":
                paragraphs = [item for item in make_items(section.lines) if _is_prose(item)]
                if paragraphs:
                    break
    texts = [item.text for item in paragraphs if not _is_own_name(item, found, source)]
    if texts:
        within = (paragraphs[0].start, paragraphs[-1].end)
        draft.add_basic(
            "summary",
            "\n".join(texts) if any(item.bullet for item in paragraphs) else " ".join(texts),
            sure,
            within,
        )


def _is_prose(item: Item) -> bool:
    words = item.text.split()
    return (
        len(words) >= 12
        and blank_contacts(item.text) == item.text
        and not _PERSONAL.search(item.text)
        and company_score(item.text) < 0.9
    )


def _is_own_name(item: Item, found: Found, source: SourceText) -> bool:
    return found.name != "" and clean_name(item.text) == found.name
