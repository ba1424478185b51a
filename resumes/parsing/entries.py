"""Items of a section into entries: header lines around each date, and what was done there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from resumes.parsing.dates import Span, find_spans
from resumes.parsing.entry_lines import (
    DURATION,
    is_anchor,
    is_head,
    is_told,
    nested_told,
    parted_posts,
    rough_parts,
    timeless_in_text,
    titles_first,
    told_last,
    unbulleted,
    unbulleted_posts,
    without_durations,
    words_beside,
)
from resumes.parsing.lines import Item, is_body
from resumes.parsing.pieces import is_clutter, without_clutter
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.places import is_known_place, place_score
from resumes.vocabulary.titles import title_score

MAX_ABOVE, MAX_BELOW = 3, 2


@dataclass(slots=True)
class Entry:
    """One post, course or project: its header lines and its body."""

    heads: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)

    @property
    def span(self) -> Span | None:
        spans = [span for item in self.heads for span in item.spans]
        ranged = [span for span in spans if span.ranged]
        return next(iter(ranged or spans), None)

    @property
    def start(self) -> int:
        return min((item.start for item in (*self.heads, *self.body)), default=0)

    @property
    def end(self) -> int:
        return max((item.end for item in (*self.heads, *self.body)), default=0)


def split_entries(items: Sequence[Item]) -> list[Entry]:
    """Entries in order. Without dates, a header line followed by text opens one."""
    items = timeless_in_text(parted_posts(unbulleted_posts(unbulleted(without_durations(items)))))
    items = told_last(titles_first(items))
    forms = _split_forms(items)
    if forms:
        return forms
    items = nested_told(items)
    anchors = [index for index, item in enumerate(items) if is_anchor(item)]
    if not anchors:
        return _split_undated(items)
    anchors = _merge_close(items, anchors)
    bounds = [_Bounds(anchor, anchor, anchor) for anchor in anchors]
    above = {anchor: _count_above(items, anchor) for anchor in _first_of_their_kind(items, anchors)}
    bounds[0].top = anchors[0] - above[anchors[0]]
    for before, after in pairwise(bounds):
        model = next((first for first in above if _kind(items[first]) == _kind(items[after.anchor])), 0)
        _share_between(items, before, after, above[model], items[model - above[model]])
    _extend_below(items, bounds[-1], len(items))
    _extend_alike(items, bounds)
    _extend_together(items, bounds)
    entries = _undated_before(items[: bounds[0].top])
    for number, bound in enumerate(bounds):
        end = bounds[number + 1].top if number + 1 < len(bounds) else len(items)
        entries.append(Entry(list(items[bound.top : bound.bottom + 1]), list(items[bound.bottom + 1 : end])))
    return entries


def _split_forms(items: Sequence[Item]) -> list[Entry]:
    """Entries of a form, whose label 'Dates' opens each of them, wherever the employer is named below."""
    labels = [label[0] if (label := form_label(item.text)) is not None else "" for item in items]
    if labels[:1] != ["date"] or labels.count("name") < labels.count("date"):
        return []
    starts = [number for number, label in enumerate(labels) if label == "date"]
    entries: list[Entry] = []
    for start, end in pairwise([*starts, len(items)]):
        part = items[start:end]
        heads = [number for number in range(len(part)) if labels[start + number] in _HEAD_LABELS]
        entries.append(
            Entry(
                [part[number] for number in heads],
                [item for number, item in enumerate(part) if number not in heads],
            )
        )
    return entries


_HEAD_LABELS = frozenset({"date", "title", "name", "place"})


@dataclass(slots=True)
class _Bounds:
    """Indexes of the first header line, the line with the date, and the last header line."""

    top: int
    anchor: int
    bottom: int


def _merge_close(items: Sequence[Item], anchors: list[int]) -> list[int]:
    """A second date in the same header (a date below a line that ends in a year) is no entry of its own."""
    kept = [anchors[0]]
    for anchor in anchors[1:]:
        before, item = items[kept[-1]], items[anchor]
        bare = not words_beside(item)
        lonely = bare and anchor == kept[-1] + 1 and not any(span.ranged for span in before.spans)
        if lonely and words_beside(before) and any(span.ranged for span in item.spans):
            kept[-1] = anchor
            continue
        kept.append(anchor)
    return kept


def _kind(item: Item) -> bool:
    """Whether a date stands alone on its line: such a line has its header above it."""
    return not words_beside(item)


def _first_of_their_kind(items: Sequence[Item], anchors: Sequence[int]) -> list[int]:
    """The first of all anchors, and the first one of the other kind."""
    other = (anchor for anchor in anchors if _kind(items[anchor]) != _kind(items[anchors[0]]))
    return [anchors[0], *islice(other, 1)]


def _count_above(items: Sequence[Item], anchor: int) -> int:
    count = 0
    while count < MAX_ABOVE and anchor - count - 1 >= 0 and is_head(items[anchor - count - 1]):
        if is_anchor(items[anchor - count - 1]):
            break
        count += 1
    return count


def _share_between(items: Sequence[Item], before: _Bounds, after: _Bounds, above: int, model: Item) -> None:
    """Header lines between two dates belong to the one above or the one below."""
    first, last = before.anchor + 1, after.anchor - 1
    tail = 0
    while last - tail >= first and is_head(items[last - tail]):
        tail += 1
    between = last - first + 1
    opening = _opens_after_gap(items, last - tail + 1, after.anchor) if tail else 0
    if opening and above:
        after.top = opening
        _extend_below(items, before, after.top)
        return
    if tail == between and between:
        take = min(above, tail)
        if (
            above == 0
            and between == 1
            and _names_group(items[last], items[after.anchor], items[before.anchor])
        ):
            take = 1
        after.top = after.anchor - take
        _extend_below(items, before, after.top)
        return
    after.top = after.anchor - _heads_taken(items, after.anchor, tail, above, model)
    _extend_below(items, before, after.top)


def _opens_after_gap(items: Sequence[Item], first: int, anchor: int) -> int:
    """Index of the header line that stands clearly apart from those above and below it, 0 if none does."""
    for number in range(first, anchor):
        if _is_beside(items[number - 1], items[number]) and anchor - number <= MAX_ABOVE:
            return number
    gaps = {number: items[number].first.gap_before for number in range(first, anchor + 1)}
    opening = max(gaps, key=lambda number: gaps[number])
    line = items[opening].first
    column = {
        (items[number].first.page, items[number].first.column) for number in range(first - 1, anchor + 1)
    }
    others = [gap for number, gap in gaps.items() if number != opening]
    if opening == anchor or not others or len(column) > 1 or anchor - opening > MAX_ABOVE:
        return 0
    return opening if gaps[opening] > max(1.8 * max(others), 0.4 * line.size) else 0


def _is_beside(item: Item, following: Item) -> bool:
    """Whether the next item begins a column of its own on the same page."""
    first, second = item.lines[-1], following.first
    return first.page == second.page and first.column != second.column and second.x0 > first.x0 + 60


def _heads_taken(items: Sequence[Item], anchor: int, tail: int, above: int, model: Item) -> int:
    """How many of the lines above a date are its header: as many as the first entry had, if they look alike."""
    if tail == 0:
        return 0
    if above == 0:
        return int(_names_group(items[anchor - 1], items[anchor], None))
    towns = 0
    while towns + 1 < tail and _is_town(items[anchor - towns - 1]):
        towns += 1  # a place above the date is no title: the header goes on above it
    for count in range(min(above + towns, tail), 0, -1):
        if _alike(items[anchor - count], model) and not _is_town(items[anchor - count]):
            return count
    closest = items[anchor - 1]
    telling = max(title_score(closest.text), company_score(closest.text))
    if not words_beside(items[anchor]):
        # A date alone below a line that names a post or an employer beside another: its header.
        parts = [part for part in rough_parts(closest) if part != closest.text]
        telling = max([telling, *(max(title_score(part), company_score(part)) for part in parts)])
    return int(telling >= 0.7 and len(closest.text) < 60)


def _is_town(item: Item) -> bool:
    return is_known_place(item.text.split(",")[0]) and place_score(item.text) >= 0.9


def _alike(item: Item, model: Item) -> bool:
    first, second = item.first, model.first
    opens = [bool(line.runs and line.runs[0].bold) for line in (first, second)]
    return (
        (first.bold == second.bold or opens == [True, True])
        and (abs(first.size - second.size) < 0.8 or abs(_lead_size(first) - _lead_size(second)) < 0.8)
        and (abs(first.x0 - second.x0) < 6 or abs(first.x0 + first.x1 - second.x0 - second.x1) < 8)
    )


def _lead_size(line: Line) -> float:
    """The size of a line's first words: a place set smaller at its end may hold more letters than they do."""
    return line.runs[0].size if line.runs else line.size


