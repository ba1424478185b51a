"""The match score: its six parts, its evidence, what is missing, and what must not move it."""

import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.matching import WEIGHTS, PostingProfile, gain, match, posting_profile, score
from jobs.matching.resume import ResumeProfile
from resumes.document import get_at
from tests.jobs.matching_samples import DEVELOPER, NURSE, PAYMENTS, WARD, posting, resume

WARD_NURSE = "Surgical Nurse"
PAYMENTS_DEVELOPER = "Senior Back End Developer"


def changed(document: dict[str, Any], **sections: Any) -> ResumeProfile:
    return resume({**copy.deepcopy(document), **sections})


def points(document: ResumeProfile, profile: PostingProfile) -> int:
    found = match(document, profile, evidence=False).score
    assert found is not None
    return found


def test_the_right_resume_wins() -> None:
    nurse, developer = resume(NURSE), resume(DEVELOPER)
    ward, payments = posting(WARD, WARD_NURSE), posting(PAYMENTS, PAYMENTS_DEVELOPER)
    assert points(nurse, ward) >= 75
    assert points(developer, payments) >= 55
    assert points(nurse, payments) <= 30
    assert points(developer, ward) <= 30


def test_parts_add_up_to_the_score_and_what_is_not_asked_for_does_not_count() -> None:
    result = match(resume(DEVELOPER), posting(PAYMENTS, PAYMENTS_DEVELOPER), text=PAYMENTS)
    assert {part.name: part.weight for part in result.parts} == WEIGHTS
    assert sum(WEIGHTS.values()) == 100
    assert not result.part("education").asked
    asked = [part for part in result.parts if part.asked]
    expected = sum(part.earned for part in asked) * 100 / sum(part.weight for part in asked)
    assert result.score is not None
    assert abs(result.score - expected) <= 0.5
    assert all(0 <= part.earned <= part.weight for part in result.parts)


def test_evidence_quotes_both_texts() -> None:
    profile = resume(NURSE)
    result = match(profile, posting(WARD, WARD_NURSE), text=WARD)
    sides = {item.side for item in result.evidence}
    assert sides == {"resume", "posting"}
    for item in result.evidence:
        source = WARD if item.side == "posting" else get_at(NURSE, item.path or "")
        assert source[item.start : item.end] == item.quote
    assert all(part.evidence for part in result.parts if part.asked)


def test_what_is_missing_is_named_by_part() -> None:
    result = match(resume(DEVELOPER), posting(PAYMENTS, PAYMENTS_DEVELOPER))
    named = {(item.part, item.name): item for item in result.missing}
    assert ("required_skills", "Kubernetes") in named
    assert ("required_skills", "Terraform") in named
    assert ("required_skills", "Python") not in named
    assert named["preferred_skills", "Kafka"].weak


def test_a_broader_skill_comes_with_the_narrower_one() -> None:
    result = match(resume(DEVELOPER), posting(PAYMENTS, PAYMENTS_DEVELOPER), text=PAYMENTS)
    assert "Python" in result.part("required_skills").held
    shown = [item for item in result.evidence if item.about == "Python (through Django)"]
    assert [item.quote for item in shown] == ["Django"]


def test_one_of_several_alternatives_is_enough() -> None:
    held = match(resume(DEVELOPER), posting(PAYMENTS, PAYMENTS_DEVELOPER))
    assert not [item for item in held.missing if "MySQL" in item.any_of]
    lacking = match(resume(NURSE), posting(PAYMENTS, PAYMENTS_DEVELOPER))
    [choice] = [item for item in lacking.missing if "MySQL" in item.any_of]
    assert set(choice.any_of) == {"MySQL", "PostgreSQL"}


