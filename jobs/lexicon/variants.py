"""Spellings that follow from one another: plurals and singulars, joined words, `&` written out."""

from collections.abc import Iterator

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_MIN_STEM = 3
_SAME_IN_PLURAL = ("ics", "ss", "us", "is", "ous", "sis", "ing", "ware", "ment", "ness", "ity")


def variants(folded: str) -> Iterator[str]:
    """Further folded spellings of a folded term, plausible ones only; the term itself is not repeated."""
    seen = {folded}
    for spelling in (folded, *_ampersands(folded), *_joined(folded)):
        if spelling not in seen:
            seen.add(spelling)
            yield spelling
        for other in _numbers(spelling):
            if other not in seen:
                seen.add(other)
                yield other


def _ampersands(folded: str) -> Iterator[str]:
    if " & " in folded:
        yield folded.replace(" & ", " and ")
        yield folded.replace(" & ", " ")
    elif "&" in folded:
        yield folded.replace("&", " & ")
    elif " and " in folded:
        yield folded.replace(" and ", " & ")


def _joined(folded: str) -> Iterator[str]:
    """Two short words written as one ("front end", "frontend")."""
    if folded.count(" ") == 1 and folded.isascii():
        first, second = folded.split(" ")
        if first.isalpha() and second.isalpha() and len(first) > 1 and len(second) > 1:
            yield first + second


def _numbers(folded: str) -> Iterator[str]:
    """The plural of a term's last word, or its singular where the plural is what the lexicon lists."""
    last = folded.rsplit(" ", 1)[-1]
    if len(last) < _MIN_STEM or not last.isalpha():
        return
    if last.endswith("s") and not last.endswith(_SAME_IN_PLURAL):
        if last.endswith("ies") and len(last) > 4:
            yield folded[:-3] + "y"
        elif last.endswith(("sses", "xes", "ches", "shes")):
            yield folded[:-2]
        elif len(last) > _MIN_STEM:
            yield folded[:-1]
    elif last.endswith(_SAME_IN_PLURAL[:-5]):
        return
    elif last.endswith("y") and last[-2] not in "aeiou":
        yield folded[:-1] + "ies"
    elif last.endswith(_SIBILANTS):
        yield folded + "es"
    else:
        yield folded + "s"
