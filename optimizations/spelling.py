"""By which name a skill is called before a person: the postings' own, where that is a name."""

import re
from collections import Counter
from collections.abc import Sequence

from jobs.lexicon.load import default_lexicon
from optimizations.truth.kinship import akin
from optimizations.truth.normalise import fold


def usual_spelling(name: str, quotes: Sequence[str]) -> str:
    """How the postings write a skill; the lexicon's name where they write a short form, a verb or several things."""
    written = Counter(" ".join(quote.split()) for quote in quotes if quote)
    best = sorted(written, key=lambda form: (-written[form], form.casefold() != name.casefold()))
    if not best or best[0].casefold() == name.casefold():
        plain = not best or best[0].islower() or best[0].isupper() or _OWN_CASE.search(name)
        return name if plain else (name[:1] if name[:1].isupper() else best[0][:1]) + best[0][1:]
    return best[0][:1].upper() + best[0][1:] if _is_a_name(best[0], name) else name


# Who does a thing is not what is done: “Head Chef” names nobody's kitchen management
_PERSON = re.compile(
    r"\b(?:engineer|developer|programmer|manager|designer|teacher|trainer|tutor|director|supervisor|administrator"
    r"|coordinator|officer|chef|cook|nurse|clerk|accountant|analyst|scientist|architect|consultant|technician|specialist"
    r"|assistant|driver|operator|leader|tester|writer|editor|buyer|planner)s?$"
)
# “Project management skills” are project management
_MERELY_HELD = re.compile(r"\b(?:skills?|knowledge|experience)$|(?:kenntnisse|erfahrung)$")


_OWN_CASE = re.compile(r"[a-z][A-Z]|[A-Z]{2}")  # “jQuery”, “PostgreSQL”
_JOINING = frozenset({"of", "to", "with", "for", "in", "on", "by", "at", "a", "the"})


def names_person(phrase: str) -> bool:
    """Whether a phrase names people by their work."""
    return _PERSON.search(fold(phrase)) is not None


def _is_a_name(written: str, name: str) -> bool:
    """“Stock control” is as good a name as “Inventory management”; “k8s”, “coached” and “managing budgets” are none."""
    words = re.findall(r"[^\W\d_]+", fold(written))
    if not words or re.search(r"[^\w\s&'’/-]|\d", written) or words[0].endswith("ed"):
        return False
    if (names_person(written) and not names_person(name)) or _MERELY_HELD.search(fold(written)):
        return False
    if "and" in words and "and" not in fold(name).split():
        return False
    if words[-1] in _JOINING or words[1:2] in (["a"], ["an"], ["the"]):  # “lead a team of”
        return False
    if "-" in written and fold(name).startswith(f"{fold(written)} "):  # “back-end” of back-end development
        return False
    if len(words) == 1 and (len(words[0]) < 5 or _only_inflected(words[0], fold(name))):
        return False
    if len(words) > 1 and words[0].endswith("ing") and not fold(name).startswith(words[0]):
        return False
    entry = default_lexicon().resolve(written)
    return entry is not None and entry.name == name


_FOREIGN_NOUN = re.compile(r"(?:ik|ung|tat|ique|cion|cao|zione|ita|dad|ite|logie)$")  # folded


def _only_inflected(word: str, name: str) -> bool:
    """“Mentor” of “Mentoring”, “Postgres” of “PostgreSQL”; but British spelling is spelling."""
    if word.replace("is", "iz") == name.replace("is", "iz") or _FOREIGN_NOUN.search(word):
        return False
    parts = re.findall(r"[^\W\d_]+", name)
    agent = len(parts) == 1 or word.endswith(("er", "or", "ers", "ors"))
    return any(other.startswith(word) or (agent and akin(word, other)) for other in parts)
