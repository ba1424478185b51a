"""Certificates, awards, publications and references."""

import re
from dataclasses import replace

from resumes.parsing.dates import Span, find_spans, without_dates
from resumes.parsing.licences import names_certificate
from resumes.parsing.lines import Item, make_items
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.vocabulary.organisations import company_score

_STRONG = re.compile(r"\t+|\s+[|•·]\s*|\s+[–—―]\s*|\s+-\s+|\s{3,}|;\s+")
_BY = re.compile(
    r"\s*[,(]?\s*\b(?:issued by|awarded by|offered by|provided by|issuer:|ausgestellt von|délivré par"
    r"|otorgado por|rilasciato da|emitido por|uitgegeven door|by|from|von|par|por|through|via)\s+(?=[A-ZÀ-Þ])"
)
# What is left of 'issued 2019' without the year.
_ISSUED = re.compile(
    r",?\s\(?(?:issued|obtained|awarded|délivrée?|ausgestellt|obtenu|conseguito)(?: (?:in|on|en|le|am))?$",
    re.I,
)
# Before the day on which something ends.
_ENDS = (
    r"\b(?:exp(?:\.|ir(?:es|y|ing|ation)(?: date)?)?|valid(?: until| till?| through| to)?|good through|renewal(?: due)?"
    r"|gültig bis|valable jusqu['’](?:en|au)|expire(?: le| en)?|válid[oa] hasta|vence(?: en| el)?|caduca(?: en| el)?"
    r"|valid[oa] fino al?|scadenza|scade(?: il)?|válid[oa] até|geldig tot|gyldig til|ważne do)\s*:?\s*\(?"
)
_EXPIRY, _UNTIL = re.compile(_ENDS + "$", re.I), re.compile(_ENDS, re.I)
_LONGEST = 400  # a longer line is no certificate's
_MARKS = " \t,;:|–—-·•"
_ID = re.compile(
    r"(?:[,(–-]+\s*(?i:credential|certificate|licen[cs]e|registration)?|\s(?i:credential|certificate))?\s*(?<![^\W_])"
    r"(?:(?i:id|no|number|nr)(?:[.:#]+\s*|\s[.:#]*\s?)|#\s?)(?=[\w-]*\d|[A-Z]{5,}\b)[\w-]{3,}\)?"
)
ON_REQUEST = re.compile(
    r"(?:available|furnished|provided).{0,30}request|auf (?:anfrage|wunsch)|sur demande|a petición|disponibles"
    r"|su richiesta|op aanvraag|a pedido|mediante solicitud",
    re.I,
)


def _date_of(spans: tuple[Span, ...]) -> str:
    for span in spans:
        value = span.first or span.last
        if value:
            return value
    return ""


def _without_expiry(item: Item) -> tuple[Item, str]:
    """'Forklift licence, exp. 04/2028': until when it is valid belongs to its name, and is no date of issue."""
    for span in item.spans if len(item.text) <= _LONGEST else ():
        told = _EXPIRY.search(item.text, max(span.start - 40, 0), span.start)
        if told is None or span.ranged:
            continue
        closed = item.text[span.end : span.end + 1] == ")"
        end = span.end + closed
        text = f"{item.text[: told.start()].rstrip(_MARKS + '(')} {item.text[end:].lstrip(_MARKS)}".strip()
        note = item.text[told.start() : end]
        return replace(item, text=text, spans=tuple(find_spans(text))), f" ({note}" if closed else f", {note}"
    return item, ""


def _apart(item: Item) -> list[Item]:
    """'White card; first aid certificate': several in one line, unless the last part says who gave the first."""
    if len(item.text) > _LONGEST:
        return [item]
    texts = [text for part in item.text.split("; ") if (text := part.strip())]
    dated = [find_spans(text) for text in texts]
    alone = all(dated) or not any(dated)
    named = len(texts) > 2 or (len(texts) > 1 and len(texts[-1].split()) > 1)
    broken = any(text.count("(") != text.count(")") or _UNTIL.match(text) for text in texts)
    if (
        broken
        or not (alone and named)
        or any(company_score(text) >= 0.5 and not names_certificate(text) for text in texts)
    ):
        return [item]
    return [replace(item, text=text, spans=tuple(spans)) for text, spans in zip(texts, dated, strict=True)]


