"""What the text of a page is: a posting however short, a notice that the job is gone, or a wall that hides the page."""

import re
from typing import Final, Literal

from jobs.extraction.head_lines import has_terms
from jobs.extraction.head_sentences import inviting
from jobs.extraction.job_names import GENDER, names_role

PageKind = Literal["posting", "gone", "other"]

# From here on a text is taken for a posting unless it is a wall; a shorter one must tell of a job itself.
LONG_ENOUGH: Final = 250
_SHORTEST: Final = 60
# Notices stand at the top of a page, and above little else.
_NOTICE_REACH: Final = 400
_NOTICE_LENGTH: Final = 1500
_WALL_LENGTH: Final = 6000
_FEWEST_SIGNS: Final = 2
_LONGEST_LINE: Final = 120

_CHALLENGE: Final = re.compile(
    r"just a moment|attention required|access denied|are you a robot|verify you are human|enable javascript"
    r"|javascript (?:is|must be) (?:disabled|enabled)|checking your browser|captcha|unusual traffic|sign in to continue"
    r"|log in to continue|javascript aktivieren|activer javascript|activez javascript|habilita(?:r)? javascript",
    re.IGNORECASE,
)
_GONE: Final = re.compile(
    r"no longer (?:available|open|active|exists?|listed|online|posted|advertised|live|accepting applications"
    r"(?! (?:by|from|via|through|on)\b))"
    r"|\b(?:job|position|role|vacancy|posting|post|opening|opportunity|listing|advert|ad|requisition)\b[^.!?\n]{0,60}"
    r"(?:has|have|is|was)(?: now| already)?(?: been)? (?:filled|closed|expired|removed|withdrawn|deleted|unavailable"
    r"|not found"
    r"|cancelled)\b"
    r"|\b(?:job|position|role|vacancy|posting|page|listing)(?: you requested)? (?:could not be|was not|cannot be"
    r"|not) found"
    r"|applications? (?:for this \w+ )?(?:are|is|have) (?:now )?closed|not accepting applications"
    r"|nicht mehr (?:verfügbar|online|aktiv|aktuell|vorhanden|ausgeschrieben)|bereits (?:besetzt|vergeben)"
    r"|(?:anzeige|stelle|position) (?:ist |wurde )(?:leider )?(?:besetzt|abgelaufen|deaktiviert|gelöscht)"
    r"|seite (?:wurde )?nicht gefunden|n['’]est plus (?:disponible|en ligne|active|d['’]actualité)"
    r"|(?:offre|annonce|poste) (?:a (?:déjà )?(?:été )?|est )(?:expirée?|pourvue?|clôturée?|retirée?|supprimée?)"
    r"|page (?:introuvable|non trouvée)|ya no (?:está|se encuentra) (?:disponible|activa|publicada)"
    r"|oferta (?:ha (?:sido )?|está )?(?:caducad[ao]|expirad[ao]|cerrad[ao]|finalizad[ao]|eliminad[ao])"
    r"|página no encontrada|non è più (?:disponibile|attiv[ao]|online)|pagina non trovata"
    r"|niet meer (?:beschikbaar|actief|online)|vacature is (?:al )?(?:gesloten|vervuld|verlopen)"
    r"|pagina niet gevonden|já não está disponível|não está mais disponível|vaga (?:foi )?encerrada"
    r"|\b404\b[^\n]{0,40}(?:error|not found)|\berror 404\b",
    re.IGNORECASE,
)
_WALL: Final = re.compile(
    r"\b(?:cookies?|consent|privacy|gdpr|legitimate interest|advertising|advertis\w+|geolocation|accept all|reject all"
    r"|preferences|settings|sign in|signin|sign up|log ?in|log ?out|password|username|forgot|create an account"
    r"|register now"
    r"|must register|need to register|already registered"
    r"|user agreement|terms of (?:use|service)|job alerts?|session (?:has )?expired|javascript|browser|loading"
    r"|please wait"
    r"|search results|all rights reserved|datenschutz\w*|einwilligung\w*|personenbezogene\w*|akzeptieren|ablehnen"
    r"|anmelden|einloggen|passwort|registrieren|nutzungsbedingungen|vie privée|consentement|confidentialité"
    r"|données personnelles|publicité|accepter|se connecter|connectez-vous|mot de passe|privacidad|consentimiento"
    r"|datos personales|publicidad|aceptar|iniciar sesión|inicia sesión|contraseña|consenso|accetta|accedi"
    r"|toestemming|accepteren|inloggen|wachtwoord)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:experience\w*|required?|requires|requirements?|needed|wanted|licen[cs]e|qualifi\w+|certificat\w*|skills?"
    r"|ability"
    r"|you (?!can\b|may\b|might\b|want\b|requested\b|are looking)[a-z]+|you['’]ll|your (?:tasks|duties|role)"
    r"|(?:we['’]re|are|is) (?:looking|seeking|hiring)|we need|duties|responsib\w+"
    r"|degree|diploma|must have|welcome|join (?:us|our)|wir suchen|sucht|gesucht|erfahrung\w*|kenntnis\w*|ausbildung"
    r"|führerschein|aufgaben|profil|recherch\w+|recrut\w+|expérience|missions|maîtrise|permis|vous (?:avez|êtes|serez)"
    r"|buscamos|busca|experiencia|requisitos|funciones|se (?:requiere|ofrece|necesita)|cerchiamo|esperienza|requisiti"
    r"|zoeken|ervaring|gezocht)\b",
    re.IGNORECASE,
)
_INVITES: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\b(?:cv|c\.v\.|r[eé]sum[eé]|curriculum|letter|bewirb\w*|bewerb\w+|lebenslauf|postule\w*"
    r"|candidature"
    r"|envoye[rz]|enviar|envía\w*|manda\w*|inviare?|sollicite\w+|apply (?:by|to|for this|before|at|in person)|send|call"
    r"|ring|phone|telephone|drop in|write to|contact)\b|\+?\d[\d ()/-]{7,}\d",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:mornings?|afternoons?|evenings?|nights?|weekends?|abends"
    r"|samstags?|sonntags?|montags?|wochenende|matin|soir|week-end|mañanas?|tardes?|noches?|fin(?:es)? de semana)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")


