"""Titles compared by kind of work and level, across trades and languages."""

import pytest

from jobs.lexicon.load import default_lexicon
from jobs.matching.titles import (
    level_distance,
    level_of_years,
    likeness,
    parse_title,
    proved_skills,
    related,
    trades,
)


def alike(one: str, other: str) -> float:
    return likeness(parse_title(one), parse_title(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Software Developer", "Software Engineer"),
        ("Softwareentwicklerin (m/w/d)", "Programmer"),
        ("Registered Nurse", "Krankenpfleger"),
        ("Infirmière", "Enfermera"),
        ("Accountant", "Finanzbuchhalterin"),
        ("Grundschullehrer", "Primary Teacher"),
        ("Électricien", "Electrician"),
        ("LKW-Fahrer", "Truck driver"),
        ("Senior Front-End Developer", "Front End Engineer"),
    ],
)
def test_names_of_one_kind_of_work_are_equal(one: str, other: str) -> None:
    assert alike(one, other) == 1.0
    assert related(parse_title(one), parse_title(other)) is True


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Front End Engineer", "Full Stack Developer", 0.7, 0.95),
        ("Front End Engineer", "Back End Engineer", 0.3, 0.7),
        ("Data Analyst", "Data Scientist", 0.4, 0.8),
        ("Product Manager", "Project Manager", 0.3, 0.6),
        ("Cook", "Waiter", 0.2, 0.6),
    ],
)
def test_neighbouring_work_counts_in_part(one: str, other: str, low: float, high: float) -> None:
    assert low <= alike(one, other) <= high
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Restaurant Manager", "Product Manager"),
        ("Civil Engineer", "Software Engineer"),
        ("Head Chef", "Chef de projet"),
        ("Nurse", "Accountant"),
        ("Junior Data Analyst (former Restaurant Manager)", "Restaurant Manager"),
    ],
)
def test_a_shared_word_does_not_make_another_trade_alike(one: str, other: str) -> None:
    assert alike(one, other) < 0.4
    assert related(parse_title(one), parse_title(other)) is False


def test_unknown_titles_are_compared_by_their_words() -> None:
    assert alike("Falconer", "Senior Falconer") == 1.0
    assert alike("Falconer", "Glass Blower") == 0.0
    assert related(parse_title("Falconer"), parse_title("Nurse")) is None
    assert alike("", "Nurse") == 0.0


def test_levels() -> None:
    assert parse_title("Senior Nurse").level == "senior"
    assert parse_title("Nurse").level is None
    assert level_distance("junior", "senior") == 2
    assert level_distance("lead", "senior") == -1
    assert [level_of_years(years) for years in (0.5, 3, 11)] == ["junior", "mid", "senior"]


def test_a_trade_proves_its_own_skill() -> None:
    assert proved_skills(parse_title("Krankenschwester")) == ("Nursing",)
    assert "Accounting" in proved_skills(parse_title("Senior Accountant"))
    assert proved_skills(parse_title("Falconer")) == ()


def test_proved_skills_stand_in_the_lexicon() -> None:
    lexicon = default_lexicon()
    assert {name for names in trades().values() for name in names if lexicon.get(name) is None} == set()
