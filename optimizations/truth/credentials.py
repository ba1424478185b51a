"""Degrees, certificates, and ranks that a text gives somebody; and the one form of a title or a degree."""

import re
from functools import lru_cache

from optimizations.truth.data_files import patterns
from optimizations.truth.normalise import fold, words

_FILE = "credentials.txt"
_SHORT = {
    "sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer",
    "dev": "developer", "dir": "director", "asst": "assistant", "assoc": "associate", "vp": "vice president",
    "svp": "senior vice president", "ceo": "chief executive officer", "cto": "chief technology officer",
    "cfo": "chief financial officer", "coo": "chief operating officer", "hr": "human resources",
    "qa": "quality assurance", "rn": "registered nurse", "pm": "project manager", "swe": "software engineer",
    "bsc": "bachelor of science", "bs": "bachelor of science", "ba": "bachelor of arts", "msc": "master of science",
    "ms": "master of science", "ma": "master of arts", "mba": "master of business administration",
    "phd": "doctor of philosophy", "beng": "bachelor of engineering", "meng": "master of engineering",
    "univ": "university", "uni": "university", "inst": "institute", "dept": "department", "intl": "international",
}  # fmt: skip
_NOISE = words("the of in and & a an at for de la le du der die das und y e et m w f d x mwd fmd")
_LEGAL = words(
    "inc incorporated llc ltd limited plc corp corporation co company gmbh ag se kg ohg ug ev mbh sa sas sarl srl spa "
    "sl slu bv nv ltda eireli pty pvt oy ab as aps"
)


@lru_cache(maxsize=4096)
def credentials(text: str) -> dict[str, tuple[str, str]]:
    """Group (``degree:master``, ``certificate:pmp``, ``rank:senior``) to (kind, the words that say so)."""
    folded = fold(text)
    found: dict[str, tuple[str, str]] = {}
    for group, pattern in patterns(_FILE).items():
        kind = {"degree": "degree", "certificate": "certificate", "rank": "title"}[group.partition(":")[0]]
        for match in pattern.finditer(folded):
            word = match.group()
            if kind == "certificate":
                found.setdefault(f"certificate:{_certificate_key(word)}", (kind, word))
            elif not (kind == "title" and _is_common_noun(word, folded, match.start(), match.end())):
                found.setdefault(group, (kind, word))
    return found


def _certificate_key(word: str) -> str:
    """The words that only say "certified" are one claim, whatever the form; names of certificates stand alone."""
    if re.match(r"certif|zertif|licens|licenc|accredit|acredit|habilit|agree|gecert|chartered|abilit", word):
        return "certified"
    return word


# “Assisted the ward manager”, “Vertretung der Teamleiterin”: the rank is somebody else's.
_ANOTHERS = re.compile(
    r"\b(?:the|our|my|der|des|dem|den|unser\w*|le|la|les|du|au|aux|mon|notre|el|los|las|del|al|do|da|dos|das|ao|il|lo|gli|"
    r"dell[aeo]|de|het)(?: [^\W\d_]+)? $|\b(?:l|dell|all)'$"
)
# “Under senior nurse supervision”, “with senior colleagues”, “a fellow teacher”
_BESIDE = re.compile(r"\b(?:under|by|with|alongside|supporting|assisting|beside|from) (?:an? )?$")
_AS = re.compile(r"\b(?:as|als|comme|como|come|qualite de|role of|rolle|became|wurde)(?: [^\W\d_]+){0,2} $")


def _is_common_noun(word: str, folded: str, start: int, end: int) -> bool:
    """“Reported to managers” or “password manager” gives nobody a rank; “as manager” does."""
    if word in ("managers", "gerentes", "directors"):
        return True
    left = folded[:start]
    if (_ANOTHERS.search(left) or _BESIDE.search(left)) and not _AS.search(left):
        return True
    if word == "fellow" and re.match(r" [^\W\d_]{4,}", folded[end:]):
        return True
    if re.search(
        r"(?:password|package|task|file|window|tag|report(?:ed|ing)? to (?:the )?|for the |with the )\s*$",
        left,
    ):
        return True
    if word.startswith("lead "):
        return bool(
            re.match(
                r"lead (?:gen|qual|nurt|time|manag|scor|to|the|a|an|and|in|of|for)", folded[start : end + 12]
            )
        )
    return word == "principal" and folded[end : end + 12].lstrip().startswith(("investigator", "component"))


def title_words(text: str) -> frozenset[str]:
    """The meaningful words of a title, a degree or a name, with abbreviations written out."""
    found: set[str] = set()
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", fold(text).replace("b.sc", "bsc").replace("m.sc", "msc"))
    for word in re.findall(r"[^\W_]+(?:[+#]+)?", folded):
        found.update(_SHORT.get(word, word).split())
    return frozenset(found - _NOISE)


def organisation_words(text: str) -> frozenset[str]:
    """The words of an organisation's name without its legal form."""
    found = title_words(re.sub(r"\.", "", text))
    return found - _LEGAL or found


def initials(text: str) -> str:
    """First letters of the words of a text, to know an acronym by its long form."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", fold(text)) if word not in _NOISE)


_SHORT_AND_LONG = re.compile(r"\b([A-Z][A-Za-z&]{1,6}) ?\(([^()]{5,80})\)")
_LONG_AND_SHORT = re.compile(r"((?:[\w'/&-]+ ){1,9}[\w'/&-]+) ?\(([A-Z][A-Za-z&]{1,6})\)")


def without_expansions(text: str, known: str) -> str:
    """The text without the long form of an acronym that is known, or the acronym of a long form that is."""
    if "(" not in text:
        return text
    folded = fold(known)
    for match in _SHORT_AND_LONG.finditer(text):
        text = text.replace(match.group(), _known_form(match[1], match[2], folded, match.group()))
    for match in _LONG_AND_SHORT.finditer(text):
        spoken = match[1].split(" ")
        for size in range(1, len(spoken) + 1):
            long = " ".join(spoken[-size:])
            if _spells(long, match[2]):
                whole = f"{long} ({match[2]})"
                text = text.replace(whole, _known_form(match[2], long, folded, whole))
                break
    return text


def _spells(long: str, short: str) -> bool:
    return len(long.split()) > 1 and initials(long) == fold(short).replace("&", "")


def _known_form(short: str, long: str, known: str, whole: str) -> str:
    if not _spells(long, short):
        return whole
    for form in (short, long):
        if re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", known):
            return form
    return whole
