"""Numbers with what they measure: counts, people, money, percentages, durations, factors, with their bounds."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from optimizations.truth.data_files import read_groups
from optimizations.truth.dates import find_dates
from optimizations.truth.normalise import clean, fold, words
from optimizations.truth.numerals import read_number_words
from optimizations.truth.tokens import Token, read_number, tokenise

_DAY = 86400.0
_YEAR = 365.25 * _DAY
_UNITS_TIME = {
    1.0: "second seconds sec secs s sekunde sekunden seconde secondes segundo segundos secondo secondi",
    0.001: "ms millisecond milliseconds millisekunden millisecondes milisegundos millisecondi",
    60.0: "minute minutes min mins minuten minuto minutos minuti minuut",
    3600.0: "hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren",
    _DAY: "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
    7 * _DAY: "week weeks woche wochen semaine semaines semana semanas settimana settimane weken",
    _YEAR / 12: "month months monat monate monaten mois mes meses mese mesi maand maanden",
    _YEAR: "year years yr yrs jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren",
    10 * _YEAR: "decade decades jahrzehnt jahrzehnte decennie decennies decada decadas decennio",
}
TIME = {word: seconds for seconds, names in _UNITS_TIME.items() for word in names.split()}
_PERCENT = words("% percent pct prozent pourcent procent percentage")
_POINTS = re.compile(
    r"(?:percentage points?|% points?|prozentpunkt\w*|points? de pourcentage|puntos? porcentual\w*|pontos? percentua\w*|"
    r"punt[oi] percentual\w*|procentpunt\w*|ppt?s?)(?!\w)"
)
_PER = {"per", "pour", "por"}
_CENT = {"cent", "ciento", "cento"}
_MONEY = {name: unit for unit, names in read_groups("currencies.txt").items() for name in names}
CURRENCY_CODES = frozenset(name for name in _MONEY if name.isalpha() and len(name) == 3)
_MULTIPLIERS = {
    "k": 1e3, "t": 1e3, "tsd": 1e3, "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "mila": 1e3, "duizend": 1e3,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6,
    "millon": 1e6, "millones": 1e6, "milhao": 1e6, "milhoes": 1e6, "milione": 1e6, "milioni": 1e6, "miljoen": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "md": 1e9, "mds": 1e9, "milliarden": 1e9,
    "milliarde": 1e9, "milliard": 1e9, "milliards": 1e9, "bilhoes": 1e9, "miliardi": 1e9, "miljard": 1e9,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "hundred": 100.0, "dozen": 12.0, "dutzend": 12.0,
}  # fmt: skip
_PEOPLE = re.compile(
    r"(people|persons?|employees?|staff|engineers?|developers?|members?|direct|fte|ftes|colleagues?|nurses?|teachers?|"
    r"volunteers?|interns?|apprentices?|trainees?|agents?|technicians?|analysts?|designers?|workers?|cooks?|"
    r"mitarbeite\w*|personen|leute|kolleg\w*|pfleg\w*kraft\w*|entwickler\w*|auszubildende\w*|azubis?|"
    r"personnes?|salaries?|collaborateurs?|employes?|membres?|techniciens?|infirmier\w*|agents?|"
    r"personas?|empleados?|colaborador\w*|miembros?|tecnicos?|trabajador\w*|pessoas?|funcionarios?|membros?|"
    r"persone|dipendenti|collaboratori|addetti|mensen|medewerkers?|personeelsleden|team|crew|equipe|equipo|squadra)"
)
_BOUNDS = {
    "min": "over|more than|greater than|at least|above|exceeding|in excess of|upwards of|beyond|no fewer than|"
    "uber|mehr als|mindestens|plus de|plus d'|au moins|au-dela de|mas de|al menos|superior a|superiores a|"
    "mais de|pelo menos|acima de|piu di|oltre|almeno|meer dan|ruim|minstens",
    "max": "up to|as many as|under|less than|fewer than|below|at most|no more than|bis zu|unter|weniger als|"
    "hochstens|jusqu'a|moins de|hasta|menos de|ate|fino a|meno di|tot wel|minder dan",
    "approx": "about|around|approximately|nearly|almost|roughly|some|close to|circa|ca|approx|~|etwa|rund|knapp|fast|"
    "ungefahr|environ|pres de|presque|casi|unos|unas|alrededor de|cerca de|aproximadamente|quase|quasi|ongeveer|bijna",
}
_OR_MORE = re.compile(r" (?:(?:or|and) (?:more|above|over|up)|oder mehr|ou plus|o mas|ou mais|o piu)\b")
# “Under an hour”: where a bound stands before it, the article counts
_ONE_OF_TIME = re.compile(
    r"\b(?:within|under|(?:less|more) than|over|at least|unter|innerhalb|binnen|moins d'|menos de|meno di) "
    r"?(?P<one>(?:an?|one|eine[rsm]?|une?|uma?|una) (?P<unit>[^\W\d_]+))"
)
_FILLER = (
    r"(?: (?:a|an|the|los|las|le|les|la|der|die|den|einem|einer|um|uma|un|una))?(?: ?(?:us|r)?[$€£¥₹])? ?$"
)
_BOUND_RE = {name: re.compile(rf"(?:^|[\W_])(?:{words})\.?{_FILLER}") for name, words in _BOUNDS.items()}
_FRACTIONS = (
    (
        50.0,
        "halved|halving|by half|in half|half of|half the|one half|halbier\\w*|halfte|moitie|mitad|metade|meta|helft|"
        "divise\\w* par deux|dividid\\w* (?:por|entre) (?:dos|dois)|dimezzat\\w*",
    ),
    (
        33.0,
        "by a third|a third of|one third|um ein drittel|ein drittel|d'un tiers|un tiers|un tercio|um terco|un terzo",
    ),
    (
        66.0,
        "divise\\w* par trois|dividid\\w* (?:por|entre) tres|two thirds|"
        "zwei drittel|deux tiers|dos tercios|dois tercos|due terzi",
    ),
    (
        25.0,
        "by a quarter|a quarter of|one quarter of|um ein viertel|d'un quart|una cuarta parte|um quarto|un quarto",
    ),
    (75.0, "three quarters|drei viertel|trois quarts|tres cuartos"),
)
_FACTORS = (
    (2.0, "doubled|doubling|double|twice|twofold|two-fold|verdoppel\\w*|doubl(?:e|ee|es|er|ant)|duplic\\w+|dobr(?:ou|ei|ar)|"
          "raddoppi\\w+|verdubbel\\w*"),
    (3.0, "tripled|tripling|triple|threefold|three-fold|verdreifach\\w*|tripl(?:er|ant)|triplic\\w+|triplo\\w*|"
          "verdrievoudig\\w*"),
    (4.0, "quadrupled|quadrupling|fourfold|vervierfach\\w*|quadrupl\\w+|cuadruplic\\w+"),
    (10.0, "tenfold|ten-fold|verzehnfach\\w*|decupl\\w+"),
)  # fmt: skip
_WORDED = tuple(
    (kind, value, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for kind, table in (("percent", _FRACTIONS), ("factor", _FACTORS))
    for value, words in table
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measured number. ``kind`` is number, people, money, percent, duration, factor or date; ``unit`` a currency."""

    kind: str
    value: float
    unit: str
    bound: str
    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        if self.kind == "date":
            return self.unit
        return f"{self.bound or 'exact'} {self.value:.6g} {self.unit}".strip()