def _names_group(item: Item, following: Item, before: Item | None) -> bool:
    """A line above a dated role that names the employer of several roles."""
    line, role = item.first, following.first
    stands_out = (line.bold and not role.bold) or line.size > role.size + 0.4
    named = company_score(item.text) >= 0.7
    if line.x0 > role.x0 + (8 if line.size > 1.0 else 1):
        return False
    if before is not None and not stands_out:
        needs = title_score(words_beside(before)) >= 0.7 and company_score(words_beside(before)) < 0.5
        if needs and not named:
            return False
        return (
            named
            and title_score(words_beside(following)) >= 0.7
            and company_score(words_beside(before)) >= 0.5
        )
    return stands_out or (
        named and line.gap_before > 0.6 * max(line.size, 1.0) and title_score(item.text) < 0.7
    )


def _extend_below(items: Sequence[Item], bound: _Bounds, end: int) -> None:
    """Lines under the date that still belong to the header: a missing title or employer, or a place."""
    informing = 0
    while bound.bottom + 1 < end and informing < MAX_BELOW and bound.bottom - bound.anchor < 2 * MAX_BELOW:
        item = items[bound.bottom + 1]
        if (
            not is_head(item)
            or len(item.text) > 80
            or item.spans
            or _is_indented(item, items[bound.anchor], alone=bound.top == bound.anchor)
        ):
            return
        if is_clutter(item.text) and not without_clutter(item.text):
            bound.bottom += 1
            continue
        informing += 1
        heads = items[bound.top : bound.bottom + 1]
        if not _fills_gap(item, heads, more=bound.bottom + 2 < end):
            return
        bound.bottom += 1


