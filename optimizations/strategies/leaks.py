"""What an answer must not show: our own prompts, and the fences that part data from them."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from optimizations.edits import Edit
from optimizations.strategies.prompting import FOLDER
from optimizations.truth.foreign import foreign_parts

# So many words in a row as a prompt has them are no chance.
WORDS_IN_A_ROW = 6
_WORD = re.compile(r"[^\W_]+")
_FENCE = re.compile(r"</?[a-z_]+ [0-9a-f]{16,}>|\b[0-9a-f]{24}\b|=== ?user ?===|\{\{>?\w+\}\}")


def leaks(text: str, known: str = "") -> bool:
    """Whether a text holds a passage of our prompts or a fence. What the person's own ``known`` text says is theirs."""
    if _FENCE.search(text):
        return True
    passages = _passages(text) & _of_prompts()
    return bool(passages - _passages(known)) if passages else False


def without_leaks(edit: Edit, known: str) -> Edit | None:
    """The edit as it may be shown: None where its text gives a prompt away; reasons and quotes that do are left out."""
    if any(leaks(text, known) for text in _texts(edit.after)):
        return None
    evidence = tuple(item for item in edit.evidence if not leaks(f"{item.quote} {item.source}", known))
    strange = leaks(edit.reason, known) or foreign_parts(edit.reason, known)
    reason = "" if strange else edit.reason
    return replace(edit, reason=reason, evidence=evidence)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)] + [" ".join(map(str, value))]
    return [text for item in value.values() for text in _texts(item)] if isinstance(value, dict) else []


def _passages(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[place : place + WORDS_IN_A_ROW]) for place in range(len(words) - WORDS_IN_A_ROW + 1)}


@lru_cache(maxsize=1)
def _of_prompts() -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for file in FOLDER.glob("*.txt"):
        found |= _passages(file.read_text(encoding="utf-8"))
    return frozenset(found)
