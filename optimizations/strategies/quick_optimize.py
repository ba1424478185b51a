"""One call to one good model with the whole resume."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.steps import Part, RunInputs, Session, Stage, StagedStrategy

_OUTPUT = (600, 4000)


class QuickOptimize(StagedStrategy):
    id = "quick_optimize"
    label = "Quick: the whole resume in one call"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"resume": inputs.resume, "market": inputs.market}
        part = Part("rewrite", "The rewriting", "quick_optimize_1", "strong", _OUTPUT, texts)
        return (Stage("rewrite", "Rewriting the resume", (part,)),)

    def work(self, session: Session) -> Sequence[Edit]:
        (part,) = session.parts("rewrite")
        return session.edits(session.ask(part, ProposedChanges))
