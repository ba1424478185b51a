"""Required, preferred and not asked for: from headings and from the words of a sentence."""

import pytest

from jobs.extraction.posting import read_posting


def asked(text: str) -> dict[str, str]:
    return {skill.name: skill.requirement for skill in read_posting(text).skills}


SECTIONS = """Data Analyst

About us
We build SAP tools for hospitals.

Requirements
- SQL and Python
- Git

Nice to have:
- Docker
- Kubernetes

What we offer
- German courses
- A gym

Equal opportunity employer
We welcome Java lovers regardless of origin.
"""


def test_sections_decide() -> None:
    found = asked(SECTIONS)
    assert found["SQL"] == found["Python"] == found["Git"] == "required"
    assert found["Docker"] == found["Kubernetes"] == "preferred"
    assert not {"German", "Java", "SAP"} & set(found)


@pytest.mark.parametrize(
    ("text", "required", "preferred"),
    [
        ("Python is required, Docker is a plus.", {"Python"}, {"Docker"}),
        ("Strong Python skills; Docker a plus", {"Python"}, {"Docker"}),
        ("Experience with Python, ideally Django", {"Python"}, {"Django"}),
        (
            "Knowledge of Docker, Kubernetes or Terraform is a plus",
            set(),
            {"Docker", "Kubernetes", "Terraform"},
        ),
        ("Kotlin for the app, SQL for reports, Docker is a plus.", {"Kotlin", "SQL"}, {"Docker"}),
        ("Experience with Kotlin, SQL, Docker is a plus.", set(), {"Kotlin", "SQL", "Docker"}),
        ("PHP (required)\nMySQL (preferred)", {"PHP"}, {"MySQL"}),
        ("Preferred: Kotlin, Docker", set(), {"Kotlin", "Docker"}),
        ("Must have SQL. Nice to have: Git.", {"SQL"}, {"Git"}),
        ("You need Java but Kotlin would be a plus", {"Java"}, {"Kotlin"}),
        ("Java zwingend erforderlich, Docker von Vorteil", {"Java"}, {"Docker"}),
        ("Vous maîtrisez Java, idéalement Docker", {"Java"}, {"Docker"}),
        ("Experiencia con Java. Se valorará Docker", {"Java"}, {"Docker"}),
        ("Docker preferred, Python required", {"Python"}, {"Docker"}),
        ("Docker is not required but SQL is essential", {"SQL"}, {"Docker"}),
    ],
)
def test_sentences_decide(text: str, required: set[str], preferred: set[str]) -> None:
    found = asked(text)
    assert {name for name, kind in found.items() if kind == "required"} >= required
    assert {name for name, kind in found.items() if kind == "preferred"} >= preferred
    assert not {name for name, kind in found.items() if kind == "required"} & preferred


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("REQUIREMENTS", "required"),
        ("**What you'll bring**", "required"),
        ("## Preferred qualifications", "preferred"),
        ("Bonus points:", "preferred"),
        ("Dein Profil", "required"),
        ("Wünschenswert:", "preferred"),
        ("Profil recherché :", "required"),
        ("Se valorará:", "preferred"),
        ("Benefits", None),
        ("Wir bieten:", None),
        ("Avantages", None),
        ("Ofrecemos:", None),
        ("About us", None),
        ("Über uns", None),
    ],
)
def test_headings_in_four_languages(heading: str, kind: str | None) -> None:
    assert asked(f"Some Job\n\nTasks\nWork.\n\n{heading}\n- PostgreSQL\n").get("PostgreSQL") == kind


def test_what_is_offered_in_a_sentence_is_not_asked() -> None:
    assert asked("You know SQL. We offer German courses.") == {"SQL": "required"}


def test_required_wins_over_preferred() -> None:
    text = "Requirements\n- Docker\n\nNice to have\n- Docker and Git\n"
    assert asked(text) == {"Docker": "required", "Git": "preferred"}


def test_a_job_name_counts_only_where_nothing_else_names_the_skill() -> None:
    facts = read_posting("Python Developer\n\nYou write Python every day as a Java Developer.")
    spans = {skill.name: [span.quote for span in skill.evidence] for skill in facts.skills}
    assert spans["Python"] == ["Python"]
    assert spans["Java"] == ["Java"]


PROSE = """Backend Engineer

We build software for hospitals. Every day the artificial intelligence of our partners reads images, and a tailoring \
shop next door mends our coats while the town debates geology.

Requirements
- Python, SQL, Docker, Kubernetes and PostgreSQL
- Friendly, with good communication skills
"""


def test_prose_names_a_skill_only_beside_its_field() -> None:
    found = asked(PROSE)
    assert {"Python", "SQL", "Docker", "Kubernetes", "PostgreSQL", "Communication"} <= set(found)
    assert not {"Tailoring", "Geology"} & set(found)


def test_soft_skills_count_where_they_are_asked_for_only() -> None:
    told = "Teacher\n\nThe creativity of children and the enthusiasm of parents fill it. Java is required."
    assert set(asked(told)) == {"Java"}
    assert "Creativity" in asked(
        "You have strong communication skills and creativity. Knowledge of Java is required."
    )


def test_what_the_company_works_with_is_asked() -> None:
    assert {"PostgreSQL", "Kotlin"} <= set(
        asked("Developer\n\nWe use PostgreSQL and Kotlin for all of our services.")
    )
