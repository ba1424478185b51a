"""Posts, voluntary posts and projects."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from resumes.parsing.contacts import URL
from resumes.parsing.dates import Span, find_spans, lies_within, without_dates
from resumes.parsing.entries import Entry, split_entries
from resumes.parsing.entry_lines import rough_parts
from resumes.parsing.header_places import may_be_town, take_places
from resumes.parsing.lines import Item, make_items
from resumes.parsing.pieces import pieces_of
from resumes.parsing.result import Draft
from resumes.parsing.roles import Header, labelled, read_employer, read_headers
from resumes.parsing.sections import Section
from resumes.reading.types import Line
from resumes.vocabulary.labels import form_label, is_first_row, is_table_head
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.titles import names_function, title_score

_TOOLS = re.compile(
    r"^(?:technologies|technology|tech stack|tech|stack|tools|tools used|technologies used|environment|skills"
    r"|skills used|keywords|built with|technologien|eingesetzte technologien|outils|environnement technique"
    r"|environnement|tecnologías|tecnologias|herramientas|tecnologie|strumenti|technieken"
    r"|tecnologias utilizadas)\s*[:：]\s*(.+)$",
    re.I,
)
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


# Who works for themselves has no employer: the one of the post above is not theirs.
_OWN_ACCOUNT = re.compile(
    r"\b(?:free-?lanc\w*|independent|self[- ]employed|sole trader|selbst(?:st)?ändig\w*|freiberuf\w*|freie[rs]?"
    r"|indépendante?|auto-?entrepreneur\w*|autónom[oa]|autônom[oa]|libera professionista|libero professionista"
    r"|zzp|zelfstandig\w*|własna działalność|owner|founder|co-founder|inhaber(?:in)?)\b",
    re.I,
)
# Whose people work at the premises of others, named beside each post.
_SENDS_OUT = re.compile(
    _OWN_ACCOUNT.pattern + r"|\b(?:staffing|interim|intérim\w*|recruit\w+|temp(?:orary)?(?: work| staff\w*)?"
    r"|agenc(?:y|ies)|zeitarbeit|personal(?:dienst\w*|service)|arbeitnehmerüberlassung|uitzend\w+|trabajo temporal"
    r"|somministrazione|trabalho temporário|praca tymczasowa|contract(?:or|ing)|clients?)\b",
    re.I,
)
# Said in titles between what a person was and where.
_HELD_AT = re.compile(
    r"([^,()]+?)\s(?:en|à l['’]|à la|à|au|aux|chez|dans|im|am|an der|in der|beim|at|at the|presso|nel|nella|al|na|no"
    r"|hos|bij)\s+(?=[A-ZÀ-Þ])([^,()]+?)\s*\(([^()\d]{2,40})\)"
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


def without_heads(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows of a section that is a table, without the heads of its columns in whatever words."""
    texts, dated = [line.text for line in lines], [bool(find_spans(line.text)) for line in lines[:4]]
    return lines[1:] if lines and is_first_row(texts, dated) else lines


def read_work(draft: Draft, section: Section, target: str = "work") -> None:
    """Append the posts of a section to `work` or `volunteer`."""
    entries = []
    lines = [line for line in without_heads(section.lines) if not is_table_head(line.text.split("\t"))]
    for entry in split_entries(make_items(lines)):
        if _is_break(entry):
            draft.warnings.append(f"No post, so left out: “{entry.heads[0].text.replace(chr(9), ' ')}”.")
        else:
            entries.append(entry)
    if _lists_courses(section, entries):
        draft.warnings.append(f"“{section.title}” lists courses, not posts, so it was left out.")
        return
    groups = {
        number
        for number in range(len(entries) - 1)
        if _opens_group(entries[number], entries[number + 1]) or _holds(entries[number], entries[number + 1])
    }
    headers = read_headers(
        [[] if number in groups else entry.heads for number, entry in enumerate(entries)],
        draft.document["basics"].get("label", ""),
    )
    employer: Header | None = None
    whole: Span | None = None
    rows, grouped = 0, False
    for number, (entry, header) in enumerate(zip(entries, headers, strict=True)):
        if not entry.heads:
            _loose_text(draft, entry, target)
        elif number in groups:
            employer, whole, grouped = read_employer(entry.heads), entry.span, True
        else:
            stacked = number > 0 and not entries[number - 1].body
            if employer is not None:
                within = lies_within(entry.span, whole)
                header = _under(employer, entry, header, within=within, rows=rows, stacked=stacked)
            if not grouped and not header.name:
                _take_workplace(header)
            alone = any(_OWN_ACCOUNT.search(item.text) for item in entry.heads)
            below = grouped or len(entry.heads) < rows
            if not header.name and header.title and employer is not None and not alone and below:
                header.name, header.place = employer.name, header.place or employer.place
            elif header.name:
                whole = whole if employer is not None and employer.name == header.name else None
                grouped = grouped and employer is not None and employer.name == header.name
                employer, rows = header, len(entry.heads) if header is not employer else rows
            _add_post(draft, entry, header, target)


