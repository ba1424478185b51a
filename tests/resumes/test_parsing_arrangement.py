"""Where words do not tell, the way a section is set does: each rule on a short text or page of its own."""

import pytest

from resumes.document import Document
from resumes.parsing import parse_file
from resumes.parsing.parse import parse_text
from tests.resumes.layouts import from_typst

HEAD = "Ilse Marquardt\n{label}ilse.marquardt@posteo.example | +43 660 1234567\n\n"


def _read(body: str, label: str = "") -> Document:
    return parse_text(HEAD.format(label=label) + body)[1].document


def _posts(document: Document) -> list[tuple[str, str]]:
    return [(post.get("name", ""), post.get("position", "")) for post in document.get("work", [])]


def _page(source: str) -> Document:
    contact = r"ilse.marquardt\@posteo.example, +43 660 1234567" + "\n\n"
    head = "#set page(margin: 2cm)\n#set text(size: 10pt)\n"
    return parse_file(from_typst(head + source.replace("CONTACT", contact))(), "resume.pdf")[1].document


@pytest.mark.parametrize(
    ("body", "posts"),
    [
        (  # a town that no list holds stands where the other entries have theirs
            "EXPERIENCE\n\n2018 - 2021 Vienna\nEngineer | Kromdal\n- Built\n\n"
            "2014 - 2018 Hainbuch\nEngineer | Velmora\n- Built\n",
            [("Kromdal", "Engineer"), ("Velmora", "Engineer")],
        ),
        (  # the last of three parts is the employer, as the last of two is
            "EXPERIENCE\n\nSenior Researcher, Kromdal\t2018 - 2021\n- Built\n\n"
            "Researcher, Bright Colours, Velmora Ost\t2014 - 2018\n- Built\n",
            [("Kromdal", "Senior Researcher"), ("Velmora Ost", "Researcher, Bright Colours")],
        ),
        (  # 'at' tells, whatever stands before it
            "EXPERIENCE\n\nHollow Glass at Kromdal\n2018 - 2021\n- Built\n",
            [("Kromdal", "Hollow Glass")],
        ),
        (  # hours and pay are left out, the employer beside them is not
            "EXPERIENCE\n\nNurse\t2018 - 2021\nKromdal\t40 Hours per week\n- Cared\n",
            [("Kromdal", "Nurse")],
        ),
        (  # a form whose employer's label stands last
            "EXPERIENCE\n\nDates\t2018 - 2021\nPosition\tEngineer\nEmployer\tKromdal\n\n"
            "Dates\t2014 - 2018\nPosition\tFitter\nEmployer\tVelmora\n",
            [("Kromdal", "Engineer"), ("Velmora", "Fitter")],
        ),
        (  # a town named like a trade, before its state
            "EXPERIENCE\n\nRegistered Nurse\nKromdal Rest, Mason, OH\n2018 - 2021\n- Cared\n",
            [("Kromdal Rest", "Registered Nurse")],
        ),
        (  # an employer named like its address, and a town behind no employer
            "EXPERIENCE\n\nEngineer\nKromdal.com, Graz\n2018 - 2021\n- Built\n\n"
            "Engineer\nSelf-employed, Hainbuch\n2014 - 2018\n- Built\n",
            [("Kromdal.com", "Engineer"), ("Self-employed", "Engineer")],
        ),
        (  # no heading above the posts, though one above the courses
            "Engineer - Kromdal - Graz\n2018 to 2021\n- Built\n\nFitter - Velmora - Graz\n2014 to 2018\n- Built\n\n"
            "EDUCATION\n\nBSc Glass, University of Graz, 2014\n",
            [("Kromdal", "Engineer"), ("Velmora", "Fitter")],
        ),
        (  # arrows in brackets
            "EXPERIENCE\n\n[2018-05 -> 2021-06]   Engineer   Kromdal\n- Built\n",
            [("Kromdal", "Engineer")],
        ),
        (  # how long it was, in another language
            "EXPERIENCE\n\nFitter\nVelmora\n2014 - 2018 · 4 anos\n- Built\n",
            [("Velmora", "Fitter")],
        ),
        (  # beside a title, a name and a town that is known are an employer and its town
            "EXPERIENCE\n\nKromdal, Dubai\t2018 - 2021\nEngineer\n- Built\n\n"
            "Velmora, Hainbuch\t2014 - 2018\nFitter\n- Built\n",
            [("Kromdal", "Engineer"), ("Velmora", "Fitter")],
        ),
        (  # a town and its state in brackets
            "EXPERIENCE\n\n2018 - 2021: Engineer – Kromdal (Baton Rouge, LA)\n- Built\n",
            [("Kromdal", "Engineer")],
        ),
        (  # titles share words, employers hardly ever do
            "EXPERIENCE\n\nKromdal\t2018 - 2021\nGlasmorin\n- Built\n\n"
            "Velmora\t2014 - 2018\nGlasmorin Feld\n- Built\n",
            [("Kromdal", "Glasmorin"), ("Velmora", "Glasmorin Feld")],
        ),
        (  # a post without a known title above one with: no employer of both, as its dates show
            "EXPERIENCE\n\nLight, Kromdal, Boise, ID\t2018 - 2021\nEngineer, Velmora, Boise, ID\t2014 - 2018\n",
            [("Kromdal", "Light"), ("Velmora", "Engineer")],
        ),
        (  # from and to in cells of their own
            "EXPERIENCE\n\nJan 2019\tTo date\tKromdal\tEngineer\nMar 2014\tDec 2018\tVelmora\tFitter\n",
            [("Kromdal", "Engineer"), ("Velmora", "Fitter")],
        ),
        (  # the employer stands where the others do, and a branch named like a company beside it
            "EXPERIENCE\n\nEngineer\nKromdal – Graz Branch\n2018 - 2021\n- Built\n\nFitter\nVelmora – Mall of Graz\n"
            "2014 - 2018\n- Built\n\nBuilder\nOstrahn – Hainbuch\n2010 - 2014\n- Built\n",
            [("Kromdal", "Engineer"), ("Velmora", "Fitter"), ("Ostrahn", "Builder")],
        ),
        (  # two places beside a title: the first one is an employer's name
            "EXPERIENCE\n\nEngineer\t2018 - 2021\nNationwide | Boise, ID\n- Built\n\n"
            "Fitter\t2014 - 2018\nVelmora | Boise, ID\n- Built\n",
            [("Nationwide", "Engineer"), ("Velmora", "Fitter")],
        ),
    ],
)
def test_the_other_entries_tell_what_is_what(body: str, posts: list[tuple[str, str]]) -> None:
    assert _posts(_read(body)) == posts


