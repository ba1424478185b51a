"""Reads where and how one works: remote, hybrid or on site, and the type of employment."""

import re
from typing import Final

from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.types import EMPLOYMENT_TYPES, EmploymentType, Remote, Span
from jobs.lexicon.folding import has_any

_OTHER_REMOTE: Final = re.compile(
    r"[\s\-]*(?:teams?\b|sens|support|monitor|desktop|access|control|site|location|area|communit|users?\b"
    r"|stakeholder|colleague"
    r"|server|patient|hands|procedure|diagnos|deposition|learning|device|infrastructure|management"
    r"|systems?\b|sales"
    r"|island|village|region|office|parts?\b|mine|camp|consult|clinic|field|connect|employees|workforce"
    r"|assist|customers"
    r"|developers|engineers|proctor|sessions?\b|execution|api|procedure|code|calls?\b|unterstützung|zugriff)",
    re.IGNORECASE,
)
_OTHER_HYBRID: Final = re.compile(
    r"[\s\-]*(?:cloud|vehicle|car\b|cars\b|app\b|apps|mobile|it\b|infrastructure|environment|electric"
    r"|engine|power|integrat"
    r"|solution|systems?\b|agile|project|method|architect|deploy|network|identity|mail|fonds|fund"
    r"|powertrain|drive|event"
    r"|devops|teams?\b(?!\s*(?:day|work))|memory|search|wolke|antrieb|fahrzeug|material|threat|storage"
    r"|datacent|data)",
    re.IGNORECASE,
)
_OTHER_HYBRID_BEFORE: Final = re.compile(
    r"(?:plug-in|cloud,?|cloud and|cloud or|premises? (?:and|or)|multi-cloud (?:and|or)"
    r"|public,? private,? (?:and|or))\s*$",
    re.IGNORECASE,
)
_OTHER_ONSITE: Final = re.compile(
    r"[\s\-]*(?:support|visit|gym|parking|cafe|canteen|restaurant|childcare|nursery|training|service"
    r"|install|interview|meal"
    r"|facilit|customer|client|audit|inspect|catering|fitness|maintenance|kita|event|meeting|lunch|food"
    r"|gemeinsam|beim kunden"
    r"|bei kunden|chez)",
    re.IGNORECASE,
)
_PERSON_TALK: Final = re.compile(
    r"(?:communicat\w*|verbal\w*|talk\w*|meet\w*|written|phone,?|by email or|or|both)\s*$", re.I
)
_NEGATED_BEFORE: Final = re.compile(
    r"(?:\bno|\bnot|\bnon|\bnever|\bwithout|\bkeine?|\bkeinen|\bnicht|\bpas de|\bpas|\bsans|\bsin"
    r"|cannot be|can['’]?t be|isn['’]t"
    r"|not (?:a|an|offer\w*|available|eligible|possible|open)(?: for| to| a)?)[\s\-]+(?:(?:fully|full"
    r"|100\s?%|a|the|any|for|offer\w*"
    r"|be|done|performed|worked|currently|available)\s+){0,3}$"
)
_NEGATED_AFTER: Final = re.compile(
    r"[\s\w-]{0,24}?\b(?:is|are|ist|n['’]est|no es)?\s*(?:not|nicht|pas|no)\s+(?:possible|available"
    r"|an option|offered|permitted|allowed"
    r"|considered|supported|möglich|vorgesehen|possible|disponible|posible)"
    r"|\s*(?:eligible|possible|option|work|allowed)?\s*[:?]\s*(?:no|none|nein|non|not)\b"
)
_PARTLY: Final = re.compile(
    r"(?:\b[1-4]|\bone|\btwo|\bthree|\bfour|\bein|\bzwei|\bdrei|\bdeux|\btrois|\bdos|\btres|\bseveral"
    r"|\b[1-4]\s*[-–]\s*[1-4])\s*(?:x\s*)?"
    r"(?:days?|tage?n?|jours?|días?)\b|\b(?:20|25|30|40|50|60|70|75|80)\s?%|\bpartly|\bpartial|\bpartiel"
    r"|\bteilweise|\bparcial"
    r"|\boccasional|\bzeitweise|\bgelegentlich|\banteilig|\bdays? (?:a|per) week|\btage (?:pro|die"
    r"|in der) woche|\bjours? par semaine"
    r"|\b(?:één|een|twee|drie) dag(?:en)?\b"
    r"|\b(?:un|due|tre|dois|duas|três|én|två|jeden|dwa|iki|bir) (?:giorn[io]|dias?|dag(?:e|ar)?|dni|dzień|gün)\b"
    r"|\b[1-4] (?:giorn[io]|dias?|dag(?:e|ar|en)?|dni|gün)\b|\bmogelijk|\bpossibil|\bmożliw|\bdelvis|\bczęściowo"
    r"|\bmix of|\bcombination of|\bthen based in|\bpart(?:ially)? remote|\bmöglich|\btélétravail (?:est )?possible"
    r"|\bpossibilité de|\bposibilidad de"
)


