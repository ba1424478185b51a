"""Reads the guard's word lists: ``[group]`` heads a block, a line holds words parted by commas, ``*`` ends a stem,
``...`` stands for up to seven words."""

import re
from functools import lru_cache
from pathlib import Path

from optimizations.truth.normalise import fold

_FOLDER = Path(__file__).parent / "data"


# Small words that go through many forms.
_FORMS = {
    "de": r"(?:de|d[aio]|del|des|du|das|dos|dei|degli|dell[aeo]|d'\w*)",
    "di": r"(?:di|del|dei|degli|dell[aeo]|dell'\w*|d'\w*)",
    "von": r"(?:von|vom|der|des|dem|den|eine[rsnm]?)",
}


@lru_cache(maxsize=16)
def read_lines(name: str) -> tuple[tuple[str, str], ...]:
    """(group, line) of every line that holds words."""
    found = []
    group = ""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            group = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append((group, line))
    return tuple(found)


@lru_cache(maxsize=16)
def read_groups(name: str) -> dict[str, tuple[str, ...]]:
    """Group name to its entries, as written."""
    groups: dict[str, list[str]] = {}
    for group, line in read_lines(name):
        groups.setdefault(group, []).extend(entry.strip() for entry in line.split(",") if entry.strip())
    return {group: tuple(entries) for group, entries in groups.items()}


@lru_cache(maxsize=16)
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """One pattern per group, to be searched in folded text; longer entries win."""
    compiled = {}
    for group, entries in read_groups(name).items():
        parts = sorted((as_pattern(entry) for entry in entries), key=len, reverse=True)
        compiled[group] = re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])")
    return compiled


def as_pattern(entry: str) -> str:
    """The pattern of one entry, for folded text."""
    words = [_FORMS.get(word, re.escape(fold(word)).replace(r"\*", r"\w*")) for word in entry.split()]
    return r"[\s-]+".join(words).replace(r"[\s-]+\.\.\.[\s-]+", r"[\s-]+(?:[^\s.;]+[\s-]+){0,7}?")
