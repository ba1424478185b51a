"""The fonts: fall-backs for every script, and what none of them can draw."""

import re
import threading
import unicodedata

from resumes.rendering.compiler import CompileError, compiler
from resumes.rendering.design import SERIF_FONTS

_ASIAN = {"ja": "Noto Sans JP", "ko": "Noto Sans KR", "zh": "Noto Sans SC"}
_LAST = ("Amiri", "Mukta", "Noto Sans Thai", "Libertinus Serif", "DejaVu Sans Mono")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
# Letters that the Latin, Greek and Cyrillic faces are known to hold need no asking.
_KNOWN = re.compile(r"[\n\u0020-\u007e\u00a0-\u017e\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f–—‘’“”•·…€]+")

PLACEHOLDER = "□"


def families(first: str, language: str) -> list[str]:
    """The chosen family, then the fall-backs: a serif's neighbours are serifs, and Han signs follow the language."""
    neighbours = ("Gentium Book Plus", "Noto Sans") if first in SERIF_FONTS else ("Noto Sans",)
    asian = [_ASIAN[language]] if language in _ASIAN else []
    ordered = (first, *neighbours, *asian, *_ASIAN.values(), *_LAST)
    return list(dict.fromkeys(ordered))


class Coverage:
    """Remembers which characters the faces can draw. Typst itself is asked, once for each character."""

    def __init__(self) -> None:
        self._drawn: dict[str, bool] = {}
        self._lock = threading.Lock()

    def missing(self, text: str) -> set[str]:
        """The characters of the text that no face holds."""
        wanted = {letter for letter in set(_KNOWN.sub("", text)) if unicodedata.category(letter)[0] != "M"}
        unknown = sorted(wanted - self._drawn.keys())
        if unknown:
            undrawn = _ask(unknown)
            with self._lock:
                self._drawn.update((letter, letter not in undrawn) for letter in unknown)
        return {letter for letter in wanted if not self._drawn[letter]}


def undisplayed(error: CompileError) -> set[str]:
    """The characters that a compilation to PDF/UA refused for want of a glyph."""
    texts = _MISSING.findall(error.diagnostic)
    return set("".join(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) for text in texts))


def _ask(letters: list[str]) -> set[str]:
    names = ", ".join(f'"{name}"' for name in families("XCharter", ""))
    codes = ", ".join(str(ord(letter)) for letter in letters)
    probe = f'#set document(title: "probe")\n#set text(font: ({names}))\n#for c in ({codes},) [#str.from-unicode(c)\\ ]'
    try:
        compiler.try_source(probe)
    except CompileError as error:
        return undisplayed(error)
    return set()
