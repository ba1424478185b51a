"""The period of a stated pay: hour, day, week, month or year, in many languages."""

import re
from typing import Final

from jobs.extraction.types import Period
from jobs.extraction.wordlists import phrases
from jobs.lexicon.folding import has_any

_PERIOD_WORDS: Final[tuple[tuple[Period, str], ...]] = (
    (
        "hour",
        r"\b(?:per|an|each|pro|par|por)\s+(?:hour|hr|stunde|heure|hora)\b|/\s?(?:h|hr|hour|std"
        r"|stunde|heure|hora)\b"
        r"|\b(?:taux|salaire) horaire\b"
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
        r"|\bmonats(?:gehalt|lohn)\b"
        r"|\bmensuelle\b|\bmiesięcznie\b|\b(?:por|ao) mês\b",
    ),
    (
        "year",
        r"\b(?:per|a|each|pro|par|por|al)\s+(?:year|annum|jahr|an|año|anno)\b|/\s?(?:year|yr|y"
        r"|jahr|an|año|annum)\b"
        r"|\bannual\w*\b|\byearly\b|\bp\.?\s?a\.?(?!\w)|\bjährlich\w*\b|\bjahres\w*\b"
        r"|\bannuel\w*\b|\banual\w*\b|\blpa\b"
        r"|\bsalary range\b|\bpro[- ]?rata\b|\bfte\b|\bfull[- ]time equivalent\b|(?:\+|\bplus)\s?super\b|\bpor ano\b",
    ),
)
# Each of them begins with a word or a sign: asked for once, in front, that rejects most places at once.
_PERIODS: Final = re.compile(
    rf"(?=\b\w|[/+])(?:{'|'.join(f'(?P<{period}>{words})' for period, words in _PERIOD_WORDS)})"
)


def period_of(before: str, after: str) -> Period | None:
    """The period named soonest behind the figure, else last before it."""
    before, after = before.lower(), after.lower()
    soon = PERIOD_SOON.match(after)
    if soon:
        return _PERIOD_OF[soon[1]]
    found = _PERIODS.search(after, 0, 45) if has_any(after[:45], _PERIOD_SIGNS) else None
    if found is None and has_any(before[-50:], _PERIOD_SIGNS):
        for found in _PERIODS.finditer(before, max(0, len(before) - 50)):  # noqa: B007 (the last one counts)
            pass
    if found is None:
        return _abroad(after[:45]) or _abroad(before[-50:])
    return next((period for period, _ in _PERIOD_WORDS if found[period]), None)


# What mostly follows a figure at once; everything else is left to the longer patterns.
_PERIOD_OF: Final[dict[str, Period]] = {
    **dict.fromkeys(("year", "annum", "jahr", "an", "año", "anno", "ano", "jaar"), "year"),
    **dict.fromkeys(("month", "monat", "mois", "mese", "mes", "mês", "maand", "mies"), "month"),
    **dict.fromkeys(("hour", "stunde", "heure", "hora", "ora", "uur", "std", "h"), "hour"),
    **dict.fromkeys(("day", "tag", "jour", "día", "giorno"), "day"),
    **dict.fromkeys(("week", "woche", "semaine", "semana"), "week"),
}
PERIOD_SOON: Final = re.compile(
    r"\s?(?:(?:gross|brutto|brut|brutos?|lord[oi]|nett[oi]|net|base)\s)?(?:(?:a|an|per|pro|par|por|al|im|each)\s|/\s?)"
    rf"({'|'.join(_PERIOD_OF)})\b"
)


_PERIOD_SIGNS: Final = phrases("""
    hour, hr, /h, / h, stunde, std, heure, horaire, hora, ph, p.h, p/h, day, /d, / d, tag, jour, día, diem, tjm, pd, p.d
    week, wk, woche, semaine, semana, pw, p.w, month, /mo, mth, monat, mois, mes, mens, pm, p.m, p. m, pcm, miesi, year, yr
    /y, / y, annu, anual, jahr, jähr, an, año, anno, pa, p.a, p. a, lpa, salary range
    pro rata, pro-rata, prorata, fte, full, super, mês, ano
""")
# Words of further languages, looked for as they stand.
_ABROAD: Final[tuple[tuple[Period, tuple[str, ...]], ...]] = (
    (
        "hour",
        phrases("""
            per uur, per ora, all'ora, all’ora, /ora, /godz, na godzin, timlön, i timmen, per timme, timeløn, timelønn
            per time, saatlik, в час, за час, بالساعة, في الساعة
        """),
    ),
    ("day", phrases("per dag, al giorno, por dia, /dag, يومي")),
    (
        "month",
        phrases("""
            per maand, /mies, / mies, mensal, mensais, mensil, månadslön, månaden, per månad, i månaden, /mån
            månedsløn, månedslønn, per måned, pr. måned, pr måned, kuukaudessa, /kk, aylık, měsíčně, за месяц, в месяц
            на місяць, /мес, شهري, في الشهر
        """),
    ),
    (
        "year",
        phrases("""
            per jaar, roczn, per år, om året, årslön, årlig, lordi annu, annua lorda, ral , ral:, yıllık, в год, سنوي
        """),
    ),
)


def _abroad(text: str) -> Period | None:
    return next((period for period, signs in _ABROAD if has_any(text, signs)), None)
