"""Scope words: how big somebody's part was, how far it reached, how good it is said to have been."""

import re
from functools import lru_cache

from optimizations.truth.data_files import patterns
from optimizations.truth.normalise import fold

_FILE = "scope.txt"

# Phrases whose words claim nothing: “best practices” praises nobody.
_SET_PHRASES = re.compile(
    r"\bbest[ -]practices?\b|\bfirst[ -](?:aid|line|response|responder|floor|name|level support)\b|\bright first time\b"
    r"|\b(?:manag\w+|ran|running) (?:a |an |the |my )?(?:appointment |shared )?(?:caseload|inbox"
    r"|calendar|diary|queue|workload|waiting list)\b"
    r"|\b(?:manag|handl)\w+ (?:(?!team|staff|people|crew|group|agents)\S+ ){0,4}?(?:calls|e-?mails"
    r"|enquiries|inquiries|queries|tickets|requests|bookings|appointments|orders|correspondence|complaints|deliveries|reservations)\b"
    r"|\bpublish\w* (?:\w+ ){0,5}?(?:posts?|content|stories|adverts?|ads|vacanc\w+|listings?)\b"
    r"|\bannual leave\b|\b(?:newly hired|new hires?)\b"
    r"|\boutstanding (?:\w+ )?(?:documents?|invoices?|payments?|balances?|amounts?|debts?|items?"
    r"|issues?|paperwork|tasks?|orders?)\b|\btop[ -]level\b|\bon top of\b|\bat first\b|\bopen award\b|\btrained nurses?\b"
)

_ROMANCE_HANDLING = re.compile(r"g[ei]st|ger[eiaeoe]|administr|supervision|manej")
_COMMANDED = re.compile(
    r"equip|squadra|person|collaborat|colaborad|salari|emplo|emplead|funcionar|dipendent|membres|miembros|membros|"
    r"budget|presupuest|orcament|projet|proyect|projet|progett|departament|departement|reparto|filial|agence|magasin|"
    r"tienda|loja|negozio|chantier|obra|cantiere|usine|planta|fabric|sucursal|oficina|\d"
)

# Who held the left may say the right of the same work: a manager led, one who was responsible managed.
_VOUCHED_BY: dict[str, frozenset[str]] = {
    "lead": frozenset({"lead", "manage"}),
    "manage": frozenset({"manage", "lead", "own"}),
    "own": frozenset({"own", "manage", "lead"}),
    "coordinate": frozenset({"coordinate", "manage", "lead", "own"}),
    "found": frozenset({"found", "start"}),
    "mentor": frozenset({"mentor"}),
    "outcome": frozenset({"outcome", "comparison"}),
    "advanced": frozenset({"advanced", "expert"}),
    "hire": frozenset({"hire", "staffing"}),
    "introduce": frozenset({"introduce", "start", "create", "found"}),
}
# Groups that are no claims themselves: they qualify or vouch.
_QUALIFIERS = frozenset({"help", "hedge", "start", "comparison", "create", "lesser", "staffing"})
FREQUENCIES = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly"})
# Groups that say what somebody did, so that another bullet of the same job does not vouch for this one.
DEEDS = frozenset(
    {
        "lead",
        "manage",
        "own",
        "coordinate",
        "found",
        "mentor",
        "outcome",
        "sole",
        "first",
        "promotion",
        "negotiate",
        "hire",
        "automate",
        "introduce",
        "deputise",
    }
)

NEEDS: dict[str, str] = {
    "lead": "that you led this",
    "manage": "that you managed this",
    "own": "that you were responsible for this",
    "coordinate": "that you coordinated this",
    "found": "that you started this yourself",
    "mentor": "that you trained or mentored others here",
    "global": "that this reached beyond one country",
    "national": "that this reached the whole country",
    "company_wide": "that this reached the whole company",
    "first": "that this was the first",
    "sole": "that you did this on your own",
    "award": "the award or recognition",
    "best": "what the praise rests on",
    "large": "that it was of this size or weight",
    "executive_audience": "who the audience was",
    "daily": "how often", "weekly": "how often", "monthly": "how often",
    "quarterly": "how often", "yearly": "how often",
    "expert": "how well you know it",
    "advanced": "how well you know it",
    "promotion": "the promotion",
    "publication": "what was published or patented, and where",
    "clearance": "that you hold this",
    "outcome": "the result, best with a figure",
    "negotiate": "that you negotiated here",
    "hire": "that you hired people here",
    "strategy": "your part in the strategy",
    "automate": "what you automated",
    "deputise": "whom you stood in for",
    "introduce": "that you brought this in",
    "compliance": "the rule that was met",
}  # fmt: skip


@lru_cache(maxsize=4096)
def scope_words(text: str) -> dict[str, str]:
    """Group to the first word of the text that belongs to it (folded text)."""
    folded = _SET_PHRASES.sub(" ", fold(re.sub(r"\bLEDs?\b", " ", text)))
    found = {}
    for group, pattern in patterns(_FILE).items():
        match = next((match for match in pattern.finditer(folded) if _says_it(group, match, folded)), None)
        if match:
            found[group] = match.group()
    return found


_PASSIVE = frozenset({"lead", "manage", "own", "coordinate", "mentor"})
_BY = re.compile(r" (?:by(?! \w+ing\b)|durch|par|por|door) ")


def _says_it(group: str, match: re.Match[str], folded: str) -> bool:
    """“Gestion des litiges” is daily work in the Romance languages; “gestion d'une équipe” is a rank."""
    if group in _PASSIVE and _BY.match(folded[match.end() :]):
        return False  # “supervised by a nurse”
    if group != "manage" or not _ROMANCE_HANDLING.match(match.group()):
        return True
    return _COMMANDED.search(folded[match.start() : match.end() + 50]) is not None


