"""Guesses the title, company and location at the head of a pasted posting."""

import itertools
import re
from collections import Counter
from typing import Final

from jobs.extraction.places import COUNTRIES, STATES
from jobs.extraction.types import Header
from jobs.extraction.wordlists import words

_LINES_READ: Final = 14
_TITLE_LENGTH: Final = 100
_TITLE_WORDS: Final = 13
_ROLE: Final = re.compile(
    r"(?<![^\W_])(?:\w*(?:engineer|developer|manager|analyst|designer|architect|administrator|consultant"
    r"|specialist|scientist"
    r"|technician|coordinator|assistant|director|officer|nurse|teacher|lecturer|professor|accountant"
    r"|controller|advisor"
    r"|adviser|representative|executive|supervisor|operator|mechanic|electrician|plumber|welder|driver"
    r"|chef|cook|waiter"
    r"|waitress|barista|bartender|receptionist|cleaner|housekeeper|carpenter|painter|picker|packer"
    r"|handler|planner|buyer"
    r"|recruiter|writer|editor|copywriter|journalist|translator|interpreter|photographer|producer|artist"
    r"|animator|lawyer"
    r"|attorney|solicitor|paralegal|counsel|clerk|secretary|therapist|physiotherapist|psychologist"
    r"|physician|surgeon"
    r"|doctor|dentist|pharmacist|midwife|caregiver|carer|paramedic|radiographer|veterinarian|scrum master"
    r"|owner|lead"
    r"|leader|head|intern|trainee|apprentice|associate|agent|cashier|inspector|surveyor|auditor"
    r"|bookkeeper|economist"
    r"|actuary|underwriter|broker|trader|banker|researcher|programmer|tester|strategist|marketer"
    r"|instructor|tutor|trainer"
    r"|coach|librarian|guard|labourer|laborer|installer|fitter|machinist|foreman|estimator|stylist"
    r"|hairdresser|beautician"
    r"|pilot|sommelier|host|hostess|worker|educator|counselor|counsellor|technologist|optician|geologist"
    r"|chemist|biologist"
    r"|dispatcher|merchandiser|negotiator|president|ceo|cto|cfo|coo|facilitator|generalist|partner|sre"
    r"|devops|warehouse"
    r"|porter|attendant|steward|stewardess|baker|butcher|florist|tailor|roofer|plasterer|bricklayer|scaffolder|gardener"
    r"|landscaper|caretaker|janitor|nanny|firefighter|detective|investigator|statistician|physicist|mathematician"
    r"|hygienist|podiatrist|audiologist|nutritionist|dietitian|dietician|curator|archivist|assembler|rigger|roofer|groomer"
    r"|ingenieur|entwickler|leiter|berater|techniker|mechaniker|elektriker|elektroniker|pfleger"
    r"|pflegekraft|schwester"
    r"|verkäufer|kaufmann|kauffrau|sachbearbeiter|assistent|assistenz|lehrer|erzieher|buchhalter|koch"
    r"|köchin|kellner|fahrer"
    r"|fachkraft|fachkräfte|mitarbeiter|referent|werkstudent|praktikant|monteur|meister|schlosser"
    r"|architekt|arzt|ärztin"
    r"|redakteur|planer|disponent|helfer|anwalt|informatiker|administrator|gestalter|hebamme"
    r"|kraftfahrer)(?:in|innen|s)?"
    r"|ingénieure?|développeur|développeuse|responsable|chargée?|technicienn?e?|infirmi(?:er|ère)"
    r"|comptable|conseill(?:er|ère)"
    r"|chef|cheffe|assistante|vendeur|vendeuse|serveur|serveuse|cuisini(?:er|ère)|professeure?"
    r"|gestionnaire|directeur"
    r"|directrice|stagiaire|alternant|alternante|chauffeur|électricien|plombier|aide-soignante?|juriste"
    r"|analyste|consultante"
    r"|ingenier[oa]|desarrollador|desarrolladora|programador|programadora|enfermer[oa]|maestr[oa]"
    r"|profesora?|contable"
    r"|camarer[oa]|cociner[oa]|vendedora?|técnic[oa]|gerente|encargad[oa]|comercial|administrativ[oa]"
    r"|conductora?|jefe|jefa"
    r"|analista|consultora?|abogad[oa]|médic[oa]|dependient[ea]|electricista|mecánic[oa]|diseñadora?"
    r"|director[ae]?)(?![^\W_])",
    re.IGNORECASE,
)
_GENDER: Final = re.compile(
    r"\s*[(\[|–-]?\s*\(?\b(?:[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhxi*]|\s?/\s?divers)?|all genders"
    r"|alle geschlechter|gn|h/f/x|f/h)\b\s*[)\]]?",
    re.IGNORECASE,
)
_TITLE_PREFIX: Final = re.compile(
    r"^\W*(?:job description|job title|position title|job posting|job offer|position|title|role|vacancy"
    r"|stellenbezeichnung|stelle"
    r"|intitulé du poste|poste|offre d['’]emploi|puesto|oferta de empleo|hiring|we are hiring|now hiring"
    r"|jetzt bewerben als)"
    r"\s*(?:[:–—|-]\s*|!\s*)",
    re.IGNORECASE,
)
_HIRING: Final = re.compile(
    r"^(?P<company>[A-Z][\w&.'’ -]{1,50}?)\s+(?:is (?:currently )?(?:hiring|looking for|seeking"
    r"|recruiting)(?: an?)?|sucht|recherche(?: une?)?|busca(?: una?)?)"
    r"\s+(?P<title>.{3,80}?)(?:\s+in\s+(?P<location>[A-Z][^.!]{2,50}))?[.!]?$"
)
_LABELS: Final[dict[str, re.Pattern[str]]] = {
    "title": re.compile(
        r"^\W*(?:job title|position title|position|title|role|stellenbezeichnung|stelle|intitulé du poste"
        r"|poste|puesto|cargo)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "company": re.compile(
        r"^\W*(?:company|company name|employer|organi[sz]ation|firma|unternehmen|arbeitgeber|entreprise"
        r"|société|empresa|client)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
    "location": re.compile(
        r"^\W*(?:job location|location|locations|work location|place of work|based in|office|city"
        r"|standort|arbeitsort|einsatzort|ort|lieu|localisation"
        r"|lieu de travail|ubicación|lugar|localidad|luogo|sede)\s*:\s*(?P<value>.+)$",
        re.IGNORECASE,
    ),
}
_LEGAL_FORM: Final = re.compile(
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
    r"|definite|requirement|advantage|asset)|the |one of |hiring|looking"
    r"|seeking|searching|currently|recruiting|proud|committed|growing|expanding)|ist (?:ein|der|die|das)|sucht"
    r"|est (?:une?|le|la)\s|recherche\s|recrute\s|es una?\s|busca\s|contrata\s|selecciona\s))"
)
_NAME: Final = r"[A-Z][\w&.'’-]*(?:[ ](?:&[ ])?[A-Z0-9][\w&.'’-]*){0,4}"
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
_NOT_A_NAME: Final = frozenset(
    words(
        """
        it this that the there here what who we you our your she he they job role position candidate team
        company experience work location salary ideal successful department remote everyone nothing what's
        today die der das wir sie es le la les ce il elle el ella esta este unser unsere notre nuestra nuestro
        applicant applications training preference english us at least home scale all any each every senior junior
        january february march april may june july august september october november december monday friday
        als für mit und bei ours mine one other another träger
        """
    )
)
_SPLIT: Final = re.compile(r"\s+[–—|·•@]\s+|\s+-\s+|\s*\|\s*|\s·\s|\s{3,}|\t+")
_TERMS_OF_WORK: Final = re.compile(
    r"(?:full|part)[- ]?time|permanent|temporary|contract|freelance|internship|vollzeit|teilzeit|unbefristet|festanstellung"
    r"|cd[id]\b|temps (?:plein|partiel)|jornada|indefinido|posted|new\b|salary|job\b|\d",
    re.IGNORECASE,
)
_REMOTE: Final = re.compile(
    r"^(?:fully |100% |work )?(?:remote|hybrid|home ?office|télétravail|teletrabajo)(?:ly)?\b.{0,40}$", re.I
)
_POSTAL: Final = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÄÖÜÉ][\w.\- ]{2,40}$")
_CITY: Final = r"[A-ZÀ-ÖØ-ÞŁŚŻ][\w.'’\-]+(?:[ -][\w.'’\-]+){0,3}"
_PLACE: Final = re.compile(
    rf"^{_CITY}(?:\s*\([^)]*\))?,\s*(?P<last>{_CITY})(?:,\s*(?P<end>{_CITY}))?(?:\s*\d{{5}})?(?:\s*\(.*\))?$"
)
_ENDS_SENTENCE: Final = re.compile(r"[.!?;,]$")


