"""The names of companies in a posting: their legal forms, and the sentences and headings that hold them."""

import re
from collections import Counter
from typing import Final

from jobs.extraction.job_names import names_role
from jobs.extraction.wordlists import words
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.organisations import has_legal_form as is_legal_form

LEGAL_FORM: Final = re.compile(
    r"\b(?:GmbH(?: & Co\. KG)?|Inc\.?|Ltd\.?|Limited|LLC|LLP|PLC|plc|AG|SE|KG|S\.?A\.?(?:S|R\.?L)?\.?"
    r"|SARL|S\.?L\.?U?\.?|B\.?V\.?|N\.?V\.?|Corp\.?|Corporation"
    r"|Pty|e\.?V\.|gGmbH|OHG|ApS|A/S|AB|Oy|S\.?p\.?A\.?|S\.?r\.?l\.?|Group|Holdings?|University"
    r"|Universität|Hospital|Klinikum|Trust|Council)(?=\W|$)"
)
_PERSON_SENTENCE: Final = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:At|Bei|Chez"
    r"|En)\s+(?P<at>[A-Z][\w&.'’-]*(?:[ ][A-Z0-9&][\w&.'’-]*){0,4})\s*,\s+(?:we|you|our|wir|nous|every|each)"
    r"|(?:About|Über|À propos de|Sobre)\s+(?P<about>(?!(?:Us|The|You|Our|Uns|Den|Nous|Nosotros|Role"
    r"|Position|Job|Team|Company|This)\b)[A-Z][\w&.'’-]*(?:[ ][A-Z0-9&][\w&.'’-]*){0,4})\s*(?::|\n|$)"
    r"|(?P<is>[A-Z][\w&.'’-]*(?:[ ][A-Z0-9&][\w&.'’-]*){0,4})\s+(?:is (?:an? (?!plus|bonus|must|big|huge|strong|nice"
    r"|definite|requirement|advantage|asset|promise|matter|craft|paradigm|question|journey"
    r"|mindset|way\b)|the |one of |hiring|looking|seeking|searching|currently|recruiting|proud|committed|growing"
    r"|expanding)|ist (?:ein|der|die|das)|sucht"
    r"|est (?:une?|le|la)\s|recherche\s|recrute\s|es una?\s|busca\s|contrata\s|selecciona\s))"
)
_NAME: Final = r"[A-Z][\w&.'’-]*(?:[ ](?:&[ ])?[A-Z0-9][\w&.'’-]*){0,4}"
# Headings that hold the name: "Why Acme?", "Life at Acme", "Das ist die Acme GmbH".
_HEADED: Final = re.compile(
    r"^\W*(?i:why(?: work (?:at|for|with)| join| choose)?|working (?:at|for|with)|life at|careers? at|welcome to|who is"
    r"|das ist(?: die| der| das)?|warum(?: zu[rm]?)?|willkommen (?:bei|beim|in)(?: der)?|arbeiten bei(?: der)?"
    r"|karriere bei(?: der)?|pourquoi(?: rejoindre| nous rejoindre chez| choisir)?|bienvenue (?:chez|à)"
    rf"|travailler (?:chez|à)|por qué|trabajar en|bienvenid[oa]s? a|conoce)\s+(?P<name>{_NAME})\s*[?:!]*\s*$",
    re.MULTILINE,
)
# How a text opens that tells what a company does: "Acme makes …"; further down a tool or a person may be meant.
_DOES: Final = re.compile(
    rf"^(?P<name>{_NAME})\s+(?:is (?:building|helping|making|creating|reinventing|redefining"
    r"|rethinking|transforming|developing|bringing|changing how|on a mission)"
    r"|makes|builds|helps|provides|runs|operates|designs|develops|sells|moves|brings|gives|connects"
    r"|powers|serves|manufactures|delivers|supplies|creates|publishes|produces|forecasts|grows|feeds|looks after"
    r"|cares for"
    r"|entwickelt|baut|betreibt|produziert|fertigt|liefert|vertreibt|conçoit|fabrique|développe|accompagne|exploite"
    r"|produit"
    r"|fabrica|desarrolla|diseña|produce|realizza|sviluppa|maakt|bouwt|levert|verkoopt)\s",
    re.MULTILINE,
)
_OPENING: Final = 700
# Weaker signs, tried in this order: a legal form, an invitation, a place that is worked at more than once.
_LEGAL_NAME: Final = re.compile(
    r"(?<![\w.])(?P<name>(?:[A-ZÄÖÜ][\w&.'’-]*[ ](?:&[ ])?){1,4}(?:GmbH(?: & Co\. KG)?|AG|SE|KG|OHG|Inc\b\.?|Ltd\b\.?"
    r"|LLC|PLC|SARL|SAS|S\.L\.U?\.?|B\.V\.|N\.V\.|Corp\b\.?|ApS|A/S|Oy|Pty))(?!\w)"
)
_INVITED: Final = re.compile(
    rf"(?:\b[Jj]oin|\b[Jj]oining|\b[Rr]ejoignez|\b[Ww]erde Teil von|\b[ÚúUu]nete a|\bcareers? at|\bteam at"
    rf"|\bwork(?:ing)? (?:at|for))\s+(?P<name>{_NAME})"
    r"(?=\s+(?:as|and|in|to|we|you|is|today|team|means|gives|offers)\b|['’,.!:;)]|\s*$)",
    re.MULTILINE,
)
_WORKED_AT: Final = re.compile(rf"\b(?:at|At|bei|chez)\s+(?P<name>{_NAME})(?=['’,.!:;\s])")
NOT_A_NAME: Final = frozenset(
    words(
        """
        it this that the there here what who we you our your she he they job role position candidate team
        company experience work location salary ideal successful department remote everyone nothing what's
        today die der das wir sie es le la les ce il elle el ella esta este unser unsere notre nuestra nuestro
        applicant applications training preference english us at least home scale all any each every senior junior
        january february march april may june july august september october november december monday friday
        als für mit und bei ours mine one other another träger unternehmen firma arbeitgeber betrieb kunde mandant entreprise
        société employeur empresa azienda bedrijf client
        """
    )
)


