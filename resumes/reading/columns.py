"""Where a page's columns are: the gutters between them, and whether to read across or down."""

import math
import re
from collections import Counter
from itertools import pairwise

from resumes.reading.rows import DATE, WHOLE_DATE, Block, Chunk, Row
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.places import place_score

_SPOKEN_DATE = re.compile(
    r"\d{4} (?:to|à|a|bis|al|hasta|tot|do|until) (?:\w+ )?\d{4}"
    r"|\b(?:since|depuis|seit|desde|dal|sinds)\b",
    re.I,
)
MIN_GUTTER = 7.0
CONTACT = re.compile(r"@|\+?\d[\d ().-]{7,}\d|linkedin|github|www\.|https?:", re.I)


def find_blocks(rows: list[Row], depth: int = 0) -> list[Block]:
    """The rows cut into blocks in reading order; columns where the page has them."""
    if not rows:
        return []
    cards = _find_cards(rows) if depth < 4 else None
    if cards is not None:
        first, last, starts = cards
        parts = [_between(rows[first : last + 1], *pair) for pair in pairwise([*starts, math.inf])]
        beside = [Block(part, split=True, side=side) for side, part in enumerate(parts) if part]
        return find_blocks(rows[:first], depth + 1) + beside + find_blocks(rows[last + 1 :], depth + 1)
    cut = _best_gutter(rows) if depth < 4 and len(rows) >= 4 else None
    if cut is None:
        return [Block(rows)]
    x, first, last = cut
    left, right = _sides(rows[first : last + 1], x)
    above, below = find_blocks(rows[:first], depth + 1), find_blocks(rows[last + 1 :], depth + 1)
    columns = [Block(left, split=True, side=0), Block(right, split=True, side=1)]
    inner = [block for column in columns for block in _inner(column, depth)]
    return above + inner + below


def _find_cards(rows: list[Row]) -> tuple[int, int, list[float]] | None:
    """(first row, last row, where each begins) of entries set side by side, each with a whole time of its own."""
    for index, row in enumerate(rows):
        dated = [chunk for chunk in row.chunks if DATE.search(chunk.text)]
        whole = [chunk for chunk in dated if WHOLE_DATE.search(chunk.text) or _SPOKEN_DATE.search(chunk.text)]
        bare = [chunk for chunk in whole if WHOLE_DATE.fullmatch(chunk.text)]
        if not 1 < len(dated) == len(row.chunks) or not whole or (bare and len(bare) < len(dated)):
            continue
        starts = [chunk.x0 for chunk in dated]
        first, last = index, index
        while first > 0 and _fits_cards(rows[first - 1], starts) and rows[first].y - rows[first - 1].y < 40:
            first -= 1
        while last + 1 < len(rows) and _fits_cards(rows[last + 1], starts):
            last += 1
        if len(rows[first].chunks) == len(starts) and first < index:
            return first, last, starts
    return None


def _fits_cards(row: Row, starts: list[float]) -> bool:
    if len(row.chunks) == 1 and section_of(row.chunks[0].text):
        return False
    return all(any(abs(chunk.x0 - start) < 4 for start in starts) for chunk in row.chunks)


def _between(rows: list[Row], left: float, right: float) -> list[Row]:
    parts = [[chunk for chunk in row.chunks if left - 4 < chunk.x0 < right - 4] for row in rows]
    return [Row(part) for part in parts if part]


def _inner(column: Block, depth: int) -> list[Block]:
    parts = find_blocks(column.rows, depth + 1)
    for part in parts:
        part.split, part.side = True, column.side
    return parts


