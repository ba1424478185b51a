"""Python picks the weakest bullets; only those go to the cheapest model, under a hard cost cap."""

from collections.abc import Sequence
from decimal import Decimal

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.bullets import bullet_lines, room_for, weak_bullets
from optimizations.strategies.prompting import market_lines
from optimizations.strategies.steps import Part, RunInputs, Session, Stage, StagedStrategy

COST_CAP = Decimal("0.02")
_MOST_BULLETS = 12
_PER_CALL = 6
_MOST_SKILLS = 12
_OUTPUT = (250, 1200)


class BudgetOptimizer(StagedStrategy):
    id = "budget_optimizer"
    label = "Budget: the weakest bullets, cheapest model"
    cost_cap = COST_CAP

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"market": inputs.mask.hide(market_lines(inputs.context, most=_MOST_SKILLS))}
        bullets, _ = room_for(inputs, _MOST_BULLETS)
        _, room = room_for(inputs, _PER_CALL)
        parts = tuple(
            Part(
                "rewrite",
                _label(first, bullets),
                "budget_optimizer_1",
                "cheap",
                _OUTPUT,
                texts,
                {"bullets": room},
            )
            for first in range(0, bullets, _PER_CALL)
        )
        return Stage("choose", "Choosing the weakest bullets"), Stage("rewrite", "Rewriting them", parts)

    def work(self, session: Session) -> Sequence[Edit]:
        weakest = [bullet.path for bullet in weak_bullets(session.inputs, _MOST_BULLETS)]
        batches = [weakest[first : first + _PER_CALL] for first in range(0, len(weakest), _PER_CALL)]
        calls = [
            (part, {"bullets": bullet_lines(session.inputs, batch)})
            for part, batch in zip(session.parts("rewrite"), batches, strict=False)
        ]
        answers = session.together(calls, ProposedChanges)
        return [
            edit
            for answer, batch in zip(answers, batches, strict=True)
            for edit in session.edits(answer, allowed=frozenset(batch))
        ]


def _label(first: int, bullets: int) -> str:
    return f"The rewriting of bullets {first + 1} to {min(first + _PER_CALL, bullets)}"
