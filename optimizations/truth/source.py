"""What a text of the resume may rest on: its own entry, the sections that belong to no entry, the whole document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobs.extraction.orders import without_orders
from optimizations.truth.dates import months_between
from optimizations.truth.normalise import fold
from resumes.document import Document, split_pointer

# Sections whose entries each stand for themselves: what is true of one job is not true of the next.
ENTRY_SECTIONS = frozenset(
    {"work", "volunteer", "education", "projects", "awards", "publications", "references"}
)
# Keys of entries that speak of an employer, a school or a publisher, not of the person.
_OF_OTHERS: dict[str, frozenset[str]] = {
    "work": frozenset({"name", "description"}),
    "volunteer": frozenset({"organization"}),
    "education": frozenset({"institution"}),
    "projects": frozenset({"entity"}),
    "awards": frozenset({"awarder"}),
    "publications": frozenset({"publisher"}),
    "references": frozenset({"name", "reference"}),
}
_ADDRESS_KEYS = frozenset({"url", "email", "phone", "image", "$schema", "website", "meta"})


@dataclass(frozen=True, slots=True)
class Source:
    """The texts that may vouch for a new one at a path. ``own`` is true where an entry stands for itself."""

    local: str
    general: str
    everything: str
    own: bool
    # The same without what tells of others: an employer's name and description prove no skill
    local_proof: str
    proof: str

    def with_fact(self, text: str, *, of_entry: bool) -> "Source":
        """The source with what the person confirmed of the entry, or of the whole resume."""
        everything = f"{self.everything}\n{text}"
        known = replace(self, everything=everything, proof=f"{self.proof}\n{text}")
        if of_entry or not self.own:
            known = replace(known, local=f"{self.local}\n{text}", local_proof=f"{self.local_proof}\n{text}")
        return known if of_entry else replace(known, general=f"{self.general}\n{text}")

    @property
    def reachable(self) -> str:
        """Where a skill or a name may come from: the entry itself, and what is said of no entry in particular."""
        return f"{self.local}\n{self.general}" if self.own else self.everything

    @property
    def reachable_proof(self) -> str:
        return f"{self.local_proof}\n{self.general}" if self.own else self.proof


def source_for(document: Document, path: str) -> Source:
    """The source of a text at the path."""
    tokens = split_pointer(path)
    everything = "\n".join(strings(document))
    proof = "\n".join(
        text
        for section, value in document.items()
        for text in strings(value, _OF_OTHERS.get(section, frozenset()))
    )
    own = bool(tokens) and tokens[0] in ENTRY_SECTIONS
    general = "\n".join(
        text
        for section, value in document.items()
        if section not in ENTRY_SECTIONS
        for text in strings(value)
    )
    if not own:
        return Source(everything, general, everything, False, proof, proof)
    entries = document.get(tokens[0])
    local = local_proof = ""
    if (
        len(tokens) > 1
        and tokens[1].isdigit()
        and isinstance(entries, list)
        and int(tokens[1]) < len(entries)
    ):
        local = "\n".join(strings(entries[int(tokens[1])]))
        local_proof = "\n".join(strings(entries[int(tokens[1])], _OF_OTHERS[tokens[0]]))
    return Source(local, general, everything, True, local_proof, proof)


def strings(value: Any, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every text and date below a value, without addresses and these keys."""
    if isinstance(value, str):
        if seen := without_orders(value).strip():  # what is said to a machine proves nothing of the person
            yield seen
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, without)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _ADDRESS_KEYS and key not in without:
                yield from strings(item, without)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)


def work_months(document: Document, today: date, topic: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Intervals of the jobs, in months; with a topic, only of jobs whose texts speak of it."""
    intervals = []
    entries = document.get("work")
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict):
            continue
        text = fold(" ".join(strings(entry)))
        if topic and not any(re.search(rf"(?<!\w){re.escape(word[:6])}", text) for word in topic):
            continue
        interval = months_between(entry.get("startDate"), entry.get("endDate"), today)
        if interval:
            intervals.append(interval)
    return intervals
