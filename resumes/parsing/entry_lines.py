"""Lines of entries: which carry a date, which are headers, and what their authors set out of order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from resumes.parsing.dates import Span, between_spans, find_spans, lies_within
from resumes.parsing.lines import Item, is_body
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.titles import title_score

# '(5 років)', 'о 3 years 2 months', in whatever language.
DURATION = re.compile(r"(?:\w{1,3}\s+)?\(?\d{1,2}\s*[^\W\d_]+(?:\s+\d{1,2}\s*[^\W\d_]+)?\)?")


_LABELLED = re.compile(r"[A-ZÀ-Þ][\w /&()'-]{2,34}[:：]\s")


def is_anchor(item: Item) -> bool:
    """A header line that carries a date."""
    if not item.spans or is_body(item):
        return False
    if any(span.ranged or span.expected for span in item.spans):
        return True
    label = _LABELLED.match(item.text)
    if label and label.end() <= item.spans[0].start and form_label(item.text) is None:
        return False  # 'Environment: Windows Server 2019, Citrix'
    span = item.spans[-1]
    tail, lead = item.text[span.end :].strip(" )].|,\t"), item.text[: span.start].strip(" (|,\t-–")
    return not tail or not lead or len(item.text.split()) <= 12


def words_beside(item: Item) -> str:
    return between_spans(item.text, item.spans, " ").strip(" \t()[]|,.-–—·•:/")


def is_head(item: Item) -> bool:
    if is_body(item) or item.text.endswith(":") or len(item.text) > (110 if _names_parts(item) else 90):
        return False
    loud = item.first.bold or item.spans or "\t" in item.text
    return bool(loud) or not is_told(item.text) or title_score(item.text) >= 0.7


def _names_parts(item: Item) -> bool:
    """A title and what dashes or bars set off from it, which may fill a whole line."""
    parts = re.split(r"\t|\s[|–—·-]\s", item.text)
    return len(parts) > 1 and title_score(parts[0]) >= 0.7 and len(parts[0]) < 50


_PROSE = re.compile(
    r"\b(?:with|for|the|and|making|serving|in|to|on|avec|pour|dans|con|para|mit|für|met|voor|med|för)\b"
)


def is_told(text: str) -> bool:
    """'Charity for older people': small words of a sentence, and no name at its end."""
    words = text.split()
    small = [word for word in words[1:] if word.islower() and len(word) > 3]
    return len(words) > 3 and len(small) > 1 and words[-1].islower() and bool(_PROSE.search(text))


def rough_parts(item: Item) -> list[str]:
    """A header line's parts without its dates, cut at every separator."""
    parts = [words_beside(item)]
    for separator in ("\t", " | ", ", ", " - ", " -- ", " – ", " — ", " • ", " · ", " at ", " @ "):
        parts = [piece for part in parts for piece in part.split(separator)]
    return [part.strip() for part in parts if part.strip()]


def without_durations(items: Sequence[Item]) -> list[Item]:
    """How long a post was held, alone on a line near its dates, says nothing that they do not."""
    kept: list[Item] = []
    for number, item in enumerate(items):
        near = [other for other in items[max(number - 3, 0) : number + 2] if other is not item]
        dated = any(span.ranged for other in near for span in other.spans)
        told = (
            item.text.islower() and " " in item.text and DURATION.fullmatch(item.text)
        )  # '2M' is an employer
        if item.bullet or item.spans or not (dated and told):
            kept.append(item)
    return kept


def nested_told(items: Sequence[Item]) -> list[Item]:
    """Dated lines set in below the dated headers, and no titles: what was done there, whose marks were drawn."""
    edges = [item.first.x0 for item in items if is_anchor(item) and any(span.ranged for span in item.spans)]
    base = min(edges, default=0.0)
    if sum(edge < base + 3 for edge in edges) < 2:
        return list(items)
    return [
        replace(item, bullet=True)
        if item.first.size > 1.0
        and base + 8 < item.first.x0 < base + 45
        and is_anchor(item)
        and "\t" not in item.text
        and not (item.first.bold or item.spans[0].start <= 1)
        and all(title_score(part) < 0.7 for part in rough_parts(item))
        else item
        for item in items
    ]


def unbulleted(items: Sequence[Item]) -> list[Item]:
    """Where every dated line is a bullet, the bullets are the entries."""
    if any(is_anchor(item) for item in items):
        return list(items)
    dated = [item for item in items if item.bullet and any(span.ranged for span in item.spans)]
    if not dated:
        return list(items)
    return [replace(item, bullet=False) if item in dated else item for item in items]


