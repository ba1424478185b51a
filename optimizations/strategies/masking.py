"""Keeps contact details out of prompts: they are replaced before a text leaves and put back into the answer."""

import re

from optimizations.strategies.contacts import Contacts
from resumes.document import Document

_KINDS = "NAME|EMAIL|PHONE|LINK|ADDRESS"
_TOKEN = re.compile(rf"\[\[(?:{_KINDS})_\d+\]\]")
# What models make of a stand-in: other brackets, other case, a blank for the line, a translated word.
_BROKEN = re.compile(
    rf"(?:\\?[\[{{<(［【]\s*){{1,2}}(?P<kind>{_KINDS})[\s_–-]*(?P<number>\d+)(?:\s*\\?[\]}}>)］】]){{1,2}}"
    r"|\\?\[\\?\[\s*[^\W\d_]{2,12}[\s_–-]*(?P<translated>\d+)\s*\\?\]\\?\]"
    rf"|(?<![\w\[])(?P<bare_kind>{_KINDS})_(?P<bare>\d+)(?!\w)",
    re.I,
)


class Mask:
    """The contact details of one document and their stand-ins: each spelling of a detail has its own."""

    def __init__(self, document: Document) -> None:
        self._contacts = Contacts(document.get("basics"))
        self._stand_ins: dict[str, str] = {}
        self._values: dict[int, str] = {}
        self._hidden: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text without contact details. A run sends the same texts several times: each is read once."""
        if text not in self._hidden:
            self._hidden[text] = self._hide(text)
        return self._hidden[text]

    def _hide(self, text: str) -> str:
        text = _TOKEN.sub("", text)
        parts: list[str] = []
        last = 0
        for place in self._contacts.find(text):
            parts += [text[last : place.start], self._stand_in(place.kind, text[place.start : place.end])]
            last = place.end
        return "".join([*parts, text[last:]])

    def restore(self, text: str) -> str:
        """The text with the details put back, also where a model bent a stand-in; what was never given out vanishes."""
        return _BROKEN.sub(self._restored, text)

    def _restored(self, match: re.Match[str]) -> str:
        number = int(match["number"] or match["translated"] or match["bare"])
        if number in self._values:
            return self._values[number]
        return match.group() if match["bare"] else ""

    def _stand_in(self, kind: str, value: str) -> str:
        if value not in self._stand_ins:
            number = len(self._stand_ins) + 1
            self._stand_ins[value] = f"[[{kind}_{number}]]"
            self._values[number] = value
        return self._stand_ins[value]
