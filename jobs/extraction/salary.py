"""Reads the pay that a posting states: one figure or a range, its currency and its period."""

import re
from typing import Final, NamedTuple

from jobs.extraction.scanning import Scan, sentence_bounds
from jobs.extraction.types import Period, Salary, Span
from jobs.extraction.wordlists import phrases
from jobs.lexicon.folding import fold_chars, has_any

_SYMBOLS: Final[dict[str, str]] = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "¥": "JPY",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "R$": "BRL",
    "$": "USD",
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "MX$": "MXN",
    "Rs": "INR",
    "Rs.": "INR",
    "zł": "PLN",
    "Kč": "CZK",
    "Fr.": "CHF",
    "₦": "NGN",
}
_WORDS: Final[dict[str, str]] = {
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "chf": "CHF",
    "sfr": "CHF",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "inr": "INR",
    "sgd": "SGD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "czk": "CZK",
    "huf": "HUF",
    "ron": "RON",
    "brl": "BRL",
    "mxn": "MXN",
    "zar": "ZAR",
    "aed": "AED",
    "jpy": "JPY",
    "hkd": "HKD",
    "dollars": "USD",
    "pounds": "GBP",
    "rupees": "INR",
    "zł": "PLN",
    "kč": "CZK",
    "ils": "ILS",
}
_CURRENCY: Final = (
    r"(?:US\$|CA\$|AU\$|NZ\$|HK\$|MX\$|R\$|C\$|A\$|S\$|[€£$₹¥₽₺₩₪₦]|Rs\.?|Fr\.|zł|Kč"
    r"|\b(?:EUR|USD|GBP|CHF|SFr|CAD|AUD|NZD|INR|SGD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|ZAR|AED|JPY|HKD"
    r"|ILS)\b"
    r"|\b(?:[Ee]uros?|dollars|pounds|rupees)\b)"
)
_GAP: Final = r"[ \t\u00a0\u202f]?"
_THOUSANDS: Final = r"[.,'’ \u00a0\u202f]"
_GROUPS: Final = rf"\d{{1,3}}(?:{_THOUSANDS}\d{{2,3}})*(?:{_THOUSANDS}\d{{3}})(?:[.,]\d{{1,2}})?(?!\d)"
_AMOUNT: Final = rf"{_GROUPS}|\d+(?:[.,]\d{{1,2}})?(?!\d)"
_SCALE: Final = r"(?:[kK]\b|T€|[mM]\b(?!\w)|(?:lakhs?|lacs?|LPA|lpa|L)\b|(?:Tsd|tausend|mil)\b\.?)"
_RANGE: Final = re.compile(
    rf"(?P<cur1>{_CURRENCY})?{_GAP}(?<![\w.,])(?P<low>{_AMOUNT}){_GAP}(?P<scale1>{_SCALE})?{_GAP}(?P<cur2>{_CURRENCY})?(?:,-|\.-|,--)?"
    rf"(?:\s*(?:per annum|p\.a\.|a year|per year|/year|annually)?\s*(?:-|–|—|―|to|bis|und|and|à|a|hasta|y"
    rf"|et)\s*(?:(?:up to|bis zu)\s*)?"
    rf"(?P<cur3>{_CURRENCY})?{_GAP}(?P<high>{_AMOUNT}){_GAP}(?P<scale2>{_SCALE})?{_GAP}(?P<cur4>{_CURRENCY})?)?"
)
_PERIOD_WORDS: Final[tuple[tuple[Period, str], ...]] = (
    (
        "hour",
        r"\b(?:per|an|each|pro|par|por)\s+(?:hour|hr|stunde|heure|hora)\b|/\s?(?:h|hr|hour|std"
        r"|stunde|heure|hora)\b"
        r"|\bhourly\b|\bp\.?/?h\b|\bstundenlohn\b|\bl['’]heure\b|\bde l['’]heure\b|\ba la hora\b"
        r"|\bph\b",
    ),
    (
        "day",
        r"\b(?:per|a|each|pro|par|por)\s+(?:day|tag|jour|día|diem)\b|/\s?(?:day|d|tag|jour|día)\b"
        r"|\bdaily\b|\bday rate\b"
        r"|\btagessatz\b|\btjm\b|\btaux journalier\b|\bp\.?d\.?\b|\bdaily rate\b",
    ),
    (
        "week",
        r"\b(?:per|a|each|pro|par|por)\s+(?:week|woche|semaine|semana)\b|/\s?(?:week|wk|woche)\b"
        r"|\bweekly\b|\bp\.?w\b",
    ),
    (
        "month",
        r"\b(?:per|a|each|pro|par|por|al|im)\s+(?:month|monat|mois|mes|mese)\b|/\s?(?:month|mo"
        r"|mth|monat|mois|mes)\b"
        r"|\bmonthly\b|\bmonatlich\w*\b|\bmensuel\w*\b|\bmensual\w*\b|\bp\.?\s?m\.?\b|\bpcm\b"
        r"|\bmonatsgehalt\b"
        r"|\bmensuelle\b|\bmiesięcznie\b",
    ),
    (
        "year",
        r"\b(?:per|a|each|pro|par|por|al)\s+(?:year|annum|jahr|an|año|anno)\b|/\s?(?:year|yr|y"
        r"|jahr|an|año|annum)\b"
        r"|\bannual\w*\b|\byearly\b|\bp\.?\s?a\.?(?!\w)|\bjährlich\w*\b|\bjahres\w*\b"
        r"|\bannuel\w*\b|\banual\w*\b|\blpa\b"
        r"|\bsalary range\b",
    ),
)
_PERIODS: Final = re.compile(
    "|".join(f"(?P<{period}>{words})" for period, words in _PERIOD_WORDS), re.IGNORECASE
)
# Looked for in lower-case text: these are many, and a plain look is much faster than a pattern.
_PAY: Final = phrases("""
    salar, pay, paid, compensation, wage, remunerat, rate, ote, ctc, package, earn, gehalt, vergütung, entgelt, lohn, brutto
    rémunération, salaire, brut, sueldo, retribuci, stipend, tjm, base, gross, net, honorar, tagessatz, wynagrodzenie
""")
_PAY_WORDS: Final = frozenset({"rate", "ote", "ctc", "base", "net", "pay", "paid", "brut"})
_NOT_PAY: Final = re.compile(
    r"budget|revenue|turnover|funding|raised|sales of|portfolio|assets|bonus of up|sign(?:ing|-on)? bonus"
    r"|referral"
    r"|bonus|voucher|stipend for|allowance|contribution|zuschuss|reimburse|insurance|savings|customers"
    r"|users|investment"
    r"|umsatz|chiffre d['’]affaires|facturación|in sales|deals|quota|contracts? (?:worth|valued)"
    r"|projects? (?:worth|valued)"
    r"|fortune|company|valuation|market|aum\b|pension|ticket|worth of|per person|gutschein|prämie"
    r"|prime de|award|discount"
    r"|spend|learning|equipment|donat|loans?|claims?|purchases?|per month for|series [a-e]\b|\b401",
    re.IGNORECASE,
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
_SIGNS: Final = ("€", "$", "£", "₹", "¥", "zł", "Kč", "Rs", "₺", "₦", "₪")


class _Found(NamedTuple):
    salary: Salary
    span: Span
    rank: int


def read_salary(scan: Scan) -> tuple[Salary, Span] | None:
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
            head = _CURRENCY_BEFORE.search(text, max(low, figure.start() - _SIGN_LENGTH), figure.start())
            found = _RANGE.match(text, head.start() if head else figure.start(), high)
            place = max(found.end() if found else 0, figure.end())
            one = _judge(text, found) if found else None
            if one and (best is None or one.rank > best.rank):
                best = one
                if one.rank >= _SURE:
                    return best.salary, best.span
            done = place
    return (best.salary, best.span) if best else None


_BEHIND: Final = 24
_AHEAD: Final = 80
_SIGN_LENGTH: Final = 8
_SURE: Final = 6
_CURRENCY_BEFORE: Final = re.compile(rf"{_CURRENCY}{_GAP}$")


def _starts(scan: Scan) -> list[int]:
    """Places worth a closer look: currency signs and words of pay near digits."""
    text = scan.text
    starts = []
    for sign in _SIGNS:
        at = text.find(sign)
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


def _judge(text: str, found: re.Match[str]) -> _Found | None:
    currency = next((found[group] for group in ("cur1", "cur2", "cur3", "cur4") if found[group]), None)
    scales = f"{found['scale1'] or ''}{found['scale2'] or ''}".lower()
    if currency is None and "l" not in scales and not (found["high"] and _grouped(found["low"])):
        return None
    low_line, high_line = _line(text, found.start())
    before = text[max(low_line, found.start() - _REACH) : found.start()]
    after = text[found.end() : min(high_line, found.end() + _REACH)]
    named = _names_pay(before) or _names_pay(after[:40]) or _heading_before(text, low_line)
    indian = bool(found["scale1"] or found["scale2"]) and "l" in f"{found['scale1']}{found['scale2']}".lower()
    if currency is None:
        if not (named and (indian or (found["high"] and _grouped(found["low"])))):
            return None
        currency = "₹" if indian else _currency_near(text, found.start())
        if currency is None:
            return None
    scale2 = found["scale2"] or None
    low = _number(found["low"], found["scale1"] or scale2)
    high = _number(found["high"], scale2 or found["scale1"]) if found["high"] else None
    period = _period(before, after)
    if period is None:
        if _other_money(before, after) and not named:
            return None
        period = _likely_period(high or low, named, bool(found["high"]))
    elif _other_money(before, after) and not named:
        return None
    if (
        period is None
        or not _LEAST[period] <= low <= _MOST[period]
        or (high is not None and not low <= high <= low * 6)
    ):
        return None
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    end = found.start() + len(found.group().rstrip())
    span = Span(start, end, text[start:end])
    low_bound, high_bound = _bounds(before, low, high)
    salary = Salary(low_bound, high_bound, _iso(currency), period)
    return _Found(salary, span, 4 * named + 2 * bool(high) + (period == "year"))


def _bounds(before: str, low: float, high: float | None) -> tuple[float | None, float | None]:
    if high is not None:
        return _tidy(low), _tidy(high)
    if _UP_TO.search(before):
        return None, _tidy(low)
    if _FROM.search(before):
        return _tidy(low), None
    return _tidy(low), _tidy(low)


_UP_TO: Final = re.compile(r"(?:up to|bis zu|bis|jusqu['’][àa]|hasta|maximum|max\.?)\s*$", re.IGNORECASE)
_FROM: Final = re.compile(
    r"(?:from|starting at|at least|ab|à partir de|desde|mindestens|minimum|min\.?|starts at)\s*$",
    re.IGNORECASE,
)


def _names_pay(text: str) -> bool:
    lowered = text.lower()
    if not has_any(lowered, _PAY):
        return False
    words = fold_chars(lowered).split()
    return not _PAY_WORDS.isdisjoint(words) or has_any(lowered, _PAY_STEMS)


_PAY_STEMS: Final = tuple(word for word in _PAY if word not in _PAY_WORDS)


def _heading_before(text: str, line: int) -> bool:
    """Whether the line above names pay ("Salary" and the figure below it)."""
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]
    return len(above) <= _REACH and _names_pay(above)


