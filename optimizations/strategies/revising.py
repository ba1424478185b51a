"""Later answers over earlier ones: a place that is answered again takes the later edit, other places keep theirs."""

from collections.abc import Collection, Sequence

from optimizations.edits import Edit
from optimizations.strategies.steps import Session


def revised(former: Sequence[Edit], later: Sequence[Edit], remarked: Collection[str]) -> list[Edit]:
    """The later changes, and those of the former whose places nobody remarked on; the others were withdrawn."""
    places = {edit.path for edit in later}
    stay = [edit for edit in former if edit.path not in places and edit.path not in remarked]
    return [*stay, *later]


def worthwhile(edits: Sequence[Edit], session: Session) -> list[Edit]:
    """The edits that Python's score does not find worse than what stands there, and a note on the others."""
    # A blocked edit is shown with its reason: the person should see what was tried
    kept = [edit for edit in edits if session.inputs.scorer.gain(edit) >= 0 or edit.is_blocked]
    for edit in edits:
        if edit not in kept:
            session.notes.append(f"{edit.path}: the new text was no better than yours and was left out")
    return kept
