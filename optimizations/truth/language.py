"""Which language a text is in, told by its small words."""

import re
from functools import lru_cache

from optimizations.truth.normalise import fold, words

SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": words(
        "the and of for with in to on by from as at a an was were that this their using across which is are our no do "
        "into over all who helped managed led"
    ),
    "de": words(
        "der die das und von mit fur im in den dem des ein eine einer eines bei zur zum auf als aus sowie nach "
        "durch wurde uber an am ist war mitarbeit"
    ),
    "fr": words(
        "le la les de des du et pour avec dans en un une sur par au aux chez ainsi que qui est son ses d l"
    ),
    "es": words("el la los las de del y para con en un una por al como que se su sus desde es lo mas"),
    "pt": words(
        "o a os as de do da dos das e para com em um uma por ao na no nas nos como que se seu sua pela pelo"
    ),
    "it": words(
        "il lo la gli le di del della dei delle e per con in un una da dal al alla nel nella che presso degli"
    ),
    "nl": words("de het een en van voor met in op bij naar door als aan te was zijn tot uit over"),
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, fallback: str = "en") -> str:
    """The two-letter code of the likeliest language; ``fallback`` when the text says too little."""
    return _guess(text[:4000]) or fallback


def reading_language(text: str, document: str) -> str:
    """The language to read a short text in: the document's, unless the text is clearly in another."""
    usual = language_of(document)
    own = language_of(text, usual)
    found = _WORD.findall(fold(text))
    count = {code: sum(word in SMALL_WORDS[code] for word in found) for code in (usual, own)}
    clearly = count[own] >= count[usual] + 3 or (count[own] >= 2 and count[usual] == 0)
    return own if clearly else usual


def speaks_otherwise(text: str, usual: str) -> bool:
    """Whether a text of few words has small words of another language and none of the usual one."""
    found = set(_WORD.findall(fold(text)))
    return not found & SMALL_WORDS[usual] and any(found & small for small in SMALL_WORDS.values())


@lru_cache(maxsize=512)
def _guess(text: str) -> str:
    found = _WORD.findall(fold(text))
    scores = {code: sum(word in small for word in found) for code, small in SMALL_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    rivals = sorted(scores.values(), reverse=True)
    if scores[best] < 2 or rivals[0] == rivals[1]:
        return ""
    return best
