"""Words that headings, titles, employers and languages are known by."""

import pytest

from resumes.parsing import parse_text
from resumes.parsing.leanings import leaning
from resumes.parsing.unnamed import guess_kind
from resumes.reading.plain import lines_of_text
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.languages import is_language
from resumes.vocabulary.titles import title_score


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Where I’ve worked", "work"),
        ("My career so far", "work"),
        ("Work and projects", "work"),
        ("Mon parcours", "work"),
        ("What I'm good at", "skills"),
        ("Was ich kann", "skills"),
        ("How I learned", "education"),
        ("A bit about me", "summary"),
        ("Say hello", "contact"),
        ("Outside work", "interests"),
        ("What the client wanted", None),
    ],
)
def test_headings_in_everyday_words(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    "title", ["Front of House", "Barback", "Podiatrist", "Groundworker", "HCA", "Residente de obra"]
)
def test_titles_of_trades_without_an_office(title: str) -> None:
    assert title_score(title) >= 0.5


@pytest.mark.parametrize(
    "title", ["Software Engineer", "Bank Clerk", "Director de Hotel", "Hotel Receptionist"]
)
def test_a_title_leans_to_a_title_whatever_it_is_held_in(title: str) -> None:
    assert leaning(title) > 0.4


@pytest.mark.parametrize("name", ["Butcher Shop", "Baker Group", "Guide Dogs Association"])
def test_an_employer_is_one_though_it_begins_like_a_title(name: str) -> None:
    assert leaning(name) < 0.4


def test_less_common_languages_are_known_by_their_whole_name_alone() -> None:
    assert is_language("Breton")
    assert is_language("Kabyle")
    assert not is_language("Fiji travel planning")


def test_a_section_without_a_known_heading_is_named_by_what_it_holds() -> None:
    posts = "Nurse, St. Brendan’s Hospital, Boston, 2012 - 2018\n- Triage for thirty patients a night\n"
    schools = "Bachelor of Science in Nursing, Northgate College, Boston, 2008 - 2012\n"
    assert guess_kind(lines_of_text(posts)) == "work"
    assert guess_kind(lines_of_text(schools)) == "education"
    assert guess_kind(lines_of_text("Dutch, English, Swahili, German, French, Greek")) == "languages"


FORM = """Giulia Verdi
giulia@example.it
+39 347 5550142

ESPERIENZA LAVORATIVA
2018 - oggi Cameriera, Trattoria Da Gino, Roma
2014 - 2018 Commessa, Libreria Rossi, Roma

COMPETENZE PERSONALI
Lingua madre\tItaliano
Altre lingue\tInglese B2, Francese A2
Competenze digitali\tExcel, Word
Patente di guida\tB
"""


def test_mother_tongue_and_licence_among_the_skills_are_no_skills() -> None:
    document = parse_text(FORM)[1].document
    assert [entry["language"] for entry in document["languages"]] == ["Italiano", "Inglese", "Francese"]
    assert document["skills"] == [{"name": "Competenze digitali", "keywords": ["Excel", "Word"]}]
    assert document["certificates"][0]["name"] == "Patente di guida: B"


SCHOOLS = """Anna Beispiel
anna@example.com
0171 5550142

BERUFSERFAHRUNG
2015 – 2020 Bäckerin, Bäckerei Lange, Berlin

AUSBILDUNG
2012 – 2015 Bäckerlehre, Handwerkskammer Berlin
"""


def test_a_compound_apprenticeship_is_no_school() -> None:
    (course,) = parse_text(SCHOOLS)[1].document["education"]
    assert (course["institution"], course["studyType"]) == ("Handwerkskammer Berlin", "Bäckerlehre")


JAPANESE = """山田 太郎
taro@example.jp
090-1234-5678

職歴
2018年4月 - 現在 株式会社さくら エンジニア
2015年4月 - 2018年3月 みどり銀行 営業
"""


def test_employer_and_title_parted_by_a_space_where_words_have_none() -> None:
    posts = parse_text(JAPANESE)[1].document["work"]
    assert [(post["name"], post["position"]) for post in posts] == [
        ("株式会社さくら", "エンジニア"),
        ("みどり銀行", "営業"),
    ]


def test_years_and_months_in_cells_of_their_own() -> None:
    document = parse_text(
        "中村 健太\nkenta.nakamura@example.jp\n080-5550-1247\n\n"
        "学歴\n2008\t4\t東山第一高等学校 入学\n2011\t3\t東山第一高等学校 卒業\n\n"
        "職歴\n2011\t4\t株式会社山川 入社\n2019\t9\t株式会社山川 退社\n2019\t10\t北空株式会社 入社\n現在に至る\n"
    )[1].document
    assert [(post["name"], post.get("endDate")) for post in document["work"]] == [
        ("株式会社山川", "2019-09"),
        ("北空株式会社", None),
    ]
    assert [course["institution"] for course in document["education"]] == ["東山第一高等学校"]
