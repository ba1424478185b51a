"""One form for texts that look alike: no invisible characters, foreign digits or borrowed letters can hide a claim."""

import re
import unicodedata
from functools import lru_cache

_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсхуіјѕԁԛԝһкмтвнгп", "aeopcxyijsdqwhkmtbhrn", strict=True)),
        **dict(zip("АВЕКМНОРСТХУІЈЅ", "ABEKMHOPCTXYIJS", strict=True)),
        **dict(zip("αονρτυικβε", "aovptuikbe", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
        **dict(zip("ıɡɑʟꓗƖ", "igalKI", strict=True)),
    }
)
_MARKS = str.maketrans({"™": " ", "®": " ", "©": " ", "½": " 1/2", "¼": " 1/4", "¾": " 3/4"})
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("•·‣▪●◦", "\n"),
        "…": "...",
    }
)
# Characters that take no room or show nothing, though Unicode does not file them under "format".
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SOFT_HYPHEN = "\u00ad"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_][ ._\-*]){3,}[^\W\d_](?![^\W_])")


def words(text: str) -> frozenset[str]:
    """The words of a list written in one text."""
    return frozenset(text.split())


def _invisible(char: str) -> bool:
    return char in _BLANK or unicodedata.category(char) in ("Cf", "Co", "Cn") or "\ufe00" <= char <= "\ufe0f"


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ")[0]


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """The text as a reader sees it, in plain characters; case and accents are kept."""
    if text.isascii():
        return _joined(text)
    text = unicodedata.normalize("NFKC", text.translate(_MARKS))
    text = "".join(char for char in text if not _invisible(char))
    text = "".join(_plain_digit(char) for char in text).translate(_PUNCTUATION)
    if _mostly_latin(text):
        text = text.translate(_LOOKALIKES)
    return _joined(text)


def _joined(text: str) -> str:
    """One space where several stand; letters that stand apart are brought together."""
    text = re.sub(r"[^\S\n]+", " ", _CONTROLS.sub("", text).replace("`", "'"))
    return _SPACED_OUT.sub(lambda match: re.sub(r"[ ._\-*]", "", match.group()), text).strip()


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The clean text without accents and case, for comparing."""
    plain = clean(text)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def hidden(text: str) -> tuple[str, ...]:
    """Descriptions of what a reader cannot see: invisible characters, words that mix alphabets."""
    found: list[str] = []
    for position, char in enumerate(text):
        if char in _JOINERS and position and ord(text[position - 1]) > 0x2000:
            continue  # part of an emoji
        if char != _SOFT_HYPHEN and (_invisible(char) or _CONTROLS.match(char)):
            found.append(f"invisible character U+{ord(char):04X}")
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)):
        scripts = {_script(char) for char in word if unicodedata.category(char)[0] == "L"}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK", "CHEROKEE", "LISU", "ARMENIAN"}:
            found.append(f"mixed alphabets in “{word}”")
    return tuple(dict.fromkeys(found))


def _plain_digit(char: str) -> str:
    if char.isascii() or not char.isdecimal():
        return char
    return str(unicodedata.decimal(char))


def _mostly_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) * 2 >= len(letters)
