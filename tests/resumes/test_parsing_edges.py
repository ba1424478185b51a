"""Places, addresses and posts written in ways that a plain reading gets wrong."""

import pytest

from resumes.parsing.basics import parse_place
from resumes.parsing.contacts import find_contacts
from resumes.parsing.parse import parse_text
from resumes.parsing.pieces import atoms_of
from resumes.reading.read import read_text
from resumes.reading.types import ReadError

HEAD = "Ilse Marquardt\nilse.marquardt@posteo.example | +43 660 1234567 | Graz, Austria\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uppsala, SE", {"city": "Uppsala", "countryCode": "SE"}),
        ("Tulsa, OK", {"city": "Tulsa", "region": "OK"}),
        ("Dover, DE", {"city": "Dover", "region": "DE"}),
        ("Hamburg, DE", {"city": "Hamburg", "countryCode": "DE"}),
        ("Recife/PE", {"city": "Recife", "region": "PE"}),
        ("3511 AB Utrecht", {"postalCode": "3511 AB", "city": "Utrecht"}),
        ("Padova (Italia)", {"city": "Padova", "countryCode": "IT"}),
    ],
)
def test_a_code_after_a_city_is_its_state_or_its_country(text: str, expected: dict[str, str]) -> None:
    assert parse_place(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "greta.holm@skogs-\nbruket.example",
        "greta.holm\n@skogs-bruket.example",
        "greta.holm@\nskogs-bruket.example",
        "Greta Holm | greta.holm@skogs-bruket.example | Umeå • +46 70 765 43 21",
    ],
)
def test_an_address_broken_by_a_narrow_column_is_whole(text: str) -> None:
    source = read_text(
        f"Greta Holm\n{text}\nForester with twelve years in the north of the country, planting and felling."
    )
    assert find_contacts(source).email == "greta.holm@skogs-bruket.example"


def test_a_sentence_after_an_address_is_not_part_of_it() -> None:
    source = read_text(
        "Write to greta@holm.example.\nThen call me about the forestry job in the north of Sweden."
    )
    assert find_contacts(source).email == "greta@holm.example"


def test_a_campus_belongs_to_the_university_of_a_country_not_to_that_of_a_town() -> None:
    assert atoms_of("Reader, National University of Ireland, Maynooth") == [
        "Reader",
        "National University of Ireland, Maynooth",
    ]
    assert atoms_of("University of Leeds, Harrogate") == ["University of Leeds", "Harrogate"]
    assert atoms_of("University of Washington, Tacoma, WA")[1:] == ["Tacoma", "WA"]


@pytest.mark.parametrize(
    "first", ["Resume of Ilse Marquardt", "CV – Ilse Marquardt", "Curriculum Vitae: Ilse Marquardt"]
)
def test_a_name_after_the_documents_title(first: str) -> None:
    text = (
        HEAD.replace("Ilse Marquardt", first)
        + "EXPERIENCE\n\nBaker, Backhaus Edler GmbH\n2015 - 2019\n- Made rye bread\n"
    )
    assert parse_text(text)[1].document["basics"]["name"] == "Ilse Marquardt"


def test_who_works_for_themselves_has_no_employer_from_the_post_above() -> None:
    text = HEAD + (
        "EXPERIENCE\n\nSound Engineer at Studio Nord GmbH\n2019 - 2023\n- Mixed forty records\n\n"
        "Independent sound engineer\n2015 - 2019\n- Toured with three bands\n"
    )
    work = parse_text(text)[1].document["work"]
    assert [post.get("name", "") for post in work] == ["Studio Nord GmbH", ""]


def test_a_title_that_names_its_workplace_takes_none_from_the_post_above() -> None:
    text = HEAD + (
        "EXPERIENCE\n\n1. Employer: Studio Nord GmbH\n   Position: Chef\n   Period: 2019 - 2023\n"
        "   i. Cooked for sixty guests\n   ii. Ordered the goods\n\n"
        "Koch im Hotel Adler (Celle)\n2015 - 2019\n- Cooked for guests\n"
    )
    work = parse_text(text)[1].document["work"]
    assert [(post["name"], post["position"]) for post in work] == [
        ("Studio Nord GmbH", "Chef"),
        ("Hotel Adler", "Koch"),
    ]
    assert work[0]["highlights"] == ["Cooked for sixty guests", "Ordered the goods"]
    assert "description" not in work[0]


def test_licences_languages_and_degrees_keep_what_they_are() -> None:
    text = HEAD + (
        "EDUCATION\nDiplôme d'État de sage-femme, Université de Lille, 2012\nProfessional Qualifications\n"
        "Forklift licence, issued 2023, exp. 04/2028\nWhite card; individual Norwegian fishing permit\n\n"
        "MISCELLANEOUS\nFirst aid (2021) · Italian: B2 · driving licence B · Excel, Word\n"
    )
    document = parse_text(text)[1].document
    assert [school["studyType"] for school in document["education"]] == ["Diplôme d'État de sage-femme"]
    assert [tuple(held.values()) for held in document["certificates"]] == [
        ("Forklift licence, exp. 04/2028", "2023"),
        ("White card",),
        ("individual Norwegian fishing permit",),
        ("First aid", "2021"),
        ("driving licence B",),
    ]
    assert document["languages"] == [{"language": "Italian", "fluency": "B2"}]
    assert document["skills"] == [{"keywords": ["Excel", "Word"]}]


def test_courses_that_were_taught_are_no_posts() -> None:
    text = HEAD + (
        "EXPERIENCE\n\nLecturer, University of Graz\n2015 - 2023\n- Led the practical course\n\n"
        "TEACHING EXPERIENCE\n\n- BIO101 Botany (2016 – 2018)\n- BIO240 Ecology (2019 – 2021)\n"
    )
    parsed = parse_text(text)[1]
    assert [post["position"] for post in parsed.document["work"]] == ["Lecturer"]
    assert any("lists courses" in warning for warning in parsed.warnings)


def test_dates_alone_below_a_header_stay_with_it() -> None:
    text = HEAD + (
        "EXPERIENCE\n\nNight Porter — Seehof, Bregenz\nMarch 2018 – May 2020\n- Kept the night desk\n"
        "Day Porter — Adlerhorst, Bludenz\nJune 2014 – February 2018\n- Carried luggage\n"
    )
    work = parse_text(text)[1].document["work"]
    assert [(post["position"], post["startDate"]) for post in work] == [
        ("Night Porter", "2018-03"),
        ("Day Porter", "2014-06"),
    ]


@pytest.mark.parametrize(
    "text", ["1 2 3", "hello there", "The soup was good and the weather was fine. " * 30]
)
def test_a_refused_text_is_called_a_text(text: str) -> None:
    with pytest.raises(ReadError) as refused:
        parse_text(text)
    assert "file" not in str(refused.value).lower()
