"""The names of jobs at the head of a posting: the words that tell them from other lines, and their tidy form."""

import re
from typing import Final

TITLE_LENGTH: Final = 100
_TITLE_WORDS: Final = 13
PARTS: Final = re.compile(r"\s+[–—|·•@]\s+|\s+-\s+|\s*\|\s*|\s·\s|\s{3,}|\t+")
ROLE: Final = re.compile(
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
GENDER: Final = re.compile(
    r"\s*[(\[|–-]?\s*\(?\b(?:[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhxi*]|\s?/\s?divers)?|all genders"
    r"|alle geschlechter|gn|h/f/x|f/h)\b\s*[)\]]?",
    re.IGNORECASE,
)
TITLE_PREFIX: Final = re.compile(
    r"^\W*(?:job description|job title|position title|job posting|job offer|position|title|role|vacancy"
    r"|stellenbezeichnung|stelle"
    r"|intitulé du poste|poste|offre d['’]emploi|puesto|oferta de empleo|hiring|we are hiring|now hiring"
    r"|jetzt bewerben als)"
    r"\s*(?:[:–—|-]\s*|!\s*)",
    re.IGNORECASE,
)


def looks_like_title(line: str) -> bool:
    bare = TITLE_PREFIX.sub("", line)
    first = PARTS.split(bare)[0]
    if len(first) > TITLE_LENGTH or len(first.split()) > _TITLE_WORDS or first.endswith((".", "!", ";", ":")):
        return False
    return bool(
        GENDER.search(bare) or any(ROLE.search(part) for part in PARTS.split(bare)[:2])
    ) and not is_prose(first)


_PROSE: Final = re.compile(
    r"\b(?:we|we're|you|you're|your|is|are|will|wir|suchen|sind|nous|sommes|recherchons|buscamos|somos"
    r"|looking|join|has|have|ist|est|working|why|sucht|recherche|recrute|busca)\b",
    re.I,
)


def is_prose(line: str) -> bool:
    return bool(_PROSE.search(line))


def clean_title(title: str) -> str:
    bare = GENDER.sub("", TITLE_PREFIX.sub("", title))
    bare = re.sub(r"\s*\([^)]*(?:\d|years|remote|hybrid|full|part)[^)]*\)", "", bare, flags=re.IGNORECASE)
    return bare.strip(" -–—|:,*#")[:TITLE_LENGTH]
