"""Weak openings made strong without saying more than was said."""

import re

from optimizations.builtin.deeds import as_charge, as_deeds
from optimizations.builtin.verbs import looks_past, looks_present

_ENGLISH_DUTY = re.compile(
    r"^(?:i )?(?:(?:was |am |being |been |were )?(?:solely |mainly |primarily |also )?(?:responsible for|in charge of|"
    r"tasked with):?|(?:my )?(?:main |key |daily )?(?:duties|responsibilities|tasks) (?:included|include|were|are|involved)"
    r":?|responsibilities:|duties:)\s+(?P<rest>\S.*)$",
    re.I | re.S,
)
_SOLE = re.compile(r"\bsolely\b", re.I)
_ENGLISH_REWRITES = (
    (re.compile(r"^(?:i )?(?:(?:was|got|been) )?(?:also )?involved (?:in|with) ", re.I), "Contributed to "),
    (re.compile(r"^(?:i )?had a (?:role|part|hand) in ", re.I), "Contributed to "),
    (re.compile(r"^(?:i )?helped out with ", re.I), "Assisted with "),
    (re.compile(r"^liaison with ", re.I), "Liaised with "),
    (re.compile(r"^(?:i )?gave (?:a hand|help) with ", re.I), "Assisted with "),
    (re.compile(r"^(?:i )?was part of the team (?:that|which) ", re.I), "As part of a team, "),
    (re.compile(r"^successfully (?=[a-z]+ed\b)", re.I), ""),
)
_NOUN_ENDINGS = {
    "de": r"\w*(?:ung|ungen|ion|tät|nahme|pflege|arbeit|planung|kontrolle|abrechnung|prüfung|beratung|abwicklung|einkauf|"
    r"verkauf|versand|aufbau|einbau|reparatur|verfolgung|analyse|betrieb|ablage|verwaltung)\b"
    r"|(?<=das )[A-ZÄÖÜ]\w+en (?:von|der|des)\b",
    "fr": r"(?:\w+(?:tion|sion|ment|age|ance|ise)|accueil|suivi|contrôle|saisie|envoi|tenue|mise|achats?|vente|entretien|"
    r"prise|relance|réassort|veille|analyse)\b",
    "es": r"(?:\w+(?:ción|sión|tión|miento|aje|anza)|control|manejo|compras?|ventas?|seguimiento|entrega|carga|descarga|"
    r"limpieza|reparto|archivo|cobro|cierre|apertura|diseño|desarrollo|análisis|montaje|venta)\b",
    "pt": r"(?:\w+(?:ção|são|tão|mento|agem)|controle|controlo|compras?|vendas?|entrega|carga|descarga|limpeza|análise|"
    r"desenvolvimento|fecho|abertura|atendimento)\b",
}
_FOREIGN_DUTY = {
    "de": r"(?:war |ich war |ich bin )?(?:verantwortlich|zuständig) für (?P<article>die |das |den )?"
    r"|zu meinen aufgaben (?:gehör(?:t|te|ten|en)|zähl(?:t|te|ten|en)) (?P<article2>die |das |der )?",
    "fr": r"(?:j'étais |je suis )?(?:responsable|chargée?|en charge) (?:de la |de l'|du |des |de |d')"
    r"|mes missions étaient (?:la |l'|le |les )?",
    "es": r"(?:fui |era |soy )?(?:responsable|encargad[oa]) (?:de la |de los |de las |del |de )"
    r"|mis funciones eran (?:la |el |las |los )?",
    "pt": r"(?:fui |era |sou )?(?:responsável) (?:pela |pelo |pelas |pelos |por )|minhas funções eram (?:a |o |as |os )?",
}
_FOREIGN = {
    language: re.compile(rf"^(?:{duty})(?P<rest>(?:{_NOUN_ENDINGS[language]}).*)$", re.I | re.S)
    for language, duty in _FOREIGN_DUTY.items()
}
_LATER_ARTICLE = re.compile(
    r"( und | et | y | e )(?:die |das |le |la |les |el |los |las |o |a |os |as )", re.I
)
_FOREIGN_REWRITES = {
    "de": (
        (
            re.compile(
                r"^ich (?:habe|hab) (?=.*\b\w*ge\w+(?:t|en)\.?$|.*\b(?:be|er|ver|ent|vor|zer)\w+(?:t|en)\.?$)",
                re.I,
            ),
            "",
        ),
    ),
    "fr": ((re.compile(r"^j'ai (?=\w+(?:é|i|u|is|it|ert)\b)", re.I), ""),),
}
_SAME = "A plainer opening with the same meaning"
# Two bullets that a document's layout brought together
_RUN_TOGETHER = re.compile(r"\w (?:Responsible for|In charge of|Tasked with) ")
_I = re.compile(r"i (?:also )?([a-z]+)\b", re.I)
_WAS = re.compile(r"\b(?:was|were|been)\b", re.I)
_INCLUDED = re.compile(r"dut|responsibilit|tasks", re.I)


def strengthen(
    text: str, language: str, *, past_tense: bool, used: list[str] | None = None
) -> tuple[str, str] | None:
    """(new text, reason), or None when the opening is well as it is or cannot be bettered for certain.

    ``used`` collects the verbs put before mere charges of one entry, so that they change.
    """
    if language == "en":
        return _english(text, [] if used is None else used, past_tense=past_tense)
    for pattern, replacement in _FOREIGN_REWRITES.get(language, ()):
        if pattern.match(text):
            return _capital(pattern.sub(replacement, text, count=1)), _SAME
    match = _FOREIGN[language].match(text) if language in _FOREIGN else None
    if match is None:
        return None
    rest = match["rest"]
    if (
        language != "de" or match["article"] or match["article2"]
    ):  # the articles of what is listed go together
        rest = _LATER_ARTICLE.sub(r"\1", rest)
    return _capital(rest), "Begins with what was done instead of a duty"


def _english(text: str, used: list[str], *, past_tense: bool) -> tuple[str, str] | None:
    if _RUN_TOGETHER.search(text):
        return None
    duty = _ENGLISH_DUTY.match(text)
    if duty and not _SOLE.search(text[: duty.start("rest")]):
        rest = duty["rest"]
        past_tense = past_tense or _WAS.search(text[: duty.start("rest")]) is not None
        listed = _INCLUDED.search(text[: duty.start("rest")]) is not None
        changed = None if listed and _mixed(rest) else as_deeds(rest, past_tense=past_tense)
        if changed is None and not listed:
            changed = as_charge(rest, used, past_tense=past_tense)
        return (_capital(changed), "Begins with a strong verb instead of a duty") if changed else None
    for pattern, replacement in _ENGLISH_REWRITES:
        match = pattern.match(text)
        if match:
            return _capital(replacement + text[match.end() :]), _SAME
    own = _I.match(text)
    if own and (looks_past(own[1]) or looks_present(own[1])):
        return _capital(text[own.start(1) :]), _SAME
    changed = as_deeds(text[:1].lower() + text[1:], past_tense=past_tense)
    return (_capital(changed), "Begins with a strong verb") if changed else None


def _mixed(listed: str) -> bool:
    """Whether a list of duties names other things than deeds: “answering phones, data entry”."""
    return any(as_deeds(part, past_tense=True) is None for part in re.split(r",? and |, ", listed))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