@lru_cache(maxsize=4096)
def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Every number in a text of that language, digits and words alike, in reading order."""
    text = clean(text)
    folded = fold(text)
    if len(folded) != len(text):  # folding changed lengths; offsets must hold, so read the folded text
        text = folded
    found = _written_out(text, folded)
    taken = [(item.start, item.end) for item in found]
    tokens = tokenise(text)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if any(start <= token.start < end for start, end in taken):
            index += 1
            continue
        quantity, index = _read_at(tokens, index, text, folded, language)
        if quantity is not None:
            found.append(quantity)
    return _share_units(sorted(found, key=lambda item: item.start), folded)


def _written_out(text: str, folded: str) -> list[Quantity]:
    """Dates, and what words say without a number: “halved”, “doubled”, “under an hour”."""
    found = [
        Quantity("date", float(item.year), item.key, "", text[item.start : item.end], item.start, item.end)
        for item in find_dates(folded)
    ]
    for kind, value, pattern in _WORDED:
        for match in pattern.finditer(folded):
            found.append(Quantity(kind, value, "", "", match.group(), match.start(), match.end()))
    for match in _ONE_OF_TIME.finditer(folded):
        start, end = match.span("one")
        seconds = TIME.get(match["unit"])
        if seconds:
            bound = _bound(folded[:start])
            found.append(Quantity("duration", seconds, "", bound, text[start:end], start, end))
    return found


def _read_at(
    tokens: list[Token], index: int, text: str, folded: str, language: str
) -> tuple[Quantity | None, int]:
    """The quantity that begins at a token, and the index after it."""
    token = tokens[index]
    if token.kind == "number":
        value, after = read_number(token.text, language), index + 1
    elif token.kind == "word":
        read = read_number_words([item.folded for item in tokens[index : index + 8]], 0, language)
        if read is None:
            return None, index + 1
        value, after = read[0], index + read[1]
    else:
        return None, index + 1
    value, after, plus = _multiply(tokens, after, value, language)
    kind, unit, factor, after = _unit(tokens, index, after)
    end = tokens[after - 1].end
    plus = (
        plus or (after < len(tokens) and tokens[after].text == "+") or _OR_MORE.match(folded, end) is not None
    )
    bound = "min" if plus else _bound(folded[: token.start])
    start = (
        tokens[index - 1].start
        if kind == "money" and index and tokens[index - 1].folded in _MONEY
        else token.start
    )
    return Quantity(kind, value * factor, unit, bound, text[start:end], start, end), after


def _multiply(tokens: list[Token], after: int, value: float, language: str) -> tuple[float, int, bool]:
    plus = False
    while after < len(tokens):
        token = tokens[after]
        if token.text == "+" and token.glued:
            plus, after = True, after + 1
        elif token.folded in _MULTIPLIERS and (
            (token.glued and token.folded != "t")  # 50t are tonnes, 50 T€ are thousands
            or len(token.folded) > 1
            or (after + 1 < len(tokens) and tokens[after + 1].folded in _MONEY)
        ):
            if token.folded in ("mil", "mille", "mila") and language not in ("es", "pt", "it", "fr"):
                break
            value, after = value * _MULTIPLIERS[token.folded], after + 1
            if after < len(tokens) and tokens[after].text == "." and token.folded in ("mio", "mrd", "tsd"):
                after += 1
        else:
            break
    return value, after, plus


def _unit(tokens: list[Token], index: int, after: int) -> tuple[str, str, float, int]:
    """(kind, unit, factor, index after the unit)."""
    plain_end = max(after, index + 1)
    before = tokens[index - 1].folded if index else ""
    if before in _MONEY:
        brazilian = before == "$" and index > 1 and tokens[index - 2].folded == "r"
        return "money", "brl" if brazilian else _MONEY[before], 1.0, plain_end
    right = [token.folded for token in tokens[after : after + 5]]
    while right and right[0] in ("-", "de", "of", "d'"):
        right, after = right[1:], after + 1
    if right and right[0].startswith("d'"):  # “million d'euros”
        right[0] = right[0][2:]
    first = right[0] if right else ""
    points = _POINTS.match(" ".join(right[:3]))
    if points:
        return "percent", "points", 1.0, after + points.group().count(" ") + 1
    if first in _PERCENT:
        return "percent", "", 1.0, after + 1
    if len(right) > 1 and first in _PER and right[1] in _CENT:
        return "percent", "", 1.0, after + 2
    if first in _MONEY:
        return "money", _MONEY[first], 1.0, after + 1
    if first in ("us", "r") and len(right) > 1 and right[1] == "$":
        return "money", "usd" if first == "us" else "brl", 1.0, after + 2
    if first in TIME and (len(first) > 1 or first in "sh" or tokens[after].glued):
        return "duration", "", TIME[first], after + 1
    if first == "x" or (first == "fold"):
        return "factor", "", 1.0, after + 1
    people = any(_PEOPLE.fullmatch(word) for word in right[:3]) or any(
        token.folded in ("team", "teams", "crew", "equipe", "equipo", "squadra", "staff")
        for token in tokens[max(0, index - 3) : index]
    )
    return ("people" if people else "number"), "", 1.0, plain_end


def _bound(left: str) -> str:
    tail = left[-30:]
    for name in ("max", "min", "approx"):  # “no more than” before “more than”
        if _BOUND_RE[name].search(tail):
            return name
    return ""


def _share_units(found: list[Quantity], folded: str) -> tuple[Quantity, ...]:
    """In a range such as “10 to 15 %” or “3 to 3.6 million” the first number measures what the second does."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        gap = folded[first.end : second.start].strip()
        if first.kind != "number" or second.kind == "date" or not _RANGE.fullmatch(gap):
            continue
        factor = _written_factor(second)
        if second.kind != "number" or (factor > 1 and first.value < 1000):
            value = first.value * factor
            result[index] = replace(first, kind=second.kind, value=value, unit=second.unit)
    return tuple(result)


