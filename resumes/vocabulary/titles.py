"""Words that job titles are made of, over all trades, in many languages."""

import re
from collections.abc import Sequence

from resumes.vocabulary.data_files import phrases_in, words_in
from resumes.vocabulary.folding import fold, words_of
from resumes.vocabulary.organisations import is_self_employed, names_office

# Titles written without spaces, or with the role at the end of a compound word.
_COMPOUND_ENDS = tuple(words_in("titles", "end"))
_CJK = re.compile("|".join(phrases_in("titles", "unspaced")))


# 'Saint-Priest' is a town.
_SAINT = re.compile(r"\b(?:saint|sainte|sankt|sint)-\w+", re.I)
ROLES = frozenset(
    word for raw in words_in("titles", "role") for word in (fold(raw), *fold(raw).split("-")) if len(word) > 1
) - {"de", "do", "co", "au", "pair", "buyer-planner", "elect"}
MODIFIERS = frozenset(fold(word) for word in words_in("titles", "modifier"))
_SHORT = frozenset({"qa", "vp", "hr", "it", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "sre", "dba"})


# What a department does, where people write it for what they do there: 'Growth', 'Front of House'.
FUNCTIONS = frozenset(words_in("titles", "function"))
PHRASES = frozenset(fold(phrase) for phrase in phrases_in("titles", "phrase"))
INITIALS = frozenset(words_in("titles", "initials"))
_SUFFIXES = tuple(words_in("titles", "suffix"))


def is_role(word: str) -> bool:
    """Whether a folded word names a role."""
    if word in ROLES:
        return True
    if len(word) > 7 and word.endswith(_SUFFIXES):
        return True
    bare = word.rstrip("s")
    if bare in ROLES and len(bare) > 3:
        return True
    for suffix in ("in", "innen", "euse", "rice"):
        if word.endswith(suffix) and word[: -len(suffix)] in ROLES and len(word) > 6:
            return True
    return len(word) > 8 and word.endswith(_COMPOUND_ENDS)


def title_score(text: str) -> float:
    """How much a text looks like a job title, 0 to 1."""
    if _CJK.search(text):
        return 0.9 if len(text) < 25 else 0.4
    if is_self_employed(text) or names_office(text):
        return 0.0
    words = [part for word in words_of(_SAINT.sub("", text)) for part in re.split(r"[/&]", word) if part]
    words = [part for word in words for part in ([word] if word in ROLES else word.split("-")) if part]
    if not words or len(words) > 14:
        return 0.0
    roles = [index for index, word in enumerate(words) if is_role(word)]
    modifiers = sum(1 for word in words if word in MODIFIERS)
    if not roles:
        return _score_without_role(text, words, modifiers)
    score = 0.75 + 0.08 * min(len(roles) - 1, 2) + 0.1 * min(modifiers, 1)
    if len(words) > 8:
        score -= 0.25
    return min(score, 1.0)


def names_function(text: str) -> bool:
    """Whether a text names a department or a field of work: 'Investor Relations', 'Sales Support'."""
    words = words_of(text)
    return bool(words) and (words[-1] in FUNCTIONS or fold(text).strip() in PHRASES)


def _score_without_role(text: str, words: Sequence[str], modifiers: int) -> float:
    """Titles that name a department, a level or a post by its initials."""
    if fold(text).strip() in PHRASES:
        return 0.7
    if text.strip() in INITIALS or (len(words) <= 3 and text.split()[-1] in INITIALS):
        return 0.6  # 'RN', 'Travel RN'
    if words[-1] in FUNCTIONS and len(words) <= 4:
        return 0.4 if modifiers else 0.3
    return 0.35 if modifiers and len(words) <= 5 else 0.0
