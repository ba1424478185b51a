"""A person's text made fit for print: no controls, no invisible characters, one kind of space."""

import re
import unicodedata
from typing import Any

# Letters drawn as one sign (ﬁ, ﬂ …) come from PDFs; a search for 'fi' must find them.
_LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
_BLANKS = re.compile(r"[^\S\n\u00a0\u202f]+")
_LINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_BULLET = re.compile(r"\s*(?:[•·‣▪▫●○◦■□◆➢➤►▸✓✔]|[-–—*](?=\s))\s*")
# Joiners carry meaning in these scripts' words; anywhere else they only glue emoji together.
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT = ("R", "AL")
# Where a long word may break: after the signs of an address, else every few letters. Only scripts that part
# their words by spaces; the mark itself is a control character, which `clean` keeps out of a person's text.
BREAK = "\x1f"
_LONG_WORD = re.compile(r"[!-\u058f]{20,}")
_PIECE = re.compile(r"[^@./?&=_,:;|+-]{0,14}[@./?&=_,:;|+-]+|[^@./?&=_,:;|+-]{1,14}")


def clean(value: Any) -> str:
    """The value as text, line breaks kept; '' for what is not text or a number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = unicodedata.normalize("NFC", str(value).translate(_LIGATURES))
    text = _LINES.sub("\n", text)
    kept = "".join(letter for index, letter in enumerate(text) if _is_printed(text, index, letter))
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", kept).split("\n")).strip()


def line(value: Any) -> str:
    """The value as a single line."""
    return " ".join(part for part in clean(value).split("\n") if part)


def paragraphs(value: Any) -> list[str]:
    """The non-empty lines of a text, without signs that someone typed as bullets."""
    lines = (
        _BULLET.sub("", part, count=1) if _BULLET.match(part) else part for part in clean(value).split("\n")
    )
    return [part for part in lines if part]


def breakable(text: str, longest: int) -> str:
    """The text with marks in the words of more letters than a line holds."""
    return _LONG_WORD.sub(lambda word: word[0] if len(word[0]) <= longest else _parted(word[0]), text)


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are written from right to left."""
    directions = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return 2 * sum(direction in _RIGHT_TO_LEFT for direction in directions) > len(directions)


def script_language(text: str) -> str | None:
    """The language that the script itself tells (Japanese, Korean, Chinese, Arabic, Hebrew), if most is in it."""
    letters = [letter for letter in text if letter.isalpha()]
    counts = {
        "ja": sum("\u3040" <= letter <= "\u30ff" for letter in letters),
        "ko": sum("\uac00" <= letter <= "\ud7af" for letter in letters),
        "zh": sum("\u3400" <= letter <= "\u9fff" for letter in letters),
        "ar": sum("\u0600" <= letter <= "\u06ff" for letter in letters),
        "he": sum("\u0590" <= letter <= "\u05ff" for letter in letters),
    }
    if counts["ja"]:  # kana are Japanese alone; the Han signs beside them are then Japanese too
        counts["ja"] += counts.pop("zh")
    language = max(counts, key=lambda key: counts[key])
    return language if 2 * counts[language] > len(letters) else None


def _parted(word: str) -> str:
    return BREAK.join(_PIECE.findall(word))


def _is_printed(text: str, index: int, letter: str) -> bool:
    if letter == "\n" or "\u0020" <= letter <= "\u007e":
        return True
    if letter in _JOINERS:
        before = text[index - 1] if index else ""
        return unicodedata.category(before or " ")[0] in "LM" and ord(before) > 0x58F
    if "\ufe00" <= letter <= "\ufe0f" or letter == "\ufffc":
        return False
    if letter.isspace():
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co") and ord(letter) & 0xFFFE != 0xFFFE
