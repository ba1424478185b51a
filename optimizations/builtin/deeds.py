"""What an English duty says was done, told with verbs: “managing a team and training staff” as “managed … trained …”."""

import re

from optimizations.builtin.verbs import is_verbal, knows, past, present

_NOUNS = {
    "maintenance": "maintaining", "development": "developing", "management": "managing", "preparation": "preparing",
    "coordination": "coordinating", "implementation": "implementing", "installation": "installing",
    "supervision": "supervising", "creation": "creating", "administration": "administering",
    "execution": "executing", "organisation": "organising", "organization": "organizing", "inspection": "inspecting",
    "collection": "collecting", "production": "producing", "delivery": "delivering", "handling": "handling",
    "processing": "processing", "monitoring": "monitoring", "planning": "planning", "testing": "testing",
    "scheduling": "scheduling", "repair": "repairing", "configuration": "configuring", "cleaning": "cleaning",
    "documentation": "documenting", "migration": "migrating", "design": "designing", "redesign": "redesigning",
    "evaluation": "evaluating", "assessment": "assessing", "assembly": "assembling", "distribution": "distributing",
    "registration": "registering", "integration": "integrating", "translation": "translating",
    "construction": "constructing", "operation": "operating", "calibration": "calibrating",
    "deployment": "deploying", "renovation": "renovating", "restoration": "restoring", "introduction": "introducing",
    "replacement": "replacing", "recruitment": "recruiting", "training": "training", "reconciliation": "reconciling",
    "investigation": "investigating", "analysis": "analysing", "verification": "verifying", "review": "reviewing",
    "optimisation": "optimising", "optimization": "optimizing", "automation": "automating", "writing": "writing",
    "setting": "setting", "installing": "installing", "teaching": "teaching", "editing": "editing",
    "packing": "packing", "loading": "loading", "unloading": "unloading", "picking": "picking",
    "purchasing": "purchasing", "ordering": "ordering", "drafting": "drafting", "checking": "checking",
}  # fmt: skip
_ONE = rf"(?:{'|'.join(_NOUNS)})"
_NOUNS_OF = re.compile(
    rf"(?:the )?(?P<first>{_ONE})(?:(?: and |, )(?P<second>{_ONE}))? of (?:the (?=\w+s\b))?", re.I
)
_JOINT = re.compile(
    r"(?P<joint>,? and (?:also )?|,? as well as |, |,? or )(?P<word>[a-z]{2,}ing)\b(?P<of> of)?(?=\s*(?P<next>\S*))"
)
_AND_FOR = re.compile(r",? and (?:also )?for (?=(?:the )?[a-z]{2,}(?:ing|tion|ment|ance)\b)")
_LOOSE_END = re.compile(
    r"\b(?:and|or|as well as),? (?:also )?(?:for|the (?:\w+ )?\w+(?:tion|ment|ance) of)\b"
)
_INNER = re.compile(
    r"\b(?:that|which|who|where)\b|\b(?:when|while|by|without|after|before|used|in|through) (?:\w+ )?\w+ing\b"
)
_PEOPLE = re.compile(
    r"^(?:an? |the |our |up to )?(?:\S+ ){0,3}?(?:team|staff|crew|brigade|people|employees|apprentices?|trainees?"
    r"|department|branch|store|shop|site|office|budget|project|programme|portfolio|account|channel|campaign|territory"
    r"|region)s?\b|^(?:the )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|all)\b",
    re.I,
)
_HANDLING = re.compile(r"\bhandling\b|\bmanagement\b", re.I)
_NOT_A_THING = re.compile(r"^(?:all that|everything|what|how|that|it|them|this|being|myself|me)\b", re.I)


def as_deeds(rest: str, *, past_tense: bool) -> str | None:
    """The duty told with verbs; None where a further gerund makes the sentence unsure."""
    told = []
    for part in _AND_FOR.split(rest):
        opening = _opening(part, past_tense=past_tense)
        whole = _further(*opening, past_tense=past_tense) if opening else None
        if whole is None:
            return None
        told.append(whole)
    return f"{', '.join(told[:-1])}, and {told[-1]}" if len(told) > 2 else " and ".join(told)


def as_charge(rest: str, used: list[str], *, past_tense: bool) -> str | None:
    """“Responsible for the night stock” to “Handled the night stock”: a charge of a thing, with no deed told.

    ``used`` collects the verbs, so that two charges of one job do not both open with the same.
    """
    first, *following = rest.casefold().split()
    opens_with_deed = is_verbal(first, following[0] if following else "") or (knows(first) and not following)
    loose = _LOOSE_END.search(rest) or any(
        is_verbal(match["word"], match["next"].casefold()) for match in _JOINT.finditer(rest)
    )
    if _NOT_A_THING.match(rest) or opens_with_deed or loose:
        return None
    verbs = ["managing", "handling"]
    commanded = _PEOPLE.match(rest) or _HANDLING.search(rest)
    if not commanded and used.count("handling") <= used.count("managing"):
        verbs.reverse()
    used.append(verbs[0])
    return f"{_form(verbs[0], past_tense)} {rest}"


_CHAIN = re.compile(
    r"(?P<verbs>[a-z]{2,}ing(?:, [a-z]{2,}ing)*(?:,? and [a-z]{2,}ing)?)(?P<rest>\s+(?P<next>\S+).*)$",
    re.I | re.S,
)


def _opening(rest: str, *, past_tense: bool) -> tuple[str, str] | None:
    """The verb or verbs that open the duty, and what follows them."""
    nouns = _NOUNS_OF.match(rest)
    if nouns:
        # one thing made is done, also in a job that goes on
        done = past_tense or re.match(r"(?:an? |the new |\d)", rest[nouns.end() :]) is not None
        verbs = [_NOUNS[noun.casefold()] for noun in (nouns["first"], nouns["second"]) if noun]
        return " and ".join(_form(verb, done) for verb in verbs), f" {rest[nouns.end() :]}"
    chain = _CHAIN.match(rest)
    if chain is None:
        return None
    verbs = re.findall(r"[a-z]+ing", chain["verbs"].casefold())
    following = chain["next"].casefold().strip(",.;")
    if chain["next"][-1:] == "," or not all(map(knows, verbs)):
        return None
    if not (is_verbal(verbs[-1], following) or (len(verbs) > 1 and is_verbal(verbs[0], following))):
        return None
    told = chain["verbs"].casefold()
    for verb in verbs:
        told = re.sub(rf"\b{verb}\b", _form(verb, past_tense), told)
    return told, chain["rest"]


def _further(told: str, rest: str, *, past_tense: bool) -> str | None:
    """The later verbs of the duty in the same form as the first."""
    done, place = told, 0
    for match in _JOINT.finditer(rest):
        word, following = match["word"], match["next"].casefold().strip(",.;")
        noun_of = match["of"] is not None and word in _NOUNS
        between = rest[place : match.start()]
        if _INNER.search(between):
            return None
        if not noun_of and not is_verbal(word, following):
            if knows(word):
                return None
            continue
        joint = (
            " and "
            if "as well" in match["joint"]
            else match["joint"].replace("for ", "").replace("also ", "")
        )
        done += between + joint + _form(_NOUNS[word] if noun_of else word, past_tense)
        place = match.end("of") if noun_of else match.end("word")
    ending = rest[place:]
    if _LOOSE_END.search(ending):
        return None
    return done + ending


def _form(gerund: str, past_tense: bool) -> str:
    return past(gerund) if past_tense else present(gerund)
