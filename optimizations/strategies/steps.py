"""The steps that all strategies share: declare the calls, make them, judge what they bring, merge it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from optimizations.builtin.skill_lists import skill_edits
from optimizations.context import MarketContext
from optimizations.edits import Edit
from optimizations.gateway.types import Shape
from optimizations.strategies.answers import ProposedChanges, to_edits
from optimizations.strategies.base import (
    COST_CAP,
    AllLost,
    Answer,
    Ask,
    Call,
    CapReached,
    Facts,
    Lost,
    Outcome,
    Plan,
    PlannedCall,
    Step,
    Tier,
    merge,
)
from optimizations.strategies.edit_scoring import TIE, EditScorer
from optimizations.strategies.languages import Wanted, wanted_language
from optimizations.strategies.leaks import without_leaks
from optimizations.strategies.masking import Mask
from optimizations.strategies.phrases import discouraged
from optimizations.strategies.prompting import (
    as_lines,
    build,
    entry_heading,
    market_lines,
    posting_lines,
    resume_texts,
)
from optimizations.strategies.styling import restyled
from optimizations.strategies.weakness import reworkable
from optimizations.truth import judge_all
from resumes.document import Document, plain_text

Parsed = TypeVar("Parsed", bound=Shape)
SAMPLES_BYTES = 3000
BANNED_BYTES = 800
CHANGES_BYTES = 12_000
REMARKS_BYTES = 6000
# The name of a language, a stand-in's number with a digit more: what differs between the plan's prompt and the run's
_SLACK_TOKENS = 120
_MOST_NOTES = 40
CHECK = Step("check", "Checking every claim")


@dataclass(frozen=True)
class Part:
    """One call as a strategy declares it.

    ``texts`` are known before the run; ``room`` names the data that the run itself brings, with the bytes it may take.
    ``label`` says in a note what is missing when the call brings nothing.
    """

    step: str
    label: str
    prompt: str
    tier: Tier
    output: tuple[int, int]
    texts: Mapping[str, str]
    room: Mapping[str, int] = field(default_factory=dict)
    schema: type[Shape] = ProposedChanges
    seat: int = 0
    holes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """A line of the progress list with its calls, which do not depend on each other."""

    id: str
    label: str
    parts: tuple[Part, ...] = ()


class RunInputs:
    """What every call of a run is made from: resume, market and style, masked and cut once."""

    def __init__(self, document: Document, context: MarketContext, facts: Facts | None = None) -> None:
        self.document = document
        self.context = context
        self.facts = facts or Facts()
        self.mask = Mask(document)
        self.notes: list[str] = []

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        found, notes = resume_texts(self.document, self.mask)
        self.notes += notes
        return found

    @cached_property
    def whole(self) -> str:
        return plain_text(self.document)

    @cached_property
    def resume(self) -> str:
        return as_lines(self.texts)

    @cached_property
    def bullets(self) -> dict[str, str]:
        """Path and text of what can be reworded one by one, unmasked."""
        return dict(reworkable(self.document))

    @cached_property
    def bullet_sizes(self) -> list[int]:
        """The bytes that each of them takes in a prompt under the heading of its entry, the largest first."""
        headings: dict[str, str] = {}
        sizes = []
        for path, text in self.bullets.items():
            entry = path.rpartition("/highlights/")[0] or path.rpartition("/")[0]
            if entry not in headings:
                headings[entry] = entry_heading(self.document, path, self.mask)
            lines = f"{headings[entry]}\n{path}: {self.mask.hide(' '.join(text.split()))}\n"
            sizes.append(len(lines.encode("utf-8", "surrogatepass")))
        return sorted(sizes, reverse=True)

    @cached_property
    def market(self) -> str:
        return self.mask.hide(market_lines(self.context))

    @cached_property
    def postings(self) -> str:
        return self.mask.hide(posting_lines(self.context))

    @cached_property
    def language(self) -> Wanted:
        return wanted_language(self.whole, self.context, self.facts.style.language)

    @cached_property
    def scorer(self) -> EditScorer:
        return EditScorer(self.document, self.context, self.facts.lexicon, self.facts.style.banned)

    def remask(self, text: str) -> str:
        """A model's text for another prompt: its stand-ins are these ones, and nothing unmasked is in it."""
        return self.mask.hide(self.mask.restore(text))

    def change_lines(self, edits: Iterable[Edit]) -> str:
        """Proposed texts as “path: new text”, masked; the versions of a split stand in one line."""
        lines = []
        for edit in edits:
            after = " | ".join(edit.after) if isinstance(edit.after, list) else edit.after
            text = "(removed)" if after is None else " ".join(str(after).split())
            lines.append((edit.path, self.mask.hide(text)))
        return as_lines(lines)

    @cached_property
    def _style(self) -> dict[str, str]:
        style = self.facts.style
        samples = "\n".join(self.mask.hide(" ".join(sample.split())) for sample in style.samples)
        banned = "\n".join(self.mask.hide(" ".join(phrase.split())) for phrase in style.banned)
        return {"samples": cut_text(samples, SAMPLES_BYTES), "banned": cut_lines(banned, BANNED_BYTES)}

    def call(self, part: Part, fed: Mapping[str, str] | None = None) -> Call:
        """The call with what the run brings to it, each text cut to its room."""
        given = {name: cut_lines((fed or {}).get(name, ""), room) for name, room in part.room.items()}
        return self._call(part, {**given, **self._style})

    def planned(self, part: Part) -> PlannedCall:
        """The size that the call has at most, whatever the run brings and however the person writes."""
        filled = {name: "x" * room for name, room in part.room.items()}
        style = {"samples": "x" * SAMPLES_BYTES, "banned": "x" * BANNED_BYTES}
        tokens = self._call(part, {**filled, **style}).input_tokens + _SLACK_TOKENS
        return PlannedCall(part.tier, tokens, *part.output, part.seat)

    def _call(self, part: Part, data: Mapping[str, str]) -> Call:
        holes = {
            "language": self.language.name,
            "discouraged": discouraged(self.language.code),
            **part.holes,
        }
        prompt = build(part.prompt, holes, {**part.texts, **data})
        return Call(part.step, prompt.system, prompt.user, part.schema, part.output[1], part.tier, part.seat)


