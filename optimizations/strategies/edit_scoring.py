"""Python's score of an edit: what the new text shows more than the old one, less what it lost. No model, no chance."""

from collections.abc import Iterable, Sequence
from typing import Any

from jobs.lexicon.load import Lexicon
from optimizations.context import MarketContext
from optimizations.edits import Edit
from optimizations.strategies.impact import BULLET, figures_in, read_bullet
from optimizations.strategies.phrases import banned_in, count_machine_phrases
from optimizations.truth.language import reading_language
from optimizations.truth.normalise import fold
from optimizations.truth.skills import skills_in
from resumes.document import Document, plain_text

BLOCKED = -10.0
TIE = 0.01  # scores nearer than this are level
_REMOVED = -1.0
_OPENING, _FITTING = 2.0, 1.0
_SKILL, _MOST_SKILL_POINTS, _SPELLED = 2.0, 3.0, 0.25
_TITLE = 2.0
_MACHINE, _MOST_MACHINE = 1.0, 3.0
_LOST, _MOST_LOST = 1.5, 4.5
_UNSURE_SHARE, _UNSURE_COST = 0.5, 0.5
_SUMMARY_WORDS = range(15, 81)


class EditScorer:
    """Scores edits of one document for one market."""

    def __init__(
        self,
        document: Document,
        context: MarketContext,
        lexicon: Lexicon | None = None,
        banned: Sequence[str] = (),
    ) -> None:
        self._whole = plain_text(document)
        self._demand = {skill.name: skill for skill in context.skills}
        self._titles = [frozenset(fold(title).split()) for title in context.titles[:5]]
        self._lexicon = lexicon
        self._banned = banned

    def gain(self, edit: Edit) -> float:
        """How much better the resume reads with the edit; an edit that the guard doubts counts half."""
        status = edit.verdict.status if edit.verdict else "safe"
        if status == "blocked":
            return BLOCKED
        if edit.after is None:
            return _REMOVED
        old, new = _texts(edit.before), _texts(edit.after)
        gain = self._points(edit.path, new) - self._points(edit.path, old) - self._lost(old, new)
        if status == "needs_confirmation":
            gain = (gain * _UNSURE_SHARE if gain > 0 else gain) - _UNSURE_COST
        return round(gain, 3)

    def total(self, edits: Iterable[Edit]) -> float:
        """The score of a whole proposal. Blocked edits cannot be applied: they neither help nor harm."""
        return round(sum(gain for gain in map(self.gain, edits) if gain > BLOCKED), 3)

    def _points(self, path: str, texts: Sequence[str]) -> float:
        if not texts:
            return 0.0
        whole = "\n".join(texts)
        language = reading_language(whole, self._whole)
        points = self._skill_points(whole)
        points -= min(_MOST_MACHINE, _MACHINE * count_machine_phrases(whole, language))
        points -= _MACHINE * len(banned_in(whole, self._banned))
        if path == "/basics/label":
            return points + _TITLE * self._title_share(whole)
        if not (BULLET.fullmatch(path) or path.endswith("/highlights/-")):
            return points + _FITTING * (len(whole.split()) in _SUMMARY_WORDS)
        read = [read_bullet(text, language) for text in texts]
        form = sum(_OPENING * one.active + _FITTING * one.fitting for one in read)
        return points + form / len(read)

    def _skill_points(self, text: str) -> float:
        wanted = [self._demand[name] for name in skills_in(text, self._lexicon) if name in self._demand]
        folded = fold(text)
        spelled = sum(_SPELLED for skill in wanted if fold(skill.spelling) in folded)
        return min(_MOST_SKILL_POINTS, sum(_SKILL * min(1.0, skill.weight) for skill in wanted)) + spelled

    def _title_share(self, text: str) -> float:
        given = frozenset(fold(text).split())
        shares = [len(given & title) / len(given | title) for title in self._titles if title]
        return max(shares, default=0.0)

    def _lost(self, old: Sequence[str], new: Sequence[str]) -> float:
        """What the old text told and the new one does not: figures, and skills of any kind."""
        before, after = "\n".join(old), "\n".join(new)
        figures = set(figures_in(before)) - set(figures_in(after))
        skills = set(skills_in(before, self._lexicon)) - set(skills_in(after, self._lexicon))
        return min(_MOST_LOST, _LOST * (len(figures) + len(skills)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