def _named(item: Item) -> tuple[str, str]:
    """(name, who gave it) of one line."""
    text = _ISSUED.sub("", _ID.sub("", without_dates(item.text, item.spans)).strip())
    parts = [part.strip(" \t,;:|–—-·•") for part in _STRONG.split(text)]
    parts = [part.strip("()") if part.startswith("(") else part for part in parts if len(part) > 1]
    if not parts:
        return "", ""
    if len(parts) > 1:
        if company_score(parts[0]) >= 0.9 and company_score(parts[1]) < 0.5:
            return parts[1], parts[0]
        return parts[0], parts[1]
    by = _BY.search(parts[0])
    if by and by.start() > 3:
        return parts[0][: by.start()].strip(" ,("), parts[0][by.end() :].strip(" )")
    atoms = re.split(r",\s+(?![^()]*\))", parts[0])
    if len(atoms) == 2 and (company_score(atoms[1]) >= 0.55 or (item.spans and len(atoms[1].split()) <= 5)):
        return atoms[0], atoms[1]
    return parts[0], ""


def _read_named(draft: Draft, section: Section, target: str, name_key: str, giver_key: str) -> None:
    before: Item | None = None
    for item, until in map(_without_expiry, _parted(section, target)):
        name, giver = _named(item)
        name += until if name else ""
        date = _date_of(item.spans)
        entries = draft.document.get(target, [])
        if not name and date and entries and before is not None and "date" not in entries[-1]:
            entries[-1]["date"] = date
            continue
        detail = before is not None and not item.bullet and before.bullet and not date
        plain = before is not None and before.first.bold and not item.first.bold and not item.bullet
        if (detail or plain) and entries and before is not None:
            _add_detail(entries[-1], name, giver, date, giver_key)
            continue
        sure = 0.85 if len(name.split()) <= 12 else 0.55
        draft.add_entry(
            target, {name_key: name[:300], giver_key: giver, "date": date}, sure, (item.start, item.end)
        )
        before = item


def _parted(section: Section, target: str) -> list[Item]:
    items = make_items(section.lines, listed=True)
    return [part for item in items for part in _apart(item)] if target == "certificates" else items


def _add_detail(entry: dict[str, str], name: str, giver: str, date: str, giver_key: str) -> None:
    """A plain line under a bold one says who gave it and when."""
    if name and giver_key not in entry and len(name) < 80:
        entry[giver_key] = name
    elif name:
        entry["summary"] = f"{entry.get('summary', '')} {name}".strip()
    if date and "date" not in entry:
        entry["date"] = date


def read_certificates(draft: Draft, section: Section) -> None:
    if not _split_comma_lines(draft, section):
        _read_named(draft, section, "certificates", "name", "issuer")


def _split_comma_lines(draft: Draft, section: Section) -> bool:
    """Short certificates listed in one line: 'BLS, ACLS, PALS'."""
    items = make_items(section.lines, listed=True)
    if len(items) != 1 or items[0].spans:
        return False
    atoms = [
        atom.strip(" .") for atom in re.split(r"[,;|•]\s*(?![^()]*\))|\t+", items[0].text) if atom.strip(" .")
    ]
    if len(atoms) < 3:
        return False
    for atom in atoms:
        draft.add_entry("certificates", {"name": atom}, 0.75, (items[0].start, items[0].end))
    return True


def read_awards(draft: Draft, section: Section) -> None:
    _read_named(draft, section, "awards", "title", "awarder")


def read_publications(draft: Draft, section: Section) -> None:
    for item in make_items(section.lines):
        text = item.text.strip()
        date = _date_of(item.spans)
        draft.add_entry(
            "publications", {"name": text[:500], "releaseDate": date}, 0.7, (item.start, item.end)
        )


def read_references(draft: Draft, section: Section) -> None:
    for item in make_items(section.lines):
        if ON_REQUEST.search(item.text):
            continue
        draft.add_entry(
            "references", {"reference": item.text.replace("\t", " ")}, 0.5, (item.start, item.end)
        )