def scope_claims(text: str) -> dict[str, str]:
    """Only the groups that claim something."""
    return {group: word for group, word in scope_words(text).items() if group not in _QUALIFIERS}


_WEEKDAY = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)days|every (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s|jeden (?:mon|diens|donners|frei|sams|sonn)tag"
    r"|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)"
    r"|[aà]s (?:segundas|tercas|quartas|quintas|sextas)|aos (?:sabados|domingos)"
    r"|ogni (?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica))\b"
)
_DAILY = re.compile(
    r"\b(?:(?:every|each) (?:\w+ )?(?:morning|evening|night|afternoon|shift)|nightly|(?:jeden|am) (?:morgen|abend|vormittag|"
    r"nachmittag)|jede nacht|morgens|abends|nachts|chaque (?:matin|soir|nuit|apres-midi)|cada (?:manana|tarde|noche|manha|"
    r"noite)|todas as (?:manhas|tardes|noites)|ogni (?:mattina|sera|notte)|in the (?:mornings?|evenings?))\b"
)
_LESSONS = re.compile(
    r"\b(?:led|leading|leads) (?:\w+ ){0,4}?(?:class|classes|lessons?|courses?|workshops?|sessions?|tours?)\b"
)
# Who arranged the dates coordinated them, who followed the rules complied.
_ARRANGED = re.compile(r"\b(?:arrang|schedul|book|plan|organi[sz]|termin|rendez|cita)\w*|\bset(?:ting)? up\b")
_DATES = re.compile(
    r"\b(?:interview|appointment|meeting|travel|schedul|booking|deliver|visit|viewing|diar|calendar|termin|rendez|cita)"
)
_WITH_OTHERS = re.compile(r"\b(?:work\w*|together) with\b|\b(?:talk|liais|call|contact)\w*|\bspoke\b")
_COORDINATED_WITH = re.compile(r"\bcoordinat\w+ with\b")
_ALONE = re.compile(
    r"\b(?:myself|on my own|allein|selbst|moi-meme|tout seul|toute seule|yo mism[oa]|sol[oa])\b"
)
_CODED = re.compile(r"\b(?:wrote|writ\w+|coded|coding|add\w*|programmed)\b")
_IMPLEMENTED = re.compile(r"\bimplement(?!.*\broll)")
_OBEYED = re.compile(
    r"\b(?:follow\w*|ke(?:pt|ep\w*) to|stuck to|according to|in line with|adher\w*|observ\w*|worked to|nach|gemass|laut|"
    r"eingehalten|selon|respect\w*|segun|cumpl\w*)\b"
)
_TAUGHT = re.compile(
    r"\b(?:taught|teach\w*|gave|giving|held|ran|delivered|instructed|tutored|guided|read|sang|played)\b"
)
_MONTHS_END = re.compile(
    r"\bmonth[- ]end\b|\bend of (?:the|each|every) month\b|\bmonatsende\b|\bmonatsabschl"
)
_YEARS_END = re.compile(
    r"\byear[- ]end\b|\bend of (?:the|each|every) (?:\w+ )?year\b|\bjahresende\b|\bjahresabschl"
    r"|\b(?:every|each) (?:spring|summer|autumn|fall|winter|christmas)\b"
)
# Who looks after hives or files manages them; who looks after people, money or a place of work may only have helped.
_LOOKED_AFTER = re.compile(r"\b(?:look\w*|looking) after\b|\bt(?:ook|ake|akes|aking) care of\b")
_OBJECT = r"(?:(?!on |in |at |across )\S+ ){0,4}?"
_MANAGED_A_THING = re.compile(
    rf"\bmanag\w+ (?!{_OBJECT}(?:teams?|staff|people|crews?|groups?|employees|colleagues|children|patients|residents"
    r"|budgets?|accounts?|projects?|programmes?|programs?|departments?|shops?|stores?|branch\w*|offices?|kitchens?"
    r"|sites?|portfolios?|business\w*|clients?|customers?)\b)"
)
_Rule = tuple[re.Pattern[str], re.Pattern[str] | None]
# Group to what the old text must say, and the new one too where it may only be said of some things.
_FOLLOWS: dict[str, tuple[_Rule, ...]] = {
    "daily": ((_DAILY, None),),
    "weekly": ((_WEEKDAY, None),),
    "monthly": ((_MONTHS_END, None),),
    "yearly": ((_YEARS_END, None),),
    "sole": ((_ALONE, None),),
    "compliance": ((_OBEYED, None),),
    "coordinate": ((_WITH_OTHERS, _COORDINATED_WITH), (_ARRANGED, _DATES)),
    "introduce": ((_CODED, _IMPLEMENTED),),
    "manage": ((_LOOKED_AFTER, _MANAGED_A_THING),),
    "lead": ((_TAUGHT, _LESSONS),),
}


def follows(group: str, before: str, after: str) -> bool:
    """What is true by the old text's own words: “weekly” of “on Fridays”, leading a class of teaching one."""
    told, tells = fold(before), fold(after)
    return any(
        said.search(told) is not None and (given is None or given.search(tells) is not None)
        for said, given in _FOLLOWS.get(group, ())
    )


def vouched(group: str, known: dict[str, str]) -> bool:
    """Whether the known groups make this one true."""
    return any(other in known for other in _VOUCHED_BY.get(group, frozenset({group})))
