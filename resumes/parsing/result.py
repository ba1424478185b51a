"""What parsing hands back, and the draft it is collected in."""

import re
from dataclasses import dataclass, field
from typing import Any

from resumes.document import Document, pointer


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document read from a text. Confidence and source places (offsets in the text) by JSON Pointer."""

    document: Document
    confidence: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    sources: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A document being filled; every value is kept with its confidence and the stretch of text it came from."""

    text: str
    document: Document = field(default_factory=lambda: {"basics": {}})
    confidence: dict[str, float] = field(default_factory=dict)
    sources: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def add_basic(self, key: str, value: Any, sure: float, within: tuple[int, int]) -> None:
        if value:
            self.document["basics"][key] = value
            self._note(pointer("basics", key), value, sure, within)

    def add_entry(
        self, section: str, entry: dict[str, Any], sure: dict[str, float] | float, within: tuple[int, int]
    ) -> None:
        """Append to a section; empty values fall away, an empty entry altogether."""
        entry = {key: value for key, value in entry.items() if value}
        if not entry:
            return
        entries = self.document.setdefault(section, [])
        entries.append(entry)
        for key, value in entry.items():
            level = sure.get(key, sure.get("", 0.7)) if isinstance(sure, dict) else sure
            self._note(pointer(section, len(entries) - 1, key), value, level, within)

    def _note(self, path: str, value: Any, sure: float, within: tuple[int, int]) -> None:
        self.confidence[path] = round(max(0.05, min(sure, 0.99)), 2)
        if isinstance(value, str):
            spot = locate(self.text, value, within)
            self.sources[path] = spot or within
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    self.sources[f"{path}/{index}"] = locate(self.text, item, within) or within
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, str):
                    self.sources[f"{path}/{key}"] = locate(self.text, item, within) or within


def locate(text: str, value: str, within: tuple[int, int]) -> tuple[int, int] | None:
    """Where a value stands within a stretch of text; line breaks and hyphens may lie inside it."""
    start, end = within
    found = text.find(value, start, end)
    if found >= 0:
        return found, found + len(value)
    stretch = text[start:end]
    words = value.split()
    if not words or len(words) > 120:
        return None
    head = re.search(_loose(words[:3]), stretch, re.I)
    if head is None:
        return None
    tail = None
    for match in re.finditer(_loose(words[-3:]), stretch[head.start() :], re.I):
        tail = match
        break
    if tail is None:
        return start + head.start(), start + head.end()
    return start + head.start(), start + head.start() + tail.end()


def _loose(words: list[str]) -> str:
    return r"[\s\t,;|•–—-]*".join(
        r"-?\n?".join(re.escape(letter) for letter in word) if len(word) < 30 else re.escape(word)
        for word in words
    )