@pytest.mark.parametrize(
    ("asked", "groups"),
    [
        ("Python, Java or Kotlin", {("Java", "Kotlin", "Python")}),
        ("Python and Java or Kotlin", {("Python",), ("Java", "Kotlin")}),
        ("Python, Java and Kotlin", {("Python",), ("Java",), ("Kotlin",)}),
        ("languages such as Python, Java, PHP and Kotlin", {("Java", "Kotlin", "PHP", "Python")}),
        ("languages such as Python, Java or Kotlin", {("Java", "Kotlin", "Python")}),
        ("languages such as Python, Java and Kotlin", {("Python",), ("Java",), ("Kotlin",)}),
        ("Python oder Java", {("Java", "Python")}),
        ("Python ou Java", {("Java", "Python")}),
        ("Python o Java", {("Java", "Python")}),
        ("Python, Java or a similar language", {("Java", "Python")}),
        ("Python or Java. Python is what we write most", {("Java",), ("Python",)}),
    ],
)
def test_how_lists_of_skills_are_read(asked: str, groups: set[tuple[str, ...]]) -> None:
    profile = posting(f"Requirements\n- Experience with {asked}.\n")
    named = {"Python", "Java", "Kotlin", "PHP"}
    assert {want.names for want in profile.required if set(want.names) & named} == groups


def test_a_listed_skill_needs_no_context_and_one_being_learnt_counts_half() -> None:
    profile = resume(DEVELOPER)
    assert profile.credits["Go"] == 1.0
    assert profile.credits["Kafka"] == 0.5
    assert resume(NURSE).credits["German"] == 0.5


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("Ran the Terraform modules of three teams", 1.0),
        ("Basic knowledge of Terraform", 0.5),
        ("Terraform (beginner)", 0.5),
        ("No experience with Terraform", None),
        ("Grundkenntnisse in Terraform", 0.5),
        ("Notions de Terraform", 0.5),
        ("Conocimientos básicos de Terraform", 0.5),
    ],
)
def test_how_a_sentence_speaks_of_a_skill(sentence: str, credit: float | None) -> None:
    work = [{"position": "Engineer", "startDate": "2020", "highlights": [sentence]}]
    assert resume({"work": work}).credits.get("Terraform") == credit


def test_repeating_a_skill_does_not_raise_the_score() -> None:
    profile = posting(PAYMENTS, PAYMENTS_DEVELOPER)
    before = points(resume(DEVELOPER), profile)
    stuffed = [
        *DEVELOPER["skills"],
        {"name": "More", "keywords": ["Django"] * 50 + ["PostgreSQL, Docker, Django " * 50]},
    ]
    assert points(changed(DEVELOPER, skills=stuffed), profile) == before


def test_the_name_the_place_and_the_school_do_not_move_the_score() -> None:
    profile = posting(WARD, WARD_NURSE)
    other = copy.deepcopy(NURSE)
    other["basics"]["name"] = "Triage Palliative"
    other["basics"]["location"] = {"city": "Palliative Care"}
    other["education"][0]["institution"] = "Palliative Care University"
    assert points(resume(other), profile) == points(resume(NURSE), profile)


def test_years_of_unrelated_work_count_half() -> None:
    cook = [
        {"position": "Cook", "startDate": "2010-01", "endDate": "2020-01", "highlights": ["Ran the grill"]}
    ]
    result = match(changed(DEVELOPER, work=cook), posting(PAYMENTS, "Back End Developer"))
    assert result.part("experience").note.startswith("5.")
    short = [{"position": "Nurse", "startDate": "2025-05", "highlights": ["Gave wound care"]}]
    part = match(changed(NURSE, work=short), posting(WARD, WARD_NURSE)).part("experience")
    assert 4 <= part.earned <= 6


def test_a_lower_level_than_asked_costs_more_than_a_higher_one() -> None:
    def title_points(position: str) -> float:
        work = [{"position": position, "startDate": "2021-05"}]
        profile = posting(PAYMENTS, PAYMENTS_DEVELOPER)
        return match(changed(DEVELOPER, work=work), profile).part("title").earned

    junior, senior, lead = map(
        title_points, ("Junior Back End Developer", "Senior Back End Developer", "Lead Back End Developer")
    )
    assert junior < lead < senior == 15


def test_schooling_by_level_and_experience_instead_of_it() -> None:
    def schooling(text: str, degree: str) -> float:
        profile = posting(WARD.replace("Bachelor's degree in nursing", text), WARD_NURSE)
        return match(changed(NURSE, education=[{"studyType": degree}]), profile).part("education").earned

    assert schooling("Bachelor's degree in nursing", "Master of Science") == 5
    assert schooling("Bachelor's degree in nursing", "Associate degree") == 2.5
    assert schooling("Bachelor's degree in nursing", "Abitur") == 0
    assert schooling("Bachelor's degree or equivalent practical experience", "Abitur") == 5


