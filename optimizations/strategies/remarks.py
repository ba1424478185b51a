"""What models answer that is no change of the resume: remarks, votes, choices, corrections. Data for the next call only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_LONGEST_REMARK = 300


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that could be better, and where."""

    path: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Critique:
    """A critic's whole answer; no remarks: nothing is to be bettered."""

    remarks: list[Remark]


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's whole answer."""

    accept: bool
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """The letter of the version that a judge prefers at a path."""

    path: str
    version: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A judge's whole answer."""

    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Correction:
    """A proofread text; ``place`` as it was given."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """A proofreader's whole answer."""

    corrections: list[Correction]


def remark_lines(remarks: Iterable[Remark], hide: Callable[[str], str]) -> str:
    """Remarks as lines for another prompt: one line each, short, contact details masked anew."""
    lines = []
    for item in remarks:
        path, text = (" ".join(part.split()) for part in (item.path, item.remark))
        if text:
            lines.append(f"{hide(path)[:120]}: {hide(text)[:_LONGEST_REMARK]}")
    return "\n".join(dict.fromkeys(lines))
