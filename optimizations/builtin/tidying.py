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
_PAIR_WORDS = 16
_FEWEST = 3


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
        return _by_deeds(text)
    return None


_CLAUSE = re.compile(r"(?:, and|,| and) (?:i )?(?:also |then )?(?=([a-z]+) )", re.I)
_SIDE = re.compile(r"\b(?:that|which|who|where|when|because|how|what|after|before)\b")


def _by_deeds(text: str) -> list[str] | None:
    """The deeds of a list, two by two where they are short: no part ends or begins in the middle of the list."""
    cuts = [match for match in _CLAUSE.finditer(text) if looks_past(match[1])]
    starts = [0, *(match.end() for match in cuts)]
    deeds = [
        text[start:end].strip(" ,")
        for start, end in zip(starts, [*(match.start() for match in cuts), len(text)], strict=True)
    ]
    ending = "." if deeds[-1].endswith(".") else ""
    deeds[-1] = deeds[-1].rstrip(".")
    parts: list[str] = []
    lone = True
    for deed in deeds:
        fits = parts and lone and len(parts[-1].split()) + len(deed.split()) <= _PAIR_WORDS
        if fits and not _SIDE.search(parts[-1]):
            parts[-1], lone = f"{parts[-1]} and {deed}", False
        else:
            parts.append(deed)
            lone = True
    good = len(parts) > 1 and all(len(part.split()) >= _FEWEST for part in parts)
    return [_capital(part) + ending for part in parts] if good else None


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
