"""Years, degrees and contracts that a posting names without asking for them, beside those it asks for."""

import pytest

from jobs.extraction.posting import read_posting


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Our company has 25 years of experience", None),
        ("We bring 30 years of experience to every roof", None),
        ("15 years of growth make us proud. You bring 2 years of experience in welding.", 2),
        ("You bring 4 years of experience", 4),
        ("Vergütung nach Tarif, befristet auf zwei Jahre", None),
        ("Bac+5, 3 ans minimum dans la chimie", 3),
        ("Minimum 18 months' experience in lettings", 1),
        ("At least 12 months in first-opinion practice", 1),
        ("A contract of 12 months in our practice; 6 months' experience", None),
        ("five (5) years of progressive experience", 5),
        ("2 years' warranty on tools; 1 year retail experience", 1),
    ],
)
def test_years_of_the_company_are_not_asked_for(text: str, years: int | None) -> None:
    assert read_posting(f"Clerk\n\nRequirements\n- {text}\n").years == years


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("SQL; the back end is Kotlin, which you don't need to know", {"SQL"}),
        ("You don't need Java, but you know SQL", {"SQL"}),
        ("You don't need to know all of these: SQL, Java, Kotlin", {"SQL", "Java", "Kotlin"}),
        ("SQL sitzt. Das Backend ist Kotlin, das musst du nicht können.", {"SQL"}),
        ("SQL courant. Pas besoin de connaître Kotlin.", {"SQL"}),
    ],
)
def test_skills_that_one_can_do_without(text: str, asked: set[str]) -> None:
    found = {skill.name for skill in read_posting(f"Clerk\n\nRequirements\n- {text}\n").skills}
    assert found & {"SQL", "Java", "Kotlin"} == asked


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("No degree needed", None),
        ("We don't require a degree", None),
        ("Without a degree you are welcome too", None),
        ("Bäcker (w/m/d)", None),
        ("Licence de pilote", None),
        ("Licence en droit", "bachelor"),
        ("A degree in nursing", "bachelor"),
    ],
)
def test_degrees_that_are_not_asked_for(text: str, level: str | None) -> None:
    assert read_posting(f"Clerk\n\nRequirements\n- {text}\n").education == level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12-month fixed-term contract", "temporary"),
        ("Zero hours contract", None),
        ("Contract type: permanent", None),
        ("Contract type: full-time", "full-time"),
        ("6 month contract", "contract"),
        ("Contract role, outside IR35", "contract"),
    ],
)
def test_contracts_of_other_kinds(text: str, kind: str | None) -> None:
    assert read_posting(f"Clerk\n{text}\n").employment_type == kind
