"""One call to one good model with the whole resume."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.steps import Desk, Part, Session, Stage, Staged

_OUTPUT = (600, 4000)


class QuickOptimize(Staged):
    id = "quick_optimize"
    label = "Quick: the whole resume in one call"

    def stages(self, desk: Desk) -> tuple[Stage, ...]:
        texts = {"resume": desk.resume, "market": desk.market}
        part = Part("rewrite", "The rewriting", "quick_optimize_1", "strong", _OUTPUT, texts)
        return (Stage("rewrite", "Rewriting the resume", (part,)),)

    def work(self, session: Session) -> Sequence[Edit]:
        (part,) = session.parts("rewrite")
        return session.edits(session.ask(part, ProposedChanges))
