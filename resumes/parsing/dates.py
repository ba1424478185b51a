"""Dates and spans of dates in resume lines, in the forms people write them, to ISO."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from resumes.vocabulary.data_files import data_groups, words_in
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.folding import fold

# First years of Japanese eras, less one.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_SEASONS = {
    "spring": 3,
    "fruhjahr": 3,
    "fruhling": 3,
    "printemps": 3,
    "primavera": 3,
    "lente": 3,
    "voorjaar": 3,
    "summer": 6,
    "sommer": 6,
    "ete": 6,
    "verano": 6,
    "estate": 6,
    "verao": 6,
    "zomer": 6,
    "sommersemester": 4,
    "sose": 4,
    "ss": 4,
    "fall": 9,
    "autumn": 9,
    "herbst": 9,
    "automne": 9,
    "otono": 9,
    "autunno": 9,
    "outono": 9,
    "herfst": 9,
    "wintersemester": 10,
    "wise": 10,
    "ws": 10,
    "winter": 12,
    "hiver": 12,
    "invierno": 12,
    "inverno": 12,
}
_MONTH_OF = {word: int(number) for number in data_groups("months") for word in words_in("months", number)}

_PRESENT_PHRASES = (
    r"alla data attuale|data attuale|alla data|"
    r"present day|present|presently|current|currently|now|today|ongoing|to date|till date|date|heute|aktuell"
    r"|laufend|jetzt|andauernd|"
    r"aujourd'hui|aujourdhui|actuel|actuellement|ce jour|en cours|en poste|maintenant|actualidad|presente"
    r"|la fecha|actualmente|actual|hoy|oggi|attuale|attualmente|in corso|ad oggi|"
    r"atual|atualmente|hoje|o momento|momento|heden|nu|huidig|vandaag|nuvarande|pagaende|idag|naavaerende|d.d"
    r"|auj|akt|act|pres"
    r"|dato|dags dato|i dag|navaerende|fortlaufend|derzeit|gegenwartig|em curso|corrente|tuttora|in essere|onwards|onward"
    r"|chwili obecnej|dzis|dzisiaj|nyni|soucasnost|soucasne|sucasnost|doteraz|jelenleg|jelen|tanaan|parhaillaan"
    r"|danas|do danas|dnes|sodien|siandien|praegu|hien tai|hien nay|nay|sekarang|kini|ปัจจุบัน|сега|bugun"
    r"|дотепер|по нині|нині|зараз|τωρα|σημερα|until now|till now|to present"
    r"|obecnie|teraz|nadal|in prezent|azi|dosud|doposud|trva|hien tai|hadi sasa|mpaka sasa"
    r"|toistaiseksi|jatkuu|patlaban|paslaik|siobrid|dabar"
    r"|nykyinen|настоящее время|н.в|по н.в|сейчас|devam ediyor|gunumuz|halen|prezent|"
    r"現在|至今|现在|目前|今|현재|재직중|재직 중|היום|כיום|עד היום|الآن|الان|حتى الآن|الحاضر|حاليا"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_PRESENT = "|".join(re.escape(fold(phrase)) for phrase in _PRESENT_PHRASES.split("|"))
_MONTH_WORDS = "|".join(sorted((re.escape(word) for word in _MONTH_OF), key=len, reverse=True))
_SEASON_WORDS = "|".join(sorted(_SEASONS, key=len, reverse=True))
_POINT = re.compile(
    rf"""
      (?P<era>明治|大正|昭和|平成|令和)\s?(?P<ey>元|\d{{1,2}})\s?年\s?(?:(?P<em>1[0-2]|0?[1-9])\s?(?:月|(?=\t)))?(?:\s?(?P<ed>[0-3]?\d)\s?日)?
    | (?P<cy>{_YEAR})\s?[年년]\s?(?:(?P<cm>1[0-2]|0?[1-9])\s?(?:[月월]\s?|(?=\t))(?:(?P<cd>[0-3]?\d)\s?[日일])?)?
    | (?<![\d.])(?P<iy>{_YEAR})\s?[-/.]\s?(?P<im>1[0-2]|0[1-9])(?:\s?[-/.]\s?(?P<id>3[01]|[12]\d|0[1-9]))?(?![\d])
    | (?<![\d.])(?P<dd>3[01]|[12]\d|0?[1-9])\s?(?P<dsep>[./-])\s?(?P<dm>[0-3]?\d)\s?[./-]\s?(?P<dy>{_YEAR})(?!\d)
    | (?<![\d/.])(?P<my_m>1[0-2]|0?[1-9])\s?[/.-]\s?(?P<my_y>{_YEAR})(?!\d)
    | (?<!\w)(?:(?P<wd>3[01]|[12]\d|0?[1-9])(?:\.|st|nd|rd|th|er|º|°)?\s+(?:de\s+
    |of\s+)?)?(?P<wm>{_MONTH_WORDS})\.?,?\s*(?:(?P<wd2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,\s*)?(?:de\s+|del\s+
    |of\s+|d[eo]\s+|[-/]\s?)?(?:(?P<wy>{_YEAR})|['`´‘]\s?(?P<wyy>\d\d)|(?P<wyb>[0-4]\d))(?!\w)
    | (?<!\w)(?P<sw>{_SEASON_WORDS})\.?,?\s*(?:de\s+|del\s+|of\s+)?(?P<sy>{_YEAR})(?:/\d\d(?:\d\d)?)?(?!\w)
    | (?<!\w)q(?P<qn>[1-4])[\s/-]*(?P<qy>{_YEAR})(?!\w)
    | (?<!\w)(?P<yy1>{_YEAR})\s?[/–-]\s?(?P<yy2>\d\d)(?![\d/.-])
    | (?<![\d.,$€£])(?P<y>{_YEAR})(?!\d|%|[.,]\d)
    | (?<![\d/.])(?P<sm>1[0-2]|0?[1-9])/(?P<sy2>\d\d)(?![\d/])
    | (?<!\w)(?P<bm>{_MONTH_WORDS})\.?(?=\s*(?:[-–—]|\s(?:to|bis|a|au|al|ate|tot|do)\s)\s*(?:{_MONTH_WORDS}))
    | (?<!\w)(?P<now>{_PRESENT})(?!\w)
    """,
    re.X,
)
_BETWEEN = re.compile(
    r"^[\s.,)\]]*(?:[-‐‑–—−‒―~〜～→/]+>?|>|to|up(?: to)?|through|thru|till|(?:up )?until|til|bis(?:\s+zum)?"
    r"|jusqu'?(?:a|au|en)?|au|a|à|al|alla|ad|hasta(?:\s+la)?|ate(?:\s+(?:a|o))?|tot(?:\s+en\s+met)?|t/m|til(?:l)?|do"
    r"|и|по|до|から|至|到|부터|ـ|إلى|الى|حتى|and|e)?[\s.:]*(?:the\s|le\s|el\s|la\s|o\s|il\s|по\s|a\s)?[\s(\[]*"
    r"(?:[-‐‑–—−‒~〜～]\s*)?$"
)
_SINCE = re.compile(
    r"(?:since|seit|ab|from|depuis(?:\s+le)?|desde|dal|da|sinds|vanaf|sedan|siden|od|с|since the|starting"
    r"|beginn|منذ)\s*:?\s*(?:dem\s+|the\s+|le\s+|el\s+)?$"
)
_FROM = re.compile(r"(?:de|du|del|dal|von|vom|between|entre|van|from the)\s+$")
# 'Summers 2013–2015'
_EACH = re.compile(r"(?:seasons?|summers|winters|springs|autumns|saisons?|etes|veranos|inviernos|estati)\s+$")
_UNTIL = re.compile(
    r"(?:until|till|bis|jusqu'?(?:a|au|en)|hasta|fino al?|ate|tot|expected|anticipated|graduation|graduating"
    r"|voraussichtlich|prevu|esperado|previst[ao]|due)\s*:?\s*(?:the\s+|zum\s+)?$"
)
_WORD = re.compile(r"\w")
# 'dosud', 'hiện tại': one or two small words that end a line or cell after a month and a dash.
_UNKNOWN_NOW = re.compile(r"\s+[-–—]\s+[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?(?=\s*(?:$|[\t|)\]]))")
_OPEN = re.compile(r"\s*(?:[-‐–—−~〜～→]+|から|부터|起)\s*(?:$|[|,)\t])")
# No line that names a post is longer, in characters.
_LONGEST_HEADER = 1_000
# How far before a date, and between two of them, the words that tell what it is may stand.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A date or a span of dates at [start, end) of a text. ISO or ''; `current`: it goes on."""

    start: int
    end: int
    first: str
    last: str
    current: bool = False
    ranged: bool = False
    expected: bool = False

    @property
    def precise(self) -> bool:
        return len(self.first or self.last) > 4


def lies_within(inner: Span | None, outer: Span | None) -> bool:
    """Whether one span of dates is a part of another one."""
    if inner is None or outer is None or not (inner.ranged and outer.ranged) or inner == outer:
        return False
    precision = min(len(inner.first), len(outer.first))
    begins = inner.first[:precision] >= outer.first[:precision]
    ends = outer.current or (not inner.current and inner.last[:4] <= outer.last[:4])
    return bool(inner.first and outer.first and begins and ends)


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    iso: str
    now: bool = False
    bare_month: int = 0
    spread: str = ""
    weak: bool = False


def find_spans(text: str) -> list[Span]:
    """Every date and span of dates in a text, in order; positions are offsets in the text."""
    return list(_spans_of(text))


@lru_cache(maxsize=2_000)  # a line is asked about from many sides
def _spans_of(text: str) -> tuple[Span, ...]:
    folded = _fold_keeping_length(text)
    points = [point for match in _POINT.finditer(folded) if (point := _point(match))]
    spans: list[Span] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        between = folded[point.end : min(following.start, point.end + _REACH)] if following else ""
        if (
            following
            and not point.now
            and not point.spread
            and (between.strip() or _says_to(folded, following) or _in_cells(folded, point, following))
            and following.start - point.end < _REACH
            and _BETWEEN.match(between)
            and _ordered(point, following)
        ):
            spans.append(_range(folded, point, following))
            index += 2
            continue
        single = _single(folded, point, text)
        if single is not None:
            spans.append(single)
        index += 1
    return tuple(spans)


def _in_cells(text: str, first: _Point, second: _Point) -> bool:
    """'Mar 2014' and 'Dec 2018' in neighbouring cells of a row, and nothing beside them: from and to."""
    edges = text[: first.start][-1:], text[first.end : second.start], text[second.end : second.end + 1]
    return edges[1] == "\t" and all(edge in ("", "\t") for edge in edges)


def is_present(text: str) -> bool:
    """Whether a text says 'until now' and nothing else, as the second line of a broken date does."""
    return re.fullmatch(_PRESENT, _fold_keeping_length(text.strip(" .-–"))) is not None


def _says_to(text: str, point: _Point) -> bool:
    """'October 2018 to date': the word for now brings its own 'to'."""
    return point.now and bool(re.match(r"(?:to|till|until|ad|ce|по)\s|onward", text[point.start : point.end]))


def _fold_keeping_length(text: str) -> str:
    """Folded text whose every character stands where it stood."""
    if text.isascii():
        return text.lower()
    letters = []
    for letter in text.lower() if len(text.lower()) == len(text) else text:
        folded = fold(letter)
        letters.append(folded if len(folded) == 1 else folded[:1] or letter)
    return "".join(letters)


def _point(match: re.Match[str]) -> _Point | None:
    group = match.groupdict()
    start, end = match.span()
    if group["now"]:
        return _Point(start, end, "", now=True)
    if group["era"]:
        reigned = 1 if group["ey"] == "元" else int(group["ey"] or 1)
        return _Point(start, end, _iso(str(_ERAS[group["era"]] + reigned), group["em"], group["ed"]))
    if group["cy"]:
        return _Point(start, end, _iso(group["cy"], group["cm"], group["cd"]))
    if group["iy"]:
        return _Point(start, end, _iso(group["iy"], group["im"], group["id"]))
    if group["dy"]:
        return _day_point(start, end, group)
    if group["my_y"]:
        return _Point(start, end, _iso(group["my_y"], group["my_m"]))
    if group["wm"]:
        year = group["wy"] or _century(group["wyy"] or group["wyb"])
        weak = not group["wy"] and not group["wyy"]
        return _Point(
            start, end, _iso(year, str(_MONTH_OF[group["wm"]]), group["wd"] or group["wd2"]), weak=weak
        )
    if group["sw"]:
        month = _SEASONS[group["sw"]]
        return _Point(start, end, group["sy"] if month == 12 else _iso(group["sy"], str(month)))
    if group["qn"]:
        return _Point(start, end, _iso(group["qy"], str(int(group["qn"]) * 3 - 2)))
    if group["yy1"]:
        return _two_years(start, end, group["yy1"], group["yy2"])
    if group["y"]:
        return _Point(start, end, group["y"])
    if group["sm"]:
        return _Point(start, end, _iso(_century(group["sy2"]), group["sm"]), weak=True)
    return _Point(start, end, "", bare_month=_MONTH_OF[group["bm"]])


def _day_point(start: int, end: int, group: dict[str, str | None]) -> _Point | None:
    """03/25/2020 is told from 25/03/2020 where one number can only be a day; dots mean the day first."""
    first, second = int(group["dd"] or 0), int(group["dm"] or 0)
    if group["dsep"] == "/" and second == 1 < first <= 12:
        first, second = second, first  # the first of a month, written the American way
    day, month = (first, second) if second <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _Point(start, end, _iso(group["dy"] or "", str(month), str(day)))


def _two_years(start: int, end: int, year: str, short: str) -> _Point | None:
    """'2015/16' is a span; '2015-03' was taken for a month before."""
    last = int(year[:2] + short)
    if last < int(year):
        last += 100
    if not 0 < last - int(year) <= 15:
        return _Point(start, start + 4, year)
    return _Point(start, end, year, spread=str(last))


def _century(short: str | None) -> str:
    if not short:
        return ""
    return ("20" if int(short) < 50 else "19") + short


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    if not month:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _ordered(first: _Point, second: _Point) -> bool:
    if second.spread:
        return False
    if first.bare_month or second.now:
        return True
    return bool(first.iso) and first.iso[:4] <= second.iso[:4]


def _range(text: str, first: _Point, second: _Point) -> Span:
    start = _since_start(text, first.start)
    for spoken in (_FROM, _EACH):
        before = _start_before(spoken, text, start)
        if before < start:
            start = before
            break
    beginning = first.iso or (f"{second.iso[:4]}-{first.bare_month:02d}" if second.iso else "")
    return Span(start, second.end, beginning, second.iso, current=second.now, ranged=True)


def _since_start(text: str, position: int) -> int:
    return _start_before(_SINCE, text, position)


def _start_before(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Where a word that belongs to the date at `position` begins, else the position itself."""
    match = pattern.search(text, max(position - _REACH, 0), position)
    if match and (match.start() == 0 or not text[match.start() - 1].isalnum()):
        return match.start()
    return position


def _single(text: str, point: _Point, written: str) -> Span | None:
    """The span of one date in folded text. `written`: the same text as it was written."""
    if point.now or point.bare_month:
        return None
    if point.spread:
        return Span(point.start, point.end, point.iso, point.spread, ranged=True)
    since = _since_start(text, point.start)
    if since < point.start:
        return Span(since, point.end, point.iso, "", current=True, ranged=True)
    until = _start_before(_UNTIL, text, point.start)
    if until < point.start:
        return Span(until, point.end, "", point.iso, expected=True)
    opened = _OPEN.match(text, point.end) or _unknown_now(written, point)
    if opened:
        return Span(
            point.start,
            point.end + len(opened.group().rstrip("|,)\t")),
            point.iso,
            "",
            current=True,
            ranged=True,
        )
    if point.weak and (_WORD.search(text, 0, point.start) or _WORD.search(text, point.end)):
        return None
    return Span(point.start, point.end, point.iso, point.iso)


def _unknown_now(text: str, point: _Point) -> re.Match[str] | None:
    match = _UNKNOWN_NOW.match(text, point.end) if len(point.iso) > 4 else None
    told = match is not None and match.group().islower() and degree_score(match.group()) == 0
    return match if told else None


_DURATION = re.compile(
    r"[(·•,|]?\s*(?:about\s|ca\.?\s)?\d{1,2}\+?\s*(?:years?|yrs?|jahre?n?|ans?|años?|anni|anno|anos?|jaar|года?|лет|рок[иув]+|років)(?!\w)(?:\s*(?:,|and|und|et|y|e|en)?\s*\d{1,2}\s*(?:months?|mos?|monate?n?|mois|meses|mesi|maanden|месяц\w*|місяц\w*)(?!\w))?\s*\)?|"
    r"[(·•,|]?\s*\d{1,2}\s*(?:months?|mos\.?|monate?|mois|meses|mesi|maanden)(?!\w)\s*\)?",
    re.I,
)


def between_spans(text: str, spans: Sequence[Span], gap: str) -> str:
    """A text with its dates cut out and `gap` in the place of each."""
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    return gap.join(text[end:start] for end, start in zip(ends, starts, strict=True))


def without_dates(text: str, spans: Sequence[Span]) -> str:
    """A header line with its dates and durations cut out, separators left where parts met."""
    if len(text) > _LONGEST_HEADER:
        return between_spans(text, spans, "\t")
    kept = text
    for span in reversed(spans):
        before, after = kept[: span.start], kept[span.end :]
        if re.search(r"[(\[]\s*$", before) and re.match(r"\s*[)\]]", after):
            before, after = re.sub(r"[\s(\[]*$", "", before), re.sub(r"^\s*[)\]]", "", after)
        kept = (
            before + "\t" + _DURATION.sub("", after, count=1)
            if _DURATION.match(after.lstrip())
            else before + "\t" + after
        )
    # What stood in brackets with a date ('expected', 'concluded in') says nothing more.
    return re.sub(r"\([^()\t]{0,20}\t[^()\t]{0,12}\)", "\t", kept)
