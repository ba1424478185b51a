"""The truth guard: what may be applied, what the person must confirm first, what contradicts the resume."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from jobs.lexicon.load import Lexicon
from optimizations.edits import Claim, Edit, Status, Verdict
from optimizations.truth.changed import Found, Text
from optimizations.truth.confirmed import SENTENCE, Confirmed, ConfirmedClaim
from optimizations.truth.content import stems
from optimizations.truth.fields import fact_kind, judge_field
from optimizations.truth.leaves import Leaf, leaves
from optimizations.truth.prose import prose_claims
from optimizations.truth.skills import item_is_known
from optimizations.truth.source import source_for, strings
from resumes.document import Document, get_at, split_pointer

_NAMES = {
    "number": "the number", "money": "the amount", "percent": "the percentage", "duration": "the duration",
    "date": "the date", "employer": "the organisation", "school": "the school", "title": "the title",
    "degree": "the degree", "certificate": "the certificate", "skill": "the skill", "name": "the name",
    "scope": "the claim", "content": "the statement", "contact": "the address", "hidden": "hidden text:",
    "instruction": "an instruction:", "award": "the award", "project": "the project", "level": "the level",
    "place": "the place",
}  # fmt: skip


def judge(
    edit: Edit,
    document: Document,
    confirmed: Iterable[Claim | ConfirmedClaim] = (),
    *,
    lexicon: Lexicon | None = None,
    today: date | None = None,
    own_words: bool = False,
) -> Verdict:
    """Compare an edit with the source document.

    ``confirmed`` is what the person has vouched for: claims of this very edit, and facts from earlier, each of which
    counts only where it was said of. ``today`` ends jobs that have no end. The text before is taken from the document
    itself, never from the edit. ``own_words`` are the person's: they may correct the resume, once they confirm it.
    """
    day = today or datetime.now(UTC).date()
    listed = tuple(confirmed)
    vouched = {(claim.kind, claim.key) for claim in listed if isinstance(claim, Claim)}
    facts = Confirmed((fact for fact in listed if isinstance(fact, ConfirmedClaim)), document)
    found: Found = []
    for leaf in leaves(edit.path, _standing(document, edit), edit.after):
        judged = _judge_leaf(leaf, document, facts, lexicon, day)
        said = facts.says(leaf.path, leaf.after or "")
        found += [item for item in judged if not (said and item[0].kind == "content")]
    found = [
        (claim, against)
        for claim, against in found
        if (claim.kind, claim.key) not in vouched and ((against and not own_words) or not facts.holds(claim))
    ]
    if not found:
        return Verdict("safe")
    contradictions = tuple(claim for claim, against in found if against)
    claims = tuple(dict.fromkeys(claim for claim, _ in found))
    if contradictions:
        status: Status = "needs_confirmation" if own_words else "blocked"
        message = f"Contradicts your resume: {_listed(contradictions)}."
        return Verdict(status, claims, message, contradicts=True)
    return Verdict("needs_confirmation", claims, f"Your resume does not say here: {_listed(claims)}.")


def judge_all(
    edits: Iterable[Edit],
    document: Document,
    confirmed: Iterable[Claim | ConfirmedClaim] = (),
    *,
    lexicon: Lexicon | None = None,
    today: date | None = None,
) -> list[Edit]:
    """The edits, each with its verdict."""
    known = tuple(confirmed)
    return [edit.with_verdict(judge(edit, document, known, lexicon=lexicon, today=today)) for edit in edits]


def _standing(document: Document, edit: Edit) -> Any:
    """What the document holds at the edit's place; nothing where the edit inserts."""
    tokens = split_pointer(edit.path)
    if not tokens or tokens[-1] == "-" or (edit.before is None and tokens[-1].isdigit()):
        return None
    return get_at(document, edit.path)


def _judge_leaf(
    leaf: Leaf, document: Document, facts: Confirmed, lexicon: Lexicon | None, today: date
) -> Found:
    source = source_for(document, leaf.path)
    for fact in facts.at(leaf.path):
        if fact.kind == SENTENCE:
            continue  # its parts are facts of their own
        source = source.with_fact(fact.text, of_entry=fact.of_an_entry)
    kind = fact_kind(leaf.path)
    if kind:
        problem = judge_field(leaf.path, kind, leaf.before, leaf.after, source.everything)
        return [problem] if problem else []
    if not leaf.after:
        return []
    found = prose_claims(Text(leaf.path, leaf.before or "", leaf.after, source, document, today, lexicon))
    if leaf.path == "/basics/label":
        found += _headline(leaf, document)
    tokens = split_pointer(leaf.path)
    if (tokens[0] == "skills" and "keywords" in tokens[2:]) or (tokens[0] == "skills" and len(tokens) == 2):
        found = [item for item in found if item[0].kind in ("hidden", "instruction", "contact", "scope")]
        if not item_is_known(leaf.after, source.proof, lexicon):
            claim = Claim("skill", leaf.after, f"skill {leaf.after}", "where you used it", leaf.path)
            found.append((claim, False))
    return found


def _headline(leaf: Leaf, document: Document) -> Found:
    """A headline may only put together what the resume calls the person: a bullet also names other people's titles."""
    work = document.get("work")
    entries = [
        {**entry, "highlights": None}
        for entry in (work if isinstance(work, list) else [])
        if isinstance(entry, dict)
    ]
    known = "\n".join(strings({**document, "work": entries, "references": None}))
    fresh = sorted(stems(leaf.after or "") - stems(known))
    if not fresh:
        return []
    claim = Claim("title", leaf.after or "", f"headline {leaf.after}", "that you held this title", leaf.path)
    return [(claim, False)]


def _listed(claims: Iterable[Claim]) -> str:
    return ", ".join(dict.fromkeys(map(_told, claims)))


def _told(claim: Claim) -> str:
    if claim.key.startswith("without "):  # what went is told by what its going says
        return claim.need
    return f"{_NAMES.get(claim.kind, claim.kind)} “{claim.text[:80]}”"
