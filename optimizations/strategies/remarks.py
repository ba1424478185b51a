"""What models answer that is no change of the resume: remarks, votes, choices, corrections. Data for the next call only."""

from collections.abc import Callable, Iterable

from pydantic import BaseModel, Field

_LONGEST_REMARK = 300


class Remark(BaseModel):
    """One thing that could be better, and where."""

    path: str = ""
    remark: str = ""


class Critique(BaseModel):
    """A critic's whole answer; no remarks: nothing is to be bettered."""

    remarks: list[Remark]


class Review(BaseModel):
    """A reviewer's whole answer."""

    accept: bool
    remarks: list[Remark] = Field(default_factory=list)


class Choice(BaseModel):
    """The letter of the version that a judge prefers at a path."""

    path: str
    version: str


class Choices(BaseModel):
    choices: list[Choice]


class Correction(BaseModel):
    """A proofread text; ``place`` as it was given."""

    place: str
    text: str


class Corrections(BaseModel):
    corrections: list[Correction]


def remark_lines(remarks: Iterable[Remark], hide: Callable[[str], str]) -> str:
    """Remarks as lines for another prompt: one line each, short, contact details masked anew."""
    lines = []
    for item in remarks:
        path, text = (" ".join(part.split()) for part in (item.path, item.remark))
        if text:
            lines.append(f"{hide(path)[:120]}: {hide(text)[:_LONGEST_REMARK]}")
    return "\n".join(dict.fromkeys(lines))
