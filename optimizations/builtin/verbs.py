"""English verb forms: from a gerund to the past."""

from optimizations.truth.normalise import words

_IRREGULAR = {
    "running": "ran", "writing": "wrote", "leading": "led",
    "building": "built", "selling": "sold", "buying": "bought",
    "making": "made", "taking": "took", "giving": "gave",
    "teaching": "taught", "keeping": "kept", "holding": "held",
    "driving": "drove", "setting": "set", "finding": "found",
    "sending": "sent", "bringing": "brought", "dealing": "dealt",
    "overseeing": "oversaw", "speaking": "spoke", "meeting": "met",
    "growing": "grew", "drawing": "drew", "cutting": "cut",
    "choosing": "chose", "undertaking": "undertook", "paying": "paid",
    "feeding": "fed", "laying": "laid", "reading": "read",
    "rewriting": "rewrote", "rebuilding": "rebuilt", "forecasting": "forecast",
    "upholding": "upheld", "putting": "put", "handling": "handled",
    "caring": "cared", "ensuring": "ensured", "preparing": "prepared",
}  # fmt: skip

_PAST = frozenset({*_IRREGULAR.values(), "did", "won"})

# Gerunds that are verbs wherever they follow "responsible for"; others "marketing" may be nouns.
CLEAR = frozenset(
    {
        "managing", "maintaining", "developing", "preparing", "processing", "handling", "coordinating", "creating",
        "providing", "ensuring", "supervising", "implementing", "designing", "overseeing", "monitoring", "answering",
        "conducting", "performing", "organizing", "organising", "analyzing", "analysing", "reviewing", "writing",
        "leading", "building", "selling", "making", "taking", "giving", "teaching", "keeping", "driving", "sending",
        "delivering", "installing", "repairing", "operating", "checking", "updating", "serving", "greeting",
        "scheduling", "assigning", "assembling", "inspecting", "documenting", "resolving", "negotiating", "executing",
        "improving", "reducing", "tracking", "recording", "collecting", "administering", "configuring", "deploying",
        "migrating", "evaluating", "assessing", "diagnosing", "drafting", "editing", "presenting", "recruiting",
        "hiring", "onboarding", "mentoring", "coaching", "supporting", "assisting", "running", "setting", "dealing",
        "translating", "verifying", "establishing", "producing", "completing", "caring", "cooking",
    }
)  # fmt: skip
_DETERMINERS = words(
    "the a an all new our their its his her my this these those each every any daily weekly monthly annual"
)


def is_verbal(gerund: str, following: str) -> bool:
    """Whether a word in -ing is a verb, judged by itself and by the word after it."""
    if gerund in CLEAR:
        return bool(following) and following not in ("of", "and", "or", ",")
    return following in _DETERMINERS or following[:1].isdigit()


def past(gerund: str) -> str:
    """“managing” to “managed”."""
    if gerund in _IRREGULAR:
        return _IRREGULAR[gerund]
    stem = gerund.removesuffix("ing")
    if stem.endswith("y") and len(stem) > 2 and stem[-2] not in "aeiou":
        return f"{stem[:-1]}ied"
    return f"{stem}ed"


def looks_past(word: str) -> bool:
    """Whether the first word of a bullet is a verb in the past."""
    folded = word.casefold()
    return (folded.endswith("ed") and len(folded) > 4) or folded in _PAST
