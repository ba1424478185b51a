"""What matching needs to know of a posting, small enough to store and quick to read back."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, cast

from jobs.extraction.orders import without_orders
from jobs.extraction.scanning import scan
from jobs.extraction.sections import read_requirements
from jobs.extraction.types import Education, Facts, Seniority, SkillHit
from jobs.lexicon.load import Lexicon, default_lexicon
from jobs.matching.phrases import Phrase, key_phrases
from jobs.matching.titles import Title, parse_title
from jobs.matching.words import language_of

VERSION: Final = 1
_OFTEN: Final = 3
_MANY_EXAMPLES: Final = 4

# Between two skills, what makes them alternatives ("React, Vue or Angular") or goes on listing them.
_OR: Final = re.compile(
    r"[\s,]*(?:and/or|or|oder|bzw\.?|ou|ou bien|o|u|y/o|und/oder|et/ou)\s+(?:\w+\s+)?", re.IGNORECASE
)
_AND: Final = re.compile(r"\s*,?\s*(?:and|und|sowie|et|y|e|&)\s+", re.IGNORECASE)
_OR_SIMILAR: Final = re.compile(
    r"[\s,]*(?:or|oder|ou|o|u)\s+(?:\w+\s+){0,3}?(?:related|similar|equivalent|comparable|relevant|other|vergleichbar|verwandt"
    r"|ähnlich|similaire|équivalent|connexe|afín|equivalente)",
    re.IGNORECASE,
)
_COMMA: Final = re.compile(r"\s*,\s*")
_EXAMPLES: Final = re.compile(
    r"(?:such as|like|e\.?\s?g\.?,?|for example|for instance|one of(?: the following)?|any of|ideally one of|z\.\s?b\.|wie"
    r"|wie etwa|zum beispiel|par ex(?:emple|\.)|tels? que|telles? que|comme|como|por ejemplo|p\.\s?ej\.)\s*:?\s*$",
    re.IGNORECASE,
)
_OPEN_EDUCATION: Final = re.compile(
    r"equivalent|or (?:related |relevant )?(?:work |practical )?experience|comparable|in lieu|vergleichbar|gleichwertig"
    r"|équivalent|équivaut|ou expérience|equivalente|o experiencia|similar experience",
    re.IGNORECASE,
)


# Joins the names of alternatives in one string; no skill's name holds it.
ANY_OF: Final = "\x1f"


class Want(NamedTuple):
    """One thing asked for: a skill, or any of several. `start` and `end` are its first place in the text."""

    weight: float
    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wants:
    """Things asked for, kept in few flat lists: a thousand postings must load and score in no time.

    `names` holds a skill's name, or several joined by `ANY_OF`; `places` holds start and end for each in turn.
    """

    names: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, wants: Iterable[Want]) -> "Wants":
        """The flat form of these demands."""
        listed = list(wants)
        return cls(
            [ANY_OF.join(want.names) for want in listed],
            [want.weight for want in listed],
            [place for want in listed for place in (want.start, want.end)],
        )

    def __iter__(self) -> Iterator[Want]:
        for at, (names, weight) in enumerate(zip(self.names, self.weights, strict=True)):
            yield Want(weight, tuple(names.split(ANY_OF)), self.places[2 * at], self.places[2 * at + 1])


@dataclass(frozen=True, slots=True)
class Phrases:
    """Key phrases in the same flat form; `names` holds them as the posting writes them."""

    keys: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, phrases: Iterable[Phrase], text: str) -> "Phrases":
        """The flat form of these phrases of a text."""
        listed = list(phrases)
        return cls(
            [phrase.key for phrase in listed],
            [phrase.weight for phrase in listed],
            [place for phrase in listed for place in (phrase.start, phrase.end)],
            [" ".join(text[phrase.start : phrase.end].split()) for phrase in listed],
        )

    def __iter__(self) -> Iterator[tuple[Phrase, str]]:
        for at, (key, weight, name) in enumerate(zip(self.keys, self.weights, self.names, strict=True)):
            yield Phrase(key, weight, self.places[2 * at], self.places[2 * at + 1]), name


@dataclass(frozen=True, slots=True)
class PostingProfile:
    """A posting as matching sees it; equal profiles score equally. The text itself is not kept."""

    title: str
    seniority: Seniority | None = None
    years: int | None = None
    years_span: tuple[int, int] | None = None
    education: Education | None = None
    education_open: bool = False
    education_span: tuple[int, int] | None = None
    required: Wants = field(default_factory=Wants)
    preferred: Wants = field(default_factory=Wants)
    certificates: Wants = field(default_factory=Wants)
    phrases: Phrases = field(default_factory=Phrases)
    parsed_title: Title = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parsed_title", parse_title(self.title))

    @classmethod
    def from_facts(
        cls, facts: Facts, title: str, text: str, lexicon: Lexicon | None = None
    ) -> "PostingProfile":
        """Reads the text once more for its key phrases; everything else comes from the facts."""
        text, title = without_orders(text), without_orders(title)
        certificates = [hit for hit in facts.skills if hit.category == "certification"]
        wants = _wants([hit for hit in facts.skills if hit.category != "certification"], title, text)
        places = _asked_places(text, lexicon or default_lexicon())
        taken = [span[:2] for hit in facts.skills for span in hit.evidence]
        phrases = key_phrases(text, taken, places, language_of(text), title)
        education = facts.education_evidence
        years = facts.years_evidence
        # A level read from the years asked for says nothing that the years do not say.
        named_level = facts.seniority_evidence is None or facts.seniority_evidence != years
        return cls(
            title=" ".join(title.split()),
            seniority=facts.seniority if named_level else None,
            years=facts.years,
            years_span=years and (years.start, years.end),
            education=facts.education,
            education_open=education is not None and _is_open(text, education.start, education.end),
            education_span=education and (education.start, education.end),
            required=Wants.of(want for requirement, want in wants if requirement == "required"),
            preferred=Wants.of(want for requirement, want in wants if requirement == "preferred"),
            certificates=Wants.of(want for _, want in _wants(certificates, title, text)),
            phrases=Phrases.of(phrases, text),
        )

    def to_json(self) -> dict[str, Any]:
        """The compact stored form (about 1.5 KB); empty fields are left out."""
        stored: dict[str, Any] = {
            "v": VERSION,
            "t": self.title,
            "s": self.seniority,
            "y": self.years,
            "ys": self.years_span,
            "e": self.education,
            "eo": self.education_open,
            "es": self.education_span,
        }
        for key, wants in (("r", self.required), ("p", self.preferred), ("c", self.certificates)):
            stored[key] = [wants.names, wants.weights, wants.places] if wants.names else None
        told = self.phrases
        stored["k"] = [told.keys, told.weights, told.places, told.names] if told.keys else None
        return {key: value for key, value in stored.items() if value not in (None, False)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PostingProfile":
        """A profile from its stored form; raises ValueError for a form of another version."""
        if stored.get("v") != VERSION:
            raise ValueError(f"A posting profile of version {stored.get('v')!r} cannot be read; make it anew")
        nothing: list[Any] = []
        return cls(
            title=stored.get("t", ""),
            seniority=stored.get("s"),
            years=stored.get("y"),
            years_span=_span(stored.get("ys")),
            education=stored.get("e"),
            education_open=stored.get("eo", False),
            education_span=_span(stored.get("es")),
            required=Wants(*stored.get("r", nothing)),
            preferred=Wants(*stored.get("p", nothing)),
            certificates=Wants(*stored.get("c", nothing)),
            phrases=Phrases(*stored.get("k", nothing)),
        )

    @property
    def skill_names(self) -> frozenset[str]:
        """Every skill and certificate the posting names."""
        lists = (self.required, self.preferred, self.certificates)
        return frozenset(name for wants in lists for names in wants.names for name in names.split(ANY_OF))


def _span(stored: list[int] | None) -> tuple[int, int] | None:
    return (stored[0], stored[1]) if stored else None


def _asked_places(text: str, lexicon: Lexicon) -> tuple[Callable[[int], bool], Callable[[int], bool]]:
    """Where a text tells of the work, and where it asks for something: in its duties and requirements, if it has any."""
    requirements = read_requirements(scan(text, lexicon))

    def asks_at(place: int) -> bool:
        return requirements.is_asked(place) and requirements.section_at(place) in _ASKING

    parted = any(section in _ASKING for section, _ in requirements.labels)
    return requirements.is_asked, asks_at if parted else requirements.is_asked


_ASKING: Final = ("required", "preferred", "duties")


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether the sentence about education lets experience stand in for it."""
    stop = text.find("\n", end)
    return _OPEN_EDUCATION.search(text, start, min(len(text) if stop < 0 else stop, end + 160)) is not None


