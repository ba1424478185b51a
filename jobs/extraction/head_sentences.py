"""Sentences that tell title, company and place at once: "Acme is hiring a Cook in Leeds", "an opening for a Nurse at …"."""

import re
from typing import Final

from jobs.extraction.company_names import NOT_A_NAME, names_company
from jobs.extraction.job_names import GENDER, names_role
from jobs.extraction.places import is_place, may_be_place
from jobs.extraction.types import Header
from resumes.vocabulary.titles import names_function

_HIRING: Final = re.compile(
    r"^(?P<company>[A-ZÀ-Þ][\w&.'’ -]{1,50}?)"
    r"(?:\s(?:in|à|en|a)\s(?P<there>[A-ZÀ-Þ][\w.'’-]*(?:[ -][A-ZÀ-Þ][\w.'’-]*){0,2}))?"
    r"\s+(?:is (?:currently )?(?:hiring|looking for|seeking"
    r"|recruiting)|sucht|recherche|recrute|busca|cerca|procura|zoekt)"
    r"(?:\s+(?:zum nächstmöglichen (?:Termin|Zeitpunkt)|ab sofort|zur Verstärkung[^.]{0,40}?|per direct|immédiatement))?"
    r"(?:\s+(?:an?|une?|una?|eine[n]?|een|um|uma))?\s+(?P<title>.{3,80}?)"
    r"(?:\s+(?:to join|who|für|pour|para|per|voor|based"
    r"|for (?:our|its|the|their|an?|two|three|evenings?|weekends?|nights?|days?|\w+day))\b[^.!]{0,60}?)?"
    r"(?:\s+(?:in|à|en|a|te|em)\s+(?P<location>[A-ZÀ-Þ][^.!]{2,50}))?[.!]?$"
)
_MANNER: Final = re.compile(
    r"^(?:(?:(?:full|part)[- ]time|experienced|new|motivated|talented|skilled|qualified|permanent|temporary|friendly"
    r"|passionate|reliable|enthusiastic|dedicated|dynamic|driven|ambitious|highly \w+|self-motivated"
    r"|hands-on|engagierten?|erfahrenen?|motivierten?|zuverlässigen?)"
    r",?\s+(?:and\s+)?)+",
    re.IGNORECASE,
)
_WORD: Final = r"(?:St\.|[A-ZÀ-Þ](?:[\w&'’-]|\.(?=\w))*)"
_NAME: Final = rf"{_WORD}(?:\s(?:&\s)?(?:{_WORD}|\d\w*)){{0,4}}"
_INVITING: Final = re.compile(
    r"(?:(?:looking for|searching for|in search of|seeking|recruiting|hiring|(?:opening|vacancy|opportunity) (?:for|as)"
    r"|(?:position|role) (?:of|as))\s+(?:an?|another|two|three|our next)"
    r"|suchen(?: wir)?(?: (?:dich|Sie))?(?: (?:ab sofort|zum nächstmöglichen (?:Termin|Zeitpunkt)))?"
    r"(?:(?: für| zur| in)\s[^.,]{3,60}?)?(?:\s(?:ab sofort|als))?\s(?:eine?n?(?:[/(]n?\w{0,2}\)?)?|als)"
    r"|(?:recherchons|recrutons|cherchons|recherche|recrute)\s+(?:une?|un\(?e\)?|un/une|des)"
    r"|(?:buscamos|necesitamos|seleccionamos|incorporamos)\s+(?:una?|un/a)"
    r"|(?:cerchiamo|ricerchiamo)\s+(?:una?|un/a)|(?:procuramos)\s+(?:uma?)|(?:zoeken wij|zoeken)\s+een)\s+"
    r"(?P<title>[^.!?:;<\n]{3,70}?)(?=\s*\([mwfhdx]\s?/|\s*[.,;:!?\n–—]|\s(?:at|with|in|to|for|who|based|on|für|im|bei|zur|pour"
    r"|à|chez|au|dans|para|en|per|a|presso|voor|te|bij|that|whose|mit|oder eine?|ou une|o una)\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
_THERE: Final = re.compile(
    rf"(?:\s*\([^)]{{2,12}}\))?(?:[^.!?\n]{{0,40}}?\s(?:at|with|join|bei(?: der)?|chez|bij|presso)\s+(?P<company>{_NAME})"
    rf"|[^.!?\n]{{0,40}}?\s(?:for|für(?: die| den| das)?|pour(?: la| le| les| l['’])?|para(?: el| la)?|per|voor)\s+"
    rf"(?P<perhaps>{_NAME}))?"
    r"(?:(?:(?!experience|expertise|erfahrung|expérience|experiencia|skill|knowledge|proficien|background|interest)"
    rf"[^.!?,\n]){{0,25}}?\s(?:in|à|en|a|te|em)\s+(?P<place>{_NAME}(?:,\s{_NAME})?))?"
)
# Who invites, where that stands before: "Acme in Leeds is looking for a …", "Maison Vidal recrute un …"
_SUBJECT: Final = re.compile(
    rf"(?P<company>{_NAME})(?:\s(?:in|à|en|a)\s(?P<place>{_NAME}))?\s(?P<verb>(?:is|are)\s(?:currently\s|now\s)?)?$"
)
_SUBJECT_REACH: Final = 120
_VERB_ALONE: Final = ("recherche ", "recrute ")
_REACH: Final = 1500
_LONGEST_TAIL: Final = 160


def hiring(line: str) -> Header | None:
    """What a line says that is a sentence such as "Acme is hiring a Cook in Leeds"."""
    found = _HIRING.match(line)
    if found is None or not (names_role(found["title"]) or GENDER.search(found["title"])):
        return None
    return Header(_titled(found["title"]), found["company"], found["location"] or found["there"])


def inviting(text: str) -> Header | None:
    """What the first sentence says that invites a person to a job, for want of a line that names it."""
    for found in _INVITING.finditer(text, 0, _REACH):
        title = _titled(found["title"])
        if not names_role(title) or title.split()[0].lower() in NOT_A_NAME:
            continue
        there = _THERE.match(text, found.end(), min(len(text), found.end() + _LONGEST_TAIL))
        company, place = (_ended(there["company"]), _ended(there["place"])) if there else (None, None)
        if company is None and there and there["perhaps"] and names_company(there["perhaps"]):
            company = _ended(there["perhaps"])
        if company is None and (subject := _subject(text, found)):
            company, place = subject["company"], place or subject["place"]
        if place and not (is_place(place) or (company and may_be_place(place) and not names_function(place))):
            place = None
        if company and not _names_employer(company):
            company = None
        return Header(title, company, place)
    return None


def _subject(text: str, found: re.Match[str]) -> re.Match[str] | None:
    start = found.start()
    subject = _SUBJECT.search(text, max(0, start - _SUBJECT_REACH), start)
    if subject is None or not (subject["verb"] or found[0].startswith(_VERB_ALONE)):
        return None
    return subject if _names_employer(subject["company"]) else None


def _titled(title: str) -> str:
    bare = _MANNER.sub("", title.strip())
    return bare[:1].upper() + bare[1:]


def _ended(name: str | None) -> str | None:
    return name.rstrip(".,'’-") if name else None


def _names_employer(name: str) -> bool:
    return name.split()[0].lower() not in NOT_A_NAME and not _is_role_alone(name)


def _is_role_alone(name: str) -> bool:
    return names_role(name) and not names_company(name)
