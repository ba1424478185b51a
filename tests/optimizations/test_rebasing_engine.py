"""Edits led to their places in a later version."""

import copy
from typing import Any

from optimizations.edits import Edit
from optimizations.rebasing import rebase

OLD: dict[str, Any] = {
    "work": [
        {"name": "A", "position": "Cook", "highlights": ["one", "two"]},
        {"name": "B", "position": "Waiter", "highlights": ["three"]},
    ],
    "skills": [{"name": "Kitchen", "keywords": ["Knife"]}],
}


def moved(path: str, new: dict[str, Any], before: Any = "x") -> str | None:
    edit = rebase(Edit(path, before, "y"), OLD, new)
    return edit.path if edit else None


def changed() -> dict[str, Any]:
    return copy.deepcopy(OLD)


def test_unchanged_documents_leave_paths_alone() -> None:
    for path in ("/work/0/highlights/1", "/skills/0/keywords/-", "/basics/summary"):
        assert moved(path, changed(), None if path.endswith("-") else "x") == path


def test_a_new_job_on_top_shifts_the_others() -> None:
    new = changed()
    new["work"].insert(0, {"name": "C", "position": "Chef", "highlights": []})
    assert moved("/work/0/highlights/1", new) == "/work/1/highlights/1"
    assert moved("/work/1/name", new) == "/work/2/name"


def test_a_bullet_that_moved_is_followed() -> None:
    new = changed()
    new["work"][0]["highlights"] = ["two", "new", "one"]
    assert moved("/work/0/highlights/1", new) == "/work/0/highlights/0"
    assert moved("/work/0/highlights/0", new) == "/work/0/highlights/2"


def test_an_entry_that_went_has_no_place() -> None:
    new = changed()
    del new["work"][1]
    assert moved("/work/1/highlights/0", new) is None


def test_an_edited_entry_is_known_by_its_name() -> None:
    new = changed()
    new["work"] = [new["work"][1], {**new["work"][0], "highlights": ["one", "other"]}]
    assert moved("/work/0/highlights/0", new) == "/work/1/highlights/0"


def test_an_addition_follows_its_list() -> None:
    new = changed()
    new["skills"].insert(0, {"name": "Languages", "keywords": ["French"]})
    assert moved("/skills/0/keywords/-", new, None) == "/skills/1/keywords/-"


def test_a_nameless_group_is_known_by_its_place() -> None:
    old = {"skills": [{"keywords": ["Knife"]}]}
    edit = Edit("/skills/0/keywords/-", None, "Grill")
    found = rebase(edit, old, {"skills": [{"keywords": ["Knife", "Oven"]}]})
    assert found is not None
    assert found.path == edit.path
