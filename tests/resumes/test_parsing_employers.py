"""Whose post it was: agencies and their clients, employers told with town and owner, several posts at one."""

from itertools import pairwise
from time import process_time

import pytest

from resumes.document import Document
from resumes.parsing import parse_file, parse_text
from resumes.parsing.dates import find_spans, without_dates

HEAD = "Ilse Marquardt\nilse.marquardt@posteo.example | +43 660 1234567\n\n"


def _read(body: str) -> Document:
    return parse_text(HEAD + body)[1].document


def _posts(body: str) -> list[tuple[str | None, ...]]:
    work = _read(f"EXPERIENCE\n\n{body}\n\nSKILLS\nWelding, Rigging, Lifting\n")["work"]
    return [(post.get("name"), post.get("position"), post.get("startDate")) for post in work]


@pytest.mark.parametrize(
    ("body", "posts"),
    [
        (  # clients are told in bullets within the agency's time
            "2018 - 2023 : Velmora Staffing\n * Welder, Kromdal Yard, Hainbuch (2021 - 2023)\n"
            " * Rigger, Ostrahn Docks, Hainbuch (2018 - 2021)\n",
            [("Kromdal Yard", "Welder", "2021"), ("Ostrahn Docks", "Rigger", "2018")],
        ),
        (  # who works for themselves names clients too
            "Independent practice, 2019 - present\n\nDesigner / Kromdal Vale — 2021 - present\nA sign system.\n\n"
            "Illustrator / Velmora Press — 2019 - 2021\nTwelve covers.\n",
            [("Kromdal Vale", "Designer", "2021"), ("Velmora Press", "Illustrator", "2019")],
        ),
        (  # a hospital, its town and the trust that runs it
            "Staff Nurse\nKromdal General Hospital, Ostrahn Heath, Velmora Health Trust\nMay 2019 to present\n"
            "- Ran the ward\n",
            [("Kromdal General Hospital", "Staff Nurse", "2019-05")],
        ),
        (  # departments stand behind the university or before it
            "2018 - 2021\tResearcher, University of Kromdal, Department of Glass\n"
            "2014 - 2018\tLecturer | Faculty of Stone, University of Velmora\n",
            [("University of Kromdal", "Researcher", "2018"), ("University of Velmora", "Lecturer", "2014")],
        ),
        (  # titles stacked below one employer, what each was held for behind a comma
            "Kromdal (remote)\nStaff Engineer, Payments · 2022 - present\nSenior Engineer, Ledger · 2019 - 2022\n"
            "Own the gateway.\n",
            [("Kromdal", "Staff Engineer, Payments", "2022"), ("Kromdal", "Senior Engineer, Ledger", "2019")],
        ),
        (  # several posts with their times in one line
            "Kromdal Ltd, Vienna\nLead Engineer (2021 - present), Engineer (2018 - 2021)\n- Built\n",
            [("Kromdal Ltd", "Lead Engineer", "2021"), ("Kromdal Ltd", "Engineer", "2018")],
        ),
        (  # a post that names no employer has not that of the post above
            "Foreman, Kromdal Works, 2018 - 2021\n- Built\n\nTutor, 2014 - 2018\n- Taught\n",
            [("Kromdal Works", "Foreman", "2018"), (None, "Tutor", "2014")],
        ),
        (  # headers with the dates on a line of their own, below the whole time there
            "ARMY OF KROMDAL, various locations, 2010 - 2020\nPlatoon Leader, Ostrahn Brigade\n"
            "June 2015 - May 2020\n- Led\nSupply Clerk, Velmora Division\nMay 2010 - May 2015\n- Counted\n",
            [
                ("ARMY OF KROMDAL", "Platoon Leader", "2015-06"),
                ("ARMY OF KROMDAL", "Supply Clerk", "2010-05"),
            ],
        ),
        (  # what is told behind the time is no name
            "Kromdal Army, Cook, Fort Velm, 2001 - 2005. Honourable discharge.\n",
            [("Kromdal Army", "Cook", "2001")],
        ),
        (  # a table is read by the heads of its columns
            "Ship\tRank\tCompany / Agent\tFrom\tTo\nMV Ostrahn\tMessman\tVelming\tJan 2021\tOct 2022\n"
            "MV Hainbuch\tDeckhand\tKromdal\tMay 2018\tJan 2021\n",
            [("Velming", "Messman", "2021-01"), ("Kromdal", "Deckhand", "2018-05")],
        ),
        (  # a label's title keeps its dash; no post is a time without one
            "Kromdal Ltd\t2018 - 2021\nDesignation: Manager – Audit\n- Built\n\n2017 - 2018\tarbeitssuchend\n",
            [("Kromdal Ltd", "Manager – Audit", "2018")],
        ),
        (  # 'en' parts title and employer where it does in several posts
            "Gerente de Compras en Kromdal Azul\n2018 - 2021\n- Compras\n\nAnalista de Datos en Velmora\n"
            "2014 - 2018\n- Datos\n",
            [("Kromdal Azul", "Gerente de Compras", "2018"), ("Velmora", "Analista de Datos", "2014")],
        ),
    ],
)
def test_whose_post_it_was(body: str, posts: list[tuple[str | None, ...]]) -> None:
    assert _posts(body) == posts


def test_a_date_in_passing_beside_a_margin_of_dates_is_no_post() -> None:
    body = (
        "01/2018 - 12/2021\tKromdal GmbH, Wien\n                 Maurer\n                 Lehrgang Bau, 2019\n"
        "03/2014 - 12/2017\tVelmora GmbH, Graz\n                 Maurer\n"
    )
    assert [start for *_, start in _posts(body)] == ["2018-01", "2014-03"]


def test_schools_and_degrees_listed_apart_are_joined_by_their_year() -> None:
    document = _read(
        "INSTITUTIONS ATTENDED WITH DATES\n\nUniversity of Kromdal   2009 - 2013\nVelmora High School   2003 - 2009\n\n"
        "ACADEMIC QUALIFICATIONS\n\nB.Sc. Economics   2013\nSenior School Certificate   2009\n"
    )
    found = [(entry.get("institution"), entry.get("studyType")) for entry in document["education"]]
    assert found == [
        ("University of Kromdal", "B.Sc."),
        ("Velmora High School", "Senior School Certificate"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I L S E  P.  M A R Q U A R D T", "Ilse P. Marquardt"),
        ("i l s e   m a r q u a r d t", "Ilse Marquardt"),
        ("ILSE MARQUARDT-OST RGN", "Ilse Marquardt-Ost"),
        ("ENGR. ILSE MARIA MARQUARDT, MNSE, R.Eng", "Ilse Maria Marquardt"),
    ],
)
def test_names_set_in_letters_and_with_short_forms(written: str, read: str) -> None:
    text = (
        "# "
        + HEAD.replace("Ilse Marquardt", written)
        + "## Experience\n\nEngineer, Kromdal GmbH, 2018 - 2021\n"
    )
    assert parse_file(text.encode(), "resume.md")[1].document["basics"]["name"] == read


def test_the_time_a_long_line_of_dates_takes_grows_with_its_length() -> None:
    taken: list[float] = []
    for size in (500, 1_000, 2_000):
        text = "Nurse at St Mary, Jan 2015 - Mar 2016, " * size
        begun = process_time()
        spans = find_spans(text)
        assert "Mar" not in without_dates(text, spans).replace("Mary", "")
        taken.append(process_time() - begun)
        assert len(spans) == size
    assert all(longer < 3.2 * shorter + 0.05 for shorter, longer in pairwise(taken))
