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
        r"|stunde|heure|hora|ora|uur|godz|time|timme|saat|час)\b|\b(?:per|por|all['’]|i) ?(?:uur|ora|timmen|timen)\b"
        r"|\b(?:na|за|в) (?:godzinę|час)\b|\btim(?:lön|eløn|elønn)\b|\bsaatlik\b|بالساعة|في الساعة"
        r"|\b(?:taux|salaire) horaire\b"
        r"|\bhourly\b|\bp\.?/?h\b|\bstundenlohn\b|\bl['’]heure\b|\bde l['’]heure\b|\ba la hora\b"
        r"|\bph\b",
    ),
    (
        "day",
        r"\b(?:per|a|each|pro|par|por)\s+(?:day|tag|jour|día|diem)\b|/\s?(?:day|d|tag|jour|día|dag|giorno|dia)\b"
        r"|\b(?:per|por|al) (?:dag|giorno|dia)\b|\bdagloon\b|يومي"
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
        r"|\bmensuelle\b|\bmiesięcznie\b|\b(?:por|ao) mês\b|\bmensa(?:l|is)\b|/ ?mies\b|/ ?mês\b|\bper maand\b|/ ?maand\b"
        r"|\bmånads?lön\b|\b(?:per|i|pr\.?) (?:månad(?:en)?|måned)\b|/ ?mån(?:ad|ed)?\b|\bmåned(?:s|er|lig)\w*\b|\bkuukaudessa\b"
        r"|/ ?kk\b|\bmensil\w*\b|\baylık\b|\bměsíčně\b|\b(?:за|в|на) месяц\b|\bна місяць\b|/ ?мес\b|شهري|في الشهر|\bmonatslohn\b",
    ),
    (
        "year",
        r"\b(?:per|a|each|pro|par|por|al)\s+(?:year|annum|jahr|an|año|anno)\b|/\s?(?:year|yr|y"
        r"|jahr|an|año|annum)\b"
        r"|\bannual\w*\b|\byearly\b|\bp\.?\s?a\.?(?!\w)|\bjährlich\w*\b|\bjahres\w*\b"
        r"|\bannuel\w*\b|\banual\w*\b|\blpa\b"
        r"|\bsalary range\b|\bpro[- ]?rata\b|\bfte\b|\bfull[- ]time equivalent\b|(?:\+|\bplus)\s?super\b|\bpor ano\b"
        r"|\bper jaar\b|\brocznie\b|\b(?:per|om) året\b|\bper år\b|\bårlig\w*\b|\bårslön\b|\bannu[aei]\w?\b|\bral\b|\byıllık\b"
        r"|\bв год\b|سنوي",
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
    return next((period for period, _ in _PERIOD_WORDS if found[period]), None) if found else None


# What mostly follows a figure at once; everything else is left to the longer patterns.
_PERIOD_OF: Final[dict[str, Period]] = {
    **dict.fromkeys(("year", "annum", "jahr", "an", "año", "anno", "ano", "jaar", "år"), "year"),
    **dict.fromkeys(
        ("month", "monat", "mois", "mese", "mes", "mês", "maand", "mies", "månad", "måned"), "month"
    ),
    **dict.fromkeys(("hour", "stunde", "heure", "hora", "ora", "uur", "h", "std", "godz"), "hour"),
    **dict.fromkeys(("day", "tag", "jour", "día", "giorno", "dag"), "day"),
    **dict.fromkeys(("week", "woche", "semaine", "semana"), "week"),
}
PERIOD_SOON: Final = re.compile(
    rf"\s?(?:(?:gross|brutto|brut|brutos?|bruto|lord[oi]|nett[oi]|net|basic|base)\s)?(?:(?:a|an|per|pro|par|por|al|each)\s|/\s?)({'|'.join(_PERIOD_OF)})\b"
)
_PERIOD_SIGNS: Final = phrases("""
    hour, hr, /h, / h, stunde, std, heure, horaire, hora, ph, p.h, p/h, day, /d, / d, tag, jour, día, diem, tjm, pd, p.d
    week, wk, woche, semaine, semana, pw, p.w, month, /mo, mth, monat, mois, mes, mens, pm, p.m, p. m, pcm, miesi, year, yr
    /y, / y, annu, anual, jahr, jähr, an, año, anno, pa, p.a, p. a, lpa, salary range
    pro rata, pro-rata, prorata, fte, full, super, mês, ano, uur, ora, godz, tim, saat, dag, giorno, dia, maand, mån, kuu, kk
    mensil, ay, měs, jaar, roczn, år, ral, yıl, год, мес, місяц, час, شهر, سنوي, ساعة, يوم
""")
