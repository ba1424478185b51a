"""Headings that speak: 'Where I've worked', 'Was ich kann', 'Mon parcours', and which section they open."""

import re
from functools import lru_cache

from resumes.vocabulary.data_files import data_groups
from resumes.vocabulary.folding import fold

# The first section with a pattern that fits the whole heading decides.
_PATTERNS = tuple(
    (section, re.compile("|".join(lines))) for section, lines in data_groups("spoken_headings").items()
)
_ENDS = re.compile(r"^[\W\d_]+|[\W_]+$")


@lru_cache(maxsize=4_000)
def spoken_section(text: str) -> str | None:
    """The section that a heading in everyday words opens, else None."""
    words = _ENDS.sub("", fold(text))
    if not words or len(words) > 48:
        return None
    return next((section for section, pattern in _PATTERNS if pattern.fullmatch(words)), None)
