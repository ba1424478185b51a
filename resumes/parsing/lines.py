"""Lines cut and joined: wrapped lines back to paragraphs and bullets, and what kind of text each is."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resumes.parsing.dates import Span, find_spans, is_present
from resumes.parsing.joining import join_broken
from resumes.parsing.looks import Look, is_caps, look_of
from resumes.reading.layout import strip_bullet
from resumes.reading.types import Line, Run
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.titles import title_score

_VERB_ENDS = re.compile(
    r"^(?:[A-Z][a-z]+(?:ed|ing)|Led|Built|Ran|Grew|Won|Wrote|Made|Taught|Sold|Cut|Drove|Set|Oversaw|Kept|Gave|Held|Took|Began|Brought|Met|Spoke|Spearheaded)\b"
)
DURATION_ALONE = re.compile(
    r"^[(·•\s]*(?:\d{1,2}\s*(?:years?|yrs?|jahre?|ans?|años?|anni|anos?|jaar)[\s,]*(?:and|und|et|y|e|en)?\s*)?(?:\d{1,2}\s*(?:months?|mos?|monate?|mois|mes(?:es)?|mesi|maand(?:en)?))?[)\s]*$",
    re.I,
)
# 'Working as Test Engineer at UST Global from June 2021 till date.': a post told in a sentence.
_TOLD = re.compile(
    r"(?:currently |presently |previously )?(?:work(?:ing|ed)|serv(?:ing|ed)|employed|associated) (?:as|with|at|in|for)\b",
    re.I,
)
_LABELLED = re.compile(r"^[A-ZÀ-Þ][\w /&()'-]{2,44}[:：]\s")
_UNFINISHED = re.compile(
    r"(?:&|,|\b(?:of|and|for|the|in|und|für|de|du|des|del|la|et|y|e|di|da|van|von|voor))$", re.I
)
_BRACKET = re.compile(r"\([^()]*\)")
# A full stop that ends a short form.
_SHORT_FORM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Assn|Dept|Univ|Inst|Intl|e\.V|GmbH|St|Dr|Jr|Sr|\w)\.$")
# '2015 - 72%', '2012 (Second Class)'
_MARK_BEHIND = re.compile(
    r"[\s,;|–-]{0,4}\(?\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|/\s?\d{1,3}|C?GPA)\)?$|\s\([^()\d]{3,30}\)$"
)
_SENTENCE_END = re.compile(r"[.!?。;]\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, a bullet or a header line, with the lines it was made of."""

    text: str
    lines: tuple[Line, ...]
    bullet: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


def cut(line: Line, start: int, end: int) -> Line:
    """The part of a line at [start, end) of its text, styles kept."""
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    start, text = start + lead, text.strip()
    end = start + len(text)
    runs: list[Run] = []
    position = 0
    joined = "".join(run.text for run in line.runs)
    offset = joined.find(line.text)
    position = -offset if offset > 0 else 0
    for run in line.runs:
        low, high = max(start, position), min(end, position + len(run.text))
        if low < high:
            runs.append(replace(run, text=run.text[low - position : high - position]))
        position += len(run.text)
    return replace(
        line,
        text=text,
        start=line.start + start,
        runs=tuple(runs) or (Run(text, line.bold, line.italic, line.size),),
    )


def make_items(lines: Sequence[Line], *, listed: bool = False) -> list[Item]:
    """Wrapped lines joined to the paragraphs and bullets they were; header lines stay alone.

    `listed`: the lines are short items of a list, and only a broken one goes on below.
    """
    spacing, paired = _spacing(lines), _looks_in_pairs(lines)
    items: list[Item] = []
    for line in (half for whole in lines for half in _cells(whole)):
        last = items[-1] if items else None
        if DURATION_ALONE.match(line.text):
            continue
        if (
            last is not None
            and _continues(last, line, spacing, paired)
            and not (listed and _is_own_item(last, line))
        ):
            items[-1] = Item(join_broken(last.text, line.text), (*last.lines, line), last.bullet, last.spans)
            continue
        text = strip_bullet(line.text) if line.bullet else line.text
        items.append(Item(text, (line,), line.bullet))
    return [replace(item, text=_tidy(item.text), spans=tuple(find_spans(_tidy(item.text)))) for item in items]


