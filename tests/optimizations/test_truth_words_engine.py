"""Words of a new text that nothing says: forms, compounds, synonyms, and the deeds that are none of these."""

import pytest

from optimizations.truth.kinship import akin
from optimizations.truth.unsaid import unsaid


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("gestrichen", "streichen"),
        ("ausgebessert", "ausbesserung"),
        ("planned", "planning"),
        ("coloque", "colocacion"),
        ("preparato", "preparazione"),
    ],
)
def test_forms_of_a_word_are_akin(first: str, second: str) -> None:
    assert akin(first, second)


@pytest.mark.parametrize(
    ("first", "second"), [("contract", "contents"), ("project", "production"), ("ciencias", "paciencia")]
)
def test_words_that_only_begin_or_sound_alike_are_not(first: str, second: str) -> None:
    assert not akin(first, second)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mended fences on 12 farms", "Repaired fences across 12 farms"),
        ("Zäune repariert", "Reparatur von Zäunen"),
        ("Beratung von Kunden", "Kundenberatung"),
        ("Je répare les clôtures", "Réparation des clôtures"),
    ],
)
def test_what_the_old_text_says_otherwise_is_said(before: str, after: str) -> None:
    assert unsaid(after, before, before) == []


def test_a_thing_of_the_same_entry_may_be_named_and_a_new_one_may_not() -> None:
    around = "Mended fences\nTractor and trailer"
    assert unsaid("Mended fences using a tractor", "Mended fences", around) == []
    assert unsaid("Mended fences and barns", "Mended fences", around) == ["barns"]


def test_another_bullets_deed_is_no_deed_of_this_one() -> None:
    around = "Mended fences\nSold hay bales"
    assert unsaid("Sold fences", "Mended fences", around) == ["sell"]
    assert unsaid("Mended fences and sold hay bales", "Mended fences", around) == []