def guess_header(text: str) -> Header:
    """Title, company and location as far as the first lines (and sentences that name the company) show them."""
    lines = [
        line
        for raw in text.splitlines()
        if (line := " ".join(raw.replace("\u00a0", "  ").split(" ")).strip())
    ]
    head = [line.strip("*#_ \t") for line in lines[:_LINES_READ]]
    head = [_undoubled(line) for line in head if line.strip("-–—|· ")]
    found: dict[str, str | None] = {name: _labelled(head, rule) for name, rule in _LABELS.items()}
    at = -1
    for index, line in enumerate(head[:6]):
        hiring = _HIRING.match(line)
        if hiring and _ROLE.search(hiring["title"]):
            found = {name: found[name] or hiring[name] for name in found}
            at = index
            break
        whole = _unwrapped(head, index)
        if _looks_like_title(whole):
            at = index
            if whole != line:
                head[index : index + 2] = [whole]
            _take_title(whole, found)
            break
    if at >= 0:
        for line in (*head[at + 1 : at + 5], *head[:at]):
            _take_line(line, found)
        found["company"] = found["company"] or _name_above_place(head[at + 1 : at + 5])
    title = _clean_title(found["title"]) if found["title"] else None
    company = found["company"] or _named_company(text)
    return Header(title or None, _clean_name(company), _clean_place(found["location"]))


