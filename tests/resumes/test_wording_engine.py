"""Word-level differences."""

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
