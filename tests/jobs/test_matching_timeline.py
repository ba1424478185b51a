"""Years of work and degrees read from a resume."""

from datetime import date

import pytest

from jobs.matching.education import degree_level, highest_degree
from jobs.matching.timeline import claimed_years, months_of, total_years

TODAY = date(2026, 11, 21)


def years(*stretches: tuple[object, object]) -> float:
    found = (months_of(start, end, TODAY) for start, end in stretches)
    return round(total_years(each for each in found if each), 1)


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([("2020-01", "2020-12")], 1.0),
        ([("2018", "2020")], 2.0),
        ([("2020", "2020")], 0.5),
        ([("2025-11", None)], 1.0),
        ([("2025-11-03", "")], 1.0),
        ([("2020-01", "2021-12"), ("2021-01", "2022-12")], 3.0),
        ([("2010-01", "2010-12"), ("2020-01", "2020-12")], 2.0),
        ([("2020-05", "2019-01")], 0.0),
        ([("2030-01", None)], 0.0),
        ([(None, "2020-01")], 0.0),
        ([("soon", "later")], 0.0),
        ([(2020, None)], 0.0),
    ],
)
def test_years_of_work(stretches: list[tuple[object, object]], expected: float) -> None:
    assert years(*stretches) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baker with over 10 years of experience in craft bakeries", 10),
        ("Kellner mit 7 Jahren Berufserfahrung", 7),
        ("Comptable, 12 ans d'expérience", 12),
        ("Enfermera con 5 años de experiencia", 5),
        ("Founded 12 years ago", None),
    ],
)
def test_years_a_summary_claims(text: str, expected: int | None) -> None:
    found = claimed_years(text)
    assert (found[0] if found else None) == expected
    assert found is None or str(expected) in text[found[1] : found[2]]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("PhD in Chemistry", "doctorate"),
        ("M.Sc. Physics", "master"),
        ("Diplom-Ingenieurin", "master"),
        ("B.Tech", "bachelor"),
        ("Licence de droit", "bachelor"),
        ("Grado en Derecho", "bachelor"),
        ("Técnico Superior en Cocina", "associate"),
        ("BTS Comptabilité", "associate"),
        ("Ausbildung zum Tischler", "vocational"),
        ("High School Diploma", "vocational"),
        ("Abitur", "secondary"),
        ("Pottery", None),
    ],
)
def test_degrees(name: str, level: str | None) -> None:
    assert degree_level(name) == level


def test_the_highest_degree_and_where_it_stands() -> None:
    education = [{"studyType": "Bachelor"}, None, {"institution": "North Gymnasium"}, {"area": "MBA"}]
    assert highest_degree(education) == ("master", "/education/3/area", "MBA")
    assert highest_degree("none") is None
