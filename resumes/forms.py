"""Forms: upload and paste, the name of a resume, and its design."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from resumes.pointers import section_name
from resumes.rendering.design import (
    DATE_FORMATS,
    FONTS,
    MARGIN_RANGE,
    PAGE_SIZES,
    SANS_FONTS,
    SECTION_ORDER,
    SERIF_FONTS,
    SIZE_RANGE,
    TEMPLATES,
    Design,
)
from resumes.rendering.labels import LOCALES
from resumes.services.importing import MAX_TEXT

ACCEPTED = ".pdf,.docx,.doc,.odt,.rtf,.txt,.md,.markdown,.html,.json"
_TEMPLATE_NAMES = {"classic": "One column", "sidebar": "With a side column"}
_PAGE_NAMES = {"a4": "A4", "letter": "US Letter"}
_DATE_NAMES = {
    "short": "Mar 2021",
    "long": "March 2021",
    "numeric": "03/2021",
    "iso": "2021-03",
    "year": "2021",
}
_SECTION_CHANGES = {"section_order": "Order of sections", "hidden": "Sections in print"}
_LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "pt": "Português",
    "nl": "Nederlands",
    "ar": "العربية",
    "ja": "日本語",
}


class UploadForm(forms.Form):
    """A file or a text, not both; the file's own checks are the reader's."""

    file = forms.FileField(
        label="Resume file",
        required=False,
        help_text="PDF, DOCX, TXT, Markdown or JSON Resume, up to 10 MB",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": "The file is empty. Choose another."},
    )
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        max_length=MAX_TEXT,
        error_messages={"max_length": "This text is far longer than a resume. Paste the resume alone."},
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(
                f"This file is larger than {settings.MAX_UPLOAD_BYTES // 1024 // 1024} MB. Save it with smaller pictures "
                "and upload that."
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            self.add_error("file", "Choose a file, or paste the text of your resume.")
        return cleaned


class TitleForm(forms.Form):
    title = forms.CharField(max_length=200, label="Name of the resume")


def _choices(names: dict[str, str], values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(value, names.get(value, value)) for value in values]


class DesignForm(forms.Form):
    """Shows a design; what is sent back is read by `read_design`, which refuses nothing and mends everything."""

    template = forms.ChoiceField(label="Template", choices=_choices(_TEMPLATE_NAMES, TEMPLATES))
    accent = forms.CharField(label="Accent", widget=forms.TextInput(attrs={"type": "color"}))
    font = forms.ChoiceField(
        label="Font",
        choices=[
            ("Serif", [(name, name) for name in SERIF_FONTS]),
            ("Sans serif", [(name, name) for name in SANS_FONTS]),
        ],
    )
    heading_font = forms.ChoiceField(label="Headings", choices=[(name, name) for name in FONTS])
    size = forms.FloatField(
        label="Size, points",
        widget=forms.NumberInput(attrs={"step": "0.5", "min": SIZE_RANGE[0], "max": SIZE_RANGE[1]}),
    )
    margin = forms.FloatField(
        label="Margin, cm",
        widget=forms.NumberInput(attrs={"step": "0.1", "min": MARGIN_RANGE[0], "max": MARGIN_RANGE[1]}),
    )
    page = forms.ChoiceField(label="Page", choices=_choices(_PAGE_NAMES, PAGE_SIZES))
    date_format = forms.ChoiceField(label="Dates", choices=_choices(_DATE_NAMES, DATE_FORMATS))
    locale = forms.ChoiceField(label="Language")
    page_numbers = forms.BooleanField(label="Page numbers from page 2", required=False)

    def __init__(self, design: Design, *, disabled: bool = False) -> None:
        super().__init__(initial=design.to_json(), prefix="design")
        known = dict.fromkeys((*LOCALES, design.locale))
        self.fields["locale"] = forms.ChoiceField(
            label="Language", choices=[(code, _LANGUAGES.get(code, code)) for code in known]
        )
        for field in self.fields.values():
            field.widget.attrs["form"] = "studio-form"
            field.disabled = disabled


def design_changes(former: Design, latter: Design) -> list[tuple[str, str, str]]:
    """(what, before, after) in the words of the form; of sections only that they changed."""
    old, new = former.to_json(), latter.to_json()
    found = []
    for key in (key for key in new if old[key] != new[key]):
        if key in _SECTION_CHANGES:
            found.append((_SECTION_CHANGES[key], "", ""))
        else:
            label = str(DesignForm.base_fields[key].label)
            found.append((label, _design_word(key, old[key]), _design_word(key, new[key])))
    return found


def _design_word(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    names = {
        "template": _TEMPLATE_NAMES,
        "page": _PAGE_NAMES,
        "date_format": _DATE_NAMES,
        "locale": _LANGUAGES,
    }
    return names.get(key, {}).get(value, str(value))


def section_rows(design: Design, present: list[str]) -> list[tuple[str, str, bool]]:
    """(id, name, shown) of every section that the document has, in the order in which they print."""
    known = dict.fromkeys((*design.section_order, *SECTION_ORDER, *present))
    return [(name, section_name(name), name not in design.hidden) for name in known if name in present]


def present_sections(content: dict[str, Any]) -> list[str]:
    """The document's sections as the design names them."""
    basics = content.get("basics")
    summary = ["summary"] if isinstance(basics, dict) and basics.get("summary") else []
    return summary + [
        name for name, value in content.items() if value and name not in ("basics", "meta", "$schema")
    ]


def read_design(sent: QueryDict, current: dict[str, Any]) -> dict[str, Any]:
    """The design that the form sent; sections that it did not show keep their place and state."""
    design = Design.from_json(current)
    if "design-template" not in sent:
        return design.to_json()
    order, shown = sent.getlist("design-order"), set(sent.getlist("design-shown"))
    elsewhere = [name for name in design.section_order if name not in order]
    hidden = [name for name in order if name not in shown]
    hidden += [name for name in design.hidden if name not in order]
    # An order that says nothing new is not kept, so that sections added later find their usual place.
    plain = [name for name, _, _ in section_rows(design, order)] == order
    wanted = {
        **design.to_json(),
        **{name: sent[f"design-{name}"] for name in DesignForm.base_fields if f"design-{name}" in sent},
        "page_numbers": "design-page_numbers" in sent,
        "section_order": list(design.section_order) if plain else [*order, *elsewhere],
        "hidden": hidden,
    }
    return Design.from_json(wanted).to_json()
