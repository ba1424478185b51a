"""Reads the education that a posting asks for: the lowest level that suffices."""

import re
from typing import Final, NamedTuple

from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sections import Requirements
from jobs.extraction.types import EDUCATIONS, Education, Span
from jobs.lexicon.folding import has_any

_DEGREE_AFTER: Final = re.compile(
    r"(?:['’]s?)?\s*(?:\(?[A-Z]{2,4}\)?\s*)?(?:degree|of (?:science|arts|engineering|business|laws"
    r"|education|nursing|public|social)|in\s+[A-Za-z]"
    r"|or\s|and/or|/|level|program|studium|abschluss|preferred|required|qualification|honou?rs|\(|,|\.|$"
    r"|\n|is |from|with|oder |desirable)",
    re.IGNORECASE,
)
_OTHER_MASTER: Final = re.compile(
    r"[\s\-]*(?:data|plan|class|schedul|service|electric|plumb|file|contract|brand|technician|craft"
    r"|builder|agreement|branch"
    r"|record|planning|mechanic|batch|budget|deck|artisan|narrative|carpenter|card)|ing|ful|y",
    re.IGNORECASE,
)
_SCRUM: Final = re.compile(
    r"(?:scrum|web|quiz|head|post|task|quarter|harbou?r|station|the)[\s\-]*$", re.IGNORECASE
)
_DEGREE_WORD: Final = re.compile(
    r"degree|ph\.?d|studium|hochschul|diploma|diplôme|qualif|bachelor|master|university|science|engineering"
    r"|b\.?\s?[aes]|licen|educat|formation|titul|estudios|graduado|experiencia",
    re.IGNORECASE,
)
# Short letters are degrees only in this exact case.
_EXACT: Final[dict[str, frozenset[str]]] = {
    **{
        word: frozenset({word.upper()})
        for word in ("ba", "bs", "ms", "md", "jd", "ged", "fp", "cap", "eso", "hbo", "mbo", "iti", "bac")
    },
    **{
        word: frozenset({word.upper()})
        for word in ("mca", "bca", "bba", "dut", "iut", "but", "bts", "mba", "mph", "msw", "hnd", "hnc")
    },
    "med": frozenset({"MEd", "M.Ed"}),
    "b.e": frozenset({"B.E", "B.e"}),
    "m.e": frozenset({"M.E", "M.e"}),
    "edd": frozenset({"EdD"}),
    "bac": frozenset({"BAC", "Bac", "bac"}),
    "dr.": frozenset({"Dr."}),
    "promotion": frozenset({"Promotion"}),
    "dep": frozenset({"DEP"}),
    "efz": frozenset({"EFZ"}),
}
_LETTERS: Final = frozenset(
    {
        "ba",
        "bs",
        "ms",
        "b.a",
        "b.s",
        "m.a",
        "m.s",
        "b.e",
        "m.e",
        "md",
        "jd",
        "m.d",
        "j.d",
        "cap",
        "but",
        "med",
        "eso",
        "fp",
        "iti",
    }
)
_LETTERS_AFTER: Final = re.compile(
    r"\.?\s*(?:/|degree|in\s+[A-Z]|or\s|,|\(|and\s|-|\.?\s*$|\n|required|preferred)", re.IGNORECASE
)
# "BS Chemical Engineering"
_BACHELORS: Final = ("bs", "ba", "b.s", "b.a")
_SUBJECT: Final = re.compile(r"\.?\s[A-Z][a-z]{3,}")
_FP_AFTER: Final = re.compile(r"\s*(?:en|de|grado|ii?\b|superior|medi[oa]|\(|/|,|o\s)", re.IGNORECASE)
# A licence is a degree in French, a permit in English.
_LICENCE_NEAR: Final = re.compile(
    r"\bbac\b|diplôm|\bmaster|niveau|formation|universit|titulaire|études|licence (?:en|de|pro)\b",
    re.IGNORECASE,
)
# A master of laws, not a language model.
_LAW_NEAR: Final = re.compile(r"\blaws?\b|legal|\bllb\b|jurist|recht|droit|derecho|degree", re.IGNORECASE)
_LESSER_DIPLOMA: Final = re.compile(
    r"(?:high[- ]school|secondary|post-?graduate|graduate|level \d|national|nvq|\bib|extended|foundation)\s+$",
    re.IGNORECASE,
)
_DISTANT: Final[dict[str, re.Pattern[str]]] = {
    "degree": re.compile(r"\s*(?:of (?!science|arts|engineering|bachelor)\w|angle|program|days|celsius"
        r"|view|feedback|fahrenheit|review)", re.I),
    "promotion": re.compile(r".*", re.S),
    "graduation": re.compile(r"\s*(?:rate|ceremon|date|year)", re.I),
    "ausbildung": re.compile(r"\s*(?:von|der mitarbeiter|zum ausbilder|unserer)", re.I),
    "licence": re.compile(r"\s*de (?:pilote|conduire|conduite|pêche|taxi|transport|débit)"
        r"|(?!\s*(?:en|de|pro|professionnelle|\(|,|/|ou|bac|minimum|master|3|$|\n))", re.I),
    "studium": re.compile(r"\s*(?:generale)", re.I),
    "high school": re.compile(r"\s*(?:teacher|students|math|science|english|coach|level|teach|program"
        r"|and middle|age|girls|boys|classes)", re.I),
    "secondary school": re.compile(r"\s*(?:teacher|students|math|science|teach|age|children|classes|in "
        r"|based)", re.I),
    "secondary education": re.compile(r"\s*(?:teacher|sector|setting)", re.I),
    "a levels": re.compile(r"\s*(?:students|teaching)", re.I),
    "college degree": re.compile(r"(?!)"),
    "meister": re.compile(r"(?:haft|n\b)", re.I),
    "bac": re.compile(r"\s*\+"),
    "doctoral": re.compile(r"\s*(?:students|candidates)", re.I),
    "apprenticeship": re.compile(r"\s*(?:program|scheme|standard|levy|manager)", re.I),
    "vocational": re.compile(r"\s*(?:rehab|counsel|service|skills train|assess)", re.I),
    "degrees": re.compile(r"\s*(?:of|celsius|fahrenheit|c\b|f\b)", re.I),
}  # fmt: skip
_NUMBER_BEFORE: Final = re.compile(
    r"(?:\d+|180|360|high|some|certain|varying|any|great|large|third|first)[\s\-]*$", re.I
)
_NO_DEGREE: Final = re.compile(r"\b(?:no|without an?|kein(?:e|en)?|sans|sin)\s+(?:\w+\s+)?$")
# One of these stands in everything that the pattern above finds; a plain look is much faster.
_NO_SIGNS: Final = ("no", "without", "kein", "sans", "sin")
# "abgeschlossene Gastronomieausbildung"
_COMPLETED: Final = re.compile(r"\s+(?:[\w-]+\s+){0,2}?[\w-]+(?:ausbildung|lehre)\b", re.IGNORECASE)
_TOLD_BY_NEXT: Final = {"fp": _FP_AFTER, "abgeschlossene": _COMPLETED, "abgeschlossener": _COMPLETED}
_GENERIC: Final = frozenset({"degree", "degrees"})
_ADVANCED: Final = re.compile(
    r"(?:advanced|post-?graduate|master|higher|doctoral|associate['’]?s?|foundation|honorary)\s*$", re.I
)


