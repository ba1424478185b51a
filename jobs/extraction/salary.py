"""Reads the pay that a posting states: one figure or a range, its currency and its period."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from jobs.extraction.currencies import CROWNS, CURRENCY, CURRENCY_ENDS, iso_code, local_crown, local_dollar
from jobs.extraction.pay_periods import PERIOD_SOON, period_of
from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.types import Period, Salary, Span

_GAP: Final = r"[ \t\u00a0\u202f]?"
_THOUSANDS: Final = r"[.,'’ \u00a0\u202f]"
_GROUPS: Final = rf"\d{{1,3}}(?:{_THOUSANDS}\d{{2,3}})*(?:{_THOUSANDS}\d{{3}})(?:[.,]\d{{1,2}})?(?!\d)"
_AMOUNT: Final = rf"{_GROUPS}|\d+(?:[.,]\d{{1,2}})?(?!\d)"
_SCALE: Final = (
    r"(?:[kK]\b|T€|[mM]\b(?!\w)|(?:[Ll]akhs?|[Ll]acs?|LPA|lpa|L)\b|[Cc]r(?:ores?)?\b"
    r"|(?:Tsd|tausend|thousand|mille|mil|tys)\b\.?)"
)
_RANGE: Final = re.compile(
    rf"(?P<cur1>{CURRENCY})?{_GAP}(?(cur1)|(?<![\w.,]))(?P<low>{_AMOUNT}){_GAP}(?P<scale1>{_SCALE})?{_GAP}(?P<cur2>{CURRENCY})?(?:,-|[.,][-–—]|,--)?"
    rf"(?:\s*(?:per annum|p\.a\.|a year|per year|/(?:year|yr|month|mo|hour|hr|day)|an hour|per hour|per day|annually)?\s*"
    rf"(?:[-–—―]|(?<=\s)(?:to|bis|und|and|à|a|hasta|y|et|do|tot|til|till|до|إلى)\b)\s*"
    rf"(?:(?:up to|bis zu)\s*)?"
    rf"(?P<cur3>{CURRENCY})?{_GAP}(?P<high>{_AMOUNT}){_GAP}(?P<scale2>{_SCALE})?{_GAP}(?P<cur4>{CURRENCY})?)?"
)
_REACH: Final = 70
_LEAST: Final[dict[str, float]] = {"hour": 4, "day": 40, "week": 150, "month": 300, "year": 5_000}
_MOST: Final[dict[str, float]] = {
    "hour": 1_000,
    "day": 6_000,
    "week": 20_000,
    "month": 2_000_000,
    "year": 60_000_000,
}
# Each sign and the rarest of its characters: looking for a single one is much faster.
_SIGNS: Final = (
    *((sign, sign) for sign in "€$£₹¥₺₦₪₽₴₱฿"),
    *(("zł", "ł"), ("Kč", "č"), ("Rs", "R")),
)


class _Found(NamedTuple):
    salary: Salary
    span: Span
    rank: int


def read_salary(scan: Scan, location: str = "") -> tuple[Salary, Span] | None:
    """The stated pay; where several figures look like pay, the one most clearly called so."""
    text = scan.text
    best: _Found | None = None
    done = 0
    for start in _starts(scan):
        if start + _AHEAD <= done:
            continue
        low, high = _line(text, start)
        place, stop = max(low, start - _BEHIND, done), min(high, start + _AHEAD)
        while figure := _DIGIT.search(text, place, stop):
            first = figure.start()
            head = None
            if (text[first - 1 : first].strip() or text[first - 2 : first - 1]) in CURRENCY_ENDS:
                head = _CURRENCY_BEFORE.search(text, max(low, first - _SIGN_LENGTH), first)
            found = _RANGE.match(text, head.start() if head else first, high)
            place = max(found.end() if found else 0, figure.end())
            one = _judge(scan, found, location, (low, high)) if found else None
            if one and (best is None or one.rank > best.rank):
                best = one
                if one.rank >= _SURE:
                    return best.salary, best.span
            done = place
    return (best.salary, best.span) if best else None


_BEHIND: Final = 24
_AHEAD: Final = 80
_SIGN_LENGTH: Final = 8
_SURE: Final = 8
_CURRENCY_BEFORE: Final = re.compile(rf"{CURRENCY}{_GAP}$")


def _starts(scan: Scan) -> list[int]:
    """Places worth a closer look: currency signs and words of pay near digits."""
    text = scan.text
    starts = []
    for sign, rarest in _SIGNS:
        at = text.find(sign) if rarest in text else -1
        while at >= 0:
            starts.append(at)
            at = text.find(sign, at + 1)
    starts.extend(
        cue.start
        for cue in scan.cues.get("pay", ())
        if _DIGIT.search(text, max(0, cue.start - 24), cue.end + 60)
    )
    return sorted(starts)


_DIGIT: Final = re.compile(r"\d+")


def _line(text: str, at: int) -> tuple[int, int]:
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at)
    return low, len(text) if high < 0 else high


def _judge(scan: Scan, found: re.Match[str], location: str, line: tuple[int, int]) -> _Found | None:
    """What a figure in a line states, if it is pay."""
    text = scan.text
    currency = _clearest([sign for sign in found.group(*_CURRENCIES) if sign])
    scales = f"{found['scale1'] or ''}{found['scale2'] or ''}".lower()
    indian = "l" in scales or "cr" in scales
    if currency is None and not indian and not (found["high"] and (scales or _grouped(found["low"]))):
        return None
    start, end = found.span()
    low_line, high_line = line
    if _is_side_money(scan, low_line, start):
        return None
    named = _names_pay(scan, max(low_line, start - _REACH), min(high_line, end + _REACH_AHEAD), low_line)
    if not named and found["high"] is None and _is_about(text, low_line, start):
        named = not _other_money(scan, max(low_line, start - 45), start, end, high_line)
    if currency is None:
        named = named or (indian and _PER_YEAR.match(text, end) is not None)
        currency = _understood(text, start, indian, low_line) if named else None
    if currency is None or (
        not named
        and not _plain_range(found, text)
        and _other_money(scan, max(low_line, start - 45), start, end, high_line)
    ):
        return None
    low, high = _bounds_stated(found)
    before, after = text[max(low_line, start - _REACH) : start], text[end : min(high_line, end + _REACH)]
    period = period_of(before, after)
    if period is None or not _LEAST[period] <= low <= _MOST[period]:
        # "per week" may say how often one works from home
        period = _likely_period(high or low, named, high is not None)
    if period is None or not _LEAST[period] <= low <= _MOST[period]:
        return None
    if high is not None and not low <= high <= low * _WIDEST:
        return None
    quote = found.group()
    start, end = start + len(quote) - len(quote.lstrip()), start + len(quote.rstrip())
    low_bound, high_bound = _bounds(before, after, low, high)
    salary = Salary(low_bound, high_bound, _iso(scan, currency, location), period)
    rank = 4 * named + 4 * bool(high) + (period == "year") - 4 * _is_target(text, low_line, start, end)
    return _Found(salary, Span(start, end, text[start:end]), rank)


_ON_TARGET: Final = re.compile(r"\bOTE\b")
_TARGET_REACH: Final = 12


def _is_target(text: str, low: int, start: int, end: int) -> bool:
    """Whether a figure is what may be earned with all that comes on top; the pay itself may stand beside it."""
    reach = max(low, start - _TARGET_REACH), end + _TARGET_REACH
    return "OTE" in text and _ON_TARGET.search(text, *reach) is not None


def _clearest(signs: list[str]) -> str | None:
    """The sign that says most: in "$18,000 to $22,000 MXN" the code, not the plain dollar."""
    return next((sign for sign in signs if sign != "$"), signs[0] if signs else None)


def _understood(text: str, start: int, indian: bool, line: int) -> str | None:
    """The currency of a figure that is called pay and names none."""
    if indian:
        return "₹"
    return "€" if _RAL.search(text, max(line, start - 8), start) else _currency_near(text, start)


def _iso(scan: Scan, currency: str, location: str) -> str:
    if currency == "$":
        return local_dollar(scan, location)
    return local_crown(scan.text) if currency in CROWNS else iso_code(currency)


def _bounds_stated(found: re.Match[str]) -> tuple[float, float | None]:
    low_scale, high_scale = found["scale1"], found["scale2"]
    high = _number(found["high"], high_scale or low_scale) if found["high"] else None
    return _number(found["low"], low_scale or high_scale), high


_CURRENCIES: Final = ("cur1", "cur2", "cur3", "cur4")
# The yearly pay in Italy, where nobody writes the currency.
_RAL: Final = re.compile(r"\bRAL\W{1,3}$")
# "c. £65k", or "up to £40k" by itself: nobody says so of other money without naming it.
_ABOUT_ENDS: Final = (".", "a", "A", "o", "u", "à")
_ABOUT: Final = re.compile(
    r"(?:\b(?:c\.|ca\.?|circa)|(?:^|[,;|(·–]\s?)(?:up to|bis zu|jusqu['’]à))\s?$",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT_REACH: Final = 14


def _is_about(text: str, low: int, start: int) -> bool:
    if text[max(0, start - 3) : start].rstrip()[-1:] not in _ABOUT_ENDS:
        return False
    return _ABOUT.search(text, max(low, start - _ABOUT_REACH), start) is not None


_PER_YEAR: Final = re.compile(r"\s*(?:per annum|p\.?a\b|per year|a year|/\s?year)", re.IGNORECASE)
_REACH_AHEAD: Final = 40
_WIDEST: Final = 6


def _bounds(before: str, after: str, low: float, high: float | None) -> tuple[float | None, float | None]:
    if high is not None:
        return _tidy(low), _tidy(high)
    if _UP_TO.search(before) or _AT_MOST.match(after):
        return None, _tidy(low)
    if _FROM.search(before):
        return _tidy(low), None
    return _tidy(low), _tidy(low)


_UP_TO: Final = re.compile(r"(?:up to|bis zu|bis|jusqu['’][àa]|hasta|maximum|max\.?)\s*$", re.IGNORECASE)
_AT_MOST: Final = re.compile(r"\s*\(?(?:max\b|maximum\b|maxi\b)", re.IGNORECASE)
_FROM: Final = re.compile(
    r"(?:\bот|\bod|\bvanaf|\bfrån|\ba partire da|from|starting at|at least|ab|à partir de"
    r"|desde|mindestens|minimum|min\.?|starts at)\s*$",
    re.IGNORECASE,
)


def _names_pay(scan: Scan, low: int, high: int, line: int) -> bool:
    """Whether `low:high` calls its figure pay, or the short line above `line` does."""
    cues = scan.cues.get("wage", ())
    if _any_between(cues, low, high):
        return True
    text = scan.text
    while line > 1 and text[line - 2 : line] == "\n\n":
        line -= 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return line - above <= _REACH and _any_between(cues, above, line)


# The scan looks for the same words, `SIDE_MONEY` among the cues.
_SIDE: Final = re.compile(
    r"\b(?:on[- ]call|sign(?:ing|[- ]on)|relocation|overtime|night differential|shift differential|weekend premium"
    r"|rufbereitschaft|bereitschaft|überstunden|astreinte|prime d['’]|guardias?|nocturnidad)\b[^.;\n]*$",
    re.IGNORECASE,
)
_SIDE_REACH: Final = 70
_SIDE_BESIDE: Final = 45


def _is_side_money(scan: Scan, line: int, start: int) -> bool:
    """Whether the words right before a figure make it a bonus, a budget or pay for a side duty, not the pay itself."""
    if "side" in scan.cues and _SIDE.search(scan.text, max(line, start - _SIDE_REACH), start):
        wage = _last_between(scan.cues.get("wage", ()), start - _SIDE_BESIDE, start)
        return wage < 0 or scan.text[wage : wage + 4].lower() == "paid"
    money = _last_between(scan.cues.get("money", ()), max(line, start - _SIDE_BESIDE), start)
    if money < 0:
        return False
    low, _ = sentence_bounds(scan.text, max(line, start - 1), start)
    low = max(low, line, start - _SIDE_BESIDE)
    if money < low or _COMPANY_GOODS.match(scan.text, money):
        return False
    return money > _last_between(scan.cues.get("wage", ()), low, start)


def _last_between(cues: Sequence[Cue], low: int, high: int) -> int:
    return max((cue[0] for cue in cues if low <= cue[0] < high), default=-1)


def _plain_range(found: re.Match[str], text: str) -> bool:
    """Whether a figure is a range of a year's size that names its period at once: that is pay without being called so."""
    if not found["high"]:
        return False
    soon = PERIOD_SOON.match(text[found.end() : found.end() + _REACH].lower())
    low = _number(found["low"], found["scale1"] or found["scale2"])
    return (bool(soon) or _PER_ANNUM.match(text, found.end()) is not None) and low >= _YEARLY_FROM


