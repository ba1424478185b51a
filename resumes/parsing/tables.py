"""Sections that are tables: the heads of their columns, and what these say about the cells below."""

from collections.abc import Sequence
from dataclasses import replace

from resumes.parsing.dates import find_spans
from resumes.reading.types import Line, Run
from resumes.vocabulary.labels import head_kind, is_first_row, is_table_head

_LABELS = {"title": "Position", "name": "Employer", "school": "Employer", "place": "Location"}


def without_heads(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows of a section that is a table, without the heads of its columns in whatever words."""
    texts, dated = [line.text for line in lines], [bool(find_spans(line.text)) for line in lines[:4]]
    return lines[1:] if lines and is_first_row(texts, dated) else lines


def labelled_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section of posts; in a table each title, employer and place with its column's label before it."""
    kinds: list[str] = []
    rows: list[Line] = []
    for number, line in enumerate(lines):
        cells = line.text.split("\t")
        heads = [head_kind(cell) for cell in cells]
        if is_table_head(cells) or (number == 0 and _tell_posts(heads) and not find_spans(line.text)):
            kinds = heads
        elif len(cells) == len(kinds) and _tell_posts(kinds):
            rows.append(_labelled(line, cells, kinds))
        else:
            rows.append(line)
    return list(without_heads(rows))


def _tell_posts(kinds: Sequence[str]) -> bool:
    """Whether columns hold titles and employers, a teacher's schools among these."""
    return "title" in kinds and ("name" in kinds or "school" in kinds)


def _labelled(line: Line, cells: Sequence[str], kinds: Sequence[str]) -> Line:
    text = "\t".join(
        f"{_LABELS[kind]}: {cell}" if kind in _LABELS and cell.strip() else cell
        for cell, kind in zip(cells, kinds, strict=True)
    )
    return replace(line, text=text, runs=(Run(text, line.bold, line.italic, line.size),))
