"""Headers of posts as people write them in plain text: what is the title, the employer, the time."""

import pytest

from resumes.document import Document
from resumes.parsing import parse_text
from resumes.parsing.dates import find_spans
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.labels import form_label, is_table_head

_HEAD = """Nora Lindqvist
nora.lindqvist@example.com
{phone}

WORK HISTORY

{posts}

EDUCATION
{schools}

SKILLS
Air brakes, Load securement, Forklift
"""


def _parsed(posts: str, schools: str = "Harbour College, 2009", phone: str = "+1 989 555 0163") -> Document:
    _, parsed = parse_text(_HEAD.format(posts=posts, schools=schools, phone=phone))
    return parsed.document


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (
            "Tri-County Carriers, Midland MI\nTanker Driver                          5/17 to now\n"
            "Haul liquid chemicals in a five state area.\n\nNorthway Transportation\n"
            "OTR Driver                             2/11 to 4/17\nRan 48 states with a dry van.",
            [
                ("Tri-County Carriers", "Tanker Driver", "2017-05", None),
                ("Northway Transportation", "OTR Driver", "2011-02", "2017-04"),
            ],
        ),
        (
            "Working as Test Engineer at Blue Lotus Systems, Kochi from June 2021 to till date.\n\n"
            "Worked with Palm Grove Bank as a Junior Tester from Jan 2020 to May 2021.",
            [
                ("Blue Lotus Systems", "Test Engineer", "2021-06", None),
                ("Palm Grove Bank", "Junior Tester", "2020-01", "2021-05"),
            ],
        ),
        (
            "Translator\nBerlin, 2014 - present\nWork for courts and two law firms.\n\n"
            "In-house Translator, Wortwerk GmbH\nLeipzig, Germany\n03.2011 - 12.2013\n- Technical manuals",
            [
                (None, "Translator", "2014", None),
                ("Wortwerk GmbH", "In-house Translator", "2011-03", "2013-12"),
            ],
        ),
        (
            "Content Designer, Self-employed — Falmouth | Jan 2022 – present\nWrites for two councils.\n\n"
            "Career break — maternity leave | Mar 2020 – Dec 2021\n\n"
            "Copywriter, Gull & Anchor — London | Sept '11 – Mar 2020\nWrote names and campaign lines.",
            [
                ("Self-employed", "Content Designer", "2022-01", None),
                ("Gull & Anchor", "Copywriter", "2011-09", "2020-03"),
            ],
        ),
        (  # a colon parts them in every header; a unit stays with its title; a place stands between both
            "Brasko: Yard Foreman, 2018 - 2021\n- Built\n\nVelmora: Dyer's Mate, 2014 - 2018\n- Built",
            [
                ("Brasko", "Yard Foreman", "2018", "2021"),
                ("Velmora", "Dyer's Mate", "2014", "2018"),
            ],
        ),
        (
            "Nurse – Burns Unit\t2018 - 2021\nKromdal Hospital, Leeds\n- Built\n\n"
            "Kromdal, Otterburn, Devon, Nurse, 2014 - 2018\n- Built",
            [
                ("Kromdal Hospital", "Nurse – Burns Unit", "2018", "2021"),
                ("Kromdal", "Nurse", "2014", "2018"),
            ],
        ),
        (  # what a label tells is no post; how long a post was held, in any language, neither
            "2018 - 2021\n3 roky 2 mesiace\nNurse\nKromdal\nEnvironment: Ward Desk 2019, paper\n\n"
            "2014 - 2018\n4 roky\nCarer\nVelmora\n",
            [("Kromdal", "Nurse", "2018", "2021"), ("Velmora", "Carer", "2014", "2018")],
        ),
        (  # what was done, told behind both in one line; and a comma that parts them as in the other header
            "2018-2021: Baker. Kromdal, Leeds. Made rye bread.\n2014-2018: Nurse. Velmora. Nights.\n",
            [("Kromdal", "Baker", "2018", "2021"), ("Velmora", "Nurse", "2014", "2018")],
        ),
        (
            "Baker, Kromdal Bakery\nOtterburn   2018 - 2021\nKey achievements:\n- Made rye bread\n\n"
            "Nurse, Velmora\nHainbuch   2014 - 2018\nKey achievements:\n- Nights",
            [("Kromdal Bakery", "Baker", "2018", "2021"), ("Velmora", "Nurse", "2014", "2018")],
        ),
        (
            "Kromdal Works -- Yard Mechanic -- Casper -- 2018 to now\nTrucks.\n\n"
            "Velmora LLC -- Shop Mechanic -- 2014 to 2018\n",
            [
                ("Kromdal Works", "Yard Mechanic", "2018", None),
                ("Velmora LLC", "Shop Mechanic", "2014", "2018"),
            ],
        ),
        (  # in a list without a word that anybody knows, the title stands first
            "Zorbist, Kromdal, Hainbuch, 2018 - 2021\n\nVelming, Velmora, Ostrahn, 2014 - 2018\n",
            [("Kromdal", "Zorbist", "2018", "2021"), ("Velmora", "Velming", "2014", "2018")],
        ),
    ],
)
def test_posts_of_a_text(posts: str, expected: list[tuple[str | None, ...]]) -> None:
    work = _parsed(posts)["work"]
    found = [(p.get("name"), p.get("position"), p.get("startDate"), p.get("endDate")) for p in work]
    assert found == expected


