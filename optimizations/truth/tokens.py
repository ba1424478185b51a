"""Words, numbers and signs of a cleaned text, with their places."""

import re
from dataclasses import dataclass

from optimizations.truth.normalise import fold

_TOKEN = re.compile(
    r"(?P<mixed>(?:[^\W\d_]+\d|\d+[^\W\d_]+\d)[^\W_]*)"
    r"|(?P<number>\d{1,3}(?:(?:[.,']\d{3})+|(?:[ ]\d{3})+)(?:[.,]\d+)?(?![\d])|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s]|_|\n)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``folded`` is its comparable form; ``glued`` when no space stands before it."""

    kind: str
    text: str
    folded: str
    start: int
    end: int
    glued: bool


def tokenise(text: str) -> list[Token]:
    """The tokens of a text that went through ``clean``."""
    tokens = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        glued = start > 0 and not text[start - 1].isspace()
        value = match.group()
        tokens.append(Token(match.lastgroup or "sign", value, fold(value), start, match.end(), glued))
    return tokens


def read_number(raw: str, language: str) -> float:
    """The value of a number as the language writes it: 1,200.5 in English is 1.200,5 in German."""
    raw = raw.replace(" ", "").replace("'", "")
    decimal, grouping = (".", ",") if language == "en" else (",", ".")
    if decimal in raw and grouping in raw:
        if raw.rfind(decimal) < raw.rfind(grouping):  # written in the other style
            decimal, grouping = grouping, decimal
        return _to_float(raw.replace(grouping, "").replace(decimal, "."))
    for sign in (decimal, grouping):
        if sign not in raw:
            continue
        groups = raw.split(sign)
        whole = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
        if len(groups) > 2 or whole:  # three decimals are rarer than a thousand in another country's style
            return _to_float("".join(groups))
        return _to_float(".".join(groups))
    return _to_float(raw)


def _to_float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0
