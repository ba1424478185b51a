"""Reads a posting's seniority: from its title first, then from what the text says, then from the years asked for."""

import re
from typing import Final, Literal, NamedTuple

from jobs.extraction.scanning import Scan
from jobs.extraction.types import Seniority, Span
from jobs.extraction.wordlists import words
from jobs.lexicon.folding import has_any

_NOT_A_HEAD: Final = (
    r"product|project|program|programme|account|community|social media|content|category|customer success"
    r"|case|brand"
    r"|campaign|event|events|key account|release|delivery|partner|relationship|property|data"
    r"|product marketing|marketing"
    r"|growth|success|change|contract|seo|portfolio|risk|crm|knowledge|records|test|configuration"
    r"|proposal|bid"
    r"|office|scrum|lifecycle|territory|sales account|procurement category|implementation|incident|onboarding"
    r"|produkt|projekt|key-account|marke?t|compte|projets?|produits?|proyectos?|cuentas"
)
_TITLE_WORDS: Final[tuple[tuple[Seniority, str], ...]] = (
    (
        "intern",
        r"intern|internship|trainee|apprentice|apprenticeship|working student|work placement"
        r"|praktikant(?:in)?"
        r"|praktikum|werkstudent(?:in)?|azubi|auszubildende[rn]?|ausbildung|stagiaire"
        r"|stage(?! \d\b(?! mois)| (?:manager|hand|crew|light|sound|design|door|technician|rigg))"
        r"|alternant(?:e)?|alternance"
        r"|apprenti(?:e)?|becari[oa]|prácticas|tirocinante|co-?op|estagiári[oa]|stażyst(?:a|ka)|praktikant|stajyer|стаж[её]р"
        r"|متدرب|stagiair",
    ),
    (
        "executive",
        r"chief(?: \w+){1,3} officer|c[etfimos]o|chro|cpo|cmo|ciso|vice president|vp|svp|evp"
        r"|president|managing director"
        r"|geschäftsführer(?:in)?|vorstand|directeur général|directrice générale|director general"
        r"|general manager",
    ),
    (
        "director",
        r"director|head of|head|direktor(?:in)?|leiter(?:in)?|bereichsleiter(?:in)?"
        r"|abteilungsleiter(?:in)?"
        r"|directeur|directrice|director[ae]|responsable de département|directora",
    ),
    (
        "junior",
        r"junior|jr\.?|entry[- ]level|graduate|early[- ]career|berufseinsteiger(?:in)?"
        r"|débutant(?:e)?|new grad|júnior|młodszy|младший",
    ),
    (
        "lead",
        r"lead|tech lead|team lead(?:er)?|teamleiter(?:in)?|teamleitung|principal"
        r"|staff(?= \w*(?:engineer|develop"
        r"|scien|software|data|design|machine|product))|chef d['’]équipe|líder|jefe de equipo"
        r"|foreman|charge nurse|ведущий"
        r"|supervisor|shift leader|schichtleiter(?:in)?|vorarbeiter(?:in)?|head chef|lead \w+",
    ),
    (
        "senior",
        r"senior|sr\.?|sénior|experienced|erfahrene[rn]?|confirmée?|experto|iii|iv|sênior|starszy|старший|kıdemli|أول",
    ),
    (
        "mid",
        r"mid(?![- ](?:market|size|sized|cap|term|west|tier))|mid[- ]level|mid[- ]senior|intermediate|medior|pleno|ii"
        r"|associate",
    ),
)
_TITLE_RULES: Final = tuple(
    (level, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for level, words in _TITLE_WORDS
)
_MANAGER: Final = re.compile(
    rf"(?<!\w)(?P<kind>(?:{_NOT_A_HEAD})[ /&-]+)?(?:manager(?:in)?|gérante?|gerente|encargad[oa]|kierownik|müdürü?"
    r"|руководитель|начальник|responsabile|مدير|(?:restaurant|filial|betriebs|küchen|werks|heim|einrichtungs|markt"
    r"|produktions|vertriebs|verkaufs|personal|niederlassungs|hotel|kita|schul|stations|pflegedienst|wohnbereichs|lager"
    r"|logistik|standort|dienst)leit(?:er(?:in)?|ung))(?!\w)",
    re.IGNORECASE,
)
# One of these stands in everything that the pattern above finds; a plain look is much faster.
_MANAGER_SIGNS: Final = words("manag gérant gerent encarg kierow müdür leit руковод начальн responsab مدير")


def _manager_in(title: str) -> re.Match[str] | None:
    return _MANAGER.search(title) if has_any(title.lower(), _MANAGER_SIGNS) else None


_SHIELDED: Final = re.compile(
    r"(?<!\w)(?:lead generation|assistant to (?:the )?\w+|(?:executive|personal) assistant|executive chef"
    r"|account executive"
    r"|sales executive|art director|creative director|stage manager|staff nurse|senior living|senior care"
    r"|head (?:chef|cook|baker|gardener|waiter|waitress|nurse|coach|brewer|receptionist|housekeeper|porter|butcher"
    r"|bartender|sommelier|greenkeeper|groom)"
    r"|director['’]s assistant|head office|associate director|associate dean|on stage|team[- ]?assistent\w*"
    r"|funeral director|casting director|music director|reporting to .*|reports to .*)(?!\w)",
    re.IGNORECASE,
)
_KEPT_INSIDE: Final[dict[str, Seniority]] = {
    "art director": "lead",
    "creative director": "lead",
    "associate director": "director",
    "executive chef": "lead",
}


class SeniorityFound(NamedTuple):
    """A level, the words that say so, and where they stand."""

    level: Seniority
    span: Span
    source: Literal["title", "text"]


def read_seniority(scan: Scan, title: str, years: tuple[int, Span] | None) -> SeniorityFound | None:
    """The seniority of a posting; `years` decides only where neither title nor text name a level."""
    if title:
        found = _from_title(title)
        if found:
            return SeniorityFound(found[0], found[1], "title")
        manager = _manager_in(title)
        if manager and manager["kind"] and _HEADS_STAFF.match(manager["kind"]):
            leads = _LEADS_TEAM.search(scan.text)
            if leads:
                return SeniorityFound("manager", Span(leads.start(), leads.end(), leads.group()), "text")
    named = _from_text(scan)
    if named:
        return SeniorityFound(named[0], named[1], "text")
    if years:
        return SeniorityFound(_by_years(years[0], bool(title and _manager_in(title))), years[1], "text")
    return None


# Managers of these fields lead people or not; the text tells.
_HEADS_STAFF: Final = re.compile(
    r"(?:marketing|product marketing|growth|content|seo|crm|community|social media|brand|campaign|events?|data|risk|test"
    r"|customer success|success|property|office|release|delivery|marke?t)\b",
    re.IGNORECASE,
)
_LEADS_TEAM: Final = re.compile(
    r"\b(?:lead|leading|manage|managing|head|heading|supervise|supervising|line[- ]manage)\s+(?:a|the|our|your|an)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:team of (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|direct reports)"
    r"|\bTeam von (?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b[^.\n]{0,40}\b(?:leiten|führen|leitest|führst)"
    r"|\b(?:encadrer|manager|diriger|dirigir|liderar)(?:ez|ás)?\s+(?:une|un)\s+(?:équipe|equipo) de (?:\d+|deux|trois|quatre"
    r"|cinq|six|dos|tres|cuatro|cinco|seis)\b",
    re.IGNORECASE,
)


def title_seniority(title: str) -> Seniority | None:
    """The level that a job title names."""
    found = _from_title(title)
    return found[0] if found else None


def _from_title(title: str) -> tuple[Seniority, Span] | None:
    shown = title
    for shield in _SHIELDED.finditer(title):
        words = shield.group().lower()
        kept = "lead" if words.startswith("head ") and words != "head office" else _KEPT_INSIDE.get(words)
        if kept and not re.search(r"(?<!\w)(?:junior|senior|sr|jr)(?!\w)", title, re.IGNORECASE):
            return kept, Span(shield.start(), shield.end(), shield.group())
        shown = shown[: shield.start()] + "_" * (shield.end() - shield.start()) + shown[shield.end() :]
    for level, rule in _TITLE_RULES:
        found = rule.search(shown)
        if found and not (
            level in ("intern",) and re.match(r"(?i)stage$", found.group()) and not shown[:1].isupper()
        ):
            return level, Span(found.start(), found.end(), title[found.start() : found.end()])
    manager = _manager_in(shown)
    if manager and not manager["kind"]:
        return "manager", Span(manager.start(), manager.end(), title[manager.start() : manager.end()])
    return None


_STATED: Final = re.compile(
    r"(?:seniority(?: level)?|experience level|career level|job level|karrierestufe|level"
    r"|niveau(?: d['’]expérience)?)"
    r"\s*[:\-–]?\s*\n?\s*(?P<level>[^\n.;]{3,40})",
    re.IGNORECASE,
)
_LEVEL_WORDS: Final[tuple[tuple[Seniority, str], ...]] = (
    ("intern", r"^intern|^praktik"),
    ("mid", r"^mid[- /]|^mid$|^intermediate|^associate"),
    ("senior", r"^senior|^experienced|^berufserfahren|^confirmé"),
    ("junior", r"^junior|^entry|^graduate|^beginner|^berufseinsteiger|^débutant"),
    ("lead", r"^lead"),
    ("manager", r"^manager"),
    ("director", r"^director"),
    ("executive", r"^executive"),
)
_LEVELS: Final = tuple((level, re.compile(words, re.IGNORECASE)) for level, words in _LEVEL_WORDS)
_SOUGHT: Final = re.compile(
    r"(?:looking for|looking to (?:hire|add|recruit)|seeking|searching for|hiring|recruit(?:ing)?"
    r"|join (?:us|our team) as"
    r"|in need of|suchen(?: wir)?|recherch(?:ons|e)|buscamos|as an?|position of)\s+"
    r"(?:[\w'’-]+\s+){0,4}?(?P<level>senior|junior|mid[- ]level|sénior)\b(?!\s+(?:management|leaders"
    r"|stakeholders|team|staff))"
)
# "Two years as a junior": what one was, not what one will be.
_PAST: Final = re.compile(
    r"\b(?:years?|months?|time|experience|background|worked|spent)\b[^.;\n]{0,20}$", re.IGNORECASE
)
_SOUGHT_LEVELS: Final = ("senior", "junior", "mid", "sénior")
_ENTRY: Final = re.compile(
    r"(?:entry[- ]level|graduate)\s+(?:\w+\s+)?(?:position|role|job|opportunity|level)"
    r"|(?:recent|new|fresh) graduates|no (?:prior |previous )?(?:work )?experience (?:is )?(?:required"
    r"|needed|necessary)"
    r"|berufseinsteiger|quereinsteiger|débutants? acceptés?|sin experiencia",
    re.IGNORECASE,
)


_TAUGHT: Final = re.compile(
    r"(?:precept|mentor|train|supervis|coach|teach|orient|support|guid|hire|recruit)(?:s|es|ing)?"
    r"[ \t]+(?:and \w+\s+)?(?:our |the )?$",
    re.IGNORECASE,
)


def _from_text(scan: Scan) -> tuple[Seniority, Span] | None:
    text = scan.text
    for cue in scan.cues.get("level", ()):
        stated = _STATED.match(text, cue.start)
        if stated:
            value = stated["level"].strip()
            for level, rule in _LEVELS:
                if rule.search(value):
                    start = stated.start()
                    return level, Span(start, stated.end(), text[start : stated.end()])
        named = text[cue.start : cue.end].lower().startswith(_SOUGHT_LEVELS)
        low = max(0, cue.start - 60)
        sought = _SOUGHT.search(text[low : cue.end + 14].lower()) if named else None
        if (
            sought
            and low + sought.start("level") == cue.start
            and not _PAST.search(text, low, low + sought.start())
        ):
            word = sought["level"]
            chosen: Seniority = (
                "junior" if word == "junior" else "mid" if word.startswith("mid") else "senior"
            )
            return chosen, Span(cue.start, cue.end, text[cue.start : cue.end])
        entry = _ENTRY.match(text, cue.start)
        if entry and not _TAUGHT.search(text, max(0, entry.start() - 32), entry.start()):
            return "junior", Span(entry.start(), entry.end(), entry.group())
    return None


_MID_YEARS: Final = 2
_SENIOR_YEARS: Final = 5


def _by_years(years: int, manages: bool) -> Seniority:
    if years >= _SENIOR_YEARS:
        return "senior"
    return "mid" if years >= _MID_YEARS or manages else "junior"
