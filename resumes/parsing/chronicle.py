"""Japanese forms, which tell a life as dated events: entered a school, left it, joined an employer, left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from resumes.parsing.dates import find_spans
from resumes.parsing.lines import Item, make_items
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.reading.types import Line, Run

_YEAR_CELL = re.compile(r"^((?:19|20)\d\d|(?:明治|大正|昭和|平成|令和)\s?(?:元|\d{1,2}))\t(?=\d{1,2}\t)")
_HEAD_CELLS = re.compile(r"^年\s*[\t・/]\s*月\s*\t\s*(?=\S)")
_STUDIED = re.compile(r"[\s　]*(入学|編入学?|転入学?|卒業(?:見込み?)?|修了(?:見込み?)?|中途?退学|退学|中退)$")
_WORKED = re.compile(
    r"[\s　]*(入社|入行|入職|入局|入所|入庁|入団|着任|採用|就職|就任|赴任|退社|退行|退職|退局|退所|退団|離職|辞職)$"
)
_EARNED = re.compile(r"[\s　]*(取得(?:見込み?)?|合格|登録)$")
_LEFT = re.compile(r"卒業|修了|退|離職|辞職")
_STILL = re.compile(r"現在に至る|現在まで|在職中|在学中")
_SAYS_NOTHING = re.compile(
    r"以[\s　]*上|一身上の都合(?:により|で)?|契約(?:期間)?満了(?:により|で)?|会社都合(?:により|で)?|同[校上社]|の?ため"
)


@dataclass(slots=True)
class _Stay:
    """A time at a school or an employer."""

    kind: str
    name: str
    start: str = ""
    end: str = ""
    told: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


def with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """Lines of a form whose year and month stand in narrow cells of their own, with one date each."""
    if sum(_YEAR_CELL.match(line.text) is not None for line in lines) < 3:
        return list(lines)
    result = []
    for line in lines:
        text = _HEAD_CELLS.sub("", _YEAR_CELL.sub(r"\1年", line.text))
        same = text == line.text
        result.append(
            line if same else replace(line, text=text, runs=(Run(text, line.bold, line.italic, line.size),))
        )
    return result


def read_chronicle(draft: Draft, section: Section) -> bool:
    """Append what a section tells as dated events, if it does."""
    items = make_items(section.lines)
    events = [item for item in items if item.spans and not item.spans[0].ranged and _event(item) is not None]
    dated = [item for item in items if item.spans]
    if not events or 3 * len(events) < 2 * len(dated):
        return False
    stays: list[_Stay] = []
    for item in items:
        _tell(stays, item)
    for stay in stays:
        _add(draft, stay)
    return True


def _event(item: Item) -> tuple[str, str, str] | None:
    """(kind, what it was about, how it was called) of a dated line that ends with an event."""
    text = item.text
    for span in reversed(find_spans(text)):
        text = text[: span.start] + text[span.end :]
    text = text.strip(" \t　・")
    for kind, pattern in (("education", _STUDIED), ("work", _WORKED), ("certificates", _EARNED)):
        match = pattern.search(text)
        if match:
            return kind, _SAYS_NOTHING.sub("", text[: match.start()]).strip(" \t　、"), match.group(1)
    return None


def _tell(stays: list[_Stay], item: Item) -> None:
    event = _event(item) if item.spans else None
    if event is None:
        if (
            stays
            and not item.spans
            and not _STILL.search(item.text)
            and not _SAYS_NOTHING.fullmatch(item.text)
        ):
            stays[-1].told.append(item.text)
        return
    kind, name, how = event
    date = item.spans[0].first
    if not _LEFT.search(how):
        stays.append(_Stay(kind, name, date if kind != "certificates" else "", date, items=[item]))
        stays[-1].end = date if kind == "certificates" else ""
        return
    entered = next((stay for stay in reversed(stays) if stay.kind == kind and not stay.end), None)
    if entered is None or (name and not _same(entered.name, name)):
        stays.append(_Stay(kind, name, "", date, items=[item]))
    else:
        entered.end = date
        entered.items.append(item)


def _same(first: str, second: str) -> bool:
    """Whether two names are one; leavers are told by the short name too."""
    short, long = sorted((re.sub(r"[\s　]", "", first), re.sub(r"[\s　]", "", second)), key=len)
    return short[:4] in long


def _add(draft: Draft, stay: _Stay) -> None:
    within = (min(item.start for item in stay.items), max(item.end for item in stay.items))
    if stay.kind == "certificates":
        draft.add_entry("certificates", {"name": stay.name, "date": stay.end}, 0.85, within)
        return
    fields = {"startDate": stay.start, "endDate": stay.end}
    parts = stay.name.split(maxsplit=1)
    if stay.kind == "education":
        fields |= {"institution": parts[0] if parts else "", "area": parts[1] if len(parts) > 1 else ""}
        draft.add_entry("education", fields, 0.85, within)
    elif stay.name:
        draft.add_entry("work", {"name": stay.name, **fields, "highlights": stay.told}, 0.85, within)