_PER_ANNUM: Final = re.compile(
    r"\s?(?:p\.?\s?a\b|gross|brutto|bruts?\b|annual|yearly|jährlich|im Jahr)", re.IGNORECASE
)


# What comes on top of a figure says nothing against it.
_ADDED: Final = re.compile(r"\s*(?:\+|&|,|;|(?:plus|and|with|zzgl|zuzüglich|und|et|y|más)\b)", re.IGNORECASE)


def _other_money(scan: Scan, low: int, start: int, end: int, high: int) -> bool:
    """Whether the words around a figure, at `start:end`, say that it is not pay."""
    cues = scan.cues.get("money", ())
    text = scan.text
    stop = _CLAUSE.search(text, end, min(high, end + _BESIDE))
    reach = stop.start() if stop else min(high, end + _BESIDE)
    behind = not _ADDED.match(text, end, high) and _any_between(cues, end, reach)
    before = any(low <= cue[0] < start and not _COMPANY_GOODS.match(text, cue[0]) for cue in cues)
    return behind or before or _MILLIONS.match(text, end, high) is not None


_CLAUSE: Final = re.compile(r"[,;(]\s")
_BESIDE: Final = 30
_COMPANY_GOODS: Final = re.compile(
    r"company (?:vans?|cars?|vehicles?|phone|laptop|pension|bonus|sick|fuel)\b", re.I
)


