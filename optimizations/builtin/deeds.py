"""What an English duty says was done, told with verbs: “managing a team and training staff” as “managed … trained …”."""

import re

from optimizations.builtin.verbs import is_verbal, knows, names_thing, past, present

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
    "running": "running", "completion": "completing", "modification": "modifying", "promotion": "promoting",
    "purchasing": "purchasing", "ordering": "ordering", "drafting": "drafting", "checking": "checking",
}  # fmt: skip
_NOUNS_OF = re.compile(
    r"(?:the )?(?:(?:overall|general|full|effective|efficient|smooth|successful|timely|proper|safe) )?"
    r"(?P<nouns>\w+(?:, \w+){0,2}(?:,? and \w+)?) of (?:the (?=\w+s\b))?",
    re.I,
)
_DAY_TO_DAY = re.compile(
    r"(?:the )?(?:day[ -]to[ -]day|daily) (?:running|management|operations?) of (?P<thing>[^,.;]+)$", re.I
)
_JOINT = re.compile(
    r"(?P<joint>,? (?:and|&) (?:also )?|,? as well as |, |,? or )(?P<word>[a-z]{2,}ing)\b(?P<of> of)?(?=\s*(?P<next>\S*))"
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
    r"|region|contractor|subcontractor|supplier|vendor|client|customer|volunteer|intern)s?\b"
    r"|^(?:the )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|all)\b",
    re.I,
)
_HANDLING = re.compile(r"\bhandling\b|\bmanagement\b", re.I)
_NOT_A_THING = re.compile(
    r"^(?:\(|my |all that|everything|what|how|that|it|them|this|being|myself|me)\b", re.I
)


def as_deeds(rest: str, *, past_tense: bool) -> str | None:
    """The duty told with verbs; None where a further gerund makes the sentence unsure."""
    told = []
    for part in _AND_FOR.split(rest):
        opening = _opening(part, past_tense=past_tense)
        whole = _further(*opening, past_tense=past_tense) if opening else None
        if whole is None:
            return None
        told.append(whole)
    whole = f"{', '.join(told[:-1])}, and {told[-1]}" if len(told) > 2 else " and ".join(told)
    return re.sub(r"\band I (?:also )?(?=[a-z])", "and ", whole)


def as_charge(rest: str, used: list[str], *, past_tense: bool) -> str | None:
    """“Responsible for the night stock” to “Handled the night stock”: a charge of a thing, with no deed told.

    ``used`` collects the verbs, so that two charges of one job do not both open with the same.
    """
    first, following = _head(rest)
    opens_with_deed = (knows(first) and not names_thing(first, following)) or _unsure(first, following)
    loose = _LOOSE_END.search(rest) or any(
        is_verbal(match["word"], _word(match["next"])) for match in _JOINT.finditer(rest)
    )
    if _NOT_A_THING.match(rest) or opens_with_deed or loose or " I " in rest:
        return None
    verbs = ["managing", "handling"]
    commanded = _PEOPLE.match(rest) or _HANDLING.search(rest) or rest.startswith("the ")
    if not commanded and used.count("handling") <= used.count("managing"):
        verbs.reverse()
    used.append(verbs[0])
    return f"{_form(verbs[0], past_tense)} {rest}"


def _unsure(first: str, following: str) -> bool:
    """Whether a word in -ing that no list knows may do something to the next one: “wrangling tickets”."""
    plain = following and following not in (
        "and",
        "or",
        "of",
        "for",
        "in",
        "at",
        "to",
        "on",
        "with",
        "across",
    )
    return first.endswith("ing") and len(first) > 5 and bool(plain) and not names_thing(first, following)


# “Answering phones and data entry”: an activity of its own is no object of the verb.
_ACTIVITY = re.compile(
    r"(?:, |\band )(?!\w+ing \w)(?:\w+ ){0,2}(?:entry|handling|control|management|maintenance|support|duties|service"
    r"|administration|coordination|preparation|supervision|reporting|planning|training|care|work)(?=[,.;]| and\b|$)"
)
_CHAIN = re.compile(
    r"(?P<verbs>[a-z]{2,}ing(?:, [a-z]{2,}ing)*(?:,? and [a-z]{2,}ing)?)(?P<rest>\s+(?P<next>\S+).*)$",
    re.I | re.S,
)


def _opening(rest: str, *, past_tense: bool) -> tuple[str, str] | None:
    """The verb or verbs that open the duty, and what follows them."""
    daily = _DAY_TO_DAY.match(rest)
    if daily:
        return _form("managing", past_tense), f" {daily['thing']} day to day"
    nouns = _NOUNS_OF.match(rest)
    named = re.findall(r"\w+", nouns["nouns"].casefold()) if nouns else []
    gerunds = {noun: _NOUNS.get(noun, noun) for noun in named if noun != "and"}
    if nouns and all(map(knows, gerunds.values())):
        # one thing made is done, also in a job that goes on
        done = past_tense or re.match(r"(?:an? |the new |\d)", rest[nouns.end() :]) is not None
        told = [_form(gerunds[word], done) if word in gerunds else word for word in named]
        listed = ", ".join(told).replace(", and,", " and")
        return listed, f" {rest[nouns.end() :]}"
    chain = _CHAIN.match(rest)
    if chain is None:
        return None
    verbs = re.findall(r"[a-z]+ing", chain["verbs"].casefold())
    following = _word(chain["next"])
    if _ACTIVITY.search(chain["rest"]) or not all(map(knows, verbs)):
        return None
    if not (is_verbal(verbs[-1], following) or (len(verbs) > 1 and is_verbal(verbs[0], following))):
        return None
    opening = chain["verbs"].casefold()
    for verb in verbs:
        opening = re.sub(rf"\b{verb}\b", _form(verb, past_tense), opening)
    return opening, chain["rest"]


def _further(told: str, rest: str, *, past_tense: bool) -> str | None:
    """The later verbs of the duty in the same form as the first."""
    done, place = told, 0
    for match in _JOINT.finditer(rest):
        word, following = match["word"], _word(match["next"])
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


def _head(text: str) -> tuple[str, str]:
    """The first two words."""
    first, _, rest = text.partition(" ")
    return _word(first), _word(rest.split(" ")[0])


def _word(text: str) -> str:
    found = re.match(r"[\w-]+", text.casefold())
    return found.group() if found else ""


def _form(gerund: str, past_tense: bool) -> str:
    return past(gerund) if past_tense else present(gerund)
