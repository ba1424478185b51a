"""English verb forms: which words in -ing are verbs, and their past and present."""

import re

from optimizations.truth.normalise import words

# Past forms that do not end in -ed.
_IRREGULAR = {
    "run": "ran", "write": "wrote", "lead": "led", "build": "built", "sell": "sold", "buy": "bought", "make": "made",
    "take": "took", "give": "gave", "teach": "taught", "keep": "kept", "hold": "held", "drive": "drove", "set": "set",
    "find": "found", "send": "sent", "bring": "brought", "deal": "dealt", "oversee": "oversaw", "speak": "spoke",
    "meet": "met", "grow": "grew", "draw": "drew", "cut": "cut", "choose": "chose", "undertake": "undertook",
    "pay": "paid", "feed": "fed", "lay": "laid", "read": "read", "rewrite": "rewrote", "rebuild": "rebuilt",
    "forecast": "forecast", "proofread": "proofread", "uphold": "upheld", "put": "put", "shoot": "shot", "sew": "sewed",
    "hang": "hung",
}  # fmt: skip
# Verbs whose -ing is a verb wherever it opens a duty; the second list's may be nouns (“marketing campaigns”).
_VERBS = words(
    "manage maintain develop prepare process handle coordinate create provide ensure supervise implement design "
    "oversee monitor answer conduct perform organize organise analyze analyse review write lead build sell make take "
    "give teach keep drive send deliver install repair operate check update serve greet schedule assign assemble "
    "inspect document resolve negotiate execute improve reduce track record collect administer configure deploy "
    "migrate evaluate assess diagnose draft edit present recruit hire onboard mentor coach support assist run set "
    "deal translate verify establish produce complete care cook help work fix open close arrange order receive unload "
    "replace rebuild rewrite restock stack count sort file enter type respond liaise communicate collaborate advise "
    "welcome book reply investigate identify calculate measure compile submit follow lay feed wash dress clear remove "
    "prioritise prioritize optimise optimize introduce launch publish post gather interview show explain demonstrate "
    "guide train instruct induct examine administrate issue distribute hand dispatch pick fill refill restore adjust "
    "select choose source buy bring find meet speak talk contact call phone visit attend participate contribute cover "
    "deputise reconcile balance chase collate control authorise authorize approve allocate delegate motivate "
    "encourage promote advertise attract dispense sterilise sterilize cater paint plaster weld solder drill cut grind "
    "polish sew iron fold fit undertake carry put hold draw uphold observe generate achieve acquire adapt archive "
    "calibrate clarify commission compare compose consolidate convert customise customize define dismantle engage "
    "enforce enrol exceed expand explore facilitate field formulate host import export inform initiate interpret "
    "lubricate mediate moderate modify mount obtain photograph pitch place predict preserve prevent protect prune "
    "pursue qualify quote raise recommend redesign refine refurbish register relay renew renovate research reserve "
    "restructure retain revise rotate service sketch solve store streamline strengthen study summarise summarize "
    "supply sweep tailor trace transcribe transfer transport treat tune troubleshoot unpack upgrade validate weigh "
    "win automate debug refactor integrate model query extract transform visualise visualize forecast budget invoice "
    "bill pay secure guard patrol watch escort pass mark triage proofread"
)
_NOUNS_TOO = words(
    "market plan test clean purchase report pack program consult merchandise bake engineer account bank nurse code budget "
    "forecast invoice bill cater paint plaster weld solder drill model train farm garden dive ship land print log dress "
    "advertise mix scan clock ride swim wait bind brand trade load price sample stage stock survey time wire position "
    "screen seal shape profile"
)
_DOUBLED = words(
    "run set cut put plan ship fit chat log drop stop scan swap map pin tag refer transfer control travel label model "
    "program submit commit permit equip dispel cancel counsel shop trim wrap tap mop"
)
# Nouns that nobody would take for a deed after a verb: “training sessions”, “planning meetings”.
_THINGS = words(
    "sessions session courses course materials material programmes programs programme plan plans campaigns campaign team "
    "teams department meetings meeting tools tool products product equipment procedures process processes activities "
    "activity area areas manager managers staff services service systems system machine machines room rooms shop store "
    "line lines records standards duties tasks"
)
# What an -ing before it only names: “building maintenance” built nothing.
_COMPOUNDS = {
    verb: words(heads)
    for verb, heads in {
        "build": "maintenance inspection inspections services service permits regulations site sites materials control "
        "management work works surveys manager blocks",
        "operate": "system systems theatre theatres theater room rooms budget budgets cost costs expenses procedures hours "
        "model margin income instructions",
        "run": "cost costs total totals order",
        "open": "hours times balance balances",
        "close": "entries stock balance balances date dates time accounts",
        "work": "capital hours group groups conditions environment relationship relationships practices time area areas "
        "instructions",
        "support": "document documents documentation evidence staff functions",
        "file": "system systems cabinet cabinets",
        "cut": "machine machines tool tools edge plans",
        "cook": "class classes skills methods equipment",
        "read": "group groups skills list lists lessons",
        "write": "skills workshop workshops",
        "draw": "board boards office",
        "sell": "price prices skills",
        "drive": "licence license lessons time times hours",
        "serve": "staff area areas",
        "record": "studio sessions",
        "track": "system systems software",
        "hold": "company companies",
        "meet": "minutes notes agenda agendas room rooms",
        "measure": "instruments equipment devices tools",
        "manage": "director partner editor",
        "lead": "company companies times",
        "receive": "inspection bay area dock",
        "feed": "system systems stuff",
        "call": "centre center",
        "learn": "materials outcomes",
        "fit": "room rooms",
        "visit": "hours",
        "fix": "assets rate",
        "assist": "living",
        "pick": "list lists",
        "mark": "scheme schemes",
        "pass": "rate rates",
        "teach": "assistant assistants materials",
        "process": "plant line",
        "check": "list lists",
        "help": "desk hands",
        "handle": "equipment",
        "order": "system systems process processes",
        "schedule": "system systems software tool tools",
        "coach": "session sessions course courses",
        "mentor": "programme programmes program programs scheme schemes session sessions",
        "recruit": "event events fair fairs",
        "hire": "manager managers",
        "edit": "software suite",
        "transfer": "station stations",
        "study": "materials skills",
    }.items()
}
# What the -ing of a verb that may be a noun surely does something with: “planning lessons”, “cleaning rooms”.
_OBJECTS = {
    "plan": words(
        "lessons events menus routes tours trips shifts rotas work deliveries travel journeys meals"
    ),
    "clean": words(
        "rooms offices floors windows toilets machines surfaces kitchens vehicles tables cars dishes"
    ),
    "train": words("staff colleagues employees apprentices volunteers trainees juniors users starters teams"),
    "test": words("samples code circuits parts features websites apps"),
    "purchase": words("goods materials equipment supplies stock parts"),
    "pack": words("orders goods boxes items parcels products"),
    "load": words("lorries trucks vans goods vehicles machines"),
    "bake": words("bread cakes pastries"),
    "paint": words("walls rooms houses ceilings"),
    "scan": words("documents parcels items"),
    "report": words("faults bugs defects issues problems incidents damage"),
    "invoice": words("customers clients"),
    "stock": words("shelves"),
    "survey": words("customers users sites"),
    "code": words("websites features applications"),
    "design": words("logos"),
}
_DETERMINERS = words(
    "the a an all new our their its his her my this these those each every any daily weekly monthly annual both "
    "customer customers client clients patients residents guests children pupils students people"
)
_PREPOSITIONS = words(
    "of and or with in on at for by from to into as about through during within across under"
)
# Verbs that need no object: “dealing with complaints”.
_WITHOUT_OBJECT = words(
    "work deal help assist liaise communicate collaborate report respond reply care contribute participate speak talk "
    "pass look follow present advise attend lead set carry put hand keep take serve meet cater check run consult "
    "train cook log wait operate"
)


