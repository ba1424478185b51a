"""Several providers draft the whole resume at once; Python scores each edit, a judge is asked where scores are level."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.remarks import Choices
from optimizations.strategies.revising import worthwhile
from optimizations.strategies.steps import Part, RunInputs, Session, Stage, StagedStrategy, best_of

# What each seat looks at most, so that one provider asked three times still gives three readings
ANGLES = (
    "that each text says plainly and exactly what was done",
    "that each text shows, in the postings' words, what the postings ask for and the text already holds",
    "that figures, tools and effects which a text holds stand where they are read first",
)
_DRAFT, _JUDGE = (600, 4000), (50, 800)
_VERSIONS_BYTES = 9000


class ParallelEnsemble(StagedStrategy):
    id = "parallel_ensemble"
    label = "Ensemble: several models at once, the best of each"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        texts = {"resume": inputs.resume, "market": inputs.market}
        drafts = tuple(
            Part(
                "drafts",
                f"Draft {seat + 1}",
                "ensemble_draft_1",
                "strong",
                _DRAFT,
                texts,
                seat=seat,
                holes={"angle": angle},
            )
            for seat, angle in enumerate(ANGLES)
        )
        room = {"versions": _VERSIONS_BYTES}
        market = {"market": inputs.market}
        judge = Part("judge", "The judge", "ensemble_judge_1", "mid", _JUDGE, market, room, Choices)
        return (
            Stage("drafts", f"{len(ANGLES)} drafts at once", drafts),
            Stage("judge", "Choosing where the drafts are level", (judge,)),
        )

    def work(self, session: Session) -> Sequence[Edit]:
        parts = [(part, None) for part in session.parts("drafts")]
        drafts = [session.edits(answer) for answer in session.together(parts, ProposedChanges)]
        chosen, ties = choose(drafts, session)
        if ties:
            (part,) = session.parts("judge")
            lines, letters = _versions(ties, session.inputs)
            choices = session.ask(part, Choices, {"versions": lines})
            for choice in choices.choices if choices else ():
                edit = letters.get((choice.path.strip(), choice.version.strip().upper()[:1]))
                if edit is not None:
                    chosen[edit.path] = edit
        return worthwhile(list(chosen.values()), session)


def choose(
    drafts: Sequence[Sequence[Edit]], session: Session
) -> tuple[dict[str, Edit], dict[str, list[Edit]]]:
    """The best edit for each place, and the places where others are level with it."""
    by_path: dict[str, list[Edit]] = {}
    for edit in (edit for draft in drafts for edit in draft):
        by_path.setdefault(edit.path, []).append(edit)
    chosen, ties = {}, {}
    for path, candidates in by_path.items():
        chosen[path], level = best_of(candidates, session.inputs.scorer)
        if len(level) > 1:
            ties[path] = level
    return chosen, ties


def _versions(ties: dict[str, list[Edit]], inputs: RunInputs) -> tuple[str, dict[tuple[str, str], Edit]]:
    """The texts that are level, lettered, and which edit each letter means."""
    lines: list[str] = []
    letters: dict[tuple[str, str], Edit] = {}
    for path, edits in ties.items():
        lines.append(f"{path}, the resume's own: {inputs.mask.hide(str(edits[0].before or '(nothing)'))}")
        for letter, edit in zip("ABCDEFG", edits, strict=False):
            letters[path, letter] = edit
            lines.append(inputs.change_lines([edit]).replace(path, f"{path}, {letter}", 1))
    return "\n".join(lines), letters