def _cells(line: Line) -> list[Line]:
    """A place and a time in the margin beside what was done there are two lines."""
    margin, tab, rest = line.text.partition("\t")
    told = (
        tab and not line.bullet and len(rest.split()) > 5 and _SENTENCE_END.search(rest) and "\t" not in rest
    )
    if not told or len(margin) > 34 or not any(span.ranged for span in find_spans(margin)):
        return [line]
    beside = [span.start > 1 for span in find_spans(margin)]
    return [cut(line, 0, len(margin)), cut(line, len(margin) + 1, len(line.text))] if all(beside) else [line]


def _spacing(lines: Sequence[Line]) -> float:
    """The usual distance between lines of a paragraph: the lower quarter of all distances."""
    gaps = sorted(
        b.top - a.top
        for a, b in pairwise(lines)
        if b.column == a.column and b.page == a.page and b.top > a.top
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


def _continues(last: Item, line: Line, spacing: float, paired: Collection[Look] = ()) -> bool:
    """Whether a line goes on with the item before it: its first word would not have fitted there.

    `paired`: how lines are set that stand one below the other, though the second would have fitted above.
    """
    above = last.lines[-1]
    if not (above.wraps and line.wraps) or line.bullet or line.heading or above.heading:
        return False
    if not last.bullet and _opens_entry(last.text, line.text):
        return False
    if "\t" in line.text and not last.bullet:
        return False
    if "\t" in above.text and not last.bullet and not _beside_date(above, line):
        return False
    if abs(above.size - line.size) > 0.8 or not (last.bullet or _goes_on_in_style(above, line)):
        return False
    if line.runs and line.runs[0].bold and not above.runs[-1].bold and not last.bullet:
        return False
    if above.column != line.column or above.page != line.page:
        return _goes_over(above, line)
    step = (line.top - above.top) / max(spacing, 0.8 * line.size)
    if step > 1.45 or (step > 1.2 and _SENTENCE_END.search(above.text) and not line.text[:1].islower()):
        return False
    if last.bullet and _hangs(last, line):
        plain = line.size == 1.0 and line.text[:1].isupper() and line.right >= 60
        return not plain or _is_full(above, line) or bool(_UNFINISHED.search(above.text))
    if above.size == 1.0 and line.gap_before:
        return False
    if not last.bullet and line.size > 1.0 and line.x0 > above.x0 + 8 and _is_left_set(above, line):
        return False
    full = _is_full(above, line)
    if last.bullet:
        return full and (abs(line.x0 - last.first.x0) > 3 or line.text[:1].islower())
    if line.size == 1.0 and not last.bullet and _opens_dated_name(last, line):
        return False
    if len(above.text) < 28 and not line.text[:1].islower():
        return full and _is_broken_name(above, line, paired)
    if line.text[:1].isupper() and (
        (full and _ends_dated(last.text, line.text)) or _is_set_in_below(last, line)
    ):
        return False
    return full or (line.text[:1].islower() and len(above.text) > 40 and abs(above.x0 - line.x0) < 3)


def _goes_on_in_style(above: Line, line: Line) -> bool:
    """A line in bold goes on in bold; or in the style that the line above ended with."""
    if line.bold == above.bold:
        ends, opens = (
            above.runs[-1].italic if above.runs else False,
            line.runs[0].italic if line.runs else False,
        )
        return line.italic == above.italic or ends == opens
    last, first = above.runs[-1], line.runs[0]
    return len(above.runs) > 1 and (last.bold, last.italic) == (first.bold, first.italic) and last.italic


def _is_full(above: Line, line: Line) -> bool:
    """Whether the first word of a line would not have fitted on the one above."""
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    first_word = len(line.text.split(" ")[0]) * width
    return above.x1 + width + first_word > line.right - 0.5 * width


def _is_broken_name(above: Line, line: Line, paired: Collection[Look]) -> bool:
    """'GYMNASIUM BAD' above 'ZWISCHENAHN': one name in bold or capitals, which a narrow column broke."""
    if not _are_alike(above, line) or line.right - line.x0 > 190:
        return False
    return bool(_UNFINISHED.search(above.text)) or look_of(line) not in paired


def _are_alike(above: Line, line: Line) -> bool:
    """Set alike, louder than the text, and neither a list's item nor a row of cells."""
    loud = above.bold or is_caps(above.text)
    plain = not (above.bullet or line.bullet or "\t" in above.text + line.text)
    return loud and plain and look_of(above) == look_of(line) and abs(above.x0 - line.x0) < 3


def _looks_in_pairs(lines: Sequence[Line]) -> frozenset[Look]:
    """How title and employer are set where they stand one below the other in one style."""
    return frozenset(
        look_of(line)
        for above, line in pairwise(lines)
        if above.column == line.column and _are_alike(above, line) and not _is_full(above, line)
    )


def _is_left_set(above: Line, line: Line) -> bool:
    """Whether two lines begin where they do by an indent, rather than by being centred or beside a date."""
    return "\t" not in above.text and abs((line.x0 + line.x1) - (above.x0 + above.x1)) > 8


def _ends_dated(text: str, following: str) -> bool:
    """Whether a line ends with the time of a post, as headers do and sentences do not; or both do, with a year."""
    ends = [
        bool(spans) and spans[-1].end >= len(line.rstrip(" )].")) - 1 and spans[-1].ranged >= ranged
        for told, ranged in ((text, True), (text, False), (following, False))
        for line in [_MARK_BEHIND.sub("", told)]
        for spans in [find_spans(line)]
    ]
    return ends[0] or (ends[1] and ends[2])


def _opens_dated_name(last: Item, line: Line) -> bool:
    """In plain text, 'Castle High School, 2013' below an unfinished line of names is no end of it."""
    spans = find_spans(line.text)
    ends = bool(spans) and not line.text[spans[-1].end :].strip(" ).")
    return ends and line.text[:1].isupper() and "," in line.text and not _UNFINISHED.search(last.text)


def _is_set_in_below(last: Item, line: Line) -> bool:
    """In plain text, what was done is set in below a line that begins with its time."""
    return line.size == 1.0 and line.x0 > last.first.x0 and _opens_dated(last.text)


def _is_time_alone(text: str) -> bool:
    """Whether a line holds a span of dates and nothing else."""
    spans = find_spans(text)
    return (
        len(spans) == 1
        and spans[0].ranged
        and not (text[: spans[0].start] + text[spans[0].end :]).strip(" ().")
    )


def _opens_dated(text: str) -> bool:
    """Whether a line begins with a span of dates and goes on with words, as the entries of a list do."""
    spans = find_spans(text)
    return bool(spans) and spans[0].ranged and spans[0].start <= 1


def _opens_entry(text: str, following: str) -> bool:
    """Whether a line begins with a label or a time, as what stands above does not go on."""
    told = _LABELLED.match(following) or _is_time_alone(following) or _opens_dated(following)
    return bool(told) or _both_open_dated(text, following)


def _both_open_dated(text: str, following: str) -> bool:
    """'2009: …' below '2011 - 2013: …'."""
    return all(spans and spans[0].start <= 1 for spans in (find_spans(text), find_spans(following)))


def _is_own_item(last: Item, line: Line) -> bool:
    above = last.lines[-1].text.rstrip()
    broken = above.endswith((",", "-", "&", "/", "(", ":")) or above.count("(") > above.count(")")
    joined = re.search(r"\b(?:and|of|for|in|the|und|de|du|des|et|y|e|en|van|von|für)$", above, re.I)
    return not (broken or joined or line.text[:1].islower() or last.bullet)


def _beside_date(above: Line, line: Line) -> bool:
    """A header that begins with a date in the margin goes on below itself, right of the date."""
    first, _, rest = above.text.partition("\t")
    if title_score(line.text) >= 0.7 and not _UNFINISHED.search(rest) and title_score(rest) < 0.7:
        return False  # the title below its employer
    if line.text[:1].isupper() and _SENTENCE_END.search(line.text) and not _UNFINISHED.search(rest):
        return False  # what was done there
    return (
        len(first) < 28
        and bool(find_spans(first))
        and "\t" not in rest
        and line.x0 > above.x0 + 25
        and above.x1 > 0.8 * line.right
    )


def _hangs(last: Item, line: Line) -> bool:
    """Indented to the text of a bullet rather than to its mark."""
    first = last.first
    if line.size == 1.0 and first.size == 1.0:
        return first.x0 < line.x0 <= first.x0 + 6
    if len(last.lines) > 1:
        return abs(line.x0 - last.lines[1].x0) < 2 and line.x0 > first.x0 + 1
    return first.x0 + 2 < line.x0 < first.x0 + 3.2 * line.size


def _goes_over(above: Line, line: Line) -> bool:
    """A paragraph that goes on over the page or column."""
    return line.text[:1].islower() and not _SENTENCE_END.search(above.text) and len(above.text) > 40


def _ends_with_abbreviation(item: Item) -> bool:
    """'Web editor, Fnac, sept. 2020 – auj.': the full stop belongs to the date."""
    last = item.spans[-1] if item.spans else None
    told = last is not None and last.ranged and last.end >= len(item.text.rstrip(" ."))
    return bool(last and told and re.search(r"[-–—]", item.text[last.start : last.end]))


def _names_post(text: str) -> bool:
    """'Welder. Ruiz Workshops, Coslada.': a title as a sentence of its own, and a name after it."""
    first, _, rest = text.rstrip(" .").partition(". ")
    return (
        bool(rest)
        and len(text.split()) <= 14
        and title_score(first) >= 0.7
        and rest[:1].isupper()
        and ". " not in rest
    )


def _tidy(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip()


def _names_dated_post(item: Item) -> bool:
    """'US Army, Cook, Fort Lee, 2001-2005. Honorable discharge.': names between commas, a title among them, a time."""
    span = next((span for span in item.spans if span.ranged), None)
    parts = [part.strip() for part in item.text[: span.start].split(",") if part.strip()] if span else []
    short = len(parts) > 1 and all(len(part.split()) <= 6 and not part[0].islower() for part in parts)
    told = short and any(title_score(part) >= 0.7 for part in parts)
    return told and len(item.text.split()) <= 18


def _goes_on_small(item: Item) -> bool:
    """A line that begins small and is no title: it tells something."""
    text, words = item.text, item.text.split()
    told = len(words) > 3 and not ("\t" in text or (len(words) < 6 and title_score(text) >= 0.7))
    return text[0].islower() and not item.spans and told and not item.first.runs[0].bold


def _ends_sentence(item: Item) -> bool:
    """Whether an item ends as a sentence does, and not with a short form or as a post told in one line."""
    text = item.text
    named = _names_post(text) or _names_dated_post(item) or _ends_with_abbreviation(item)
    long = len(text.split()) >= (5 if item.first.bold else 2)
    return bool(_SENTENCE_END.search(text)) and not named and long and _SHORT_FORM.search(text) is None


def is_body(item: Item) -> bool:
    """Whether an item tells what was done, rather than naming a post, a place or a time."""
    if item.bullet or len(item.lines) > 2:
        return True
    text = item.text
    words = text.split()
    if not words:
        return True
    if "\t" in text and is_present(text.split("\t")[0]):
        return False  # the end of a date that a narrow margin broke
    if _goes_on_small(item):
        return True
    if item.spans and item.spans[0].ranged and item.spans[0].start <= 1 and len(words) <= 22:
        return False
    if _TOLD.match(text) and any(span.ranged for span in item.spans) and len(words) <= 22:
        return False
    if _ends_sentence(item):
        return True
    if "\t" in text:
        return False
    if item.spans and len(words) <= 22:
        return False
    if len(words) > 14 or len(text) > 110:
        return True
    words = _BRACKET.sub("", text).split()
    if not _VERB_ENDS.match(text) or len(words) < 4 or "," in words[1]:
        return False
    if item.first.bold and title_score(text) >= 0.7:
        return False  # 'Dispensing Optician at Vision Express'
    # 'Consolidated Contractors Company', 'Stepping Hill Hospital': names that begin like a deed.
    lower = sum(word[0].islower() for word in words)
    return lower > 1 if company_score(text) >= 0.7 else lower > 0
