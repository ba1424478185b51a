"""A posting out of any web page: its structured data, else its main text."""

import re
from html import unescape
from typing import Final

from jobs.extraction.header import guess_header
from jobs.extraction.job_names import looks_like_title
from jobs.importing.markup import tidy
from jobs.importing.page_kinds import kind_of_page
from jobs.importing.records import RawPosting, one_line
from jobs.importing.structured import read_json_ld

# Patterns that meet whole pages are bounded, so that no page, however it is made, takes more than one pass.
_META: Final = re.compile(r"<meta\b[^<>]{0,5000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HEADING: Final = (re.compile(r"<h1\b[^<>]{0,2000}>", re.IGNORECASE), re.compile(r"</h1", re.IGNORECASE))
_TITLE: Final = (re.compile(r"<title\b[^<>]{0,2000}>", re.IGNORECASE), re.compile(r"</title", re.IGNORECASE))
_LONGEST_HEAD: Final = 5000


class JobGone(Exception):
    """The page says that its job is no longer there."""


def read_page(page: str, url: str) -> RawPosting | None:
    """The posting on a page; None where there is no text to speak of. Title and company may stay empty.

    Raises `JobGone` where the page says that the job is closed, filled or not found.
    """
    if posting := read_json_ld(page, url):
        return posting
    text = main_text(page)
    title, company = _head(page, text)
    stated = read_json_ld(page, url, text=text) if text else None
    kind = kind_of_page(text, stated.title if stated else title)
    if kind == "gone":
        raise JobGone
    if kind == "other":
        return None
    return stated or RawPosting(title=title, company=company, description=text, url=url)


def main_text(page: str) -> str:
    """The page's own text without its menus, notices and footers."""
    import trafilatura  # 0.4 s: only where a page is really read, which is in a worker

    found = trafilatura.extract(
        page,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
    )
    return tidy(found or "")


def _head(page: str, text: str) -> tuple[str, str]:
    """Title and company as the page's head names them: 'Nurse – St. Anna | Careers' gives 'Nurse – St. Anna'.

    A head that names no job ("Careers") gives way to the text's own title, where that has one.
    """
    named: dict[str, str] = {}
    for tag in _META.findall(page):
        attributes = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag)}
        key = attributes.get("property") or attributes.get("name") or ""
        named.setdefault(key.lower(), attributes.get("content", ""))
    candidates = (_strip(_first(page, *_HEADING)), named.get("og:title", ""), _first(page, *_TITLE))
    named_so = [name for name in map(_clean, candidates) if 3 <= len(name) <= 150]
    shown = next(filter(looks_like_title, named_so), "")
    shown = shown or guess_header(text).title or next(iter(named_so), "")
    return one_line(shown, 300), one_line(unescape(named.get("og:site_name", "")), 200)


def _first(page: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """What stands in the first such element; '' where there is none."""
    start = opening.search(page)
    end = closing.search(page, start.end()) if start else None
    return page[start.end() : end.start()][:_LONGEST_HEAD] if start and end else ""


def _strip(markup: str) -> str:
    return re.sub(r"<[^<>]+>", " ", markup)


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", unescape(text)).strip()
    return re.split(
        r"\s+[|·»]\s+|\s+[-–—]\s+(?:careers?|jobs?|karriere|stellenangebote?|emplois?|empleos?)\b",
        text,
        flags=re.I,
    )[0].strip()