def _under(
    employer: Header, entry: Entry, header: Header, *, within: bool, rows: int, stacked: bool
) -> Header:
    """The header of a post below an employer that may be its own. `rows`: lines of the header above.

    `within`: its time lies within the whole time there; `stacked`: nothing is told between the two headers.
    """
    single = len(entry.heads) == 1
    if within and _SENDS_OUT.search(employer.name) and header.name and header.title:
        return header  # a client of the agency, or of someone who works for themselves
    if within and single:
        return Header(_title_alone(entry.heads[0]), employer.name, header.place, sure=0.85)
    if within and _is_unit(header):
        # 'Supply Sergeant, 3rd Division' under the whole time in the army
        header.rest, header.name = (header.name, *header.rest), employer.name
    elif rows > 1 and single and _is_division(header, stacked=stacked):
        # 'Director, Investor Relations' under the employer's own line
        return Header(f"{header.title}, {header.name}", employer.name, employer.place, sure=0.7)
    elif rows > 1 and single and _may_be_post(header):
        # 'Quality rotation', dated and on its own line, below a post with a line for its employer
        return Header(header.name, employer.name, employer.place, sure=0.5)
    return header


def _take_workplace(header: Header) -> None:
    """'Koch im Hotel Adler (Celle)': a title that names where it was held, with the town behind."""
    told = _HELD_AT.fullmatch(header.title[:160])
    if told is None or header.place:
        return
    title, name, town = (part.strip() for part in told.groups())
    named = len(name.split()) > 1 and title_score(name) < 0.3 and not names_function(name)
    if title_score(title) >= 0.7 and named and may_be_town(town):
        header.title, header.name, header.place, header.sure = title, name, town, 0.6


def _is_break(entry: Entry) -> bool:
    """A career break, unless a title says that a leave was covered."""
    told = entry.span is not None and any(_BREAK.search(item.text) for item in entry.heads)
    return told and all(title_score(part) < 0.7 for item in entry.heads for part in rough_parts(item))


def _loose_text(draft: Draft, entry: Entry, target: str) -> None:
    """Text above the first post, or a section without posts: kept as a volunteer line, else left to the reader."""
    if target == "volunteer":
        for item in entry.body:
            draft.add_entry(target, {"organization": item.text}, 0.4, (item.start, item.end))


def _opens_group(entry: Entry, following: Entry) -> bool:
    """An employer's line with the whole time there, directly above the posts held."""
    if entry.body or not entry.heads or not following.heads:
        return False
    own = max((title_score(part) for item in entry.heads for part in rough_parts(item)), default=0.0)
    parts = [part for item in following.heads for part in rough_parts(item)]
    title = max((title_score(part) for part in parts), default=0.0)
    company = max((company_score(part) for part in parts if title_score(part) < 0.7), default=0.0)
    apart = entry.span and following.span and entry.span.ranged and entry.span != following.span
    if apart and not lies_within(following.span, entry.span):
        return False
    return own < 0.5 and title >= 0.7 and company < 0.5


def _holds(entry: Entry, following: Entry) -> bool:
    """An employer's line whose dates take in those of the posts below it."""
    if not entry.heads or len(entry.body) > 2 or any(item.bullet for item in entry.body):
        return False
    own = max((title_score(part) for item in entry.heads for part in rough_parts(item)), default=0.0)
    named = (
        following.heads and max(title_score(part) for part in [*rough_parts(following.heads[0]), ""]) >= 0.7
    )
    return bool(own < 0.5 and named and entry.span != following.span and lies_within(following.span, entry.span))