class Session:
    """One run of a strategy: makes its calls, remembers what is missing, judges each edit once."""

    def __init__(self, inputs: RunInputs, stages: Sequence[Stage], ask: Ask) -> None:
        self.inputs = inputs
        self.notes: list[str] = []
        self._stages = {stage.id: stage for stage in stages}
        self._ask = ask
        self._answers = 0
        self._judged: dict[str, Edit | None] = {}

    def parts(self, stage: str) -> tuple[Part, ...]:
        return self._stages[stage].parts

    def ask(
        self,
        part: Part,
        wanted: type[Parsed],
        fed: Mapping[str, str] | None = None,
        *,
        is_needed: bool = True,
    ) -> Parsed | None:
        return self.together([(part, fed)], wanted, is_needed=is_needed)[0]

    def together(
        self,
        parts: Sequence[tuple[Part, Mapping[str, str] | None]],
        wanted: type[Parsed],
        *,
        is_needed: bool = True,
    ) -> list[Parsed | None]:
        """All at once. What is lost is noted and None; a run to which nothing at all has come ends with what it needs."""
        calls = [self.inputs.call(part, fed) for part, fed in parts]
        if not calls:
            return []
        if len(calls) == 1 and is_needed and not self._answers:
            found: Sequence[Answer | Lost] = [self._ask(calls[0])]
        else:
            found = self._ask.together(calls)
        answers = [self._taken(part, answer, wanted) for (part, _), answer in zip(parts, found, strict=True)]
        self._answers += sum(answer is not None for answer in answers)
        if is_needed and not self._answers:
            _raise_lost([answer.reason for answer in found if isinstance(answer, Lost)])
        return answers

    def _taken(self, part: Part, answer: Answer | Lost, wanted: type[Parsed]) -> Parsed | None:
        if isinstance(answer, Lost):
            why = "the cost cap was reached" if answer.reason == COST_CAP else answer.reason
            self.notes.append(f"{part.label} brought nothing: {why}")
            return None
        if not isinstance(answer.parsed, wanted):
            raise TypeError("the answer is not of the schema that was asked for")
        return answer.parsed

    def edits(self, answer: ProposedChanges | None, *, allowed: frozenset[str] | None = None) -> list[Edit]:
        """The usable, judged edits of an answer. ``allowed`` limits the places to those that were sent."""
        if answer is None:
            return []
        inputs = self.inputs
        found, notes = to_edits(answer, inputs.document, inputs.context, inputs.mask, allowed=allowed)
        self.notes += notes
        return self.judge(found)

    def judge(self, edits: Iterable[Edit]) -> list[Edit]:
        """In the person's style and with the guard's verdict; each edit is read once in a run."""
        kept = []
        for edit in edits:
            key = f"{edit.path}\x1f{edit.before!r}\x1f{edit.after!r}"
            if key not in self._judged:
                self._judged[key] = self._judge(edit)
            verdict = self._judged[key]
            if verdict is not None:
                kept.append(verdict)
        return kept

    def _judge(self, edit: Edit) -> Edit | None:
        shown = without_leaks(edit, self.inputs.whole)
        if shown is None:
            self.notes.append(f"{edit.path}: a text that repeats our instructions was left out")
            return None
        edit = shown
        styled, note = restyled(edit, self.inputs.facts.style, self.inputs.language, self.inputs.document)
        if note:
            self.notes.append(note)
        return None if styled is None else judged([styled], self.inputs)[0]

    def finish(self, edits: Sequence[Edit]) -> Outcome:
        """One edit per place, the skills lists as Python orders them, everything judged."""
        inputs = self.inputs
        listed = self.judge(skill_edits(inputs.document, inputs.context, inputs.facts.lexicon))
        merged, doubled = merge([*edits, *listed])
        notes = list(dict.fromkeys([*inputs.notes, *self.notes, *doubled]))
        if len(notes) > _MOST_NOTES:
            notes[_MOST_NOTES:] = [f"{len(notes) - _MOST_NOTES} further notes were left out"]
        return Outcome(tuple(merged), tuple(notes))