def test_a_covered_leave_is_a_post() -> None:
    (post,) = _parsed("HR Adviser (maternity leave cover), Fenland District Council, 2015 - 2016")["work"]
    assert post["name"] == "Fenland District Council"


@pytest.mark.parametrize(
    "phone", ["(+82) 10-9030-1843", "+91-98405 50123", "(+353) 871234567", "0221 / 555 01 78"]
)
def test_phones_in_brackets_and_with_slashes(phone: str) -> None:
    document = _parsed("Nurse, St. Brigid's Hospital, 2015 - 2019", phone=f"Mobile: {phone}")
    assert document["basics"]["phone"] == phone


def test_two_phones_are_not_one() -> None:
    document = _parsed(
        "Nurse, St. Brigid's Hospital, 2015 - 2019", phone="Mob: +91-98405 50123 / 044-2555 0123"
    )
    assert document["basics"]["phone"] == "+91-98405 50123"


@pytest.mark.parametrize(
    ("text", "first", "last", "current"),
    [
        ("October 2018 to date", "2018-10", "", True),
        ("Avril à juillet 2017", "2017-04", "2017-07", False),
        ("da gennaio 2014 ad aprile 2018", "2014-01", "2018-04", False),
        ("Haziran 2014 – Aralık 2017", "2014-06", "2017-12", False),
        ("5/17 to now", "2017-05", "", True),
        ("09/2018 – dosavad\tKromdal", "2018-09", "", True),  # no list holds the word
        ("2018.04 ~ 현재", "2018-04", "", True),
        ("Summers 2013–2015", "2013", "2015", False),
        ("平成21年4月 ～ 令和元年5月", "2009-04", "2019-05", False),
    ],
)
def test_spans_in_many_forms(text: str, first: str, last: str, current: bool) -> None:
    (span,) = find_spans(text)
    assert (span.first, span.last, span.current) == (first, last, current)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Опыт работы — 14 лет", "work"),
        ("EDUCATIONAL QUALIFICATION", "education"),
        ("PROFESSIONALEXPERIENCE", "work"),
        ("Bilgisayar Becerileri", "skills"),
        ("ניסיון תעסוקתי", "work"),
        ("Kinh nghiệm làm việc", "work"),
    ],
)
def test_headings_in_other_words(heading: str, section: str) -> None:
    assert section_of(heading) == section


def test_labels_of_forms() -> None:
    assert form_label("• Nome e indirizzo del datore di lavoro\tOfficina Verdi") == ("name", "Officina Verdi")
    assert form_label("Date (da – a)\t2008 – 2014") == ("date", "2008 – 2014")
    assert form_label("Baker at the Corner Shop") is None
    assert is_table_head(["Course", "Institution", "Board / University", "Year of Passing", "Percentage"])
    assert not is_table_head(["B.Tech (ECE)", "Hill College of Engineering", "2019", "7.9"])
