"""A writer against two reviewers, one for applicant tracking systems and one who hires, until both accept."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.remarks import Remark, Review, remark_lines
from optimizations.strategies.revising import revised
from optimizations.strategies.steps import (
    CHANGES_BYTES,
    REMARKS_BYTES,
    Part,
    RunInputs,
    Session,
    Stage,
    StagedStrategy,
)

ROUNDS = 2
_WRITE, _REVIEW = (600, 4000), (80, 1500)
_REVIEWERS = (("The ATS reviewer", "panel_ats_1"), ("The hiring manager", "panel_manager_1"))


class ReviewPanel(StagedStrategy):
    id = "review_panel"
    label = "Panel: a writer and two reviewers, in rounds"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"resume": inputs.resume, "market": inputs.market}
        changes = {"changes": CHANGES_BYTES}
        writer = Part("write", "The writer", "panel_writer_1", "strong", _WRITE, texts)
        stages = [Stage("write", "Writing", (writer,))]
        for number in range(1, ROUNDS + 1):
            step = f"review_{number}"
            reviewers = tuple(
                Part(step, label, prompt, "mid", _REVIEW, texts, changes, Review, seat)
                for seat, (label, prompt) in enumerate(_REVIEWERS)
            )
            room = {**changes, "remarks": REMARKS_BYTES}
            revision = Part(f"revise_{number}", "A revision", "panel_revise_1", "strong", _WRITE, texts, room)
            stages += [
                Stage(step, f"Both reviewers read, round {number}", reviewers),
                Stage(f"revise_{number}", f"Revising, round {number}", (revision,)),
            ]
        return tuple(stages)

    def work(self, session: Session) -> Sequence[Edit]:
        inputs = session.inputs
        (part,) = session.parts("write")
        edits = session.edits(session.ask(part, ProposedChanges))
        for number in range(1, ROUNDS + 1):
            if not edits:
                break
            changes = inputs.change_lines(edits)
            parts = [(part, {"changes": changes}) for part in session.parts(f"review_{number}")]
            remarks = _objections(session.together(parts, Review))
            if not remarks:
                break
            (part,) = session.parts(f"revise_{number}")
            fed = {"changes": changes, "remarks": remark_lines([*_doubts(edits), *remarks], inputs.remask)}
            answer = session.ask(part, ProposedChanges, fed)
            if answer is None:
                break
            edits = revised(edits, session.edits(answer), {remark.path for remark in remarks})
        return edits


def _objections(reviews: Sequence[Review | None]) -> list[Remark]:
    """What stands between the changes and both reviewers' yes; a reviewer who is missing has no say."""
    return [
        remark for review in reviews if review is not None and not review.accept for remark in review.remarks
    ]


def _doubts(edits: Sequence[Edit]) -> list[Remark]:
    """What the truth guard says: the writer hears it beside the reviewers' remarks."""
    return [
        Remark(path=edit.path, remark=edit.verdict.message)
        for edit in edits
        if edit.verdict is not None and not edit.is_safe
    ]
