"""Comparing and merging documents."""

from resumes.comparing import changed_sections, compare
from resumes.merging import merge
from tests.resumes.factories import document


def test_a_changed_bullet_shows_its_words() -> None:
    after = document()
    after["work"][0]["highlights"][0] = "Cut picking errors by 22 %."
    (change,) = compare(document(), after)
    assert (change.section, change.label, change.kind) == ("Work", "1, bullet 1", "changed")
    assert [piece.text for piece in change.pieces if piece.kind == "insert"] == ["22"]


def test_added_and_removed_entries_are_whole() -> None:
    after = document()
    after["work"].insert(0, {"name": "Havn Logistikk", "position": "Manager"})
    after["languages"] = []
    changes = compare(document(), after)
    assert {(change.kind, change.section) for change in changes} == {
        ("added", "Work"),
        ("removed", "Languages"),
    }
    assert all(change.path.startswith("/work/0/") for change in changes if change.kind == "added")


def test_equal_documents_and_moved_entries_have_no_changed_text() -> None:
    after = document()
    after["work"].reverse()
    assert compare(document(), document()) == []
    assert compare(document(), after) == []
    assert changed_sections(document(), after) == ["Work"]


def test_changes_of_different_fields_merge() -> None:
    mine, theirs = document(), document()
    mine["work"][0]["highlights"][0] = "Mine."
    theirs["work"][0]["highlights"][1] = "Theirs."
    theirs["basics"]["label"] = "Lead"
    theirs["awards"] = [{"title": "Safest dock"}]
    merged = merge(document(), mine, theirs)
    assert merged.conflicts == ()
    assert merged.value["work"][0]["highlights"] == ["Mine.", "Theirs."]
    assert merged.value["basics"]["label"] == "Lead"
    assert merged.value["awards"] == [{"title": "Safest dock"}]


def test_a_removed_field_stays_removed() -> None:
    mine, theirs = document(), document()
    del mine["basics"]["phone"]
    theirs["basics"]["label"] = "Lead"
    merged = merge(document(), mine, theirs)
    assert merged.conflicts == ()
    assert "phone" not in merged.value["basics"]


def test_the_same_field_changed_twice_is_a_conflict() -> None:
    mine, theirs = document(), document()
    mine["basics"]["label"], theirs["basics"]["label"] = "Mine", "Theirs"
    merged = merge(document(), mine, theirs)
    assert merged.conflicts == ("/basics/label",)
    assert merged.value["basics"]["label"] == "Mine"


def test_both_sides_adding_to_one_list_is_a_conflict() -> None:
    mine, theirs = document(), document()
    mine["work"].append({"name": "A"})
    theirs["work"].append({"name": "B"})
    assert merge(document(), mine, theirs).conflicts == ("/work",)


def test_an_edit_beside_a_move_is_a_conflict_never_a_mixture() -> None:
    mine, theirs = document(), document()
    theirs["work"].reverse()
    mine["work"][0]["position"] = "Lead"
    assert merge(document(), mine, theirs).conflicts == ("/work",)


def test_one_side_alone_may_add() -> None:
    mine, theirs = document(), document()
    mine["work"].append({"name": "A"})
    theirs["basics"]["label"] = "Lead"
    merged = merge(document(), mine, theirs)
    assert merged.conflicts == ()
    assert len(merged.value["work"]) == 3
