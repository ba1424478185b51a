"""Whole resumes in many layouts, trades and countries: every field that matters is read."""

import pytest

from resumes.parsing import parse_file
from tests.resumes.layouts import CASES, Case
from tests.resumes.layouts_more import MORE_CASES
from tests.resumes.layouts_placed import PLACED_CASES
from tests.resumes.layouts_worded import WORDED_CASES


@pytest.mark.parametrize("case", CASES + MORE_CASES + PLACED_CASES + WORDED_CASES, ids=lambda case: case.name)
def test_fields_of_a_layout(case: Case) -> None:
    _, parsed = parse_file(case.build(), case.filename)
    document = parsed.document
    basics = document["basics"]
    assert (basics.get("name"), basics.get("email", ""), basics.get("phone", "")) == (
        case.person,
        case.email,
        case.phone,
    )
    assert (
        tuple(
            (
                post.get("name", ""),
                post.get("position", ""),
                post.get("startDate", ""),
                post.get("endDate", ""),
            )
            for post in document.get("work", [])
        )
        == case.work
    )
    schools = tuple(
        (entry.get("institution", ""), entry.get("endDate", "")) for entry in document.get("education", [])
    )
    assert schools == case.education
    keywords = [keyword for group in document.get("skills", []) for keyword in group["keywords"]]
    assert [skill for skill in case.skills if skill not in keywords] == []
    assert tuple(entry["language"] for entry in document.get("languages", [])) == case.languages
