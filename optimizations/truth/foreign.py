"""What has no business in a resume text: links, addresses, orders to a reader's machine, markup, hidden characters."""

import re

from optimizations.truth.normalise import clean, fold, hidden

_LINK = re.compile(
    r"(?:https?|ftp)://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|\b(?:[\w-]+\.)+[a-z]{2,12}/[\w#?-]\S*|\]\([^)\s]+\)"
    r"|\b[a-z0-9-]{2,}\.(?:com|org|info|biz|xyz|top|link|click|example|ru|cn)\b|\bjavascript:|\bmailto:|\bdata:\w+/",
    re.I,
)
_PHONE = re.compile(r"(?<!\w)\+\d[\d ()/-]{7,}\d|(?<!\w)\(?0\d{2,4}\)?[ /-]\d[\d -]{5,}\d")
_MARKUP = re.compile(
    r"<\|?/?[a-z_!][^>]{0,80}>|```|\[/?inst\]|\{\{|\}\}|^#{2,}\s*(?:system|instruction)", re.I | re.M
)
_ORDERS = re.compile(
    r"(?:ignore|disregard|forget|override|bypass)\w* (?:\w+ ){0,4}(?:instruction|prompt|rule|guideline|direction|context)"
    r"|system prompt|as an ai\b|language model|you are (?:now |an? )|you must (?:hire|select|rank|score|rate)"
    r"|(?:hire|select|recommend|shortlist|advance) this (?:candidate|applicant|person)|(?:rate|score|rank) (?:this|the|me)\b"
    r"|note to (?:the )?(?:recruiter|reviewer|ai|model|system)|ideal candidate|perfect (?:candidate|match|fit)"
    r"|(?:new|these|following) instructions|do not (?:mention|reveal|tell)|approved by (?:the )?(?:system|admin)"
    r"|ignorier\w* (?:\w+ ){0,4}(?:anweisung|vorgabe)|(?:ignore[rz]?|oublie[rz]?) (?:\w+ ){0,4}(?:instructions|consignes)"
    r"|(?:ignora|olvida|ignore|esqueca|dimentica)\w* (?:\w+ ){0,4}(?:instrucciones|instrucoes|istruzioni)"
    r"|^(?:system|assistant|user)\s*:",
    re.M,
)


def foreign_parts(after: str, known: str) -> list[tuple[str, str]]:
    """(kind, text) of the parts that the known text does not hold: hidden, contact or instruction."""
    found = [("hidden", item) for item in hidden(after) if item not in hidden(known)]
    plain = clean(after)
    for pattern in (_LINK, _PHONE):
        found += [("contact", match.group()) for match in pattern.finditer(plain)]
    found += [("instruction", match.group()) for match in _MARKUP.finditer(plain)]
    found += [("instruction", match.group()) for match in _ORDERS.finditer(fold(after))]
    # The known text is long: it is read only where there is something to look for
    known_plain = fold(known) if found else ""
    return [(kind, text) for kind, text in found if kind == "hidden" or fold(text) not in known_plain]
