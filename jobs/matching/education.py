"""How far a resume's schooling goes, read from the names of degrees in English, German, French and Spanish."""

import re
from typing import Any, Final

from jobs.extraction.types import EDUCATIONS, Education

# Highest first: the first that fits a degree's name is its level.
_NAMES: Final[dict[Education, str]] = {
    "doctorate": (
        r"ph\.?\s?d\.?|doctora(?:te|l|do|t)|doctor of|dr\.?(?: ?(?:rer|med|phil|ing|iur|jur)\w*\.?)?|promotion"
        r"|d\.?phil|m\.?d\.?|j\.?d\.?|dba|ed\.?d|th[eè]se|pharm\.?d"
    ),
    "master": (
        r"master(?:'?s|studium|abschluss)?|m\.?\s?sc?\.?|m\.?\s?a\.?|m\.?b\.?a\.?|m\.?\s?eng\.?|m\.?\s?tech\.?"
        r"|m\.?ed|m\.?phil|ll\.?m|mph|msw|msn|m\.?com|m\.?c\.?a|dipl\.?[- ]\w+\.?|magister|magistra|staatsexamen"
        r"|diplom(?:-\w+|ingenieur\w*|kauf\w*|informatiker\w*)?|maestr[ií]a|m[aá]ster|ing[eé]nieur|bac ?\+ ?5"
        r"|dea|dess|postgraduate|laurea magistrale"
    ),
    "bachelor": (
        r"bachelor(?:'?s|studium)?|b\.?\s?sc?\.?|b\.?\s?a\.?|b\.?\s?eng\.?|b\.?\s?tech\.?|b\.?e\.?|b\.?ed|b\.?com"
        r"|b\.?c\.?a|bba|bfa|bsn|ll\.?b|undergraduate degree|honours|hons|licence|licenciatura|licenciad[oa]|grado"
        r"|graduad[oa]|ingenier[ií]a|bac ?\+ ?[34]|maîtrise|fachhochschul\w*|diplomatura|laurea|but"
    ),
    "associate": (
        r"associate(?:'?s)?(?: degree| of)?|a\.?a\.?s?\.?|a\.?s\.?|foundation degree|hnd|hnc|bts|dut|deug|bac ?\+ ?2"
        r"|t[eé]cnico superior|techniker|meister|fachwirt\w*|higher national"
    ),
    "vocational": (
        r"\w*ausbildung|apprenticeship|lehre|gesellenbrief|geselle|facharbeiter\w*|berufsfachschul\w*|ihk|cap|bep"
        r"|bac pro|formaci[oó]n profesional|fp|nvq|vocational|trade school|journeyman|diploma|diplôme|certificate"
        r"|zertifikat|certificat|certificado|t[eé]cnico|bootcamp"
    ),
    "secondary": (
        r"high school|secondary school|abitur|fachabitur|matura|a[- ]levels?|gcses?|ged|baccalaur[eé]at|bac"
        r"|bachillerato|eso|mittlere reife|realschul\w*|hauptschul\w*|hsc|ssc|lyc[eé]e|gymnasium|instituto"
    ),
}
_DEGREES: Final = {
    level: re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE) for level, names in _NAMES.items()
}
# Grado superior and grado medio are no university degrees, whatever "grado" alone means.
_NOT_BACHELOR: Final = re.compile(r"grado (?:superior|medio)", re.IGNORECASE)


def degree_level(name: str) -> Education | None:
    """The level that a degree's name says, or None."""
    if _NOT_BACHELOR.search(name):
        return "associate" if "superior" in name.lower() else "vocational"
    return next((level for level, pattern in _DEGREES.items() if pattern.search(name)), None)


def highest_degree(education: object) -> tuple[Education, str, str] | None:
    """(level, path, text) of the highest degree in a document's education list."""
    best: tuple[Education, str, str] | None = None
    for index, entry in enumerate(education if isinstance(education, list) else []):
        for path, text in _named(entry, index):
            level = degree_level(text)
            if level and (best is None or EDUCATIONS.index(level) > EDUCATIONS.index(best[0])):
                best = level, path, text
    return best


def _named(entry: Any, index: int) -> list[tuple[str, str]]:
    if not isinstance(entry, dict):
        return []
    found = [(f"/education/{index}/{key}", entry.get(key)) for key in ("studyType", "area")]
    named = [(path, value) for path, value in found if isinstance(value, str) and value.strip()]
    # A field of study alone ("Computer Science") names no degree; a school's name does only as a last resort.
    if any(degree_level(value) for _, value in named):
        return named
    school = entry.get("institution")
    return [*named, (f"/education/{index}/institution", school)] if isinstance(school, str) else named
