"""Reading a posting's text into its row: facts, skills, search keys. Nothing here saves."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast
from uuid import UUID

from accounts.models import Workspace
from jobanalyzer.postgres.compiled import CompiledQuery, parameter
from jobs.dedupe import canonical_url, fingerprint, lookup_keys
from jobs.extraction.posting import read_posting
from jobs.extraction.terms import unknown_terms
from jobs.extraction.types import Facts, Period, Salary, Span
from jobs.importing.records import RawPosting
from jobs.lexicon.load import Lexicon, default_lexicon
from jobs.matching import PostingProfile
from jobs.models import JobPosting, LexiconTerm, PostingSkill

FACTS: Final = ("years", "seniority", "salary", "remote", "employment_type", "education")
# What a source or a person may state instead of what is read
STATED: Final = (
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
    "employment_type",
    "remote",
    "seniority",
    "years",
    "education",
)
_YEARLY_FROM: Final = 10_000
_HIGHEST: Final = 2_000_000_000
# The columns that `fill` writes
READ_FIELDS: Final = [
    "canonical_url",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
    "salary_annual_min",
    "salary_annual_max",
    "employment_type",
    "remote",
    "seniority",
    "years",
    "education",
    "evidence",
    "fingerprint",
    "fingerprint_keys",
    "profile",
    "unknown_terms",
    "read_with",
]
# Those of them that follow from the lexicon and the rules alone
RULED_FIELDS: Final = [field for field in READ_FIELDS if field != "canonical_url"]
# What a reading depends on: the lexicon's data and the code that reads and matches
RULES: Final = tuple(Path(__file__).parents[1] / folder for folder in ("lexicon", "extraction", "matching"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A posting's row with what was read from it, and its skills; neither is saved yet."""

    posting: JobPosting
    skills: list[PostingSkill]


def warm_up() -> None:
    """Load the lexicon and build its automaton, a quarter of a second that no visitor should wait for."""
    read_posting("Python", lexicon=default_lexicon())


@lru_cache(maxsize=8)
def rules_digest(folders: tuple[Path, ...] = RULES) -> str:
    """A short name for the lexicon and the rules as they are; it changes when more than remarks in their files do."""
    digest = sha256()
    for folder in folders:
        for path in sorted(path for kind in ("*.py", "*.txt") for path in folder.rglob(kind)):
            digest.update(path.relative_to(folder).as_posix().encode())
            content = _without_remarks(path.read_bytes())
            digest.update(_without_docstrings(content) if path.suffix == ".py" else content)
    return digest.hexdigest()[:16]


def _without_remarks(content: bytes) -> bytes:
    """The lines of a file but for empty ones and comments, which open alike in the data and in the code."""
    lines = (line.rstrip() for line in content.splitlines())
    return b"\n".join(line for line in lines if line and not line.lstrip().startswith(b"# "))


_QUOTES: Final = b'"""'


def _without_docstrings(code: bytes) -> bytes:
    """Code without the strings that open a file, a class or a function: they tell its reader, not what it does."""
    kept: list[bytes] = []
    inside = False
    for line in code.splitlines():
        bare = line.strip()
        if inside:
            inside = not bare.endswith(_QUOTES)
        elif bare.startswith(_QUOTES) and (not kept or kept[-1].endswith(b":")):
            inside = bare == _QUOTES or not bare.endswith(_QUOTES)
        else:
            kept.append(line)
    return b"\n".join(kept)


_ADDED: Final = CompiledQuery(
    lambda: (
        LexiconTerm.objects.in_workspace(parameter("workspace"))
        .filter(status=LexiconTerm.Status.ADDED)
        .order_by("name")
    )
)


@lru_cache(maxsize=64)
def _extended(names: tuple[str, ...]) -> Lexicon:
    return default_lexicon().extended(names)


def workspace_lexicon(workspace: Workspace | UUID) -> Lexicon:
    """The lexicon with the workspace's own terms."""
    terms = _ADDED.rows(workspace=workspace.pk if isinstance(workspace, Workspace) else workspace)
    names = tuple(term.name for term in terms)
    return _extended(names) if names else default_lexicon()


