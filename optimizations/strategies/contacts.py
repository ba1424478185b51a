"""Where contact details stand in a text: those that a resume names, and whatever has the shape of one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from optimizations.truth.normalise import words

_LINK = re.compile(
    r"(?:https?|ftp)://\S+|\bwww\.\S+|"
    r"\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|co|info|app|xyz|tech|page|site|online|blog|eu|uk|de|at|ch|fr|be|nl|es|pt|"
    r"br|mx|ar|it|pl|se|no|dk|fi|cz|ie|in|us|ca|au|nz|za|ng|jp|cn|ru|ua|tr)/[^\s,;)\]]+"
)
_EMAIL = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|[\w.+-]+ ?[\[({] ?(?:at|arobase|arroba) ?[\])}] ?[\w-]+"
    r"(?: ?(?:\.|[\[({] ?(?:dot|punkt|point|punto) ?[\])}]) ?[\w-]+)+"
)
_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+|00)\d[\d\s()./-]{6,16}\d(?!\w)"
    r"|(?<![\w.,-])\(?0\d{1,4}\)?[\s./-]{1,2}\d[\d\s./-]{4,12}\d(?!\w)"
    r"|(?<![\w.,-])(?:1[\s.-])?\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}(?!\w)"
    r"|(?<![\w.,-])\(\d{2,3}\)\s?\d{4,5}[\s-]\d{4}(?!\w)"
)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[^\W\d_]+ ){1,3}(?:street|road|rd|avenue|ave|lane|boulevard|blvd|terrace|crescent)(?!\w)"
    r"|\b[^\W\d_]+(?:strasse|str\.|weg|allee|gasse|straat|laan|gatan|vej|gade) ?\d{1,4} ?[a-z]?(?!\w)"
    r"|\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|impasse|chemin|allee|quai) (?:[^\W\d_]+['\s-]?){1,5}"
    r"|\b(?:calle|avenida|avda\.?|paseo|rua|travessa|praca|viale) (?:[^\W\d_]+ ){1,4}?(?:n[.o]{1,2} ?)?,? ?\d{1,4}(?!\w)"
)
_SHAPES = (("LINK", _LINK), ("EMAIL", _EMAIL), ("PHONE", _PHONE), ("ADDRESS", _STREET))
# Words of names that point at nobody.
_PARTICLES = words(
    "van von der den dem ter ten de la le les du da das do dos di del della el al bin ibn ben abu st san santa y e i und "
    "and jr sr ii iii dr prof mr mrs ms mag dipl ing phd msc bsc mba med rer nat habil sir dame"
)
# Letters that do not come apart into a base and a mark.
_LETTERS = {
    "ß": "ss",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
}
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_FROM_HERE_INSIDE = 6  # letters from which a name is known at the head of a longer word, too
_LOWEST_PHONE = 7


class Place(NamedTuple):
    """Where a detail stands and of what kind it is."""

    start: int
    end: int
    kind: str


class Folded:
    """A text without case, accents and foreign digits, which knows the place of each of its characters."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        if text.isascii():  # nothing to fold but the case: each character keeps its place
            self.text = text.lower()
            self._places: Sequence[int] = range(len(text) + 1)
            return
        chars: list[str] = []
        places: list[int] = []
        for position, char in enumerate(text):
            for part in unicodedata.normalize("NFKD", char.lower()):
                if unicodedata.combining(part):
                    continue
                decimal = unicodedata.decimal(part, None)
                for letter in str(decimal) if decimal is not None else _LETTERS.get(part, part):
                    chars.append(letter)
                    places.append(position)
        self.text = "".join(chars)
        self._places = [*places, len(text)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text itself; marks that follow the last letter belong to it."""
        first = self._places[start]
        last = self._places[end] if end < len(self.text) else self._length
        return first, max(last, self._places[end - 1] + 1)


def fold(text: str) -> str:
    return Folded(text).text


class Contacts:
    """The contact details of one resume, to be found in any text."""

    def __init__(self, basics: Any) -> None:
        self._names: list[tuple[re.Pattern[str], bool]] = []
        self._others: list[tuple[str, re.Pattern[str]]] = []
        if not isinstance(basics, dict):
            return
        self._read_name(_text(basics.get("name")))
        for kind, value in _details(basics):
            if len(value) > 2:
                pattern = re.escape(fold(value)).replace(r"\ ", r"[\s,]+")
                self._others.append((kind, re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")))
        phone = re.sub(r"\D", "", fold(_text(basics.get("phone"))))
        if len(phone) >= _LOWEST_PHONE:
            tails = {phone, phone[-9:], phone[-8:]} if len(phone) > 9 else {phone}
            for digits in tails:
                joined = r"[\s().\-/]*".join(digits)
                self._others.append(("PHONE", re.compile(rf"(?<!\d)[+(]*\d{{0,4}}[\s().\-/]*{joined}(?!\d)")))

    def _read_name(self, name: str) -> None:
        """The whole name in any case; its parts where they are written as names are."""
        for spelling in dict.fromkeys((name, name.lower().translate(_WRITTEN_OUT))):
            parts = re.findall(r"[^\W\d_]+", fold(spelling))
            if len(parts) > 1 or (parts and not _has_spaces(parts[0])):
                self._names.append((re.compile(_bounded(r"[\s._'’,-]*".join(parts), parts[-1])), False))
            for part in parts:
                if part not in _PARTICLES and (len(part) > 1 and _has_spaces(part)):
                    self._names.append((re.compile(_bounded(part, part)), True))

    def find(self, text: str) -> list[Place]:
        """Every detail, none inside another: the longest first."""
        folded = Folded(text)
        found: list[Place] = []
        for pattern, as_written in self._names:
            for match in pattern.finditer(folded.text):
                start, end = folded.span(*match.span())
                if not as_written or not text[start:end].islower():
                    found.append(Place(start, end, "NAME"))
        for kind, pattern in (*self._others, *_SHAPES):
            for match in pattern.finditer(folded.text):
                start, end = match.span()
                while end > start + 1 and folded.text[end - 1] in ".,;:!?)]}\"' \n":
                    end -= 1
                place = Place(*folded.span(start, end), kind)
                if pattern is not _STREET or _is_named(text[place.start : place.end]):
                    found.append(place)
        return _apart(found)


def _is_named(street: str) -> bool:
    """“12 High Street”, not “12 shops on the same street”."""
    return any(word[0].isupper() for word in re.findall(r"[^\W\d_]{3,}", street))


def _apart(found: Iterable[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start - place.end, place.start)):
        if all(place.end <= other.start or place.start >= other.end for other in kept):
            kept.append(place)
    return sorted(kept)


def _has_spaces(word: str) -> bool:
    """Whether the word's script parts words by spaces, so that a part of a name can be told from a part of a word."""
    return not re.search(r"[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff\u0e00-\u0eff]", word)


def _bounded(pattern: str, last: str) -> str:
    """With the ends of words around it; a long name may carry an ending (“Kowalskiego”), any a genitive s."""
    if not _has_spaces(last):
        return pattern
    declined = len(last) >= (_FROM_HERE_INSIDE if last.isascii() else 4)
    if declined and last[-1] in "aeoiyаяоеий":
        pattern = pattern[:-1]  # the last vowel changes with the case: “Kowalska”, “Kowalskiej”
    ending = r"[^\W\d_]{0,4}" if declined else "s?"
    return rf"(?<![^\W_]){pattern}{ending}(?![^\W_])"


def _details(basics: dict[str, Any]) -> Iterator[tuple[str, str]]:
    email = _text(basics.get("email"))
    yield "EMAIL", email
    for key in ("url", "website", "image"):
        yield from _link(_text(basics.get(key)))
    location = basics.get("location")
    if isinstance(location, dict):
        address = _text(location.get("address"))
        yield "ADDRESS", address
        for part in re.split(r"[,;\n]", address):
            if re.search(r"\d", part) or len(part.strip()) > 8:
                yield "ADDRESS", part.strip()
        yield "ADDRESS", _text(location.get("postalCode"))
    profiles = basics.get("profiles")
    for profile in profiles if isinstance(profiles, list) else []:
        if isinstance(profile, dict):
            yield from _link(_text(profile.get("url")))
            yield "LINK", _text(profile.get("username")).lstrip("@")


def _link(value: str) -> Iterator[tuple[str, str]]:
    """An address as written, without its scheme, and its host where that is the person's own."""
    yield "LINK", value
    bare = re.sub(r"^(?:\w+://)?(?:www\.)?", "", value).rstrip("/")
    yield "LINK", bare
    if "/" not in bare:
        return
    host, _, path = bare.partition("/")
    yield from (("LINK", part) for part in path.split("/")[-1:] if len(part) > 4)
    if "~" in path:
        yield "LINK", host


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
