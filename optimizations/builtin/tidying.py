"""Spaces, endings and dates brought to one form; over-long bullets taken apart."""

import re
from collections.abc import Sequence

from optimizations.builtin.verbs import looks_past

LONG_WORDS = 34
_SHORTEST_PART = 5
_SENTENCES = re.compile(r"(?<=[a-zà-ÿ0-9)%]{2})[.!]\s+(?=[A-ZÀ-Þ])")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|z\.B|ca|bzw|Dr|Nr|No|St|inkl|approx|vs|u\.a|d\.h|p\.ex|Sr|Sra|Inc|Ltd|Co)$", re.I
)
_AND_VERB = re.compile(r",?\s+and\s+(?:also\s+)?(?=([a-z]+)\s)")


def tidy(text: str) -> str:
    """One space where several stand, none before a comma, a capital at the start."""
    changed = re.sub(r"[ \t]{2,}", " ", text.strip())
    changed = re.sub(r"(?<=\w) +([,.])(?=\s|$)", r"\1", changed)
    changed = re.sub(r"^[-–•*·▪]\s+", "", changed)
    first = re.match(r"[^\W\d_]+", changed)
    if first and first.group().islower() and len(first.group()) > 2:
        changed = changed[0].upper() + changed[1:]
    return changed


def wants_full_stop(texts: Sequence[str]) -> bool:
    """Whether most bullets end with a full stop."""
    ended = sum(text.rstrip().endswith(".") for text in texts)
    return ended * 2 > len(texts)


def with_ending(text: str, *, full_stop: bool) -> str:
    """The text with the resume's usual ending. Several sentences keep their last full stop."""
    bare = text.rstrip()
    if bare.endswith((";", ",")):
        bare = bare[:-1].rstrip()
    if full_stop:
        return bare if bare.endswith((".", "!", "?", "…", ":")) else f"{bare}."
    single = not _SENTENCES.search(bare) and not _ABBREVIATION.search(bare[:-1])
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") and single else bare


def split_long(text: str, language: str) -> list[str] | None:
    """The parts of an over-long bullet, or None where no sound place to cut is found."""
    if len(text.split()) <= LONG_WORDS:
        return None
    for cut in (_by_sentence, _by_semicolon):
        parts = cut(text)
        if _good(parts):
            return [_capital(part) for part in parts]
    if language == "en" and looks_past(text.split()[0]):
        for match in _AND_VERB.finditer(text):
            parts = [text[: match.start()], text[match.end() :]]
            if looks_past(match[1]) and _good(parts):
                return [_capital(part.strip()) for part in parts]
    return None


def _by_sentence(text: str) -> list[str]:
    parts, start = [], 0
    for match in _SENTENCES.finditer(text):
        if not _ABBREVIATION.search(text[: match.start()]):
            parts.append(text[start : match.start() + 1].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _by_semicolon(text: str) -> list[str]:
    return [part.strip() for part in text.split("; ")]


def _good(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and all(len(part.split()) >= _SHORTEST_PART for part in parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
