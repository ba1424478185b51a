"""Python's score of an edit and of a resume: the same input, the same figure; honest gains only."""

from dataclasses import replace
from typing import Any

import pytest

from optimizations.edits import Claim, Edit, Verdict, apply_edits
from optimizations.strategies.edit_scoring import BLOCKED, EditScorer
from optimizations.strategies.impact import figures_in, read_bullet, read_impact
from tests.optimizations.test_strategies_engine import BULLET, DOCUMENT, MARKET

BEFORE = DOCUMENT["work"][0]["highlights"][0]
YARDSTICK = EditScorer(DOCUMENT, MARKET, banned=("stuff",))


def gain(after: Any, before: Any = BEFORE, path: str = f"{BULLET}0") -> float:
    return YARDSTICK.gain(Edit(path, before, after))


def test_a_deed_beats_a_duty_and_plain_words_beat_flattery() -> None:
    assert gain("Bought fruit from 14 farms") > 0
    assert gain("Bought fruit from 14 farms") > gain("Passionately leveraged 14 farms for fruit")
    assert gain("Bought fruit and stuff from 14 farms") < gain("Bought fruit and more from 14 farms")


def test_lost_figures_and_skills_weigh_more_than_a_better_opening() -> None:
    assert gain("Bought fruit from several farms") < gain("Bought fruit from 14 farms")
    assert gain("Compared offers with care every week", "I compared offers in Excel every week") < 0


def test_a_wanted_skill_in_the_postings_words_counts() -> None:
    assert gain("Compared 14 offers in Excel every week", "Compared 14 offers in tables every week") > 0


def test_a_longer_text_is_not_a_better_one() -> None:
    long = "Bought fruit from 14 farms " + "and then some more of it " * 8
    assert gain(long) < gain("Bought fruit from 14 farms")


def test_taking_a_bullet_out_is_never_a_gain() -> None:
    assert gain(None) < 0


def test_what_the_guard_doubts_counts_less_and_what_it_blocks_nothing() -> None:
    edit = Edit(f"{BULLET}0", BEFORE, "Bought fruit from 14 farms")
    doubted = edit.with_verdict(Verdict("needs_confirmation", (Claim("number", "14"),)))
    blocked = edit.with_verdict(Verdict("blocked"))
    assert YARDSTICK.gain(blocked) == BLOCKED < YARDSTICK.gain(doubted) < YARDSTICK.gain(edit)
    assert YARDSTICK.total([edit, blocked]) == YARDSTICK.gain(edit)


def test_a_headline_nearer_to_the_postings_title_counts() -> None:
    assert gain("Buyer", "Purchasing person", "/basics/label") > 0


def test_the_same_edit_always_has_the_same_score() -> None:
    edits = [Edit(f"{BULLET}0", BEFORE, f"Bought fruit from {number} farms") for number in range(9)]
    first = [YARDSTICK.gain(edit) for edit in edits]
    assert first == [EditScorer(DOCUMENT, MARKET, banned=("stuff",)).gain(replace(edit)) for edit in edits]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Cut waste by 12% in 2021", ("12%",)),
        ("Saved €4,000 a year", ("€4,000",)),
        ("Certified to ISO 9001 since 2019", ()),
        ("Wrote services in Python 3 on S3", ()),
        ("Equipo de 8 personas en 3 tiendas", ("8", "3")),
    ],
)
def test_figures_are_numbers_that_measure_something(text: str, figures: tuple[str, ...]) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize(
    ("text", "language", "active"),
    [
        ("Bought fruit", "en", True),
        ("Responsible for fruit", "en", False),
        ("My duties included fruit", "en", False),
        ("Verantwortlich für Obst", "de", False),
        ("Obst bestellt", "de", True),
        ("Chargée de la commande", "fr", False),
        ("Encargada de los pedidos", "es", False),
        ("Responsável pelas compras", "pt", False),
    ],
)
def test_openings_are_read_in_each_language(text: str, language: str, active: bool) -> None:
    assert read_bullet(text, language).active is active


def test_the_impact_of_a_resume_rises_with_honest_edits_where_the_match_need_not() -> None:
    before = read_impact(DOCUMENT, MARKET)
    edits = [
        Edit(f"{BULLET}0", BEFORE, "Bought fruit from 14 farms"),
        Edit("/basics/summary", DOCUMENT["basics"]["summary"], "Buyer who compares offers in Excel."),
    ]
    after = read_impact(apply_edits(DOCUMENT, edits).document, MARKET)
    assert before.score is not None
    assert after.score is not None
    assert after.score > before.score
    parts = {part.name: (part.count, part.of) for part in before.parts}
    assert parts["openings"] == (2, 3)
    assert parts["figures"] == (1, 3)
    assert {part.name: part.count for part in after.parts}["openings"] == 3


def test_the_sentences_of_an_entry_without_bullets_are_read_instead() -> None:
    prose = "Responsible for fruit from 14 farms. Compared the offers of each week. Wrote to all of them."
    document = {
        "work": [
            {"name": "A", "summary": prose},
            {"name": "B", "summary": "A shop.", "highlights": ["Sold bread."]},
        ]
    }
    parts = {part.name: (part.count, part.of) for part in read_impact(document, MARKET).parts}
    assert (parts["openings"], parts["figures"]) == ((3, 4), (1, 4))


def test_what_cannot_be_measured_leaves_the_denominator() -> None:
    assert read_impact({}, MARKET).score is None
    only_skills = read_impact({"skills": [{"name": "Tools", "keywords": ["Excel"]}]}, MARKET)
    assert {part.name for part in only_skills.parts} == {"listed", "summary", "plain"}
    assert all(0 <= part.share <= 1 for part in only_skills.parts)
