"""A posting copied with its page: menus, other jobs, notices and headings with names give no skills."""

import pytest

from jobs.extraction.posting import read_posting

POSTING = """Accountant
Brindle & Co, Leeds

Requirements
- VAT returns in Xero
- Pivot tables in Excel

Nice to have
- Power BI
"""
COPIES = [
    "Home\nJobs\nMarketing\nFinance\nLog in\n\n{}",
    "Skip to main content\nMenu\nProducts\nCloud\nMachine Learning\nPricing\nLogin\n\n{}",
    "Home | Search jobs | Nursing | Logistics | Contact\n\n{}",
    "Startseite\nStellenangebote\nPython\nAnmelden\n\n{}",
    "{}\nApply now\nSave job\nShare on LinkedIn\nShare on Facebook",
    "{}\nSimilar jobs\nJava Developer\nSalesforce Administrator\nWelder (TIG)",
    "{}\nWe use cookies and Google Analytics to improve your visit. Accept all cookies",
    "{}\nFollow us on Instagram and YouTube\n© 2026 Brindle. All rights reserved, SAP and Oracle are trademarks.",
    "{}\nÄhnliche Stellen\nBuchhalter DATEV\nSAP Berater",
    "{}\nWhy Brindle?\nSpanish classes, yoga and first aid courses.",
    "About Brindle & Co\nBrindle keeps the books of hospitals, with nurses and Kubernetes fans on board.\n\n{}",
    "Finance\n\n{}",
]


def names(text: str) -> dict[str, str]:
    return {skill.name: skill.requirement for skill in read_posting(text, "Accountant").skills}


@pytest.mark.parametrize("copy", COPIES)
def test_what_stands_around_a_posting_gives_no_skills(copy: str) -> None:
    assert names(copy.format(POSTING)) == names(POSTING)


def test_short_lines_without_a_menu_are_skills() -> None:
    found = names("Requirements\nPython\nPostgreSQL\nDocker\nKubernetes\nSupport\n")
    assert {"Python", "PostgreSQL", "Docker", "Kubernetes"} <= set(found)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Requirements\nYou bake cookies, and you know baking", "Baking"),
        ("Responsibilities\n- Write our terms of use and draft contracts", "Contract drafting"),
    ],
)
def test_words_of_notices_may_be_the_work(text: str, skill: str) -> None:
    assert skill in names(text)


def test_what_is_wished_for_likewise() -> None:
    found = names("Requirements\nPython is a plus, as is Docker.\nSQL is required, as is a driving licence.")
    assert found["Python"] == found["Docker"] == "preferred"
    assert found["SQL"] == found["Driving licence"] == "required"
