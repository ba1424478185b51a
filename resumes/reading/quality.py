"""The gate before anything else: is there text at all, and is it language?"""

import re
import unicodedata

from resumes.reading.types import ReadError

_CID = re.compile(r"\(cid:\d+\)|/[a-z]{1,3}\d{1,4}(?=/|\s|$)")
_WORDISH = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûãõåæøœąęěůőűıα-ωа-яіїєґё]", re.I)
_UNVOWELLED = re.compile(
    r"[\u0590-\u08ff\u0900-\u0fff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
)

MIN_LETTERS = 40


def garbage_share(text: str) -> float:
    """The share of a text that is not language: glyph codes, control and private-use characters, vowelless words."""
    if not text.strip():
        return 0.0
    codes = sum(len(match.group()) for match in _CID.finditer(text))
    odd = sum(
        1
        for letter in text
        if letter == "\ufffd"
        or (unicodedata.category(letter) in ("Co", "Cc", "Cn") and letter not in "\n\t\r\f")
    )
    visible = sum(1 for letter in text if not letter.isspace()) or 1
    share = min((codes + odd) / visible, 1.0)
    words = _WORDISH.findall(text)
    if len(words) >= 20:
        spoken = sum(
            1
            for word in words
            if _VOWEL.search(_plain(word)) or _UNVOWELLED.search(word) or (word.isupper() and len(word) < 6)
        )
        share = max(share, 1.0 - spoken / len(words) if spoken < 0.7 * len(words) else 0.0)
    letters = sum(1 for letter in text if letter.isalpha())
    if visible >= 80 and letters < 0.4 * visible:
        share = max(share, 1.0 - letters / visible)
    return share


def check_text(text: str, *, pasted: bool = False) -> None:
    """Raise ReadError where a text, of a file or pasted, holds nothing to read."""
    letters = sum(1 for letter in text if letter.isalpha())
    if letters == 0:
        raise ReadError(
            "empty",
            "There are no words in this text. Paste the text of your resume."
            if pasted
            else "This file holds no text. Choose the file that holds your resume.",
        )
    if garbage_share(text) > 0.3:
        raise ReadError(
            "garbage",
            "This text does not read like words. Copy it again from your resume, or upload the file."
            if pasted
            else "The text of this file cannot be read: its fonts do not say which letters they show. "
            "Export it again as PDF with embedded fonts, or upload a DOCX, or paste the text.",
        )
    dense = sum(1 for letter in text if _UNVOWELLED.match(letter))
    if letters + 2 * dense < MIN_LETTERS:
        raise ReadError(
            "empty",
            "This text is too short to be a resume. Paste the whole of yours."
            if pasted
            else "This file holds too little text to be a resume. Choose the file that holds yours.",
        )


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKD", word)
