"""One specialist for each section, all at once; Python merges what they bring."""

from collections.abc import Sequence

from optimizations.edits import Edit
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.sections import Section, specialists
from optimizations.strategies.steps import RunInputs, Session, Stage, StagedStrategy


class SectionSpecialists(StagedStrategy):
    id = "section_specialists"
    label = "Specialists: one for each section, at once"

    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        parts = tuple(section.part for section in specialists(inputs, "sections", tier="strong"))
        return (Stage("sections", "Each section by its specialist", parts),)

    def work(self, session: Session) -> Sequence[Edit]:
        return ask_specialists(session, specialists(session.inputs, "sections", tier="strong"))


def ask_specialists(
    session: Session, sections: Sequence[Section], advice: Sequence[str] | None = None
) -> list[Edit]:
    """The edits of all specialists; each may change its own section only."""
    given = advice or [""] * len(sections)
    calls = [(section.part, {"advice": text}) for section, text in zip(sections, given, strict=True)]
    answers = session.together(calls, ProposedChanges)
    edits = []
    for section, answer in zip(sections, answers, strict=True):
        for edit in session.edits(answer):
            if section.allows(edit.path):
                edits.append(edit)
            else:
                session.notes.append(
                    f"{edit.path}: a change outside the section that was asked for was left out"
                )
    return edits
