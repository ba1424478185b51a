"""Keeps contact details out of prompts: they are replaced before a text leaves and put back into the answer."""

import re
from collections.abc import Iterator
from typing import Any

from resumes.document import Document

_LINK = re.compile(r"https?://\S+|www\.\S+|\b(?:linkedin|github|gitlab|xing|behance)\.com/\S+", re.I)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+|00)\d[\d\s()./-]{6,16}\d(?!\w)|(?<![\w.,-])\(?0\d{1,4}\)?[\s/-]\d[\d\s-]{4,12}\d(?!\w)"
)
_TOKEN = re.compile(r"\[\[[A-Z]+_\d+\]\]")


class Mask:
    """The contact details of one document and their stand-ins."""

    def __init__(self, document: Document) -> None:
        self._stand_ins: dict[str, str] = {}
        self._known: list[tuple[re.Pattern[str], str]] = []
        for kind, value in _contacts(document.get("basics")):
            if len(value) > 2 and value not in self._stand_ins:
                pattern = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", 0 if kind == "NAME" else re.I)
                self._known.append((pattern, self._stand_in(kind, value)))
        self._known.sort(key=lambda pair: -len(pair[0].pattern))

    def hide(self, text: str) -> str:
        """The text without contact details."""
        text = _TOKEN.sub("", text)
        for pattern, stand_in in self._known:
            text = pattern.sub(stand_in, text)
        for kind, pattern in (("LINK", _LINK), ("EMAIL", _EMAIL), ("PHONE", _PHONE)):
            for value in dict.fromkeys(match.group() for match in pattern.finditer(text)):
                text = text.replace(value, self._stand_in(kind, value))
        return text

    def restore(self, text: str) -> str:
        """The text with the details put back; stand-ins that were never given out vanish."""
        values = {stand_in: value for value, stand_in in self._stand_ins.items()}
        return _TOKEN.sub(lambda match: values.get(match.group(), ""), text)

    def _stand_in(self, kind: str, value: str) -> str:
        return self._stand_ins.setdefault(value, f"[[{kind}_{len(self._stand_ins) + 1}]]")


def _contacts(basics: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(basics, dict):
        return
    name = _text(basics.get("name"))
    yield "NAME", name
    for part in re.split(r"[\s.]+", name):
        yield "NAME", part
    yield "EMAIL", _text(basics.get("email"))
    yield "PHONE", _text(basics.get("phone"))
    for key in ("url", "website", "image"):
        yield "LINK", _text(basics.get(key))
    location = basics.get("location")
    if isinstance(location, dict):
        for key in ("address", "postalCode"):
            yield "ADDRESS", _text(location.get(key))
    profiles = basics.get("profiles")
    for profile in profiles if isinstance(profiles, list) else []:
        if isinstance(profile, dict):
            yield "LINK", _text(profile.get("url"))
            yield "LINK", _text(profile.get("username"))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
