"""Weak openings made strong without saying more than was said."""

import re

from optimizations.builtin.verbs import is_verbal, past

_ENGLISH_DUTY = re.compile(
    r"^(?:i )?(?:(?:was |am |being |been |were )?(?:solely |mainly |primarily |also )?(?:responsible for|in charge of|"
    r"tasked with)|(?:my )?(?:main |key |daily )?(?:duties|responsibilities|tasks) (?:included|include|were|are|involved)"
    r"|responsibilities:|duties:)\s+(?P<rest>\S.*)$",
    re.I | re.S,
)
_SOLE = re.compile(r"\bsolely\b", re.I)
_GERUND = re.compile(r"^(?P<verb>[a-z]{3,}ing)(?P<space>\s+)(?P<next>\S+)", re.I)
_FURTHER_GERUND = re.compile(r"(?:,| and| or| as well as)\s+[a-z]{3,}ing\b", re.I)
_NOMINAL = {
    "maintenance": "Maintained", "development": "Developed", "management": "Managed", "preparation": "Prepared",
    "coordination": "Coordinated", "implementation": "Implemented", "installation": "Installed",
    "supervision": "Supervised", "creation": "Created", "administration": "Administered", "execution": "Executed",
    "organisation": "Organised", "organization": "Organized", "inspection": "Inspected", "collection": "Collected",
    "production": "Produced", "delivery": "Delivered", "handling": "Handled", "processing": "Processed",
    "monitoring": "Monitored", "planning": "Planned", "testing": "Tested", "scheduling": "Scheduled",
    "repair": "Repaired", "configuration": "Configured", "documentation": "Documented", "migration": "Migrated",
    "design": "Designed", "redesign": "Redesigned", "evaluation": "Evaluated", "assessment": "Assessed",
    "assembly": "Assembled", "distribution": "Distributed", "registration": "Registered", "integration": "Integrated",
    "translation": "Translated", "construction": "Constructed", "operation": "Operated", "calibration": "Calibrated",
    "deployment": "Deployed", "renovation": "Renovated", "restoration": "Restored", "introduction": "Introduced",
    "replacement": "Replaced", "recruitment": "Recruited", "training": "Trained", "cleaning": "Cleaned",
}  # fmt: skip
_NOMINAL_OPENING = re.compile(rf"^(?:the )?(?P<noun>{'|'.join(_NOMINAL)}) of (?P<rest>\S.*)$", re.I | re.S)
_ENGLISH_REWRITES = (
    (re.compile(r"^(?:i )?(?:was|got|been) (?:also )?involved (?:in|with) ", re.I), "Contributed to "),
    (re.compile(r"^(?:i )?had a (?:role|part|hand) in ", re.I), "Contributed to "),
    (re.compile(r"^(?:i )?helped out with ", re.I), "Assisted with "),
    (re.compile(r"^(?:i )?gave (?:a hand|help) with ", re.I), "Assisted with "),
    (re.compile(r"^(?:i )?was part of the team (?:that|which) ", re.I), "As part of a team, "),
    (re.compile(r"^i (?=[a-z]+ed\b)", re.I), ""),
    (re.compile(r"^successfully (?=[a-z]+ed\b)", re.I), ""),
)
_NOUN_ENDINGS = {
    "de": r"\w+(?:ung|ion|tät|nahme|pflege|arbeit|planung|kontrolle|abrechnung|prüfung|beratung)",
    "fr": r"\w+(?:tion|sion|ment|age|ance|ise)",
    "es": r"\w+(?:ción|sión|miento|aje|anza)",
    "pt": r"\w+(?:ção|são|mento|agem)",
}
_FOREIGN_DUTY = {
    "de": r"(?:war |ich war )?(?:verantwortlich|zuständig) für (?:die |das |den )?"
    r"|zu meinen aufgaben (?:gehörten?|zählten?) (?:die |das |der )?",
    "fr": r"(?:j'étais )?(?:responsable|chargée?|en charge) (?:de la |de l'|du |de )|mes missions étaient (?:la |l'|le )?",
    "es": r"(?:fui |era )?(?:responsable|encargad[oa]) (?:de la |del |de )|mis funciones eran (?:la |el )?",
    "pt": r"(?:fui |era )?(?:responsável) (?:pela |pelo |por )|minhas funções eram (?:a |o )?",
}
_FOREIGN = {
    language: re.compile(rf"^(?:{duty})(?P<rest>{_NOUN_ENDINGS[language]}\b.*)$", re.I | re.S)
    for language, duty in _FOREIGN_DUTY.items()
}


def strengthen(text: str, language: str, *, past_tense: bool) -> tuple[str, str] | None:
    """(new text, reason), or None when the opening is well as it is or cannot be bettered for certain."""
    if language == "en":
        return _english(text, past_tense=past_tense)
    pattern = _FOREIGN.get(language)
    match = pattern.match(text) if pattern else None
    if match is None:
        return None
    return _capital(match["rest"]), "Begins with what was done instead of a duty"


def _english(text: str, *, past_tense: bool) -> tuple[str, str] | None:
    duty = _ENGLISH_DUTY.match(text)
    if duty and not _SOLE.search(text[: duty.start("rest")]):
        changed = _from_duty(duty["rest"]) if past_tense else None
        return (changed, "Begins with a strong verb instead of a duty") if changed else None
    for pattern, replacement in _ENGLISH_REWRITES:
        match = pattern.match(text)
        if match:
            return _capital(replacement + text[match.end() :]), "A plainer opening with the same meaning"
    return None


def _from_duty(rest: str) -> str | None:
    """“managing a team” to “Managed a team”; None where a second gerund makes the sentence unsure."""
    nominal = _NOMINAL_OPENING.match(rest)
    if nominal:
        return f"{_NOMINAL[nominal['noun'].casefold()]} {nominal['rest']}"
    gerund = _GERUND.match(rest)
    if gerund is None or _FURTHER_GERUND.search(rest[gerund.end("verb") :]):
        return None
    verb, following = gerund["verb"].casefold(), gerund["next"].casefold().strip(",.;")
    if gerund["next"][-1:] == "," or not is_verbal(verb, following):
        return None
    return _capital(past(verb)) + rest[gerund.end("verb") :]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
