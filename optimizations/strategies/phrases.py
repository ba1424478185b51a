"""Words that a person does not want to read: those they banned, and those by which one hears a machine."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from optimizations.truth.normalise import fold

_FILE = Path(__file__).parent / "data" / "phrases.txt"
_LEFT_OUT = "-"
_ENDINGS = r"(?:e|es|ed|ing|s|d)?"
_SHORTEST_STEM = 4
_SHOWN = 14
_FAMILY = 5
_ARTICLE = re.compile(r"\b([Aa])n?$")
_VOWELS = "aeiou"
_JOINING = r"(?:and|und|et|y|e|en|&|,)"


@lru_cache(maxsize=1)
def machine_phrases() -> dict[str, dict[str, str]]:
    """Language to phrase to its plain word; empty: nothing simple; ``-``: it may be left out."""
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], {})
        elif line and not line.startswith("#"):
            phrase, _, plain = line.partition("=")
            current[phrase.strip()] = plain.strip()
    return found


def discouraged(language: str | None) -> str:
    """Some of the phrases for a prompt, one of each family of words."""
    families: dict[str, str] = {}
    for phrase in machine_phrases().get(language or "en", {}):
        families.setdefault(fold(phrase)[:_FAMILY], phrase)
    return ", ".join(f"“{phrase}”" for phrase in list(families.values())[:_SHOWN])


@lru_cache(maxsize=8)
def _machine_pattern(language: str) -> re.Pattern[str] | None:
    phrases = [_written(phrase) for phrase in machine_phrases().get(language, {})]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!\w)")
        if phrases
        else None
    )


@lru_cache(maxsize=4096)
def count_machine_phrases(text: str, language: str) -> int:
    """How often a text sounds like a machine or a template."""
    pattern = _machine_pattern(language)
    return len(pattern.findall(fold(text))) if pattern else 0


def _written(phrase: str) -> str:
    return r"[\s\-]+".join(map(re.escape, re.split(r"[\s\-]+", fold(phrase))))


@lru_cache(maxsize=512)
def _banned_pattern(phrase: str) -> re.Pattern[str] | None:
    """The phrase whatever its case and separators; a single word also with the usual English endings."""
    words = fold(phrase).split()
    if not words:
        return None
    if len(words) == 1 and words[0].isalpha() and len(words[0]) >= _SHORTEST_STEM:
        written = re.escape(words[0].removesuffix("e")) + _ENDINGS
    else:
        written = _written(phrase)
    return re.compile(rf"(?<!\w){written}(?!\w)")


def banned_in(text: str, banned: Sequence[str]) -> list[str]:
    """The banned phrases that the text holds, as they were banned."""
    folded = fold(text)
    found = []
    for phrase in banned:
        pattern = _banned_pattern(phrase)
        if pattern is not None and pattern.search(folded):
            found.append(phrase)
    return found


def without_banned(text: str, banned: Sequence[str], language: str) -> str | None:
    """The text with each banned phrase said plainly; None where one of them has no simple stand-in."""
    plain_words = machine_phrases().get(language, {})
    for phrase in banned:
        pattern = _banned_pattern(phrase)
        # Only where folding keeps every place can the match be carried over to the text.
        while pattern is not None and (match := pattern.search(fold(text))) is not None:
            if len(fold(text)) != len(text):
                return None
            plain = _plain(plain_words, match.group())
            if plain is None:
                return None
            text = _put(text, match.start(), match.end(), plain)
    return None if banned_in(text, banned) else text


def _plain(plain_words: dict[str, str], found: str) -> str | None:
    """What to say instead: a word, nothing at all, or None where that is for a person to decide."""
    for phrase, plain in plain_words.items():
        if fold(phrase) == found:
            return "" if plain == _LEFT_OUT else plain or None
    return None


def _put(text: str, start: int, end: int, plain: str) -> str:
    """The text with another word in this place: capital, article and spaces as they belong."""
    head, tail = text[:start], text[end:]
    if not plain:
        # “a dynamic and careful buyer”: the word that joined it goes too
        tail = re.sub(rf"^\s*{_JOINING}(?=\s)", "", tail, count=1, flags=re.I) if tail.strip() else tail
        tail = tail.lstrip()
        following = tail
    else:
        following = plain
        plain = plain[:1].upper() + plain[1:] if text[start : start + 1].isupper() else plain
    article = _ARTICLE.search(head.rstrip())
    if article and following[:1].isalpha():
        ending = "n" if following[0].casefold() in _VOWELS else ""
        head = head.rstrip()[: article.start()] + article[1] + ending + " "
    whole = " ".join((head + plain + tail).split())
    whole = re.sub(r"\s+([,.;:])", r"\1", whole)
    return whole[:1].upper() + whole[1:] if text[:1].isupper() else whole
