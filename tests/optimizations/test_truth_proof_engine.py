"""What proves a skill and what only mentions it: an employer's product is nobody's skill."""

from datetime import date
from typing import Any

import pytest

from optimizations.edits import Edit
from optimizations.truth import judge

TODAY = date(2026, 11, 21)


def resume(**job: Any) -> dict[str, Any]:
    return {
        "basics": {"name": "Nele Quist", "summary": "Office clerk."},
        "work": [
            {
                "name": "Brandt Ltd",
                "position": "Clerk",
                "startDate": "2020",
                "highlights": ["Kept files"],
                **job,
            }
        ],
        "skills": [{"name": "Skills", "keywords": ["Typing"]}],
    }


def status(document: dict[str, Any], path: str, after: str) -> str:
    tokens = path.rsplit("/", 1)
    before = None if tokens[1] == "-" else document["work"][0]["highlights"][int(tokens[1])]
    return judge(Edit(path, before, after), document, today=TODAY).status


@pytest.mark.parametrize(
    "job",
    [
        {"name": "Docker Inc"},
        {"description": "Builds monitoring tools with Docker for banks"},
        {"summary": "The company is a maker of Docker images."},
        {"highlights": ["Kept files", "Replaced Docker with plain servers"]},
    ],
)
def test_what_others_make_or_what_was_given_up_is_no_skill_for_the_list(job: dict[str, Any]) -> None:
    assert status(resume(**job), "/skills/0/keywords/-", "Docker") == "needs_confirmation"


@pytest.mark.parametrize(
    "job",
    [{"highlights": ["Kept files", "Ran the registry in Docker"]}, {"summary": "Daily work with Docker."}],
)
def test_what_was_done_is(job: dict[str, Any]) -> None:
    assert status(resume(**job), "/skills/0/keywords/-", "Docker") == "safe"


def test_an_employers_name_lends_no_skill_to_a_bullet() -> None:
    assert status(resume(name="Docker Inc"), "/work/0/highlights/0", "Kept files in Docker") != "safe"


def test_a_bullet_keeps_what_it_names_itself() -> None:
    document = resume(highlights=["Replaced Docker with plain servers"])
    assert status(document, "/work/0/highlights/0", "Moved from Docker to plain servers") == "safe"