def read_remote(scan: Scan) -> tuple[Remote, Span] | None:
    """Where the work is done. Hybrid wins over remote, a plain refusal of remote work means on site."""
    text = scan.text
    remote = [cue for cue in scan.cues.get("remote", ()) if not _other_remote(text, cue)]
    hybrid = [cue for cue in scan.cues.get("hybrid", ()) if not _other_hybrid(text, cue)]
    refused = [cue for cue in (*remote, *hybrid) if _negated(text, cue)]
    remote = [cue for cue in remote if cue not in refused]
    hybrid = [cue for cue in hybrid if cue not in refused]
    if hybrid:
        return "hybrid", _span(text, hybrid[0])
    onsite = [cue for cue in scan.cues.get("onsite", ()) if not _other_onsite(text, cue)]
    counted = next(
        (cue for cue in onsite if _DAYS_BEFORE.search(text, max(0, cue.start - 24), cue.start)), None
    )
    if counted:
        return "hybrid", _span(text, counted)
    whole = next((cue for cue in remote if _WHOLLY.search(text, max(0, cue.start - 16), cue.start)), None)
    if whole:
        return "remote", _span(text, whole)
    part = next((cue for cue in (*remote, *onsite) if _PARTLY.search(_sentence(text, cue).lower())), None)
    if part and (remote or _both_in_sentence(text, part)):
        return "hybrid", _span(text, part)
    mixed = next((cue for cue in remote if _same_sentence(text, cue, onsite)), None)
    if mixed:
        return "hybrid", _span(text, mixed)
    if remote and not refused:
        return "remote", _span(text, remote[0])
    if refused:
        return "onsite", _span(text, refused[0])
    return ("onsite", _span(text, onsite[0])) if onsite else None


# "3 days on site": the others are not.
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:[1-4]|one|two|three|four|zwei|drei|deux|trois|dos|tres)\s(?:days?|tage|jours|días)(?:\s(?:a|per|pro|par|por)"
    r"\s(?:week|woche|semaine|semana))?[\s,]+$",
    re.IGNORECASE,
)
_WHOLLY: Final = re.compile(
    r"\b(?:fully|full|100\s?%|completely|entirely|vollständig|komplett|totalmente)[\s-]+$", re.I
)


def _sentence(text: str, cue: Cue) -> str:
    low, high = sentence_bounds(text, cue.start, cue.end)
    return text[max(low, cue.start - 90) : min(high, cue.end + 90)]


def _both_in_sentence(text: str, cue: Cue) -> bool:
    return bool(re.search(r"week|woche|semaine|semana", _sentence(text, cue), re.IGNORECASE))


def _same_sentence(text: str, cue: Cue, others: list[Cue]) -> bool:
    low, high = sentence_bounds(text, cue.start, cue.end)
    return any(low <= other.start < high for other in others)


