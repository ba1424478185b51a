"""A design out of any JSON: what is right is taken, what is wrong falls back."""

from typing import Any

import pytest

from resumes.rendering import Design, render_pdf
from resumes.rendering.dates import format_date, in_words
from resumes.rendering.reextract import re_extract

PERSON: dict[str, Any] = {
    "basics": {"name": "Mei Tanaka", "summary": "Baker."},
    "work": [{"position": "Baker", "name": "Corner Bakery", "startDate": "2018-03", "endDate": "2020-03"}],
    "skills": ["Sourdough"],
    "interests": [{"name": "Chess"}],
}


@pytest.mark.parametrize("value", [None, 3, "classic", [], {}, {"template": 7}, {"template": "../../etc"}])
def test_nonsense_gives_the_default(value: Any) -> None:
    assert Design.from_json(value) == Design.default("classic")


def test_a_design_survives_the_way_through_json() -> None:
    design = Design.from_json(
        {
            "template": "sidebar",
            "accent": "#A1261C",
            "font": "Lato",
            "heading_font": "EB Garamond",
            "size": "9.5",
            "margin": 1.5,
            "page": "letter",
            "locale": "fr_CA",
            "date_format": "numeric",
            "section_order": ["work", "summary", "work", 5],
            "hidden": ["interests"],
            "page_numbers": False,
        }
    )

    assert (design.accent, design.size, design.locale) == ("#a1261c", 9.5, "fr-CA")
    assert design.section_order == ("work", "summary")
    assert Design.from_json(design.to_json()) == design


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("size", 900, 13.0),
        ("size", "nan", 10.0),
        ("size", True, 10.0),
        ("margin", -1, 1.0),
        ("accent", "red; }", "#0b5a5e"),
        ("accent", "abc", "#aabbcc"),
        ("font", "Comic Sans", "XCharter"),
        ("page", "A0", "a4"),
        ("locale", "x; drop", "en"),
        ("hidden", "work", ()),
    ],
)
def test_a_wrong_field_falls_back_alone(field: str, given: Any, expected: Any) -> None:
    assert getattr(Design.from_json({field: given}), field) == expected


@pytest.mark.parametrize("template", ["classic", "sidebar"])
def test_the_template_default_fills_what_is_not_given(template: str) -> None:
    assert Design.from_json({"template": template}) == Design.default(template)


def test_sections_stand_in_the_chosen_order_and_hidden_ones_are_gone() -> None:
    design = Design.from_json({"section_order": ["skills", "work"], "hidden": ["interests"]})
    text = re_extract(render_pdf(PERSON, design))

    assert text.index("Skills") < text.index("Experience") < text.index("Summary")
    assert "Chess" not in text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("short", "Mar 2018 – Mar 2020"),
        ("long", "March 2018 – March 2020"),
        ("numeric", "03/2018 – 03/2020"),
        ("iso", "2018-03 – 2020-03"),
        ("year", "2018 – 2020"),
    ],
)
def test_dates_take_the_chosen_form(style: str, expected: str) -> None:
    assert expected in re_extract(render_pdf(PERSON, Design.from_json({"date_format": style})))


@pytest.mark.parametrize("locale", ["en", "en-US"])
def test_english_months_are_those_of_the_locale_data(locale: str) -> None:
    for month in range(1, 13):
        for style in ("short", "long"):
            assert format_date(f"2021-{month:02d}", style, locale) == in_words(2021, month, style, locale)