def _extend_alike(items: Sequence[Item], bounds: Sequence[_Bounds]) -> None:
    """A line below a date, set as the lines that complete the other headers are, completes its own."""
    looks = {
        _set_as(items[bound.bottom])
        for bound in bounds
        if bound.bottom > bound.anchor and not _is_town(items[bound.bottom])
    }
    for number, bound in enumerate(bounds):
        end = bounds[number + 1].top if number + 1 < len(bounds) else len(items)
        own = {_set_as(items[index]) for index in range(bound.anchor + 1, bound.bottom + 1)}
        if bound.bottom + 1 >= end or bound.bottom - bound.anchor >= MAX_BELOW:
            continue
        item = items[bound.bottom + 1]
        following = items[bound.bottom + 2] if bound.bottom + 2 < end else None
        alone = following is None or following.bullet or _set_as(following) != _set_as(item)
        alone = alone or (
            following is not None and (is_clutter(following.text) or _is_short_beside(item, following))
        )
        wanted = _set_as(item) in looks - own
        others = [_set_as(items[other.bottom]) for other in bounds if other.bottom == other.anchor + 1]
        alone = alone or (len(others) == len(bounds) - 1 > 1 and set(others) == {_set_as(item)})
        wanted = wanted and not is_told(item.text)
        if wanted and alone and is_head(item) and not item.spans and len(item.text) <= 60:
            bound.bottom += 1