def _other_remote(text: str, cue: Cue) -> bool:
    word = text[cue.start : cue.end].lower()
    if word in ("remote", "remoto"):
        if text[cue.start - 1 : cue.start] == "-" or _OTHER_REMOTE.match(text, cue.end):
            return True
        return _REMOTE_PEOPLE.search(text, max(0, cue.start - 40), cue.start) is not None
    if word == "remotely":
        return _REMOTE_THINGS.search(text, max(0, cue.start - 40), cue.start) is not None
    if word == "from home":
        return not _is_near_work(text, cue.start, cue.start)
    return word in ("home based", "home-based") and bool(
        re.match(r"\s+(?:care|support|services)", text[cue.end :])
    )


_REMOTE_PEOPLE: Final = re.compile(
    r"(?:manag\w+|lead\w*|support\w*|coordinat\w+|with|offshore and|global and|across)\s+$", re.I
)
_REMOTE_THINGS: Final = re.compile(
    r"(?:support\w*|diagnos\w+|monitor\w*|access\w*|assist\w*|troubleshoot\w*|both)\s+\w*\s*$", re.I
)


def _other_hybrid(text: str, cue: Cue) -> bool:
    return bool(
        _OTHER_HYBRID.match(text, cue.end)
        or _OTHER_HYBRID_BEFORE.search(text, max(0, cue.start - 40), cue.start)
    )


def _other_onsite(text: str, cue: Cue) -> bool:
    if _OTHER_ONSITE.match(text, cue.end):
        return True
    word = text[cue.start : cue.end].lower().replace("-", " ")
    before = text[max(0, cue.start - 30) : cue.start]
    if word == "in person":
        return bool(_PERSON_TALK.search(before)) or not _is_near_work(text, cue.start, cue.end + 40)
    if word in ("in the office", "in office", "vor ort", "on site", "onsite", "sur site"):
        return not (_is_set_off(text, cue) or _is_near_work(text, cue.start, cue.end + 40))
    return False


def _is_set_off(text: str, cue: Cue) -> bool:
    """Whether a passage stands in brackets, or as a line or an item of its own: "Leeds (On-site)"."""
    before, after = (
        text[max(0, cue.start - 3) : cue.start].rstrip(" \t")[-1:],
        text[cue.end : cue.end + 3].lstrip(" \t")[:1],
    )
    return before in _SET_OFF and after in _SET_OFF


_SET_OFF: Final = ("", *"()[]\n\r|·•/")
_WORK_NEAR: Final = re.compile(
    r"\bwork|\bjob\b|\brole\b|\bposition\b|\blocation|\bbased\b|\bdays?\b|\bweek|\bremote|\bfull[- ]?time"
    r"|\bpresen|\bplace|\bschedule"
    r"|\bemploy|\battend|\brequired\b|\barbeit|\btage?\b|\bwoche|\bposte\b|\btravail|\bjours?\b"
    r"|\bpuesto\b|\btrabaj|\bmode\b"
)


def _is_near_work(text: str, start: int, high: int) -> bool:
    """Whether words of work stand up to sixty characters before `start`, or from there up to `high`."""
    low = max(0, start - 60)
    lead = 1 if low else 0  # one character more, to see where a word begins
    return _WORK_NEAR.search(text[low - lead : high].lower(), lead) is not None


# One of these stands in everything that the pattern finds; a plain look is much faster.
_NEGATION_SIGNS: Final = ("no", "never", "without", "kein", "nicht", "pas", "sans", "sin", "can", "isn")
_NEGATION_SIGNS_AFTER: Final = ("no", "nicht", "pas", "nein")
_NEGATED_REACH: Final = 60


def _negated(text: str, cue: Cue) -> bool:
    before = text[max(0, cue.start - 48) : cue.start].lower()
    if has_any(before, _NEGATION_SIGNS) and _NEGATED_BEFORE.search(before):
        return True
    after = text[cue.end : cue.end + _NEGATED_REACH].lower()
    return has_any(after, _NEGATION_SIGNS_AFTER) and _NEGATED_AFTER.match(after) is not None


def _span(text: str, cue: Cue) -> Span:
    return Span(cue.start, cue.end, text[cue.start : cue.end])


