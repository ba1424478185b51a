"""The form is a lossless codec of the document: what no field shows travels along."""

from typing import Any

import pytest

from jobanalyzer.errors import InvalidInput
from resumes.document import normalise
from resumes.editor import apply_operation, find_hints, read_document, show_document
from resumes.editor.hints import ENDS_FIRST, NO_DATE, NO_EMAIL
from resumes.editor.values import read_date, split_words
from tests.resumes.factories import document


def sent(value: dict[str, Any]) -> dict[str, str]:
    """What a browser sends when nobody touched the form."""
    sections, rest = show_document(value)
    fields = {"/@rest": rest}
    for section in sections:
        for entry in section.entries:
            if section.entry:
                fields[entry.rest_name] = entry.rest
            for item in entry.fields:
                fields |= {bullet.name: bullet.value for bullet in item.bullets} or {}
                if item.kind != "bullets":
                    fields[item.name] = item.value
    return {**fields, "complete": "1"}


def roundtrip(value: dict[str, Any], **changes: str) -> dict[str, Any]:
    return normalise(read_document({**sent(value), **changes}))


RICH = document(
    basics={
        "name": "Ada Quill",
        "image": "https://example.org/ada.png",
        "location": {"city": "Cork", "countryCode": "IE", "geo": {"lat": 51.9}},
        "profiles": [{"network": "Mastodon", "username": "ada", "x-verified": True}],
        "summary": "First line.\nSecond line.",
    },
    work=[
        {
            "name": "Quill & Sons",
            "location": {"city": "Cork"},
            "highlights": ["One, with a comma.", "Two"],
            "x-team": 9,
        }
    ],
    skills=[
        {"name": "Tools", "keywords": ["Excel (pivot, lookup)", "SQL", "R"]},
        {"keywords": ["Trade law, EU", "Customs"]},
        {"keywords": ["Only, one"]},
    ],
    education=[{"institution": "UCC", "score": 8.5, "courses": ["Logic", "Law"]}],
    **{"x-custom": [{"a": 1}], "meta": {"version": "v1.0.0"}},
)


@pytest.mark.parametrize("value", [document(), RICH, {"basics": {}}, {}])
def test_an_untouched_form_changes_nothing(value: dict[str, Any]) -> None:
    assert roundtrip(value) == normalise(value)


def test_a_field_changes_its_value_alone() -> None:
    changed = roundtrip(RICH, **{"/work/0/name": "Quill Ltd"})
    expected = document(**{**RICH, "work": [{**RICH["work"][0], "name": "Quill Ltd"}]})
    assert changed == normalise(expected)


def test_an_emptied_field_goes() -> None:
    assert "score" not in roundtrip(RICH, **{"/education/0/score": ""})["education"][0]
    assert "city" not in roundtrip(RICH, **{"/basics/location/city": " "})["basics"]["location"]


def test_order_on_the_page_is_order_in_the_document() -> None:
    fields = {
        "/work/7/name": "Second first",
        "/work/n1/name": "Then the new one",
        "/work/n1/highlights/b": "z",
        "/work/n1/highlights/a": "y",
        "complete": "1",
    }
    work = read_document(fields)["work"]
    assert [entry["name"] for entry in work] == ["Second first", "Then the new one"]
    assert work[1]["highlights"] == ["z", "y"]


def test_a_form_that_came_in_part_is_refused() -> None:
    fields = sent(RICH)
    fields.pop("complete")
    with pytest.raises(InvalidInput):
        read_document(fields)


@pytest.mark.parametrize("rest", ["{", "[" * 100_000])
def test_a_damaged_hidden_part_is_refused(rest: str) -> None:
    with pytest.raises(InvalidInput):
        read_document({"/@rest": rest, "complete": "1"})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2021-03", "2021-03"),
        ("March 2021", "2021-03"),
        ("03/2021", "2021-03"),
        ("2021", "2021"),
        ("today", ""),
        ("heute", ""),
        ("spring term", "spring term"),
        ("202", "202"),
        ("", ""),
    ],
)
def test_dates_as_people_write_them(typed: str, kept: str) -> None:
    assert read_date(typed) == kept


@pytest.mark.parametrize(
    ("values", "hints"),
    [
        ({"/work/0/startDate": "someday"}, {"/work/0/startDate": NO_DATE}),
        ({"/work/0/startDate": "2021-13"}, {"/work/0/startDate": NO_DATE}),
        ({"/work/0/startDate": "March 2021", "/work/0/endDate": "today"}, {}),
        ({"/work/0/startDate": "2021-03", "/work/0/endDate": "2021"}, {}),
        ({"/work/0/startDate": "2021-03", "/work/0/endDate": "02/2021"}, {"/work/0/endDate": ENDS_FIRST}),
        ({"/work/0/startDate": "2021-03", "/work/1/endDate": "2020"}, {}),
        ({"/basics/email": "ada at quill", "/basics/name": "some day"}, {"/basics/email": NO_EMAIL}),
        ({"/basics/email": "ada@quill.example", "/work/n1/endDate": ""}, {}),
    ],
)
def test_what_is_kept_and_not_understood_is_said(values: dict[str, str], hints: dict[str, str]) -> None:
    assert find_hints(values) == hints


def test_commas_in_brackets_do_not_part_words() -> None:
    assert split_words("Excel (pivot, lookup), SQL;R") == ["Excel (pivot, lookup)", "SQL", "R"]


def test_a_field_the_reader_was_unsure_of_is_marked() -> None:
    sections, _ = show_document(document(), {"/work/0/name": 0.3, "/work/0/position": 0.9, "/skills/0": 0.2})
    unsure = [
        item.name for form in sections for entry in form.entries for item in entry.fields if item.unsure
    ]
    assert unsure == ["/work/0/name", "/skills/0/name", "/skills/0/keywords"]


def test_operations_without_scripts() -> None:
    value = document()
    assert [entry.get("name") for entry in apply_operation(value, "down:/work/0")["work"]] == [
        "Nordhavn Kjøl",
        "Fjordlager AS",
    ]
    assert apply_operation(value, "up:/work/0") == value
    assert len(apply_operation(value, "remove:/work/0")["work"]) == 1
    assert apply_operation(value, "add:/work")["work"][-1] == {}
    assert apply_operation(value, "add:/work/0/highlights")["work"][0]["highlights"][-1] == ""
    with pytest.raises(InvalidInput):
        apply_operation(value, "up:/nowhere/3")
    with pytest.raises(InvalidInput):
        apply_operation(value, "explode:/work")
