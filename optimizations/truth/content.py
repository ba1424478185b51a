"""How much of a text is new: words that neither the old text nor its entry holds; help that became a lone deed."""

import re
from functools import lru_cache

from optimizations.truth.data_files import patterns, read_groups
from optimizations.truth.language import SMALL_WORDS, language_of
from optimizations.truth.normalise import clean, fold, words
from optimizations.truth.numerals import MULTIPLIERS, number_words
from optimizations.truth.scope import FREQUENCIES, scope_words

_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = words(
    "while within including such also well both each other more most very many several various multiple than then when "
    "where been being have has had will would can could may might must should their they them these those there here "
    "using used use uses with without about after before during between under between through daily ensure ensuring "
    "ensured provide provided providing perform performed performing work worked working handle handled handling "
    "maintain maintained maintaining deliver delivered delivering execute executed conducted conducting carried "
    "arranged completed resolved covered responded produced prepared created answered "
    "processed processing process roughly around approximately nearly almost experience experienced experiencia years "
    "erfahrung jahre jahren berufserfahrung experiencias esperienza anos annees mas mehr diez "
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand "
    "experimente experimentee experimentado experimentada erfahren erfahrene "
    "durchschnittlich schnitt average moyenne "
    "percentage points prozentpunkte punkte puntos porcentuales pontos percentuais "
    "successfully effectively efficiently consistently actively proactively responsible duties tasks"
)


IRREGULAR = {form: verb for verb, forms in read_groups("irregular.txt").items() for form in forms}
NUMBERS = frozenset(word for language in MULTIPLIERS for word in number_words(language))
UNITS = frozenset(name for names in read_groups("currencies.txt").values() for name in names) | words(
    "person persons people personen personnes personas pessoas dozen dutzend million millions millionen millones milhoes "
    "thousand tausend ciento cento cent worth value valued "
    "todas todos toda todo toutes tous alle "
    "allen unas unos aproximadamente environ cerca rund binnen etwa circa chaque cada jede jeden jeder every each again "
    "time times place skilled experience experienced praxis kenntnisse eigener eigene own"
)
# How often and how many are compared as figures, so that they are no further words.
FREQUENCY = re.compile("|".join(patterns("scope.txt")[group].pattern for group in sorted(FREQUENCIES)))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    language = language_of(text)
    small = SMALL_WORDS[language]
    return frozenset(
        IRREGULAR.get(word, word)[:5]
        for word in _WORD.findall(FREQUENCY.sub(" ", fold(text)))
        if word not in _EMPTY and word not in small and word not in NUMBERS and len(word) > 3
    )


def novelty(after: str, known: str) -> tuple[float, frozenset[str]]:
    """The share of meaningful words that the known text lacks, and those words' stems."""
    given = stems(after)
    if not given:
        return 0.0, frozenset()
    folded = fold(known)
    known_words = stems(known) | {word[:5] for word in _WORD.findall(folded)}
    fresh = frozenset(
        word
        for word in given
        if word not in known_words and not _kin(word, known_words) and not (len(word) > 4 and word in folded)
    )
    return len(fresh) / len(given), fresh


def _kin(stem: str, known: frozenset[str] | set[str]) -> bool:
    return any(word[:4] == stem[:4] for word in known if len(word) >= 4)


# Helping those one serves is the work itself, not a share in somebody else's.
_SERVED = re.compile(
    r"(?:\W*(?:the|our|new|other|elderly|older|hotel|den|dem|der|les|des|aux|la|los|las|a|os|as|ai|gli|i))*\W*"
    r"(?:(?:customer|client|guest|shopper|patient|resident|visitor|passenger|user|tenant|diner|pupil|student|caller)s|"
    r"(?:kunde|gast|bewohner|besucher|usager|eleve|cliente|huesped|paciente|usuari|alumn|hosped|utent|alun|ospit|pazient)"
    r"\w{0,3})\b"
)


def dropped_help(before: str, after: str) -> str:
    """The word that said "helped" and that the new text leaves out while it keeps the deed, or an empty text."""
    if "help" not in scope_words(before) or "help" in scope_words(after):
        return ""
    folded = fold(before)
    match = patterns("scope.txt")["help"].search(folded)
    if match is None or _SERVED.match(folded, match.end()):
        return ""
    plain = clean(before)
    rest = (plain if len(plain) == len(folded) else folded)[match.end() :]
    clause = re.split(r"[;\n]|\. ", rest)[0]
    deed, given = _weighty(clause), _weighty(after)
    kept = {stem for stem in deed if any(stem[:4] == other[:4] for other in given)}
    return match.group() if deed and len(kept) * 2 >= min(len(deed), 6) else ""


def risen_deed(before: str, after: str) -> str:
    """“Built” of what was only tested, used or kept up: the word that says so, or an empty text."""
    old, new = scope_words(before), scope_words(after)
    if "lesser" not in old or "create" in old or "lesser" in new:
        return ""
    return new.get("create", "")


def _weighty(text: str) -> frozenset[str]:
    """Stems, with the short names that stems leave out (BIM, SAP)."""
    return stems(text) | {word.casefold() for word in re.findall(r"\b[A-Z]{2,4}\b", clean(text))}


def dropped_hedge(before: str, after: str) -> str:
    """The word that limited what the old text claims ("basic", "expected") and that the new text leaves out."""
    if "hedge" not in scope_words(before) or "hedge" in scope_words(after):
        return ""
    match = patterns("scope.txt")["hedge"].search(fold(before))
    if match is None:
        return ""
    following = [word[:4] for word in _WORD.findall(fold(before)[match.end() :])[:5] if len(word) > 3]
    near = following or [
        word[:4] for word in _WORD.findall(fold(before)[: match.start()])[-3:] if len(word) > 3
    ]
    return match.group() if any(word[:4] in near for word in _WORD.findall(fold(after))) else ""
