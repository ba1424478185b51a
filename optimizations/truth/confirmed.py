"""What the person confirmed once: true again in later runs, for the entry it was said of and for no other."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from optimizations.edits import Claim, Edit
from optimizations.truth.credentials import organisation_words, title_words
from optimizations.truth.fields import fact_kind
from optimizations.truth.leaves import leaves
from optimizations.truth.normalise import fold
from optimizations.truth.source import ENTRY_SECTIONS
from resumes.document import Document, PathError, split_pointer

# What is said of no entry in particular may be used in any: who has a skill may name it where it was used.
_EVERYWHERE = frozenset({"skill", "certificate", "degree", "level"})
# A whole text that was vouched for; the claims in it are facts of their own.
SENTENCE = "sentence"
_NAME_KEYS = ("name", "institution", "organization", "title")
_TITLE_KEYS = ("position", "studyType", "entity")
_LONGEST_KEY = 300
_LONGEST_PART = 90


@dataclass(frozen=True, slots=True)
class ConfirmedClaim:
    """A claim in the guard's normal form. ``scope`` is `section|name|title|person`; the first three are empty for what
    is true of the whole resume."""

    kind: str
    key: str
    text: str
    scope: str

    @property
    def of_an_entry(self) -> bool:
        return not self.scope.startswith("|")


def scope_at(document: Document, path: str) -> str | None:
    """The scope of a place in the document; None in an entry that is not in the document yet."""
    basics = document.get("basics")
    person = _part(basics.get("name")) if isinstance(basics, dict) else ""
    try:
        tokens = split_pointer(path)
    except PathError:
        return None
    if not tokens or tokens[0] not in ENTRY_SECTIONS:
        return f"|||{person}"
    entries = document.get(tokens[0])
    place = tokens[1] if len(tokens) > 1 else ""
    if not isinstance(entries, list) or not place.isdigit() or int(place) >= len(entries):
        return None
    entry = entries[int(place)]
    if not isinstance(entry, dict):
        return None
    name = next((_part(entry[key]) for key in _NAME_KEYS if entry.get(key)), "")
    title = next((_part(entry[key]) for key in _TITLE_KEYS if entry.get(key)), "")
    return f"{tokens[0]}|{name}|{title}|{person}" if name or title else None


def confirmed_at(claim: Claim, document: Document) -> ConfirmedClaim | None:
    """The claim as a fact of its place; None where the place has no name by which it could be known again."""
    scope = scope_at(document, claim.path)
    return None if scope is None else ConfirmedClaim(claim.kind, lasting_key(claim), claim.text, scope)


def sentences_of(edit: Edit, document: Document) -> tuple[ConfirmedClaim, ...]:
    """The new texts of an edit as facts: who vouches for an edit vouches for its words as they stand, all together."""
    found = []
    for leaf in leaves(edit.path, edit.before, edit.after):
        claim = Claim(SENTENCE, leaf.after or "", fold(leaf.after or ""), path=leaf.path)
        fact = confirmed_at(claim, document) if claim.key and not fact_kind(leaf.path) else None
        if fact is not None:
            found.append(fact)
    return tuple(found)


def lasting_key(claim: Claim) -> str:
    """The claim's key without the index that its entry has in this document, short enough to be stored."""
    key = re.sub(r"^/\S*/", "", claim.key)
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[: _LONGEST_KEY - 65]} {hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()}"


class Confirmed:
    """The facts of one person, asked about places of one document."""

    def __init__(self, facts: Iterable[ConfirmedClaim], document: Document) -> None:
        self._facts = tuple(facts)
        self._document = document

    def __bool__(self) -> bool:
        return bool(self._facts)

    def at(self, path: str) -> tuple[ConfirmedClaim, ...]:
        """The facts that may vouch for a text at the path."""
        if not self._facts:
            return ()
        here = scope_at(self._document, path)
        whole = scope_at(self._document, "/basics") or "|||"
        found = []
        for fact in self._facts:
            if not _same_person(fact.scope, whole):
                continue
            if here is not None and here.startswith("|"):
                found.append(fact)  # a summary may tell what is true of any entry
            elif fact.of_an_entry:
                if here is not None and same_scope(fact.scope, here):
                    found.append(fact)
            elif fact.kind in _EVERYWHERE:
                found.append(fact)
        return tuple(found)

    def says(self, path: str, text: str) -> bool:
        """Whether this very text was vouched for at this place."""
        return bool(self._facts) and self.holds(Claim(SENTENCE, text, fold(text), path=path))

    def holds(self, claim: Claim) -> bool:
        """Whether exactly this was confirmed for the place of the claim."""
        key = lasting_key(claim)
        return any(fact.kind == claim.kind and fact.key == key for fact in self.at(claim.path))


def same_scope(first: str, second: str) -> bool:
    """Whether two scopes name the same entry of the same person: legal forms and abbreviations are no difference."""
    one, two = _parts(first), _parts(second)
    return (
        one[0] == two[0]
        and organisation_words(one[1]) == organisation_words(two[1])
        and title_words(one[2]) == title_words(two[2])
        and _same_person(first, second)
    )


def _same_person(first: str, second: str) -> bool:
    return title_words(_parts(first)[3]) == title_words(_parts(second)[3])


def _parts(scope: str) -> list[str]:
    return [*scope.split("|"), "", "", "", ""][:4]


def _part(value: Any) -> str:
    return " ".join(str(value).replace("|", " ").split())[:_LONGEST_PART] if isinstance(value, str) else ""
