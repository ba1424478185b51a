"""Numbers written as words, in seven languages."""

from functools import lru_cache
from itertools import product

_EN = (
    "one two three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_DE = (
    "ein zwei drei vier funf sechs sieben acht neun zehn elf "
    "zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
)
_FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ES = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once "
    "doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"
)
_PT = (
    "um dois tres quatro cinco seis sete oito nove dez onze "
    "doze treze quatorze quinze dezesseis dezessete dezoito dezenove"
)
_IT = (
    "uno due tre quattro cinque sei sette otto nove dieci undici "
    "dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
)
_NL = (
    "een twee drie vier vijf zes zeven acht negen tien elf "
    "twaalf dertien veertien vijftien zestien zeventien achttien negentien"
)

_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
_UNITS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT, "it": _IT, "nl": _NL}

MULTIPLIERS: dict[str, dict[str, int]] = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20},
    "de": {"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "milliarde": 10**9,
           "milliarden": 10**9, "dutzend": 12},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
           "milliards": 10**9, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
           "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000},
    "es": {"cien": 100, "ciento": 100, "mil": 1000, "millon": 10**6, "millones": 10**6, "docena": 12,
           "decena": 10, "veintena": 20, "centenar": 100, "millar": 1000},
    "pt": {"cem": 100, "cento": 100, "mil": 1000, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9,
           "bilhoes": 10**9, "duzia": 12, "dezena": 10, "centena": 100},
    "it": {"cento": 100, "mille": 1000, "mila": 1000, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9,
           "miliardi": 10**9, "dozzina": 12, "decina": 10, "ventina": 20, "centinaio": 100, "migliaio": 1000},
    "nl": {"honderd": 100, "duizend": 1000, "miljoen": 10**6, "miljard": 10**9, "dozijn": 12, "tiental": 10},
}  # fmt: skip
CONNECTORS = {"en": {"and"}, "de": {"und"}, "fr": {"et"}, "es": {"y"}, "pt": {"e"}, "it": {"e"}, "nl": {"en"}}
ARTICLES = {
    "en": {"a", "an", "one"},
    "de": {"ein", "eine", "einem", "einer", "einen"},
    "fr": {"un", "une"},
    "es": {"un", "una"},
    "pt": {"um", "uma"},
    "it": {"un", "una", "uno"},
    "nl": {"een"},
}
_EXTRA = {
    "en": {"zero": 0},
    "de": {"dreissig": 30, "null": 0, "einhundert": 100, "eintausend": 1000, "zweihundert": 200,
           "dreihundert": 300, "funfhundert": 500, "zweitausend": 2000, "funftausend": 5000},
    "fr": {"zero": 0, "vingts": 20},
    "es": {"cero": 0, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
           "cuatrocientos": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600, "setecientos": 700,
           "ochocientos": 800, "novecientos": 900},
    "pt": {"zero": 0, "duas": 2, "duzentos": 200, "duzentas": 200, "trezentos": 300, "quinhentos": 500},
    "it": {"zero": 0, "duecento": 200, "trecento": 300, "cinquecento": 500, "duemila": 2000},
    "nl": {"nul": 0, "tweehonderd": 200, "driehonderd": 300, "vijfhonderd": 500},
}  # fmt: skip


@lru_cache(maxsize=8)
def number_words(language: str) -> dict[str, int]:
    """Word (folded) to value, below 100 and the common hundreds. A word for one counts only before a multiplier."""
    units = dict(zip(_UNITS[language].split(), range(1, 20), strict=False))
    tens = dict(zip(_TENS[language].split(), range(20, 100, 10), strict=True))
    words = {**units, **tens, **_EXTRA[language]}
    ones = [(word, value) for word, value in units.items() if value < 10]
    for (ten, base), (one, value) in product(tens.items(), ones):
        if language == "de":
            words[f"{one}und{ten}"] = base + value
        elif language == "nl":
            words[f"{one}en{ten}"] = base + value
        elif language == "it":
            words[f"{ten[:-1] if one in ('uno', 'otto') else ten}{one}"] = base + value
        elif language == "es" and base == 20:
            words[f"veinti{one}"] = base + value
    for word in (*ARTICLES[language], _UNITS[language].split()[0]):
        words.pop(word, None)
    return words


def read_number_words(words: list[str], start: int, language: str) -> tuple[float, int] | None:
    """The number that begins at ``words[start]`` (folded; hyphens are words) and the index after it, or None."""
    values, multipliers = number_words(language), MULTIPLIERS[language]
    connectors, articles = CONNECTORS[language], ARTICLES[language]
    total, current, last, index = 0.0, 0.0, 0, start
    if words[index] == "half" and words[index + 1 : index + 3] == ["a", "dozen"]:
        return 6, index + 3
    seen = False
    if words[index] in articles and index + 1 < len(words) and words[index + 1] in multipliers:
        current, seen, index = 1, True, index + 1
    while index < len(words):
        word = words[index]
        if word in values:
            value = values[word]
            if language == "fr" and value == 20 and current == 4:
                current, value = 80, 20
            elif seen and last and (value >= last or last % 10):
                break
            else:
                current += value
            last, seen, index = value or 1, True, index + 1
        elif word in multipliers and (seen or word not in ("score",)):
            factor = multipliers[word]
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0
            last, seen, index = factor, True, index + 1
        elif (
            seen
            and language == "fr"
            and word == "-"
            and current == 4
            and words[index + 1 : index + 2] in _SCORE
        ) or (
            seen
            and last >= 20
            and (word in connectors or word == "-")
            and _continues(words, index, last, values)
        ):
            index += 1
        else:
            break
    return (total + current, index) if seen else None


_SCORE = (["vingt"], ["vingts"])


def _continues(words: list[str], index: int, last: int, values: dict[str, int]) -> bool:
    return index + 1 < len(words) and 0 < values.get(words[index + 1], 0) < last


NUMBER_WORDS = frozenset(
    word for language in MULTIPLIERS for word in (*number_words(language), *MULTIPLIERS[language])
)
