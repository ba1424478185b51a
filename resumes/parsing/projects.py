"""Projects."""

import re
from typing import Any

from resumes.parsing.contacts import URL
from resumes.parsing.dates import without_dates
from resumes.parsing.entries import Entry, split_entries
from resumes.parsing.lines import Item, make_items
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.parsing.work import address_in, date_confidence, date_fields, split_body
from resumes.vocabulary.titles import title_score

_TOOLS = re.compile(
    r"^(?:technologies|technology|tech stack|tech|stack|tools|tools used|technologies used|environment|skills"
    r"|skills used|keywords|built with|technologien|eingesetzte technologien|outils|environnement technique"
    r"|environnement|tecnologías|tecnologias|herramientas|tecnologie|strumenti|technieken"
    r"|tecnologias utilizadas)\s*[:：]\s*(.+)$",
    re.I,
)


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
        "url": address_in(entry.heads),
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
