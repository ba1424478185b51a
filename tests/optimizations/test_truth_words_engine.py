"""Words of a new text that nothing says: forms, compounds, synonyms, and the deeds that are none of these."""

import pytest

from optimizations.edits import Edit
from optimizations.truth import judge
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Looked after 60 hives on four sites", "Managed 60 hives across four sites"),
        ("Counted stock at month-end", "Carried out monthly stock counts"),
        ("Sent the year-end returns to the tax office", "Sent annual returns to the tax office"),
        ("Found out why costs rose in the second quarter", "Found out why costs rose in Q2"),
        ("Set goals with the occupational therapists", "Set goals with OTs"),
        ("Tested swallowing at the bedside", "Performed bedside swallowing tests"),
        ("Answered questions about leave", "Answered questions about annual leave"),
        ("Wrote dates into the calendar", "Diarised dates in the calendar"),
        ("Checked facts with at least two sources", "Checked facts with two or more sources"),
    ],
)
def test_the_same_in_other_words_needs_no_word(before: str, after: str) -> None:
    assert judged(before, after) == "safe"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Told reception what was broken", "Told reception what was broken and fixed it"),
        ("Arranged interviews with candidates", "Conducted interviews with candidates"),
        ("Unpacked deliveries and filled shelves", "Ordered deliveries and filled shelves"),
        ("Typed letters for the director", "Wrote letters for the director"),
        ("Collected water samples", "Analysed water samples"),
        ("Read the logs", "Wrote a log analyser"),
        ("Refilled the towels", "Bought the towels"),
        ("Held calves during vaccination", "Held and vaccinated calves"),
        ("Sorted letters in the morning", "Sorted letters in under an hour in the morning"),
        ("Looked after four people", "Managed four people"),
        ("Counted stock in spring", "Counted stock every month"),
    ],
)
def test_a_further_or_weightier_deed_needs_the_persons_word(before: str, after: str) -> None:
    assert judged(before, after) == "needs_confirmation"


def judged(before: str, after: str) -> str:
    document = {"work": [{"name": "Acme", "position": "Worker", "highlights": [before]}]}
    return judge(Edit("/work/0/highlights/0", before, after), document).status
