"""The word lists kept as text files beside this module: 'group: words', a group over as many lines as it needs."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@lru_cache(maxsize=16)
def data_groups(name: str) -> dict[str, list[str]]:
    """The lines of a list by their group, without comments and empty lines."""
    groups: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        group, separator, words = line.partition(": ")
        if separator and not line.startswith("#"):
            groups.setdefault(group, []).append(words)
    return groups


def words_in(name: str, group: str) -> list[str]:
    """The single words of a group."""
    return " ".join(data_groups(name)[group]).split()


def phrases_in(name: str, group: str, separator: str = " | ") -> list[str]:
    """The phrases of a group."""
    return separator.join(data_groups(name)[group]).split(separator)
