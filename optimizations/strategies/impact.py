"""How a resume reads, told without a model: openings, figures, length, plain words, and whether what the postings want
and the resume proves is where a reader looks for it. The same document and market always give the same figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jobs.lexicon.load import Lexicon, default_lexicon
from optimizations.context import MarketContext, MarketSkill
from optimizations.strategies.phrases import count_machine_phrases
from optimizations.truth.language import language_of, reading_language
from optimizations.truth.normalise import fold
from optimizations.truth.skills import skills_in
from resumes.document import Document, iter_texts, plain_text

BULLET = re.compile(r"/(?:work|volunteer|projects)/\d+/highlights/\d+")
_TELLING = re.compile(
    r"(?P<entry>/(?:work|volunteer|projects)/\d+)/(?:(?P<bullet>highlights/\d+)|summary|description)"
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÀ-Þ])")
FEWEST_WORDS, MOST_WORDS = 5, 34
MOST_SKILLS = 25
_FIGURES_FOR_ALL = 0.5  # not every bullet has a figure to tell
_NAMED_FOR_ALL = 3
_PARTS = (
    ("openings", "Bullets begin with what was done", 20),
    ("figures", "Bullets hold figures", 20),
    ("length", "Bullets are neither bare nor long", 10),
    ("listed", "Wanted skills that you have are in your skills lists", 25),
    ("summary", "The summary names what is wanted and true", 15),
)
_PLAIN = ("plain", "Plain words", 10)
_MACHINE_PHRASES_FOR_NONE = 5
# “Since 2019”, “ISO 9001”, “S3”: numbers that measure nothing
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"(?<![\w.\-/])(?:[€$£¥]\s?)?\d[\d.,]*(?:\s?%|\b)")
_NORM = re.compile(
    r"\b(?:iso|din|iec|ifrs|ias|hgb|windows|office|angular|python|java|php|b1|c1)[\s-]+\d[\d.\-/]*"
)
# Searched in folded text.
_WEAK_OPENING = {
    "en": r"(?:was |am |being |been )?(?:solely |mainly )?(?:responsible|in charge|tasked|accountable)\b"
    r"|(?:my |key |main |daily )*(?:duties|responsibilities|tasks)\b"
    r"|(?:i|my|we|the|a|an|this|was|were|had|have|did|experience|various)\b",
    "de": r"(?:war )?(?:verantwortlich|zustandig|tatig als|betraut)\b|(?:meine |zu meinen )?aufgaben\b|(?:ich|meine|war)\b",
    "fr": r"(?:responsable d|chargee? d|en charge|mes missions)|(?:je|mon|mes)\b|j'",
    "es": r"(?:responsable de|encargad[oa]|mis funciones)|(?:yo|mi|mis)\b",
    "pt": r"(?:responsavel p|encarregad[oa]|minhas funcoes)|(?:eu|meu|minha|minhas)\b",
    "it": r"(?:responsabile d|incaricat[oa]|addett[oa]|mi occupavo)|(?:io|mio|mia)\b",
    "nl": r"(?:verantwoordelijk|belast met|mijn taken)|(?:ik|mijn)\b",
}
_OPENINGS = {language: re.compile(pattern) for language, pattern in _WEAK_OPENING.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one bullet shows."""

    active: bool
    quantified: bool
    fitting: bool
    machine: int


@dataclass(frozen=True, slots=True)
class ImpactPart:
    """A share of 0–1 and how it came about: so many `of` so many. `weight` in points of 100."""

    name: str
    label: str
    weight: int
    share: float
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Impact:
    """The parts that can be measured; those that cannot leave the denominator."""

    parts: tuple[ImpactPart, ...]

    @property
    def score(self) -> int | None:
        """0–100; None where there is nothing to measure."""
        full = sum(part.weight for part in self.parts)
        earned = sum(part.weight * part.share for part in self.parts)
        return int(100 * earned / full + 0.5) if full else None


@lru_cache(maxsize=4096)
def figures_in(text: str) -> tuple[str, ...]:
    """The numbers that measure something."""
    bare = _NORM.sub(" ", _YEAR.sub(" ", fold(text)))
    return tuple(match.group().strip(" .,") for match in _FIGURE.finditer(bare))


@lru_cache(maxsize=4096)
def read_bullet(text: str, language: str) -> Reading:
    folded = fold(text)
    weak = _OPENINGS[language].match(folded) if language in _OPENINGS else None
    return Reading(
        active=weak is None and folded[:1].isalpha(),
        quantified=bool(figures_in(text)),
        fitting=FEWEST_WORDS <= len(text.split()) <= MOST_WORDS,
        machine=count_machine_phrases(text, language),
    )


def bullets_of(document: Document) -> Iterator[str]:
    """What tells of the entries: bullets, and the sentences of those that have none."""
    found = [(match, text) for path, text in iter_texts(document) if (match := _TELLING.fullmatch(path))]
    with_bullets = {match["entry"] for match, _ in found if match["bullet"]}
    for match, text in found:
        if match["bullet"]:
            yield text
        elif match["entry"] not in with_bullets:
            yield from _SENTENCES.split(text.strip())


def read_impact(document: Document, context: MarketContext, lexicon: Lexicon | None = None) -> Impact:
    """How the whole resume reads for this market."""
    whole = plain_text(document)
    read = [read_bullet(text, reading_language(text, whole)) for text in bullets_of(document)]
    held = skills_in(whole, lexicon)
    wanted = [skill for skill in context.skills[:MOST_SKILLS] if skill.name in held]
    listed = _listed(document, lexicon)
    summary = (document.get("basics") or {}).get("summary")
    named = _named(summary, wanted, lexicon) if isinstance(summary, str) and summary.strip() else 0
    enough = min(_NAMED_FOR_ALL, len(wanted))
    counts = {
        "openings": (sum(reading.active for reading in read), len(read)),
        "figures": (sum(reading.quantified for reading in read), len(read)),
        "length": (sum(reading.fitting for reading in read), len(read)),
        "listed": (sum(skill.name in listed for skill in wanted), len(wanted)),
        "summary": (min(named, enough), enough),
    }
    parts = []
    for name, label, weight in _PARTS:
        count, of = counts.get(name, (0, 0))
        if of:
            full = of * _FIGURES_FOR_ALL if name == "figures" else of
            parts.append(ImpactPart(name, label, weight, min(1.0, count / full), count, of))
    if whole.strip():
        machine = count_machine_phrases(whole, language_of(whole))
        share = max(0.0, 1 - machine / _MACHINE_PHRASES_FOR_NONE)
        parts.append(ImpactPart(*_PLAIN, share, machine, 0))
    return Impact(tuple(parts))


def _listed(document: Document, lexicon: Lexicon | None) -> set[str]:
    """The skills that the lists name, by the lexicon's names."""
    book = lexicon or default_lexicon()
    listed = set()
    for path, text in iter_texts(document):
        if path.startswith(("/skills/", "/certificates/", "/languages/")):
            entry = book.resolve(text)
            listed |= {entry.name} if entry is not None else set(skills_in(text, lexicon))
            listed.add(text)
    return listed


def _named(text: str, wanted: list[MarketSkill], lexicon: Lexicon | None) -> int:
    held = skills_in(text, lexicon)
    folded = fold(text)
    return sum(skill.name in held or fold(skill.spelling) in folded for skill in wanted)