def test_a_title_repeats_the_headline() -> None:
    body = "EXPERIENCE\n\nKromdal\t2018 - 2021\nGlasmorin Feld\n- Built\n"
    assert _posts(_read(body, "GLASMORIN FELD\n")) == [("Kromdal", "Glasmorin Feld")]


def test_schools_that_no_word_names_stand_where_the_other_schools_do() -> None:
    body = "EDUCATION\n\nMSc Glass, University of Graz, Graz\n2010 - 2012\n\nQVB Light, Kromdal, Graz\n2006 - 2010\n"
    assert [entry["institution"] for entry in _read(body)["education"]] == ["University of Graz", "Kromdal"]


def test_a_line_below_a_date_set_like_the_others_is_a_title() -> None:
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        r"*Kromdal Bureau, Graz* #h(1fr) 2018 – 2021 \ _Glasmorin_" + "\n- Built\n\n"
        r"*Velmora Bureau, Graz* #h(1fr) 2014 – 2018 \ _Engineer_" + "\n- Built\n"
    )
    assert _posts(document) == [("Kromdal Bureau", "Glasmorin"), ("Velmora Bureau", "Engineer")]


@pytest.mark.parametrize(
    "head",
    [
        "#text(30pt)[Ilse Marquardt]#text(18pt)[ Meister des Glases]",
        r"#text(30pt)[*Ilse Maria Anna*] \ #text(30pt)[*Marquardt*]",
    ],
)
def test_a_name_ends_where_its_size_does(head: str) -> None:
    document = _page(
        head + "\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\nEngineer, Kromdal GmbH #h(1fr) 2014 – 2018\n"
    )
    assert document["basics"]["name"] in ("Ilse Marquardt", "Ilse Maria Anna Marquardt")
    assert "Meister" not in document["basics"]["name"]


