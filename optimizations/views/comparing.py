"""What a comparison shows: a column for each run, a row for each figure, and the edits of all by their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from optimizations.models import AICall, Optimization, ProposedEdit, Run, RunGroup
from optimizations.templatetags.improve import dollars, signed, took
from optimizations.views.offers import DESCRIPTIONS, label_of
from resumes.document import Document, split_pointer
from resumes.pointers import place_of
from resumes.wording import Piece, diff_words

Status = ProposedEdit.Status


@dataclass(frozen=True, slots=True)
class Column:
    """One run of the group with its figures; `seconds` from start to end, or so far."""

    optimization: Optimization
    label: str
    description: str
    safe: int
    held: int
    blocked: int
    calls: int
    kept: int
    seconds: float

    @property
    def run(self) -> Run:
        return self.optimization.run

    @property
    def is_done(self) -> bool:
        return self.run.status == Run.Status.COMPLETED

    @property
    def gain(self) -> Decimal | None:
        before, safe = self.optimization.score_before, self.optimization.score_safe
        return safe - before if before is not None and safe is not None else None

    @property
    def reads(self) -> int | None:
        """How much better it reads with the safe edits."""
        before, safe = self.optimization.impact_before, self.optimization.impact_safe
        return safe - before if before is not None and safe is not None else None

    @property
    def edits(self) -> int:
        return self.safe + self.held + self.blocked

    @property
    def safe_share(self) -> float | None:
        return 100 * self.safe / self.edits if self.edits else None

    @property
    def tokens(self) -> int:
        return self.run.tokens_in + self.run.tokens_out

    @property
    def asked_anew(self) -> bool:
        """Whether it made all its calls itself: answers kept from before cost neither time nor money."""
        return not self.kept


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one column: `share` of the row's largest in per cent; the best of the row is dark."""

    text: str
    share: float
    is_best: bool


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    help: str
    cells: tuple[Cell | None, ...]


def columns_of(group: RunGroup) -> list[Column]:
    """In the order in which the strategies were asked for; two reads."""
    found = list(
        group.optimizations.select_related("run", "resume_out")
        .annotate(
            safe=Count("proposed_edits", filter=Q(proposed_edits__status=Status.SAFE)),
            held=Count("proposed_edits", filter=Q(proposed_edits__status=Status.NEEDS_CONFIRMATION)),
            blocked=Count("proposed_edits", filter=Q(proposed_edits__status=Status.BLOCKED)),
        )
        .order_by("created_at", "pk")
    )
    counted = {
        run_id: (calls, kept)
        for run_id, calls, kept in AICall.objects.in_workspace(group.workspace_id)
        .filter(run__in=[each.run_id for each in found])
        .order_by()
        .values_list("run")
        .annotate(calls=Count("pk"), kept=Count("pk", filter=Q(cache_hit=True)))
    }
    return [_column(each, *counted.get(each.run_id, (0, 0))) for each in found]


def _column(optimization: Optimization, calls: int, kept: int) -> Column:
    run = optimization.run
    name = "rules" if run.engine == Run.Engine.RULES else optimization.strategy_id
    seconds = 0.0
    if run.started_at is not None:
        seconds = ((run.finished_at or timezone.now()) - run.started_at).total_seconds()
    counts: Any = optimization  # annotated
    return Column(
        optimization,
        label_of(name),
        DESCRIPTIONS.get(name, ""),
        counts.safe,
        counts.held,
        counts.blocked,
        calls,
        kept,
        seconds,
    )


def rows_of(columns: Sequence[Column], postings: int) -> list[Row]:
    noun = "posting" if postings == 1 else "postings"
    return [
        _row("Match gained", f"median over {postings} {noun}", columns, lambda c: c.gain, signed, best=max),
        _row("Reads better", "of 100, by rules", columns, lambda c: c.reads, lambda n: f"{n:+}", best=max),
        _row("Cost", "kept answers are free", columns, lambda c: c.run.cost, dollars, best=min, anew=True),
        _row("Time", "from start to last edit", columns, lambda c: c.seconds, took, best=min, anew=True),
        _row("Calls", "with kept answers", columns, lambda c: c.calls, str, best=min),
        _row("Tokens", "read and written", columns, lambda c: c.tokens, "{:,}".format, best=min, anew=True),
        _row("Edits", "proposed", columns, lambda c: c.edits, str, best=max),
        _row(
            "Judged safe",
            "by the truth guard",
            columns,
            lambda c: c.safe_share,
            lambda share: f"{share:.0f} %",
            best=max,
        ),
    ]


