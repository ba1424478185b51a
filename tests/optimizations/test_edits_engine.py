"""Edits: to JSON and back, applied in any order, conflicts told."""

import itertools
import json
import random
from typing import Any

import pytest

from optimizations.edits import Applied, Claim, Edit, Evidence, Verdict, apply_edits, summarise

DOCUMENT: dict[str, Any] = {
    "basics": {"label": "Cook"},
    "work": [
        {"name": "Inn", "highlights": ["a", "b", "c"]},
        {"name": "Bar", "highlights": ["d"]},
    ],
    "skills": [{"name": "Kitchen", "keywords": ["x", "y"]}],
}


def bullets(result: Applied, entry: int = 0) -> list[str]:
    found: list[str] = result.document["work"][entry]["highlights"]
    return found


def test_an_edit_survives_json() -> None:
    claim = Claim("number", "12", "number exact 12", "the figure", "/work/0/highlights/0")
    edit = Edit(
        "/work/0/highlights/0",
        "a",
        "A",
        "why",
        ("k",),
        (Evidence("a", "/work/0"),),
        Verdict("blocked", (claim,), "no"),
    )
    assert Edit.from_json(json.loads(json.dumps(edit.to_json()))) == edit


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown verdict"):
        Verdict.from_json({"status": "fine"})


def test_the_order_of_edits_does_not_matter_though_indexes_shift() -> None:
    edits = [
        Edit("/work/0/highlights/0", "a", None),
        Edit("/work/0/highlights/1", "b", ["b1", "b2"]),
        Edit("/work/0/highlights/2", "c", "C"),
        Edit("/work/0/highlights/2", None, "before c"),
        Edit("/work/0/highlights/-", None, "z"),
        Edit("/work/1", DOCUMENT["work"][1], None),
        Edit("/work/-", None, {"name": "New"}),
    ]
    for order in itertools.permutations(edits):
        result = apply_edits(DOCUMENT, order)
        assert not result.conflicts
        assert bullets(result) == ["b1", "b2", "before c", "C", "z"]
        assert [entry["name"] for entry in result.document["work"]] == ["Inn", "New"]
    assert DOCUMENT["work"][0]["highlights"] == ["a", "b", "c"]


def test_edits_deep_in_entries_hold_when_an_entry_before_them_goes() -> None:
    edits = [Edit("/work/0", DOCUMENT["work"][0], None), Edit("/work/1/highlights/0", "d", "D")]
    for order in (edits, edits[::-1]):
        result = apply_edits(DOCUMENT, order)
        assert [entry["name"] for entry in result.document["work"]] == ["Bar"]
        assert bullets(result) == ["D"]


def test_a_list_may_be_reordered_and_appended_to_at_once() -> None:
    edits = [
        Edit("/skills/0/keywords", ["x", "y"], ["y", "x"]),
        Edit("/skills/0/keywords/-", None, "z"),
    ]
    for order in (edits, edits[::-1]):
        assert apply_edits(DOCUMENT, order).document["skills"][0]["keywords"] == ["y", "x", "z"]


def test_a_list_that_is_missing_is_begun() -> None:
    result = apply_edits({"basics": {}}, [Edit("/skills/-", None, {"name": "New", "keywords": ["x"]})])
    assert result.document["skills"] == [{"name": "New", "keywords": ["x"]}]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit("/work/0/highlights/0", "other", "A"), "changed since"),
        (Edit("/work/0/highlights/9", "a", "A"), "no longer there"),
        (Edit("/work/5/highlights/-", None, "A"), "no longer there"),
        (Edit("/work/0/highlights/9", None, "A"), "no such place"),
        (Edit("/basics/label", None, "A"), "already"),
        (Edit("work", "a", "A"), "JSON Pointer"),
        (Edit("", DOCUMENT, {}), "whole document"),
        (Edit("/basics/label", None, None), "changes nothing"),
    ],
)
def test_what_does_not_fit_is_reported_not_lost(edit: Edit, words: str) -> None:
    good = Edit("/work/0/highlights/1", "b", "B")
    result = apply_edits(DOCUMENT, [edit, good])
    assert [conflict.edit for conflict in result.conflicts] == [edit]
    assert words in result.conflicts[0].reason
    assert result.applied == (good,)


def test_edits_that_contradict_each_other_are_both_refused() -> None:
    one, two = Edit("/work/0/highlights/0", "a", "A"), Edit("/work/0/highlights/0", "a", "AA")
    whole = Edit("/work/1", DOCUMENT["work"][1], None)
    inside = Edit("/work/1/highlights/0", "d", "D")
    result = apply_edits(DOCUMENT, [one, two, whole, inside])
    assert {conflict.edit.after for conflict in result.conflicts} == {"A", "AA", None, "D"}
    assert result.document == DOCUMENT


def test_the_same_edit_twice_is_one() -> None:
    edit = Edit("/work/0/highlights/-", None, "z")
    result = apply_edits(DOCUMENT, [edit, Edit(edit.path, None, "z", "another reason")])
    assert bullets(result) == ["a", "b", "c", "z"]
    assert not result.conflicts


def test_random_sets_give_one_result_in_every_order() -> None:
    chooser = random.Random(7)
    pool = [
        Edit(f"/work/0/highlights/{i}", text, after)
        for i, text in enumerate("abc")
        for after in (text.upper(), None)
    ]
    pool += [Edit(f"/work/0/highlights/{i}", None, f"new {i}") for i in range(3)]
    for _ in range(60):
        chosen = chooser.sample(pool, 5)
        first = apply_edits(DOCUMENT, chosen)
        chooser.shuffle(chosen)
        second = apply_edits(DOCUMENT, chosen)
        assert first.document == second.document
        assert len(first.applied) + len(first.conflicts) == 5
        assert set(first.conflicts) == set(second.conflicts)


def test_a_summary_counts_and_speaks() -> None:
    edits = [
        Edit("/work/0/highlights/0", "a", "A", verdict=Verdict("safe")),
        Edit("/work/0/highlights/1", "b", "B", verdict=Verdict("blocked")),
        Edit("/skills/0/keywords/-", None, "z"),
        Edit("/skills/0/keywords", ["x", "y"], ["y", "x"], verdict=Verdict("needs_confirmation")),
    ]
    summary = summarise(edits)
    assert (summary.total, summary.safe, summary.needs_confirmation, summary.blocked, summary.unjudged) == (
        4,
        1,
        1,
        1,
        1,
    )
    assert summary.sections == {"skills": 2, "work": 2}
    assert summary.text == "2 bullets reworded, 1 skill added, 1 skills list reordered"
    assert summarise([]).text == "no changes"