def _written_factor(quantity: Quantity) -> float:
    """By what the unit and the multiplier of a quantity multiply the number that is written."""
    unit = _duration_factor(quantity.text) if quantity.kind == "duration" else 1.0
    folded = fold(quantity.text)
    words = re.findall(r"[^\W\d_]+", folded) if re.search(r"\d", folded) else []
    for word in words:
        unit *= _MULTIPLIERS.get(word, 1.0) if word not in TIME else 1.0
    return unit


_RANGE = re.compile(
    r"(?:% )?(?:->?|→|to|or|bis|oder|a|ou|o|tot|and|und|et|y|e|al|auf|à|au|para|naar)(?: ?[$€£])?"
)


def _duration_factor(text: str) -> float:
    for word in reversed(re.findall(r"[^\W\d_]+", fold(text))):
        if word in TIME:
            return TIME[word]
    return 1.0


# A sign that several currencies share may be spelled out as any of them.
_LOOSE = frozenset(
    frozenset(pair)
    for sign, codes in (
        ("$", "usd cad aud nzd sgd hkd peso"),
        ("kr", "sek nok dkk isk"),
        ("jpy", "cny"),
        ("inr", "pkr"),
    )
    for pair in ((sign, code) for code in codes.split())
)


def same_measure(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities measure alike: a bare count may be said of anything but of people or money."""
    if first.kind == second.kind:
        return first.unit == second.unit or frozenset((first.unit, second.unit)) in _LOOSE
    return {first.kind, second.kind} == {"date", "number"}


def holds(claimed: Quantity, known: Quantity) -> bool:
    """Whether what is known makes the claimed quantity true."""
    if claimed.kind == "date" and known.kind == "date":
        return known.unit == claimed.unit or known.unit.startswith(claimed.unit + "-")
    if {claimed.kind, known.kind} == {"factor", "percent"}:
        factor, percent = (claimed, known) if claimed.kind == "factor" else (known, claimed)
        return (factor.value - 1) * 100 == percent.value
    if {claimed.kind, known.kind} == {"factor", "number"}:  # “twice a week” and “two times a week”
        return claimed.value == known.value
    if {claimed.kind, known.kind} == {"number", "people"}:  # “two starters” and “two people”
        return claimed.value == known.value and claimed.bound == known.bound
    if not same_measure(claimed, known):
        return False
    if claimed.kind != known.kind:  # a year that is written like a count
        return claimed.value == known.value
    close = abs(claimed.value - known.value) <= 0.004 * max(abs(known.value), 1e-9)
    if close:
        return claimed.bound in ("approx", known.bound) or (not claimed.bound and known.bound == "approx")
    if claimed.bound == "approx":
        return abs(claimed.value - known.value) <= 0.05 * abs(known.value)
    if claimed.bound == "min" and known.bound in ("", "min"):
        return claimed.value < known.value <= claimed.value * 1.25
    return False
