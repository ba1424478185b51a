"""Spellings that follow from one another: plurals and singulars, joined words, `&` written out."""

from collections.abc import Iterator
from typing import NamedTuple

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_MIN_STEM = 3
_SAME_IN_PLURAL = ("ics", "ss", "us", "is", "ous", "sis", "ing", "ware", "ment", "ness", "ity")
_LONGEST_JOINED = 14
# Words whose singular means something else.
_PLURAL_ONLY = frozenset(
    (
        "customs",
        "goods",
        "arts",
        "news",
        "sales",
        "securities",
        "futures",
        "collections",
        "removals",
        "corrections",
    )
)


class Numbers(NamedTuple):
    """Singular and plural of a term: `stem` as it is written, and with an "s" behind it where `takes_s`; `other` is the
    one that is written otherwise ("policies"), or empty."""

    stem: str
    takes_s: bool = False
    other: str = ""


def numbers(folded: str) -> Numbers:
    """Both numbers of a folded term, where both are plausible."""
    other = other_number(folded)
    if not other:
        return Numbers(folded)
    if other == folded[:-1]:
        return Numbers(other, takes_s=True)
    return Numbers(folded, takes_s=True) if other == folded + "s" else Numbers(folded, other=other)


def respelled(folded: str) -> Iterator[str]:
    """Further folded spellings of a folded term in the same number, plausible ones only; the term itself is left out."""
    joined = _joined(folded)
    if joined:
        yield joined
    if "&" in folded or " and " in folded:
        yield from _ampersands(folded)


def _ampersands(folded: str) -> Iterator[str]:
    if " & " in folded:
        yield folded.replace(" & ", " and ")
        yield folded.replace(" & ", " ")
    elif "&" in folded:
        yield folded.replace("&", " & ")
    else:
        yield folded.replace(" and ", " & ")


def _joined(folded: str) -> str:
    """Two short words written as one ("front end", "frontend"); empty where that is unlikely."""
    if len(folded) > _LONGEST_JOINED or folded.count(" ") != 1 or not folded.isascii():
        return ""
    first, second = folded.split(" ")
    plain = first.isalpha() and second.isalpha() and len(first) > 1 and len(second) > 1
    return first + second if plain else ""


def other_number(folded: str) -> str:
    """The plural of a term's last word, or its singular where the plural is what the lexicon lists; or empty."""
    last = folded[folded.rfind(" ") + 1 :]
    if len(last) < _MIN_STEM or not last.isalpha():
        return ""
    sign = last[-1]
    if last in _PLURAL_ONLY:
        return ""
    if sign == "s" and not last.endswith(_SAME_IN_PLURAL):
        if last.endswith("ies") and len(last) > 4:
            return folded[:-3] + "y"
        if last.endswith(("sses", "xes", "ches", "shes")):
            return folded[:-2]
        return folded[:-1] if len(last) > _MIN_STEM else ""
    if sign == "s" and last.endswith(_SAME_IN_PLURAL[:-5]):
        return ""
    if sign == "y" and last[-2] not in "aeiou":
        return folded[:-1] + "ies"
    return folded + ("es" if last.endswith(_SIBILANTS) else "s")