def test_labels_in_frames_are_skills_of_their_own() -> None:
    chips = " ".join(
        f"#box(inset: 3pt, stroke: gray)[{name}]"
        for name in ("Cold working", "Engraving", "Kiln building", "Mould making", "Polishing")
    )
    document = _page(f"#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*SKILLS*]\n\n{chips}\n\n")
    assert document["skills"][0]["keywords"][:3] == ["Cold working", "Engraving", "Kiln building"]


def test_dates_and_places_in_the_right_margin_belong_to_the_entries_beside_them() -> None:
    entry = (
        "#grid(columns: (1fr, 4cm), [*{}*, {} \n- Built kilns for the whole valley and beyond it\n"
        "- Kept them\n], align(right)[Graz \\ {}])\n"
    )
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        + entry.format("Engineer", "Kromdal", "2018 – 2021")
        + entry.format("Fitter", "Velmora", "2014 – 2018")
        + entry.format("Builder", "Ostrahn", "2010 – 2014")
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter"), ("Ostrahn", "Builder")]
    assert [post["startDate"] for post in document["work"]] == ["2018", "2014", "2010"]


def test_cells_that_begin_row_by_row_beside_the_dates_are_no_column() -> None:
    rows = "".join(
        f"[{time} \\ {months}],[*{name}* \\ {town} \\ *{title}* \\ Built kilns.],"
        for time, months, name, town, title in (
            ("May 2018 – May 2021", "3 years", "Kromdal", "Hainbuch", "Zorbist"),
            ("May 2014 – May 2018", "4 years", "Velmora", "Ostrahn", "Velming"),
        )
    )
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        f"#grid(columns: (5cm, 1fr), row-gutter: 14pt, {rows})\n#text(13pt)[*SKILLS*]\n\nGlazing"
    )
    assert [post["startDate"] for post in document["work"]] == ["2018-05", "2014-05"]
    assert {post["name"] for post in document["work"]} == {"Kromdal", "Velmora"}


def test_broken_cells_of_a_table_are_whole() -> None:
    cells = (
        *("[Period],[Employer],[Post],[Duties],", "[May 2018 – May 2021],[Kromdal Glass Works],"),
        *("[Senior Kiln Engineer],[Built kilns],", "[May 2014 – May 2018],[Velmora],[Fitter],[Fitted them]"),
    )
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        f"#table(columns: (2.2cm, 2.6cm, 2.4cm, 1fr), {''.join(cells)})\n"
    )
    assert _posts(document) == [("Kromdal Glass Works", "Senior Kiln Engineer"), ("Velmora", "Fitter")]


def test_posts_above_the_first_heading_and_lead_ins_within_them() -> None:
    entry = "*{}* \\ {} ({}) \\ Built.\n\n*Selected projects:*\n- A kiln, 2019\n\n"
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*Glassworks*]\n\n"
        + entry.format("Engineer", "Kromdal", "2018 – 2021")
        + entry.format("Fitter", "Velmora", "2014 – 2018")
        + "#text(13pt)[*Employment before*]\n\n*Builder* \\ Ostrahn (2010 – 2014)\n"
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter"), ("Ostrahn", "Builder")]


def test_entries_side_by_side_are_read_one_after_the_other() -> None:
    card = "*{}* \\ {} \\ {} \\ Blew and cut glass for the valley."
    cards = ", ".join(
        f"[{card.format(*texts)}]"
        for texts in (
            ("Glass Engineer", "Kromdal", "2018 – 2021"),
            ("Fitter", "Velmora", "2014 – 2018"),
            ("Builder", "Ostrahn", "2010 – 2014"),
        )
    )
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        f"#grid(columns: (1fr, 1fr, 1fr), column-gutter: 12pt, {cards})\n"
    )
    assert _posts(document) == [("Kromdal", "Glass Engineer"), ("Velmora", "Fitter"), ("Ostrahn", "Builder")]


def test_a_gap_between_two_entries_parts_them() -> None:
    entry = r"{} \ {} \ {} \ {}" + "\n\n#v(6pt)\n\n"
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        + entry.format("Kromdal", "Engineer", "May 2018 – May 2021", "Hainbuch")
        + entry.format("Velmora", "Fitter", "May 2014 – May 2018", "Ostlitz")
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter")]