_CONTRACT_JOB: Final = re.compile(
    r"\s*[\-/]?\s*(?:role|position|job|basis|to[- ]hire|assignment|opportunity|work\b|length|duration"
    r"|only|\)|,|$|\n)"
    r"|\s*[-–|/:(]?\s*(?:\d+|six|three|twelve|initial)[\s-]*(?:\+\s*)?month",
    re.IGNORECASE,
)
_CONTRACT_BEFORE: Final = re.compile(
    r"(?:(?:\d+|six|three|twelve|nine|eighteen)[\s-]*(?:\+\s*)?(?:months?|weeks?)[’']?[\s-]+(?:rolling "
    r"|fixed |initial )?"
    r"|(?:type|job type|employment)\s*[:\-–]\s*|\(|\n\s*)$",
    re.IGNORECASE,
)
_OTHER_TYPE: Final[dict[EmploymentType, re.Pattern[str]]] = {
    "full-time": re.compile(r"[\s\-]*(?:students?|education|equivalent|caregiver)", re.I),
    "part-time": re.compile(r"[\s\-]*(?:students?|mba|study|studies|course|staff|team|employees)", re.I),
    "internship": re.compile(
        r"\s*(?:program\w* manage|experience|or |coordinat|gate|manager|management|supervis|de la|du "
        r"|suivant|presence|\d(?!\d?\s?mois)|manager|hand|crew|light|sound|design|door|technician|rigg)",
        re.I,
    ),
    "temporary": re.compile(
        r"\s*(?:staffing|works|disab|visa|structures|fenc|accommodation|labou?r|traffic|files|storage"
        r"|tables|workers?\b|staff\b"
        r"|management|manager|solution|findings|reports?\b|results|audit|financial|accounts|control|logic"
        r"|data|lobe|bone)",
        re.I,
    ),
    "freelance": re.compile(
        r"s?\s*(?:network|writers|designers|translators|contributors|management|teams?\b|and agenc|partners)",
        re.I,
    ),
    "contract": re.compile(r"\s*(?:manag|negotiat|law|review|administ|draft|compliance)", re.I),
}
_MENTIONED_STAFF: Final = re.compile(
    r"(?:manag\w+|coordinat\w+|supervis\w+|with|train\w*|mentor\w*|lead\w*|of|hire|recruit\w*|brief\w*"
    r"|and|previous|prior|an?)\s+(?:our\s+|the\s+|external\s+|subject to\s+|third[- ]party\s+)*$"
    r"|\b(?:manag|supervis|coordinat)\w*\s+(?:[\w-]+\s+){1,2}$",
    re.IGNORECASE,
)
_EXPERIENCE_NEAR: Final = re.compile(r"experience|erfahrung|expérience|experiencia", re.IGNORECASE)


def read_employment_type(scan: Scan, title: str) -> tuple[EmploymentType, Span] | None:
    """The type of employment; hours win over contract forms only where both are offered side by side."""
    found: dict[EmploymentType, Span] = {}
    for kind in EMPLOYMENT_TYPES:
        for cue in scan.cues.get(kind, ()):
            if _names_type(scan.text, cue, kind):
                found[_full_beside(scan.text, cue) or kind] = _span(scan.text, cue)
                break
    if _INTERN_TITLE.search(title) and "internship" in found:
        return "internship", found["internship"]
    for kind in _ORDER:
        if kind in found:
            return kind, found[kind]
    return None


def _full_beside(text: str, cue: Cue) -> EmploymentType | None:
    """Full-time, where "Teilzeit" ends "Voll- oder Teilzeit"."""
    return "full-time" if _FULL_OR.search(text, max(0, cue.start - 12), cue.start) else None


_FULL_OR: Final = re.compile(r"\bvoll-?\s*(?:oder|und|bzw\.|/)\s*$", re.IGNORECASE)
_INTERN_TITLE: Final = re.compile(
    r"\b(?:intern|internship|praktik\w+|werkstudent\w*|stagiaire|stage|alternan\w+|working student)\b", re.I
)
_ORDER: Final[tuple[EmploymentType, ...]] = (
    "freelance",
    "contract",
    "temporary",
    "full-time",
    "part-time",
    "internship",
)