def _labelled(head: list[str], rule: re.Pattern[str]) -> str | None:
    for line in head:
        found = rule.match(line)
        if found and len(found["value"]) <= _TITLE_LENGTH:
            return found["value"].strip()
    return None


def _undoubled(line: str) -> str:
    """A line that says the same twice, as pages do that show their title again, once."""
    for gap in (0, 1, 3):
        half = (len(line) - gap) // 2
        if half >= _SHORTEST_TITLE and line[:half] == line[half + gap :]:
            return line[:half]
    return line


_SHORTEST_TITLE: Final = 6
_GOES_ON: Final = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|und|für|de|et|y|in|the))$")


def _unwrapped(head: list[str], index: int) -> str:
    """A line, with the next one where it plainly goes on there."""
    line = head[index]
    if index + 1 == len(head) or len(line) > _TITLE_LENGTH:
        return line
    after = head[index + 1]
    opened = line.count("(") > line.count(")") and ")" in after
    goes_on = _GOES_ON.search(line) and not _is_place(after) and not _is_prose(after)
    if (opened or goes_on) and len(after) <= _TITLE_LENGTH and ":" not in after:
        return f"{line} {after}"
    return line


def _name_above_place(lines: list[str]) -> str | None:
    """A short capitalised line that stands right above a place is the company's name."""
    for name, place in itertools.pairwise(lines):
        words_of = name.split()
        if not (_is_place(place) and len(words_of) <= _NAME_WORDS and name[:1].isupper()):
            continue
        if name.endswith((":", ".", "!", "?")) or _is_place(name) or _ROLE.search(name) or _is_prose(name):
            continue
        if words_of[0].lower() not in _NOT_A_NAME and not any(rule.match(name) for rule in _LABELS.values()):
            return name
    return None


_NAME_WORDS: Final = 5


def _looks_like_title(line: str) -> bool:
    bare = _TITLE_PREFIX.sub("", line)
    first = _SPLIT.split(bare)[0]
    if (
        len(first) > _TITLE_LENGTH
        or len(first.split()) > _TITLE_WORDS
        or first.endswith((".", "!", ";", ":"))
    ):
        return False
    if any(rule.match(line) for name, rule in _LABELS.items() if name != "title"):
        return False
    return bool(
        _GENDER.search(bare) or any(_ROLE.search(part) for part in _SPLIT.split(bare)[:2])
    ) and not _is_prose(first)


_PROSE: Final = re.compile(
    r"\b(?:we|we're|you|you're|your|is|are|will|wir|suchen|sind|nous|sommes|recherchons|buscamos|somos"
    r"|looking|join|has|have|sucht|recherche|recrute|busca)\b",
    re.I,
)


def _is_prose(line: str) -> bool:
    return bool(_PROSE.search(line))


def _take_title(line: str, found: dict[str, str | None]) -> None:
    bare = _TITLE_PREFIX.sub("", line)
    parts = [part.strip() for part in _SPLIT.split(bare) if part.strip()]
    at = re.match(r"(?P<title>.+?)\s+(?:at|@|bei|chez|en)\s+(?P<company>[A-Z][\w&.'’ -]{1,40})$", parts[0])
    if at and _ROLE.search(at["title"]) and not at["company"].isdigit():
        parts[0] = at["title"]
        found["company"] = found["company"] or at["company"]
    index = next(
        (number for number, part in enumerate(parts) if _ROLE.search(part) or _GENDER.search(part)), 0
    )
    found["title"] = found["title"] or parts[index]
    for number, part in enumerate(parts):
        if number == index:
            continue
        if _is_place(part):
            found["location"] = found["location"] or part
        elif number < index or _LEGAL_FORM.search(part):
            found["company"] = found["company"] or part


