"""The most thorough way: gaps over all postings, specialists, several hands on what is still weak, proofreading."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.bullets import bullet_lines, room_for, weak_bullets
from optimizations.strategies.parallel_ensemble import ANGLES, choose
from optimizations.strategies.remarks import Corrections, Critique
from optimizations.strategies.revising import worthwhile
from optimizations.strategies.section_specialists import ask_specialists
from optimizations.strategies.sections import Section, advice_for, specialists
from optimizations.strategies.steps import CHANGES_BYTES, Part, RunInputs, Session, Stage, StagedStrategy
from optimizations.strategies.styling import texts_of

_MOST_WEAK = 8
_SO_FAR_BYTES = 4000
_GAPS, _WEAK, _PROOF = (200, 2000), (250, 1600), (50, 2500)
_LEAST_ALIKE = 0.8


class MarketFit(StagedStrategy):
    id = "market_fit"
    label = "Market fit: gaps, specialists, ensemble, proofreading"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"resume": inputs.resume, "market": inputs.market, "postings": inputs.postings}
        gaps = Part("gaps", "The gap analysis", "market_gaps_1", "mid", _GAPS, texts, schema=Critique)
        proof = Part(
            "proof",
            "The proofreading",
            "market_proof_1",
            "cheap",
            _PROOF,
            {},
            {"changes": CHANGES_BYTES},
            Corrections,
        )
        sections = tuple(section.part for section in _specialists(inputs))
        return (
            Stage("gaps", "Comparing with all postings", (gaps,)),
            Stage("sections", "Each section by its specialist", sections),
            Stage("weak", "Several versions of what is still weak", _weak_parts(inputs)),
            Stage("proof", "Proofreading", (proof,)),
        )

    def work(self, session: Session) -> Sequence[Edit]:
        (part,) = session.parts("gaps")
        gaps = session.ask(part, Critique, is_needed=False)  # the others can do without
        advice = _advice(gaps, session.inputs) if gaps else {}
        sections = _specialists(session.inputs)
        edits = ask_specialists(session, sections, [advice_for(section, advice) for section in sections])
        chosen, _ = choose([edits, *_weak_edits(edits, session)], session)
        return _proofread(worthwhile(list(chosen.values()), session), session)


def _specialists(inputs: RunInputs) -> list[Section]:
    return specialists(inputs, "sections", tier="strong", advised=True)


def _weak_parts(inputs: RunInputs) -> tuple[Part, ...]:
    count, room = room_for(inputs, _MOST_WEAK)
    if not count:
        return ()
    return tuple(
        Part(
            "weak",
            f"Version {seat + 1} of the weak texts",
            "market_weak_1",
            "mid",
            _WEAK,
            {"market": inputs.market},
            {"bullets": room + _SO_FAR_BYTES},
            seat=seat,
            holes={"angle": angle},
        )
        for seat, angle in enumerate(ANGLES)
    )


def _advice(gaps: Critique, inputs: RunInputs) -> dict[str, str]:
    """Path to what the gap analysis says of it; one line each, masked anew."""
    found: dict[str, str] = {}
    for remark in gaps.remarks:
        path, text = remark.path.strip(), " ".join(inputs.remask(remark.remark).split())[:300]
        if text:
            found[path] = f"{found[path]} {text}" if path in found else text
    return found


def _weak_edits(edits: Sequence[Edit], session: Session) -> list[list[Edit]]:
    """What each seat makes of the texts that would still be weakest."""
    inputs = session.inputs
    # A text that was split or taken out needs no further version; a blocked change would not stand.
    so_far = {
        edit.path: edit.after if isinstance(edit.after, str) else None
        for edit in edits
        if edit.verdict is not None and not edit.is_blocked
    }
    weak = [bullet.path for bullet in weak_bullets(inputs, _MOST_WEAK, so_far)]
    if not weak:
        return []
    lines = bullet_lines(inputs, weak, so_far)
    answers = session.together(
        [(part, {"bullets": lines}) for part in session.parts("weak")], ProposedChanges
    )
    return [session.edits(answer, allowed=frozenset(weak)) for answer in answers]


def _proofread(edits: list[Edit], session: Session) -> list[Edit]:
    """The edits with their slips mended. A correction that changes more than a slip is not taken."""
    places = dict(_places(edits))
    if not places:
        return edits
    (part,) = session.parts("proof")
    lines = "\n".join(f"{place}: {session.inputs.mask.hide(text)}" for place, text in places.items())
    answer = session.ask(part, Corrections, {"changes": lines})
    if answer is None:
        return edits
    corrected: dict[str, str] = {}
    for item in answer.corrections:
        old, new = places.get(item.place.strip()), " ".join(session.inputs.mask.restore(item.text).split())
        if old and new and difflib.SequenceMatcher(None, old, new).ratio() >= _LEAST_ALIKE:
            corrected[item.place.strip()] = new
    return [_corrected(edit, corrected, session) for edit in edits]


def _places(edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Each new text with a name of its own: the path, and a number where a text became several."""
    for edit in edits:
        if edit.verdict is not None and not edit.is_blocked:
            for number, text in enumerate(texts_of(edit.after)):
                yield f"{edit.path}#{number}", text


def _corrected(edit: Edit, corrected: Mapping[str, str], session: Session) -> Edit:
    """The edit with its corrections, if the guard finds it no worse than before and Python's score neither."""
    texts = [corrected.get(f"{edit.path}#{number}", text) for number, text in enumerate(texts_of(edit.after))]
    if texts == texts_of(edit.after):
        return edit
    mended = session.judge([replace(edit, after=texts if isinstance(edit.after, list) else texts[0])])
    scorer = session.inputs.scorer
    return mended[0] if mended and scorer.gain(mended[0]) >= scorer.gain(edit) else edit
