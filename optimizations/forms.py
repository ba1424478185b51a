"""What a person chooses before a run, and what they type while they review."""

from uuid import UUID

from django import forms
from django.http import QueryDict

from optimizations.services.review import LONGEST_REWRITE
from optimizations.strategies import STRATEGIES

RULES = "rules"


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