def _take_line(line: str, found: dict[str, str | None]) -> None:
    """Takes company and place from a line next to the title."""
    if (
        len(line) > _TITLE_LENGTH
        or _is_prose(line)
        or (line.endswith((":", ".")) and not _LEGAL_FORM.search(line))
    ):
        return
    parts = [part.strip() for part in _SPLIT.split(line)]
    if len(parts) > 1 and _is_company_part(parts[0]) and _ends_in_place(parts[1]):
        found["company"] = found["company"] or parts[0]
    for part in parts:
        if _is_place(part):
            found["location"] = found["location"] or part
            continue
        name, _, rest = part.partition(", ")
        if rest and _REMOTE.fullmatch(rest) and name[:1].isupper() and not _LEGAL_FORM.search(name):
            found["location"] = found["location"] or name
        elif rest and _is_place(rest) and not _known_city_pair(part):
            found["company"] = found["company"] or name
            found["location"] = found["location"] or rest
        elif _LEGAL_FORM.search(part) and not _ROLE.search(part) and len(part.split()) <= 7:
            found["company"] = found["company"] or part


def _is_company_part(part: str) -> bool:
    """Whether the first part of a line such as "Acme · Ghent, hybrid" can be a company's name."""
    words_of = part.split()
    return (
        part[:1].isupper()
        and len(words_of) <= _NAME_WORDS
        and words_of[0].lower() not in _NOT_A_NAME
        and not (
            _TERMS_OF_WORK.match(part)
            or _is_place(part)
            or _ROLE.search(part)
            or any(sign in part for sign in ",:;")
        )
    )


def _ends_in_place(part: str) -> bool:
    name, _, rest = part.partition(", ")
    return (not _REMOTE.match(part) and _is_place(part)) or bool(
        rest and name[:1].isupper() and (_is_place(rest) or _REMOTE.fullmatch(rest))
    )


def _known_city_pair(part: str) -> bool:
    return len(part.split(", ")) == 2 and part.rsplit(", ", 1)[1] in STATES


def _is_place(part: str) -> bool:
    if _REMOTE.match(part) or _POSTAL.match(part):
        return True
    bare = re.sub(r"\s*\(.*?\)\s*$", "", part).strip()
    if bare.lower() in COUNTRIES:
        return True
    found = _PLACE.match(part)
    if not found:
        return False
    last = (found["end"] or found["last"]).strip()
    return last.lower() in COUNTRIES or last.split(" ")[0] in STATES or last.lower() in _REGIONS


_REGIONS: Final = frozenset(name.lower() for name in STATES.values())


_HEAD_LENGTH: Final = 4000


def _named_company(text: str) -> str | None:
    """The company that sentences name: "At Acme, we …", "About Acme", "Acme is a …", "bei der Acme GmbH", "Join Acme"."""
    for found in _PERSON_SENTENCE.finditer(text, 0, _HEAD_LENGTH):
        name = found["at"] or found["about"] or found["is"]
        if _is_name(name):
            return name
    for rule in (_LEGAL_NAME, _INVITED):
        for found in rule.finditer(text, 0, _HEAD_LENGTH):
            name = _ARTICLE.sub("", found["name"])
            if _is_name(name):
                return name
    often = Counter(
        name for found in _WORKED_AT.finditer(text) if _is_name(name := found["name"].rstrip(".'’"))
    )
    name, count = max(often.items(), key=lambda item: item[1], default=("", 0))
    return name if count > 1 else None


_ARTICLE: Final = re.compile(r"^(?:Die|Der|Das|The|Bei|Bei der|La|Le|El|Our|Als|Wir|Firma)\s+")


def _is_name(name: str) -> bool:
    parts = [part.lower().rstrip(".,") for part in name.split()]
    if len(parts) > _NAME_WITH_ARTICLE and parts[0] in ("the", "la", "le", "les", "el"):
        parts = parts[-1:]
    return parts[0] not in _NOT_A_NAME and not _ROLE.search(name)


_NAME_WITH_ARTICLE: Final = 2


def _clean_title(title: str) -> str:
    bare = _GENDER.sub("", _TITLE_PREFIX.sub("", title))
    bare = re.sub(r"\s*\([^)]*(?:\d|years|remote|hybrid|full|part)[^)]*\)", "", bare, flags=re.IGNORECASE)
    return bare.strip(" -–—|:,*#")[:_TITLE_LENGTH]


def _clean_name(name: str | None) -> str | None:
    bare = (name or "").strip(" -–—|:,*#'’")
    return bare.removesuffix("'s").removesuffix("’s") or None if len(bare) <= _TITLE_LENGTH else None


def _clean_place(place: str | None) -> str | None:
    bare = (place or "").strip(" -–—|:,*#.")
    return bare or None