def parted_posts(items: Sequence[Item]) -> list[Item]:
    """'Lead (2019–now), Engineer (2016–2019)': several posts with their times in one line, each on its own."""
    return [part for item in items for part in _parted(item)]


def _parted(item: Item) -> list[Item]:
    spans = [span for span in item.spans if span.ranged]
    if len(spans) < 2 or item.bullet or len(item.lines) > 1 or len(item.text) > 200:
        return [item]
    dates_first = spans[0].start <= 1
    cuts = [span.start for span in spans[1:]] if dates_first else [span.end for span in spans[:-1]]
    texts = [item.text[start:end].strip(" ,;·|()") for start, end in pairwise([0, *cuts, len(item.text)])]
    parts = [
        replace(item, text=text, spans=tuple(find_spans(text)), lines=(replace(item.first, text=text),))
        for text in texts
    ]
    return parts if all(title_score(words_beside(part)) >= 0.7 for part in parts) else [item]


def unbulleted_posts(items: Sequence[Item]) -> list[Item]:
    """Bullets right below a dated line that each name a post and a time within its own: posts held there."""
    result = list(items)
    for number, item in enumerate(items):
        if not is_anchor(item):
            continue
        below = list(takewhile(lambda other: other.bullet, items[number + 1 :]))
        if len(below) > 1 and all(_is_post_within(other, item) for other in below):
            for step, other in enumerate(below, number + 1):
                result[step] = replace(other, bullet=False)
    return result


def _is_post_within(item: Item, outer: Item) -> bool:
    """Whether a bullet names a post and its time, which lies within the time of another line."""
    inner, whole = item.spans[-1:], outer.spans[:1]
    if not (inner and whole and lies_within(inner[0], whole[0])) or len(item.text.split()) > 16:
        return False
    return _opens_or_ends(item, inner[0]) and any(title_score(part) >= 0.7 for part in rough_parts(item))


def _opens_or_ends(item: Item, span: Span) -> bool:
    """Whether a date stands at an end of its line."""
    return span.start <= 1 or not item.text[span.end :].strip(" )].,")


def timeless_in_text(items: Sequence[Item]) -> list[Item]:
    """Where the margin holds the dates, one told in passing further right ('Secondment, 2017') is none of a post."""
    edges = [item.first.x0 for item in items if is_anchor(item) and _opens_with_time(item)]
    if len(edges) < 2:
        return list(items)
    return [
        replace(item, spans=())
        if item.first.x0 > max(edges) + (8 if item.first.size > 1.0 else 2)
        and not any(span.ranged and _opens_or_ends(item, span) for span in item.spans)
        else item
        for item in items
    ]


def _opens_with_time(item: Item) -> bool:
    return item.spans[0].ranged and item.spans[0].start <= 1


def titles_first(items: Sequence[Item]) -> list[Item]:
    """What an employer does, told between its dated line and the title, goes below the title."""
    result = list(items)
    for number in range(len(result) - 3):
        anchor, told, title, body = result[number : number + 4]
        if (
            is_anchor(anchor)
            and (is_body(told) or is_told(told.text))
            and not (told.bullet or told.spans)
            and len(told.text.split()) <= 40
            and is_head(title)
            and not title.spans
            and (title.first.bold or title.first.italic)
            and title_score(title.text) >= 0.7
            and is_body(body)
            and not is_anchor(body)
            and all(title_score(part) < 0.5 for part in rough_parts(anchor))
            and not (number and is_head(result[number - 1]) and title_score(result[number - 1].text) >= 0.7)
        ):
            result[number + 1 : number + 3] = [title, told]
    return result


def told_last(items: Sequence[Item]) -> list[Item]:
    """What an employer does, told between its own line and the dated title, goes below the title."""
    result = list(items)
    for number in range(len(result) - 2):
        named, told, anchor = result[number : number + 3]
        if (
            is_head(named)
            and not (named.spans or told.bullet or any(span.ranged for span in told.spans))
            and is_body(told)
            and len(told.text.split()) <= 25
            and is_anchor(anchor)
            and (number == 0 or is_body(result[number - 1]))
            and (named.first.bold or named.first.size > told.first.size + 0.4 or "\t" in named.text)
            and title_score(words_beside(anchor)) >= 0.7
            and all(title_score(part) < 0.5 for part in rough_parts(named))
        ):
            result[number + 1 : number + 3] = [anchor, told]
    return result
