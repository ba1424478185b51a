"""Headings of resume sections in many languages, and which section a heading opens."""

import re
from functools import lru_cache

from resumes.vocabulary.data_files import data_groups, phrases_in
from resumes.vocabulary.folding import fold
from resumes.vocabulary.heading_words import STEMS, TELLING
from resumes.vocabulary.spoken_headings import spoken_section

_DECORATION = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}[.)]\s+)?|[\W_]*$")
_SPACE = re.compile(r"\s+")
_TOTAL = re.compile(r"\s*[—–:(-]\s*\d{1,2}\+?\s*[^\W\d_]{2,8}(?:\s+\d{1,2}\s+[^\W\d_]{2,8})?\)?$")
_CONTINUED = re.compile(r"\s*[(\[]?(?:continued|cont'?d?|fortsetzung|suite|continuación)\.?[)\]]?$")
_AND = re.compile(r"\s*(?:,|&|\+|/|\||·|•| and | und | et | y | e | i | en | och | og )\s*")


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for section in data_groups("headings"):
        for phrase in phrases_in("headings", section):
            table.setdefault(_key(phrase), section)
    table.pop("", None)
    return table


def _key(text: str) -> str:
    return _SPACE.sub(" ", fold(text.strip())).replace("'", "'").strip(" .:-")


def _singular(key: str) -> str:
    return " ".join(word.rstrip("s") for word in key.split())


_TABLE = _table()
# Headings of several words are the same with and without an 's' at their words' ends.
_TIGHT = {key.replace(" ", ""): section for key, section in reversed(_TABLE.items()) if " " in key}
_STEMS = tuple((section, tuple(stems.split())) for section, stems in STEMS)
_SINGULAR = {_singular(key): section for key, section in reversed(_TABLE.items()) if " " in key}


@lru_cache(maxsize=4_000)
def section_of(text: str) -> str | None:
    """The section that a line opens if the whole line is a known heading, else None."""
    if len(text) > 70:
        return None
    bare = _TOTAL.sub("", _CONTINUED.sub("", _DECORATION.sub("", fold(_unspaced(text)))))
    key = _key(bare)
    if key in _TABLE:
        return _TABLE[key]
    section = _SINGULAR.get(_singular(key)) or _TIGHT.get(key)
    if section is not None:
        return section
    parts = [part for part in _AND.split(key) if part]
    if 2 <= len(parts) <= 3 and all(part in _TABLE for part in parts):
        sections = [_TABLE[part] for part in parts]
        known = [section for section in sections if section != "other"]
        return "work" if "work" in known else (known or sections)[0]
    return spoken_section(_unspaced(text))


@lru_cache(maxsize=4_000)
def section_hinted(text: str) -> str | None:
    """The section that a line set as a heading most likely opens, from one telling word in it."""
    words = fold(_unspaced(text)).replace("&", " ").replace("/", " ").replace("-", " ").split()
    if not 1 <= len(words) <= 6:
        return None
    for section, telling in TELLING:
        if any(word.strip(".,:()") in telling for word in words):
            return section
    return None


def section_by_stem(text: str) -> str | None:
    """The section that a heading in any language opens, from how one of its words begins."""
    words = [word.strip(".,:()[]") for word in re.split(r"[\s&/-]+", fold(_unspaced(text)))]
    if len(words) > 6:
        return None
    return next((section for section, stems in _STEMS if any(word.startswith(stems) for word in words)), None)


def _unspaced(text: str) -> str:
    """'E D U C A T I O N' as a word."""
    letters = text.split(" ")
    if len(letters) >= 4 and all(len(letter) <= 1 for letter in letters):
        return "".join(letter or " " for letter in letters)
    return text
