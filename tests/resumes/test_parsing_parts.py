"""Parts of the parser: names, contacts, sections, gate, confidence and places in the source."""

import pytest

from resumes.parsing import Parsed, parse, parse_file, parse_text
from resumes.parsing.names import clean_name
from resumes.reading import ReadError, SourceText, read_text
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.places import place_score
from resumes.vocabulary.titles import title_score

RESUME = """{name}
Veterinary Nurse
jo@example.org | +44 20 7946 0142 | Leeds, UK | github.com/jo-example

Experience

Veterinary Nurse, Moorside Animal Clinic, Leeds
March 2019 - Present
- Assists in surgery and teaches pupils of the
  nursing school.

Education

BSc in Animal Health, Aire University, 2018

Skills
Anaesthesia, Radiography (digital), Laboratory work
"""


def _parsed(name: str = "Jo Example") -> tuple[SourceText, Parsed]:
    source = read_text(RESUME.format(name=name))
    return source, parse(source)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Dr. Anna Lindqvist, PhD", "Anna Lindqvist"),
        ("MARTA VAN DER MEER", "Marta van der Meer"),
        ("Jean-Luc DE LA TOUR", "Jean-Luc de la Tour"),
        ("Siobhán Ní Dhomhnaill", "Siobhán Ní Dhomhnaill"),
        ("Sean O'Brien, RN, BSN", "Sean O'Brien"),
        ("王小明", "王小明"),
        ("Олег Кузнецов", "Олег Кузнецов"),
        ("ليلى حداد", "ليلى حداد"),
    ],
)
def test_names_of_many_kinds(written: str, read: str) -> None:
    assert _parsed(written)[1].document["basics"]["name"] == read


def test_surname_first_is_turned_round() -> None:
    assert clean_name("Novak, Petra") == "Petra Novak"


def test_contacts_are_read() -> None:
    basics = _parsed()[1].document["basics"]
    assert basics["email"] == "jo@example.org"
    assert basics["phone"] == "+44 20 7946 0142"
    assert basics["location"] == {"city": "Leeds", "countryCode": "GB"}
    assert basics["profiles"] == [
        {"network": "GitHub", "username": "jo-example", "url": "https://github.com/jo-example"}
    ]


def test_every_value_has_confidence_and_a_place_in_the_source() -> None:
    source, parsed = _parsed()
    assert parsed.confidence["/basics/email"] > 0.9
    assert all(0 < value < 1 for value in parsed.confidence.values())
    start, end = parsed.sources["/work/0/name"]
    assert source.text[start:end] == "Moorside Animal Clinic"
    start, end = parsed.sources["/work/0/highlights/0"]
    assert source.text[start:end].startswith("Assists in surgery")
    assert source.text[start:end].endswith("nursing school.")


def test_wrapped_bullets_are_joined() -> None:
    assert _parsed()[1].document["work"][0]["highlights"] == [
        "Assists in surgery and teaches pupils of the nursing school."
    ]


def test_brackets_keep_a_skill_whole() -> None:
    assert _parsed()[1].document["skills"][0]["keywords"] == [
        "Anaesthesia",
        "Radiography (digital)",
        "Laboratory work",
    ]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("WORK EXPERIENCE", "work"),
        ("Berufserfahrung", "work"),
        ("E D U C A T I O N", "education"),
        ("2. Formation", "education"),
        ("Competenze tecniche", "skills"),
        ("Licenses & Certifications", "certificates"),
        ("Skills and Interests", "skills"),
        ("職歴", "work"),
        ("Managed a budget", None),
    ],
)
def test_headings_in_many_languages(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    "title",
    [
        "Charge Nurse",
        "Elektroinstallateur",
        "Aide-soignante",
        "Jefe de cocina",
        "市场经理",
        "Heavy Equipment Operator",
    ],
)
def test_titles_of_many_trades(title: str) -> None:
    assert title_score(title) >= 0.7


def test_places_are_told_from_names() -> None:
    assert place_score("Tulsa, OK") > 0.9
    assert place_score("Lindenstraße 14, 04109 Leipzig") >= 0.9
    assert place_score("Calgary AB") > 0.9
    assert place_score("Vandersteen Foods NV") == 0
    assert place_score("Beacon Hill Medical Center") == 0


def test_a_posting_is_refused_as_not_a_resume() -> None:
    posting = """Senior Baker
    About the role
    We are looking for a baker to join our team. You will prepare dough and train apprentices.
    Responsibilities include ordering flour and keeping the kitchen clean.
    Requirements: 3 years of experience in a bakery. What we offer: competitive salary and free bread.
    Apply now at jobs@example.com. We are an equal opportunity employer."""
    with pytest.raises(ReadError) as caught:
        parse_text(posting)
    assert caught.value.code == "not_a_resume"
    assert "posting" in caught.value.message


def test_prose_is_refused_and_no_name_is_made_up() -> None:
    prose = "The river rose in the night and by morning the lower meadows were under water. " * 8
    with pytest.raises(ReadError) as caught:
        parse_file(prose.encode(), "story.txt")
    assert caught.value.code == "not_a_resume"


def test_sections_without_a_place_in_the_document_are_named_in_a_warning() -> None:
    source = read_text(RESUME.format(name="Jo Example") + "\nMemberships\nRoyal College of Nurses\n")
    assert any("Memberships" in warning for warning in parse(source).warnings)
