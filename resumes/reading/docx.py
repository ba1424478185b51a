"""DOCX into lines: paragraphs with their styles, tables across or down, text boxes, headers and footers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from resumes.reading.docx_package import Look, Package, W, half_points, is_on, open_package
from resumes.reading.layout import is_bullet
from resumes.reading.types import Line, ReadError, Run
from resumes.vocabulary.headings import section_of

MAX_PARAGRAPHS = 8_000
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)", re.I)
_TITLE_STYLE = re.compile(r"^(?:title|titel|name|titre|título|titolo)$", re.I)


@dataclass(slots=True)
class Flow:
    """What has been read so far."""

    package: Package
    lines: list[Line] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    column: int = 0
    gap: float = 0.0


def read_docx(data: bytes) -> tuple[list[Line], list[str], list[str]]:
    """(lines, link addresses, hidden texts). Raises ReadError for damaged or hostile files."""
    package = open_package(data)
    flow = Flow(package)
    for part in package.headers:
        _blocks(part, flow)
    flow.column += 1
    _blocks(package.body, flow)
    for box in flow.boxes:
        flow.column += 1
        _blocks(box, flow)
    flow.column += 1
    for part in package.footers:
        _blocks(part, flow)
    return flow.lines, [*flow.links], flow.hidden


def _blocks(parent: Any, flow: Flow) -> None:
    for child in parent:
        if child.tag == W + "p":
            _paragraph(child, flow)
        elif child.tag == W + "tbl":
            _table(child, flow)
        elif child.tag in (
            W + "body",
            W + "sdt",
            W + "sdtContent",
            W + "customXml",
            W + "ins",
            W + "smartTag",
        ):
            _blocks(child, flow)


def _paragraph(element: Any, flow: Flow) -> None:
    if len(flow.lines) > MAX_PARAGRAPHS:
        raise ReadError(
            "too_large", "This document holds more text than a resume can. Upload the resume alone."
        )
    early = len(flow.lines) < 3
    boxes: list[Any] = []
    made = _lines_of(element, flow, boxes)
    flow.lines.extend(made)
    flow.gap = 0.0 if made else flow.gap + 1.0
    for box in boxes:
        if early:
            flow.column += 1
            _blocks(box, flow)
            flow.column += 1
        else:
            flow.boxes.append(box)


def _lines_of(element: Any, flow: Flow, boxes: list[Any]) -> list[Line]:
    """A paragraph as one line, or several where it breaks its lines itself."""
    properties = element.find(W + "pPr")
    style = properties.find(W + "pStyle") if properties is not None else None
    look = flow.package.looks.get(style.get(W + "val", "") if style is not None else "", Look())
    base = Run("", look.bold, look.italic, look.size or flow.package.default_size)
    rows: list[list[Run]] = [[]]
    for run in _runs(element, base, flow, boxes):
        pieces = run.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                rows.append([])
            if piece:
                rows[-1].append(Run(piece, run.bold, run.italic, run.size))
    listed = look.listed or (properties is not None and _numbered(properties))
    heading = _heading_level(look.name)
    indent = _indent(properties)
    before = flow.gap
    made: list[Line] = []
    for number, runs in enumerate(rows):
        line = _line(runs, flow.column, heading, indent, listed and number == 0, before if not made else 0.0)
        if line is not None:
            made.append(line)
    return made


def _numbered(properties: Any) -> bool:
    number = properties.find(f"{W}numPr/{W}numId")
    return number is not None and number.get(W + "val") != "0"


def _heading_level(name: str) -> int:
    if _TITLE_STYLE.match(name):
        return 1
    match = _HEADING_STYLE.match(name)
    return int(match.group(1)) if match else 0


def _indent(properties: Any) -> float:
    element = properties.find(W + "ind") if properties is not None else None
    if element is None:
        return 0.0
    value = element.get(W + "left") or element.get(W + "start") or "0"
    return float(value) / 20 if value.lstrip("-").isdigit() else 0.0


def _line(runs: list[Run], column: int, heading: int, indent: float, listed: bool, gap: float) -> Line | None:
    runs = _merged(runs)
    text = "".join(run.text for run in runs).strip()
    if not text:
        return None
    if listed and not is_bullet(text) and not heading:
        text = "• " + text
    letters = sum(len(run.text.strip()) for run in runs) or 1
    return Line(
        text=text,
        column=column,
        x0=indent,
        x1=indent + len(text),
        size=max(runs, key=lambda run: len(run.text.strip())).size,
        bold=sum(len(run.text.strip()) for run in runs if run.bold) > 0.6 * letters,
        italic=sum(len(run.text.strip()) for run in runs if run.italic) > 0.6 * letters,
        bullet=is_bullet(text),
        heading=heading,
        wraps=False,
        gap_before=gap,
        runs=tuple(runs),
    )


def _merged(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        text = re.sub(r"[  ]*\t[\t  ]*| {4,}", "\t", run.text.replace("\xa0", " "))
        if merged and (not text.strip() or (merged[-1].bold, merged[-1].italic) == (run.bold, run.italic)):
            merged[-1] = Run(merged[-1].text + text, merged[-1].bold, merged[-1].italic, merged[-1].size)
        elif text.strip() or merged:
            merged.append(Run(text, run.bold, run.italic, run.size))
    return merged


def _runs(parent: Any, base: Run, flow: Flow, boxes: list[Any]) -> Iterator[Run]:
    for child in parent:
        if child.tag == W + "r":
            yield from _run(child, base, flow, boxes)
        elif child.tag == W + "hyperlink":
            target = flow.package.links.get(child.get(_R + "id", ""), "")
            if target:
                flow.links.append(target)
            yield from _runs(child, base, flow, boxes)
        elif child.tag in (
            W + "ins",
            W + "smartTag",
            W + "sdt",
            W + "sdtContent",
            W + "fldSimple",
            W + "customXml",
        ):
            yield from _runs(child, base, flow, boxes)


def _run(element: Any, base: Run, flow: Flow, boxes: list[Any]) -> Iterator[Run]:
    properties = element.find(W + "rPr")
    text = "".join(_letters(element, boxes))
    if not text:
        return
    size = half_points(properties.find(W + "sz"), base.size) if properties is not None else base.size
    if _unseen(properties, size):
        if text.strip():
            flow.hidden.append(text.strip())
        return
    if is_on(properties, "caps", False):
        text = text.upper()
    yield Run(text, is_on(properties, "b", base.bold), is_on(properties, "i", base.italic), size)


def _letters(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in (W + "tab", W + "ptab"):
            yield "\t"
        elif child.tag in (W + "br", W + "cr"):
            yield "\n"
        elif child.tag == W + "noBreakHyphen":
            yield "-"
        elif child.tag == W + "sym":
            yield " "
        elif child.tag not in (W + "rPr", W + "delText", W + "instrText"):
            boxes.extend(_text_boxes(child))


def _text_boxes(element: Any) -> Iterator[Any]:
    """The contents of drawn text boxes; the fallback copy for old programs is passed over."""
    if element.tag == _FALLBACK:
        return
    if element.tag == W + "txbxContent":
        yield element
        return
    for child in element:
        if isinstance(child.tag, str):
            yield from _text_boxes(child)


def _unseen(properties: Any, size: float) -> bool:
    if properties is None:
        return False
    if is_on(properties, "vanish", False) or 0 < size < 3:
        return True
    color, shade = properties.find(W + "color"), properties.find(W + "shd")
    white = color is not None and color.get(W + "val", "").upper() in ("FFFFFF", "FEFEFE", "FDFDFD")
    shaded = shade is not None and shade.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF")
    return white and not shaded and not _on_dark_ground(properties)


def _on_dark_ground(properties: Any) -> bool:
    """Whether the paragraph, cell, table or text box around a run may have a colour of its own."""
    node = properties.getparent()
    while node is not None:
        if node.tag == W + "txbxContent":
            return True
        if node.tag in (W + "p", W + "tc", W + "tbl"):
            for holder in ("pPr", "tcPr", "tblPr"):
                shade = node.find(f"{W}{holder}/{W}shd")
                if shade is not None and shade.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF"):
                    return True
        node = node.getparent()
    return False


def _table(element: Any, flow: Flow) -> None:
    rows = [[cell for cell in row if cell.tag == W + "tc"] for row in _rows_of(element)]
    for cells in rows:
        if not cells:
            continue
        parts = [_cell(cell, flow) for cell in cells]
        parts = [part for part in parts if part]
        if len(parts) >= 2 and (_is_entry_row(parts) or all(len(part) == 1 for part in parts)):
            flow.lines.append(_beside([part[0] for part in parts], flow.column))
            rest = max(parts[1:], key=len) if len(parts[0]) == 1 else max(parts, key=len)
            for part in parts:
                flow.lines.extend(line for line in part[1:] if part is rest)
            for part in parts:
                flow.lines.extend(line for line in part[1:] if part is not rest)
            continue
        if len(parts) == 1:
            flow.lines.extend(
                parts[0]
            )  # a frame around an entry, or the cell beside it is empty: the entry goes on
            continue
        headed = any(line.heading or section_of(line.text) for part in parts for line in part)
        for part in parts:
            flow.column += int(headed)  # a list in columns without headings belongs to the section above
            flow.lines.extend(_renumbered(part, flow.column))
        if len(parts) > 1:
            flow.column += int(headed)


def _rows_of(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from _rows_of(child)


def _cell(cell: Any, flow: Flow) -> list[Line]:
    inner = Flow(flow.package, column=flow.column)
    _blocks(cell, inner)
    flow.hidden.extend(inner.hidden)
    flow.links.extend(inner.links)
    flow.boxes.extend(inner.boxes)
    return inner.lines


def _is_entry_row(parts: list[list[Line]]) -> bool:
    """A row of one entry: a short first or last cell (a date, a label) beside the rest."""
    short = [part for part in parts if len(part) <= 2 and all(len(line.text) < 45 for line in part)]
    return len(short) >= len(parts) - 1 and not any(line.heading for part in parts for line in part)


def _beside(lines: list[Line], column: int) -> Line:
    runs: list[Run] = []
    for line in lines:
        for number, run in enumerate(line.runs):
            lead = "\t" if runs and number == 0 else ""
            runs.append(
                Run(lead + run.text.strip() if number == 0 else run.text, run.bold, run.italic, run.size)
            )
    text = "\t".join(line.text for line in lines)
    return Line(
        text=text,
        column=column,
        x1=float(len(text)),
        size=max(line.size for line in lines),
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        bullet=is_bullet(text),
        wraps=False,
        gap_before=1.0,
        runs=tuple(runs),
    )


def _renumbered(lines: list[Line], column: int) -> list[Line]:
    return [replace(line, column=column) for line in lines]
