"""A posting's skills and the resume's answers to them as HTML, built without a template, which would take ten times
as long."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from jobs.matching import Evidence, MatchResult, Part
from jobs.queries import AskedSkill
from jobs.templatetags.postings import bar, part_name
from resumes.pointers import entry_of

_OPEN_PARTS: Final = 4
_QUOTES: Final = 2

_PART: Final = """<li><details{opened}><summary class="top-l"><span>{name}</span>{bar}<span class="n">\
<b class="b">{earned:.0f}</b><span class="unit">of {weight}</span></span></summary>
<ul class="ev">
{lines}
</ul></details></li>"""
_LINE: Final = "<li{target}>{link}<span>{answer}</span></li>"
_DASH: Final = '<b aria-hidden="true">–</b>'
_NOTE: Final = f'<li>{_DASH}<span class="s q">{{}}</span></li>'
_QUOTE: Final = '<span class="ev"><mark>{}</mark><cite>{}</cite></span> '
_WEAK: Final = '<span class="badge ask">Weak mention</span>'
_MISSING: Final = '<span class="badge no">Not in the resume</span>'
_ASKED: Final = '<li{target}>{link}<span>{name}</span><span class="qq xs">{about}</span></li>'
_NO_NUMBER: Final = '<span class="qq" aria-hidden="true">–</span>'


@dataclass(slots=True)
class Line:
    """One line beneath a part of the match: its footnote, what it is about, the resume's passages."""

    number: int
    name: str
    quotes: list[Evidence] = field(default_factory=list)
    state: str = "held"

    @property
    def is_renamed(self) -> bool:
        """The resume says a marked skill in other words, which only mean something beside the posting's."""
        return self.number > 0 and self.name.casefold() not in {
            quote.quote.casefold() for quote in self.quotes
        }


@dataclass(slots=True)
class Answer:
    """A part that the posting asks for, line by line."""

    part: Part
    lines: list[Line]


def answers_of(result: MatchResult, numbers: dict[str, int]) -> list[Answer]:
    """The parts in their order; `numbers` are the footnotes of what is marked in the text."""
    return [Answer(part, _lines(result, part, numbers)) for part in result.parts if part.asked]


def _lines(result: MatchResult, part: Part, numbers: dict[str, int]) -> list[Line]:
    lines: dict[str, Line] = {}
    for evidence in part.evidence:
        if evidence.side == "resume":
            name = evidence.about.split(" (through ")[0]
            line = lines.setdefault(name, Line(numbers.get(name, 0), name))
            line.quotes.append(evidence)
    for missing in result.missing:
        if missing.part == part.name:
            names = " or ".join(missing.any_of) if missing.any_of else missing.name
            line = lines.setdefault(missing.name, Line(numbers.get(missing.name, 0), names))
            line.state = "weak" if missing.weak else "missing"
    return sorted(lines.values(), key=lambda line: line.number or 999)


def render_answers(answers: list[Answer]) -> SafeString:
    parts = []
    for at, answer in enumerate(answers):
        part = answer.part
        lines = _phrases(answer.lines) if part.name == "phrases" else "\n".join(map(_drawn, answer.lines))
        parts.append(
            _PART.format(
                opened=" open" if at < _OPEN_PARTS else "",
                name=part_name(part.name),
                bar=bar(100 * part.earned / part.weight, kind=""),
                earned=part.earned,
                weight=part.weight,
                lines=lines or (_NOTE.format(escape(part.note)) if part.note else ""),
            )
        )
    return mark_safe("\n".join(parts))  # noqa: S308  # what people wrote went through escape()


def _phrases(lines: list[Line]) -> str:
    """Words that a posting comes back to are no requirements: those that the resume lacks share one quiet line."""
    missing = [line.name for line in lines if line.state == "missing"]
    drawn = [_drawn(line) for line in lines if line.state != "missing"]
    if missing:
        drawn.append(_NOTE.format(f"Not in the resume: {escape(', '.join(missing))}"))
    return "\n".join(drawn)


def _drawn(line: Line) -> str:
    name = escape(line.name)
    link = _link(line.number, f"{name} in the posting") if line.number else _DASH
    return _LINE.format(target=_target(line.number), link=link, answer=_answer(line, name))


def _answer(line: Line, name: str) -> str:
    weak = _WEAK if line.state == "weak" else ""
    if line.quotes:
        quotes = (
            _QUOTE.format(escape(it.quote), escape(entry_of(it.path or ""))) for it in line.quotes[:_QUOTES]
        )
        return (f'<span class="s">{name}</span> ' if line.is_renamed else "") + "".join(quotes) + weak
    return f'<span class="s">{name}</span> {weak or _MISSING}'


def _target(number: int) -> str:
    return f' id="m{number}"' if number else ""


def _link(number: int, label: str) -> str:
    return f'<a href="#t{number}" aria-label="{label}">{number}</a>'


def unanswered(skills: list[AskedSkill], numbers: dict[str, int], answers: list[Answer]) -> list[AskedSkill]:
    """Marked skills that no part of the match speaks of; their footnotes lead here."""
    answered = {line.number for answer in answers for line in answer.lines}
    return [skill for skill in skills if numbers.get(skill.name, 0) not in answered | {0}]


def render_skills(skills: Iterable[AskedSkill], numbers: dict[str, int], *, answered: bool) -> SafeString:
    """A list of skills that leads to their marks. Where there is a resume to answer, each tells how it is asked for."""
    lines = []
    for skill in skills:
        name, number = escape(skill.name), numbers.get(skill.name, 0)
        link = _link(number, f"{name} in the text") if number else _NO_NUMBER
        about = skill.requirement if answered else _kind(skill)
        lines.append(_ASKED.format(target=_target(number), link=link, name=name, about=about))
    return mark_safe("".join(lines))  # noqa: S308  # names went through escape(), the rest is our own words


def _kind(skill: AskedSkill) -> str:
    kind = "" if skill.category == "technical" else skill.category
    return f"{kind} ×{skill.times}" if skill.times > 1 else kind
