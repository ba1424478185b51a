"""Python picks the weakest bullets; only those go to the cheapest model, under a hard cost cap."""

from collections.abc import Sequence
from decimal import Decimal

from optimizations.builtin.skill_lists import skill_edits
from optimizations.context import MarketContext
from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges, to_edits
from optimizations.strategies.base import Ask, Call, Facts, Outcome, Plan, PlannedCall, Step, merge
from optimizations.strategies.masking import Mask
from optimizations.strategies.prompting import build, entry_heading, language_name, market_lines
from optimizations.strategies.weakness import WeakBullet, weakest_bullets
from optimizations.truth import judge_all
from resumes.document import Document, split_pointer

PROMPT = "budget_optimizer_1"
COST_CAP = Decimal("0.02")
_MOST_BULLETS = 12
_PER_CALL = 6
_MOST_SKILLS = 12
_OUTPUT_LOW, _OUTPUT_HIGH = 250, 1200


class BudgetOptimizer:
    id = "budget_optimizer"
    label = "Budget: the weakest bullets, cheapest model"

    def plan(self, document: Document, context: MarketContext) -> Plan:
        planned = tuple(
            PlannedCall(call.tier, call.input_tokens, _OUTPUT_LOW, _OUTPUT_HIGH)
            for call, _ in _calls(document, context, Mask(document), Facts())
        )
        return Plan(
            self.id,
            (
                Step("choose", "Choosing the weakest bullets"),
                Step("rewrite", "Rewriting them", planned),
                Step("check", "Checking every claim"),
            ),
            COST_CAP,
        )

    def run(
        self, document: Document, context: MarketContext, ask: Ask, facts: Facts | None = None
    ) -> Outcome:
        given = facts or Facts()
        mask = Mask(document)
        proposed: list[Edit] = []
        notes: list[str] = []
        spent = dearest = Decimal(0)
        for call, bullets in _calls(document, context, mask, given):
            if spent + dearest > COST_CAP:
                notes.append(f"{len(bullets)} bullets were left as they are: the cost cap was reached")
                continue
            answer = ask(call)
            spent, dearest = spent + answer.cost, max(dearest, answer.cost)
            if not isinstance(answer.parsed, ProposedChanges):
                raise TypeError("the answer is not of the schema that was asked for")
            allowed = frozenset(bullet.path for bullet in bullets)
            edits, dropped = to_edits(answer.parsed, document, context, mask, allowed=allowed)
            proposed += edits
            notes += dropped
        merged, doubled = merge([*proposed, *skill_edits(document, context, given.lexicon)])
        judged = judge_all(merged, document, lexicon=given.lexicon, today=given.today)
        return Outcome(tuple(judged), (*notes, *doubled))


def _calls(
    document: Document, context: MarketContext, mask: Mask, facts: Facts
) -> list[tuple[Call, Sequence[WeakBullet]]]:
    """The calls with the bullets each of them sends."""
    weakest = weakest_bullets(document, context, _MOST_BULLETS, facts.lexicon)
    batches = [weakest[start : start + _PER_CALL] for start in range(0, len(weakest), _PER_CALL)]
    return [(_call(document, context, mask, batch), batch) for batch in batches]


def _call(document: Document, context: MarketContext, mask: Mask, batch: Sequence[WeakBullet]) -> Call:
    headings = {tuple(split_pointer(bullet.path)[:2]): bullet.path for bullet in batch}
    lines = [entry_heading(document, path, mask) for path in headings.values()]
    lines += [f"{bullet.path}: {mask.hide(' '.join(bullet.text.split()))}" for bullet in batch]
    market = mask.hide(market_lines(context, most=_MOST_SKILLS))
    prompt = build(
        PROMPT, {"language": language_name(document)}, {"bullets": "\n".join(lines), "market": market}
    )
    return Call("rewrite", prompt.system, prompt.user, ProposedChanges, _OUTPUT_HIGH, "cheap")
