"""A cheap draft, a critique of the middle tier, a strong rewrite; again, as long as Python's score rises."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.remarks import Critique, remark_lines
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
LEAST_RISE = 0.5
_DRAFT, _CRITIQUE, _REWRITE = (600, 4000), (100, 1500), (600, 4000)


class CascadeRefinement(StagedStrategy):
    id = "cascade_refinement"
    label = "Cascade: cheap draft, critique, strong rewrite"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"resume": inputs.resume, "market": inputs.market}
        drafted = {"changes": CHANGES_BYTES}
        both = {**drafted, "remarks": REMARKS_BYTES}
        stages = [
            Stage(
                "draft", "Drafting", (Part("draft", "The draft", "cascade_draft_1", "cheap", _DRAFT, texts),)
            )
        ]
        for number in range(1, ROUNDS + 1):
            again = "" if number == 1 else " again"
            critique, rewrite = f"critique_{number}", f"rewrite_{number}"
            criticised = Part(
                critique, "A critique", "cascade_critique_1", "mid", _CRITIQUE, texts, drafted, Critique
            )
            written = Part(rewrite, "A rewriting", "cascade_rewrite_1", "strong", _REWRITE, texts, both)
            stages += [
                Stage(critique, f"Criticising{again}", (criticised,)),
                Stage(rewrite, f"Rewriting{again}", (written,)),
            ]
        return tuple(stages)

    def work(self, session: Session) -> Sequence[Edit]:
        inputs, scorer = session.inputs, session.inputs.scorer
        (part,) = session.parts("draft")
        # Without a draft the strong model writes at once
        best = session.edits(session.ask(part, ProposedChanges, is_needed=False))
        for number in range(1, ROUNDS + 1):
            fed = {"changes": inputs.change_lines(best)}
            remarked: frozenset[str] = frozenset()
            if best:
                (part,) = session.parts(f"critique_{number}")
                critique = session.ask(part, Critique, fed)
                if critique is None or not critique.remarks:
                    break  # nothing to go by, or nothing to better
                fed["remarks"] = remark_lines(critique.remarks, inputs.remask)
                remarked = frozenset(remark.path for remark in critique.remarks)
            (part,) = session.parts(f"rewrite_{number}")
            answer = session.ask(part, ProposedChanges, fed)
            if answer is None:
                break
            before = scorer.total(best)
            rewritten = revised(best, session.edits(answer), remarked)
            risen = scorer.total(rewritten) - before
            if risen > 0:
                best = rewritten
            if risen < LEAST_RISE:
                break
        return best
