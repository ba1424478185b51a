"""Groups of skills set side by side, each under a bold name of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from resumes.parsing.contacts import has_contact
from resumes.reading.layout import is_bullet, strip_bullet
from resumes.reading.types import Line


@dataclass(slots=True)
class Group:
    """A group's name and what stands under it."""

    name: str
    lines: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0


def take_columns(lines: Sequence[Line]) -> tuple[list[Group], list[Line]]:
    """(groups that stand side by side, the lines that belong to none)."""
    groups: list[Group] = []
    left: list[Line] = []
    open_groups: list[Group] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _is_row_of_names(line, following):
            open_groups = [Group(name, [], line.start, line.end) for name in _cells(line)]
            groups += open_groups
        elif open_groups and not line.bold and len(_cells(line)) <= len(open_groups):
            for group, cell in zip(open_groups, _cells(line), strict=False):
                group.lines.append(cell)
                group.end = line.end
        else:
            open_groups = []
            left.append(line)
    return groups, left


def _is_row_of_names(line: Line, following: Line | None) -> bool:
    cells = _cells(line)
    if following is None or len(cells) < 2 or not line.bold or following.bold or line.bullet:
        return False
    return "\t" in following.text and all(len(cell.split()) <= 4 and "," not in cell for cell in cells)


def _cells(line: Line) -> list[str]:
    return [strip_bullet(cell).strip(" :") for cell in line.text.split("\t") if cell.strip()]


def take_unheaded(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(rows of bullets side by side, as skills stand under a headline without a heading; the other lines)."""
    rows = [index for index, line in enumerate(lines) if _is_row_of_bullets(line)]
    if len(rows) < 2:
        return [], list(lines)
    return [lines[index] for index in rows], [line for index, line in enumerate(lines) if index not in rows]


def _is_row_of_bullets(line: Line) -> bool:
    """'• Fleet readiness  • Inventory control  • Contract oversight'"""
    cells = line.text.split("\t")
    short = all(len(strip_bullet(cell).split()) <= 5 and not has_contact(cell) for cell in cells)
    return line.bullet and len(cells) >= 2 and short and all(is_bullet(cell) for cell in cells)
