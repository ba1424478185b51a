"""Forms of the postings' pages; they check, services act."""

from typing import Any, Final

from django import forms
from django.utils import timezone

from jobs.models import JobPosting
from jobs.services.postings import MAX_DESCRIPTION
from jobs.services.reading import STATED

_CURRENCIES: Final = (
    "",
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "CAD",
    "AUD",
    "INR",
    "PLN",
    "SEK",
    "NOK",
    "DKK",
    "CZK",
    "JPY",
)

_CHOICES: Final = {
    "remote": JobPosting.Remote.choices,
    "employment_type": JobPosting.EmploymentType.choices,
    "seniority": JobPosting.Seniority.choices,
    "education": JobPosting.Education.choices,
    "salary_period": JobPosting.Period.choices,
}


def _input(**attrs: Any) -> dict[str, Any]:
    return {"class": "input", **attrs}


class PasteForm(forms.Form):
    """The raw text of a posting, before its header is guessed."""

    text = forms.CharField(
        label="The posting’s text",
        max_length=MAX_DESCRIPTION,
        min_length=40,
        widget=forms.Textarea(attrs=_input(rows=12, placeholder="Title, company, what they want…")),
        error_messages={
            "required": "Paste the posting’s text first.",
            "min_length": "This is too short to be a posting. Paste the whole text.",
        },
    )


class LinkForm(forms.Form):
    url = forms.CharField(
        label="The posting’s address",
        max_length=2000,
        widget=forms.TextInput(attrs=_input(inputmode="url", placeholder="https://", autocomplete="off")),
        error_messages={"required": "Paste the posting’s link first."},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label="A CSV or JSON file",
        widget=forms.ClearableFileInput(attrs=_input(accept=".csv,.tsv,.json,.jsonl,.txt")),
        error_messages={"required": "Choose a file first.", "empty": "The file is empty. Choose another."},
    )


class PostingForm(forms.ModelForm[JobPosting]):
    """A posting before it is kept: what was guessed is shown for correction."""

    class Meta:
        model = JobPosting
        fields = ["title", "company", "location", "url", "description"]
        widgets = {
            "title": forms.TextInput(attrs=_input()),
            "company": forms.TextInput(attrs=_input()),
            "location": forms.TextInput(attrs=_input()),
            "url": forms.TextInput(attrs=_input(inputmode="url", placeholder="https://")),
            "description": forms.Textarea(attrs=_input(rows=16)),
        }
        labels = {"location": "Place", "url": "Link", "description": "The posting’s text"}
        error_messages = {
            "title": {"required": "A posting needs a title."},
            "description": {"required": "A posting needs a text."},
        }

    def clean_description(self) -> str:
        text = str(self.cleaned_data["description"])
        if len(text.strip()) < 40:
            raise forms.ValidationError("This is too short to be a posting. Paste the whole text.")
        if len(text) > MAX_DESCRIPTION:
            raise forms.ValidationError(f"Keep the text under {MAX_DESCRIPTION:,} characters.")
        return text


class EditForm(PostingForm):
    """A kept posting, with corrections of what was read from it."""

    class Meta(PostingForm.Meta):
        fields = [
            *PostingForm.Meta.fields,
            "posted_at",
            "remote",
            "employment_type",
            "seniority",
            "years",
            "education",
            "salary_min",
            "salary_max",
            "salary_currency",
            "salary_period",
        ]
        widgets = {
            **PostingForm.Meta.widgets,
            "posted_at": forms.DateInput(attrs=_input(type="date"), format="%Y-%m-%d"),
            "years": forms.NumberInput(attrs=_input(min=0, max=50)),
            "salary_min": forms.NumberInput(attrs=_input(min=0, step="any")),
            "salary_max": forms.NumberInput(attrs=_input(min=0, step="any")),
            "salary_currency": forms.Select(
                attrs=_input(), choices=[(code, code or "–") for code in _CURRENCIES]
            ),
        }
        labels = {
            **PostingForm.Meta.labels,
            "posted_at": "Posted on",
            "remote": "Workplace",
            "employment_type": "Contract",
            "years": "Years asked for",
            "salary_min": "Pay from",
            "salary_max": "Pay to",
            "salary_currency": "Currency",
            "salary_period": "Per",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, labels in _CHOICES.items():
            self.fields[name].widget = forms.Select(attrs=_input(), choices=[("", "–"), *labels])
        own = self.instance.salary_currency
        if own not in _CURRENCIES:
            self.fields["salary_currency"].widget = forms.Select(
                attrs=_input(), choices=[(code, code or "–") for code in (*_CURRENCIES, own)]
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        low, high = cleaned.get("salary_min"), cleaned.get("salary_max")
        if low and high and low > high:
            self.add_error("salary_max", "This is less than “Pay from”.")
        if (low or high) and not (cleaned.get("salary_currency") and cleaned.get("salary_period")):
            self.add_error("salary_currency", "Say in which currency, and per what.")
        if cleaned.get("posted_at") and cleaned["posted_at"] > timezone.now().date():
            self.add_error("posted_at", "This day has not come yet.")
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What is written as it stands."""
        names = [name for name in self.changed_data if name not in STATED]
        found = {name: self.cleaned_data[name] for name in names}
        return {**found, "posted_at_stated": True} if "posted_at" in found else found

    def stated(self) -> dict[str, Any]:
        """Facts that the person corrected; an emptied one goes back to what the text says."""
        names = {name for name in self.changed_data if name in STATED}
        if any(name.startswith("salary") for name in names):
            names |= {name for name in STATED if name.startswith("salary")}
            if not (self.cleaned_data["salary_min"] or self.cleaned_data["salary_max"]):
                return {name: self.cleaned_data[name] for name in names if not name.startswith("salary")} | {
                    name: None for name in STATED if name.startswith("salary")
                }
        return {
            name: float(value) if name in ("salary_min", "salary_max") and value is not None else value
            for name in names
            for value in (self.cleaned_data[name],)
        }
