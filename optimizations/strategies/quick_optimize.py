"""One call to one good model with the whole resume."""

from optimizations.builtin.skill_lists import skill_edits
from optimizations.context import MarketContext
from optimizations.strategies.answers import ProposedChanges, to_edits
from optimizations.strategies.base import Ask, Call, Facts, Outcome, Plan, PlannedCall, Step, merge
from optimizations.strategies.masking import Mask
from optimizations.strategies.prompting import build, language_name, market_lines, resume_lines
from optimizations.truth import judge_all
from resumes.document import Document

PROMPT = "quick_optimize_1"
_OUTPUT_LOW, _OUTPUT_HIGH = 600, 4000


class QuickOptimize:
    id = "quick_optimize"
    label = "Quick: the whole resume in one call"

    def plan(self, document: Document, context: MarketContext) -> Plan:
        call, _ = _call(document, context, Mask(document))
        planned = PlannedCall(call.tier, call.input_tokens, _OUTPUT_LOW, _OUTPUT_HIGH)
        return Plan(
            self.id,
            (Step("rewrite", "Rewriting the resume", (planned,)), Step("check", "Checking every claim")),
        )

    def run(
        self, document: Document, context: MarketContext, ask: Ask, facts: Facts | None = None
    ) -> Outcome:
        given = facts or Facts()
        mask = Mask(document)
        call, notes = _call(document, context, mask)
        answer = ask(call).parsed
        if not isinstance(answer, ProposedChanges):
            raise TypeError("the answer is not of the schema that was asked for")
        proposed, dropped = to_edits(answer, document, context, mask)
        edits, doubled = merge([*proposed, *skill_edits(document, context, given.lexicon)])
        judged = judge_all(edits, document, lexicon=given.lexicon, today=given.today)
        return Outcome(tuple(judged), (*notes, *dropped, *doubled))


def _call(document: Document, context: MarketContext, mask: Mask) -> tuple[Call, list[str]]:
    resume, notes = resume_lines(document, mask)
    prompt = build(
        PROMPT,
        {"language": language_name(document)},
        {"resume": resume, "market": mask.hide(market_lines(context))},
    )
    return Call("rewrite", prompt.system, prompt.user, ProposedChanges, _OUTPUT_HIGH, "strong"), notes