def test_dates_and_places_in_the_left_margin_do_not_part_headings_from_entries() -> None:
    entry = "#grid(columns: (3cm, 1fr), column-gutter: 8pt, align(right)[{} \\ Graz], [*{}* \\ {} \\ Kept it all.])\n"
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        + entry.format("2018 – 2021", "Engineer", "Kromdal")
        + entry.format("2014 – 2018", "Fitter", "Velmora")
        + "#text(13pt)[*EDUCATION*]\n\n"
        + entry.format("2010 – 2014", "BSc Glass", "University of Graz")
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter")]
    assert document["education"][0]["institution"] == "University of Graz"


def test_a_right_column_set_flush_right_is_a_column() -> None:
    side = "#text(11pt)[*SKILLS*] \\ Engraving \\ Cold working \\ Kilns \\ Moulds \\ Cutting glass \\ Sandblasting \\ Lead"
    job = "*{}* \\ {}, {} \\ Long work at the kiln, by day and by night, until the fires went out.\n\n"
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#grid(columns: (11cm, 1fr), [#text(11pt)[*EXPERIENCE*]\n\n"
        + job.format("Engineer", "Kromdal", "2018 – 2021")
        + job.format("Fitter", "Velmora", "2014 – 2018")
        + f"], align(right)[{side}])"
    )
    assert len(document["work"]) == 2
    assert "Sandblasting" in document["skills"][0]["keywords"]


def test_posts_and_courses_without_any_heading() -> None:
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT Glass engineer for churches and stations.\n\n"
        r"*Kromdal, Graz* #h(1fr) 2018 – 2021 \ _Engineer_ \ Restored nine windows and a dome." + "\n\n"
        r"*Velmora, Graz* #h(1fr) 2014 – 2018 \ _Fitter_ \ Leaded, cut and carried all of it." + "\n\n"
        "BSc Glass, University of Graz, 2014\n"
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter")]
    assert document["education"][0]["institution"] == "University of Graz"


def test_sentences_under_a_heading_of_strengths_are_a_summary() -> None:
    told = "".join(
        f"- Cut the waste of the {place} glassworks by a third.\n" for place in ("old", "new", "big")
    )
    document = _read("SKILLS\n\n" + told + "\nEXPERIENCE\n\nEngineer, Kromdal GmbH\n2018 - 2021\n")
    assert "skills" not in document
    assert "old glassworks" in document["basics"]["summary"]


def test_what_an_employer_does_may_stand_above_the_title() -> None:
    entry = (
        r"#text(12pt)[*{}*] #h(1fr) Graz \ _Windows for churches and stations, since 1920._ \ *{}* ({})"
        + "\n- Built\n\n"
    )
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        + entry.format("Kromdal", "Engineer", "2018 – 2021")
        + entry.format("Velmora", "Fitter", "2014 – 2018")
    )
    assert _posts(document) == [("Kromdal", "Engineer"), ("Velmora", "Fitter")]


def test_schools_above_dated_degrees_that_no_word_names() -> None:
    body = "EDUCATION\n\nKromdal Heights\nNC Glass, 2012\nThe Velmora Institute\nHighers, 2010\n"
    schools = [entry["institution"] for entry in _read(body)["education"]]
    assert schools == ["Kromdal Heights", "The Velmora Institute"]


def test_letters_set_apart_in_plain_text_are_words() -> None:
    document = parse_text(
        HEAD.format(label="").replace("Ilse Marquardt", "I L S E   M A R Q U A R D T")
        + "EXPERIENCE\n\nEngineer, Kromdal GmbH\n2018 - 2021\n"
    )[1].document
    assert document["basics"]["name"] == "Ilse Marquardt"


def test_schools_stand_where_the_other_schools_do() -> None:
    body = (
        "EDUCATION\n\nUniversity of Graz, Graz\nMSc Glass\n2010 - 2012\nQVB Light\n\n"
        "Kromdal, Hainbuch\nBSc Glass\n2006 - 2010\n"
    )
    assert [entry["institution"] for entry in _read(body)["education"]] == ["University of Graz", "Kromdal"]


