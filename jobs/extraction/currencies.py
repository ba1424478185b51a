"""Currencies by their signs and words, and the dollar of a place."""

import re
from typing import Final

from jobs.lexicon.folding import has_any

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


def iso_code(currency: str) -> str:
    """The ISO 4217 code of a sign or word."""
    return _SYMBOLS.get(currency) or _WORDS.get(currency.lower()) or currency.upper()


# A bare "$" is the dollar of the place that the posting names.
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
# One of these stands in everything that the patterns above and below can find; a plain look is much faster.
_DOLLAR_SIGNS: Final = (
    *(
        "Canad",
        "bec",
        "Ontario",
        "Alberta",
        "British Col",
        "Manitoba",
        "Saskatch",
        "Nova Scotia",
        "Toronto",
        "Montr",
        "CAD",
    ),
    *(
        "RRSP",
        *(", ON", ",ON", ", BC", ", QC", ", AB", ", MB", ", SK", ", NS", ", NB", "super"),
        "Australia",
        "New South",
        "NSW",
        "Queensland",
        "Sydney",
        "Melbourne",
        "AUD",
        "superann",
        "Brisbane",
    ),
    *(
        "New Zea",
        "Aotearoa",
        "Auckland",
        "KiwiSaver",
        "NZD",
        "Singapore",
        "SGD",
        "Hong Kong",
        "HKD",
        "xico",
        "CDMX",
        "MXN",
    ),
)
_US_SIGNS: Final = ("USD", "US$", "United States", "U.S.", "USA", "401", "EEO")
_US: Final = re.compile(r"\bUSD\b|\bUS\$|\bUnited States\b|\bU\.S\.|\bUSA\b|\b401\(?k\b|\bEEO\b")


def local_dollar(text: str, location: str = "") -> str:
    """The currency of a bare dollar sign: that of the stated location, else of the places that the text names."""
    if location and (stated := next((iso for iso, places in _PLACES if places.search(location)), None)):
        return stated
    if not has_any(text, _DOLLAR_SIGNS) or (has_any(text, _US_SIGNS) and _US.search(text)):
        return "USD"
    return next((iso for iso, places in _DOLLARS if places.search(text)), "USD")