def _sides(rows: list[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [Row(part) for row in rows if (part := [chunk for chunk in row.chunks if chunk.x1 <= x + 1])]
    right = [Row(part) for row in rows if (part := [chunk for chunk in row.chunks if chunk.x1 > x + 1])]
    return left, right


def _best_gutter(rows: list[Row]) -> tuple[float, int, int] | None:
    """(x, first row, last row) of the most convincing gutter between two columns, if any."""
    edges: dict[int, int] = {}
    for row in rows:
        for chunk in row.chunks:
            edges[round(chunk.x0 / 2)] = edges.get(round(chunk.x0 / 2), 0) + 1
    leftmost = min(row.x0 for row in rows)
    candidates = [
        edge * 2 - 1.0
        for edge, count in edges.items()
        if count + edges.get(edge + 1, 0) + edges.get(edge - 1, 0) >= 3 and edge * 2 > leftmost + 40
    ]
    candidates += _edges_of_unjustified(rows, leftmost)
    best: tuple[float, tuple[float, int, int]] | None = None
    for x in candidates:
        for first, last in _clear_runs(rows, x):
            found = _judge(rows, x, first, last)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
    return best[1] if best else None


def _edges_of_unjustified(rows: list[Row], leftmost: float) -> list[float]:
    """Left edges of columns whose lines are centred or set flush right: those of the longest line of each."""
    groups: dict[tuple[str, int], list[Chunk]] = {}
    for row in rows:
        chunk = row.chunks[-1]
        groups.setdefault(("end", round(chunk.x1 / 2)), []).append(chunk)
        groups.setdefault(("middle", round((chunk.x0 + chunk.x1) / 4)), []).append(chunk)
    edges = []
    for chunks in groups.values():
        edge = min(chunk.x0 for chunk in chunks)
        if len(chunks) >= 8 and len({round(chunk.x0) for chunk in chunks}) > 4 and edge > leftmost + 150:
            edges.append(edge - 1.0)
    return edges


def _clear_runs(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """Longest stretches of rows in which no chunk lies across x."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    centred = _centred_headings(rows)
    for index, row in enumerate(rows):
        crossed = index in centred or any(chunk.x0 < x - 1 and chunk.x1 > x + 1 for chunk in row.chunks)
        if crossed and start is not None:
            runs.append((start, index - 1))
            start = None
        elif not crossed and start is None:
            start = index
    if start is not None:
        runs.append((start, len(rows) - 1))
    return [run for run in runs if run[1] - run[0] >= 3]


def _centred_headings(rows: list[Row]) -> frozenset[int]:
    """Indexes of headings alone on their rows in the middle of the page: they stand above both sides."""
    middle = min(row.x0 for row in rows) + max(row.x1 for row in rows)
    found = {
        index: round(row.x0)
        for index, row in enumerate(rows)
        if len(row.chunks) == 1 and abs(row.x0 + row.x1 - middle) < 8 and section_of(row.chunks[0].text)
    }
    # Headings of a column begin at one edge, wherever that is, and so does what stands below them.
    others = [row for index, row in enumerate(rows) if index not in found]
    edges = Counter(round(chunk.x0) for row in others for chunk in row.chunks)
    alone = all(edges[edge] + edges[edge - 1] + edges[edge + 1] < 2 for edge in found.values())
    return frozenset(found) if alone or len(set(found.values())) > 1 else frozenset()


def _judge(rows: list[Row], x: float, first: int, last: int) -> tuple[float, tuple[float, int, int]] | None:
    """Trim a run to where both sides have text, and weigh it; None if it is not a pair of columns."""
    right_rows = [i for i in range(first, last + 1) if rows[i].x1 > x]
    left_rows = [i for i in range(first, last + 1) if rows[i].x0 < x]
    if len(right_rows) < 3 or len(left_rows) < 3:
        return None
    start, stop = max(right_rows[0], left_rows[0]), max(right_rows[-1], left_rows[-1])
    start = _skip_shared_header(rows, x, min(start, stop), stop)
    start = _with_rows_above(rows, x, start)
    while start > first and len(rows[start - 1].chunks) == 1 and section_of(rows[start - 1].chunks[0].text):
        start -= 1
    left, right = _sides(rows[start : stop + 1], x)
    if len(left) < 3 or len(right) < 3:
        return None
    gutter = _gutter(left, right)
    if gutter < MIN_GUTTER or not _reads_down(left, right) or _holds_dates_of(right):
        return None
    shared = min(left[-1].y, right[-1].y) - max(left[0].y, right[0].y)
    if shared < 25:
        return None
    return shared * (1 + min(gutter, 30) / 60), (x, start, stop)


def _holds_dates_of(right: list[Row]) -> bool:
    """Whether dates set flush right in the left column would go to the right one: they stand left of its edge."""
    edge = Counter(round(row.x0 / 2) for row in right).most_common(1)[0][0] * 2
    before = [row for row in right if row.x0 < edge - 6]
    dates = [row for row in before if len(row.chunks[0].text) < 32 and DATE.search(row.chunks[0].text)]
    return len(dates) >= 2 and len(dates) >= 0.6 * len(before)


def _gutter(left: list[Row], right: list[Row]) -> float:
    """The space between two columns; a line or two that run over (a long address) do not close it."""
    ends = sorted(row.x1 for row in left)
    edge = min(row.x0 for row in right)
    over = min(len(ends) // 8, 2)
    return edge - ends[-1 - over] if edge - ends[-1] > -2 else edge - ends[-1]


def _with_rows_above(rows: list[Row], x: float, start: int) -> int:
    """Rows right above, set at the right column's edge alone (beside a picture), are the column's beginning."""
    edge = min((row.x0 for row in _sides(rows[start:], x)[1]), default=0.0)
    first = start
    while first > 0 and abs(rows[first - 1].x0 - edge) < 2.5 and len(rows[first - 1].chunks) <= 2:
        first -= 1
    headed = any(section_of(rows[index].chunks[0].text) for index in range(first, start))
    return first if headed else start


def _skip_shared_header(rows: list[Row], x: float, start: int, stop: int) -> int:
    """The first rows may be one line of contacts above both columns: begin below it, at the first heading."""
    shared = None
    for index in range(start, min(start + 5, stop)):
        chunks = rows[index].chunks
        both = any(chunk.x1 <= x + 1 for chunk in chunks) and any(chunk.x1 > x + 1 for chunk in chunks)
        if any(section_of(chunk.text) for chunk in chunks):
            return start if shared is None else index
        if both and len(chunks) >= 3 and CONTACT.search(" ".join(chunk.text for chunk in chunks)):
            shared = index
    return start if shared is None else shared + 1


def _reads_down(left: list[Row], right: list[Row]) -> bool:
    """Whether two sides are columns of their own, rather than cells of rows that belong together."""
    heads_left, heads_right = _headings(left), _headings(right)
    if _only_labels(left) or _only_labels(right):
        return False
    if _dates_share(left) >= 0.5 or _dates_share(right) >= 0.6 or (not heads_right and _is_margin(right)):
        return False
    if not heads_right and _is_margin([row for row in left if not section_of(row.chunks[0].text)]):
        return False
    if heads_left > 2 * heads_right and heads_right and _is_form(left, right):
        return False
    if heads_left and not heads_right and (_opens_rows(left, right) or _starts_beside(left, right)):
        return False
    if heads_left and heads_right:
        return heads_left < len(left) * 0.8
    paired = _paired_share(left, right)
    if heads_left and not heads_right and _is_form(left, right):
        return False
    if heads_left or heads_right:
        if heads_left and heads_left >= len(left) * 0.6:
            return False
        return paired < 0.75
    return paired < 0.6


def _is_form(left: list[Row], right: list[Row]) -> bool:
    """Headings, labels and dates in the margin, each label beside its content: rows that are read across."""
    ys = [row.y for row in right]
    labels = [
        row
        for row in left
        if len(row.chunks) == 1
        and (not section_of(row.chunks[0].text) or any(abs(row.y - y) <= 1.5 for y in ys))
    ]
    few = len(labels) <= 1.3 * len(right)
    return len(labels) >= 2 and few and _paired_share(labels, right, least=True) >= 0.75


def _headings(rows: list[Row]) -> int:
    return sum(1 for row in rows if len(row.chunks) == 1 and section_of(row.chunks[0].text))


def _dates_share(rows: list[Row]) -> float:
    """The share of rows that are a date, or that follow one closely (a place below it)."""
    dated = sum(
        1
        for row in rows
        if len(row.chunks) == 1 and len(row.chunks[0].text) < 32 and DATE.search(row.chunks[0].text)
    )
    short = sum(1 for row in rows if len(row.chunks[0].text) < 32)
    return dated / len(rows) if short >= 0.8 * len(rows) else 0.0


def _opens_rows(left: list[Row], right: list[Row]) -> bool:
    """Whether something stands on the right beside the first line below every heading, and nothing beside these."""
    heads = [row for row in left if section_of(row.chunks[0].text)]
    below = [second for first, second in pairwise(left) if first in heads and second not in heads]
    first = left[0] if left[0] not in heads else below[0] if below else heads[0]
    paired = {id(row) for row in left if any(abs(row.y - other.y) < 2 for other in right)}
    return all(id(row) in paired for row in [first, *below]) and not any(id(row) in paired for row in heads)


def _starts_beside(left: list[Row], right: list[Row]) -> bool:
    """Whether every stretch of text on the right begins on a row of the left: a cell of it, as no column's text is."""
    starts = [
        right[0],
        *(row for above, row in pairwise(right) if row.y - above.y > 1.75 * row.chunks[0].size),
    ]
    labels = [row for row in left if not section_of(row.chunks[0].text)]
    beside = [label for start in starts for label in labels if abs(start.y - label.y) <= 1.2]
    if len(beside) == len(starts) and all(DATE.search(label.chunks[0].text) for label in beside):
        return True
    return len(beside) >= 3 and len(beside) >= 0.75 * len(starts)


def _is_margin(rows: list[Row]) -> bool:
    """Dates set flush right, each with a place above or below it and nothing else: they belong to the rows beside."""
    texts = [row.chunks[0].text for row in rows]
    if not rows or any(len(row.chunks) > 1 for row in rows) or any(len(text) >= 32 for text in texts):
        return False
    edge = max(row.x1 for row in rows)
    dated = [row.y for row, text in zip(rows, texts, strict=True) if DATE.search(text)]
    near = [
        row
        for row, text in zip(rows, texts, strict=True)
        if any(abs(row.y - y) < 1.9 * row.chunks[0].size for y in dated) or place_score(text) >= 0.9
    ]
    flush = sum(edge - row.x1 < 3 for row in rows)
    return 3 * len(dated) >= len(rows) and min(len(near), flush) >= 0.9 * len(rows)


def _only_labels(rows: list[Row]) -> bool:
    labels = sum(1 for row in rows if row.chunks[-1].text.rstrip().endswith((":", "：")))
    return labels >= 0.5 * len(rows)


def _paired_share(left: list[Row], right: list[Row], *, least: bool = False) -> float:
    """How many rows of the shorter side (`least`: of the left one) stand on a baseline of the other."""
    fewer, more = (left, right) if least or len(left) <= len(right) else (right, left)
    ys = [row.y for row in more]
    return sum(1 for row in fewer if any(abs(row.y - y) <= 1.5 for y in ys)) / len(fewer)
