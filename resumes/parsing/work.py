"""Posts and voluntary posts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from resumes.parsing.contacts import URL
from resumes.parsing.dates import Span
from resumes.parsing.employers import (
    OWN_ACCOUNT,
    Above,
    group_head,
    holds,
    lends_name,
    next_above,
    opens_group,
    under,
)
from resumes.parsing.entries import Entry, split_entries
from resumes.parsing.entry_lines import rough_parts
from resumes.parsing.header_places import may_be_town, says_nothing
from resumes.parsing.lines import Item, make_items
from resumes.parsing.result import Draft
from resumes.parsing.roles import Header, labelled, read_headers
from resumes.parsing.sections import Section
from resumes.parsing.tables import labelled_rows
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.places import is_known_place
from resumes.vocabulary.titles import names_function, title_score

_LEAD_IN = re.compile(
    r"^(?:key |main |selected )?(?:responsibilities|duties|achievements|accomplishments|tasks|aufgaben"
    r"|tätigkeiten|missions?|tareas|funciones|responsabilidades|mansioni|attività|taken|verantwoordelijkheden"
    r"|atividades|highlights|description)(?: (?:include|included|and achievements|et réalisations))?\s*[:：]?$",
    re.I,
)

_BREAK = re.compile(
    r"\b(?:career break|(?:maternity|paternity|parental|family|sick|medical) leave|sabbatical|gap year|elternzeit"
    r"|mutterschutz|erziehungsurlaub|sabbatjahr|congé (?:parental|maternité|sabbatique)|excedencia|aspettativa"
    r"|licença[- ]maternidade|zwangerschapsverlof|föräldraledig|urlop macierzyński|unemployed|job ?seeking"
    r"|arbeits(?:s?uchend|los)|auf arbeitssuche|demandeur d'emploi|(?:en )?recherche d'emploi|en búsqueda de empleo"
    r"|desemplead[oa]|desempregad[oa]|disoccupat[oa]|werkzoekend|bezrobotn[ya])",
    re.I,
)


# Said in titles between what a person was and where.
_HELD_AT = re.compile(
    r"([^,()]+?)\s(?:en|à l['’]|à la|à|au|aux|chez|dans|im|am|an der|in der|beim|at|at the|presso|nel|nella|al|na|no"
    r"|hos|bij)\s+(?=[A-ZÀ-Þ])([^,()]+?)(?:\s*\(([^()\d]{2,40})\))?"
)


def date_fields(span: Span | None) -> dict[str, str]:
    """startDate and endDate of a span; a single date of a post is its start and its end."""
    if span is None:
        return {}
    fields = {"startDate": span.first, "endDate": "" if span.current else span.last}
    return {key: value for key, value in fields.items() if value}


def date_confidence(span: Span | None) -> float:
    if span is None:
        return 0.3
    return 0.95 if span.ranged and span.precise else 0.88 if span.ranged else 0.7


# Sections in which academics list the courses they taught.
_TEACHING = re.compile(
    r"\b(?:teaching|courses?|lehre|lehrveranstaltungen|lehrtätigkeit|lehrerfahrung|enseignements?|docencia|docente"
    r"|docência|didattica|insegnamento|onderwijs|undervisning|dydaktyka)\b",
    re.I,
)


_COURSE_CODE = re.compile(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?\b")


def _lists_courses(section: Section, entries: Sequence[Entry]) -> bool:
    """A list of what was taught and when: no line of it names a post or an employer."""
    parts = [part for entry in entries for item in entry.heads for part in rough_parts(item)]
    if not parts or not _TEACHING.search(section.title) or any(company_score(part) >= 0.4 for part in parts):
        return False
    coded = sum(bool(_COURSE_CODE.match(entry.heads[0].text)) for entry in entries if entry.heads)
    return 2 * coded > len(entries) or all(title_score(part) < 0.7 for part in parts)


def read_work(draft: Draft, section: Section, target: str = "work") -> None:
    """Append the posts of a section to `work` or `volunteer`."""
    entries = []
    for entry in split_entries(make_items(labelled_rows(section.lines))):
        if _is_break(entry):
            draft.warnings.append(f"No post, so left out: “{entry.heads[0].text.replace(chr(9), ' ')}”.")
        else:
            entries.append(entry)
    if _lists_courses(section, entries):
        draft.warnings.append(f"“{section.title}” lists courses, not posts, so it was left out.")
        return
    groups = {
        number
        for number, (entry, following) in enumerate(pairwise(entries))
        if opens_group(entry, following) or holds(entry, following)
    }
    headers = read_headers(
        [[] if number in groups else entry.heads for number, entry in enumerate(entries)],
        draft.document["basics"].get("label", ""),
    )
    if not groups:
        _take_workplaces(headers)
    for header in headers:
        _take_own_town(header)
    above: Above | None = None
    for number, (entry, header) in enumerate(zip(entries, headers, strict=True)):
        if not entry.heads:
            _loose_text(draft, entry, target)
        elif number in groups:
            above = group_head(entry)
        else:
            if above is not None:
                header = under(above, entry, header, stacked=not entries[number - 1].body)
            if header.name:
                above = next_above(above, entry, header)
            elif above is not None and header.title and lends_name(above, entry):
                header.name, header.place = above.employer.name, header.place or above.employer.place
            _add_post(draft, entry, header, target)


def _take_workplaces(headers: Sequence[Header]) -> None:
    """'Koch im Hotel Adler (Celle)': titles that name where they were held, with the town behind or alike in several."""
    told = [
        (header, found) for header in headers if not header.name and (found := _held_at(header)) is not None
    ]
    for header, (title, name, town) in told:
        if town or len(told) > 1:
            header.title, header.name, header.sure = title, name, 0.6
            header.place = town or header.place


def _take_own_town(header: Header) -> None:
    """'Self-employed fabricator, Fraserburgh': who works for themselves names a town rather than an employer."""
    alone = header.title and OWN_ACCOUNT.search(header.title) and not header.place
    if alone and says_nothing(header.name) and may_be_town(header.name) and " " not in header.name:
        header.name, header.place = "", header.name


def _held_at(header: Header) -> tuple[str, str, str] | None:
    """(title, employer, town or '') told in one title."""
    match = _HELD_AT.fullmatch(header.title[:160])
    if match is None:
        return None
    title, name, town = (part.strip() if part else "" for part in match.groups())
    named = title_score(name) < 0.3 and not names_function(name) and not is_known_place(name)
    placed = not town or (not header.place and may_be_town(town) and len(name.split()) > 1)
    return (title, name, town) if title_score(title) >= 0.7 and named and placed else None


def _is_break(entry: Entry) -> bool:
    """A career break, unless a title says that a leave was covered."""
    told = entry.span is not None and any(_BREAK.search(item.text) for item in entry.heads)
    return told and all(title_score(part) < 0.7 for item in entry.heads for part in rough_parts(item))


def _loose_text(draft: Draft, entry: Entry, target: str) -> None:
    """Text above the first post, or a section without posts: kept as a volunteer line, else left to the reader."""
    if target == "volunteer":
        for item in entry.body:
            draft.add_entry(target, {"organization": item.text}, 0.4, (item.start, item.end))


def _add_post(draft: Draft, entry: Entry, header: Header, target: str) -> None:
    summary, highlights = split_body(_without_labels(entry.body))
    header.name = header.name or labelled(entry.body, "name")
    header.title = header.title or labelled(entry.body, "title")
    name_key = "organization" if target == "volunteer" else "name"
    post: dict[str, Any] = {
        name_key: header.name,
        "position": header.title,
        "location": header.place,
        "description": "; ".join(text for text in header.rest if len(text) > 2),
        **date_fields(entry.span),
        "url": address_in(entry.heads),
        "summary": summary,
        "highlights": highlights,
    }
    if target == "volunteer":
        post.pop("description")
        post.pop("location")
    dates = date_confidence(entry.span)
    sure = {
        "": 0.85,
        name_key: header.sure,
        "position": header.sure,
        "location": 0.8,
        "startDate": dates,
        "endDate": dates,
        "description": 0.4,
    }
    draft.add_entry(target, post, sure, (entry.start, entry.end))


def _without_labels(body: Sequence[Item]) -> list[Item]:
    """The lines of a form without those that its labels put elsewhere, and without the label of the duties."""
    kept: list[Item] = []
    for item in body:
        label = form_label(item.text)
        if label is None:
            kept.append(item)
        elif label[0] == "duties" and label[1].strip():
            kept.append(replace(item, text=label[1].strip()))
        elif label[0] not in ("title", "name", "date", "duties"):
            kept.append(replace(item, text=item.text.replace("\t", ": ")))
    return kept


def address_in(heads: Sequence[Item]) -> str:
    for item in heads:
        match = URL.search(item.text)
        if match and ("/" in match.group() or match.group().startswith("www.")):
            url = match.group()
            return url if url.startswith("http") else "https://" + url
    return ""


def split_body(body: Sequence[Item]) -> tuple[str, list[str]]:
    """(summary, highlights): bullets are highlights; a paragraph above them is the summary; many paragraphs are
    highlights."""
    body = [item for item in body if not _LEAD_IN.match(item.text)]
    if any(item.bullet for item in body):
        first = next(index for index, item in enumerate(body) if item.bullet)
        return "\n".join(item.text for item in body[:first]), [item.text for item in body[first:]]
    if len(body) == 1 and len(body[0].text) > 60:
        return body[0].text, []
    return "", [item.text for item in body]
