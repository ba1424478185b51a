"""What a person chooses before a run, and what they type while they review."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from optimizations.models import Optimization, Run, WritingStyle
from optimizations.services import styles
from optimizations.services.grouping import RULES
from optimizations.services.review import LONGEST_REWRITE
from optimizations.strategies import STRATEGIES, Style
from resumes.models import Resume

# How the chosen postings are worked on: all in one run, all in one run for each strategy, each in a run of its own
ONE, COMPARE, TAILOR = "one", "compare", "tailor"


class ImproveForm(forms.Form):
    """The choice of a run. `strategy` is a strategy's id, or `rules` for the built-in rules whatever is configured."""

    resume = forms.UUIDField()
    strategy = forms.ChoiceField(
        choices=[
            *((name, strategy.label) for name, strategy in STRATEGIES.items()),
            (RULES, "Built-in rules"),
        ],
        required=False,
    )

    mode = forms.ChoiceField(choices=[(name, name) for name in (ONE, COMPARE, TAILOR)], required=False)
    strategies = forms.MultipleChoiceField(
        choices=[*((name, name) for name in STRATEGIES), (RULES, RULES)], required=False
    )

    def clean_mode(self) -> str:
        return str(self.cleaned_data.get("mode") or ONE)

    def clean_strategy(self) -> str:
        return str(self.cleaned_data.get("strategy") or next(iter(STRATEGIES)))

    @property
    def rules_only(self) -> bool:
        return bool(self.cleaned_data["strategy"] == RULES)

    @property
    def strategy_id(self) -> str:
        """The rules work under the first strategy's name: it is what would run, had it a model."""
        chosen: str = self.cleaned_data["strategy"]
        return next(iter(STRATEGIES)) if chosen == RULES else chosen


def posting_ids(data: QueryDict) -> list[UUID]:
    """The ticked postings; what is no id is left out."""
    found = []
    for word in data.getlist("posting"):
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return found


class RewriteForm(forms.Form):
    text = forms.CharField(
        max_length=LONGEST_REWRITE,
        label="Your wording",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write the text that should stand there, or reject the edit."},
    )


class AnswerForm(forms.Form):
    """An answer to a question about a skill; where and what go together, or both stay empty."""

    answer = forms.ChoiceField(
        choices=[("used", "I have used it"), ("not_used", "I have not"), ("open", "Undo")]
    )
    place = forms.CharField(max_length=100, required=False)
    words = forms.CharField(max_length=LONGEST_REWRITE, required=False)


class HistoryForm(forms.Form):
    """Which runs the history shows; nonsense in the address filters nothing."""

    status = forms.ChoiceField(choices=[("", "Any status"), *Run.Status.choices], required=False)
    strategy = forms.ChoiceField(
        choices=[
            ("", "Any strategy"),
            *((name, strategy.short_label) for name, strategy in STRATEGIES.items()),
            (RULES, "Built-in rules"),
        ],
        required=False,
    )
    resume = forms.ChoiceField(required=False)
    since = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: QueryDict, *, resumes: Iterable[Resume]) -> None:
        super().__init__(data)
        choices = [("", "Any resume"), *((str(resume.pk), resume.title) for resume in resumes)]
        self.fields["resume"] = forms.ChoiceField(choices=choices, required=False)
        self.is_valid()

    @property
    def is_set(self) -> bool:
        return any(self.cleaned_data.values())

    def apply(self, found: QuerySet[Optimization]) -> QuerySet[Optimization]:
        chosen = self.cleaned_data
        if chosen.get("status"):
            found = found.filter(run__status=chosen["status"])
        if chosen.get("strategy") == RULES:
            found = found.filter(run__engine=Run.Engine.RULES)
        elif chosen.get("strategy"):
            found = found.filter(strategy_id=chosen["strategy"], run__engine=Run.Engine.MODEL)
        if chosen.get("resume"):
            found = found.filter(resume=chosen["resume"])
        if chosen.get("since"):
            found = found.filter(created_at__date__gte=chosen["since"])
        return found


class StyleForm(forms.Form):
    """How the person wants to be written for: samples apart by an empty line, banned words one a line."""

    samples = forms.CharField(
        required=False,
        label="Samples of your writing",
        help_text=f"Up to {styles.MOST_SAMPLES}, an empty line between them. Models take their tone, never their facts.",
        max_length=styles.MOST_SAMPLES * (styles.LONGEST_SAMPLE + 10),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    banned = forms.CharField(
        required=False,
        label="Words and phrases you never use",
        help_text="One a line. An edit that brings one in is mended or dropped, by code.",
        max_length=styles.MOST_BANNED * (styles.LONGEST_BANNED + 2),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(
        label="New texts are written in", choices=WritingStyle.Language.choices, required=False
    )

    @classmethod
    def of(cls, style: Style) -> "StyleForm":
        return cls(
            initial={
                "samples": "\n\n".join(style.samples),
                "banned": "\n".join(style.banned),
                "language": style.language,
            }
        )

    @property
    def given(self) -> dict[str, Any]:
        """The fields of `save_style`."""
        text = self.cleaned_data["samples"].replace("\r\n", "\n")
        return {
            "samples": re.split(r"\n\s*\n", text),
            "banned": self.cleaned_data["banned"].splitlines(),
            "language": self.cleaned_data["language"] or WritingStyle.Language.RESUME,
        }