class _Found(NamedTuple):
    level: Education
    span: Span
    preferred: bool
    listed: bool


def read_education(scan: Scan, requirements: Requirements) -> tuple[Education, Span] | None:
    """The lowest level asked for; levels that are merely preferred count only where nothing else is named."""
    found: list[_Found] = []
    for level in EDUCATIONS:
        for cue in scan.cues.get(level, ()):
            if not _names_level(scan.text, cue):
                continue
            requirement = requirements.at(cue.start)
            if requirement is None:
                continue
            span = Span(cue.start, cue.end, scan.text[cue.start : cue.end])
            listed = requirements.section_at(cue.start) in ("required", "preferred")
            found.append(_Found(level, span, requirement == "preferred", listed))
    found = _without_nested([one for one in found if one.listed] or found)
    asked = [one for one in found if not one.preferred] or found
    if not asked:
        return None
    best = min(asked, key=lambda one: (EDUCATIONS.index(one.level), one.span.start))
    return best.level, best.span


def _without_nested(found: list[_Found]) -> list[_Found]:
    """Leaves out a plain "degree" that another word says more of ("associate degree", "a PhD or master's degree")."""
    special = [one.span for one in found if one.span.quote.lower() not in _GENERIC]
    return [
        one
        for one in found
        if one.span.quote.lower() not in _GENERIC
        or not any(span.start <= one.span.start and one.span.start - span.end <= _NEAR for span in special)
    ]


_NEAR: Final = 30


def _names_level(text: str, cue: Cue) -> bool:
    quote = text[cue.start : cue.end]
    if quote[1:2] == "/":  # "(w/m/d)"
        return False
    word = quote.lower().replace("’", "'")
    behind = text[cue.end : cue.end + 40]
    before = text[max(0, cue.start - 24) : cue.start]
    exact = _EXACT.get(word)
    if exact and quote not in exact:
        return False
    if text[cue.end - 1].isalpha() and behind[:1] == "-" and word in ("promotion", "studium", "high school"):
        return False
    lowered = before.lower()
    if has_any(lowered, _NO_SIGNS) and _NO_DEGREE.search(lowered):
        return False
    rule = _DISTANT.get(word)
    if rule and rule.match(behind):
        return False
    if word == "llm" and not _LAW_NEAR.search(text, max(0, cue.start - 60), cue.end + 60):
        return False
    if word in _TOLD_BY_NEXT:
        return _TOLD_BY_NEXT[word].match(behind) is not None
    if word == "licence" and not _LICENCE_NEAR.search(text, max(0, cue.start - 60), cue.end + 60):
        return False
    if word in ("diploma in", "college diploma") and _LESSER_DIPLOMA.search(before):
        return False
    if word in _GENERIC:
        return not (_NUMBER_BEFORE.search(before) or _ADVANCED.search(before))
    if word in ("master", "masters", "master's", "máster"):
        return _names_master(before, behind)
    if word in _LETTERS:
        plain = word in _BACHELORS and _SUBJECT.match(behind)
        return bool(plain or _LETTERS_AFTER.match(behind)) and bool(
            _DEGREE_WORD.search(text[max(0, cue.start - 60) : cue.end + 60])
        )
    if word == "graduation":
        return bool(re.search(r"(?:any|qualification\W+|education\W+|post)\s*$", before, re.I))
    return word != "hochschule" or bool(
        re.search(r"studium|abschluss", text[max(0, cue.start - 60) : cue.end + 60], re.I)
    )


def _names_master(before: str, behind: str) -> bool:
    if _SCRUM.search(before) or _OTHER_MASTER.match(behind):
        return False
    return bool(_DEGREE_AFTER.match(behind))
