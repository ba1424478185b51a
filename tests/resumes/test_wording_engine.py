"""Word-level differences."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes.wording import Piece, diff_words


def test_a_changed_opening_reads_as_one_change() -> None:
    assert diff_words("Responsible for managing a team of 12", "Managed a team of twelve") == [
        Piece("delete", "Responsible for managing"),
        Piece("insert", "Managed"),
        Piece("same", " a team of "),
        Piece("delete", "12"),
        Piece("insert", "twelve"),
    ]


def test_small_words_between_changes_are_taken_in() -> None:
    pieces = diff_words("sold and packed bread", "baked and wrapped bread")
    assert [piece.kind for piece in pieces] == ["delete", "insert", "same"]


def test_equal_and_empty_texts() -> None:
    assert diff_words("same", "same") == [Piece("same", "same")]
    assert diff_words("", "new words") == [Piece("insert", "new words")]
    assert diff_words("old", "") == [Piece("delete", "old")]
    assert diff_words("", "") == []


def test_names_with_signs_are_one_word() -> None:
    assert Piece("insert", "C++") in diff_words("wrote C", "wrote C++")
    assert Piece("delete", "1,200") in diff_words("sold 1,200 cars", "sold 1,300 cars")


texts = st.lists(
    st.sampled_from(["a", "the", "led", "team", "12", ",", "C++", "naïve", "—"]), max_size=14
).map(" ".join)


@given(texts, texts)
def test_the_pieces_rebuild_both_texts(before: str, after: str) -> None:
    pieces = diff_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "insert") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "delete") == after
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize("end", [". ", " "])
def test_endless_texts_are_compared_by_sentences_and_in_time(end: str) -> None:
    before = "".join(f"Sold {number} loaves to {number % 7} towns{end}" for number in range(20_000))
    after = before.replace("Sold 77 ", "Baked 77 ") + "And more."
    began = process_time()
    pieces = diff_words(before, after)
    assert process_time() - began < 5  # word by word it would take hours
    assert "".join(piece.text for piece in pieces if piece.kind != "insert") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "delete") == after


def test_a_long_text_shows_the_sentence_that_changed() -> None:
    before = "".join(f"Sold {number} loaves to {number % 7} towns. " for number in range(400))
    changed = [piece.text for piece in diff_words(before, before.replace("Sold 77 ", "Baked 77 "))]
    assert "Sold 77 loaves to 0 towns. " in changed
    assert "Baked 77 loaves to 0 towns. " in changed
