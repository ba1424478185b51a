"""Job titles compared by kind of work and level, across trades and languages, by a hand-written table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobs.extraction.seniority import title_seniority
from jobs.extraction.types import SENIORITIES, Seniority
from jobs.matching.words import ALL_STOPWORDS, Word, fold, words

_DATA: Final = Path(__file__).parent / "data" / "titles.txt"
# (m/w/d), :in, /-in, ·e, (h/f) and what else marks that every gender is meant.
_GENDER: Final = re.compile(
    r"\(?\b[mwfdxhvi]\s*[/|]\s*[mwfdxhvi]\b(?:\s*[/|]\s*[mwfdxhvi*]\b)*\)?|[:*_·]in(?:nen)?\b|/-?in(?:nen)?\b|[·.(]e\)?(?=\s|$)",
    re.IGNORECASE,
)
# What somebody was, named beside what they are.
_FORMER: Final = re.compile(
    r"[(,–-]?\s*\b(?:former|formerly|ex|ehemalige?r?|ancien(?:ne)?|antigu[oa])\b.*", re.IGNORECASE
)
_SAME_ROOT: Final = 0.5
_TO_PARENT: Final = 0.8
_OTHER_HEAD: Final = 0.75
_LONGEST_PHRASE: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """A title as it is compared: its words, the fields and heads it names, its level. Compared by identity."""

    text: str
    stems: frozenset[str]
    fields: tuple[str, ...]
    heads: frozenset[str]
    level: Seniority | None


class _Terms(NamedTuple):
    """Phrases, and openings and endings of compounds, each with what it stands for."""

    phrases: dict[tuple[str, ...], list[str]]
    openings: list[tuple[str, str]]
    endings: list[tuple[str, str]]


class _Table(NamedTuple):
    heads: _Terms
    fields: _Terms
    levels: _Terms
    near: dict[frozenset[str], float]
    proves: dict[str, tuple[str, ...]]


_ENDINGS: Final = (
    ("innen", ""), ("erin", "er"), ("eurin", "eur"), ("antin", "ant"), ("entin", "ent"), ("istin", "ist"), ("orin", "or"),
    ("iennes", "ien"), ("ienne", "ien"), ("euses", "eur"), ("euse", "eur"), ("trices", "teur"), ("trice", "teur"),
    ("ies", "y"), ("ices", "ice"), ("es", "e"), ("s", ""),
)  # fmt: skip
_SHORTEST_BARE: Final = 4


@lru_cache(maxsize=16_384)
def bare_form(folded: str) -> str:
    """A folded word of a title without plural and gender: 'nurses', 'infirmière', 'Lehrerinnen', 'enfermera'.

    Lighter than the stem that texts are compared by: a manager and management must stay apart here.
    """
    word = folded.removesuffix("'s")
    word = word[2:] if word[1:2] == "'" else word
    for ending, kept in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= _SHORTEST_BARE - 1
            and not word.endswith("ss")
        ):
            word = word[: len(word) - len(ending)] + kept
            break
    return word[:-1] if len(word) > _SHORTEST_BARE + 1 and word[-1] in "aeo" else word


def parse_title(text: str) -> Title:
    """The title's parts; gender marks and anything behind a year or a bracket's place name do no harm."""
    return _parse(text[:200])


@lru_cache(maxsize=8192)
def _parse(text: str) -> Title:
    table = _table()
    found = [
        word._replace(stem=bare_form(word.folded)) for word in words(_FORMER.sub("", _GENDER.sub(" ", text)))
    ]
    fields, in_fields = _spot(found, table.fields)
    heads, in_heads = _spot(found, table.heads)
    _, in_levels = _spot(found, table.levels)
    bare = frozenset(
        word.stem
        for at, word in enumerate(found)
        if word.folded not in ALL_STOPWORDS and (at not in in_levels or at in in_fields or at in in_heads)
    )
    # Who manages engineers is a manager, whatever else the title names.
    roles = {"manager"} if "manager" in heads else set(heads)
    return Title(text, bare, _most_exact(fields), frozenset(roles), title_seniority(text))


def likeness(one: Title, other: Title) -> float:
    """How far work under one title speaks for the other, 0–1; the level does not count."""
    if not one.stems or not other.stems:
        return 0.0
    if one.stems == other.stems:
        return 1.0
    heads = 1.0 if not one.heads or not other.heads or one.heads & other.heads else _OTHER_HEAD
    fields = _fields_likeness(one.fields, other.fields) * heads
    shared = _weight(one.stems & other.stems) * 2 / (_weight(one.stems) + _weight(other.stems))
    if one.fields and other.fields:
        # Two known trades: the words they share ("manager") say less than the trades themselves.
        return max(fields, min(shared, 0.4 + fields * 0.6))
    return shared


def related(one: Title, other: Title) -> bool | None:
    """Whether two titles are of related work; None where either says too little to tell."""
    if not one.fields or not other.fields:
        return True if likeness(one, other) >= 0.5 else None
    return likeness(one, other) >= 0.4


def proved_skills(title: Title) -> tuple[str, ...]:
    """Skills, by their names in the lexicon, that having worked under this title shows by itself."""
    proves = _table().proves
    return tuple(dict.fromkeys(name for trade in title.fields for name in proves.get(trade, ())))


def trades() -> dict[str, tuple[str, ...]]:
    """Every trade of the table that proves skills, with these."""
    return dict(_table().proves)


def level_distance(held: Seniority, asked: Seniority) -> int:
    """Steps from the level held up to the one asked for; negative where more is held than asked."""
    return SENIORITIES.index(asked) - SENIORITIES.index(held)


def level_of_years(years: float) -> Seniority:
    """The level that so many years usually bring, where no title says one."""
    return "junior" if years < 2 else "mid" if years < 5 else "senior"


def _fields_likeness(mine: Iterable[str], theirs: Iterable[str]) -> float:
    near = _table().near
    return max((_field_likeness(a, b, near) for a in mine for b in theirs), default=0.0)


def _field_likeness(one: str, other: str, near: dict[frozenset[str], float]) -> float:
    if one == other:
        return 1.0
    if (told := near.get(frozenset((one, other)))) is not None:
        return told
    root, other_root = one.split("/")[0], other.split("/")[0]
    if root == other_root:
        return _TO_PARENT if root in (one, other) else _SAME_ROOT
    # What is said of a whole trade holds, less strongly, for its branches.
    return near.get(frozenset((root, other_root)), 0.0) * _TO_PARENT


def _weight(stems: frozenset[str]) -> float:
    generic = _generic_stems()
    return sum(0.3 if word in generic else 1.0 for word in stems)


def _most_exact(fields: list[str]) -> tuple[str, ...]:
    """Without a trade whose branch is named as well; 'engineer' alone says nothing beside another trade."""
    kept = dict.fromkeys(fields)
    broad = {field.split("/")[0] for field in kept if "/" in field}
    if any(not field.startswith("engineering") for field in kept):
        broad.add("engineering")
    return tuple(field for field in kept if field not in broad)


def _spot(found: list[Word], terms: _Terms) -> tuple[list[str], set[int]]:
    """What the words stand for, longest phrases first, and the places of the words so understood."""
    meanings: list[str] = []
    used: set[int] = set()
    stems = [word.stem for word in found]
    for length in range(min(_LONGEST_PHRASE, len(found)), 0, -1):
        for at in range(len(found) - length + 1):
            places = range(at, at + length)
            told = terms.phrases.get(tuple(stems[at : at + length]))
            if told and used.isdisjoint(places):
                meanings.extend(told)
                used.update(places)
    for at, word in enumerate(found):
        if at in used:
            continue
        for piece, meaning in terms.endings:
            # A compound's ending carries its meaning only behind a real first part.
            if len(word.stem) >= len(piece) + 3 and word.stem.endswith(piece):
                meanings.append(meaning)
                used.add(at)
        for piece, meaning in terms.openings:
            if len(word.folded) > len(piece) and word.folded.startswith(piece):
                meanings.append(meaning)
                used.add(at)
    return meanings, used


@lru_cache(maxsize=1)
def _table() -> _Table:
    parts: dict[str, _Terms] = {name: _Terms({}, [], []) for name in ("heads", "fields", "levels")}
    near: dict[frozenset[str], float] = {}
    proves: dict[str, tuple[str, ...]] = {}
    section = ""
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[] \n")
        elif section == "near":
            one, other, value = line.split()
            near[frozenset((one, other))] = float(value)
        elif section == "proves":
            trade, _, names = line.partition("=")
            proves[trade.strip()] = tuple(name.strip() for name in names.split(","))
        else:
            _read_terms(parts[section], line)
    return _Table(parts["heads"], parts["fields"], parts["levels"], near, proves)


def _read_terms(terms: _Terms, line: str) -> None:
    meaning, _, listed = (part.strip() for part in line.partition("="))
    for term in (item.strip() for item in listed.split(",")):
        if term.startswith("*"):
            terms.endings.append((bare_form(fold(term[1:])), meaning))
        elif term.endswith("*"):
            terms.openings.append((fold(term[:-1]), meaning))
            terms.phrases.setdefault((bare_form(fold(term[:-1])),), []).append(meaning)
        else:
            told = terms.phrases.setdefault(tuple(bare_form(word.folded) for word in words(term)), [])
            if meaning not in told:
                told.append(meaning)


@lru_cache(maxsize=1)
def _generic_stems() -> frozenset[str]:
    """Words that name a role in any trade, so that sharing one says little."""
    return frozenset(part for phrase in _table().heads.phrases for part in phrase) | {
        "team",
        "member",
        "job",
        "role",
    }