def _wants(hits: Iterable[SkillHit], title: str, text: str) -> list[tuple[str, Want]]:
    """The skills asked for, alternatives bound together, each with its weight."""
    by_name = {hit.name: hit for hit in hits}
    bound = _alternatives(by_name.values(), text)
    in_title = title.casefold()
    wants: list[tuple[str, Want]] = []
    done: set[str] = set()
    for name in by_name:
        if name in done:
            continue
        names = bound.get(name, (name,))
        done.update(names)
        members = [by_name[each] for each in names]
        required = any(member.requirement == "required" for member in members)
        place = min((span[:2] for member in members for span in member.evidence), default=(-1, -1))
        weight = max(_weight(member, in_title) for member in members)
        wants.append(("required" if required else "preferred", Want(weight, names, *place)))
    return wants


def _weight(hit: SkillHit, title: str) -> float:
    """What the title names counts double, what the text returns to counts more, soft skills half."""
    quotes = {hit.name.casefold(), *(span.quote.casefold() for span in hit.evidence)}
    if any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", title) for quote in quotes):
        return 2.0
    base = 0.5 if hit.category == "soft" else 1.0
    return base * 1.5 if hit.count >= _OFTEN else base


def _alternatives(hits: Iterable[SkillHit], text: str) -> dict[str, tuple[str, ...]]:
    """For each skill that is only ever named as one of several, all of those."""
    mentions = sorted((span.start, span.end, hit.name) for hit in hits for span in hit.evidence)
    lists: list[list[tuple[int, int, str]]] = []
    for mention in mentions:
        if lists and _joint(text[lists[-1][-1][1] : mention[0]]):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    groups: list[set[str]] = []
    alone: set[str] = set()
    for listed in lists:
        # A long "tools such as A, B, C and D" names examples; a short one, or any other "and", asks for all.
        runs = _split_at_and(listed, text)
        exemplary = _EXAMPLES.search(text, max(0, listed[0][0] - 40), listed[0][0]) is not None
        exemplary = exemplary and (len(runs) == 1 or len(listed) >= _MANY_EXAMPLES)
        for run in [listed] if exemplary else runs:
            names = {name for _, _, name in run}
            if len(names) > 1 and (exemplary or _is_choice(run, text)):
                groups.append(names)
            else:
                alone |= names
    return _merged(groups, alone)