def _is_short_beside(item: Item, following: Item) -> bool:
    """A word or a few above a whole sentence."""
    return len(item.text.split()) <= 4 and len(following.text.split()) > 8


def _extend_together(items: Sequence[Item], bounds: Sequence[_Bounds]) -> None:
    """A loud line right below every header, set alike in all entries and never the same words, completes them."""
    ends = [bound.top for bound in bounds[1:]] + [len(items)]
    below = [
        items[bound.bottom + 1] for bound, end in zip(bounds, ends, strict=True) if bound.bottom + 1 < end
    ]
    if not len(below) == len(bounds) > 1 or len({_set_as(item) for item in below}) > 1:
        return
    loud = below[0].first.bold or below[0].first.italic
    short = all(is_head(item) and not item.spans and len(item.text) <= 60 for item in below)
    told = 2 * sum(is_told(item.text) for item in below) >= len(below)
    if loud and short and not told and len({item.text for item in below}) > 1:
        for bound in bounds:
            bound.bottom += int(bound.bottom - bound.anchor < MAX_BELOW)


def _set_as(item: Item) -> tuple[bool, bool, int, int]:
    line = item.first
    return line.bold, line.italic, round(line.size), round(line.x0 / 4)


def _is_indented(item: Item, anchor: Item, *, alone: bool) -> bool:
    """Set in from the line with the date, as what was done is (a list whose marks are drawn, not written)."""
    line, model = item.first, anchor.first
    if alone and not words_beside(anchor):
        return False  # nothing but the date so far: what is set in below it may be the whole header
    centred = abs((line.x0 + line.x1) - (model.x0 + model.x1)) < 8
    if "\t" in line.text and "\t" in model.text and abs(line.x1 - model.x1) < 3:
        return False  # both end with a cell set flush right
    opened = anchor.spans and anchor.spans[0].ranged and anchor.spans[0].start <= 1
    beside = opened or ("\t" in model.text and bool(find_spans(model.text.split("\t")[0])))
    return model.size > 1.0 and not beside and line.x0 > model.x0 + 8 and not centred


def _fills_gap(item: Item, heads: Sequence[Item], *, more: bool) -> bool:
    joined = [part for head in heads for part in rough_parts(head) if not DURATION.fullmatch(part)]
    if place_score(item.text) >= 0.9:
        return True
    strong_title = any(title_score(part) >= 0.7 for part in joined)
    strong_name = any(company_score(part) >= 0.5 or degree_score(part) >= 0.7 for part in joined)
    described = len([part for part in joined if place_score(part) < 0.9]) >= 2
    if not described:
        return True
    styled = item.first.italic or item.first.bold
    scores = title_score(item.text), max(company_score(item.text), degree_score(item.text))
    if not strong_title and scores[0] >= 0.7:
        return True
    named = [part for part in joined if place_score(part) < 0.9 and title_score(part) < 0.5]
    if strong_title and named and is_told(item.text):
        return False
    if (
        not strong_name
        and scores[1] >= (0.7 if named else 0.55)
        and not (named and item.first.x0 > heads[-1].first.x0 + 8)
    ):
        return True
    return styled and max(scores) >= 0.55 and more


def _undated_before(items: Sequence[Item]) -> list[Entry]:
    """What stands above the first dated entry: entries of their own if they look like it, else an introduction."""
    if not items:
        return []
    headed = any(is_head(first) and is_body(second) for first, second in pairwise(items))
    if headed or any(is_head(item) and title_score(item.text) >= 0.7 for item in items):
        return _split_undated(items)
    return [Entry([], list(items))]


def _split_undated(items: Sequence[Item]) -> list[Entry]:
    entries: list[Entry] = []
    for item in items:
        head = is_head(item)
        if head and (not entries or entries[-1].body or len(entries[-1].heads) >= 2):
            entries.append(Entry([item]))
        elif head and entries:
            entries[-1].heads.append(item)
        elif entries:
            entries[-1].body.append(item)
        else:
            entries.append(Entry([], [item]))
    return entries
