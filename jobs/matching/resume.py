"""What matching needs to know of a resume: skills with proof, titles, years, level, schooling and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from jobs.extraction.aside import is_aside
from jobs.extraction.orders import without_orders
from jobs.extraction.posting import find_skills
from jobs.extraction.types import Education, Seniority
from jobs.lexicon.load import Lexicon
from jobs.matching.education import highest_degree
from jobs.matching.phrases import WordIndex
from jobs.matching.timeline import Months, claimed_years, months_of, total_years
from jobs.matching.titles import Title, level_of_years, parse_title, proved_skills
from jobs.matching.words import clear_caches, content_words, language_of, pair_key, words
from resumes.document import Document, get_at, iter_texts, pointer, split_pointer

Proof = Literal["work", "listed", "claimed", "studied", "weak"]

# Order of proof: what comes first is shown as the evidence.
_PROOFS: Final[tuple[Proof, ...]] = ("work", "listed", "claimed", "studied", "weak")
WEAK_CREDIT: Final = 0.5
_SECTION_PROOF: Final[dict[str, Proof]] = {
    "work": "work",
    "volunteer": "work",
    "projects": "work",
    "publications": "work",
    "awards": "work",
    "skills": "listed",
    "languages": "listed",
    "certificates": "listed",
    "basics": "claimed",
    "education": "studied",
    "interests": "weak",
}
# Places whose words are names, or another person's.
_SKIPPED: Final = re.compile(
    r"/basics/(?!label$|summary$)|/references/|/(?:work|volunteer)/\d+/(?:name|organization|location)$"
    r"|/education/\d+/(?:institution|score|location)$|/publications/\d+/publisher$|/awards/\d+/awarder$"
    r"|/languages/\d+/fluency$|/skills/\d+/level$|/projects/\d+/(?:entity|type)$|/certificates/\d+/issuer$"
)
_NEGATED: Final = re.compile(
    r"\b(?:no|without|never used|lack(?:ing)?|not (?:yet )?(?:familiar|experienced|worked)|kein(?:e|en)?|ohne|sans|pas d[e']"
    r"|sin)\s+(?:\w+\s+){0,2}?(?:experience|knowledge|background|erfahrung|kenntnisse|expérience|connaissances?"
    r"|experiencia|conocimientos?)?"
    r"\s*(?:in|with|of|mit|von|en|de|avec|con)?\s*$",
    re.IGNORECASE,
)
_HEDGED_BEFORE: Final = re.compile(
    r"\b(?:basics? (?:of|in|knowledge|understanding|skills)?|beginner|elementary|some (?:knowledge|exposure|experience)"
    r"|exposure to|(?:slightly |somewhat )?familiar(?:ity)? with|currently learning|eager to learn|want to learn"
    r"|interested in|keen to learn|grundkenntnisse|grundlagen|erste erfahrung\w*|notions|connaissances? de base|débutant\w*"
    r"|bases en|conocimientos? básicos?|nociones|principiante|nivel básico)\b[^.;\n]*$",
    re.IGNORECASE,
)
_HEDGED_AFTER: Final = re.compile(
    r"\s*[(:–-]\s*(?:basics?|beginner|elementary|learning|novice|grundkenntnisse|anfänger|débutant|notions|básico|nociones|a1|a2)\b",
    re.IGNORECASE,
)
_LOW_LEVEL: Final = re.compile(
    r"\b(?:basic|beginner|elementary|novice|learning|familiar|grundkenntnisse|anfänger|débutant|notions|básico|principiante"
    r"|a1|a2)\b",
    re.IGNORECASE,
)
# Sections that tell in sentences, where a thing may be named that was given up or belongs to others
_TOLD_IN: Final = frozenset({"basics", "work", "volunteer", "projects"})
# How far in front of a skill a hedge or a negation may stand, in characters.
_LOOK_BACK: Final = 120
_LANGUAGE_NAMES: Final = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


class SkillProof(NamedTuple):
    """Where a resume shows a skill; `through` is the narrower skill that implies it."""

    proof: Proof
    path: str
    start: int
    end: int
    quote: str
    through: str = ""


class Job(NamedTuple):
    """One job of the resume; `months` is None where its dates are unknown."""

    title: Title
    path: str
    months: Months | None
    years_ago: float


@dataclass(frozen=True, slots=True)
class ResumeProfile:
    """A resume as matching sees it, made once and matched with any number of postings."""

    skills: dict[str, SkillProof]
    jobs: tuple[Job, ...]
    years: float
    seniority: Seniority | None
    education: tuple[Education, str, str] | None
    words: WordIndex
    texts: dict[str, str]
    lexicon: Lexicon
    years_claim: tuple[str, int, int] | None = None
    credits: dict[str, float] = field(init=False)
    _years_without: dict[tuple[int, ...], float] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        credited = {
            name: WEAK_CREDIT if found.proof == "weak" else 1.0 for name, found in self.skills.items()
        }
        object.__setattr__(self, "credits", credited)

    @classmethod
    def from_document(cls, document: Document, lexicon: Lexicon, today: date) -> "ResumeProfile":
        """Reads a JSON Resume document; `today` ends the current jobs."""
        texts = {
            path: without_orders(text) for path, text in iter_texts(document) if not _SKIPPED.search(path)
        }
        jobs = tuple(_jobs(document, today))
        dated = total_years(job.months for job in jobs if job.months)
        claim = None if dated else _claim(texts)
        years = dated or (claim[0] if claim else 0.0)
        index = WordIndex()
        for path, text in texts.items():
            index.add(path, text)
        return cls(
            skills=_skills(document, texts, jobs, lexicon),
            jobs=jobs,
            years=years,
            seniority=_seniority(jobs, years),
            education=highest_degree(document.get("education")),
            words=index,
            texts=texts,
            lexicon=lexicon,
            years_claim=claim[1] if claim else None,
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to match with."""
        return not self.texts

    def years_without(self, left_out: tuple[int, ...]) -> float:
        """Years of work without the jobs at these places of `jobs`."""
        known = self._years_without.get(left_out)
        if known is None:
            kept = [job.months for at, job in enumerate(self.jobs) if job.months and at not in left_out]
            known = self._years_without[left_out] = total_years(kept)
        return known

    def proving(self, *names: str) -> frozenset[str]:
        """The skills newly held in full, were these proved: themselves and what is broader, where not held yet."""
        wider = {each for name in names for each in (name, *self.lexicon.broader(name))}
        return frozenset(name for name in wider if self.credits.get(name, 0.0) < 1.0)


