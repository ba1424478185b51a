"""The rules: what they better, what they leave alone, and that nothing they propose needs a doubt."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from optimizations.builtin import engine as builtin_engine
from optimizations.builtin import improve
from optimizations.builtin.openings import strengthen
from optimizations.builtin.tidying import split_long, tidy, with_ending
from optimizations.context import MarketContext, MarketSkill
from optimizations.edits import Edit, apply_edits
from optimizations.spelling import usual_spelling
from optimizations.truth import judge_all

TODAY = date(2026, 11, 21)
DOCUMENTS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "truth" / "documents.json").read_text(encoding="utf-8")
)
MARKET = MarketContext(
    (
        MarketSkill("Kubernetes", 0.9, 17),
        MarketSkill("PostgreSQL", 0.8, 12),
        MarketSkill("Docker", 0.7, 10),
        MarketSkill("SAP", 0.5, 3),
        MarketSkill("HACCP", 0.4, 2),
        MarketSkill("Google Analytics", 0.4, 1),
    ),
    20,
)
# A resume with every weakness the rules know.
WEAK: dict[str, Any] = {
    "basics": {"name": "Pia Holm", "label": "Clerk"},
    "work": [
        {
            "name": "Harbour Office",
            "position": "Clerk",
            "startDate": "March 2019",
            "endDate": "2023/06",
            "highlights": [
                "Responsible for preparing 30 invoices a week.",
                "Was involved in the move to a new archive.",
                "Duties included answering the phone",
                "helped with  the yearly stocktaking .",
                "Sorted the incoming mail for all four departments and passed it on before ten every morning. Kept the "
                "visitors' book, handed out badges to guests and walked them to the right office on the third floor.",
                "Responsible for marketing campaigns.",
                "Wrote the schedule in Docker.",
            ],
        }
    ],
    "skills": [{"name": "Office", "keywords": ["Filing", "Typing"]}],
}


def improved(document: dict[str, Any], market: MarketContext = MARKET) -> tuple[Edit, ...]:
    return improve(document, market, today=TODAY).edits


@pytest.mark.parametrize("name", [*DOCUMENTS, "weak"])
def test_every_edit_is_safe_by_construction(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held_back: list[Edit] = []

    def watched(edits: list[Edit], *rest: Any, **named: Any) -> list[Edit]:
        judged = judge_all(edits, *rest, **named)
        held_back.extend(edit for edit in judged if edit.verdict and edit.verdict.status != "safe")
        return judged

    monkeypatch.setattr(builtin_engine, "judge_all", watched)
    document = WEAK if name == "weak" else DOCUMENTS[name]
    edits = improved(document)
    assert held_back == []
    assert not apply_edits(document, edits).conflicts
    assert edits == improved(document)


def test_weak_openings_endings_dates_and_long_bullets_are_bettered() -> None:
    edits = improved(WEAK)
    entry = apply_edits(WEAK, edits).document["work"][0]
    assert (entry["startDate"], entry["endDate"]) == ("2019-03", "2023-06")
    assert entry["highlights"] == [
        "Prepared 30 invoices a week.",
        "Contributed to the move to a new archive.",
        "Answered the phone.",
        "Helped with the yearly stocktaking.",
        "Sorted the incoming mail for all four departments and passed it on before ten every morning.",
        "Kept the visitors' book, handed out badges to guests and walked them to the right office on the third floor.",
        "Managed marketing campaigns.",
        "Wrote the schedule in Docker.",
    ]
    assert all(edit.reason for edit in edits)
    assert all(edit.before is None or edit.evidence or edit.path.endswith("keywords") for edit in edits)


def test_improving_again_only_moves_what_was_added_and_then_rests() -> None:
    once = apply_edits(WEAK, improved(WEAK)).document
    (moved,) = improved(once)
    assert moved.after == ["Docker", "Filing", "Typing"]
    assert improved(apply_edits(once, [moved]).document) == ()


def test_a_skill_that_the_experience_proves_is_listed_with_its_proof() -> None:
    added = [edit for edit in improved(WEAK) if edit.path.startswith("/skills")]
    assert [edit.after for edit in added] == ["Docker"]
    assert added[0].evidence[0].source == "/work/0/highlights/6"
    assert "10 postings ask" in added[0].reason


def test_a_skill_is_listed_as_it_was_shown_and_in_the_resumes_language() -> None:
    work = {
        "name": "Quay",
        "position": "Electrician",
        "highlights": [
            "Wired the PLC panels",
            "Cared for the wounds of two fitters",
            "Ate with the head chef",
        ],
    }
    market = MarketContext(
        (
            MarketSkill("PLC programming", 0.9, 1),
            MarketSkill("Wound care", 0.8, 1, spelling="Wundversorgung", language="de"),
            MarketSkill("Kitchen management", 0.7, 1),
            MarketSkill("Marketing", 0.6, 1),
        ),
        3,
    )
    document = {"work": [{**work, "summary": "Wound care in marketing"}], "skills": []}
    (added,) = (edit for edit in improved(document, market) if edit.path.startswith("/skills"))
    assert added.after == {"name": "Skills", "keywords": ["PLC", "Wound care"]}


@pytest.mark.parametrize(
    "bullet",
    ["Moved from paper lists without Docker", "Basic knowledge of Docker", "Learning Docker in the evenings"],
)
def test_a_skill_denied_or_limited_is_not_proven(bullet: str) -> None:
    document = {**WEAK, "work": [{"name": "X", "position": "Clerk", "highlights": [bullet]}]}
    assert not [edit for edit in improved(document) if edit.path.startswith("/skills")]


def test_lists_are_ordered_by_demand_and_otherwise_kept() -> None:
    document = {"skills": [{"name": "Tools", "keywords": ["Git", "Docker", "Vim", "PostgreSQL"]}]}
    (edit,) = improved(document)
    assert edit.after == ["PostgreSQL", "Docker", "Git", "Vim"]


def test_questions_ask_for_what_only_the_person_knows() -> None:
    questions = improve(DOCUMENTS["software_en"], MARKET, today=TODAY).questions
    assert questions[0].text == "17 postings ask for Kubernetes: have you used it, and where?"
    assert questions[-1].text == "2 postings ask for HACCP: have you worked with this, and where?"
    asked = {question.skill for question in questions}
    assert "Docker" not in asked
    assert "Google Analytics" not in asked, "one posting of twenty is no demand"
    few = MarketContext(MARKET.skills[-1:], 3)
    [only] = improve(DOCUMENTS["software_en"], few, today=TODAY).questions
    others = MarketContext(
        tuple(MarketSkill(name, 0.5, 1) for name in ("Loss prevention", "German", "EHC plans")), 3
    )
    endings = [item.text.partition(": ")[2] for item in improve(WEAK, others, today=TODAY).questions]
    assert endings == [
        "have you done this, and where?",
        "do you speak it, and how well?",
        "have you worked with this, and where?",
    ]
    assert only.text == "1 posting asks for Google Analytics: have you used it, and where?"


def test_questions_leave_out_what_the_resume_answers_and_begin_with_the_nearest_posting() -> None:
    market = MarketContext(
        (
            MarketSkill("Arburg", 0.5, 1, asked_by=("moulding",)),
            MarketSkill("English", 0.5, 2, asked_by=("moulding", "school")),
            MarketSkill("Teaching", 0.5, 1, asked_by=("school",)),
            MarketSkill("Phonics", 0.5, 1, asked_by=("school",)),
            MarketSkill("Form tutor", 0.5, 1, asked_by=("school",)),
            MarketSkill("Google Classroom", 0.5, 1, asked_by=("school",)),
        ),
        2,
    )
    work = {"name": "Mill Lane", "position": "Teacher", "highlights": ["Led the class with Google Classroom"]}
    questions = improve({"work": [work]}, market, today=TODAY).questions
    assert [question.skill for question in questions] == ["Phonics", "Form tutor", "Arburg"]
    assert questions[1].text.endswith("have you been one, and where?")


def test_questions_are_about_things_one_has_used_or_not() -> None:
    names = ("Mathematics", "IT infrastructure", "Computer science", "Teamwork", "Terraform", "Bookkeeping")
    market = MarketContext(tuple(MarketSkill(name, 0.5, 6) for name in names), 12)
    questions = improve(WEAK, market, today=TODAY).questions
    assert {question.skill for question in questions} == {"Terraform", "Bookkeeping"}


def test_what_was_replaced_or_belongs_to_others_is_not_added_as_a_skill() -> None:
    work = {
        "name": "Quay Metals",
        "position": "Clerk",
        "highlights": [
            "Replaced the order sheets in Excel with a PostgreSQL database.",
            "Kept the books of a logistics company.",
            "Prepared figures for the marketing team.",
        ],
    }
    names = ("Excel", "PostgreSQL", "Logistics", "Marketing")
    market = MarketContext(tuple(MarketSkill(name, 0.5, 6) for name in names), 12)
    document = {"work": [work], "skills": [{"name": "Office", "keywords": ["Filing"]}]}
    added = {edit.after for edit in improved(document, market) if edit.path.startswith("/skills/")}
    assert added == {"PostgreSQL"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Responsible for managing the night shift", "Managed the night shift"),
        ("I was responsible for running the bar", "Ran the bar"),
        ("In charge of the maintenance of lifts", "Maintained lifts"),
        ("Was responsible for the migration of 12 reports to dbt", "Migrated 12 reports to dbt"),
        ("My duties included carrying out tests", "Carried out tests"),
        ("Duties included wound care and taking samples", None),
        ("Responsible for accounting", "Handled accounting"),
        ("Responsible for answering phones and data entry", None),
        (
            "Duties included answering phones, greeting guests and sorting post",
            "Answered phones, greeted guests and sorted post",
        ),
        ("Responsible for hiring, training and scheduling of staff", "Hired, trained and scheduled staff"),
        ("Responsible for the day-to-day running of the office", "Managed the office day to day"),
        ("Building inspections for the council", None),
        ("Planning lessons and marking work", "Planned lessons and marked work"),
        ("Fixing bugs & writing unit tests", "Fixed bugs & wrote unit tests"),
        ("Responsible for differentiating lessons", "Differentiated lessons"),
        ("Responsible for wrangling tickets", None),
        ("I lead the choir", "Lead the choir"),
        ("Responsible for working capital", "Handled working capital"),
        ("Responsible for planning, writing and sending newsletters", "Planned, wrote and sent newsletters"),
        ("Responsible for testing and inspection of lifts", "Tested and inspected lifts"),
        ("In charge of stock and for keeping the store tidy", None),
        (
            "Responsible for ensuring that labels were right and for training of new cooks",
            "Ensured that labels were right and trained new cooks",
        ),
        ("Responsible for reports that help planning", "Handled reports that help planning"),
        ("Responsible for a team of 6 fitters", "Managed a team of 6 fitters"),
        ("Responsible for cash handling", "Managed cash handling"),
        ("Responsible for training sessions", "Handled training sessions"),
        (
            "Responsible for reporting on results, and presenting to owners",
            "Reported on results, and presented to owners",
        ),
        ("Preparation of monthly accounts", "Prepared monthly accounts"),
        ("Helping with deliveries, stacking shelves", "Helped with deliveries, stacked shelves"),
        ("Marketing campaigns for two brands", None),
        ("Responsible for managing staff and advertising", None),
        ("Solely responsible for managing the till", None),
        ("Helped with managing the night shift", None),
        ("Was involved in hiring", "Contributed to hiring"),
        ("Led the night shift", None),
    ],
)
def test_english_openings(before: str, after: str | None) -> None:
    found = strengthen(before, "en", past_tense=True)
    assert (found[0] if found else None) == after


def test_a_job_that_goes_on_is_told_in_the_present_and_its_charges_change_their_verb() -> None:
    bullets = ["Responsible for code reviews", "Responsible for the intranet", "Was in charge of two fitters"]
    work = {
        "name": "Quay",
        "position": "Clerk",
        "highlights": [*bullets, "Development of a price list in excel"],
    }
    after = [edit.after for edit in improved({"work": [work]})]
    assert after == [
        "Handle code reviews",
        "Manage the intranet",
        "Managed two fitters",
        "Developed a price list in excel",
    ]


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Inventory management", "stock control", "Stock control"),
        ("Invoicing", "Rechnungsprüfung", "Rechnungsprüfung"),
        ("Kubernetes", "k8s", "Kubernetes"),
        ("JavaScript", "javascript", "JavaScript"),
        ("Mentoring", "mentor", "Mentoring"),
        ("Hydraulics", "Hydraulik", "Hydraulik"),
        ("Kitchen management", "Head Chef", "Kitchen management"),
        ("Project management", "project management skills", "Project management"),
        ("Lesson delivery", "plan and teach", "Lesson delivery"),
        ("Back-end development", "back-end", "Back-end development"),
        ("Enhanced DBS check", "enhanced DBS check", "Enhanced DBS check"),
    ],
)
def test_a_skill_is_named_as_postings_write_it(name: str, written: str, expected: str) -> None:
    assert usual_spelling(name, [written]) == expected


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Verantwortlich für die Planung der Touren", "Planung der Touren"),
        ("de", "Verantwortlich für zwei Lehrlinge", None),
        ("de", "Zuständig für das Einholen von Angeboten", "Einholen von Angeboten"),
        ("fr", "Chargée de l'accueil du public", "Accueil du public"),
        ("es", "Mis funciones eran la carga y el control de pedidos", "Carga y control de pedidos"),
        ("fr", "Responsable de la gestion des stocks", "Gestion des stocks"),
        ("es", "Encargado de la preparación de pedidos", "Preparación de pedidos"),
        ("it", "Responsabile della gestione", None),
    ],
)
def test_openings_in_other_languages(language: str, before: str, after: str | None) -> None:
    found = strengthen(before, language, past_tense=True)
    assert (found[0] if found else None) == after


def test_tidying_keeps_what_belongs() -> None:
    assert tidy("- the  plan , and more") == "The plan, and more"
    assert tidy("iOS apps") == "iOS apps"
    assert with_ending("Cost: 3.5 Mio. Then more.", full_stop=False) == "Cost: 3.5 Mio. Then more."
    assert with_ending("Bought tools, nails etc.", full_stop=False) == "Bought tools, nails etc."
    assert with_ending("Bought tools;", full_stop=True) == "Bought tools."


def test_a_long_bullet_without_a_sound_cut_stays_whole() -> None:
    assert split_long(" ".join(["word"] * 60), "en") is None
    listed = (
        "Assisted nurses with their dressings, and I also took observations, recorded fluid charts, escorted "
        "residents to their appointments, talked with families about how their relatives were doing and ordered "
        "stock for the unit every Monday morning"
    )
    assert split_long(listed, "en") == [
        "Assisted nurses with their dressings and took observations",
        "Recorded fluid charts and escorted residents to their appointments",
        "Talked with families about how their relatives were doing",
        "Ordered stock for the unit every Monday morning",
    ]
