"""Words as they are compared: without case, accents and decoration."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart.
_PLAIN = str.maketrans("ıłøđ", "ilod")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_NOT_WORD = re.compile(r"[^\w&/+#]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents; ligatures and full-width forms resolved; other scripts as they are."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if _HANGUL.search(text):
        kept = unicodedata.normalize("NFC", kept)
    return kept.translate(_PLAIN).replace("’", "'")


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_NOT_WORD.sub(" ", fold(text)).split())