def _joint(between: str) -> str:
    """What two skills of one list are joined by: 'or', 'and', 'comma', or nothing."""
    for name, pattern in (("comma", _COMMA), ("or", _OR), ("and", _AND)):
        if pattern.fullmatch(between):
            return name
    return ""


def _split_at_and(listed: list[tuple[int, int, str]], text: str) -> list[list[tuple[int, int, str]]]:
    runs = [[listed[0]]]
    for before, mention in itertools.pairwise(listed):
        if _joint(text[before[1] : mention[0]]) == "and":
            runs.append([mention])
        else:
            runs[-1].append(mention)
    return runs


def _is_choice(run: list[tuple[int, int, str]], text: str) -> bool:
    """Whether an 'or' joins the list or closes it: 'A, B or C', 'A, B or a related field'."""
    joints = (_joint(text[one[1] : other[0]]) for one, other in itertools.pairwise(run))
    return "or" in joints or _OR_SIMILAR.match(text, run[-1][1]) is not None


def _merged(groups: list[set[str]], alone: set[str]) -> dict[str, tuple[str, ...]]:
    """One group for each skill: groups that share a skill become one; skills also asked for on their own leave."""
    merged: list[set[str]] = []
    for group in (group - alone for group in groups):
        touching = [known for known in merged if known & group]
        merged = [known for known in merged if not known & group]
        merged.append(group.union(*touching))
    bound: dict[str, tuple[str, ...]] = {}
    for group in merged:
        if len(group) > 1:
            names = tuple(sorted(group))
            bound.update(dict.fromkeys(names, names))
    return bound


def posting_profile(stored: object) -> PostingProfile | None:
    """The profile in a stored field, or None where it is absent or of another version and must be made anew."""
    if not isinstance(stored, dict):
        return None
    try:
        return PostingProfile.from_json(cast("dict[str, Any]", stored))
    except (ValueError, LookupError, TypeError):
        return None
