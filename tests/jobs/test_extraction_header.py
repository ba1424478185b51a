"""Title, company and location guessed from a pasted posting; None where unsure."""

import pytest

from jobs.extraction.header import guess_header
from jobs.extraction.types import Header


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Senior Welder\nIron & Sons Ltd\nLeeds, UK\n\nWe build gates.",
            Header("Senior Welder", "Iron & Sons Ltd", "Leeds, UK"),
        ),
        ("Data Engineer at Quarry\nRemote\n\nYou will…", Header("Data Engineer", "Quarry", "Remote")),
        (
            "Bluefin GmbH | Pflegefachkraft (m/w/d) | 10115 Berlin",
            Header("Pflegefachkraft", "Bluefin GmbH", "10115 Berlin"),
        ),
        (
            "Job Title: Cook\nCompany: Le Petit Four\nLocation: Lyon, France",
            Header("Cook", "Le Petit Four", "Lyon, France"),
        ),
        (
            "Intitulé du poste : Comptable\nEntreprise : Dupuis SA\nLieu : Nantes",
            Header("Comptable", "Dupuis SA", "Nantes"),
        ),
        ("Teacher of Maths\n\nAt Oakfield, we teach with joy.", Header("Teacher of Maths", "Oakfield", None)),
        (
            "Night Nurse\nDenver, CO\nAbout Mercy Hill\nA small hospital.",
            Header("Night Nurse", "Mercy Hill", "Denver, CO"),
        ),
        (
            "Nordlys is looking for a Truck Driver in Oslo, Norway",
            Header("Truck Driver", "Nordlys", "Oslo, Norway"),
        ),
        ("We bake bread and we love it.", Header(None, None, None)),
        ("", Header(None, None, None)),
    ],
)
def test_header(text: str, header: Header) -> None:
    assert guess_header(text) == header


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Night Porter Night Porter\nLisbon, Portugal\n", "Night Porter"),
        ("Crane OperatorCrane Operator\nWe build.", "Crane Operator"),
        (
            "Senior Engineer, Payments and\nPlatform (m/f/d)\nBerlin, Germany",
            "Senior Engineer, Payments and Platform",
        ),
        ("Line Cook (evenings and\nweekends)\n\nWe cook.", "Line Cook (evenings and weekends)"),
    ],
)
def test_a_title_is_read_once_and_whole(text: str, title: str) -> None:
    assert guess_header(text).title == title


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Nurse\n\nArbeiten Sie bei der Sonnenhof Pflege GmbH in Kassel.", "Sonnenhof Pflege GmbH"),
        ("Clerk\n\nDie Nordstern Logistik GmbH sucht Verstärkung.", "Nordstern Logistik GmbH"),
        ("Welder\n\nJoin Quillon as we grow.", "Quillon"),
        ("Cook\n\nLa Table Ronde recrute un cuisinier.", "La Table Ronde"),
        ("Sales Manager\nBrightleaf Foods\nAustin, TX\n", "Brightleaf Foods"),
        ("Pilot\n\nFlying at Larkwing, you are safe. At times we land. People at Larkwing stay.", "Larkwing"),
        ("Developer\n\nAirflow is a plus. Meet with Finance. Report to Finance. Join our team.", None),
    ],
)
def test_a_company_is_known_by_what_the_text_says_of_it(text: str, company: str | None) -> None:
    assert guess_header(text).company == company
