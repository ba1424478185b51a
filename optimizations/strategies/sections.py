"""Which sections there are to be worked on, and what each specialist reads and may change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from optimizations.strategies.base import Tier
from optimizations.strategies.prompting import as_lines
from optimizations.strategies.steps import Part, RunInputs
from resumes.document import split_pointer

ADVICE_BYTES = 3000
_MOST_TEXTS = 16  # of work entries in one call: more jobs go to a further specialist
_OUTPUT = (300, 3000)
_PROSE = re.compile(r"/\w+/\d+/(?:summary|description|highlights/\d+)")
# Prompt, label, and how many calls a long section is shared out to: all of them fit through to one provider at once
_SECTIONS = {
    "work": ("section_work_1", "Work experience", 4),
    "projects": ("section_projects_1", "Projects", 2),
    "volunteer": ("section_volunteer_1", "Voluntary work", 1),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A call of one specialist: the entries it is given, empty for the opening of the resume."""

    part: Part
    entries: frozenset[tuple[str, str]]

    def allows(self, path: str) -> bool:
        if not self.entries:
            return path in ("/basics/summary", "/basics/label")
        tokens = split_pointer(path)
        return tuple(tokens[:2]) in self.entries

    @property
    def paths(self) -> frozenset[str]:
        """What an advice for this specialist begins with."""
        if not self.entries:
            return frozenset({"/basics/"})
        return frozenset(f"/{section}/{number}/" for section, number in self.entries)


def specialists(inputs: RunInputs, step: str, *, tier: Tier = "mid", advised: bool = False) -> list[Section]:
    """One for the opening, one for each section that holds prose; many jobs are shared out."""
    room = {"advice": ADVICE_BYTES} if advised else {"advice": 0}
    found = []
    if inputs.texts:
        texts = {"market": inputs.market, "resume": inputs.resume}
        part = Part(step, "The opening", "section_summary_1", tier, (150, 1200), texts, room)
        found.append(Section(part, frozenset()))
    for section, (prompt, label, most_calls) in _SECTIONS.items():
        for entries in _shared_out(inputs, section, most_calls):
            lines = as_lines((path, text) for path, text in inputs.texts if _entry(path) in entries)
            texts = {"market": inputs.market, "entries": lines}
            part = Part(step, label, prompt, tier, _OUTPUT, texts, room)
            found.append(Section(part, frozenset(entries)))
    return found


def _shared_out(inputs: RunInputs, section: str, most_calls: int) -> list[list[tuple[str, str]]]:
    """The section's entries with prose in them, in groups of not too many texts."""
    counts: dict[tuple[str, str], int] = {}
    for path, _ in inputs.texts:
        if path.startswith(f"/{section}/") and _PROSE.fullmatch(path):
            counts[_entry(path)] = counts.get(_entry(path), 0) + 1
    most = max(_MOST_TEXTS, -(-sum(counts.values()) // most_calls))
    groups: list[list[tuple[str, str]]] = []
    size = 0
    for entry, count in counts.items():
        if not groups or (size + count > most and len(groups) < most_calls):
            groups.append([])
            size = 0
        groups[-1].append(entry)
        size += count
    return groups


def _entry(path: str) -> tuple[str, str]:
    tokens = split_pointer(path)
    return tokens[0], tokens[1] if len(tokens) > 1 else ""


def advice_for(section: Section, advice: Mapping[str, str]) -> str:
    """The lines of advice, by path, that concern this specialist."""
    return as_lines(
        (path, text)
        for path, text in advice.items()
        if any(path.startswith(start) for start in section.paths)
    )