def has_legal_form(line: str) -> bool:
    """Whether a line holds a company's legal form, of whatever country."""
    return LEGAL_FORM.search(line) is not None or is_legal_form(line)


# What a firm of such people calls itself.
_FIRMS: Final = re.compile(
    r"\b(?:Solicitors|Accountants|Architects|Surveyors|Engineers|Consultants|Builders|Opticians|Dentists|Vets"
    r"|Veterinarians"
    r"|Recruiters|Designers|Printers|Plumbers|Electricians|Bakers|Butchers|Florists|Caterers|Auctioneers|Brokers|Advisers"
    r"|Advisors|Planners|Partners|Associates|Lawyers|Attorneys|Chemists|Jewellers|Movers|Roofers|Landscapers|Barbers"
    r"|Architekten|Ingenieure|Rechtsanwälte|Steuerberater|Notaires|Avocats|Architectes|Abogados|Asesores|Avvocati)$"
)
_FIRM_WORDS: Final = 4
_RANKS: Final = words(
    "senior junior lead principal staff experienced registered qualified chartered graduate software"
)


def names_firm(line: str) -> bool:
    """Whether a short line is the name of a firm of professionals: "Hale & Moss Architects"."""
    parts = line.split()
    return 1 < len(parts) <= _FIRM_WORDS and bool(_FIRMS.search(line)) and parts[0].lower() not in _RANKS


def names_company(line: str) -> bool:
    """Whether a short line is a company's name by its legal form or a word that only names hold."""
    if has_legal_form(line) or names_firm(line):
        return True
    if (
        len(line) > _NAME_LENGTH
        or line[:1].islower()
        or _UNIT.search(line)
        or (line.isascii() and line.isalpha())
    ):
        return False  # a word alone is rather a department's
    if company_score(line) < _COMPANY_LIKE:
        return False
    small = sum(word.islower() and len(word) > _SMALL_WORD for word in line.split())
    return small == 0 or (small == 1 and line.split(" ", 1)[0].lower() not in _ONE)


_UNIT: Final = re.compile(
    r"\b(?:department|team|division|unit|section|abteilung|équipe|equipo)$", re.IGNORECASE
)
_SMALL_WORD: Final = 3
_ONE: Final = ("a", "an", "the", "one", "our", "ein", "eine", "une", "una")
_NAME_LENGTH: Final = 60
_COMPANY_LIKE: Final = 0.55
_HEAD_LENGTH: Final = 4000


def named_company(text: str) -> str | None:
    """The company that sentences name: "At Acme, we …", "About Acme", "Acme is a …", "bei der Acme GmbH", "Join Acme"."""
    for found in _PERSON_SENTENCE.finditer(text, 0, _HEAD_LENGTH):
        name = found["at"] or found["about"] or found["is"]
        if _is_name(name):
            return name
    for rule, reach in _RULES:
        for found in rule.finditer(text, 0, reach):
            name = _ARTICLE.sub("", found["name"])
            if _is_name(name):
                return name
    often = Counter(
        name for found in _WORKED_AT.finditer(text) if _is_name(name := found["name"].rstrip(".'’"))
    )
    name, count = max(often.items(), key=lambda item: item[1], default=("", 0))
    return name if count > 1 else None


_RULES: Final = (
    (_HEADED, _HEAD_LENGTH),
    (_DOES, _OPENING),
    (_LEGAL_NAME, _HEAD_LENGTH),
    (_INVITED, _HEAD_LENGTH),
)
_ENDS_AS_NAME: Final = re.compile(
    rf"^(?P<name>.{{2,60}}?(?:{LEGAL_FORM.pattern}).{{0,20}}?)(?:,\s*|\s+(?:in|à|en)\s+)"
    r"(?P<place>[A-ZÀ-ÖØ-Þ][\w.'’ -]{2,40})$"
)


def name_and_place(line: str) -> tuple[str, str] | None:
    """A line such as "Müller & Sohn KG, Kassel", parted."""
    found = _ENDS_AS_NAME.match(line)
    if found is None or LEGAL_FORM.search(found["place"]) or names_role(found["place"]):
        return None
    if sum(word.islower() for word in found["name"].split()) > 1:  # a sentence
        return None
    return found["name"], found["place"]


_ARTICLE: Final = re.compile(r"^(?:Die|Der|Das|The|Bei|Bei der|La|Le|El|Our|Als|Wir|Firma)\s+")


def _is_name(name: str) -> bool:
    parts = [part.lower().rstrip(".,") for part in name.split()]
    if len(parts) > _NAME_WITH_ARTICLE and parts[0] in ("the", "la", "le", "les", "el"):
        parts = parts[-1:]
    return parts[0] not in NOT_A_NAME and not names_role(name)


_NAME_WITH_ARTICLE: Final = 2