@pytest.mark.parametrize("text", ["", "   ", "Apply now!", "lorem ipsum dolor", "See attachment."])
def test_a_posting_without_content_has_no_score(text: str) -> None:
    result = match(resume(NURSE), posting(text))
    assert result.score is None
    assert result.reason
    assert gain(resume(NURSE), posting(text), "Triage") == 0


def test_an_empty_resume_has_no_score() -> None:
    result = match(resume({"basics": {"name": "Ines Falk"}}), posting(WARD, WARD_NURSE))
    assert result.score is None
    assert "resume" in result.reason


def test_the_quick_way_gives_the_same_score() -> None:
    for document in (NURSE, DEVELOPER):
        for text, title in ((WARD, WARD_NURSE), (PAYMENTS, PAYMENTS_DEVELOPER)):
            profile, asked = resume(document), posting(text, title)
            full, quick = match(profile, asked, text=text), match(profile, asked, evidence=False)
            assert full.score == quick.score == score(profile, asked)
            assert full.missing == quick.missing
            assert quick.evidence == ()


def test_a_stored_profile_matches_like_a_fresh_one() -> None:
    fresh = posting(WARD, WARD_NURSE)
    stored = json.loads(json.dumps(fresh.to_json()))
    again = PostingProfile.from_json(stored)
    assert again == fresh
    assert match(resume(NURSE), again, text=WARD) == match(resume(NURSE), fresh, text=WARD)
    assert posting_profile({**stored, "v": 0}) is None
    assert posting_profile(None) is None
    json.dumps(match(resume(NURSE), again, text=WARD).to_json())


def test_gain_is_the_rise_of_the_score_once_the_skill_is_proved() -> None:
    asked = posting(PAYMENTS, PAYMENTS_DEVELOPER)
    before = resume(DEVELOPER)
    after = changed(DEVELOPER, skills=[*DEVELOPER["skills"], {"name": "Cloud", "keywords": ["Terraform"]}])
    risen = points(after, asked) - points(before, asked)
    assert gain(before, asked, "Terraform") == risen > 0
    assert gain(before, asked, "Django") == 0
    assert gain(before, asked, "Falconry") == 0
    assert gain(before, asked, "Terraform", "Kubernetes") > risen


DE_POSTING = """Wir suchen eine Pflegefachkraft für unsere Station.

Anforderungen
- Mindestens 2 Jahre Berufserfahrung in der Pflege
- Wundversorgung und Dokumentation

Ihre Aufgaben
- Angehörige beraten und Patienten auf die Entlassung vorbereiten
- Medikamente richten und Patienten nach Operationen beobachten
- Angehörige in Gesprächen begleiten
"""
FR_POSTING = """Nous recherchons un comptable pour notre cabinet.

Profil recherché
- 3 ans d'expérience en comptabilité
- Maîtrise d'Excel et de SAP

Vos missions
- Établir les bilans trimestriels et les déclarations fiscales de nos clients artisans
- Suivre les échéances des boutiques du quartier
- Conseiller les artisans et les boutiques sur leurs échéances
"""
ES_POSTING = """Buscamos un camarero para nuestro restaurante.

Requisitos
- 1 año de experiencia como camarero
- Inglés

Funciones
- Atender las mesas de la terraza y servir vinos de la región
- Preparar la terraza y cobrar las mesas
"""


DE_TOLD = "Angehörige beraten und Patienten nach Operationen beobachtet, Wundversorgung"
FR_TOLD = (
    "Établissement de bilans trimestriels sous SAP et Excel, échéances des artisans et boutiques suivies"
)
ES_TOLD = "Mesas de la terraza atendidas en inglés y vinos servidos"


@pytest.mark.parametrize(
    ("title", "text", "position", "told"),
    [
        ("Pflegefachkraft (m/w/d)", DE_POSTING, "Krankenschwester", DE_TOLD),
        ("Comptable", FR_POSTING, "Comptable", FR_TOLD),
        ("Camarero", ES_POSTING, "Camarera", ES_TOLD),
    ],
    ids=["de", "fr", "es"],
)
def test_other_languages(title: str, text: str, position: str, told: str) -> None:
    work = [{"position": position, "startDate": "2018-02", "highlights": [told]}]
    asked = posting(text, title)
    result = match(resume({"work": work}), asked, text=text)
    assert result.score is not None
    assert result.score >= 55
    assert result.part("title").earned >= 10
    assert result.part("phrases").earned > 4
    assert result.score > points(resume(DEVELOPER), asked) + 25


