"""Sentences that ask, name tasks, tell of the company or tempt the reader: only the first two give skills."""

import pytest

from jobs.extraction.posting import read_posting

# Enough skills around, so that a single word has to be asked for.
AROUND = "\n\nRequirements\n- Java\n- Oracle Database\n- Linux\n- Jenkins\n- Scrum\n- English\n"


def test_a_company_s_name_at_the_head_asks_for_nothing() -> None:
    found = read_posting("Driver\nHalden Logistics & Sons Ltd\nLeeds\n\nYou need a CDL.", "Driver")
    assert "Logistics" not in {skill.name for skill in found.skills}


def names(text: str) -> set[str]:
    return {skill.name for skill in read_posting(f"Engineer\n\n{text}{AROUND}", "Engineer").skills}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        (
            "The platform stores its invoices in MongoDB and serves the whole group with machine learning.",
            "MongoDB",
        ),
        ("Larkfield Mutual offers cardiology and oncology to the whole valley and its islands.", "Oncology"),
        (
            "It manages all the freight forwarding between our two harbours and the stores.",
            "Freight forwarding",
        ),
        ("Our more than 900 team members balance creativity with good engineering every day.", "Creativity"),
        ("Discover the world of embroidery and dance with us on Friday nights in the old mill.", "Dance"),
        ("If you like photography you will enjoy working in a house full of old cameras.", "Photography"),
        (
            "We support you with mentoring and a budget for public speaking classes of your choice.",
            "Public speaking",
        ),
        ("Customers love the user experience and the gardening tips in our weekly letter.", "Horticulture"),
        (
            "Feel free to contact our recruiting desk with questions about accounting at our house.",
            "Accounting",
        ),
        (
            "Send it to <ORGANIZATION>, <LOCATION>, or leave it at <RECEPTION> in a reliable envelope.",
            "Reception",
        ),
        (
            "Strong growth has made the organization known for its motivated and curious people.",
            "Organizational skills",
        ),
        (
            "Strong entrepreneurial spirit and dedication run through the house, from the cellar to the roof.",
            "Entrepreneurial spirit",
        ),
        (
            "The work is shared with product owners of every line and with the makers of pumps.",
            "Product ownership",
        ),
    ],
)
def test_what_is_told_or_promised_is_not_asked_for(text: str, skill: str) -> None:
    assert skill not in names(text)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("You have experience with user research and know MongoDB.", {"User research", "MongoDB"}),
        ("You will work with MongoDB and our own scheduler.", {"MongoDB"}),
        (
            "You draw maps for the council and tidy pictures in Photoshop before they go to press.",
            {"Adobe Photoshop"},
        ),
        ("Welsh C1, Breton is a plus.", {"Welsh", "Breton"}),
        ("We look for a baker with HACCP.", {"HACCP"}),
        ("We want someone with MongoDB.", {"MongoDB"}),
        ("We are recruiting registered nurses.", {"Registered Nurse"}),
        ("Our kitchen needs a baker with HACCP.", {"HACCP"}),
        ("Unser Team braucht einen Bäcker mit HACCP.", {"HACCP"}),
        ("Nous cherchons un boulanger avec HACCP.", {"HACCP"}),
        (
            "Cover courts and councils, write for the web with SEO, use WordPress, manage live blogs, FOI requests.",
            {"SEO", "WordPress", "Freedom of information"},
        ),
        (
            "The successful candidate runs payroll and knows the platform behind it, SAP HCM.",
            {"Payroll", "SAP HCM"},
        ),
        ("A nurse who is a strong communicator and a team player is needed.", {"Communication", "Teamwork"}),
        (
            "Organizational skills and a reliable, motivated attitude are expected of you.",
            {"Organizational skills"},
        ),
        ("Join us: you must know Terraform and Ansible.", {"Terraform", "Ansible"}),
        ("Set up our data catalog in Collibra and our lineage in Atlan.", {"Collibra", "Atlan"}),
    ],
)
def test_what_is_asked_for_or_listed_is_found(text: str, skills: set[str]) -> None:
    assert skills <= names(text)


def test_tasks_of_our_own_things_name_tools() -> None:
    text = "Responsibilities\nMaintain our clusters in Kubernetes and Terraform\nWe run Perl in the cellar of our house."
    found = names(text)
    assert {"Kubernetes", "Terraform"} <= found
    assert "Perl" not in found


def test_a_quality_stands_as_an_item_of_a_list() -> None:
    found = names("Requirements\n- Communication\n- Organization\n- SQL")
    assert {"Communication", "Organizational skills", "SQL"} <= found


def test_a_single_word_is_a_skill_and_not_a_department() -> None:
    assert [skill.name for skill in read_posting("Python").skills] == ["Python"]


def test_a_certificate_may_be_named_like_a_job() -> None:
    assert "PMP" in names("You hold the Project Management Professional.")