_NEGATED_TYPE: Final = re.compile(r"\b(?:not a|not|no|kein|keine|pas de|nicht|non)\s+(?:a\s+)?(?:\w+\s+)?$")


def _names_type(text: str, cue: Cue, kind: EmploymentType) -> bool:
    other = _OTHER_TYPE[kind]
    if other.match(text, cue.end):
        return False
    before = text[max(0, cue.start - 40) : cue.start]
    lowered = before.lower()
    if has_any(lowered, _NEGATION_SIGNS) and _NEGATED_TYPE.search(lowered):
        return False
    word = text[cue.start : cue.end].lower()
    if word in ("contractor", "contractors") and (
        _BUILDER.search(before) or text[cue.end : cue.end + 1] in ("'", "’")
    ):
        return False
    if word == "contract":
        return bool(
            (_CONTRACT_JOB.match(text, cue.end) and _contract_position(text, cue))
            or (_CONTRACT_BEFORE.search(before) and not _TYPE_LABEL.match(text, cue.end))
        )
    if word in _TRAININGS:
        return _stands_alone(text, cue) or _TRAINING_OFFERED.search(before) is not None
    if word in ("stage", "interim", "temporal", "temp", "bac", "beca", "intérim"):
        return _stands_alone(text, cue)
    if kind in ("freelance", "contract", "internship", "temporary") and _MENTIONED_STAFF.search(before):
        return word.startswith(
            ("fixed", "contract-to", "contract to", "befrist", "cdd", "tempo", "czas", "na czas", "duración")
        ) or before.rstrip().endswith((" on a", " as an"))
    if kind == "internship":
        low, high = sentence_bounds(text, cue.start, cue.end)
        return not _EXPERIENCE_NEAR.search(text, max(low, cue.start - 60), min(high, cue.end + 60))
    return True


# What one has behind oneself more often than before.
_TRAININGS: Final = ("ausbildung", "apprenticeship", "apprentissage")
_TRAINING_OFFERED: Final = re.compile(
    r"(?:\b(?:start\w*|beginn\w*)\s(?:deine[r]?|ihre[r]?|your|an?)|\b(?:our|this)|contrat d['’]|contrat en)\s*$",
    re.IGNORECASE,
)
# A firm that takes on works, not a form of employment.
_BUILDER: Final = re.compile(
    r"\b(?:main|general|prime|principal|building|construction|civil|electrical|mechanical|roofing|defen[cs]e|trade"
    r"|government|leading|specialist|national|regional)\s+$",
    re.IGNORECASE,
)


_OTHER_CONTRACT: Final = re.compile(
    r"(?:fixed[- ]term|zero[- ]hours?|open[- ]ended|casual)\s+$", re.IGNORECASE
)
_TYPE_LABEL: Final = re.compile(r"\s+(?:type|duration|form)\s*:", re.IGNORECASE)


def _contract_position(text: str, cue: Cue) -> bool:
    """Whether "contract" is a form of work here, not a paper: "permanent contract" and "employment contract" are not."""
    before = text[max(0, cue.start - 24) : cue.start]
    if _OTHER_CONTRACT.search(before) or _TYPE_LABEL.match(text, cue.end):
        return False
    if re.search(
        r"(?:permanent|vast|employment|labou?r|unlimited|customer|client|supplier|a|the|your|our|working"
        r"|training|full.time|of|smart)\s+$",
        before,
        re.I,
    ):
        return bool(
            re.match(
                r"[\s\-]*(?:role|position|job|basis|to[- ]hire|assignment|opportunity)",
                text[cue.end : cue.end + 20],
                re.I,
            )
        )
    return True


def _stands_alone(text: str, cue: Cue) -> bool:
    """Whether a word stands at the start of a line or behind a label, as in a list of facts."""
    before = text[max(0, cue.start - 30) : cue.start]
    return (
        bool(re.search(r"(?:^|\n|[:|•·–(]|contrat|contrato|type)\s*$", before, re.I))
        and not text[cue.end : cue.end + 1].isalnum()
    )