def _jobs(document: Document, today: date) -> Iterator[Job]:
    """The jobs with a title, latest first, and the headline as what the person calls themselves today."""
    work = document.get("work")
    now = today.year * 12 + today.month
    jobs = []
    for index, entry in enumerate(work if isinstance(work, list) else []):
        position = entry.get("position") if isinstance(entry, dict) else None
        if isinstance(position, str) and position.strip():
            months = months_of(entry.get("startDate"), entry.get("endDate"), today)
            ago = max(0, now - months.end) / 12 if months else 3.0
            jobs.append(Job(parse_title(position), pointer("work", index, "position"), months, ago))
    # Without dates, a resume's order is latest first.
    yield from sorted(jobs, key=lambda job: (-job.months.end, -job.months.start) if job.months else (0, 0))
    label = get_at(document, "/basics/label")
    if isinstance(label, str) and label.strip():
        for piece in re.split(r"\s*[|•·;]\s*|\s+(?:and|und|et|y)\s+", label)[:4]:
            if piece.strip():
                yield Job(parse_title(piece), "/basics/label", None, 1.0)


def _seniority(jobs: tuple[Job, ...], years: float) -> Seniority | None:
    """The level of the latest job, else of the headline, else what the years usually bring."""
    latest = next((job for job in jobs if job.path != "/basics/label"), None)
    if latest and latest.title.level:
        return latest.title.level
    headline = next(
        (job.title.level for job in jobs if job.path == "/basics/label" and job.title.level), None
    )
    if headline:
        return headline
    return level_of_years(years) if jobs or years else None


def _claim(texts: dict[str, str]) -> tuple[float, tuple[str, int, int]] | None:
    for path in ("/basics/summary", "/basics/label"):
        if found := claimed_years(texts.get(path, "")):
            years, start, end = found
            return float(years), (path, start, end)
    return None


def _skills(
    document: Document, texts: dict[str, str], jobs: tuple[Job, ...], lexicon: Lexicon
) -> dict[str, SkillProof]:
    """Every skill shown, with its best proof; broader skills come with the narrower ones."""
    found: dict[str, SkillProof] = {}

    def note(name: str, proof: SkillProof) -> None:
        held = found.get(name)
        if held is None or _PROOFS.index(proof.proof) < _PROOFS.index(held.proof):
            found[name] = proof

    for path, text in texts.items():
        for name, proof in _shown(document, path, text, lexicon):
            note(name, proof)
    for name, proof in (*_worded(texts, lexicon), *_by_trade(jobs, texts, lexicon)):
        note(name, proof)
    for name, proof in list(found.items()):
        for wider in lexicon.broader(name):
            note(wider, proof._replace(through=name))
    if spoken := _written_language(texts, lexicon):
        found.setdefault(*spoken)
    return found