class StagedStrategy(ABC):
    """A strategy as stages: quote, progress and run come from the same declaration."""

    id: str
    label: str
    cost_cap: Decimal | None = None

    @property
    def short_label(self) -> str:
        """Its name: what stands before the colon."""
        return self.label.partition(":")[0]

    @abstractmethod
    def stages(self, inputs: RunInputs) -> tuple[Stage, ...]:
        """Every call that a run may make, at most."""

    @abstractmethod
    def work(self, session: Session) -> Sequence[Edit]:
        """The calls, or fewer; returns the judged edits to keep."""

    def plan(self, document: Document, context: MarketContext) -> Plan:
        return self.plan_at(RunInputs(document, context))

    def plan_at(self, inputs: RunInputs) -> Plan:
        steps = [
            Step(stage.id, stage.label, tuple(inputs.planned(part) for part in stage.parts))
            for stage in self.stages(inputs)
        ]
        return Plan(self.id, (*steps, CHECK), self.cost_cap)

    def run(
        self, document: Document, context: MarketContext, ask: Ask, facts: Facts | None = None
    ) -> Outcome:
        inputs = RunInputs(document, context, facts)
        session = Session(inputs, self.stages(inputs), ask)
        return session.finish(self.work(session))


def judged(edits: Sequence[Edit], inputs: RunInputs) -> list[Edit]:
    """The one place where a strategy's edits meet the truth guard."""
    facts = inputs.facts
    return judge_all(edits, inputs.document, facts.confirmed, lexicon=facts.lexicon, today=facts.today)


def _raise_lost(reasons: Sequence[str]) -> None:
    if all(reason == COST_CAP for reason in reasons):
        raise CapReached
    raise AllLost(next(reason for reason in reasons if reason != COST_CAP))


def cut_lines(text: str, room: int) -> str:
    """Whole lines from the top, as many as fit into so many bytes; a first line that does not fit is cut."""
    if len(text.encode("utf-8", "surrogatepass")) <= room:
        return text
    kept: list[str] = []
    used = 0
    for line in text.splitlines():
        size = len(line.encode("utf-8", "surrogatepass")) + 1
        if used + size > room:
            break
        kept.append(line)
        used += size
    return "\n".join(kept) if kept else cut_text(text, room)


def cut_text(text: str, room: int) -> str:
    return text.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")


def best_of(candidates: Iterable[Edit], scorer: EditScorer) -> tuple[Edit, list[Edit]]:
    """The best edit of one place by Python's score, the first one where scores are level, and those level with it."""
    unique: dict[str, Edit] = {}
    for edit in candidates:
        unique.setdefault(str(edit.after), edit)
    ranked = sorted(unique.values(), key=lambda edit: -scorer.gain(edit))
    top = scorer.gain(ranked[0])
    return ranked[0], [edit for edit in ranked if top - scorer.gain(edit) < TIE]
