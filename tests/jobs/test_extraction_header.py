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
