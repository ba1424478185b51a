"""Names in running text: employers, clients, schools, products, told by their shape."""

import re
from functools import lru_cache

from optimizations.truth.data_files import read_groups
from optimizations.truth.dates import MONTHS
from optimizations.truth.normalise import clean, fold, words

_TOKEN = re.compile(r"[^\W_]+(?:[.'&+#/-]?[^\W_]+)*[+#]*")
_TOKEN_PART = re.compile(r"[^\W_]+[+#]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n(\"]|\s[-–—|]\s)\s*[\"'(-]*\s*$")
_COMPANY = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w&'-]+ ){1,3}(?:Inc|LLC|Ltd|GmbH|AG|SE|KG|SARL|SAS|S\.A|SL|S\.L|BV|Corp|Ltda|SpA|S\.r\.l)\b\.?)"
)
_SCHOOL = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w'-]+ )*(?:University|College|Institute|Academy|School|Hochschule|Fachhochschule|Universität|"
    r"Université|École|Universidad|Universidade|Università|Politecnico|Instituto|Universiteit)"
    r"(?: (?:of|for|de|del|di|da|do|der|für|in))?(?: [A-ZÀ-Þ][\w'-]+){0,3})"
)
_GERMAN_PLACE = re.compile(
    r"\b(?:[Bb]ei|[Ff]ür|[Vv]on|[Aa]n der|[Kk]unden? wie) ((?:[A-ZÄÖÜ][\w&-]*)(?: [A-ZÄÖÜ][\w&-]*)*)"
)
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|schaften|tion|tionen|tat|taten|ismus|nis|nisse|tum|ment|mente|ei|eien|er|ern|en|e|"
    r"em|el|eln|ur|ik|ie|ien|ion|or|oren|ig|ling|ium|um|at|ag|and|eb|ekt|ekte|zeug|arbeit|dienst|plan|haus|bau)$"
)
_COMMON = words(
    "i i'm english monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag"
)


@lru_cache(maxsize=2048)
def find_names(text: str, language: str) -> dict[str, tuple[str, str]]:
    """Folded name to (kind, as written): employer or school where the shape says so, else name."""
    text = clean(text)
    found: dict[str, tuple[str, str]] = {}
    for kind, pattern in (("employer", _COMPANY), ("school", _SCHOOL)):
        for match in pattern.finditer(text):
            found[fold(match[1])] = (kind, match[1].strip())
    for kind, pattern in _known():
        for match in pattern.finditer(text):
            found[fold(match.group())] = (kind, match.group())
    if language == "de":
        for match in _GERMAN_PLACE.finditer(text):
            if not all(_GERMAN_NOUN.search(fold(word)) for word in match[1].split()):
                found.setdefault(fold(match[1]), ("name", match[1]))
    tokens = list(_TOKEN.finditer(text))
    title_case = _is_title_case([match.group() for match in tokens])
    for match in (part for token in tokens for part in _parts(token, text)):
        word = match.group()
        if _has_name_shape(word) or (
            language != "de" and not title_case and _is_proper(word, text[: match.start()])
        ):
            found.setdefault(fold(word), ("name", word))
    return found


def _parts(token: re.Match[str], text: str) -> list[re.Match[str]]:
    """The parts of a compound such as “Django-based” or “5-person”, each to be told by its own shape."""
    if "-" not in token.group():
        return [token]
    return list(_TOKEN_PART.finditer(text, token.start(), token.end()))


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for kind, names in read_groups("organisations.txt").items():
        joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        patterns.append((kind, re.compile(rf"(?<![\w])(?:{joined})(?![\w])")))
    return tuple(patterns)


def _has_name_shape(word: str) -> bool:
    """Capitals inside, an acronym, letters with digits, or signs of a product name (C++, Node.js)."""
    letters = re.sub(r"[^\w]|\d|_", "", word)
    if not letters or fold(word) in _COMMON:
        return False
    acronym = len(letters) > 1 and (word.isupper() or re.fullmatch(r"[A-Z]{2,}s", word) is not None)
    mixed = re.search(r"[^\W\d_][A-Z]", re.sub(r"[-'/]", " ", word)) is not None and not word.isupper()
    digits = any(char.isdigit() for char in word) and not re.fullmatch(
        r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|k|m|x|h|bn|b|ms|mm|er|e|eme|[ºª])?", fold(word)
    )
    return acronym or mixed or digits or word.endswith(("+", "#"))


def _is_proper(word: str, left: str) -> bool:
    """Whether a capital letter stands where the language asks for none."""
    if not word[0].isupper() or fold(word) in MONTHS or fold(word) in _COMMON:
        return False
    return not _SENTENCE_END.search(left[-12:] if len(left) > 12 else left)


def _is_title_case(tokens: list[str]) -> bool:
    long = [word for word in tokens if len(word) > 3]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) > 0.6 * len(long)