def _row(
    label: str,
    help: str,
    columns: Sequence[Column],
    value: Callable[[Column], Any],
    text: Callable[[Any], str],
    *,
    best: Callable[[Sequence[Any]], Any],
    anew: bool = False,
) -> Row:
    """Columns that are not done, or have no such figure, stay empty. Nothing is best where all are equal.

    With `anew` only those can be best that made all their calls themselves.
    """
    values = [value(column) if column.is_done else None for column in columns]
    known = [each for each in values if each is not None]
    largest = max((abs(each) for each in known), default=0) or 1
    rivals = [column.asked_anew or not anew for column in columns]
    running = [each for each, rival in zip(values, rivals, strict=True) if rival and each is not None]
    winner = best(running) if len(set(running)) > 1 else None
    return Row(
        label,
        help,
        tuple(
            None
            if each is None
            else Cell(
                text(each), max(0.0, round(100 * float(each) / float(largest), 1)), rival and each == winner
            )
            for each, rival in zip(values, rivals, strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """One wording for a place, and who proposed it."""

    edit: ProposedEdit
    by: str
    pieces: tuple[Piece, ...]
    text: str
    gain: Decimal | None

    @property
    def is_open(self) -> bool:
        """Whether it may be taken as it is."""
        return self.edit.status == Status.SAFE or self.edit.confirmed


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the resume and the wordings for it; `name` of its inputs."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    is_taken: bool


def places_of(group: RunGroup, columns: Sequence[Column], document: Document) -> list[Place]:
    """Edits that the guard did not block, by place; equal wordings of several strategies are one choice."""
    labels = {column.optimization.pk: column.label for column in columns if column.is_done}
    edits = (
        ProposedEdit.objects.in_workspace(group.workspace_id)
        .filter(optimization__in=labels)
        .exclude(status=Status.BLOCKED)
        .order_by("optimization__created_at", "position")
    )
    by_place: dict[str, dict[str, list[ProposedEdit]]] = {}
    for edit in edits:
        wording = str(edit.value)
        place = f"{edit.path} {wording}" if edit.path.endswith("/-") else edit.path
        by_place.setdefault(place, {}).setdefault(wording, []).append(edit)
    in_order = sorted(by_place.items(), key=lambda item: _reading_order(item[1], document))
    return [
        _place(f"place-{number}", wordings, labels, document) for number, (_, wordings) in enumerate(in_order)
    ]


def _reading_order(wordings: dict[str, list[ProposedEdit]], document: Document) -> tuple[Any, ...]:
    """As the resume is read: sections as they stand in it, entries by number, additions last."""
    section, *rest = split_pointer(next(iter(wordings.values()))[0].path)
    sections = list(document)
    place = sections.index(section) if section in sections else len(sections)
    return (place, *((0, int(token), "") if token.isdigit() else (1, 0, token) for token in rest))


def _place(
    name: str, wordings: dict[str, list[ProposedEdit]], labels: dict[Any, str], document: Document
) -> Place:
    choices = []
    for same in wordings.values():
        first = next((edit for edit in same if edit.status == Status.SAFE), same[0])
        by = ", ".join(dict.fromkeys(labels[edit.optimization_id] for edit in same))
        text = _flat(first.value)
        pieces = tuple(diff_words(_flat(first.before), text))
        choices.append(Choice(first, by, pieces, text, first.gain))
    path = choices[0].edit.path
    taken = any(choice.edit.applied_version is not None for choice in choices)
    return Place(name, str(place_of(path, document)), tuple(choices), taken)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        keywords = ", ".join(map(str, value.get("keywords", [])))
        return ": ".join(part for part in (str(value.get("name", "")), keywords) if part)
    if isinstance(value, list):
        return " · ".join(map(str, value))
    return "" if value is None else str(value)


def same_place(places: Sequence[Place], columns: Sequence[Column]) -> tuple[str, list[str]] | None:
    """The place that most strategies reworded, and each one's wording; None if no two met."""
    met = [
        place for place in places if len(place.choices) > 1 and not place.choices[0].edit.path.endswith("/-")
    ]
    if not met:
        return None
    widest = max(met, key=lambda place: len(place.choices))
    by_label = {label: choice.text for choice in widest.choices for label in choice.by.split(", ")}
    return widest.label, [by_label.get(column.label, "") for column in columns]