def kind_of_page(text: str, title: str = "") -> PageKind:
    """What a page's main text and its heading say the page is. Length alone decides nothing below `LONG_ENOUGH`."""
    sentences = [one for one in _SENTENCE.split(text) if one]
    own = [one for one in sentences if not _WALL.search(one)]
    length = sum(map(len, own))
    if len(text) < _NOTICE_LENGTH and (_GONE.search(title) or _GONE.search(text, 0, _NOTICE_REACH)):
        return "gone"
    if len(text) < 4 * LONG_ENOUGH and _CHALLENGE.search(text, 0, 600):
        return "other"
    is_wall = len(text) < _WALL_LENGTH and length < len(text) / 2
    if length >= LONG_ENOUGH and not is_wall:
        return "posting"
    return "posting" if length >= _SHORTEST and _tells_of_job(own, title) else "other"


def _tells_of_job(sentences: list[str], title: str) -> bool:
    """Whether a job is named, and two things are said of it: terms of work, what is asked for, how to apply."""
    rest = "\n".join(sentences)
    named = (
        names_role(title)
        or any(len(one) <= _LONGEST_LINE and (names_role(one) or GENDER.search(one)) for one in sentences)
        or inviting(rest) is not None
    )
    tells_terms = any(map(has_terms, sentences)) or _WHEN.search(rest) is not None
    signs = (tells_terms, bool(_ASKS.search(rest)), bool(_INVITES.search(rest)))
    return named and sum(signs) >= _FEWEST_SIGNS