def test_phrases_are_not_made_of_benefits_and_common_words() -> None:
    names = " ".join(posting(WARD, WARD_NURSE).phrases.names).lower()
    assert "surgical" in names or "ward" in names
    assert "bicycles" not in names
    assert "pension" not in names
    assert "experience" not in names


TANNERY = """We are makers of leather since ever and nobody knows why the river never freezes.

Duties
- Book drum slots and reconcile chemical stocks every Friday
- Inspect hides for the drum hall, enforcing safety rules quickly
- Coach apprentices while hides dry

Requirements
- A sense of chemical stocks
"""


def test_phrases_name_things_not_deeds() -> None:
    names = [name.lower() for name in posting(TANNERY, "Tanner").phrases.names]
    assert "chemical stocks" in names
    assert any("hides" in name for name in names)
    told = " ".join(names)
    for word in ("book", "coach", "reconcile", "enforcing", "nobody", "river", "quickly", "while"):
        assert word not in told.split(), names


VILLAGES = """You count what our beekeepers bring. Every village has a book. Each village is counted twice.
There are beekeepers at dawn.

Requirements
- Python
- SQL
"""


def test_where_only_skills_are_asked_for_the_phrases_are_what_the_work_is_told_with() -> None:
    names = {name.lower() for name in posting(VILLAGES, "Data Engineer").phrases.names}
    assert names == {"beekeepers", "village"}
    assert not posting("Requirements\n- Python\n- SQL\n", "Data Engineer").phrases.names


def test_the_language_a_resume_is_written_in_is_held() -> None:
    assert resume(DEVELOPER).credits.get("English") == 1.0
    assert "English" not in resume({"skills": [{"name": "Go"}]}).credits


texts = st.text(max_size=60)
entries = {
    "basics": st.fixed_dictionaries({}, optional={"label": texts, "summary": texts}),
    "job": st.fixed_dictionaries(
        {},
        optional={
            "position": texts | st.none(),
            "startDate": texts | st.sampled_from(["2020", "2021-02", "2019-13"]),
            "endDate": texts | st.sampled_from(["2022", "2018-02"]),
            "highlights": st.lists(texts, max_size=3),
        },
    ),
    "degree": st.fixed_dictionaries({}, optional={"studyType": texts | st.none()}),
    "group": st.fixed_dictionaries(
        {}, optional={"name": texts, "keywords": st.lists(texts | st.integers(), max_size=4)}
    ),
}
documents = st.fixed_dictionaries(
    {},
    optional={
        "basics": entries["basics"] | texts,
        "work": st.lists(entries["job"] | st.none(), max_size=3) | texts,
        "education": st.lists(entries["degree"], max_size=2) | st.none(),
        "skills": st.lists(entries["group"] | texts, max_size=3),
    },
)


@settings(max_examples=60, deadline=None)
@given(documents, texts)
def test_any_document_and_any_text_can_be_matched(document: dict[str, Any], text: str) -> None:
    result = match(resume(document), posting(text, text[:20]), text=text)
    assert result.score is None or 0 <= result.score <= 100
    assert (result.score is None) == bool(result.reason)


def test_a_flood_of_one_skill_is_read_quickly() -> None:
    flood = "Basic knowledge of Python, Java or Kotlin " * 1000
    started = time.process_time()
    profile = resume(
        {"basics": {"summary": flood}, "work": [{"position": "Engineer", "highlights": [flood]}]}
    )
    assert time.process_time() - started < 5
    assert profile.credits["Kotlin"] == 0.5


def test_what_a_resume_gave_up_or_others_do_earns_half() -> None:
    told = [
        "Replaced the order sheets in Excel with a PostgreSQL database.",
        "Kept the books of a logistics company in DATEV.",
    ]
    profile = resume({"work": [{"name": "Quay Metals", "position": "Clerk", "highlights": told}]})
    assert {name: profile.credits.get(name) for name in ("PostgreSQL", "DATEV", "Excel", "Logistics")} == {
        "PostgreSQL": 1.0,
        "DATEV": 1.0,
        "Excel": 0.5,
        "Logistics": 0.5,
    }
