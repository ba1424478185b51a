"""What a resume names without showing it: things given up, an employer's wares, other people's work."""

import pytest

from jobs.extraction.posting import find_skills


def shown(text: str) -> set[str]:
    return {skill.name for skill in find_skills(text, shown=True)}


@pytest.mark.parametrize(
    ("text", "proved", "named_only"),
    [
        ("Replaced eleven spreadsheets with a PostgreSQL database", {"PostgreSQL"}, {"Spreadsheets"}),
        ("Replacing nightly Jenkins jobs by GitHub Actions", {"GitHub Actions"}, {"Jenkins"}),
        ("Migrated billing from Oracle Database to PostgreSQL", {"PostgreSQL"}, {"Oracle Database"}),
        ("Moved the team away from Jira to a board in Trello", {"Trello"}, {"Jira"}),
        ("Chose Terraform instead of Ansible for new accounts", {"Terraform"}, {"Ansible"}),
        ("Retired forty Perl scripts and wrote the loader in Python", {"Python"}, {"Perl"}),
        ("Ran payroll in DATEV rather than Excel", {"DATEV"}, {"Excel"}),
        ("Led welding at a maker of hydraulic presses", {"Welding"}, {"Hydraulics"}),
        ("Bookkeeping for a logistics company", {"Bookkeeping"}, {"Logistics"}),
        ("Built dashboards in Tableau for the marketing team", {"Tableau"}, {"Marketing"}),
        ("Costed menus in Excel with the Head Chef", {"Excel"}, {"Kitchen management"}),
        ("Remplacé Excel par Power BI", {"Power BI"}, {"Excel"}),
    ],
)
def test_what_is_named_is_not_always_shown(text: str, proved: set[str], named_only: set[str]) -> None:
    assert proved <= shown(text)
    assert not named_only & shown(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Replaced boilers and radiators in forty flats", "Boilers"),
        ("Replaced a hand-run process with Terraform", "Terraform"),
        ("Migrated forty services to Kubernetes", "Kubernetes"),
        ("Marketing for a family of bakeries", "Marketing"),
        ("Led the marketing team of six", "Marketing"),
        ("Promoted after a year as head chef for two sites", "Kitchen management"),
        ("Without help from others, built the shop in Django", "Django"),
        ("Wrote reports in Excel. Replaced nothing with anything.", "Excel"),
    ],
)
def test_work_with_a_thing_counts(text: str, skill: str) -> None:
    assert skill in shown(text)
