"""Names at the head of a posting, told by what they hold and by where they stand: the company's, the place's."""

import re
from typing import Final

from jobs.extraction.company_names import NOT_A_NAME, has_legal_form, names_company, names_firm
from jobs.extraction.head_labels import Stated, has_label
from jobs.extraction.head_lines import HeadLine, has_terms
from jobs.extraction.job_names import PARTS, names_role
from jobs.extraction.places import REMOTE_PLACE, is_place, may_be_place, with_mode
from jobs.extraction.wordlists import words
from resumes.vocabulary.titles import names_function

Found = dict[Stated, str | None]


def place_of(part: str) -> str | None:
    """The place that a part of a line is, without how one works there; None where it is none."""
    if REMOTE_PLACE.match(part):
        return None
    bare, marked = with_mode(part)
    if is_place(bare) and not names_role(bare):
        return bare
    return bare if marked and may_be_place(bare) and is_bare(bare) and not has_terms(bare) else None


def is_company_part(part: str) -> bool:
    """Whether the first part of a line such as "Acme · Ghent, hybrid" can be a company's name."""
    return is_bare(part) and not (is_place(part) or names_function(part) or has_terms(part) or "," in part)


def is_bare(part: str) -> bool:
    """Whether a part is short and looks like a name, be it of a company, a place or a job."""
    words_of = part.split()
    return (
        not part[:1].islower()
        and 1 <= len(words_of) <= _NAME_WORDS
        and len(part) <= _NAME_LENGTH
        and (words_of[0].lower() not in NOT_A_NAME or _has_article(words_of))
        and words_of[0].lower() not in _OPENERS
        and not any(sign in part for sign in ":;!?|%€$£")
        and not any(letter.isdigit() for letter in part)
    )


def _has_article(parts: list[str]) -> bool:
    """Whether a name begins with an article, as "The Merrion Arms" does."""
    return (
        parts[0] in _ARTICLES
        and len(parts) > 1
        and not parts[1][:1].islower()
        and all(not part[:1].islower() or part in _SMALL for part in parts)
    )


_SMALL: Final = (
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l'",
    "del",
    "di",
    "of",
    "and",
    "the",
    "et",
    "y",
    "und",
    "à",
    "au",
    "aux",
)
_ARTICLES: Final = ("The", "La", "Le", "Les", "El", "Los", "Las", "Il", "Der", "Die", "Das", "De", "Het")
# How headings begin that hold a name, or none.
_OPENERS: Final = frozenset(
    words(
        """
        about why life working welcome meet join über warum willkommen arbeiten karriere pourquoi bienvenue travailler
        sobre por trabajar bienvenido conoce chi perché lavora werken hvorfor no not only must home female male great
        top best urgent urgently immediate immediately competitive excellent free based standort ort lieu
        """
    )
)
_NAME_WORDS: Final = 6
_NAME_LENGTH: Final = 50


def may_be_name(part: str) -> bool:
    words_of = part.split()
    if len(words_of) > _NAME_WORDS + 1 or words_of[0].lower() in _OPENERS or _CLASS.search(part):
        return False
    return not names_role(part) or has_legal_form(part) or names_firm(part)


# How job boards file a job: "Automotive Trades (Trades & Services)".
_CLASS: Final = re.compile(r"\([^)]*(?:&|,|\band\b)[^)]*\)$")


def ends_in_place(part: str) -> bool:
    name, _, rest = part.partition(", ")
    return place_of(part) is not None or bool(
        rest and name[:1].isupper() and (is_place(rest) or REMOTE_PLACE.fullmatch(rest))
    )


def take_by_position(after: list[HeadLine], before: list[HeadLine], found: Found) -> None:
    """Company and place by where they stand: right below the title in that order, or the company right above it."""
    names = [name for line in after[:4] for name in _names_in(line)]
    if found["company"] in names:
        names = names[names.index(found["company"]) + 1 :]
    elif found["company"] is None:
        above = [
            name
            for line in before
            for name in _names_in(line)
            if is_capitalised(name) and not may_be_department(name)
        ]
        first = names[0] if names else None
        if len(above) == 1 and found["location"]:
            found["company"] = above[0]
        elif first and _is_placed(first, names[1:], after, found):
            found["company"] = first
            names = names[1:]
    if found["location"] or not found["company"] or not (names and may_be_place(names[0])):
        return
    if may_be_department(names[0]) or (names[0].isupper() and len(names[0]) <= _ACRONYM):
        return
    if any(line.has_terms for line in after) or names_company(found["company"]):
        found["location"] = names[0]


def _names_in(line: HeadLine) -> list[str]:
    """The parts of a line that could be a name."""
    if line.mark or (line.has_terms and len(PARTS.split(line.text)) == 1) or has_label(line.text):
        return []
    parts = [with_mode(part.strip())[0] for part in PARTS.split(line.text)]
    return [
        part
        for part in parts
        if is_bare(part)
        and not (
            _is_job(part) or is_place(part) or _CLASS.search(part) or (len(parts) > 1 and has_terms(part))
        )
    ]


_ACRONYM: Final = 4


def _is_job(part: str) -> bool:
    return names_role(part) and not names_firm(part)


def _is_placed(name: str, rest: list[str], after: list[HeadLine], found: Found) -> bool:
    """Whether a name right below the title is the company's: a place or another name and terms of work follow it."""
    if may_be_department(name) or not is_capitalised(name):
        return False
    if names_company(name) or found["location"]:
        return True
    return bool(rest) and may_be_place(rest[0]) and any(line.has_terms for line in after)


# Also words that stand in a requirement or in a title's own field.
_DEPARTMENTS: Final = re.compile(
    r"\b(?:engineering|product|people|technology|data|legal|nursing|general|corporate|administration|department|team"
    r"|division|overview|summary|details|description|category|office|platform|startup|start-up|shifts?|weekends?|nights?"
    r"|days?|experience|vehicle|licen[cs]e|series|own|training|graduate|entry|starter|level|grade|band|stage)\b|/$",
    re.IGNORECASE,
)
# What a line says of terms, wishes and haste.
_NOTES: Final = re.compile(
    r"\b(?:permanent|vollzeit|teilzeit|immediate|urgent|new|jobs?|benefits|only|daily|bonus|required|needed|visa|sponsorship"
    r"|qualified|available|speaking|uniform|parking|provided|included|holidays?|flexible|hours|certified|registered"
    r"|essential|preferred|welcome|funded|backed|live[- ]in|immediately|negotiable|competitive)\b",
    re.IGNORECASE,
)


def may_be_note(name: str) -> bool:
    return _NOTES.search(name) is not None


def is_capitalised(name: str) -> bool:
    """Whether a name is written as names are: no longer word in small letters, unless it is one that companies hold."""
    small = any(word.islower() and len(word) > _SMALL_WORD for word in name.split())
    return (not small or names_company(name)) and " / " not in name


_SMALL_WORD: Final = 3


def may_be_department(name: str) -> bool:
    """Whether a name may be that of a department or of a part of the page rather than the company's."""
    return not names_company(name) and (
        names_function(name) or _DEPARTMENTS.search(name) is not None or may_be_note(name)
    )
