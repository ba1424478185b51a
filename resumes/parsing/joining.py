"""Two lines of one paragraph joined: broken words made whole, compounds left with their hyphen."""

import re

_HYPHEN = re.compile(r"[^\W\d_]-$")
# First halves of compounds.
_PREFIXES = re.compile(
    r"self|high|low|long|short|real|full|part|cross|multi|non|pre|post|co|well|end|open|data|cloud|event"
    r"|front|back|third|second|first|one|two|three|four|five|six|test|user|customer|cost|time|client"
    r"|server|object|community|production|state|work|risk|decision|role|rule|in|on|off|up|down|hands"
    r"|large|small|mid|best|world|award|industry|team|problem|results|result|detail|goal|evidence|project"
    r"|product|patient|student|child|family|face|fast|micro|macro|semi|anti|inter|intra|sub|over|under"
)


def join_broken(first: str, second: str) -> str:
    """Two lines of one paragraph as one text: a broken word is whole again, a compound keeps its hyphen."""
    if _HYPHEN.search(first) and second[:1].islower():
        stem = re.split(r"[\s(]", first)[-1]
        # A compound keeps its hyphen where both halves are words of their own: 'real-' 'time'; a broken word does not.
        return first + second if _is_compound(stem, second) else first[:-1] + second
    if first.endswith(("/", "-")):
        return first + second
    if first and second and _is_unspaced(first[-1]) and _is_unspaced(second[0]):
        return first + second
    return first + " " + second


def _is_compound(stem: str, following: str) -> bool:
    parts = stem.rstrip("-").split("-")
    word = parts[-1].lower()
    return len(parts) > 1 or _PREFIXES.fullmatch(word) is not None or not re.match(r"[a-z]{2,}", following)


def _is_unspaced(letter: str) -> bool:
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