def gerund(verb: str) -> str:
    """“Manage” to “managing”, “plan” to “planning”."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


_BASES = {gerund(verb): verb for verb in (*_VERBS, *_NOUNS_TOO, *_IRREGULAR)}
# Gerunds that are verbs wherever they follow “responsible for”.
CLEAR = frozenset(map(gerund, _VERBS - _NOUNS_TOO))
_PAST = frozenset({*_IRREGULAR.values(), "did", "won"})
_PRESENT = _VERBS | _NOUNS_TOO | frozenset(_IRREGULAR)


def is_verbal(word: str, following: str) -> bool:
    """Whether a word in -ing is a verb, judged by itself and by the word after it (both lower case)."""
    verb = _base(word)
    if verb is None or not following or following in ("of", "and", "or", ","):
        return False
    if following in _PREPOSITIONS:
        return verb in _WITHOUT_OBJECT
    if word in CLEAR or word not in _BASES:
        return following not in _COMPOUNDS.get(verb, ())
    if following in _OBJECTS.get(verb, ()):
        return True
    return following not in _THINGS and (following in _DETERMINERS or following[:1].isdigit())


def names_thing(word: str, following: str) -> bool:
    """Whether a word in -ing only says what thing the next word means: “training sessions”, “building maintenance”."""
    verb = _BASES.get(word, "")
    if following in _OBJECTS.get(verb, ()):
        return False
    return (
        not following
        or following in _COMPOUNDS.get(verb, ())
        or ((verb in _NOUNS_TOO or _base(word) is None) and following in _THINGS)
    )


# “Differentiating”, “sanitising”, “notifying”: endings that make verbs and nothing else
_VERB_ENDING = re.compile(r"(?<=..)(?:at|is|iz|ify)ing$")


def _base(word: str) -> str | None:
    """The verb of a word in -ing, where there surely is one."""
    if word in _BASES or not _VERB_ENDING.search(word):
        return _BASES.get(word)
    return word.removesuffix("ing") + ("" if word.endswith("ifying") else "e")


def knows(word: str) -> bool:
    """Whether the word in -ing comes of a known verb."""
    return _base(word) is not None


def past(word: str) -> str:
    """“Managing” to “managed”."""
    verb = _base(word) or word.removesuffix("ing")
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}ed"


def present(word: str) -> str:
    """“Managing” to “manage”."""
    return _base(word) or word.removesuffix("ing")


def looks_past(word: str) -> bool:
    """Whether the first word of a bullet is a verb in the past."""
    folded = word.casefold()
    return (folded.endswith("ed") and len(folded) > 4) or folded in _PAST


def looks_present(word: str) -> bool:
    """Whether the first word of a bullet is a verb in the present."""
    return word.casefold().removesuffix("s") in _PRESENT or word.casefold() in _PRESENT