def _any_between(cues: Sequence[Cue], low: int, high: int) -> bool:
    for cue in cues:  # noqa: SIM110 (a plain loop is faster here)
        if low <= cue[0] < high:
            return True
    return False


def _grouped(amount: str) -> bool:
    return len(_NOT_DIGIT.sub("", amount)) >= _GROUPED


_MILLIONS: Final = re.compile(r"\s*(?:million|billion|bn|mn|mio|mrd|[mb]\b)", re.IGNORECASE)
_NOT_DIGIT: Final = re.compile(r"\D")
_GAPS: Final = re.compile(r"['’ \u00a0\u202f]")
_CENTS: Final = re.compile(r"[.,]\d{1,2}$")
_POINTS: Final = re.compile(r"[.,]")
_GROUPED: Final = 5


def _currency_near(text: str, at: int) -> str | None:
    low, high = sentence_bounds(text, at, at)
    found = re.search(CURRENCY, text[max(0, low - 80) : high + 20])
    return found.group() if found else None


def _number(amount: str, scale: str | None) -> float:
    digits = _GAPS.sub("", amount)
    cents = _CENTS.search(digits)
    whole, fraction = (digits[: cents.start()], digits[cents.start() + 1 :]) if cents else (digits, "0")
    value = float(f"{_POINTS.sub('', whole)}.{fraction}")
    if scale:
        name = scale.lower().rstrip(".")
        value *= next((size for sign, size in _SCALES if name.startswith(sign)), 1_000)
    return value


_SCALES: Final = (("mil", 1_000), ("m", 1_000_000), ("l", 100_000), ("cr", 10_000_000))


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else value


_YEARLY_FROM: Final = 12_000
_MONTHLY_FROM: Final = 800


def _likely_period(amount: float, named: bool, ranged: bool) -> Period | None:
    """The period of a figure that names none: only where it is called pay, or a range of a year's size."""
    if amount >= _YEARLY_FROM and (named or ranged):
        return "year"
    if not named:
        return None
    if amount >= _MONTHLY_FROM:
        return "month"
    return "hour" if amount <= _HOURLY_TO else "day"


_HOURLY_TO: Final = 120