def test_a_name_broken_by_a_narrow_column_is_whole() -> None:
    side = r"#text(12pt)[*EDUCATION*] \ *KROMDAL TECHNICAL \ UNIVERSITY* \ MSc Glass \ 2010 – 2012"
    job = "*{}* \\ {}, {} \\ Long work at the kiln, by day and by night, until the fires went out.\n\n"
    document = _page(
        "#text(20pt)[Ilse Marquardt]\n\nCONTACT#grid(columns: (4.6cm, 1fr), column-gutter: 1cm, ["
        + side
        + "], [#text(12pt)[*EXPERIENCE*]\n\n"
        + job.format("Engineer", "Kromdal", "2018 – 2021")
        + job.format("Fitter", "Velmora", "2014 – 2018")
        + "])"
    )
    assert [entry["institution"].upper() for entry in document["education"]] == [
        "KROMDAL TECHNICAL UNIVERSITY"
    ]


def test_months_of_a_post_are_no_phone() -> None:
    text = (
        "Ilse Marquardt\nilse@posteo.example\n0316 5550 731\n\nEXPERIENCE\n\n10/13 – 1/17\tFitter\nKromdal\n"
    )
    assert parse_text(text)[1].document["basics"]["phone"] == "0316 5550 731"


def test_headings_in_the_middle_of_the_page_part_no_columns() -> None:
    entry = "#grid(columns: (1fr, auto))[*{}*][Graz, Austria]\n#grid(columns: (1fr, auto))[_{}_][{}]\n- Built it all\n"
    head = "#align(center)[#text(12pt)[*{}*]]\n"
    document = _page(
        "#align(center)[#text(20pt)[Ilse Marquardt]]\n\nCONTACT"
        + head.format("Education")
        + "#grid(columns: (1fr, auto))[*UNIVERSITY OF GRAZ*][Graz, Austria]\nMSc Glass #h(1fr) 2014\n\n"
        + head.format("Experience")
        + entry.format("KROMDAL", "Engineer", "2018 – 2021")
        + entry.format("VELMORA", "Fitter", "2014 – 2018")
        + head.format("Additional")
        + "- Interests: bees, glass\n"
    )
    assert [(name.upper(), title) for name, title in _posts(document)] == [
        ("KROMDAL", "Engineer"),
        ("VELMORA", "Fitter"),
    ]


def test_a_place_is_no_name_turned_round_and_a_domain_of_ones_own_tells_the_name() -> None:
    text = (
        "Burlington, Vermont\n802-555-0134\nhello@ilsemarquardt.example\n\nIlse Marquardt\nGlass engineer\n\n"
        "EXPERIENCE\n\nEngineer, Kromdal GmbH\n2018 - 2021\n"
    )
    assert parse_text(text)[1].document["basics"]["name"] == "Ilse Marquardt"


def test_a_town_of_several_words_and_a_style_that_goes_on_below() -> None:
    body = (
        "EXPERIENCE\n\nVelmora, Sevilla\t2018 - 2021\nEngineer\n- Built\n\n"
        "Kromdal, El Puerto de Ostrahn\t2014 - 2018\nEngineer\n- Built\n"
    )
    assert _posts(_read(body)) == [("Velmora", "Engineer"), ("Kromdal", "Engineer")]
    document = _page(
        "#set page(width: 12.6cm)\n#text(20pt)[Ilse Marquardt]\n\nCONTACT#text(13pt)[*EXPERIENCE*]\n\n"
        "*Kromdal Services, Hainbuch, OH —* _Glass Conservation Technician_ \\ 2018 – 2021\n- Built\n"
    )
    assert _posts(document) == [("Kromdal Services", "Glass Conservation Technician")]


def test_a_university_of_a_county_does_not_take_its_town() -> None:
    body = "EDUCATION\n\nBA Geography, University of Sussex, Hove, 2016\n"
    assert _read(body)["education"][0]["institution"] == "University of Sussex"


def test_a_name_between_its_town_and_its_contacts() -> None:
    text = (
        "Hainbuch\tIlse Marquardt\t0316 5550 731\nimarquardt@posteo.example\n\n"
        "EXPERIENCE\n\nEngineer, Kromdal GmbH\n2018 - 2021\n\nEDUCATION\n\nCertificate III Glass, Kromdal TAFE, 2012\n"
    )
    document = parse_text(text)[1].document
    assert document["basics"]["name"] == "Ilse Marquardt"
    assert document["education"][0]["institution"] == "Kromdal TAFE"