def _shown(document: Document, path: str, text: str, lexicon: Lexicon) -> Iterator[tuple[str, SkillProof]]:
    section = split_pointer(path)[0]
    proof = _SECTION_PROOF.get(section, "claimed")
    if section == "education" and "/courses" in path:
        proof = "weak"
    if section in ("skills", "languages") and _is_low(document, path):
        proof = "weak"
    entry = lexicon.resolve(text) if section in ("skills", "languages", "certificates", "projects") else None
    if entry:
        # Listed as a skill it needs no context: "Go", "R", "C".
        yield entry.name, SkillProof(proof, path, 0, len(text), text)
    context, offset = (
        _with_neighbours(document, path, text) if section in ("skills", "projects") else (text, 0)
    )
    for hit in find_skills(context, lexicon):
        for span in hit.evidence:
            start, end = span.start - offset, span.end - offset
            before = text[max(0, start - _LOOK_BACK) : max(0, start)]
            if start >= 0 and end <= len(text) and not _NEGATED.search(before):
                hedged = _HEDGED_BEFORE.search(before) or _HEDGED_AFTER.match(text, end)
                weak = hedged or (section in _TOLD_IN and is_aside(text, start, end))
                yield hit.name, SkillProof("weak" if weak else proof, path, start, end, text[start:end])


def _by_trade(
    jobs: tuple[Job, ...], texts: dict[str, str], lexicon: Lexicon
) -> Iterator[tuple[str, SkillProof]]:
    """What a title shows by itself: who has worked as a nurse has nursing; an assistant has some of it."""
    for job in jobs:
        proof: Proof = "weak" if job.title.heads == {"assistant"} else "work"
        if job.path == "/basics/label":
            proof = "weak" if proof == "weak" else "claimed"
        start = texts[job.path].find(job.title.text)
        if start >= 0:
            end = start + len(job.title.text)
            for name in proved_skills(job.title):
                if lexicon.get(name):
                    yield name, SkillProof(proof, job.path, start, end, job.title.text)


def _worded(texts: dict[str, str], lexicon: Lexicon) -> Iterator[tuple[str, SkillProof]]:
    """Skills told in other words than their name: 'managed projects' shows some project management."""
    index = WordIndex()
    for path, text in texts.items():
        if path.startswith(("/work/", "/volunteer/", "/projects/")) and "/keywords/" not in path:
            index.add(path, text)
    for key, name in _two_word_skills(lexicon):
        if place := index.places.get(key):
            path, start, end = place
            if not _NEGATED.search(texts[path][max(0, start - _LOOK_BACK) : start]):
                yield name, SkillProof("weak", path, start, end, texts[path][start:end])


@lru_cache(maxsize=8)
def _two_word_skills(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """(pair of stems, skill) for every spelling of two plain words."""
    found: dict[str, str] = {}
    for entry in lexicon:
        for form in entry.forms:
            if (
                form.exact
                or form.ambiguous
                or len(form.text.split()) != 2
                or entry.category == "certification"
            ):
                continue
            stems = [word.stem for word in content_words(words(form.text))]
            if len(stems) == 2 and min(map(len, stems)) >= 4:
                found.setdefault(pair_key(*stems), entry.name)
    clear_caches()  # of the lexicon's words; texts to come have others
    return tuple(found.items())


def _with_neighbours(document: Document, path: str, text: str) -> tuple[str, int]:
    """A keyword within its list, so that its neighbours lend it context, and its offset there."""
    tokens = split_pointer(path)
    siblings = (
        get_at(document, pointer(*tokens[:-1])) if len(tokens) > 1 and tokens[-2] == "keywords" else None
    )
    if not isinstance(siblings, list):
        return text, 0
    at = int(tokens[-1])
    before = ", ".join(str(item) for item in siblings[max(0, at - 6) : at])
    after = ", ".join(str(item) for item in siblings[at + 1 : at + 7])
    lead = f"{before}, " if before else ""
    return f"{lead}{text}" + (f", {after}" if after else ""), len(lead)


def _is_low(document: Document, path: str) -> bool:
    """Whether the person calls this group or language one they hardly know."""
    entry: Any = get_at(document, pointer(*split_pointer(path)[:2]))
    if not isinstance(entry, dict):
        return False
    said = (entry.get("level"), entry.get("fluency"), entry.get("name") if "/keywords/" in path else None)
    return any(isinstance(value, str) and _LOW_LEVEL.search(value) for value in said)


def _written_language(texts: dict[str, str], lexicon: Lexicon) -> tuple[str, SkillProof] | None:
    """The language the resume is written in is one its owner commands."""
    language = language_of("\n".join(texts.values()))
    entry = lexicon.resolve(_LANGUAGE_NAMES[language]) if language else None
    if entry is None:
        return None
    path, text = max(texts.items(), key=lambda item: len(item[1]))
    quote = text[:80].rsplit(" ", 1)[0] if len(text) > 80 else text
    return entry.name, SkillProof("listed", path, 0, len(quote), quote)
