"""Currencies by their signs and words, and the dollar of a place."""

import re
from typing import Final

from jobs.extraction.scanning import Scan
from jobs.lexicon.folding import has_any

# How postings write currencies: in front of the figure or behind it.
CURRENCY: Final = (
    r"(?:US\$|CA\$|AU\$|NZ\$|HK\$|MX\$|NT\$|R\$|C\$|A\$|S\$|[€£$₹¥₽₩₺₪₴₱฿₦]|Rs\.?|Fr\.|zł|Kč|грн|руб(?:лей)?\b"
    r"|(?:ريال|درهم|جنيه)(?: (?:سعودي|قطري|عماني|إماراتي|مغربي|مصري))?"
    r"|\b(?:EUR|USD|GBP|CHF|SFr|CAD|AUD|NZD|INR|SGD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|ZAR|AED|JPY|HKD|ILS|SAR|QAR|KWD|OMR|BHD"
    r"|MYR|RM|THB|PHP|IDR|TWD|KRW|CNY|RMB|TRY|TL|UAH|RUB|NGN|KES|EGP|PKR|BDT|LKR|GHS|COP|CLP|ARS|BGN|ISK|R(?=\s?\d|$))"
    r"|\b(?:[Ee]uros?|dollars|pounds|rupees|kr|kronor|kroner|lei|Ft)\b)"
)
# With what a sign or word of a currency ends.
CURRENCY_ENDS: Final = frozenset("€$£₹¥₽₩₺₪₴₱฿₦.łčнбйيمهABCDEFHKLMNPQRSTVXYZrstosi")
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
    "₴": "UAH",
    "₱": "PHP",
    "฿": "THB",
    "NT$": "TWD",
    "R": "ZAR",
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
    "rm": "MYR",
    "rmb": "CNY",
    "tl": "TRY",
    "lei": "RON",
    "ft": "HUF",
    "грн": "UAH",
    "руб": "RUB",
    "рублей": "RUB",
    "ريال": "SAR",
    "درهم": "AED",
    "جنيه": "EGP",
    "درهم مغربي": "MAD",
    "ريال قطري": "QAR",
    "ريال عماني": "OMR",
}


_ARABIC_WORDS: Final = ("ريال", "درهم", "جنيه")


def iso_code(currency: str) -> str:
    """The ISO 4217 code of a sign or word."""
    if currency.startswith(_ARABIC_WORDS) and currency not in _WORDS:
        currency = currency.split()[0]  # "ريال شهرياً": the period follows
    return _SYMBOLS.get(currency) or _WORDS.get(currency.lower()) or currency.upper()


# A bare "$" is the dollar of the place that the posting names; the scan looks for how most of them
# begin, `DOLLARS` and `DOLLAR_PLACES` among the cues.
_DOLLARS: Final = (
    ("CAD", re.compile(r"\bCanad(?:a|ian)\b|\bQu[ée]bec\b|\bOntario\b|\bAlberta\b|\bBritish Columbia\b|\bManitoba\b"
        r"|\bSaskatchewan\b|\bNova Scotia\b|\bToronto\b|\bMontr[ée]al\b|\bCAD\s?\$?\d|\bRRSP\b"
        r"|,\s?(?:ON|BC|QC|AB|MB|SK|NS|NB)(?=\s*(?:$|\n|[–—|(•,;.-]|[A-Z]\d[A-Z]\b))")),
    ("AUD", re.compile(r"\bAustralian?\b|\bNew South Wales\b|\bNSW\b|\bQueensland\b|\bSydney\b|\bMelbourne\b|\bAUD\b"
        r"|\bsuperannuation\b|\bBrisbane\b|(?:\+|\bplus|\binc\w*)\s?super\b")),
    ("NZD", re.compile(r"\bNew Zealand\b|\bAotearoa\b|\bAuckland\b|\bKiwiSaver\b|\bNZD\b")),
    ("SGD", re.compile(r"\bSingapore\b|\bSGD\b")),
    ("HKD", re.compile(r"\bHong Kong\b|\bHKD\b")),
    ("MXN", re.compile(r"\bM[ée]xico\b(?!,? (?:USA|NM))|\bCDMX\b|\bMXN\b|\bMonterrey\b")),
)  # fmt: skip
# Where the location is stated apart, shorter names suffice.
_PLACES: Final = (
    ("USD", re.compile(r"\bUSA?\b|\bU\.S\.|\bUnited States\b|\bNew Mexico\b")),
    *_DOLLARS,
    ("CAD", re.compile(r",\s*(?:ON|BC|QC|AB|MB|SK|NS|NB|NL|PEI?)\b|\bVancouver\b|\bCalgary\b|\bOttawa\b|\bEdmonton\b"
        r"|\bWinnipeg\b|\bHalifax\b")),
    ("AUD", re.compile(r"\b(?:VIC|QLD|TAS|ACT)\b|\bPerth\b|\bAdelaide\b|\bCanberra\b|\bHobart\b|\bDarwin\b")),
    ("NZD", re.compile(r"\bWellington\b|\bChristchurch\b|\bDunedin\b|\bHamilton, N")),
)  # fmt: skip
# These do not begin where a word does that the scan looks for.
_SUPER: Final = re.compile(r"(?:\+|\bplus|\binc\w*)\s?super\b")
_SUPER_REACH: Final = 12
_PROVINCE: Final = re.compile(r",\s?(?:ON|BC|QC|AB|MB|SK|NS|NB)")
_US_SIGNS: Final = ("USD", "US$", "United States", "U.S.", "USA", "401", "EEO")
_US: Final = re.compile(r"\bUSD\b|\bUS\$|\bUnited States\b|\bU\.S\.|\bUSA\b|\b401\(?k\b|\bEEO\b")


def local_dollar(scan: Scan, location: str = "") -> str:
    """The currency of a bare dollar sign: that of the stated location, else of the places that the text names."""
    if location and (stated := next((iso for iso, places in _PLACES if places.search(location)), None)):
        return stated
    text, spots = scan.text, _spots(scan)
    if not spots or (has_any(text, _US_SIGNS) and _US.search(text)):
        return "USD"
    return next((iso for iso, places in _DOLLARS if any(places.match(text, at) for at in spots)), "USD")


def _spots(scan: Scan) -> list[int]:
    """Where what tells of a dollar may stand."""
    text = scan.text
    spots = [found.start() for found in _PROVINCE.finditer(text)]
    for start, end in scan.cues.get("dollar", ()):
        paid = _SUPER.search(text, max(0, start - _SUPER_REACH), end + 1)
        spots.append(paid.start() if paid else start)
    return spots


CROWNS: Final = ("kr", "kronor", "kroner")
_DANISH: Final = (" og ", " af ", "løn ", "fuldtid", "deltid", "danmark", "denmark", "københavn")
_NORWEGIAN: Final = (" og ", " av ", "lønn", "norge", "norway", "oslo")


def local_crown(text: str) -> str:
    """The currency of a bare "kr" by the language of the text."""
    lowered = text.lower()
    if "ø" not in lowered and "æ" not in lowered:
        return "SEK"
    danish, norwegian = (sum(word in lowered for word in signs) for signs in (_DANISH, _NORWEGIAN))
    return "DKK" if danish >= norwegian else "NOK"