def stated_by(raw: RawPosting) -> dict[str, Any]:
    """The facts that the source itself states, beside its text."""
    amounts = [amount for amount in (raw.salary_min, raw.salary_max) if amount]
    stated: dict[str, Any] = {"employment_type": raw.employment_type, "remote": raw.remote}
    if amounts and raw.salary_currency:
        period = raw.salary_period or ("year" if amounts[-1] >= _YEARLY_FROM else "")
        if period:
            stated |= {
                "salary_min": raw.salary_min,
                "salary_max": raw.salary_max,
                "salary_currency": raw.salary_currency,
                "salary_period": period,
            }
    return {key: value for key, value in stated.items() if value}


def fill(posting: JobPosting, lexicon: Lexicon) -> Reading:
    """Write everything that follows from title, text, address and what is stated into the row."""
    facts = read_posting(posting.description, posting.title, lexicon, posting.location)
    posting.canonical_url = canonical_url(posting.url)[:2000] if posting.url else ""
    posting.fingerprint = fingerprint(posting.title, posting.company, posting.description)[:2000]
    posting.fingerprint_keys = list(lookup_keys(posting.fingerprint))
    posting.years = facts.years
    posting.seniority = facts.seniority or ""
    posting.remote = facts.remote or _remote_place(posting.location)
    posting.employment_type = facts.employment_type or ""
    posting.education = facts.education or ""
    posting.unknown_terms = _unknown(posting.description, lexicon)
    posting.evidence = _evidence(facts, posting.description)
    _write_salary(posting, facts.salary)
    _apply_stated(posting)
    profile = PostingProfile.from_facts(facts, posting.title, posting.description, lexicon)
    posting.profile = profile.to_json()
    posting.read_with = rules_digest()
    return Reading(posting, _skills(posting, facts))


def _remote_place(location: str) -> str:
    """The way of working that the place itself names: 'Remote, EU', 'Paris (hybrid)'."""
    return (read_posting(location).remote or "") if location else ""


def _unknown(text: str, lexicon: Lexicon) -> list[str]:
    found = (term.text.strip() for term in unknown_terms(text, lexicon))
    return [term for term in found if 2 <= len(term) <= 80]


def _evidence(facts: Facts, text: str) -> dict[str, list[int]]:
    """Spans that lie in the text; a seniority read from the title has none there."""
    found: dict[str, list[int]] = {}
    for fact in FACTS:
        span = cast(Span | None, getattr(facts, f"{fact}_evidence"))
        if span and not (fact == "seniority" and facts.seniority_source == "title") and span.end <= len(text):
            found[fact] = [span.start, span.end]
    return found


def _write_salary(posting: JobPosting, salary: Salary | None) -> None:
    posting.salary_min = posting.salary_max = posting.salary_annual_min = posting.salary_annual_max = None
    posting.salary_currency = posting.salary_period = ""
    if salary is None or (salary.minimum is None and salary.maximum is None):
        return
    low, high = salary.annual()
    bounds = [bound for bound in (low, high) if bound is not None]
    if max(bounds) > _HIGHEST:
        return
    posting.salary_min = salary.minimum
    posting.salary_max = salary.maximum
    posting.salary_currency = salary.currency[:3]
    posting.salary_period = salary.period
    posting.salary_annual_min, posting.salary_annual_max = min(bounds), max(bounds)


def _apply_stated(posting: JobPosting) -> None:
    stated = posting.stated
    for field in ("employment_type", "remote", "seniority", "education", "years"):
        if stated.get(field):
            setattr(posting, field, stated[field])
            posting.evidence.pop(field, None)
    if "salary_currency" in stated:
        period = cast(Period, stated["salary_period"])
        _write_salary(
            posting,
            Salary(stated.get("salary_min"), stated.get("salary_max"), stated["salary_currency"], period),
        )
        posting.evidence.pop("salary", None)


def _skills(posting: JobPosting, facts: Facts) -> list[PostingSkill]:
    return [
        PostingSkill(
            workspace_id=posting.workspace_id,
            posting=posting,
            name=hit.name[:200],
            category=hit.category,
            requirement=hit.requirement,
            count=min(hit.count, 1000),
            evidence=[[span.start, span.end] for span in hit.evidence],
        )
        for hit in facts.skills
    ]
