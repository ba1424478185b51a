"""Cells of tables whose text goes on below itself: their lines put back together, row by row."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resumes.reading.rows import Chunk, Row

# How far a cell's edge may be from where its column begins; the space that frames and paddings take between cells.
ALIGNED, PADDING = 2.5, 14.0
# A row of a table begins after more space than there is between the lines of a cell.
APART = 1.2


def close_cells(rows: list[Row]) -> list[Row]:
    """Rows with the broken cells of tables of three columns or more made whole."""
    result: list[Row] = []
    index = 0
    while index < len(rows):
        starts = [chunk.x0 for chunk in rows[index].chunks]
        end = _table_end(rows, index, starts) if len(starts) > 2 else index
        if end - index > 2:
            result += _closed(rows[index:end], starts)
            index = end
        else:
            result.append(rows[index])
            index += 1
    return result


def _table_end(rows: Sequence[Row], first: int, starts: Sequence[float]) -> int:
    """Index behind the last row all of whose cells stand in the columns that the first row has."""
    index = first
    while index < len(rows) and _columns(rows[index], starts) is not None:
        index += 1
    return index


def _columns(row: Row, starts: Sequence[float]) -> list[int] | None:
    """In which column each chunk of a row stands, None if one stands in none or reaches over the next."""
    found = []
    for chunk in row.chunks:
        column = next((n for n, start in enumerate(starts) if abs(chunk.x0 - start) < ALIGNED), None)
        if column is None or (column + 1 < len(starts) and chunk.x1 > starts[column + 1]):
            return None
        found.append(column)
    return found


def _closed(rows: Sequence[Row], starts: Sequence[float]) -> list[Row]:
    steps = [below.y - above.y for above, below in pairwise(rows)]
    least = min(steps)
    if max(steps) < APART * least:
        return list(rows)
    records: list[list[Row]] = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step < APART * least:
            records[-1].append(row)
        else:
            records.append([row])
    if sum(len(record[0].chunks) > 2 for record in records) < 2:
        return list(rows)
    last = max((row.chunks[-1].x1 for row in rows if row.chunks[-1].x0 > starts[-1] - ALIGNED), default=0.0)
    edges = [start - PADDING for start in starts[1:]] + [last - PADDING / 2]
    return [row for record in records for row in _joined(record, starts, edges)]


def _joined(record: Sequence[Row], starts: Sequence[float], edges: Sequence[float]) -> list[Row]:
    """One row of a table: its broken cells in one line each; paragraphs in the last column as they stand."""
    cells: list[list[Chunk]] = [[] for _ in starts]
    for row in record:
        for chunk, column in zip(row.chunks, _columns(row, starts) or (), strict=True):
            cells[column].append(chunk)
    broken = [
        all(_goes_on(above, below, edge) for above, below in pairwise(chunks))
        for chunks, edge in zip(cells, edges, strict=True)
    ]
    if len(record) == 1 or not all(broken[:-1]):
        return list(record)
    if broken[-1] and cells[-1]:
        return [Row([_squeezed(chunks) for chunks in cells if chunks])]
    first = [_squeezed(chunks) for chunks in cells[:-1] if chunks] + cells[-1][:1]
    return [Row(first), *(Row([chunk]) for chunk in cells[-1][1:])]


def _goes_on(above: Chunk, below: Chunk, edge: float) -> bool:
    """Whether the first word of a line would not have fitted on the one above, and both are set alike."""
    last, word = above.words[-1], below.words[0]
    alike = (last.bold, last.italic) == (word.bold, word.italic) and abs(last.size - word.size) < 0.6
    return alike and above.x1 + 0.25 * word.size + (word.x1 - word.x0) > edge


def _squeezed(chunks: Sequence[Chunk]) -> Chunk:
    """Lines of a cell as one, within the width of the cell and on its first baseline."""
    words = [word for chunk in chunks for word in chunk.words]
    if len(chunks) == 1:
        return chunks[0]
    left, width = chunks[0].x0, (max(chunk.x1 for chunk in chunks) - chunks[0].x0) / len(words)
    y, top, bottom = words[0].y, words[0].top, words[0].bottom
    return Chunk(
        [
            replace(
                word,
                x0=left + number * width,
                x1=left + (number + 0.9) * width,
                y=y,
                top=top,
                bottom=bottom,
            )
            for number, word in enumerate(words)
        ]
    )