def _other_money(before: str, after: str) -> bool:
    return bool(_NOT_PAY.search(before[-45:]) or _NOT_PAY.search(after[:30]) or _MILLIONS.match(after))


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
    found = re.search(_CURRENCY, text[max(0, low - 80) : high + 20])
    return found.group() if found else None


def _number(amount: str, scale: str | None) -> float:
    digits = _GAPS.sub("", amount)
    cents = _CENTS.search(digits)
    whole, fraction = (digits[: cents.start()], digits[cents.start() + 1 :]) if cents else (digits, "0")
    value = float(f"{_POINTS.sub('', whole)}.{fraction}")
    if scale:
        name = scale.lower().rstrip(".")
        value *= 1_000_000 if name == "m" else 100_000 if name.startswith("l") else 1_000
    return value


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _period(before: str, after: str) -> Period | None:
    """The period named soonest behind the figure, else last before it."""
    found = _PERIODS.search(after, 0, 45) if has_any(after[:45].lower(), _PERIOD_SIGNS) else None
    if found is None and has_any(before[-50:].lower(), _PERIOD_SIGNS):
        for found in _PERIODS.finditer(before, max(0, len(before) - 50)):  # noqa: B007 (the last one counts)
            pass
    return next((period for period, _ in _PERIOD_WORDS if found[period]), None) if found else None


_PERIOD_SIGNS: Final = phrases("""
    hour, hr, /h, / h, stunde, std, heure, hora, ph, p.h, p/h, day, /d, / d, tag, jour, día, diem, tjm, pd, p.d
    week, wk, woche, semaine, semana, pw, p.w, month, /mo, mth, monat, mois, mes, mens, pm, p.m, p. m, pcm, miesi, year, yr
    /y, / y, annu, anual, jahr, jähr, an, año, anno, pa, p.a, p. a, lpa, salary range
""")
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


def _iso(currency: str) -> str:
    return _SYMBOLS.get(currency) or _WORDS.get(currency.lower()) or currency.upper()