def _is_unit(header: Header) -> bool:
    """A title, and beside it a name that nothing tells to be an employer's."""
    return title_score(header.title) >= 0.7 and bool(header.name) and company_score(header.name) < 0.5


def _is_division(header: Header, *, stacked: bool) -> bool:
    """A title and what it was held for, in one line: no place beside, and no word of an employer.

    `stacked`: right below another title, where it needs no word of a department either.
    """
    plain = bool(header.name) and not header.place and not header.rest and title_score(header.title) >= 0.7
    return plain and (names_function(header.name) or (stacked and company_score(header.name) < 0.5))


def _may_be_post(header: Header) -> bool:
    """One plain text that nothing tells to be an employer's name."""
    plain = bool(header.name) and not (header.title or header.place or header.rest)
    return plain and company_score(header.name) < 0.5 and header.name.count(" ") in (1, 2, 3)


def _title_alone(item: Item) -> str:
    places, pieces = take_places(pieces_of([item]))
    towns = all(may_be_town(piece.text) for piece in pieces[1:])
    if 1 <= len(pieces) <= 2 and places and towns and title_score(pieces[0].text) >= 0.7:
        return pieces[0].text  # 'Motor Transport Operator, Fort Bliss, TX'
    return re.sub(r"\s*\t\s*", " ", without_dates(item.text, item.spans)).strip(" ,;|–—-·•()")


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
        "url": _address(entry.heads),
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


def _address(heads: Sequence[Item]) -> str:
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


def read_projects(draft: Draft, section: Section) -> None:
    """Append the projects of a section."""
    items = make_items(section.lines)
    entries = split_entries(items)
    if all(not entry.heads for entry in entries):
        for item in items:
            _add_listed_project(draft, item)
        return
    for entry in entries:
        if not entry.heads:
            for item in entry.body:
                _add_listed_project(draft, item)
            continue
        _add_project(draft, entry)


def _add_listed_project(draft: Draft, item: Item) -> None:
    """'Name: what it is' or 'Name – what it is' as one bullet."""
    match = re.match(r"^(.{2,70}?)\s*(?:[:：]|\s[–—|-]\s)\s*(.+)$", item.text, re.S)
    fields = {"name": match.group(1), "description": match.group(2)} if match else {"name": item.text[:120]}
    draft.add_entry("projects", fields, 0.6, (item.start, item.end))


def _add_project(draft: Draft, entry: Entry) -> None:
    parts = _head_parts(entry)
    summary, highlights = split_body([item for item in entry.body if not _TOOLS.match(item.text)])
    keywords = [
        word for item in entry.body if (match := _TOOLS.match(item.text)) for word in _listed(match.group(1))
    ]
    name, role, extra = parts[0] if parts else "", "", []
    for text in parts[1:]:
        if URL.fullmatch(text):
            continue
        if not role and title_score(text) >= 0.7 and len(text) < 60:
            role = text
        elif text.count(",") >= 1 and not keywords and len(text) < 140:
            keywords = _listed(text)
        else:
            extra.append(text)
    project: dict[str, Any] = {
        "name": name,
        "description": " ".join([*extra, summary]).strip(),
        "roles": [role] if role else [],
        "keywords": keywords,
        **date_fields(entry.span),
        "url": _address(entry.heads),
        "highlights": highlights,
    }
    dates = date_confidence(entry.span)
    draft.add_entry(
        "projects",
        project,
        {"": 0.8, "name": 0.85, "startDate": dates, "endDate": dates},
        (entry.start, entry.end),
    )


def _head_parts(entry: Entry) -> list[str]:
    parts: list[str] = []
    for item in entry.heads:
        text = without_dates(item.text, item.spans)
        parts.extend(
            part.strip(" \t,;|–—-·•()") for part in re.split(r"\t+|\s+[|•·]\s+|\s+[–—]\s+|\s{3,}", text)
        )
    return [part for part in parts if len(part) > 1]


def _listed(text: str) -> list[str]:
    return [word.strip(" .") for word in re.split(r"[,;|•·]\s*(?![^()]*\))", text) if word.strip(" .")]
