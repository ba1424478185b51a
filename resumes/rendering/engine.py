"""A resume document and a design in, a tagged PDF or SVG pages out, both from one layout by Typst."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from resumes.document import Document
from resumes.rendering.compiler import CompileError, Format, compiler
from resumes.rendering.content import Content, read_content
from resumes.rendering.design import Design
from resumes.rendering.fonts import PLACEHOLDER, Coverage, families, undisplayed
from resumes.rendering.labels import comma, label
from resumes.rendering.text import BREAK, breakable

_MOST_CHARACTERS = 200_000
_MOST_KEYWORDS = 40
_ATTEMPTS = 3
# Letters of a word that a line surely holds at the largest size, by place.
_LONGEST = {
    "classic": {"name": 26, "label": 48, "contacts": 52, "main": 52, "side": 52},
    "sidebar": {"name": 18, "label": 28, "contacts": 36, "main": 36, "side": 20},
}
_IDS = re.compile(r'(id="|href="#)')
_coverage = Coverage()
# A page of Typst's own output; its other objects of this kind are called /Pages.
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_GAPS = re.compile(" {2,}")


class RenderError(Exception):
    """A resume that cannot be printed; the message is for the person."""


@dataclass(frozen=True)
class Rendering:
    """`texts`, `side_texts`: what was placed in each column, in reading order. `footers`: the feet of pages 2 and on."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]
    texts: tuple[str, ...]
    side_texts: tuple[str, ...]
    footers: tuple[str, ...]


@dataclass
class _Job:
    """The data of one compilation, and what was found wanting in it."""

    data: dict[str, Any]
    texts: list[str]
    side_texts: list[str]
    warnings: list[str]


def render_pdf(document: Document, design: Design) -> Rendering:
    """A tagged PDF (PDF/UA-1) with title, author and language. Raises RenderError."""
    job = _prepare(document, design)
    pdf = _compile(job, design, "pdf")[0]
    pages = len(_PAGE.findall(pdf))
    name = job.data["content"]["name"].replace(BREAK, "")
    numbers = range(2, pages + 1) if design.page_numbers else ()
    footers = (f"{name} · {number} / {pages}" if name else f"{number} / {pages}" for number in numbers)
    return Rendering(pdf, pages, tuple(job.warnings), tuple(job.texts), tuple(job.side_texts), tuple(footers))


def render_svg(document: Document, design: Design) -> list[str]:
    """The same pages as SVG, one text per page: shapes alone, no script, style, text or link. Raises RenderError.

    Links stay out because Typst writes addresses into the SVG unescaped.
    """
    job = _prepare(document, design)
    job.data["clickable"] = False
    pages = _compile(job, design, "svg")
    return [_with_own_ids(page.decode("utf-8"), index) for index, page in enumerate(pages, start=1)]


def _prepare(document: Document, design: Design) -> _Job:
    try:
        content = read_content(document, design)
    except RecursionError as error:
        raise RenderError("This resume is nested too deeply to be printed.") from error
    texts, side_texts = list(content.texts(side=False)), list(content.texts(side=True))
    text = "\n".join((*texts, *side_texts))
    if len(text) > _MOST_CHARACTERS:
        raise RenderError(
            f"This resume holds {len(text):,} characters; at most {_MOST_CHARACTERS:,} can be printed. Shorten it."
        )
    warnings = [] if content.name else ["The resume has no name: the PDF begins without one."]
    job = _Job(_data(content, design), texts, side_texts, warnings)
    _drop(job, _coverage.missing(text))
    return job


def _data(content: Content, design: Design) -> dict[str, Any]:
    """What the templates read."""
    kind = label("resume", design.locale)
    skills = [entry for section in content.sections if section.id == "skills" for entry in section.entries]
    terms = [term for entry in skills for term in (entry.keywords or (entry.title,)) if term]
    return {
        "content": _breakable(content, design),
        "design": design.to_json(),
        "clickable": True,
        "comma": comma(design.locale),
        "fonts": families(design.font, content.language),
        "heading_fonts": families(design.heading_font, content.language),
        "kind": kind,
        "other": label("other", design.locale),
        "title": f"{content.name} – {kind}" if content.name else kind,
        "author": [content.name] if content.name else [],
        "description": content.label or kind,
        "keywords": terms[:_MOST_KEYWORDS],
    }


def _breakable(content: Content, design: Design) -> dict[str, Any]:
    """The content with marks where words too long for their place may break."""
    longest = _LONGEST[design.template]
    printed = content.to_json()
    for key in ("name", "label", "contacts"):
        printed[key] = _each_text(printed[key], partial(breakable, longest=longest[key]))
    for section in printed["sections"]:
        most = longest["side" if section["side"] else "main"]
        section["entries"] = _each_text(section["entries"], partial(breakable, longest=most))
    return printed


def _drop(job: _Job, letters: set[str]) -> None:
    """Takes out signs that no face can draw, puts a box for letters, and says which they were."""
    if not letters:
        return
    table = {
        ord(letter): PLACEHOLDER if unicodedata.category(letter)[0] in "LN" else "" for letter in letters
    }

    def put(text: str) -> str:
        left = text.translate(table)
        return text if left == text else _GAPS.sub(" ", left).strip(" ")

    job.data = _each_text(job.data, put)
    job.texts, job.side_texts = (_each_text(texts, put) for texts in (job.texts, job.side_texts))
    named = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(letters))
    job.warnings.append(f"No font here can draw these characters, so the PDF goes without them: {named}")


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every text in it changed; addresses of links stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, (list, tuple)):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "href" else _each_text(item, change) for key, item in value.items()}
    return value


def _compile(job: _Job, design: Design, form: Format) -> list[bytes]:
    """One PDF, or one image a page. A glyph missing in a cluster only shows here: drop it and try again."""
    for _ in range(_ATTEMPTS):
        try:
            return compiler.compile(design.template, job.data, form)
        except CompileError as error:
            letters = undisplayed(error)
            if not letters:
                raise RenderError(f"The resume could not be laid out: {error.message}") from error
            _drop(job, letters)
    raise RenderError("The resume could not be laid out: its characters are not in any font here.")


def _with_own_ids(svg: str, page: int) -> str:
    """Glyphs named per page, so that several pages may stand in one HTML document."""
    return _IDS.sub(rf"\g<1>p{page}-", svg)
